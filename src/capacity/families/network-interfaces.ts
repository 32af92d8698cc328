import { instancesOf } from '../../judging/fleet';
import { runsOnFargate } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type AutoScalingGroup,
  type Ec2Instance,
  type EcsService,
} from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import {
  anyFlattened,
  atLeast,
  COMPUTE_ARTIFACTS,
  countLoadOnce,
  groupDemand,
  groupsOfOthers,
  growingGroups,
  survivingZone,
  whyUnderstated,
} from '../compute';
import { ECS_ARTIFACTS, nameOfService, serviceDemand } from '../ecs-demand';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type Added, addedUse, type Growth, linearUse, timesLoad, type Use } from '../growth';
import { quotaPart } from '../quota-ceiling';

const QUOTA = SERVICES.ec2.quotas.vpc.networkInterfaces;

type InterfaceArtifacts = Pick<
  Artifacts,
  'networkInterfaces' | 'ec2Instances' | 'autoScalingGroups' | 'subnets' | 'ecsServices'
> &
  Partial<Artifacts>;

export const networkInterfaceQuota = defineCeilingFamily({
  id: 'network-interfaces',
  title: 'Quota of network interfaces covers what the peak launches',
  failureTitle: 'Quota of network interfaces stops launches before the peak',
  why: 'Each instance, and each task in awsvpc mode, needs a network interface of its own; past the quota it does not start.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  workbook: '11 Service Limits',
  unit: 'network interfaces',
  formula:
    'in each zone, network interfaces of what does not grow + Σ over groups of ⌈needed instances ÷ zones⌉ × mean of what its instances have today + those of instances in no group × m + Σ over ECS services in awsvpc mode of ⌈needed tasks ÷ zones⌉, against the applied quota. AWS applies the quota to each zone, though it is named after the region: a region that has more than that in all is yellow at best. What load balancers and functions add as they grow is not counted.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['networkInterfaces', 'ec2Instances', 'autoScalingGroups', 'subnets', 'ecsServices'],
  uses: [...COMPUTE_ARTIFACTS, ...ECS_ARTIFACTS, 'serviceQuotas'],
  estimate(artifacts, context) {
    const launchers = [...groupLaunchers(artifacts, context), ...serviceLaunchers(artifacts, context)];
    const zones = [...new Set(artifacts.networkInterfaces.map((one) => one.availabilityZone))].sort();
    const inZones = zones.map((zone) => partOf(zone, zones.length, launchers, artifacts, context));
    const inAll = regionPart(inZones, launchers);
    return inZones
      .filter(({ isGrowing }) => isGrowing)
      .map((part) => ceilingOf(part, inAll, artifacts, context));
  },
});

/** What is launched with network interfaces of its own, evenly over zones. */
interface Launcher {
  readonly name: string;
  /** null where its need is not known. */
  readonly growth: Growth | null;
  readonly understated: string | null;
  readonly isFlattened: boolean;
  readonly zones: ReadonlySet<string>;
  /** Network interfaces of one instance or task. */
  readonly each: number;
  /** What it has in a zone now. */
  ownIn(zone: string): number;
}

/** One whose interfaces EC2 did not list has one. */
const interfacesOf = ({ networkInterfaces }: Ec2Instance): number => Math.max(1, networkInterfaces.length);

const sum = <T>(rows: readonly T[], amountOf: (row: T) => number): number =>
  rows.reduce((total, row) => total + amountOf(row), 0);

