import { shellCommand } from '../lib/shell';
import type { Fix } from '../model/finding';
import { daysBefore } from '../plan/calendar';
import type { CheckContext, FixDraft } from './check';

/** Dates a fix against the event and quotes its command for the shell. */
export function toFix(
  { action, command, leadDays }: FixDraft,
  { window, plan, asOf }: Pick<CheckContext, 'window' | 'plan' | 'asOf'>,
): Fix {
  const { timeZone } = plan.calendar;
  const by = daysBefore(window.start, leadDays, timeZone);
  const today = daysBefore(asOf, 0, timeZone);
  return {
    action: by < today ? `${action} Overdue: do it now.` : action,
    ...(command ? { command: shellCommand(command) } : {}),
    by,
  };
}
