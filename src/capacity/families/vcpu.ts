import { fleetOf, instancesOf } from '../../judging/fleet';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type AutoScalingGroup, type Ec2Instance } from '../../model/artifacts';
import type { Evidence } from '../../model/ceiling';
import { VCPU_QUOTAS, type VcpuQuota, vcpuQuotaOf } from '../../quotas/catalogue';
import {
  anyFlattened,
  COMPUTE_ARTIFACTS,
  countLoadOnce,
  type GroupDemand,
  groupDemand,
  groupsOfOthers,
  growingGroups,
  type LaunchCost,
  launchesOnlySpot,
  likelyTypes,
  type OwnPeak,
  ownPeaks,
  sizeUnits,
  survivingZone,
} from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import {
  addedUse,
  constantUse,
  type Growth,
  linearUse,
  sumUses,
  timesLoad,
  type Use,
  unitsAt,
} from '../growth';
import { quotaPart } from '../quota-ceiling';
import {
  aboveReserved,
  fillerOf,
  type Launcher,
  lastsUntilEvent,
  type UnusedReservation,
  unusedReservations,
} from '../reservations';
import { largestMax } from '../schedule';
import {
  addVcpus,
  type CountedVcpus,
  compareCounted,
  countsAgainst,
  INTERRUPTIBLE,
  instancesUnder,
  type Market,
  nameOfQuota,
  reservedVcpus,
  type VcpuSum,
  vcpusOf,
} from '../vcpus';

type VcpuArtifacts = Pick<Artifacts, 'ec2Instances' | 'autoScalingGroups'> & Partial<Artifacts>;

const estimateFor = (market: Market) => (artifacts: VcpuArtifacts, context: FamilyContext) => {
  const launching = (groups: readonly AutoScalingGroup[]) =>
    groups.filter((group) => mayLaunch(group, market, artifacts, context));
  const groups = launching(growingGroups(artifacts, context));
  const ofOthers = launching(groupsOfOthers(artifacts, context));
  const instances = artifacts.ec2Instances.filter((instance) => countsAgainst(market, instance, context));
  return VCPU_QUOTAS.flatMap((quota) =>
    vcpuCeiling(quota, market, { groups, ofOthers, instances }, artifacts, context),
  );
};

export const onDemandVcpu = defineCeilingFamily({
  id: 'on-demand-vcpu',
  title: 'On-Demand vCPU quota covers the instances the peak needs',
  failureTitle: 'On-Demand vCPU quota stops launches before the peak',
  why: 'Past the quota EC2 refuses to launch, whatever the maximum size of a group says.',
  docs: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html',
  workbook: '11 Service Limits',
  unit: 'vCPUs',
  formula:
    'vCPUs that do not grow (instances that carry no traffic, of groups as at their own peak, unused Capacity Reservations that no group fills, planned additions, what EC2 counts more than 5 % beyond what it lists) + vCPUs of instances without a group × m + Σ over groups of needed instances (at least what runs and is reserved for them) × vCPUs of the type they launch × their share of On-Demand, against the applied quota of that family of instances.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['ec2Instances', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'capacityReservations', 'serviceQuotas', 'vcpuUsage'],
  estimate: estimateFor('on-demand'),
});

export const spotVcpu = defineCeilingFamily({
  id: 'spot-vcpu',
  title: 'Spot vCPU quota covers the Spot instances the peak needs',
  failureTitle: 'Spot vCPU quota stops launches before the peak',
  why: 'Spot has quotas of its own; past them a group with a Spot share launches nothing for it.',
  docs: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html',
  workbook: '12 Service Limits',
  unit: 'vCPUs',
  formula:
    'vCPUs that do not grow (instances that carry no traffic, of groups as at their own peak, planned additions, what EC2 counts more than 5 % beyond what it lists) + vCPUs of instances without a group × m + Σ over groups of needed instances × vCPUs of the type they launch × their share of Spot, against the applied quota of that family of instances.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['ec2Instances', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas', 'vcpuUsage'],
  estimate: estimateFor('spot'),
});

/** What counts against a quota: groups that may still launch, and instances that run. */
interface Fleet {
  readonly groups: readonly AutoScalingGroup[];
  /** Groups that launch for other events only. */
  readonly ofOthers: readonly AutoScalingGroup[];
  readonly instances: readonly Ec2Instance[];
}

