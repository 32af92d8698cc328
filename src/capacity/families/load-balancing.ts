import type { Artifacts, LoadBalancer, TargetGroup } from '../../model/artifacts';
import { QUOTA } from '../../quotas/catalogue';
import { COMPUTE_ARTIFACTS, type GroupDemand, groupDemand, groupResource, survivingZone } from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { constantUse, type Growth, linearUse, type Use } from '../growth';
import { quotaPart } from '../quota-ceiling';

const SERVICE = 'elasticloadbalancing';
const DOCS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';

/** Gateway load balancers do not stand in front of web traffic; their quotas are not judged yet. */
const KINDS = [
  {
    type: 'application',
    title: 'Application Load Balancers',
    perRegion: QUOTA.applicationLoadBalancers,
    targets: QUOTA.targetsPerApplicationLoadBalancer,
  },
  {
    type: 'network',
    title: 'Network Load Balancers',
    perRegion: QUOTA.networkLoadBalancers,
    targets: QUOTA.targetsPerNetworkLoadBalancer,
  },
] as const;

export const loadBalancers = defineCeilingFamily({
  id: 'load-balancers',
  title: 'Load balancer quota leaves room for what is planned',
  failureTitle: 'Load balancer quota is too small for what is planned',
  why: 'Load balancers created for the event count against the region; past the quota they are refused.',
  docs: DOCS,
  workbook: '11 Service Limits',
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
  kind: 'quota',
  elastic: false,
  needs: ['targetGroups'],
  uses: ['serviceQuotas'],
  estimate: ({ targetGroups: all, serviceQuotas }, context) =>
    countCeiling({
      title: 'Target groups',
      quotaCode: QUOTA.targetGroups,
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

/** A structural quota: what there is, and what the plan says will be added. Nothing of it: nothing to judge. */
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
  why: 'A group launches the instance, but it is refused as a target and gets no traffic.',
  docs: DOCS,
  workbook: '11 Service Limits',
  kind: 'quota',
  elastic: true,
  needs: ['targetGroups', 'targetHealth', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas'],
  estimate(artifacts, context) {
    const demands = demandsOf(artifacts, context);
    return artifacts.targetGroups
      .filter((targetGroup) => context.inScope(targetGroupResource(targetGroup)))
      .flatMap((targetGroup) => {
        const targets = targetsOf([targetGroup], demands, artifacts, context);
        if (targets.now === 0 && targets.demands.length === 0) return [];
        return targetCeiling(
          targets,
          QUOTA.targetsPerTargetGroup,
          targetGroup.targetGroupName,
          'target group',
          {
            artifacts,
            context,
          },
        );
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
  kind: 'quota',
  elastic: true,
  needs: ['loadBalancers', 'targetGroups', 'targetHealth', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas'],
  estimate(artifacts, context) {
    const demands = demandsOf(artifacts, context);
    return artifacts.loadBalancers
      .filter((loadBalancer) => context.inScope(loadBalancerResource(loadBalancer)))
      .flatMap((loadBalancer) => {
        const kind = KINDS.find(({ type }) => type === loadBalancer.type);
        const behind = artifacts.targetGroups.filter((targetGroup) =>
          targetGroup.loadBalancerArns.includes(loadBalancer.loadBalancerArn),
        );
        if (!kind || behind.length === 0) return [];
        const targets = targetsOf(behind, demands, artifacts, context);
        return targetCeiling(targets, kind.targets, loadBalancer.loadBalancerName, 'load balancer', {
          artifacts,
          context,
        });
      });
  },
});

type TargetArtifacts = Pick<Artifacts, 'targetHealth' | 'autoScalingGroups'> & Partial<Artifacts>;

const targetGroupResource = (targetGroup: TargetGroup) => ({
  kind: 'targetGroup' as const,
  ids: [targetGroup.targetGroupName, targetGroup.targetGroupArn],
  tags: targetGroup.tags,
});

const loadBalancerResource = (loadBalancer: LoadBalancer) => ({
  kind: 'loadBalancer' as const,
  ids: [loadBalancer.loadBalancerName, loadBalancer.loadBalancerArn],
  tags: loadBalancer.tags,
});

const demandsOf = (artifacts: TargetArtifacts, context: FamilyContext): GroupDemand[] =>
  artifacts.autoScalingGroups
    .filter((group) => group.maxSize > 0 && context.inScope(groupResource(group)))
    .map((group) => groupDemand(group, artifacts, context));

interface Targets {
  readonly now: number;
  readonly use: Use | null;
  readonly useWithoutZone: Use | null;
  /** Groups that register here, once for each target group. */
  readonly demands: readonly GroupDemand[];
  readonly detail: string;
}

/** What is registered in the target groups, what of it grows, and how. */
function targetsOf(
  behind: readonly TargetGroup[],
  demands: readonly GroupDemand[],
  artifacts: TargetArtifacts,
  context: FamilyContext,
): Targets {
  const attached = behind.flatMap(({ targetGroupArn }) =>
    demands.filter(({ group }) => group.targetGroupArns.includes(targetGroupArn)),
  );
  const ofGroups = new Set(
    attached.flatMap(({ group }) => group.instances.map((instance) => instance.instanceId)),
  );
  let fixed = 0;
  let growing = 0;
  let now = 0;
  for (const targetGroup of behind) {
    const registered =
      artifacts.targetHealth.find((health) => health.targetGroupArn === targetGroup.targetGroupArn)
        ?.targets ?? [];
    now += registered.length;
    const others = registered.filter((target) => !ofGroups.has(target.id)).length;
    // Addresses are mostly containers, which grow with traffic; their service's own ceiling says how far.
    if (targetGroup.targetType === 'ip')
      growing += others * context.elasticity(targetGroupResource(targetGroup));
    else fixed += others;
  }
  const terms = attached.map(({ growth }) => growth);
  const useWith = (keep: (term: Growth, zones: number) => Growth): Use | null => {
    if (terms.some((term) => term === null)) return null;
    const growth = attached.flatMap(({ growth: term, group }) =>
      term ? [keep(term, group.availabilityZones.length)] : [],
    );
    const containers = linearUse(growing, 1, fixed);
    return { fixed: containers.fixed, growth: [...containers.growth, ...growth] };
  };
  return {
    now,
    use: useWith((term) => term),
    useWithoutZone: useWith((term, zones) => survivingZone(term, zones) ?? term),
    demands: attached,
    detail: `${now} targets now; grows with ${attached.map(({ group }) => group.autoScalingGroupName).join(', ') || 'no Auto Scaling group'}${growing > 0 ? ` and ${growing} addresses in proportion to traffic` : ''}.`,
  };
}

function targetCeiling(
  { now, use, useWithoutZone, demands, detail }: Targets,
  quotaCode: string,
  name: string,
  kind: string,
  { artifacts, context }: { artifacts: TargetArtifacts; context: FamilyContext },
): CeilingDraft[] {
  const part = quotaPart(artifacts.serviceQuotas, quotaCode, SERVICE, 'targets', context);
  const missing = use === null ? demands.find((demand) => demand.missing)?.missing : undefined;
  return [
    {
      ...part,
      resource: name,
      title: `Targets of ${kind} ${name}`,
      now,
      use,
      ...(useWithoutZone ? { useWithoutZone } : {}),
      ...(missing ? { missing } : {}),
      evidence: [
        ...part.evidence,
        { source: 'elasticloadbalancing:DescribeTargetHealth', at: context.asOf, detail },
      ],
    },
  ];
}
