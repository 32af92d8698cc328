import { type AwsCommand, asking, awsCommand } from '../../judging/aws-command';
import { type FixDraft, listOf } from '../../judging/fix';
import { findZones, type NodeGroup, nodeGroupOf } from '../../judging/fleet';
import type { Artifacts, AutoScalingGroup, ScheduledAction } from '../../model/artifacts';
import { knowsWhenHigh } from '../../plan/peaks';
import { writeChange } from '../changes';
import {
  COMPUTE_ARTIFACTS,
  type GroupDemand,
  groupDemand,
  growingGroups,
  sizeUnits,
  survivingZone,
  unitsInService,
} from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { rewriteAction, setMaximum } from '../group-sizes';
import type { DayUse, Growth, Use } from '../growth';
import { giveLaunchSource, missingLaunchSource } from '../launch-source';
import { type MaxInForce, maxInForce, mayRun, mostInForce } from '../schedule';

export const autoScalingGroupSize = defineCeilingFamily({
  id: 'auto-scaling-group-size',
  title: 'Auto Scaling group can grow to the instances the peak needs',
  failureTitle: 'Auto Scaling group stops growing before the peak',
  why: 'A group never launches past its maximum size: the load then piles onto the instances it has.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html',
  workbook: '12 Service Limits',
  unit: 'instances, or what the group counts its sizes in (capacity units, vCPUs, MiB)',
  formula:
    '⌈load at normal peak × m ÷ what one instance carries⌉ × units of one instance, against the maximum size in force during the event: the group’s own, or what a scheduled action gives it. What one instance carries comes from a passed load test, else from the target of its scaling policy, else from its CPU at the highest load, taken to be 50 % to 85 %. All of a load of CPU is taken to grow, unless the hours of the look-back show that a share does not. A group that cannot launch is limited to what it runs. A minimum or desired size is no load: it counts only where it does not fit by itself.',
  remedy:
    'Raise the maximum size of the group, or of the scheduled action in force; let a group launch again that cannot.',
  kind: 'configured',
  elastic: true,
  needs: ['autoScalingGroups', 'scheduledActions'],
  uses: [...COMPUTE_ARTIFACTS, 'images'],
  estimate(artifacts, context) {
    return growingGroups(artifacts, context).map((group) => groupCeiling(group, artifacts, context));
  },
});

const UNITS: Readonly<Record<string, string>> = { vcpu: 'vCPUs', 'memory-mib': 'MiB' };

function groupCeiling(
  group: AutoScalingGroup,
  artifacts: Pick<Artifacts, 'autoScalingGroups' | 'scheduledActions'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const demand = groupDemand(
    group,
    artifacts,
    context,
    ({ instanceType, vCpus }) =>
      (sizeUnits(group, instanceType, artifacts) ?? Number.POSITIVE_INFINITY) / vCpus,
  );
  const { inForce, ...question } = maximumInForce(group, artifacts.scheduledActions, context);
  const weight = sizeUnits(group, demand.launchType, artifacts);
  const zones = findZones(group, artifacts.autoScalingGroups, (other) =>
    mayRun(other, artifacts.scheduledActions, context),
  ).size;
  const weighted = weight !== 1 && weight !== null;
  const now = unitsInService(group, artifacts);
  const missing = missingLaunchSource(group, artifacts);
  const isSuspended = group.suspendedProcesses.includes('Launch');
  const isStuck = isSuspended || missing !== null;
  const reach = isStuck ? now : Number.POSITIVE_INFINITY;
  const growth =
    demand.growth && weight !== null
      ? { ...demand.growth, weight, minUnits: floorFits(demand, reach) ? 0 : demand.growth.minUnits }
      : null;
  const surviving = growth && survivingZone(growth, zones);
  const use: Use | null = growth && { fixed: 0, growth: [growth] };
  const whyStuck = [
    ...(isSuspended ? ['Its process Launch is suspended, so that it cannot grow beyond what it runs.'] : []),
    ...(missing ? [`Its ${missing.because}, so that it cannot grow beyond what it runs.`] : []),
  ];
  return {
    resource: group.autoScalingGroupName,
    title: titleOf(group),
    unit: UNITS[group.desiredCapacityType] ?? (weighted ? 'capacity units' : 'instances'),
    now,
    use,
    useByDay: useByDay(demand, growth),
    ...(zones < 2 ? { useWithoutZone: 'lost' as const } : {}),
    ...(surviving ? { useWithoutZone: { fixed: 0, growth: [surviving] } } : {}),
    isFlattened: demand.isFlattened,
    understated: demand.understated,
    ...question,
    limit: reach === null ? null : Math.min(reach, inForce.maxSize),
    ...(use && reach !== null
      ? {}
      : { missing: demand.understated ?? 'The size of its instance type is not known.' }),
    evidence: [
      ...demand.evidence,
      {
        source: 'autoscaling:DescribeAutoScalingGroups, DescribeScheduledActions',
        at: context.asOf,
        detail: [
          `In force during the event: ${inForce.because}. It spans ${zones} ${zones === 1 ? 'zone' : 'zones'}.`,
          ...whyStuck,
        ].join(' '),
      },
    ],
    fix: (expected) => {
      const maxSize = Math.ceil(expected / context.plan.thresholds.yellow);
      if (missing) return giveLaunchSource(group, missing);
      if (isSuspended) return resumeLaunch(group, inForce, maxSize, context);
      const change = writeChange(context.target, 'asg.maxSize', group.autoScalingGroupName, maxSize);
      return { ...raiseMaximum(group, inForce, maxSize, context), ...change };
    },
  };
}

