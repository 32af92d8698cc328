import type { Artifacts, AutoScalingGroup, Ec2Instance } from '../../model/artifacts';
import { VCPU_QUOTAS, type VcpuQuota, vcpuQuotaOf } from '../../quotas/catalogue';
import {
  anyFlattened,
  COMPUTE_ARTIFACTS,
  type GroupDemand,
  groupDemand,
  growingGroups,
  launchesOnlySpot,
  likelyTypes,
  sizeUnits,
  survivingZone,
} from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import type { Growth, Use } from '../growth';
import { quotaPart } from '../quota-ceiling';

type Market = 'on-demand' | 'spot';

const MARKET_NAME: Readonly<Record<Market, string>> = { 'on-demand': 'On-Demand', spot: 'Spot' };

type VcpuArtifacts = Pick<Artifacts, 'ec2Instances' | 'autoScalingGroups'> & Partial<Artifacts>;

const estimateFor = (market: Market) => (artifacts: VcpuArtifacts, context: FamilyContext) => {
  const groups = growingGroups(artifacts.autoScalingGroups, context).filter((group) =>
    mayLaunch(group, market, artifacts),
  );
  const instances = artifacts.ec2Instances.filter((instance) => countsAgainst(market, instance));
  return VCPU_QUOTAS.flatMap((quota) =>
    vcpuCeiling(quota, market, { groups, instances }, artifacts, context),
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
    'vCPUs that do not grow (instances outside the growing groups, planned additions) + Σ over groups of needed instances × vCPUs of the type they launch × their share of On-Demand, against the applied quota of that family of instances.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['ec2Instances', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas'],
  estimate: estimateFor('on-demand'),
});

export const spotVcpu = defineCeilingFamily({
  id: 'spot-vcpu',
  title: 'Spot vCPU quota covers the Spot instances the peak needs',
  failureTitle: 'Spot vCPU quota stops launches before the peak',
  why: 'Spot has quotas of its own; past them a mixed group launches nothing for its Spot share.',
  docs: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html',
  workbook: '12 Service Limits',
  unit: 'vCPUs',
  formula:
    'vCPUs that do not grow (instances outside the growing groups, planned additions) + Σ over groups of needed instances × vCPUs of the type they launch × their share of Spot, against the applied quota of that family of instances.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['ec2Instances', 'autoScalingGroups'],
  uses: [...COMPUTE_ARTIFACTS, 'serviceQuotas'],
  estimate: estimateFor('spot'),
});

/** Stopped instances do not count; dedicated hosts and instances have quotas of their own. */
const countsAgainst = (market: Market, instance: Ec2Instance): boolean =>
  ['pending', 'running'].includes(instance.state) &&
  instance.tenancy === 'default' &&
  instance.lifecycle === market;

interface Compute {
  readonly groups: readonly AutoScalingGroup[];
  readonly instances: readonly Ec2Instance[];
}

function vcpuCeiling(
  quota: VcpuQuota,
  market: Market,
  compute: Compute,
  artifacts: VcpuArtifacts,
  context: FamilyContext,
): CeilingDraft[] {
  const code = market === 'spot' ? quota.spot : quota.onDemand;
  const running = compute.instances.filter((instance) => vcpuQuotaOf(instance.instanceType) === quota);
  const demands = compute.groups
    .filter((group) => quotasOf(group, artifacts).includes(quota))
    .map((group) =>
      // Where the number of instances does not depend on their size, the largest of the quota count the most.
      groupDemand(group, artifacts, context, ({ instanceType, vCpus }) =>
        vcpuQuotaOf(instanceType) === quota ? vCpus : 0,
      ),
    );
  if (code === null) return [];
  const added = context.plannedAdditions(code);
  if (running.length + demands.length + added === 0) return [];

  const growing = new Set(demands.map(({ group }) => group.autoScalingGroupName));
  const others = running.filter((instance) => !growing.has(instance.autoScalingGroupName ?? ''));
  const outside = vcpusOf(others, artifacts);
  const now = vcpusOf(running, artifacts);
  const parts = demands.map((demand) => groupUse(demand, market, artifacts));
  const fixed = outside === null ? null : outside + added;
  const use = sumUses(
    fixed,
    parts.map((part) => part.use),
  );
  const useWithoutZone = sumUses(
    fixed,
    parts.map((part) => part.withoutZone),
  );
  const part = quotaPart(artifacts.serviceQuotas, code, 'ec2', 'vCPUs', context);
  const unknown = parts.find((one) => one.use === null)?.missing;
  return [
    {
      ...part,
      resource: `${MARKET_NAME[market]} ${quota.name}`,
      title: `${MARKET_NAME[market]} ${quota.name} vCPUs`,
      now,
      use,
      ...(useWithoutZone === null ? {} : { useWithoutZone }),
      isFlattened: anyFlattened(demands),
      ...(use === null ? { missing: unknown ?? 'The vCPUs of an instance type are not known.' } : {}),
      evidence: [
        ...part.evidence,
        {
          source: 'ec2:DescribeInstances',
          at: context.asOf,
          detail: `${now ?? '?'} vCPUs run now; ${outside ?? '?'} of them in ${others.length} instances that do not grow.${added > 0 ? ` ${added} more are planned.` : ''}`,
        },
        ...parts.flatMap((one) =>
          one.detail ? [{ source: 'arithmetic', at: null, detail: one.detail }] : [],
        ),
      ],
    },
  ];
}

