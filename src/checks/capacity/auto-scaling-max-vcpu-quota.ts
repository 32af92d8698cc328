import { writeChange } from '../../capacity/changes';
import { launchesOnlySpot, launchTypes } from '../../capacity/compute';
import { requestIncrease } from '../../capacity/quota-ceiling';
import type { Artifacts, AutoScalingGroup, Ec2InstanceType } from '../../model/artifacts';
import { findQuota, VCPU_QUOTAS, type VcpuQuota, vcpuQuotaOf } from '../../quotas/catalogue';
import { defineCheck, type Judgement, pass, type TargetContext, unknown, warn } from '../check';
import { listed } from '../words';

/** The question of section 12: would the groups start more instances than the limit of the region? */
export const autoScalingMaxVcpuQuota = defineCheck({
  id: 'auto-scaling-max-vcpu-quota',
  title: 'Auto Scaling groups at their maximum size fit the vCPU quota',
  failureTitle: 'Auto Scaling groups at their maximum size exceed the vCPU quota',
  why: 'Maximum sizes that the quota cannot honour promise capacity that will not come.',
  docs: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html',
  workbook: '12 Service Limits',
  wholeAccount: true,
  needs: [
    'autoScalingGroups',
    'launchTemplates',
    'launchConfigurations',
    'ec2InstanceTypes',
    'serviceQuotas',
  ],
  evaluate(artifacts, context) {
    const maxima = artifacts.autoScalingGroups
      .filter((group) => group.maxSize > 0 && group.status === null)
      .map((group) => maximumOf(group, artifacts));
    return VCPU_QUOTAS.flatMap((quota) => judgeQuota(quota, maxima, artifacts, context)).concat(
      judgeUnclear(maxima),
    );
  },
});

/** The quota that a group’s vCPUs count against, and of that the most that it can launch; null where it cannot be told. */
interface Maximum {
  readonly name: string;
  readonly quota: VcpuQuota | null;
  readonly vCpus: number | null;
}

type LaunchFacts = Pick<Artifacts, 'launchTemplates' | 'launchConfigurations' | 'ec2InstanceTypes'>;

/** Assumes that all instances are of the type with the most vCPUs for each unit of size. */
function maximumOf(group: AutoScalingGroup, artifacts: LaunchFacts): Maximum {
  const types = launchTypes(group, artifacts);
  const perUnit = types.map((type) => vCpusPerUnit(group, artifacts.ec2InstanceTypes[type]));
  const quotas = new Set(types.map(vcpuQuotaOf));
  const [quota = null] = quotas;
  return {
    name: group.autoScalingGroupName,
    quota: quotas.size === 1 ? quota : null,
    vCpus: perUnit.every((value) => value !== null)
      ? onDemandSize(group, artifacts) * Math.max(...perUnit)
      : null,
  };
}

/** The part of the maximum size that is On-Demand. */
function onDemandSize(group: AutoScalingGroup, artifacts: LaunchFacts): number {
  const { maxSize, mixedInstancesPolicy: policy } = group;
  if (policy === null) return launchesOnlySpot(group, artifacts) ? 0 : maxSize;
  const base = Math.min(policy.onDemandBaseCapacity, maxSize);
  return base + (maxSize - base) * (policy.onDemandPercentageAboveBaseCapacity / 100);
}

function vCpusPerUnit(group: AutoScalingGroup, type: Ec2InstanceType | undefined): number | null {
  if (type === undefined) return null;
  if (group.desiredCapacityType === 'vcpu') return 1;
  if (group.desiredCapacityType === 'memory-mib') return type.vCpus / type.memoryMiB;
  const override = group.mixedInstancesPolicy?.overrides.find((o) => o.instanceType === type.instanceType);
  return type.vCpus / (override?.weightedCapacity ?? 1);
}

function judgeQuota(
  quota: VcpuQuota,
  maxima: readonly Maximum[],
  { serviceQuotas }: Pick<Artifacts, 'serviceQuotas'>,
  { target }: TargetContext,
): Judgement[] {
  const groups = maxima.filter((maximum) => maximum.quota === quota);
  if (groups.length === 0) return [];
  const resource = { name: quota.onDemand };
  const limit = findQuota(serviceQuotas, quota.onDemand)?.value;
  if (limit === undefined) {
    return [unknown(resource, `Service Quotas did not list ${quota.onDemand} (${quota.name} instances).`)];
  }
  const total = Math.ceil(groups.reduce((sum, group) => sum + (group.vCpus ?? 0), 0));
  const parts = groups.map((group) => `${group.name} ${group.vCpus === null ? '?' : Math.ceil(group.vCpus)}`);
  const detail = `${total} of ${limit} On-Demand vCPUs of ${quota.name} at maximum size: ${listed(parts)}.`;
  if (total <= limit) {
    return groups.some((group) => group.vCpus === null)
      ? [unknown(resource, `${detail} The vCPUs of a group are not known.`)]
      : [pass(resource, detail)];
  }
  return [
    warn(resource, detail, {
      action: `Raise the quota to at least ${total}, or lower maximum sizes to what it allows.`,
      command: requestIncrease(target, 'ec2', quota.onDemand, total),
      ...writeChange(target, 'quota', quota.onDemand, total),
      lead: 'quotaIncrease',
    }),
  ];
}

/** Groups whose quota cannot be told: they list no type, types of several quotas, or types with a quota of their own. */
const judgeUnclear = (maxima: readonly Maximum[]): Judgement[] =>
  maxima
    .filter((maximum) => maximum.quota === null)
    .map(({ name }) =>
      unknown({ name }, 'The quota that its instance types count against cannot be told from its settings.'),
    );
