import { whyInstanceNotJudged } from '../../judging/databases';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { onceEach } from '../../lib/once-each';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type DbInstance, type Ec2InstanceType } from '../../model/artifacts';
import { sharesVolume } from '../../model/db-engines';
import { typeOfClass } from '../db-classes';
import { densityInWords, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS } from '../entrance-traffic';
import { withoutZone } from '../failover';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { useAt } from '../growth';
import { type InstanceMetric, type InstanceUse, measureInstance } from '../instance-use';
import { raiseStorage, sustainedIops, sustainedThroughput } from '../storage-performance';

const MIB = 1024 ** 2;

/** One of the two limits of storage, and how its use was measured. */
interface DiskLimit extends InstanceMetric {
  readonly raises: 'iops' | 'storageThroughput';
  readonly title: string;
  readonly unit: string;
  /** @param carried What was used at normal peak; null where it is not known. */
  sustained(instance: DbInstance, carried: number | null): ReturnType<typeof sustainedIops>;
  /** What the instances of a type carry, in the unit. */
  carriedBy(ebs: NonNullable<Ec2InstanceType['ebs']>): {
    readonly baseline: number;
    readonly maximum: number;
  };
}

const OPERATIONS: DiskLimit = {
  raises: 'iops',
  title: 'Reads and writes',
  unit: 'IOPS',
  metrics: 'ReadIOPS, WriteIOPS',
  peakOf: ({ diskIops }) => diskIops,
  byHour: ({ diskIopsByHour }) => diskIopsByHour,
  sustained: sustainedIops,
  carriedBy: ({ baselineIops, maximumIops }) => ({ baseline: baselineIops, maximum: maximumIops }),
};

const THROUGHPUT: DiskLimit = {
  raises: 'storageThroughput',
  title: 'Disk throughput',
  unit: 'MiB/s',
  metrics: 'ReadThroughput, WriteThroughput',
  peakOf: ({ diskBytesPerSecond: peak }) => peak && { ...peak, value: peak.value / MIB },
  byHour: ({ diskBytesPerSecondByHour: hours }) =>
    hours?.map((bytes) => (bytes === null ? null : bytes / MIB)),
  sustained: sustainedThroughput,
  carriedBy: ({ baselineMBps, maximumMBps }) => ({
    baseline: toMiB(baselineMBps),
    maximum: toMiB(maximumMBps),
  }),
};

const toMiB = (megabytes: number): number => (megabytes * 1e6) / MIB;

/** What both families say alike. */
const ALIKE = {
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
  workbook: '12 Performance',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbInstancePeaks', 'dbClusters', 'ec2InstanceTypes', ...ENTRANCE_ARTIFACTS],
} as const;

export const dbIops = defineCeilingFamily({
  ...ALIKE,
  id: 'db-iops',
  title: 'Database has the disk operations that the peak needs',
  failureTitle: 'Database saturates its disk before the peak',
  why: 'Storage that is asked for more reads and writes than it sustains makes every query wait for it, while the CPU stands idle and no alarm on it goes off.',
  unit: 'IOPS',
  formula:
    'peak of ReadIOPS + WriteIOPS × m, against what the storage sustains: what is provisioned; else what is part of gp3, or 3 for each GiB of gp2. All of it is taken to grow, unless the hours of the look-back show that a share does not, as for the CPU. No more counts than the class carries, if AWS says that. Bursts count only as far as they carried the normal peak. Aurora has no such limit. Without a zone, what falls to it of the instances that are lost comes on top.',
  remedy: 'Provision more IOPS, change to gp3 or io2, add read replicas, or put a cache in front.',
  estimate: (artifacts, context) => estimate(OPERATIONS, artifacts, context),
});

export const dbThroughput = defineCeilingFamily({
  ...ALIKE,
  id: 'db-throughput',
  title: 'Database has the disk throughput that the peak needs',
  failureTitle: 'Database saturates the throughput of its disk before the peak',
  why: 'Large reads, such as scans of tables, fill the throughput of storage long before its operations; then every query waits for it.',
  unit: 'MiB/s',
  formula:
    'peak of ReadThroughput + WriteThroughput × m, against what the storage sustains: what is provisioned or part of gp3, what the size of gp2 gives, or the IOPS of io1 and io2; and no more than the class carries. It grows as for db-iops.',
  remedy: 'Provision more throughput, change to gp3 or io2, add read replicas, or put a cache in front.',
  estimate: (artifacts, context) => estimate(THROUGHPUT, artifacts, context),
});

type DiskArtifacts = Pick<Artifacts, 'dbInstances'> & Partial<Artifacts>;

function estimate(limit: DiskLimit, artifacts: DiskArtifacts, context: FamilyContext): CeilingDraft[] {
  const measuring: Measuring = onceEach((disk) =>
    onceEach((instance) => measureInstance(disk, instance, artifacts, context)),
  );
  return artifacts.dbInstances
    .filter(
      (instance) =>
        whyInstanceNotJudged(instance) === null &&
        !sharesVolume(instance.engine) &&
        context.carriesTraffic(ARTIFACTS.dbInstances.owner(instance)),
    )
    .map((instance) => diskCeiling(limit, instance, measuring, artifacts, context));
}

