import { isKnown, type Missing } from '../../judging/known';
import { lookup } from '../../lib/lookup';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type Ec2Instance,
  type Ec2InstanceType,
  type Peak,
  type Volume,
  type VolumePeak,
} from '../../model/artifacts';
import { type Density, densityInWords, densityOf, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS } from '../entrance-traffic';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type FixedFleet, FLEET_ARTIFACTS, fixedFleets, withoutFullestZone } from '../fixed-fleets';
import { perhapsOnly, sumUses, type Use, useAt } from '../growth';
import { growthOf, type MeasuredGrowth } from '../measured-share';
import type { Performance, Sustained } from '../storage-performance';
import { raiseVolume, volumeIops, volumeThroughput } from '../volume-performance';

const MIB = 1024 ** 2;

/** One of the two limits of a volume, and how its use was measured. */
interface VolumeLimit {
  readonly raises: keyof Performance;
  readonly title: string;
  readonly unit: string;
  readonly metrics: string;
  /** In the unit. */
  peakOf(peaks: VolumePeak): Peak | null;
  byHour(peaks: VolumePeak): readonly (number | null)[];
  /** null where it is not limited so. */
  sustained(volume: Volume, carried: number): Sustained | Missing | null;
  /** What the instances of a type carry, in the unit. */
  carriedBy(ebs: NonNullable<Ec2InstanceType['ebs']>): {
    readonly baseline: number;
    readonly maximum: number;
  };
}

const OPERATIONS: VolumeLimit = {
  raises: 'iops',
  title: 'Reads and writes',
  unit: 'IOPS',
  metrics: 'VolumeReadOps, VolumeWriteOps',
  peakOf: ({ iops }) => iops,
  byHour: ({ iopsByHour }) => iopsByHour,
  sustained: volumeIops,
  carriedBy: ({ baselineIops, maximumIops }) => ({ baseline: baselineIops, maximum: maximumIops }),
};

const THROUGHPUT: VolumeLimit = {
  raises: 'throughput',
  title: 'Throughput',
  unit: 'MiB/s',
  metrics: 'VolumeReadBytes, VolumeWriteBytes',
  peakOf: ({ bytesPerSecond: peak }) => peak && { ...peak, value: peak.value / MIB },
  byHour: ({ bytesPerSecondByHour }) =>
    bytesPerSecondByHour.map((bytes) => (bytes === null ? null : bytes / MIB)),
  sustained: volumeThroughput,
  carriedBy: ({ baselineMBps, maximumMBps }) => ({
    baseline: (baselineMBps * 1e6) / MIB,
    maximum: (maximumMBps * 1e6) / MIB,
  }),
};

/** What both families say alike. */
const ALIKE = {
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html',
  workbook: '12 Performance',
  kind: 'physical',
  elastic: true,
  needs: ['ec2Instances', 'volumes'],
  uses: ['volumePeaks', 'ec2InstanceTypes', ...FLEET_ARTIFACTS, ...ENTRANCE_ARTIFACTS],
} as const;

export const volumeOperations = defineCeilingFamily({
  ...ALIKE,
  id: 'volume-iops',
  title: 'Volumes have the reads and writes that the peak needs',
  failureTitle: 'Volume reaches its IOPS before the peak',
  why: 'A volume that is asked for more reads and writes than it sustains makes every request wait for it, while the CPU stands idle.',
  unit: 'IOPS',
  formula:
    'peak of VolumeReadOps + VolumeWriteOps a second × m, of each volume of the instances of instance-cpu, against its IOPS: those provisioned, or 3 for each GiB of gp2; and of all volumes of an instance together, against what its type carries to them at least (it is red only where the busiest of them does not fit by itself). Bursts count only as far as they carried the normal peak. All of it is taken to grow, unless the hours of the look-back show that a share does not. Volumes on hard disks are held against their throughput alone.',
  remedy: 'Provision more IOPS, change to gp3 or io2, or choose a larger instance type.',
  estimate: (artifacts, context) => estimate(OPERATIONS, artifacts, context),
});