function vcpuCeiling(
  quota: VcpuQuota,
  market: Market,
  fleet: Fleet,
  artifacts: VcpuArtifacts,
  context: FamilyContext,
): CeilingDraft[] {
  const code = market === 'spot' ? quota.spot : quota.onDemand;
  const running = instancesUnder(fleet.instances, quota);
  const demandsOf = (groups: readonly AutoScalingGroup[]): GroupDemand[] =>
    countLoadOnce(
      groups
        .filter((group) => quotasOf(group, artifacts).includes(quota))
        .map((group) =>
          // Of the types that count against this quota, the largest is assumed.
          groupDemand(group, artifacts, context, vCpusUnder(quota)),
        ),
      ({ launchType }) => vCpusOf(launchType, artifacts) ?? 0,
    );
  const demands = demandsOf(fleet.groups);
  if (code === null) return [];
  const demandsOfOthers = demandsOf(fleet.ofOthers);
  const peaks = ownPeaks(artifacts, context, vCpusUnder(quota)).filter(({ group }) =>
    quotasOf(group, artifacts).includes(quota),
  );
  const beyondNow = peaks.map((peak) => beyondWhatRuns(peak, market, artifacts, context));
  const added = context.plannedAdditions(code);
  // Spot reads none: its quotas count no reservations.
  const unused = unusedReservations(artifacts.capacityReservations ?? [], context).filter(
    ({ reservation }) => vcpuQuotaOf(reservation.instanceType) === quota,
  );
  const ofOwnPeaks = beyondNow.reduce((sum, { vCpus }) => sum + vCpus, 0);
  const now = addVcpus(
    vcpusOf(
      running.filter(({ state }) => market === 'spot' || state === 'running'),
      artifacts,
    ),
    reservedVcpus(unused, artifacts),
  );
  const counted = compareCounted(quota, market, artifacts, context);
  const unlisted = counted?.unlisted ?? 0;
  const launching = demands.length + demandsOfOthers.length;
  const counts = [running.length, launching, unused.length, added, ofOwnPeaks, unlisted];
  if (counts.every((count) => count === 0)) return [];

  const growing = new Set<string | null>(demands.map(({ group }) => group.autoScalingGroupName));
  const others = running.filter((instance) => !growing.has(instance.autoScalingGroupName));
  const fleets = fleetUse(others, artifacts, context);
  const outside = vcpusOf(others, artifacts);
  const launchers = demands.map((demand) => launcherOf(demand, running, market, artifacts, context));
  const reserved = unused
    .filter((one) => lastsUntilEvent(one, context))
    .map((one) => ({ ...one, by: fillerOf(one, launchers) ?? openToFleets(one, others, context) }));
  const beside = reservedVcpus(
    reserved.filter(({ by }) => by === null || (by === 'open' && context.unknowns === 'most')),
    artifacts,
  );
  const uses = demands.map((demand) =>
    groupUse(demand, market, floorsOf(demand, running, reserved, artifacts), artifacts, context),
  );
  const beyond = demandsOfOthers.map((demand) => {
    const may = launcherOf(demand, running, market, artifacts, context);
    const filled = reserved.filter((one) => one.by === null && fillerOf(one, [may]) !== null);
    const use = otherUse(
      demand,
      countedOf(demand, peaks, filled, artifacts, context),
      market,
      artifacts,
      context,
    );
    return { ...use, mayFill: filled.length > 0 };
  });
  const fixed = outside.vCpus + ofOwnPeaks + beside.vCpus + added;
  const ofUnlisted =
    context.unknowns === 'most' ? linearUse(unlisted, 1, 0, context.addedAtMost()) : constantUse(unlisted);
  const part = quotaPart(artifacts.serviceQuotas, code, 'ec2', 'vCPUs', context);
  return [
    {
      ...part,
      resource: nameOfQuota(quota, market),
      title: `${nameOfQuota(quota, market)} vCPUs`,
      now: now.areAll ? now.vCpus + unlisted : null,
      use: sumUses(fixed - fleets.vCpus, [
        fleets.use,
        ofUnlisted,
        ...[...uses, ...beyond].map(({ use }) => use),
      ]),
      useWithoutZone: sumUses(fixed - fleets.vCpus, [
        fleets.use,
        ofUnlisted,
        ...[...uses, ...beyond].map(({ withoutZone }) => withoutZone),
      ]),
      understated:
        [...uses, ...beyond, ...beyondNow].find(({ understated }) => understated !== null)?.understated ??
        (outside.areAll && beside.areAll ? null : 'The vCPUs of an instance type are not known.') ??
        unreadVcpus(market, artifacts),
      ...openPart(running, reserved, unlisted),
      ...(beyond.some(({ mayFill }) => mayFill) ? { open: FILLED_BY_OTHERS } : {}),
      isFlattened: anyFlattened([...demands, ...demandsOfOthers]),
      evidence: [
        ...part.evidence,
        {
          source: 'ec2:DescribeInstances',
          at: context.asOf,
          detail: `${vcpusInWords(now)} vCPUs count now; ${vcpusInWords(outside)} of them in ${others.length} instances outside the Auto Scaling groups that grow.${added > 0 ? ` ${added} more are planned.` : ''}`,
        },
        ...countedEvidence(counted),
        ...reservationEvidence(reserved, context),
        ...beyondNow.flatMap(({ evidence }) => evidence),
        ...fleets.evidence,
        ...[...uses, ...beyond].flatMap(({ detail }) =>
          detail === null ? [] : [{ source: 'arithmetic', at: null, detail }],
        ),
      ],
    },
  ];
}

