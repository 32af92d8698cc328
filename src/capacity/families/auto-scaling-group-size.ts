import type { Artifacts, AutoScalingGroup } from '../../model/artifacts';
import type { FixDraft } from '../../plan/judging';
import { COMPUTE_ARTIFACTS, groupDemand, groupResource, sizeUnits, survivingZone } from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import type { Use } from '../growth';
import { LEAD_DAYS } from '../lead-times';
import { type MaxInForce, maxInForce } from '../schedule';

export const autoScalingGroupSize = defineCeilingFamily({
  id: 'auto-scaling-group-size',
  title: 'Auto Scaling group can grow to the instances the peak needs',
  failureTitle: 'Auto Scaling group stops growing before the peak',
  why: 'A group never launches past its maximum size: the load then piles onto the instances it has.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html',
  workbook: '12 Service Limits',
  kind: 'configured',
  elastic: true,
  needs: ['autoScalingGroups', 'scheduledActions'],
  uses: COMPUTE_ARTIFACTS,
  estimate(artifacts, context) {
    return artifacts.autoScalingGroups
      .filter((group) => group.maxSize > 0 && context.inScope(groupResource(group)))
      .map((group) => groupCeiling(group, artifacts, context));
  },
});

const UNITS: Readonly<Record<string, string>> = { vcpu: 'vCPUs', 'memory-mib': 'MiB' };

function groupCeiling(
  group: AutoScalingGroup,
  artifacts: Pick<Artifacts, 'scheduledActions'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const demand = groupDemand(group, artifacts, context);
  const inForce = maxInForce(group, artifacts.scheduledActions, context.asOf, context.window);
  const weight = sizeUnits(group, demand.launchType, artifacts);
  const growth = demand.growth && weight !== null ? { ...demand.growth, weight } : null;
  const surviving = growth && survivingZone(growth, group.availabilityZones.length);
  const use: Use | null = growth && { fixed: 0, growth: [growth] };
  const weighted = weight !== 1 && weight !== null;
  return {
    resource: group.autoScalingGroupName,
    title: `Auto Scaling group ${group.autoScalingGroupName}`,
    unit: UNITS[group.desiredCapacityType] ?? (weighted ? 'capacity units' : 'instances'),
    now: weight === null ? null : demand.running * weight,
    use,
    useWithoutZone: surviving ? { fixed: 0, growth: [surviving] } : 'lost',
    limit: inForce.maxSize,
    ...(use ? {} : { missing: demand.missing ?? 'The size of its instance type is not known.' }),
    evidence: [
      ...demand.evidence,
      {
        source: 'autoscaling:DescribeAutoScalingGroups, DescribeScheduledActions',
        at: context.asOf,
        detail: `In force during the event: ${inForce.because}. In ${group.availabilityZones.length} zones.`,
      },
    ],
    fix: (expected) =>
      raiseMaximum(group, inForce, Math.ceil(expected / context.plan.thresholds.yellow), context),
  };
}

/** The group's own maximum is no use while a scheduled action sets another: then that action must change. */
function raiseMaximum(
  { autoScalingGroupName }: AutoScalingGroup,
  { scheduledActionName }: MaxInForce,
  maxSize: number,
  { target }: FamilyContext,
): FixDraft {
  const group = ['--region', target.region, '--auto-scaling-group-name', autoScalingGroupName];
  const size = ['--max-size', String(maxSize)];
  if (scheduledActionName === null) {
    return {
      action: `Raise the maximum size of ${autoScalingGroupName} to ${maxSize} for the event.`,
      command: ['aws', 'autoscaling', 'update-auto-scaling-group', ...group, ...size],
      leadDays: LEAD_DAYS.configuration,
    };
  }
  const action = ['--scheduled-action-name', scheduledActionName];
  return {
    action: `Raise the maximum size that the scheduled action ${scheduledActionName} gives ${autoScalingGroupName} to ${maxSize}: it overrides the group's own.`,
    command: ['aws', 'autoscaling', 'put-scheduled-update-group-action', ...group, ...action, ...size],
    leadDays: LEAD_DAYS.configuration,
  };
}
