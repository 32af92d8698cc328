import { type AwsCommand, awsCommand } from '../judging/aws-command';
import type { AutoScalingGroup } from '../model/artifacts';
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