/** People know a managed node group, and not the Auto Scaling group that EKS made for it. */
function titleOf({ autoScalingGroupName, tags }: AutoScalingGroup): string {
  const nodes = nodeGroupOf(tags);
  return nodes?.managedAs
    ? `Node group ${nodes.managedAs} of ${nodes.cluster ?? 'a cluster'} (Auto Scaling group ${autoScalingGroupName})`
    : `Auto Scaling group ${autoScalingGroupName}`;
}

/** The use by each day alone, whose units weigh what those of all days do, and are kept at the same floor. */
const useByDay = ({ byDay }: GroupDemand, of: Growth | null): DayUse[] =>
  of === null
    ? []
    : byDay.map(({ day, growth }) => {
        const { weight, minUnits } = of;
        return { day, use: { fixed: 0, growth: [{ ...growth, weight, minUnits }] } };
      });

/**
 * The maximum in force. What lowers it again and again in an event of several days may do so in quiet nights alone, where
 * nothing needs it, or while traffic is high: only the plan can say which, and without its peaks both are possible.
 */
function maximumInForce(
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  { asOf, window, plan, unknowns }: FamilyContext,
): { readonly inForce: MaxInForce; readonly open?: string } {
  const least = maxInForce(group, actions, asOf, window);
  const most = mostInForce(group, actions, asOf, window);
  const recurs = typeof least.action?.recurrence === 'string' && least.maxSize < most.maxSize;
  if (!recurs || knowsWhenHigh(plan, window)) return { inForce: least };
  return {
    inForce: unknowns === 'least' ? most : least,
    open: `The event lasts for several days, in which its maximum is ${least.maxSize} at some times (${least.because}) and ${most.maxSize} at others. Say in traffic.peaks of the plan when traffic is high: the maximum of quiet hours then does not count.`,
  };
}

/**
 * Whether a group can run its floor. That is no load: a group that always runs its maximum has all the room that it needs.
 *
 * @param reach What it can run whatever its maximum; null where that is not known.
 */
const floorFits = ({ floor }: GroupDemand, reach: number | null): boolean =>
  floor === null || floor.size <= Math.min(reach ?? Number.POSITIVE_INFINITY, floor.maxSize);

function resumeLaunch(
  group: AutoScalingGroup,
  inForce: MaxInForce,
  maxSize: number,
  context: FamilyContext,
): FixDraft {
  const name = group.autoScalingGroupName;
  const resume = awsCommand(context.target, 'autoscaling', 'resume-processes', {
    'auto-scaling-group-name': name,
    'scaling-processes': 'Launch',
  });
  const action = `Resume the process Launch of ${name}`;
  if (maxSize <= inForce.maxSize) return { action: `${action}.`, command: resume, lead: 'configuration' };
  const raise = raiseMaximum(group, inForce, maxSize, context);
  return {
    ...raise,
    action: `${action}, and raise the maximum size in force to at least ${maxSize}.`,
    command: [resume, ...(raise.command ? listOf(raise.command) : [])],
  };
}

/** EKS sets the sizes of a managed node group again by its own, so that only those last. */
function raiseNodeGroup(
  { cluster, managedAs }: NodeGroup,
  group: AutoScalingGroup,
  maxSize: number,
  { target }: FamilyContext,
): FixDraft {
  const action = `Raise the maximum size of the node group ${managedAs} to ${maxSize} for the event, and that which Cluster Autoscaler keeps to.`;
  if (cluster === null) return { action, lead: 'configuration' };
  const setTo = (size: number): AwsCommand =>
    awsCommand(target, 'eks', 'update-nodegroup-config', {
      'cluster-name': cluster,
      'nodegroup-name': managedAs,
      'scaling-config': `maxSize=${size}`,
    });
  return {
    action,
    command: asking(`maximum size of ${group.autoScalingGroupName}`, maxSize, setTo(maxSize)),
    lead: 'configuration',
    reversal: {
      action: `Set the maximum size of the node group ${managedAs} to ${group.maxSize} again.`,
      command: setTo(group.maxSize),
    },
  };
}

/** While a scheduled action sets the maximum, it is that action which must change, and not the group. */
function raiseMaximum(
  group: AutoScalingGroup,
  { action }: MaxInForce,
  maxSize: number,
  context: FamilyContext,
): FixDraft {
  const { target } = context;
  const name = group.autoScalingGroupName;
  const nodes = nodeGroupOf(group.tags);
  if (action === null && nodes?.managedAs) return raiseNodeGroup(nodes, group, maxSize, context);
  if (action === null) {
    return {
      action: `Raise the maximum size of ${name} to ${maxSize} for the event.`,
      command: asking(`maximum size of ${name}`, maxSize, setMaximum(group, maxSize, target)),
      lead: 'configuration',
      reversal: {
        action: `Set the maximum size of ${name} to ${group.maxSize} again.`,
        command: setMaximum(group, group.maxSize, target),
      },
    };
  }
  const setTo = (size: number | null): AwsCommand => rewriteAction({ ...action, maxSize: size }, context);
  const setting = `maximum size of ${name} by ${action.scheduledActionName}`;
  return {
    action: `Raise the maximum size that the scheduled action ${action.scheduledActionName} gives ${name} to ${maxSize}: it overrides the group's own.`,
    command: asking(setting, maxSize, setTo(maxSize)),
    lead: 'configuration',
    // One that runs once is over by then.
    ...(action.recurrence === null
      ? {}
      : {
          reversal: {
            action: `Let the scheduled action ${action.scheduledActionName} give ${name} a maximum size of ${action.maxSize} again.`,
            command: setTo(action.maxSize),
          },
        }),
  };
}
