import { lookup } from '../../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type AutoScalingGroup,
  type LoadBalancer,
  type TargetGroup,
  type TargetHealth,
} from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import {
  anyFlattened,
  atLeast,
  COMPUTE_ARTIFACTS,
  countLoadOnce,
  type GroupDemand,
  groupDemand,
  groupsOfOthers,
  growingGroups,
  survivingZone,
  whyUnderstated,
} from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type Added, addedUse, constantUse, type Growth, linearUse, timesLoad, type Use } from '../growth';
import { type QuotaPart, quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.elasticloadbalancing.quotas.elasticloadbalancing;
const SERVICE = 'elasticloadbalancing';
const DOCS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';

/** Gateway load balancers do not stand in front of web traffic; their quotas are not judged yet. */
const KINDS = [
  {
    type: 'application',
    title: 'Application Load Balancers',
    perRegion: QUOTAS.applicationLoadBalancers,
  },
  {
    type: 'network',
    title: 'Network Load Balancers',
    perRegion: QUOTAS.networkLoadBalancers,
  },
] as const;

export const loadBalancers = defineCeilingFamily({
  id: 'load-balancers',
  title: 'Load balancer quota leaves room for what is planned',
  failureTitle: 'Load balancer quota is too small for what is planned',
  why: 'Load balancers created for the event count against the region; past the quota they are refused.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'load balancers',
  formula:
    'load balancers of the kind now + planned additions, against the quota of the region; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['loadBalancers'],
  uses: ['serviceQuotas'],
  estimate: ({ loadBalancers: all, serviceQuotas }, context) =>
    KINDS.flatMap(({ type, title, perRegion }) =>
      countCeiling({
        title,
        quotaCode: perRegion,
        count: all.filter((loadBalancer) => loadBalancer.type === type).length,
        source: 'elasticloadbalancing:DescribeLoadBalancers',
        serviceQuotas,
        context,
      }),
    ),
});

export const targetGroups = defineCeilingFamily({
  id: 'target-groups',
  title: 'Target group quota leaves room for what is planned',
  failureTitle: 'Target group quota is too small for what is planned',
  why: 'Blue/green deployments and new services need target groups of their own; past the quota they fail.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'target groups',
  formula:
    'target groups now + planned additions, against the quota of the region; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['targetGroups'],
  uses: ['serviceQuotas'],
  estimate: ({ targetGroups: all, serviceQuotas }, context) =>
    countCeiling({
      title: 'Target groups',
      quotaCode: QUOTAS.targetGroups,
      count: all.length,
      source: 'elasticloadbalancing:DescribeTargetGroups',
      serviceQuotas,
      context,
    }),
});

interface Count {
  readonly title: string;
  readonly quotaCode: string;
  readonly count: number;
  readonly source: string;
  readonly serviceQuotas: Artifacts['serviceQuotas'] | undefined;
  readonly context: FamilyContext;
}

/** The ceiling of a quota that traffic does not move: what there is, and what the plan adds. Of nothing there is none. */
function countCeiling({ title, quotaCode, count, source, serviceQuotas, context }: Count): CeilingDraft[] {
  const added = context.plannedAdditions(quotaCode);
  if (count + added === 0) return [];
  const part = quotaPart(serviceQuotas, quotaCode, SERVICE, title.toLowerCase(), context);
  return [
    {
      ...part,
      resource: title,
      title: `${title} in the region`,
      now: count,
      use: constantUse(count + added),
      evidence: [
        ...part.evidence,
        { source, at: context.asOf, detail: `${count} now${added ? `, ${added} more planned` : ''}.` },
      ],
    },
  ];
}

export const targetsPerTargetGroup = defineCeilingFamily({
  id: 'targets-per-target-group',
  title: 'Target group has room for the targets the peak needs',
  failureTitle: 'Target group is full before the peak',
  why: 'A group still launches an instance, but as a target it is refused, and it gets no traffic.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'targets',
  formula:
    'registered targets that do not grow + addresses and instances of no group × m + Σ over groups of needed instances × the targets that each of them is here + planned additions, against the quota.',
  remedy: 'Request an increase of the quota, or split the targets where it cannot be raised.',
  kind: 'quota',
  elastic: true,
  needs: ['targetGroups', 'targetHealth', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas'],
  estimate(artifacts, context) {
    const demands = demandsOf(artifacts, context);
    return artifacts.targetGroups
      .filter((targetGroup) => context.inScope(ARTIFACTS.targetGroups.owner(targetGroup)))
      .flatMap((targetGroup) => {
        const targets = targetsOf([targetGroup], demands, artifacts, context);
        if (targets.now === 0 && targets.demands.length === 0) return [];
        const quota = targetQuota(QUOTAS.targetsPerTargetGroup, artifacts, context);
        return targetCeiling(targets, quota, targetGroup.targetGroupName, 'target group', context);
      });
  },
});

export const targetsPerLoadBalancer = defineCeilingFamily({
  id: 'targets-per-load-balancer',
  title: 'Load balancer has room for the targets the peak needs',
  failureTitle: 'Load balancer is full before the peak',
  why: 'Targets count once for each target group they are in; past the quota registration is refused.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'targets',
  formula:
    'the sum over its target groups of the targets each needs at m, against the tightest of the quotas of its kind; a load balancer that is a target itself counts as 50 or 100.',
  remedy: 'Request an increase of the quota, or split the targets where it cannot be raised.',
  kind: 'quota',
  elastic: true,
  needs: ['loadBalancers', 'targetGroups', 'targetHealth', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas'],
  estimate(artifacts, context) {
    const demands = demandsOf(artifacts, context);
    return artifacts.loadBalancers
      .filter((loadBalancer) => context.inScope(ARTIFACTS.loadBalancers.owner(loadBalancer)))
      .flatMap((loadBalancer) => {
        const bounds = TARGET_BOUNDS[loadBalancer.type]?.(loadBalancer);
        const behind = groupsBehind(artifacts.targetGroups, loadBalancer.loadBalancerArn);
        if (!bounds || behind.length === 0) return [];
        const targets = targetsOf(behind, demands, artifacts, context, bounds.perLoadBalancerTarget);
        const quota = tightest(
          bounds.quotas.map(({ code, times }) => targetQuota(code, artifacts, context, times)),
        );
        return targetCeiling(targets, quota, loadBalancer.loadBalancerName, 'load balancer', context);
      });
  },
});

interface TargetBounds {
  /** Quotas that all apply; each lets the whole load balancer have `times` its value. */
  readonly quotas: readonly { readonly code: string; readonly times: number }[];
  /** Targets that one Application Load Balancer counts as, where it is a target itself. */
  readonly perLoadBalancerTarget: number;
}

/**
 * What bounds the targets of a load balancer: Network Load Balancer guide, "Quotas". With cross-zone load balancing
 * on, a whole Network Load Balancer may have only what each of its zones may have with it off; where the setting is not
 * known it is taken to be on. Targets are taken to be spread evenly over zones, as Auto Scaling does.
 */
const TARGET_BOUNDS: Readonly<Record<string, (loadBalancer: LoadBalancer) => TargetBounds>> = {
  application: () => ({
    quotas: [{ code: QUOTAS.targetsPerApplicationLoadBalancer, times: 1 }],
    perLoadBalancerTarget: 1,
  }),
  network: ({ attributes, zones }) => {
    const isCrossZone = attributes['load_balancing.cross_zone.enabled'] !== 'false';
    return {
      quotas: [
        { code: QUOTAS.targetsPerZonePerNetworkLoadBalancer, times: isCrossZone ? 1 : zones.length },
        { code: QUOTAS.targetsPerNetworkLoadBalancer, times: 1 },
      ],
      perLoadBalancerTarget: isCrossZone ? 100 : 50,
    };
  },
};

/** A quota of targets that applies to each of several parts, as a bound of the whole. */
function targetQuota(
  code: string,
  { serviceQuotas }: TargetArtifacts,
  context: FamilyContext,
  times = 1,
): QuotaPart {
  const part = quotaPart(serviceQuotas, code, SERVICE, 'targets', context);
  if (times === 1) return part;
  const detail = `The quota counts in each of ${times} zones, over which targets are taken to be spread evenly.`;
  return {
    ...part,
    limit: part.limit === null ? null : part.limit * times,
    evidence: [...part.evidence, { source: 'arithmetic', at: null, detail }],
    fix: (expected) => part.fix(expected / times),
  };
}

/** The quota that is reached first; an unknown one comes before all others, as it may be that. */
const tightest = (quotas: readonly QuotaPart[]): QuotaPart =>
  quotas.reduce((a, b) => (a.limit !== null && (b.limit === null || b.limit < a.limit) ? b : a));

type TargetArtifacts = Pick<Artifacts, 'targetHealth' | 'autoScalingGroups'> & Partial<Artifacts>;

function demandsOf(artifacts: TargetArtifacts, context: FamilyContext): GroupDemand[] {
  const of = (groups: readonly AutoScalingGroup[]): GroupDemand[] =>
    countLoadOnce(groups.map((group) => groupDemand(group, artifacts, context)));
  return [
    ...of(growingGroups(artifacts, context)),
    ...of(groupsOfOthers(artifacts, context)).map((demand) => atLeast(demand, demand.group.instances.length)),
  ];
}

const groupsBehind = lookup(({ loadBalancerArns }: TargetGroup) => loadBalancerArns);
const demandsByTarget = lookup(({ group }: GroupDemand) => group.targetGroupArns);
const demandsOfGroup = lookup(({ group }: GroupDemand) => [group.autoScalingGroupName]);
const groupsOfInstance = lookup(({ instances }: AutoScalingGroup) =>
  instances.map(({ instanceId }) => instanceId),
);
const healthByTarget = lookup(({ targetGroupArn }: TargetHealth) => [targetGroupArn]);

interface Targets {
  readonly now: number;
  /** Of groups whose need is not known, nothing. */
  readonly use: Use;
  readonly useWithoutZone: Use;
  /** Groups whose instances register here. */
  readonly demands: readonly GroupDemand[];
  readonly detail: string;
}

/**
 * What is registered in the target groups, and how it grows with traffic.
 *
 * @param perLoadBalancerTarget How many targets a load balancer counts as that is a target itself.
 */
function targetsOf(
  behind: readonly TargetGroup[],
  demands: readonly GroupDemand[],
  artifacts: TargetArtifacts,
  context: FamilyContext,
  perLoadBalancerTarget = 1,
): Targets {
  const parts = behind.map((targetGroup) =>
    registeredIn(targetGroup, demands, artifacts, context, perLoadBalancerTarget),
  );
  const sum = (part: 'now' | 'fixed' | 'growing') => parts.reduce((total, each) => total + each[part], 0);
  const growing = sum('growing');
  const added = parts.flatMap((part) => part.added);
  const now = sum('now');
  const registering = new Map<GroupDemand, number>();
  for (const [demand, times] of parts.flatMap(({ perInstance }) => [...perInstance])) {
    registering.set(demand, (registering.get(demand) ?? 0) + times);
  }
  const useWith = (keep: (term: Growth, zones: number) => Growth): Use => {
    const growth = [...registering].flatMap(([{ growth: term, group }, times]) => {
      if (term === null) return [];
      const kept = keep(term, group.availabilityZones.length);
      return [{ ...kept, weight: kept.weight * times }];
    });
    const others = linearUse(growing, 1, sum('fixed'));
    return { fixed: others.fixed, growth: [...others.growth, ...addedUse(added), ...growth] };
  };
  const groups = [...registering.keys()].map(({ group }) => group.autoScalingGroupName).join(', ');
  return {
    now,
    use: useWith((term) => term),
    useWithoutZone: useWith((term, zones) => survivingZone(term, zones) ?? term),
    demands: [...registering.keys()],
    detail: `${now} targets now; ${groups ? `more join as Auto Scaling grows ${groups}` : 'no Auto Scaling group adds any'}${growing > 0 ? `; ${growing} of no group are taken to grow in proportion to traffic` : ''}.`,
  };
}

/** What is registered in one target group. */
interface Registered {
  readonly now: number;
  readonly fixed: number;
  /** Targets of no group, which grow in proportion to traffic. */
  readonly growing: number;
  /** What other events add to these. */
  readonly added: readonly Added[];
  /** By group, how many targets each of its instances is here. */
  readonly perInstance: ReadonlyMap<GroupDemand, number>;
}

/**
 * A group that is attached registers each instance once. ECS and EKS register the instances of a group that nobody attached,
 * each once for every container on it. What belongs to no group was launched by a program or by people, as traffic takes it.
 */
function registeredIn(
  targetGroup: TargetGroup,
  demands: readonly GroupDemand[],
  artifacts: TargetArtifacts,
  context: FamilyContext,
  perLoadBalancerTarget: number,
): Registered {
  const each = targetGroup.targetType === 'alb' ? perLoadBalancerTarget : 1;
  const isOfMany = targetGroup.targetType === 'ip' || targetGroup.targetType === 'instance';
  const owner = ARTIFACTS.targetGroups.owner(targetGroup);
  const factor = isOfMany ? context.elasticity(owner) : 0;
  const attached = demandsByTarget(demands, targetGroup.targetGroupArn);
  const perInstance = new Map(attached.map((demand) => [demand, 1]));
  const registered = healthByTarget(artifacts.targetHealth, targetGroup.targetGroupArn)[0]?.targets ?? [];
  let ofNobody = 0;
  let ofOthers = 0;
  for (const { id } of registered) {
    const [group] = groupsOfInstance(artifacts.autoScalingGroups, id);
    const [demand] = group ? demandsOfGroup(demands, group.autoScalingGroupName) : [];
    if (group === undefined) ofNobody += each;
    else if (demand === undefined) ofOthers += each;
    else if (!attached.includes(demand)) {
      perInstance.set(demand, (perInstance.get(demand) ?? 0) + 1 / demand.group.instances.length);
    }
  }
  return {
    now: registered.length * each,
    growing: ofNobody * factor,
    fixed: ofOthers + ofNobody * (1 - factor),
    added: isOfMany ? timesLoad(context.addedTo(owner), ofNobody) : [],
    perInstance,
  };
}

function targetCeiling(
  { now, use, useWithoutZone, demands, detail }: Targets,
  quota: QuotaPart,
  name: string,
  kind: string,
  context: FamilyContext,
): CeilingDraft[] {
  const added = context.plannedAdditions(quota.quotaCode);
  const withAdded = (some: Use): Use => ({ ...some, fixed: some.fixed + added });
  return [
    {
      ...quota,
      resource: name,
      title: `Targets of ${kind} ${name}`,
      now,
      use: withAdded(use),
      useWithoutZone: withAdded(useWithoutZone),
      isFlattened: anyFlattened(demands),
      understated: whyUnderstated(demands),
      evidence: [
        ...quota.evidence,
        {
          source: 'elasticloadbalancing:DescribeTargetHealth',
          at: context.asOf,
          detail: added > 0 ? `${detail} ${added} more are planned.` : detail,
        },
      ],
    },
  ];
}
