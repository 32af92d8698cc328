import { isKnown } from '../../judging/known';
import { lookup } from '../../lib/lookup';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type Ec2Instance,
  type Ec2InstancePeak,
  type Peak,
} from '../../model/artifacts';
import { lookbackOf } from '../../plan/lookback';
import { densityInWords, densityOf, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS, isOutside } from '../entrance-traffic';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type FixedFleet, FLEET_ARTIFACTS, fixedFleets, withoutFullestZone } from '../fixed-fleets';
import { perhapsOnly } from '../growth';
import { growthOf } from '../measured-share';

/** All vCPUs of an instance are busy: requests wait for each other from here on. */
const ALL_CPU_PERCENT = 100;

export const instanceCpu = defineCeilingFamily({
  id: 'instance-cpu',
  title: 'Instances without an Auto Scaling group have the CPU that the peak needs',
  failureTitle: 'Instances without an Auto Scaling group run out of CPU before the peak',
  why: 'Nothing launches more of such instances: once all of their CPU is busy, requests queue up and time out.',
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'peak CPUUtilization × m of the busiest instance, against 100 %, for the instances together that a target group or a Classic Load Balancer leads to (others by their name), if they are in no Auto Scaling group and no cluster. It is red only where the mean of the instances does not fit either, since a load balancer may give the busy ones less. All of it is taken to grow, unless the hours of the look-back show that a share does not. Without the zone that has the most of them the others carry all. What a burstable type may use once its credits are spent is a check of its own.',
  remedy: 'Run more instances or larger ones, or let an Auto Scaling group launch them.',
  kind: 'physical',
  elastic: true,
  needs: ['ec2Instances'],
  uses: ['ec2InstancePeaks', ...FLEET_ARTIFACTS, ...ENTRANCE_ARTIFACTS],
  estimate: (artifacts, context) =>
    fixedFleets(artifacts, context.placed).map((fleet) => fleetCeiling(fleet, artifacts, context)),
});

const peaksById = lookup(({ instanceId }: Ec2InstancePeak) => [instanceId]);

/** What was measured of an instance that has data. */
type WithCpu = Ec2InstancePeak & { readonly cpuUtilization: Peak };

/** An instance with what was measured of it. */
interface Measured {
  readonly instance: Ec2Instance;
  readonly peaks: Ec2InstancePeak | undefined;
  readonly density: ReturnType<typeof densityOf>;
}

function fleetCeiling(
  fleet: FixedFleet,
  artifacts: Pick<Artifacts, 'ec2Instances'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const members = fleet.instances.map((instance): Measured => {
    const [peaks] = peaksById(artifacts.ec2InstancePeaks, instance.instanceId);
    const density = densityOf(
      peaks?.cpuUtilization,
      peaks?.window,
      'means',
      `CPUUtilization of ${instance.instanceId}`,
    );
    return { instance, peaks, density };
  });
  const busiest = members.reduce((a, b) => (percentOf(b) > percentOf(a) ? b : a));
  const { instance, peaks } = busiest;
  const peak = peaks?.cpuUtilization ?? null;
  const grown =
    peaks && peak
      ? growthOfFleet(fleet, members, { ...busiest, peaks: { ...peaks, cpuUtilization: peak } }, context)
      : null;
  const count = fleet.instances.length;
  return {
    resource: fleet.name,
    title: `CPU of ${count === 1 ? 'the instance' : `the ${count} instances`} of ${fleet.name}`,
    unit: '%',
    now: peak?.value ?? null,
    ...(grown
      ? {
          use: grown.use,
          useByDay: grown.useByDay,
          ...understatedBy(whyMore(members) ?? busiest.density),
          isFlattened: isKnown(busiest.density) && busiest.density.isFlattened,
        }
      : { use: null, ...(isKnown(busiest.density) ? {} : busiest.density) }),
    ...withoutFullestZone(fleet, grown?.use ?? null),
    limit: ALL_CPU_PERCENT,
    evidence: [
      ...(peak && grown
        ? [
            {
              source: 'AWS/EC2 CPUUtilization',
              at: peak.at,
              detail: `${round(peak.value)} % at normal peak of ${inWords(instance)}, the busiest${grown.words} ${densityInWords(busiest.density)}`,
            },
            ...(grown.mean === null
              ? []
              : [
                  {
                    source: 'AWS/EC2 CPUUtilization',
                    at: null,
                    detail: `The mean of all ${count} was ${round(grown.mean)} % in its busiest hour: so much an instance would have if requests were divided evenly.`,
                  },
                ]),
          ]
        : []),
      {
        source: 'ec2:DescribeInstances, elasticloadbalancing:DescribeTargetHealth',
        at: context.asOf,
        detail: `${count === 1 ? 'It is' : `They are ${count}`} in no Auto Scaling group: nothing launches more as traffic grows.`,
      },
    ],
    fix: (expected) => {
      const times = expected / context.plan.thresholds.yellow / ALL_CPU_PERCENT;
      return {
        action: `Give ${fleet.name} at least ${timesRoundedUp(times)} times the CPU that ${inWords(instance)} has for each of its requests: ${Math.ceil(Number((count * times).toPrecision(12)))} such instances in place of ${count}, or larger ones; or move them into an Auto Scaling group that launches as many.`,
        lead: 'rebuild',
      };
    },
  };
}