/** What could not be read that may hold more vCPUs; null where all was. */
function unreadVcpus(
  market: Market,
  { capacityReservations, vcpuUsage }: Pick<VcpuArtifacts, 'capacityReservations' | 'vcpuUsage'>,
): string | null {
  if (market === 'on-demand' && capacityReservations === undefined) {
    return 'Capacity Reservations, which count against the quota also where nothing runs in them, could not be read.';
  }
  return vcpuUsage === undefined
    ? 'What EC2 itself counts against the quota could not be read, and it does not list all instances that count.'
    : null;
}

/** What EC2 itself counts, where that is not what it lists. */
function countedEvidence(counted: CountedVcpus | null): Evidence[] {
  if (counted === null || !counted.areApart) return [];
  const { at, inWords, unlisted } = counted;
  const which =
    unlisted > 0
      ? `The other ${unlisted} count too.`
      : 'Its count follows by minutes, so what is listed counts.';
  return [{ source: 'AWS/Usage ResourceCount', at, detail: `${inWords} ${which}` }];
}

/** The vCPUs of a type; undefined where the type or they are not known. */
const vCpusOf = (type: string | null, { ec2InstanceTypes }: Partial<Artifacts>): number | undefined =>
  type === null ? undefined : ec2InstanceTypes?.[type]?.vCpus;

/** Cost of a type in the vCPUs that count against a quota. */
const vCpusUnder =
  (quota: VcpuQuota): LaunchCost =>
  ({ instanceType, vCpus }) =>
    vcpuQuotaOf(instanceType) === quota ? vCpus : 0;

/** What a group that carries none of the event's traffic runs at its own peak beyond what it runs now. */
function beyondWhatRuns(
  { group, launchType, instances, understated }: OwnPeak,
  market: Market,
  artifacts: VcpuArtifacts,
  context: FamilyContext,
): { readonly vCpus: number; readonly understated: string | null; readonly evidence: readonly Evidence[] } {
  const name = group.autoScalingGroupName;
  const now = countRunning(group, artifacts);
  const { base, above } = splitByMarket(group, market, artifacts, context);
  // The first units are On-Demand, as far as the base goes; of the others a market has its share.
  const countOf = (size: number): number =>
    (market === 'on-demand' ? Math.min(size, base) : 0) + above * Math.max(0, size - base);
  const more = countOf(Math.max(instances, now)) - countOf(now);
  if (more === 0) return { vCpus: 0, understated, evidence: [] };
  const each = vCpusOf(launchType, artifacts);
  if (each === undefined) {
    const why = `Group ${name}: The vCPUs of ${launchType ?? 'its instance type'} are not known.`;
    return { vCpus: 0, understated: why, evidence: [] };
  }
  return {
    vCpus: more * each,
    understated,
    evidence: [
      {
        source: 'AWS/AutoScaling, AWS/EC2',
        at: null,
        detail: `Group ${name} carries none of the event’s traffic and runs ${now} instances now; it counts as at its own peak of the look-back, ${instances} instances: ${round(more * each)} vCPUs of ${launchType} more.`,
      },
    ],
  };
}

const countRunning = ({ autoScalingGroupName }: AutoScalingGroup, { ec2Instances }: VcpuArtifacts): number =>
  instancesOf(ec2Instances, autoScalingGroupName).filter(({ state }) =>
    ['pending', 'running'].includes(state),
  ).length;

const FILLED_BY_OTHERS =
  'It is not known whether what groups launch for other events at the same time fills Capacity Reservations, which count in any case.';

