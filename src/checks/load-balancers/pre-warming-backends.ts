import {
  COMPUTE_ARTIFACTS,
  type ComputeArtifacts,
  countLoadOnce,
  demandContext,
  type GroupDemand,
  groupDemand,
  sizeUnits,
  unitsInService,
} from '../../capacity/compute';
import { unitsAt } from '../../capacity/growth';
import { mayRun, type ScheduledSize, sizeAtStart } from '../../capacity/schedule';
import type { EventContext } from '../../judging/context';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type AutoScalingGroup, type LoadBalancer } from '../../model/artifacts';
import { toInstant } from '../../plan/calendar';
import type { PreWarming } from '../../plan/pre-warming';
import { defineCheck, fail, notApplicable, pass, type TargetContext, unknown, warn } from '../check';
import { judgePreWarming } from '../pre-warming';

export const preWarmingBackends = defineCheck({
  id: 'pre-warming-backends',
  title: 'Back ends run at event size before the event starts',
  failureTitle: 'Back ends of a pre-warmed load balancer are not scaled in time',
  why: 'A warm load balancer in front of cold back ends only brings the errors sooner.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  workbook: '7 ELB Prewarming',
  needs: ['loadBalancers', 'targetGroups', 'autoScalingGroups', 'scheduledActions'],
  uses: [...TRAFFIC_ARTIFACTS, ...COMPUTE_ARTIFACTS],
  evaluate(artifacts, planned) {
    return judgePreWarming(artifacts.loadBalancers, planned, (entry, resource, balancer, context) => {
      if (entry === undefined) return notApplicable('Section 7 of the plan has no entry for it.', resource);
      const claim = claimOf(entry, context);
      const demands = groupsBehind(balancer, artifacts, context).map((group) =>
        // What traffic needs is asked here; what the schedule makes of it comes below.
        groupDemand(group, { ...artifacts, scheduledActions: [] }, demandContext(context)),
      );
      const sizes = countLoadOnce(demands).map((demand) => sizeOf(demand, artifacts, context));
      const words = [claim.words, ...sizes.map((size) => size.words)].join(' ');
      // What AWS shows counts before what the plan says.
      if (sizes.length > 0 && sizes.every(({ isEnough }) => isEnough === true)) return pass(resource, words);
      const isKnown = sizes.some(({ isEnough }) => isEnough === false);
      if (!isKnown && claim.isKept) {
        const nobody =
          sizes.length > 0 ? '' : ' No Auto Scaling group is behind it whose size AWS could show.';
        return unknown(resource, `${words}${nobody}`);
      }
      const verdict = claim.isKept === false || claim.isDue ? fail : warn;
      return verdict(resource, words, {
        action:
          'Schedule the scale-out of the back ends before the start of the event and enter when (preWarming.backends.scaledBy).',
        lead: 'configuration',
      });
    });
  },
});

/** What the plan says of the back ends. */
interface Claim {
  /** Whether they are at size in time by what it says; null when it does not say. */
  readonly isKept: boolean | null;
  /** Whether they must be at size already. */
  readonly isDue: boolean;
  readonly words: string;
}

function claimOf({ backends }: PreWarming, { plan, window, asOf }: EventContext): Claim {
  if (backends === undefined) {
    return { isKept: null, isDue: false, words: 'The plan does not say whether they are scaled.' };
  }
  if (backends.scaled) {
    return { isKept: true, isDue: true, words: 'The plan says that they run at event size.' };
  }
  if (backends.scaledBy === undefined) {
    return {
      isKept: null,
      isDue: false,
      words: 'They do not run at event size, and the plan does not say when they will.',
    };
  }
  const at = Date.parse(toInstant(backends.scaledBy, plan.calendar.timeZone));
  return {
    isKept: at <= Date.parse(window.start),
    isDue: at <= Date.parse(asOf),
    words: `The plan says that they will run at event size by ${backends.scaledBy}; the event starts ${plan.calendar.start}.`,
  };
}

/** The groups that register their instances with a load balancer, without the idle twins of those that serve. */
function groupsBehind(
  { loadBalancerArn }: LoadBalancer,
  {
    targetGroups,
    autoScalingGroups,
    scheduledActions,
  }: Pick<Artifacts, 'targetGroups' | 'autoScalingGroups' | 'scheduledActions'>,
  context: TargetContext,
): readonly AutoScalingGroup[] {
  const behind = new Set(
    targetGroups
      .filter(({ loadBalancerArns }) => loadBalancerArns.includes(loadBalancerArn))
      .map(({ targetGroupArn }) => targetGroupArn),
  );
  const registered = autoScalingGroups.filter(
    (group) =>
      mayRun(group, scheduledActions, context) && group.targetGroupArns.some((arn) => behind.has(arn)),
  );
  const serving = registered.filter(
    (group) => context.placed(ARTIFACTS.autoScalingGroups.owner(group)).placement !== 'off',
  );
  return serving.length > 0 ? serving : registered;
}

/** Whether a group is large enough for the event, now or by a schedule that runs before; null where it is not known. */
interface Size {
  readonly isEnough: boolean | null;
  readonly words: string;
}

function sizeOf(
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
