/** How large what is behind a load balancer is when the event starts, against what its traffic needs. */
import { boundsInForce } from '../capacity/application-auto-scaling';
import {
  COMPUTE_ARTIFACTS,
  type ComputeArtifacts,
  countLoadOnce,
  demandContext,
  type GroupDemand,
  groupDemand,
  sizeUnits,
  unitsInService,
} from '../capacity/compute';
import { ECS_ARTIFACTS, nameOfService, scalableTargetOf, serviceDemand } from '../capacity/ecs-demand';
import { unitsAt } from '../capacity/growth';
import { mayRun, type ScheduledSize, sizeAtStart } from '../capacity/schedule';
import {
  ARTIFACTS,
  type Artifacts,
  type AutoScalingGroup,
  type EcsService,
  type LoadBalancer,
  type TargetGroup,
} from '../model/artifacts';
import type { TargetContext } from './check';
import { isIdle } from './target-groups';
import { count } from './words';

/** What a check lists in `uses`, beside load balancers, target groups, groups and their scheduled actions. */
export const BACK_END_ARTIFACTS = [...COMPUTE_ARTIFACTS, 'ecsServices', ...ECS_ARTIFACTS] as const;

type BackEndArtifacts = Pick<Artifacts, 'targetGroups' | 'autoScalingGroups' | 'scheduledActions'> &
  Partial<Artifacts>;

/** Whether a group or service is large enough for the event, now or by a schedule that runs before; null where it is not known. */
export interface Size {
  readonly isEnough: boolean | null;
  readonly words: string;
}

/** The sizes of the groups and services that register with a load balancer. */
export function sizesOfBackEnds(
  balancer: LoadBalancer,
  artifacts: BackEndArtifacts,
  context: TargetContext,
): readonly Size[] {
  const targetGroups = targetGroupsOf(balancer, artifacts);
  const behind = new Set(targetGroups.map(({ targetGroupArn }) => targetGroupArn));
  const demands = groupsBehind(behind, artifacts, context).map((group) =>
    // What traffic needs is asked here; what the schedule makes of it comes below.
    groupDemand(group, { ...artifacts, scheduledActions: [] }, demandContext(context)),
  );
  return [
    ...countLoadOnce(demands).map((demand) => sizeOfGroup(demand, artifacts, context)),
    ...sizesOfServices(behind, artifacts, context),
    ...targetGroups.flatMap((group) => sizeOfTheRest(group, artifacts, context)),
  ];
}

/** The target groups of a load balancer that get requests. */
const targetGroupsOf = (
  { loadBalancerArn }: LoadBalancer,
  { targetGroups, listeners }: BackEndArtifacts,
): readonly TargetGroup[] =>
  targetGroups.filter(
    ({ loadBalancerArns, targetGroupArn }) =>
      loadBalancerArns.includes(loadBalancerArn) && !isIdle(targetGroupArn, listeners),
  );

/**
 * What is registered one by one, or by a controller that AWS does not know of: nothing shows how much of it the traffic needs. A
 * function runs as often as it is called, which its own ceilings judge.
 */
function sizeOfTheRest(
  { targetGroupArn, targetGroupName, targetType }: TargetGroup,
  { autoScalingGroups, scheduledActions, ecsServices = [], targetHealth }: BackEndArtifacts,
  context: TargetContext,
): readonly Size[] {
  const registering = [
    ...autoScalingGroups.filter((group) => mayRun(group, scheduledActions, context)),
    ...ecsServices.filter(({ schedulingStrategy }) => schedulingStrategy !== 'DAEMON'),
  ];
  if (targetType === 'lambda' || registering.some((one) => one.targetGroupArns.includes(targetGroupArn)))
    return [];
  const targets = targetHealth?.find((one) => one.targetGroupArn === targetGroupArn)?.targets;
  if (targets?.length === 0) return [];
  const named = `Target group ${targetGroupName}`;
  const words =
    targets === undefined
      ? `${named}: what is registered with it could not be read.`
      : `${named} has ${count(targets.length, 'target')} that no Auto Scaling group and no ECS service scales: how many the traffic needs is not known.`;
  return [{ isEnough: null, words }];
}

/** The groups that register their instances with these target groups, without the idle twins of those that serve. */
function groupsBehind(
  behind: ReadonlySet<string>,
  { autoScalingGroups, scheduledActions }: BackEndArtifacts,
  context: TargetContext,
): readonly AutoScalingGroup[] {
  const registered = autoScalingGroups.filter(
    (group) =>
      mayRun(group, scheduledActions, context) && group.targetGroupArns.some((arn) => behind.has(arn)),
  );
  const serving = registered.filter(
    (group) => context.placed(ARTIFACTS.autoScalingGroups.owner(group)).placement !== 'off',
  );
  return serving.length > 0 ? serving : registered;
}

