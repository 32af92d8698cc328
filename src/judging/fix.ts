import type { Fix } from '../model/finding';
import { dateIn, daysBefore } from '../plan/calendar';
import { type Ask, type AwsCommand, shellLines } from './aws-command';
import { type EventContext, isOver } from './context';
import { LEAD_DAYS, type LeadTime } from './lead-times';

/** One command, or several that are run in their order. */
export type Commands = AwsCommand | readonly [AwsCommand, ...AwsCommand[]];

/** A fix before it is dated and its commands quoted; see `Fix` in the model. */
export interface FixDraft {
  readonly action: string;
  /** Only what can be run as it stands; where people must choose something first, `action` says what. */
  readonly command?: Commands;
  /** The change that makes the room, in the language of what-if, and with the same value as `command`. */
  readonly change?: string;
  /** The kind of change, which decides how many days before the start of the event it must be made. */
  readonly lead: LeadTime;
  /** Why it cannot be undone, as a sentence. */
  readonly irreversible?: string;
  /** How what was scaled up is scaled down again after the event. */
  readonly reversal?: { readonly action: string; readonly command?: Commands };
}

/** A finding or ceiling whose fix may still change, by what others of the same target ask for. */
export type Drafted<T extends { readonly fix?: Fix }> = Omit<T, 'fix'> & { readonly fix?: FixDraft };

/** Added to the action of a fix whose date has passed. */
export const OVERDUE = 'Overdue: do it now.';

type FixContext = Pick<EventContext, 'window' | 'plan' | 'asOf'>;

/**
 * Makes the function that dates a fix against the event, unless that is over, and quotes its commands for the shell. All fixes of an
 * event share a few days, so those are worked out once.
 */
export function fixDater({ window, plan, asOf }: FixContext): (draft: FixDraft) => Fix {
  const { timeZone } = plan.calendar;
  const isInTime = !isOver({ window, asOf });
  const today = dateIn(asOf, timeZone);
  const after = dateIn(window.end, timeZone);
  const dates = Object.fromEntries(
    Object.entries(LEAD_DAYS).map(([lead, days]) => [lead, daysBefore(window.start, days, timeZone)]),
  ) as Readonly<Record<LeadTime, string>>;
  return (draft) => {
    const { action, change, lead, irreversible, reversal } = draft;
    const by = dates[lead];
    return {
      action: isInTime && by < today ? `${action} ${OVERDUE}` : action,
      ...quoted(draft),
      ...(change && { change }),
      ...(isInTime && { by }),
      ...(irreversible !== undefined && { irreversible }),
      ...(reversal && { reversal: { action: reversal.action, ...quoted(reversal), after } }),
    };
  };
}

const quoted = ({ command }: Pick<FixDraft, 'command'>): { command?: string } =>
  command ? { command: shellLines(listOf(command)) } : {};

/** The commands of a draft, one by one. */
export const listOf = (command: Commands): readonly [AwsCommand, ...AwsCommand[]] =>
  'words' in command ? [command] : command;

/** A finding or ceiling that asks for a value, and the command by which it does. */
interface Asking {
  readonly id: string;
  readonly fix: FixDraft;
  readonly command: AwsCommand;
  readonly value: number;
}

/**
 * Settles the fixes of one target together, so that none contradicts another: of several values of one setting only the
 * largest is asked for, everywhere. What asks for less takes over the fix of what asks for most, and points to it.
 *
 * @param drafted All ceilings and findings of the target.
 */
export function fixSettler(
  drafted: readonly { readonly id: string; readonly fix?: FixDraft }[],
  context: FixContext,
): <T extends { readonly id: string; readonly fix?: Fix }>(item: Drafted<T> & { readonly id: string }) => T {
  const toFix = fixDater(context);
  const most = new Map<string, Asking>();
  for (const { id, fix } of drafted) {
    for (const command of fix?.command ? listOf(fix.command) : []) {
      if (command.asks === undefined) continue;
      const { setting, value } = command.asks;
      if (value > (most.get(setting)?.value ?? Number.NEGATIVE_INFINITY)) {
        most.set(setting, { id, fix: fix as FixDraft, command, value });
      }
    }
  }
  const largest = (asks: Ask | undefined): Asking | undefined => asks && most.get(asks.setting);
  const raised = (draft: FixDraft): FixDraft => {
    if (draft.command === undefined) return draft;
    const [first, ...others] = listOf(draft.command).map(
      (command) => largest(command.asks)?.command ?? command,
    );
    return first === undefined ? draft : { ...draft, command: [first, ...others] };
  };
  return (item) => {
    const { fix, ...rest } = item;
    if (fix === undefined) return rest as never;
    const commands = fix.command ? listOf(fix.command) : [];
    const leader = commands.length === 1 ? largest(commands[0]?.asks) : undefined;
    const settled =
      leader === undefined || leader.id === item.id
        ? toFix(raised(fix))
        : { ...toFix({ ...raised(leader.fix), lead: fix.lead }), coveredBy: leader.id };
    return { ...rest, fix: settled } as never;
  };
}