const percentOf = ({ peaks }: Measured): number => peaks?.cpuUtilization?.value ?? -1;

const inWords = ({ instanceId, instanceType }: Ec2Instance): string => `${instanceId} (${instanceType})`;

/** Why another instance may be busier than the busiest that is known: none of its type has enough data. Null where none may. */
function whyMore(members: readonly Measured[]): { readonly missing: string } | null {
  const known = new Set(
    members.flatMap(({ instance, density }) => (isKnown(density) ? instance.instanceType : [])),
  );
  const other = members.find(({ instance }) => !known.has(instance.instanceType));
  return other === undefined || isKnown(other.density) ? null : other.density;
}

function growthOfFleet(
  { sharesLoad }: FixedFleet,
  members: readonly Measured[],
  {
    instance,
    peaks: { cpuUtilization, cpuUtilizationByHour, window },
  }: Measured & { readonly peaks: WithCpu },
  context: FamilyContext,
) {
  const owner = ARTIFACTS.ec2Instances.owner(instance);
  const asked = {
    elasticity: context.elasticity(owner),
    added: context.addedTo(owner),
    multiplier: context.multiplier,
  };
  const growthFrom = (byHour: readonly (number | null)[], peak: number) =>
    growthOf({ byHour, window, peak }, context.traffic, asked);
  const own = growthFrom(cpuUtilizationByHour, cpuUtilization.value);
  if (!sharesLoad || members.length === 1) return { ...own, mean: null };
  const hours = meanByHour(members);
  const isNormal = isOutside(lookbackOf(context.plan, context.asOf).exclude);
  const mean = hours.reduce(
    (most: number, value, hour) =>
      value !== null && isNormal(Date.parse(window.from) + hour * HOUR_MS, HOUR_MS)
        ? Math.max(most, value)
        : most,
    0,
  );
  return { ...own, use: perhapsOnly(own.use, growthFrom(hours, mean).use), mean };
}

const HOUR_MS = 3_600_000;

/** The means of all instances that have data in each hour. */
function meanByHour(members: readonly Measured[]): (number | null)[] {
  const series = members.map(({ peaks }) => peaks?.cpuUtilizationByHour ?? []);
  const hours = Math.max(...series.map(({ length }) => length));
  return Array.from({ length: hours }, (_, hour) => {
    const values = series.flatMap((one) => one[hour] ?? []);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}

/** To a tenth: nobody chooses an instance type by more digits. */
const timesRoundedUp = (times: number): string => round(Math.ceil(times * 10) / 10);
