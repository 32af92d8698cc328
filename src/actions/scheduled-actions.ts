import { stableId } from '../lib/stable-id';
import type { PlannedAction } from '../model/action';
import { targetName } from '../model/target';
import { onlyValue, type PrintedCommand, printedCommands } from './aws-commands';
import { type Cause, causesIn, inOrder, whyOf } from './causes';
import type { Planner, PlannerInput } from './planner';

const SCHEDULE = 'autoscaling put-scheduled-update-group-action';
const RESIZE = 'autoscaling update-auto-scaling-group';

/** A scale-out before the event, or the scale-in after it, as fixes ask for it. */
interface Schedule {
  readonly account: string;
  readonly region: string;
  readonly group: string;
  readonly name: string;
  readonly startTime: string;
  readonly minSize: number;
  /** null where the maximum of the group stays as it is. */
  readonly maxSize: number | null;
  readonly cause: Cause;
}

/**
 * The schedules of a fix that are of this event, by their names: those of others are changed by people. Where the fix gives the group
 * another maximum, its schedule sets that with the minimum, at the same time, so that nothing is raised before it is needed.
 */
function schedulesOf(commands: readonly PrintedCommand[], cause: Cause, event: string): readonly Schedule[] {
  const maxima = new Map(
    commands
      .filter(({ operation }) => operation === RESIZE)
      .map((command) => [groupOf(command), numberOf(command, 'max-size')]),
  );
  return commands.flatMap((command): Schedule[] => {
    const { account, region, operation } = command;
    const group = groupOf(command);
    const name = onlyValue(command, 'scheduled-action-name');
    const startTime = onlyValue(command, 'start-time');
    const minSize = numberOf(command, 'min-size');
    if (operation !== SCHEDULE || region === null || group === null || name === null) return [];
    if (startTime === null || minSize === null || !name.startsWith(`${event}-`)) return [];
    const maxSize = numberOf(command, 'max-size') ?? maxima.get(group) ?? null;
    return [{ account, region, group, name, startTime, minSize, maxSize, cause }];
  });
}

const groupOf = (command: PrintedCommand): string | null => onlyValue(command, 'auto-scaling-group-name');

function numberOf(command: PrintedCommand, option: string): number | null {
  const value = onlyValue(command, option);
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}

/** Schedules the scale-out of groups before the event, and with it the scale-in after it. */
export const scheduledActions: Planner = {
  kinds: ['scheduled-action'],
  plan(input) {
    const { plan } = input;
    const causes = [...causesIn(input)].sort(inOrder);
    const wanted = causes.flatMap((cause) => [
      ...schedulesOf(printedCommands(cause.fix), cause, plan.id),
      ...schedulesOf(printedCommands(cause.fix.reversal ?? {}), cause, plan.id),
    ]);
    const byName = Map.groupBy(wanted, ({ account, region, group, name }) =>
      JSON.stringify([account, region, group, name]),
    );
    // The largest does for all.
    const largest = [...byName.values()].flatMap((schedules) => {
      const [most] = schedules.toSorted((a, b) => b.minSize - a.minSize);
      const maxima = schedules.flatMap(({ maxSize }) => maxSize ?? []);
      return most === undefined
        ? []
        : [{ most: { ...most, maxSize: maxima.length === 0 ? null : Math.max(...maxima) }, schedules }];
    });
    return largest.map(({ most, schedules }) => {
      const earlier = largest
        .map((one) => one.most)
        .filter((one) => one.group === most.group && targetName(one) === targetName(most))
        .find((one) => Date.parse(one.startTime) < Date.parse(most.startTime));
      return planOne(most, schedules, { ...input, earlier });
    });
  },
};

function planOne(
  { account, region, group, name, startTime, minSize, maxSize, cause }: Schedule,
  schedules: readonly Schedule[],
  {
    records,
    now,
    earlier,
  }: Pick<PlannerInput, 'records' | 'now'> & {
    /** What this one takes back, of the same group. */
    readonly earlier: Schedule | undefined;
  },
): PlannedAction {
  const sizes = maxSize === null ? `${minSize}` : `${minSize}-${maxSize}`;
  const id = stableId('scheduled-action', account, region, group, name, startTime, sizes);
  const done = records.find((record) => record.id === id && record.state === 'done');
  const state = ((): Pick<PlannedAction, 'state' | 'because'> => {
    if (done !== undefined)
      return { state: 'done', because: `${done.by} has done it on ${done.at.slice(0, 10)}.` };
    if (Date.parse(startTime) <= Date.parse(now))
      return { state: 'blocked', because: 'Its time is over: AWS refuses a start in the past.' };
    return { state: 'ready' };
  })();
  return {
    id,
    kind: 'scheduled-action',
    account,
    region,
    title: `Schedule ${name} of group ${group}: a minimum of ${minSize}${maxSize === null ? '' : ` and a maximum of ${maxSize}`} from ${startTime}.`,
    why: whyOf(schedules.map((one) => one.cause)),
    call: {
      action: 'autoscaling:PutScheduledUpdateGroupAction',
      input: {
        AutoScalingGroupName: group,
        ScheduledActionName: name,
        StartTime: startTime,
        MinSize: minSize,
        ...(maxSize !== null && { MaxSize: maxSize }),
      },
      ...(earlier !== undefined && {
        expects: {
          MinSize: earlier.minSize,
          ...(earlier.maxSize !== null && { MaxSize: earlier.maxSize }),
        },
      }),
    },
    ...state,
    notes: ['A group has at most 125 scheduled actions; one of the same name is replaced.'],
    ...(cause.fix.by !== undefined && { by: cause.fix.by }),
  };
}