export const volumeBytes = defineCeilingFamily({
  ...ALIKE,
  id: 'volume-throughput',
  title: 'Volumes have the throughput that the peak needs',
  failureTitle: 'Volume reaches its throughput before the peak',
  why: 'Large reads and writes, such as of logs and uploads, fill the throughput of a volume long before its operations; then every request waits for it.',
  unit: 'MiB/s',
  formula:
    'peak of VolumeReadBytes + VolumeWriteBytes a second × m, in the same way, against what the volume sustains: what is provisioned for gp3, what the size of gp2, st1 and sc1 gives, or the IOPS of io1 and io2; and of all volumes of an instance against what its type carries.',
  remedy: 'Provision more throughput, change to gp3 or io2, or choose a larger instance type.',
  estimate: (artifacts, context) => estimate(THROUGHPUT, artifacts, context),
});

type VolumeArtifacts = Pick<Artifacts, 'ec2Instances' | 'volumes'> & Partial<Artifacts>;

const volumesOf = lookup(({ instanceIds }: Volume) => instanceIds);
const peaksById = lookup(({ volumeId }: VolumePeak) => [volumeId]);

/** A volume, and what it does at normal peak of one of the limits. */
interface Measured {
  readonly volume: Volume;
  readonly peak: Peak | null;
  readonly density: Density | Missing;
  readonly growth: MeasuredGrowth | null;
}

function estimate(limit: VolumeLimit, artifacts: VolumeArtifacts, context: FamilyContext): CeilingDraft[] {
  const fleets = fixedFleets(artifacts, context.placed);
  const ids = new Set(fleets.flatMap(({ instances }) => instances.map(({ instanceId }) => instanceId)));
  // One that several instances share is told once.
  const isToldOf = (instance: Ec2Instance, { instanceIds }: Volume): boolean =>
    instanceIds.find((id) => ids.has(id)) === instance.instanceId;
  return fleets.flatMap((fleet) =>
    fleet.instances.flatMap((instance) => {
      const measured = volumesOf(artifacts.volumes, instance.instanceId).map((volume) =>
        measure(limit, volume, instance, artifacts, context),
      );
      return [
        ...measured
          .filter(({ volume }) => isToldOf(instance, volume))
          .flatMap((one) => volumeCeiling(limit, one, instance, fleet, artifacts, context)),
        ...instanceCeiling(limit, measured, instance, fleet, artifacts, context),
      ];
    }),
  );
}

function measure(
  { metrics, peakOf, byHour }: VolumeLimit,
  volume: Volume,
  instance: Ec2Instance,
  { volumePeaks }: VolumeArtifacts,
  context: FamilyContext,
): Measured {
  const [peaks] = peaksById(volumePeaks, volume.volumeId);
  const peak = peaks ? peakOf(peaks) : null;
  const owner = ARTIFACTS.ec2Instances.owner(instance);
  return {
    volume,
    peak,
    density: densityOf(peak, peaks?.window, 'means', `${metrics} of ${volume.volumeId}`),
    growth:
      peaks && peak
        ? growthOf({ byHour: byHour(peaks), window: peaks.window, peak: peak.value }, context.traffic, {
            elasticity: context.elasticity(owner),
            added: context.addedTo(owner),
            multiplier: context.multiplier,
          })
        : null,
  };
}

function volumeCeiling(
  limit: VolumeLimit,
  { volume, peak, density, growth }: Measured,
  instance: Ec2Instance,
  fleet: FixedFleet,
  artifacts: VolumeArtifacts,
  context: FamilyContext,
): CeilingDraft[] {
  const { volumeId, volumeType } = volume;
  const { title, unit, metrics, raises } = limit;
  const sustained = limit.sustained(volume, peak?.value ?? 0);
  if (sustained === null) return [];
  return [
    {
      resource: volumeId,
      title: `${title} of ${volumeId} (${volumeType}, of ${instance.instanceId})`,
      unit,
      now: peak?.value ?? null,
      ...(growth
        ? {
            use: growth.use,
            useByDay: growth.useByDay,
            ...understatedBy(density),
            isFlattened: isKnown(density) && density.isFlattened,
          }
        : { use: null, ...(isKnown(density) ? {} : density) }),
      ...withoutFullestZone(fleet, growth?.use ?? null),
      ...(isKnown(sustained) ? { limit: sustained.value } : { limit: null, ...sustained }),
      evidence: [
        ...(growth && peak
          ? [
              {
                source: `AWS/EBS ${metrics}`,
                at: peak.at,
                detail: `${round(peak.value)} ${unit} at normal peak${growth.words} ${densityInWords(density)}`,
              },
            ]
          : []),
        {
          source: 'ec2:DescribeVolumes',
          at: context.asOf,
          detail: isKnown(sustained) ? sustained.because : sustained.missing,
        },
      ],
      fix: (expected) => {
        const times = peak && peak.value > 0 ? expected / peak.value : 1;
        const neededOf = (one: VolumeLimit): number => {
          const used = measure(one, volume, instance, artifacts, context).peak?.value ?? 0;
          return withRoom(one === limit ? expected : used * times, context);
        };
        const needed = { iops: neededOf(OPERATIONS), throughput: neededOf(THROUGHPUT) };
        return raiseVolume(volume, needed, raises, context.target);
      },
    },
  ];
}

