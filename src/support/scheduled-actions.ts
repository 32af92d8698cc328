import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
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
  reads: ['autoscaling:DescribeAutoScalingGroups', 'autoscaling:DescribeScheduledActions'],
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
    const { ScheduledActionARN = null, StartTime } = found ?? {};
    const set =
      found === undefined ? '' : `It sets ${inWords(found)} from ${StartTime?.toISOString() ?? '-'}.`;
    if (found !== undefined && isSame(found, action))
      return { awsId: ScheduledActionARN, says: set, isThere: true };
    const { AutoScalingGroups = [] } = await reading
      .of(AutoScalingClient)
      .send(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [AutoScalingGroupName] }));
    const group = AutoScalingGroups.find((one) => one.AutoScalingGroupName === AutoScalingGroupName);
    const today = group === undefined ? 'AWS has no such group.' : `The group has ${inWords(group)}.`;
    const wrong = group === undefined ? '' : whatIsWrong(group, action);
    return {
      awsId: ScheduledActionARN,
      says: [set, today, wrong].filter((part) => part !== '').join(' '),
      isThere: false,
      isInTheWay: group === undefined || wrong !== '',
      before: {
        scheduled: found ? { ...sizesOf(found), StartTime: StartTime?.toISOString() } : null,
        group: group && sizesOf(group),
      },
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

type Sizes = Pick<ScheduledUpdateGroupAction, 'MinSize' | 'MaxSize'>;

const sizesOf = ({ MinSize, MaxSize }: Sizes): Sizes => ({ MinSize, MaxSize });

const inWords = ({ MinSize, MaxSize }: Sizes): string =>
  `a minimum of ${MinSize ?? '-'}${MaxSize === undefined ? '' : ` and a maximum of ${MaxSize}`}`;

/**
 * Why a schedule would do what nobody asks for, as a sentence; empty where it would not. It lowers only what it is there to take back:
 * other sizes are of people who have changed the group since the run.
 */
function whatIsWrong(group: Sizes, { call }: Applied): string {
  const { MinSize, MaxSize = group.MaxSize } = inputOf<Input>({ call });
  const expected: Sizes = call.expects ?? {};
  const isLowered = (today: number | undefined, to: number | undefined, made: number | undefined) =>
    today !== undefined && to !== undefined && to < today && today !== made;
  if (
    isLowered(group.MinSize, MinSize, expected.MinSize) ||
    isLowered(group.MaxSize, MaxSize, expected.MaxSize)
  )
    return 'This would lower it, and somebody has changed it since the run: check again first.';
  return MaxSize !== undefined && MinSize > MaxSize
    ? `A minimum of ${MinSize} is above its maximum: check again first.`
    : '';
}

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
