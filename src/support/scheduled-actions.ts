import {
  AutoScalingClient,
  DescribeScheduledActionsCommand,
  PutScheduledUpdateGroupActionCommand,
  type ScheduledUpdateGroupAction,
} from '@aws-sdk/client-auto-scaling';
import type { Applied, Applier } from './applier';
import { inputOf } from './input';

/** What the planner wrote: times are texts in a record. */
interface Input {
  readonly AutoScalingGroupName: string;
  readonly ScheduledActionName: string;
  readonly StartTime: string;
  readonly MinSize: number;
  readonly MaxSize?: number;
}

/** Schedules another size of a group; an action of the same name is replaced where it differs. */
export const scheduledAction: Applier = {
  kind: 'scheduled-action',
  reads: ['autoscaling:DescribeScheduledActions'],
  changes: ['autoscaling:PutScheduledUpdateGroupAction'],
  isSetting: true,

  async find(action, { reading }) {
    const { AutoScalingGroupName, ScheduledActionName } = inputOf<Input>(action);
    const { ScheduledUpdateGroupActions = [] } = await reading.of(AutoScalingClient).send(
      new DescribeScheduledActionsCommand({
        AutoScalingGroupName,
        ScheduledActionNames: [ScheduledActionName],
      }),
    );
    const found = ScheduledUpdateGroupActions.find((one) => one.ScheduledActionName === ScheduledActionName);
    if (found === undefined) return null;
    const { ScheduledActionARN = null, StartTime, MinSize, MaxSize } = found;
    const maximum = MaxSize === undefined ? '' : ` and a maximum of ${MaxSize}`;
    return {
      awsId: ScheduledActionARN,
      says: `It sets a minimum of ${MinSize ?? '-'}${maximum} from ${StartTime?.toISOString() ?? '-'}.`,
      isThere: isSame(found, action),
    };
  },

  async apply(action, { acting }) {
    const { StartTime, ...input } = inputOf<Input>(action);
    await acting
      .of(AutoScalingClient)
      .send(new PutScheduledUpdateGroupActionCommand({ ...input, StartTime: new Date(StartTime) }));
    return { awsId: input.ScheduledActionName, answer: {} };
  },
};

/** Whether nothing else is set: a desired capacity or a recurrence is not of this event. */
function isSame(found: ScheduledUpdateGroupAction, action: Applied): boolean {
  const { StartTime, MinSize, MaxSize } = inputOf<Input>(action);
  return (
    found.StartTime?.getTime() === Date.parse(StartTime) &&
    found.MinSize === MinSize &&
    found.MaxSize === MaxSize &&
    found.DesiredCapacity === undefined &&
    found.Recurrence === undefined
  );
}