function groupLaunchers(artifacts: InterfaceArtifacts, context: FamilyContext): Launcher[] {
  const membersOf = ({ autoScalingGroupName }: AutoScalingGroup): readonly Ec2Instance[] =>
    instancesOf(artifacts.ec2Instances, autoScalingGroupName);
  const demandOf = (group: AutoScalingGroup) => groupDemand(group, artifacts, context);
  const demands = [
    ...countLoadOnce(growingGroups(artifacts, context).map(demandOf)),
    ...countLoadOnce(groupsOfOthers(artifacts, context).map(demandOf)).map((demand) =>
      atLeast(demand, membersOf(demand.group).length),
    ),
  ];
  return demands.map((demand) => {
    const { group, growth } = demand;
    const members = membersOf(group);
    return {
      name: `Group ${group.autoScalingGroupName}`,
      growth,
      understated: whyUnderstated([demand]),
      isFlattened: anyFlattened([demand]),
      zones: new Set(group.availabilityZones),
      each: members.length === 0 ? 1 : sum(members, interfacesOf) / members.length,
      ownIn: (zone) =>
        sum(
          members.filter(({ availabilityZone }) => availabilityZone === zone),
          interfacesOf,
        ),
    };
  });
}

/** Whether each of its tasks has a network interface of its own. */
const hasOwnInterfaces = ({ subnetIds, schedulingStrategy }: EcsService): boolean =>
  subnetIds.length > 0 && schedulingStrategy !== 'DAEMON';

function serviceLaunchers(artifacts: InterfaceArtifacts, context: FamilyContext): Launcher[] {
  const zoneOf = new Map(artifacts.subnets.map((one) => [one.subnetId, one.availabilityZone]));
  return artifacts.ecsServices.filter(hasOwnInterfaces).flatMap((service): Launcher[] => {
    const owner = ARTIFACTS.ecsServices.owner(service);
    const carries = context.carriesTraffic(owner);
    if (!carries && context.addedTo(owner).length === 0) return [];
    const { growth, understated, isFlattened } = serviceDemand(service, artifacts, context);
    const zones = new Set(service.subnetIds.flatMap((id) => zoneOf.get(id) ?? []));
    // What only another event uses counts at least as it runs.
    const kept = growth && (carries ? growth : { ...growth, reservedUnits: service.runningCount });
    return [
      {
        ...{
          name: `Service ${nameOfService(service)}`,
          growth: kept,
          understated,
          isFlattened,
          zones,
          each: 1,
        },
        ownIn: (zone) => (zones.has(zone) ? service.runningCount / zones.size : 0),
      },
    ];
  });
}

/** What counts in one zone. */
interface ZonePart {
  readonly zone: string;
  readonly now: number;
  readonly fixed: number;
  readonly launchers: readonly Launcher[];
  /** Instances in no group, and interfaces of pods, as one term. */
  readonly others: Use;
  /** Interfaces of pods, of which it is not known whether they grow. */
  readonly ofPods: number;
  readonly isGrowing: boolean;
}

function partOf(
  zone: string,
  zones: number,
  launchers: readonly Launcher[],
  artifacts: InterfaceArtifacts,
  context: FamilyContext,
): ZonePart {
  const here = artifacts.networkInterfaces.filter(({ availabilityZone }) => availabilityZone === zone);
  const now = sum(here, ({ count }) => count);
  const own = launchers.filter((launcher) => launcher.zones.has(zone));
  const fleets = fleetsIn(zone, artifacts, context);
  const branches = sum(
    here.filter(({ interfaceType }) => interfaceType === 'branch'),
    ({ count }) => count,
  );
  const ofPods = Math.max(0, branches - tasksOnInstances(zone, artifacts));
  const growingPods = context.unknowns === 'most' ? ofPods : 0;
  const elastic = sum(fleets, ({ own, factor }) => own * factor) + growingPods;
  const added = fleets.flatMap((fleet) => fleet.added);
  const fixed = Math.max(0, now - sum(own, ({ ownIn }) => ownIn(zone)) - elastic);
  return {
    zone,
    now,
    fixed: fixed + context.plannedAdditions(QUOTA) / zones,
    launchers: own,
    others: { fixed: 0, growth: [...linearUse(elastic, 1).growth, ...addedUse(added)] },
    ofPods,
    isGrowing: own.length > 0 || elastic > 0 || added.length > 0 || context.plannedAdditions(QUOTA) > 0,
  };
}

