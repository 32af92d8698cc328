/**
 * What judging an event plan needs wherever it is done: what is judged against, how a rule describes itself, and how
 * a fix is dated and quoted.
 */

import { shellCommand } from '../lib/shell';
import { ARTIFACTS, type ArtifactId } from '../model/artifacts';
import type { Fix } from '../model/finding';
import { GLOBAL, type Target } from '../model/target';
import type { WorkbookPlace } from '../model/workbook';
import { dateIn, daysBefore } from './calendar';
import { LEAD_DAYS, type LeadTime } from './lead-times';
import type { EventPlan } from './schema';

/** What a check or a ceiling may look at besides artifacts. Instants are ISO 8601 in UTC. */
export interface EventContext {
  readonly plan: EventPlan;
  /** The time the inventory was taken: "now" for the judgement. */
  readonly asOf: string;
  /** The event's window. */
  readonly window: { readonly start: string; readonly end: string };
  /** Needed multiple of normal traffic; null when it could not be worked out. */
  readonly multiplier: number | null;
}

/** How a check or a ceiling family describes itself. */
export interface JudgedBy {
  /** Kebab-case noun phrase, equal to the file name. */
  readonly id: string;
  /** The good state, as a sentence without a full stop. */
  readonly title: string;
  /** The bad state. */
  readonly failureTitle: string;
  /** Why it matters on the day of the event. */
  readonly why: string;
  /** Where AWS documents how to do it. */
  readonly docs: string;
  /** Section or step of the workbook that it answers. */
  readonly workbook: WorkbookPlace;
}

/** A check or a ceiling family with what it counts in its row of the scorecard. */
export interface Weighed<T> {
  readonly judged: T;
  /** Within a row, weights say what a point of the score stands for; only `critical` decides between red and yellow. */
  readonly weight: number;
  /** A failure turns the row red: the event is lost by it, or the row's rule in the workbook says red. */
  readonly critical: boolean;
}

/** What ends the event by itself. */
export const critical = <const T>(judged: T, weight = 10): Weighed<T> => ({ judged, weight, critical: true });

/** What makes it worse, or recovery slower. */
export const helpful = <const T>(judged: T, weight = 3): Weighed<T> => ({ judged, weight, critical: false });

/** What a check or a ceiling family reads. */
export interface Reader {
  readonly needs: readonly ArtifactId[];
  readonly uses?: readonly ArtifactId[];
}

/** Every artifact that it may see. */
export const readBy = ({ needs, uses = [] }: Reader): readonly ArtifactId[] => [...needs, ...uses];

/** Whether it is judged in the target: in the global one if all that it reads is there once per account, else in regions. */
export const isJudgedIn = ({ region }: Target, reader: Reader): boolean =>
  readBy(reader).every((id) => ARTIFACTS[id].per === 'account') === (region === GLOBAL);

/** A fix before it is dated and its command quoted; see `Fix` in the model. */
export interface FixDraft {
  readonly action: string;
  /** The words of a command; the runner quotes them for the shell. */
  readonly command?: readonly string[];
  /** What it is of: by how many days before the start of the event it must be done to help. */
  readonly lead: LeadTime;
}

/** Ends what is to be done when its date has passed. */
export const OVERDUE = 'Overdue: do it now.';

/** Dates a fix against the event, unless that is over, and quotes its command for the shell. */
export function toFix(
  { action, command, lead }: FixDraft,
  { window, plan, asOf }: Pick<EventContext, 'window' | 'plan' | 'asOf'>,
): Fix {
  const { timeZone } = plan.calendar;
  const by = daysBefore(window.start, LEAD_DAYS[lead], timeZone);
  const today = dateIn(asOf, timeZone);
  const quoted = command ? { command: shellCommand(command) } : {};
  if (isOver({ window, asOf })) return { action, ...quoted };
  return {
    action: by < today ? `${action} ${OVERDUE}` : action,
    ...quoted,
    by,
  };
}

/** Whether the event had ended at the time of the judgement: then nothing is in time any more. */
export const isOver = ({ window, asOf }: Pick<EventContext, 'window' | 'asOf'>): boolean =>
  Date.parse(asOf) >= Date.parse(window.end);