/**
 * Instances that count of a group whether or not other events need them: those of its own peak, or that run now; at the least also what
 * is reserved and it may fill.
 */
function countedOf(
  { group }: GroupDemand,
  peaks: readonly OwnPeak[],
  filled: readonly UnusedReservation[],
  artifacts: VcpuArtifacts,
  { unknowns }: FamilyContext,
): number {
  const ownPeak = peaks.find((peak) => peak.group === group)?.instances ?? 0;
  const reserved = unknowns === 'least' ? filled.reduce((sum, { instances }) => sum + instances, 0) : 0;
  return Math.max(ownPeak, countRunning(group, artifacts)) + reserved;
}

/** What a group needs for other events, beyond the instances that count of it anyway. */
const otherUse = (
  demand: GroupDemand,
  counted: number,
  market: Market,
  artifacts: VcpuArtifacts,
  context: FamilyContext,
): GroupUse =>
  useInVcpus(demand, market, artifacts, context, ({ vCpus, base, above, each }) => ({
    useOf: (term) => ({
      fixed: market === 'on-demand' ? Math.max(0, base - counted) * vCpus : 0,
      growth: [{ ...term, beyond: Math.max(base, counted), weight: vCpus * above }],
    }),
    words: ` carries only the traffic of other events at the same time: what it needs for that beyond ${counted} instances × ${each} counts${above < 1 ? `, × ${Math.round(above * 100)} % ${market}` : ''}.`,
  }));

function unknownUse(name: string, launchType: string | null, understated: string | null): GroupUse {
  const reason = understated ?? `The vCPUs of ${launchType ?? 'its instance type'} are not known.`;
  const nothing = constantUse(0);
  return { use: nothing, withoutZone: nothing, understated: `Group ${name}: ${reason}`, detail: null };
}

/**
 * The quotas that launches of a group may count against. A group whose type cannot be told most likely launches a
 * Standard one, and so makes the quota for those grey.
 */
function quotasOf(group: AutoScalingGroup, artifacts: VcpuArtifacts): readonly (VcpuQuota | null)[] {
  const types = likelyTypes(group, artifacts);
  return types.length === 0 ? VCPU_QUOTAS.slice(0, 1) : types.map(vcpuQuotaOf);
}

/**
 * How a group divides its size: the units that are always On-Demand, and the share that a market has of all units
 * above those.
 */
function splitByMarket(
  group: AutoScalingGroup,
  market: Market,
  artifacts: VcpuArtifacts,
  { asOf, window }: FamilyContext,
): { base: number; above: number } {
  const { onDemandBaseCapacity = 0, onDemandPercentageAboveBaseCapacity = 100 } =
    group.mixedInstancesPolicy ?? {};
  // Who sets a base as large as the maximum means On-Demand only, also when the maximum is raised.
  const isAllBase =
    onDemandBaseCapacity > 0 &&
    onDemandBaseCapacity >= largestMax(group, artifacts.scheduledActions ?? [], asOf, window);
  const onDemand = isAllBase ? 1 : onDemandPercentageAboveBaseCapacity / 100;
  const onDemandShare = launchesOnlySpot(group, artifacts) ? 0 : onDemand;
  return {
    base: isAllBase ? 0 : onDemandBaseCapacity,
    above: market === 'on-demand' ? onDemandShare : 1 - onDemandShare,
  };
}

function mayLaunch(
  group: AutoScalingGroup,
  market: Market,
  artifacts: VcpuArtifacts,
  context: FamilyContext,
): boolean {
  const { base, above } = splitByMarket(group, market, artifacts, context);
  return above > 0 || (market === 'on-demand' && base > 0);
}

/** Use of the instances that carry the event's traffic and are in no group, and how many vCPUs of today that is. */
interface FleetUse {
  readonly vCpus: number;
  readonly use: Use;
  readonly evidence: readonly Evidence[];
}

/**
 * Karpenter, EKS Auto Mode, ECS and people launch instances without a group as they are needed: what they run grows in
 * proportion to traffic, with no maximum but the quota.
 */