/**
 * The quotas that launches of a group may count against. One whose type cannot be told most likely launches a
 * Standard one; it makes that quota grey.
 */
function quotasOf(group: AutoScalingGroup, artifacts: VcpuArtifacts): readonly (VcpuQuota | null)[] {
  const types = likelyTypes(group, artifacts);
  return types.length === 0 ? VCPU_QUOTAS.slice(0, 1) : types.map(vcpuQuotaOf);
}

/** On-Demand units of size that a group always keeps, and the share of what is above them that is of the market. */
function share(
  group: AutoScalingGroup,
  market: Market,
  artifacts: VcpuArtifacts,
): { base: number; above: number } {
  const { onDemandBaseCapacity = 0, onDemandPercentageAboveBaseCapacity = 100 } =
    group.mixedInstancesPolicy ?? {};
  // A base of all that the group may run is a way to say: only On-Demand, however far its maximum is raised.
  const isAllBase = onDemandBaseCapacity >= group.maxSize;
  const onDemand = isAllBase ? 1 : onDemandPercentageAboveBaseCapacity / 100;
  const ofTemplate = launchesOnlySpot(group, artifacts) ? 0 : onDemand;
  return {
    base: isAllBase ? 0 : onDemandBaseCapacity,
    above: market === 'on-demand' ? ofTemplate : 1 - ofTemplate,
  };
}

function mayLaunch(group: AutoScalingGroup, market: Market, artifacts: VcpuArtifacts): boolean {
  const { base, above } = share(group, market, artifacts);
  return above > 0 || (market === 'on-demand' && base > 0);
}

interface GroupUse {
  readonly use: Use | null;
  readonly withoutZone: Use | null;
  readonly missing: string | null;
  readonly detail: string | null;
}

function groupUse(
  { group, growth, launchType, missing }: GroupDemand,
  market: Market,
  artifacts: VcpuArtifacts,
): GroupUse {
  const vCpus = launchType === null ? undefined : artifacts.ec2InstanceTypes?.[launchType]?.vCpus;
  const name = group.autoScalingGroupName;
  if (growth === null || vCpus === undefined) {
    const reason = missing ?? `The vCPUs of ${launchType ?? 'its instance type'} are not known.`;
    return { use: null, withoutZone: null, missing: `Group ${name}: ${reason}`, detail: null };
  }
  const { base: baseUnits, above } = share(group, market, artifacts);
  const base = Math.ceil(baseUnits / (sizeUnits(group, launchType, artifacts) ?? 1));
  // Of n instances, base + above × (n − base) are On-Demand and above × (n − base) are Spot, as far as n exceeds base.
  const useOf = (term: Growth): Use =>
    market === 'on-demand'
      ? { fixed: base * (1 - above) * vCpus, growth: [{ ...term, weight: vCpus * above }] }
      : { fixed: 0, growth: [{ ...term, beyond: base, weight: vCpus * above }] };
  return {
    use: useOf(growth),
    // A group in one zone is lost with it, which its own ceiling says; here it counts as it is.
    withoutZone: useOf(survivingZone(growth, group.availabilityZones.length) ?? growth),
    missing: null,
    detail: `Group ${name}: needed instances × ${vCpus} vCPUs of ${launchType}${above < 1 ? ` × ${Math.round(above * 100)} % ${market}` : ''}.`,
  };
}

function sumUses(fixed: number | null, uses: readonly (Use | null)[]): Use | null {
  const known = uses.filter((use) => use !== null);
  if (fixed === null || known.length < uses.length) return null;
  return {
    fixed: known.reduce((sum, use) => sum + use.fixed, fixed),
    growth: known.flatMap((use) => use.growth),
  };
}

/** Default vCPUs of the instances; null when one type is not known. */
function vcpusOf(instances: readonly Ec2Instance[], { ec2InstanceTypes }: VcpuArtifacts): number | null {
  let sum = 0;
  for (const { instanceType } of instances) {
    const vCpus = ec2InstanceTypes?.[instanceType]?.vCpus;
    if (vCpus === undefined) return null;
    sum += vCpus;
  }
  return sum;
}
