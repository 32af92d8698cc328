import { actionsInForce, lastRun, scheduledSize } from '../../capacity/schedule';
import { awsCommand } from '../../judging/aws-command';
import type { EventContext } from '../../judging/context';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type AutoScalingGroup, type ScheduledAction } from '../../model/artifacts';
import { judgeGroups } from '../auto-scaling';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';

/**
 * Assumed, as AWS publishes no figure: a tracked group doubles its capacity about every ten minutes (three
 * one-minute data points to alarm, launch, boot, warm-up).
 */
const MINUTES_PER_DOUBLING = 10;

const DAY = 86_400_000;

/** Scheduled actions that run within the day before the event count as made for it. */
const LOOK_BACK = DAY;

const NEEDS = ['autoScalingGroups', 'scheduledActions'] as const;

export const autoScalingScheduledScaleOut = defineCheck({
  id: 'auto-scaling-scheduled-scale-out',
  title: 'Auto Scaling groups are scaled out before a rise that is faster than they can follow',
  failureTitle: 'Auto Scaling group must chase a rise that is faster than it can follow',
  why: 'Policies react minutes after the load; a sale that opens on the hour is over for those who got errors.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  workbook: 'Step 10',
  needs: NEEDS,
  uses: TRAFFIC_ARTIFACTS.filter((id) => !NEEDS.some((need) => need === id)),
  evaluate({ autoScalingGroups, scheduledActions }, context) {
    const rise = riseOf(context);
    return judgeGroups(autoScalingGroups, (group, resource) => {
      if (rise === null || rise.minutes >= rise.followed) {
        return notApplicable(rise?.words ?? 'The needed multiplier is not known.', resource);
      }
      const { placement, because } = context.placed(ARTIFACTS.autoScalingGroups.owner(group));
      if (placement === 'off') {
        return notApplicable(`It does not carry the event’s traffic. ${because}`, resource);
      }
      const action = actionsInForce(group, scheduledActions)
        .filter((candidate) => raises(candidate, group) && runsBefore(candidate, context))
        .sort((a, b) => scheduledSize(b) - scheduledSize(a))[0];
      // From this size on the group can follow the rest of the rise, taken in proportion to what is desired now.
      const enough = Math.ceil(
        (group.desiredCapacity * rise.times) / 2 ** (rise.minutes / MINUTES_PER_DOUBLING),
      );
      const seen = action
        ? `The scheduled action ${action.scheduledActionName} sets ${sizes(action)}; in proportion to traffic the start needs ${enough}.`
        : 'No scheduled action raises it within the day before the event.';
      if (action && scheduledSize(action) >= enough) return pass(resource, `${seen} ${rise.words}`);
      if (placement === 'unplaced') {
        return unknown(resource, `${seen} Whether it carries the event’s traffic is not known. ${because}`);
      }
      return warn(resource, `${seen} ${rise.words}`, {
        action: `Schedule a scale-out to ${enough}, or what a load test says the first minutes need, an hour before the event starts.`,
        command: awsCommand(context.target, 'autoscaling', 'put-scheduled-update-group-action', {
          'auto-scaling-group-name': group.autoScalingGroupName,
          'scheduled-action-name': `${context.plan.id}-scale-out`,
          'start-time': new Date(Date.parse(context.window.start) - 3_600_000).toISOString(),
          'min-size': String(enough),
        }),
        lead: 'setting',
      });
    });
  },
});

/** How fast traffic rises and in how many minutes a group can follow; a plan without a ramp expects a step. */
function riseOf({ multiplier, plan }: EventContext) {
  if (multiplier === null) return null;
  const { ramp } = plan.traffic;
  const minutes = ramp === undefined || ramp.shape === 'step' ? 0 : ramp.minutes;
  const followed = Math.max(0, Math.ceil(Math.log2(multiplier) * MINUTES_PER_DOUBLING));
  const said = ramp === undefined ? 'at once (traffic.ramp is not given)' : `within ${minutes} minutes`;
  return {
    times: multiplier,
    minutes,
    followed,
    words: `Traffic rises ${multiplier}× ${said}; a group is assumed to double in ${MINUTES_PER_DOUBLING} minutes, and so to need about ${followed}.`,
  };
}

const raises = (action: ScheduledAction, group: AutoScalingGroup): boolean =>
  (action.minSize ?? 0) > group.minSize || (action.desiredCapacity ?? 0) > group.desiredCapacity;

const sizes = ({ minSize, desiredCapacity }: ScheduledAction): string =>
  [
    minSize === null ? null : `minimum ${minSize}`,
    desiredCapacity === null ? null : `desired ${desiredCapacity}`,
  ]
    .filter((size) => size !== null)
    .join(', ');

/** Whether it runs within the day before the event, and after the inventory was taken. */
function runsBefore(action: ScheduledAction, { asOf, window }: EventContext): boolean {
  const start = Date.parse(window.start);
  const last = lastRun(action, Date.parse(asOf), start);
  return last !== null && last >= start - LOOK_BACK;
}