function fleetUse(
  others: readonly Ec2Instance[],
  artifacts: VcpuArtifacts,
  context: FamilyContext,
): FleetUse {
  const ofNoGroup = others
    .filter(({ autoScalingGroupName }) => autoScalingGroupName === null)
    .map((instance) => ({
      owner: ARTIFACTS.ec2Instances.owner(instance),
      vCpus: vCpusOf(instance.instanceType, artifacts) ?? 0,
      fleet: fleetOf(instance),
    }));
  const carrying = ofNoGroup
    .map((one) => ({ ...one, factor: context.elasticity(one.owner) }))
    .filter(({ factor }) => factor > 0);
  const uses = carrying.map(({ vCpus, factor }) => linearUse(vCpus, factor));
  const added = ofNoGroup.flatMap(({ owner, vCpus }) => timesLoad(context.addedTo(owner), vCpus));
  return {
    vCpus: carrying.reduce((sum, { vCpus }) => sum + vCpus, 0),
    use: {
      fixed: uses.reduce((sum, { fixed }) => sum + fixed, 0),
      growth: [...sumTerms(uses.flatMap(({ growth }) => growth)), ...addedUse(added)],
    },
    evidence: fleetEvidence(carrying),
  };
}

/** Fleets that are named before the rest is counted. */
const NAMED_FLEETS = 5;

function fleetEvidence(
  carrying: readonly { readonly vCpus: number; readonly fleet: string }[],
): readonly Evidence[] {
  if (carrying.length === 0) return [];
  const fleets = [...Map.groupBy(carrying, ({ fleet }) => fleet)]
    .map(([name, members]) => ({ name, vCpus: members.reduce((sum, { vCpus }) => sum + vCpus, 0) }))
    .sort((a, b) => b.vCpus - a.vCpus);
  const named = fleets.slice(0, NAMED_FLEETS).map(({ name, vCpus }) => `${name} ${vCpus}`);
  const rest = fleets.slice(NAMED_FLEETS);
  const others =
    rest.length > 0 ? [`${rest.length} others ${rest.reduce((sum, { vCpus }) => sum + vCpus, 0)}`] : [];
  return [
    {
      source: 'arithmetic',
      at: null,
      detail: `vCPUs of instances in no Auto Scaling group, assumed to grow in proportion to traffic: ${[...named, ...others].join(', ')}.`,
    },
  ];
}

/** One term in the place of many that grow alike. */
const sumTerms = ([first, ...others]: readonly Growth[]): readonly Growth[] =>
  first === undefined
    ? []
    : [
        {
          ...first,
          elasticLoad: others.reduce((sum, { elasticLoad }) => sum + elasticLoad, first.elasticLoad),
        },
      ];

interface GroupUse {
  readonly use: Use;
  readonly withoutZone: Use;
  /** Why there may be more than that; null where all is known. */
  readonly understated: string | null;
  /** The arithmetic in words; null where there is none. */
  readonly detail: string | null;
}

/** What a group that carries the event's traffic needs. */
const groupUse = (
  demand: GroupDemand,
  market: Market,
  floors: readonly number[],
  artifacts: VcpuArtifacts,
  context: FamilyContext,
): GroupUse =>
  useInVcpus(demand, market, artifacts, context, ({ vCpus, base, above, each }) => ({
    // Of n instances, base + above × (n − base) are On-Demand and above × (n − base) are Spot, as far as n exceeds base.
    useOf: (term) =>
      market === 'on-demand'
        ? {
            fixed: base * (1 - above) * vCpus,
            growth: aboveReserved(term, floors).map((part) => ({ ...part, weight: vCpus * above })),
          }
        : { fixed: 0, growth: [{ ...term, beyond: base, weight: vCpus * above }] },
    words: `: needed instances × ${each}${above < 1 ? ` × ${Math.round(above * 100)} % ${market}` : ''}.${demand.grown}`,
  }));

/** What one instance of a group counts in a market, and how many instances are always On-Demand. */
interface Counting {
  readonly vCpus: number;
  readonly base: number;
  /** The share of the market of all instances above those. */
  readonly above: number;
  /** `2 vCPUs of m5.large` */
  readonly each: string;
}

/** The use of a group by what its instances count; nothing, and why, where that is not known. */
function useInVcpus(
  { group, growth, launchType, understated }: GroupDemand,
  market: Market,
  artifacts: VcpuArtifacts,
  context: FamilyContext,
  count: (counting: Counting) => { readonly useOf: (term: Growth) => Use; readonly words: string },
): GroupUse {
  const vCpus = vCpusOf(launchType, artifacts);
  const name = group.autoScalingGroupName;
  if (growth === null || vCpus === undefined) return unknownUse(name, launchType, understated);
  const { base, above } = splitByMarket(group, market, artifacts, context);
  const { useOf, words } = count({
    vCpus,
    base: Math.ceil(base / (sizeUnits(group, launchType, artifacts) ?? 1)),
    above,
    each: `${vCpus} vCPUs of ${launchType}`,
  });
  return {
    use: useOf(growth),
    // A group in a single zone is lost with it, which its own ceiling says; here it counts in full.
    withoutZone: useOf(survivingZone(growth, group.availabilityZones.length) ?? growth),
    understated: understated && `Group ${name}: ${understated}`,
    detail: `Group ${name}${words}`,
  };
}

