import { type AwsCommand, awsCommand } from '../judging/aws-command';
import type { AutoScalingGroup, ScheduledAction } from '../model/artifacts';
import type { Target } from '../model/target';

/** Gives a group a maximum size of its own. */
export const setMaximum = (
  { autoScalingGroupName }: AutoScalingGroup,
  maxSize: number,
  target: Target,
): AwsCommand =>
  awsCommand(target, 'autoscaling', 'update-auto-scaling-group', {
    'auto-scaling-group-name': autoScalingGroupName,
    'max-size': maxSize,
  });

/**
 * Writes a scheduled action anew. Every field is given again, since AWS does not say what becomes of others; but it refuses
 * a start in the past.
 *
 * @param asOf ISO 8601 UTC.
 */
export const rewriteAction = (
  action: ScheduledAction,
  { target, asOf }: { readonly target: Target; readonly asOf: string },
): AwsCommand =>
  awsCommand(target, 'autoscaling', 'put-scheduled-update-group-action', {
    'auto-scaling-group-name': action.autoScalingGroupName,
    'scheduled-action-name': action.scheduledActionName,
    'start-time': action.startTime !== null && action.startTime > asOf ? action.startTime : null,
    'end-time': action.endTime,
    recurrence: action.recurrence,
    'time-zone': action.timeZone,
    'min-size': action.minSize,
    'max-size': action.maxSize,
    'desired-capacity': action.desiredCapacity,
  });