function sizeOfGroup(
  { group, growth, understated, launchType, isFlattened }: GroupDemand,
  artifacts: Pick<Artifacts, 'scheduledActions'> & ComputeArtifacts,
  context: TargetContext,
): Size {
  const { multiplier, asOf, window } = context;
  const name = `Group ${group.autoScalingGroupName}`;
  const units = sizeUnits(group, launchType, artifacts);
  const inService = unitsInService(group, artifacts);
  if (multiplier === null) return { isEnough: null, words: 'The needed multiplier is not known.' };
  if (growth === null || units === null || inService === null) {
    return {
      isEnough: null,
      words: `${name}: ${understated ?? 'The size of its instance type is not known.'}`,
    };
  }
  const running = Math.floor(inService / units);
  const needed = unitsAt(growth, multiplier);
  const scheduled = sizeAtStart(group, artifacts.scheduledActions, asOf, window.start);
  const size = scheduled === null ? running : atStart(scheduled, running, units);
  const bySchedule =
    scheduled === null
      ? ''
      : `; after the scheduled action ${scheduled.action.scheduledActionName} it runs ${size}`;
  const words = `${name} runs ${running} of the ${needed} instances that ${multiplier}× needs${bySchedule}.`;
  return compare({ name, size, needed, words, understated, isFlattened });
}

/** Compares what runs when the event starts with what is needed: too little is known to be so, whatever more may be needed. */
function compare({
  name,
  size,
  needed,
  words,
  understated,
  isFlattened,
}: Pick<GroupDemand, 'understated' | 'isFlattened'> & {
  readonly name: string;
  readonly size: number;
  readonly needed: number;
  readonly words: string;
}): Size {
  if (size < needed) return { isEnough: false, words };
  if (understated !== null) return { isEnough: null, words: `${name}: ${understated}` };
  return isFlattened
    ? { isEnough: null, words: `${words} That rests on means of an hour, which hide the peak.` }
    : { isEnough: true, words };
}

/** Instances after a scheduled action: a minimum alone leaves more than that running, a desired capacity does not. */
function atStart({ size, action }: ScheduledSize, running: number, units: number): number {
  const instances = Math.floor(size / units);
  return action.desiredCapacity === null ? Math.max(running, instances) : instances;
}

/** The services that register their tasks with these target groups; of a daemon each instance runs one, whatever the load. */
function sizesOfServices(
  behind: ReadonlySet<string>,
  artifacts: Partial<Artifacts>,
  context: TargetContext,
): readonly Size[] {
  const { ecsServices } = artifacts;
  if (ecsServices === undefined) {
    return [{ isEnough: null, words: 'Whether ECS services are behind it could not be read.' }];
  }
  return ecsServices
    .filter(({ schedulingStrategy }) => schedulingStrategy !== 'DAEMON')
    .filter(({ targetGroupArns }) => targetGroupArns.some((arn) => behind.has(arn)))
    .filter((service) => context.placed(ARTIFACTS.ecsServices.owner(service)).placement !== 'off')
    .map((service) => sizeOfService(service, { ...artifacts, ecsServices }, context));
}

function sizeOfService(
  service: EcsService,
  artifacts: Pick<Artifacts, 'ecsServices'> & Partial<Artifacts>,
  context: TargetContext,
): Size {
  const { multiplier } = context;
  const name = `Service ${nameOfService(service)}`;
  if (multiplier === null) return { isEnough: null, words: 'The needed multiplier is not known.' };
  const { growth, understated, isFlattened } = serviceDemand(service, artifacts, demandContext(context));
  if (growth === null) return { isEnough: null, words: `${name}: ${understated}` };
  // What it runs whatever its load is no need of the traffic's.
  const needed = unitsAt({ ...growth, minUnits: 0 }, multiplier);
  const { size, bySchedule } = tasksAtStart(service, artifacts, context);
  const words = `${name} runs ${service.runningCount} of the ${needed} tasks that ${multiplier}× needs${bySchedule}.`;
  return compare({ name, size, needed, words, understated, isFlattened });
}

/** Tasks of a service when the event starts, by the bounds that Application Auto Scaling has by then. */
function tasksAtStart(
  service: EcsService,
  artifacts: Partial<Artifacts>,
  context: TargetContext,
): { readonly size: number; readonly bySchedule: string } {
  const { runningCount } = service;
  const target = scalableTargetOf(service, artifacts);
  if (target === undefined) return { size: runningCount, bySchedule: '' };
  const [{ minCapacity, maxCapacity, minSetBy, maxSetBy }] = boundsInForce(target, context);
  const size = Math.min(Math.max(runningCount, minCapacity), maxCapacity);
  const action = size > runningCount ? minSetBy : maxSetBy;
  return {
    size,
    bySchedule:
      size === runningCount || action === null
        ? ''
        : `; after the scheduled action ${action} it runs ${size}`,
  };
}