/** A reservation and which group fills it: see {@link fillerOf}. */
type Reserved = UnusedReservation & { readonly by: ReturnType<typeof fillerOf> };

function launcherOf(
  { group, growth }: GroupDemand,
  running: readonly Ec2Instance[],
  market: Market,
  artifacts: VcpuArtifacts,
  context: FamilyContext,
): Launcher {
  const isPlain = splitByMarket(group, market, artifacts, context).above === 1;
  return {
    group,
    types: likelyTypes(group, artifacts),
    need: growth !== null && isPlain ? unitsAt(growth, 1) : null,
    instances: instancesOf(running, group.autoScalingGroupName),
  };
}

/** Whether what grows without a group may fill a reservation: nothing says what it will launch, but it runs such instances. */
const openToFleets = (
  { reservation: { instanceType, availabilityZone } }: UnusedReservation,
  others: readonly Ec2Instance[],
  context: FamilyContext,
): 'open' | null =>
  others.some(
    (instance) =>
      instance.instanceType === instanceType &&
      instance.availabilityZone === availabilityZone &&
      context.elasticity(ARTIFACTS.ec2Instances.owner(instance)) > 0,
  )
    ? 'open'
    : null;

/** Instances, of the type that a group launches, that run or are reserved for it in each of its zones; 0 where nothing is reserved. */
function floorsOf(
  { group, launchType }: GroupDemand,
  running: readonly Ec2Instance[],
  reserved: readonly Reserved[],
  artifacts: VcpuArtifacts,
): number[] {
  const each = vCpusOf(launchType, artifacts);
  return group.availabilityZones.map((zone) => {
    const here = reserved.filter(
      ({ by, reservation }) =>
        by !== null && by !== 'open' && by.group === group && reservation.availabilityZone === zone,
    );
    if (here.length === 0 || each === undefined) return 0;
    const own = instancesOf(running, group.autoScalingGroupName).filter(
      ({ availabilityZone }) => availabilityZone === zone,
    );
    return here.reduce((sum, { instances }) => sum + instances, vcpusOf(own, artifacts).vCpus / each);
  });
}

/** What AWS does not say, or we do not read, of what is reserved. */
function openPart(
  running: readonly Ec2Instance[],
  reserved: readonly Reserved[],
  unlisted: number,
): Pick<CeilingDraft, 'open'> {
  if (unlisted > 0) {
    return {
      open: `Whether the ${unlisted} vCPUs of instances that are not listed grow with traffic is not known.`,
    };
  }
  const ids = reserved.flatMap(({ by, reservation }) =>
    by === 'open' ? [reservation.capacityReservationId] : [],
  );
  if (ids.length > 0) {
    return {
      open: `It is not known whether launches fill ${ids.join(', ')}: see the evidence.`,
    };
  }
  return running.some(({ lifecycle }) => lifecycle === INTERRUPTIBLE)
    ? {
        open: 'AWS does not say whether instances in interruptible Capacity Reservations count against the quota.',
      }
    : {};
}

/** What each reservation adds, and the rule. */
const reservationEvidence = (
  reserved: readonly Reserved[],
  { asOf }: Pick<FamilyContext, 'asOf'>,
): Evidence[] =>
  reserved.map(({ reservation, instances, by }) => ({
    source: 'ec2:DescribeCapacityReservations',
    at: asOf,
    detail: `${reservation.capacityReservationId} holds ${instances} unused ${reservation.instanceType} (${reservation.platform}) in ${reservation.availabilityZone}, which count as if they ran. ${fillingInWords(by)}`,
  }));

function fillingInWords(by: Reserved['by']): string {
  if (by === null) return 'No group that grows launches into it, so it counts beside what they need.';
  if (by === 'open') {
    return 'It is not known whether what grows fills it (it is targeted, interruptible or not active yet, or what launches is in no group, launches several types or Spot, or shows no platform), so it counts beside what they need at the most and not at all at the least.';
  }
  return `Launches of the group ${by.group.autoScalingGroupName} fill it first: in that zone what runs and is reserved counts, or what the group needs there, whichever is more.`;
}

const vcpusInWords = ({ vCpus, areAll }: VcpuSum): string => (areAll ? String(vCpus) : '?');