/** Measures what databases do on their disks, in the unit of a limit. */
type Measuring = (disk: DiskLimit) => (instance: DbInstance) => InstanceUse;

function diskCeiling(
  disk: DiskLimit,
  instance: DbInstance,
  measuring: Measuring,
  artifacts: DiskArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { raises, title, unit, metrics } = disk;
  const { dbInstanceIdentifier: name, engine, storageType } = instance;
  const { shown, density } = measuring(disk)(instance);
  const now = shown === null ? null : shown.peak.value;
  const ofStorage = disk.sustained(instance, now);
  const ofClass = limitOfClass(disk, instance, now ?? 0, artifacts.ec2InstanceTypes);
  const { words, ...zonal } = withoutZone(instance, artifacts, unit, measuring(disk));
  return {
    resource: name,
    title: `${title} of ${name} (${engine}, ${storageType})`,
    unit,
    now,
    ...(shown
      ? {
          use: shown.growth.use,
          useByDay: shown.growth.useByDay,
          ...understatedBy(density),
          ...ofClass.unread,
          isFlattened: isKnown(density) && density.isFlattened,
        }
      : { use: null, ...density }),
    ...zonal,
    ...(isKnown(ofStorage)
      ? { limit: Math.min(ofStorage.value, ofClass.value) }
      : { limit: null, ...ofStorage }),
    evidence: [
      ...(shown
        ? [
            {
              source: `AWS/RDS ${metrics}`,
              at: shown.peak.at,
              detail: `${round(shown.peak.value)} ${unit} at normal peak${shown.growth.words} ${densityInWords(density)}`,
            },
          ]
        : []),
      {
        source: 'rds:DescribeDBInstances',
        at: context.asOf,
        detail: [isKnown(ofStorage) ? ofStorage.because : ofStorage.missing, ofClass.because, words]
          .filter((one) => one !== '')
          .join(' '),
      },
    ],
    fix: (expected) => {
      const peakOf = (one: DiskLimit): number => {
        const { failover } = withoutZone(instance, artifacts, one.unit, measuring(one));
        const taken = failover?.taken.map((use) => useAt(use, 1)) ?? [];
        return (measuring(one)(instance).shown?.peak.value ?? 0) + Math.max(0, ...taken);
      };
      // Where nothing was measured, the plan itself says what is expected, and nothing tells how many times as much that is.
      const times = expected / peakOf(disk);
      const neededOf = (one: DiskLimit): number =>
        withRoom(one === disk ? expected : peakOf(one) * (Number.isFinite(times) ? times : 1), context);
      const needed = { iops: neededOf(OPERATIONS), throughput: neededOf(THROUGHPUT) };
      const ofUnit = raises === 'iops' ? needed.iops : needed.throughput;
      return ofClass.value < ofUnit
        ? chooseClass(instance, `${ofUnit} ${unit}`, `${round(ofClass.value)} ${unit}`)
        : raiseStorage(instance, needed, raises, context.target);
    },
  };
}

/** How much the class of a database carries to its storage: without end where AWS does not say it. */
function limitOfClass(
  { unit, carriedBy }: DiskLimit,
  { dbInstanceClass }: DbInstance,
  carried: number,
  types: Artifacts['ec2InstanceTypes'] | undefined,
) {
  const type = types?.[typeOfClass(dbInstanceClass)];
  if (!type?.ebs) {
    // A class may have no type in EC2, and AWS may not say it of a type: then nothing more is to be had.
    const isRead = types !== undefined && (type === undefined || type.ebs === null);
    return {
      value: Number.POSITIVE_INFINITY,
      because: `What its class ${dbInstanceClass} carries is not known.`,
      unread: isRead ? {} : { understated: 'What its class carries to its storage could not be read.' },
    };
  }
  const { baseline, maximum } = carriedBy(type.ebs);
  const value = Math.max(baseline, Math.min(carried, maximum));
  return { value, because: `Its class ${dbInstanceClass} carries ${round(value)} ${unit}.`, unread: {} };
}

/** More of storage would change nothing where the class carries no more. */
const chooseClass = (
  { dbInstanceIdentifier: name, dbInstanceClass }: DbInstance,
  needed: string,
  carried: string,
): FixDraft => ({
  action: `Choose a class for ${name} that carries ${needed} between it and its storage, and storage that sustains them, or take load off it with read replicas or a cache: ${dbInstanceClass} carries ${carried}.`,
  lead: 'database',
});

/** What must be sustained so that something is used with room; without the last bits of floating point, which would round up. */
const withRoom = (used: number, { plan }: FamilyContext): number =>
  Math.ceil(Number((used / plan.thresholds.yellow).toPrecision(12)));
