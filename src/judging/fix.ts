import type { Fix } from '../model/finding';
import { dateIn, daysBefore } from '../plan/calendar';
import { type AwsCommand, shellLines } from './aws-command';
import { type EventContext, isOver } from './context';
import { LEAD_DAYS, type LeadTime } from './lead-times';

/** A fix before it is dated and its command quoted; see `Fix` in the model. */
export interface FixDraft {
  readonly action: string;
  /** Only what can be run as it stands; where people must choose something first, `action` says what. */
  readonly command?: AwsCommand;
  /** The change that makes the room, in the language of what-if, and with the same value as `command`. */
  readonly change?: string;
  /** The kind of change, which decides how many days before the start of the event it must be made. */
  readonly lead: LeadTime;
}

/** Added to the action of a fix whose date has passed. */
export const OVERDUE = 'Overdue: do it now.';

/** Dates a fix against the event, unless that is over, and quotes its command for the shell. */
export function toFix(
  { action, command, change, lead }: FixDraft,
  { window, plan, asOf }: Pick<EventContext, 'window' | 'plan' | 'asOf'>,
): Fix {
  const { timeZone } = plan.calendar;
  const by = daysBefore(window.start, LEAD_DAYS[lead], timeZone);
  const today = dateIn(asOf, timeZone);
  const quoted = { ...(command && { command: shellLines([command]) }), ...(change && { change }) };
  if (isOver({ window, asOf })) return { action, ...quoted };
  return {
    action: by < today ? `${action} ${OVERDUE}` : action,
    ...quoted,
    by,
  };
}