/** What all volumes of an instance do together; none where AWS does not say what its type carries. */
function instanceCeiling(
  limit: VolumeLimit,
  measured: readonly Measured[],
  { instanceId, instanceType }: Ec2Instance,
  fleet: FixedFleet,
  { ec2InstanceTypes }: VolumeArtifacts,
  context: FamilyContext,
): CeilingDraft[] {
  const facts = ec2InstanceTypes?.[instanceType];
  if (measured.length === 0 || (facts !== undefined && !facts.ebs)) return [];
  const { title, unit, metrics } = limit;
  const known = measured.flatMap(({ growth, peak }) => (growth && peak ? { growth, peak } : []));
  const unknown = measured.find(({ density }) => !isKnown(density))?.density;
  const now = known.reduce((sum, { peak }) => sum + peak.value, 0);
  const { baseline, maximum } = facts?.ebs ? limit.carriedBy(facts.ebs) : { baseline: 0, maximum: 0 };
  const carried = Math.max(baseline, Math.min(now, maximum));
  const use = known.length === 0 ? null : together(known.map(({ growth }) => growth.use));
  return [
    {
      resource: instanceId,
      title: `${title} of all volumes of ${instanceId} (${instanceType})`,
      unit,
      now: known.length === 0 ? null : now,
      use,
      ...(unknown === undefined || isKnown(unknown)
        ? {}
        : use === null
          ? unknown
          : { understated: unknown.missing }),
      ...withoutFullestZone(fleet, use),
      isFlattened: measured.some(({ density }) => isKnown(density) && density.isFlattened),
      ...(facts === undefined
        ? { limit: null, missing: `What ${instanceType} carries to its volumes could not be read.` }
        : { limit: carried }),
      evidence: [
        {
          source: `AWS/EBS ${metrics}`,
          at: null,
          detail: `${round(now)} ${unit} of ${measured.length} ${measured.length === 1 ? 'volume' : 'volumes'} at their normal peaks, taken to be at the same time.`,
        },
        {
          source: 'ec2:DescribeInstanceTypes',
          at: context.asOf,
          detail:
            facts === undefined
              ? `What ${instanceType} carries could not be read.`
              : `${instanceType} carries ${round(baseline)} ${unit} at any time${maximum > baseline ? `, and up to ${round(maximum)} in bursts` : ''}.`,
        },
      ],
      fix: (expected) => ({
        action: `Choose an instance type for ${instanceId} that carries ${withRoom(expected, context)} ${unit} to its volumes at any time, or run more instances: ${instanceType} carries ${round(carried)}.`,
        lead: 'rebuild',
      }),
    },
  ];
}

/** All of several uses, of which no more than the largest may come at a time. */
function together(uses: readonly Use[]): Use {
  const all = sumUses(0, uses);
  return uses.length === 1
    ? all
    : perhapsOnly(
        all,
        uses.reduce((a, b) => (useAt(b, 1) > useAt(a, 1) ? b : a)),
      );
}

/** What must be sustained so that something is used with room; without the last bits of floating point, which would round up. */
const withRoom = (used: number, { plan }: FamilyContext): number =>
  Math.ceil(Number((used / plan.thresholds.yellow).toPrecision(12)));