/** Tasks in a zone that have one of the network interfaces of an instance, as pods with security groups of their own do. */
const tasksOnInstances = (zone: string, { ecsServices, subnets }: InterfaceArtifacts): number =>
  sum(
    ecsServices.filter((service) => !runsOnFargate(service)),
    ({ subnetIds, runningCount }) => {
      const zones = new Set(
        subnets
          .filter(({ subnetId }) => subnetIds.includes(subnetId))
          .map(({ availabilityZone }) => availabilityZone),
      );
      return zones.has(zone) ? runningCount / zones.size : 0;
    },
  );

/** Instances in no group that carry traffic, of the event or of others at the same time. */
const fleetsIn = (zone: string, { ec2Instances }: InterfaceArtifacts, context: FamilyContext) =>
  ec2Instances.flatMap((instance) => {
    if (instance.autoScalingGroupName !== null || instance.availabilityZone !== zone) return [];
    const owner = ARTIFACTS.ec2Instances.owner(instance);
    const factor = context.elasticity(owner);
    const own = interfacesOf(instance);
    const added: readonly Added[] = timesLoad(context.addedTo(owner), own);
    return factor > 0 || added.length > 0 ? [{ own, factor, added }] : [];
  });

/** @param isZoneLost Whether what runs is kept in reserve for a zone. */
const growthOf = (launchers: readonly Launcher[], isZoneLost: boolean, isSpread: boolean): Growth[] =>
  launchers.flatMap(({ growth, zones, each }) => {
    if (growth === null) return [];
    const kept = isZoneLost ? (survivingZone(growth, zones.size) ?? growth) : growth;
    return { ...kept, spreadOver: isSpread ? Math.max(1, zones.size) : 1, weight: each };
  });

const useIn = ({ fixed, launchers, others }: ZonePart, isZoneLost: boolean): Use => ({
  fixed,
  growth: [...others.growth, ...growthOf(launchers, isZoneLost, true)],
});

/** The same of all zones together. */
const regionPart = (parts: readonly ZonePart[], launchers: readonly Launcher[]) => {
  const useOf = (isZoneLost: boolean): Use => ({
    fixed: sum(parts, ({ fixed }) => fixed),
    growth: [...parts.flatMap(({ others }) => others.growth), ...growthOf(launchers, isZoneLost, false)],
  });
  return { now: sum(parts, ({ now }) => now), use: useOf(false), useWithoutZone: useOf(true) };
};

function ceilingOf(
  part: ZonePart,
  inAll: ReturnType<typeof regionPart>,
  artifacts: InterfaceArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { zone, now, launchers, ofPods } = part;
  const unit = 'network interfaces';
  const quota = quotaPart(artifacts.serviceQuotas, QUOTA, 'vpc', unit, context);
  const added = context.plannedAdditions(QUOTA);
  return {
    ...quota,
    resource: zone,
    title: `Network interfaces in ${zone}`,
    now,
    use: useIn(part, false),
    useWithoutZone: useIn(part, true),
    isFlattened: launchers.some(({ isFlattened }) => isFlattened),
    understated: launchers.find(({ understated }) => understated !== null)?.understated ?? null,
    ...(ofPods > 0 && {
      open: `It is not known whether the ${ofPods} network interfaces of pods in ${zone} grow with traffic.`,
    }),
    ...(quota.limit !== null && {
      parts: [
        { unit, use: inAll.use, useWithoutZone: inAll.useWithoutZone, limit: quota.limit, fix: quota.fix },
      ],
    }),
    evidence: [
      ...quota.evidence,
      {
        source: 'ec2:DescribeNetworkInterfaces',
        at: context.asOf,
        detail: `${now} in ${zone}, of ${inAll.now} in the region; ${round(part.fixed)} of what is there does not grow.${added > 0 ? ` ${round(added)} more are planned in the region, and taken to be spread evenly.` : ''}`,
      },
      ...launchers.map(({ name, zones, each }) => ({
        source: 'arithmetic',
        at: null,
        detail: `${name}: 1 of ${zones.size} of what it needs is there, with ${round(each)} network interfaces each.`,
      })),
    ],
  };
}
