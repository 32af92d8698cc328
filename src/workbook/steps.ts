/** The 25 steps of section 8 for one event: when each is due, who does it, and whether it is done. */
import { Temporal } from 'temporal-polyfill';
import type { ActionRecord } from '../model/action';
import type { Colour } from '../model/ceiling';
import type { Report, ScorecardRow } from '../model/report';
import type { RowId } from '../model/scorecard-rows';
import { type Phase, STEPS, type StepNumber } from '../model/workbook';
import { dateIn, daysBefore, eventWindow } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';
import { describeVerdict, formatCount, listReasons } from '../report/render/words';
import type { WorkbookInput } from './input';
import { todayOf } from './words';

/** How far a step is. */
export type StepState = 'done' | 'open' | 'due-soon' | 'overdue';

/** A step of one event. */
export interface Step {
  readonly step: StepNumber;
  readonly phase: Phase;
  readonly title: string;
  /** `YYYY-MM-DD` in the time zone of the event. */
  readonly due: string;
  /** The day on which a person says that it was done; null where nobody did. */
  readonly doneOn: string | null;
  readonly owner: string | null;
  readonly state: StepState;
  /** What shows that it is done, or what is lacking, as a sentence; null for a step that happens elsewhere. */
  readonly evidence: string | null;
  readonly remarks: string | null;
}

/** Days before its due date from which a step is due soon. */
const SOON_DAYS = 7;

/** Tells of each step how far it is. */
export function listSteps(known: Known): readonly Step[] {
  const { plan, now } = known;
  const today = todayOf(plan, now);
  return STEPS.map(({ step, phase, title, due }) => {
    const said = plan.timeline.find((one) => one.step === step);
    const dueOn = said?.due ?? dueDate(plan, due);
    // A day that has not come is one on which it will be done.
    const doneOn = said?.doneOn !== undefined && said.doneOn <= today ? said.doneOn : null;
    const shown = { ...SHOWN_BY_PLAN, ...SHOWN_BY_RUNS }[step]?.(known) ?? null;
    // What the accounts show opens a step again that somebody ticked: the evidence may be gone since.
    const isDone = shown === null ? doneOn !== null : shown.isThere;
    return {
      ...{ step, phase, title },
      due: dueOn,
      doneOn,
      owner: said?.owner ?? null,
      state: isDone ? 'done' : stateByDay(dueOn, today),
      evidence: shown?.because ?? null,
      remarks: said?.remarks ?? null,
    };
  });
}

/** How far something is that is not done, by the day on which it is due: both days `YYYY-MM-DD` in the time zone of the event. */
export function stateByDay(due: string, today: string): Exclude<StepState, 'done'> {
  if (due < today) return 'overdue';
  return daysBetween(today, due) <= SOON_DAYS ? 'due-soon' : 'open';
}

/** Counts the days from one day to another, `YYYY-MM-DD`; less than 0 where that is before. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

function dueDate(plan: EventPlan, { of, days }: (typeof STEPS)[number]['due']): string {
  const window = eventWindow(plan);
  return daysBefore(window[of], -days, plan.calendar.timeZone);
}

/** States as sentences have them. */
export const WORD_OF_STATE: Readonly<Record<StepState, string>> = {
  done: 'done',
  open: 'open',
  'due-soon': 'due soon',
  overdue: 'overdue',
};

/** What shows how far a step is: evidence, or else what people say; null where nothing does. */
export const evidenceOf = ({ evidence, doneOn }: Pick<Step, 'evidence' | 'doneOn'>): string | null =>
  evidence ?? (doneOn === null ? null : `Done on ${doneOn}, as people say.`);

/** The colours of states. */
export const COLOUR_OF_STATE: Readonly<Record<StepState, Colour>> = {
  done: 'green',
  open: 'grey',
  'due-soon': 'yellow',
  overdue: 'red',
};

/** What the accounts or the plan show of a step. */
interface Shown {
  readonly isThere: boolean;
  /** A sentence. */
  readonly because: string;
}

type Known = Pick<WorkbookInput, 'plan' | 'report' | 'now' | 'actions'>;

/** Steps that show by themselves whether they are done. */
type Evidence = { readonly [S in StepNumber]?: (known: Known) => Shown | null };

const SHOWN_BY_PLAN: Evidence = {
  1: ({ plan, now }) => byKickoff(plan.kickoff?.heldOn, todayOf(plan, now)),
  2: ({ plan, actions }) =>
    byAction(plan, actions, 'support-case', 'Opened as') ??
    byField(
      plan.supportCase?.id,
      (id) => `Case ${id}.`,
      'Open the case (iem actions), or name it (supportCase.id).',
    ),
  15: ({ plan }) =>
    byField(
      plan.escalation.length || undefined,
      (n) => `${formatCount(n, 'level')}.`,
      'Say who is called next (escalation).',
    ),
  23: ({ plan, actions }) =>
    byAction(plan, actions, 'case-resolution', 'Resolved, with its reason code in it, as'),
};

const SHOWN_BY_RUNS: Evidence = {
  8: ({ report }) => byRow(report, 'security-trusted-advisor'),
  9: ({ report }) => byLimits(report),
  10: ({ report }) => byRow(report, 'scalability-capacity'),
  11: ({ report }) => byRow(report, 'scalability-load-test'),
  13: ({ report }) => byReadiness(report),
  14: (known) => byPreEventCheck(known),
};

/** Whether only a run can show how far a step is. */
export const isShownByRuns = (step: StepNumber): boolean => step in SHOWN_BY_RUNS;

/** What was asked of AWS shows that a step is done; null where it was not asked, or AWS did not do it. */
function byAction(
  plan: EventPlan,
  actions: Known['actions'],
  kind: ActionRecord['kind'],
  how: string,
): Shown | null {
  const record = actions?.find((one) => one.kind === kind && one.state === 'done');
  if (record === undefined) return null;
  const { done, at, by } = record;
  return {
    isThere: true,
    because: `${how} case ${done?.awsId ?? '-'} on ${dateIn(at, plan.calendar.timeZone)} by ${by}.`,
  };
}

const NO_RUN = 'No run has been made yet: check the event (iem check).';

function byKickoff(on: string | undefined, today: string): Shown {
  if (on === undefined)
    return { isThere: false, because: 'Say on which day it is, or was, held (kickoff.heldOn).' };
  const isHeld = on <= today;
  return { isThere: isHeld, because: `The kick-off ${isHeld ? 'was' : 'is to be'} held on ${on}.` };
}

const byField = <T>(value: T | undefined, done: (value: T) => string, lacking: string): Shown =>
  value === undefined ? { isThere: false, because: lacking } : { isThere: true, because: done(value) };

/** A row of the scorecard that is green shows that its step is done. */
function byRow(report: Report | null, id: RowId): Shown {
  const row = report?.scorecard.rows.find((one) => one.id === id);
  if (report === null || row === undefined) return { isThere: false, because: NO_RUN };
  return { isThere: row.colour === 'green', because: inWords(row, report) };
}

/** The most reasons that a step gives for the colour of its row; the rest is counted. */
const MOST_REASONS = 3;

function inWords(row: ScorecardRow, report: Report): string {
  const said = `${row.title} is ${row.colour} as of ${dateOf(report)}`;
  if (row.colour === 'green') return `${said}.`;
  const reasons = listReasons(report, row.reasons);
  const more = reasons.length - MOST_REASONS;
  const named = [...reasons.slice(0, MOST_REASONS), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
  return [
    `${said}${named === '' ? '' : `: ${named}`}.`,
    ...(row.because === undefined ? [] : [row.because]),
  ].join(' ');
}

function byLimits(report: Report | null): Shown {
  if (report === null) return { isThere: false, because: NO_RUN };
  const quotas = report.ceilings.filter(({ kind }) => kind === 'quota');
  const red = quotas.filter(({ status, accepted }) => status === 'red' && accepted === undefined).length;
  const grey = quotas.filter(({ status }) => status === 'grey').length;
  return {
    isThere: quotas.length > 0 && red + grey === 0 && report.ceilingCount === undefined,
    because: `Quotas: ${quotas.length}; too low for the event: ${red}; not judged: ${grey}; as of ${dateOf(report)}.`,
  };
}

/** Readiness is determined once every row of the scorecard was judged, whatever it came to. */
function byReadiness(report: Report | null): Shown {
  if (report === null) return { isThere: false, because: NO_RUN };
  const grey = report.scorecard.rows.filter(({ colour }) => colour === 'grey');
  return {
    isThere: grey.length === 0,
    because:
      grey.length === 0
        ? `Every row was judged as of ${dateOf(report)}: the event is ${describeVerdict(report).toLowerCase()}.`
        : `Not judged as of ${dateOf(report)}: ${grey.map(({ title }) => title).join('; ')}.`,
  };
}

/** In the last week before the event, with nothing red, and nothing that was not judged. */
function byPreEventCheck({ plan, report }: Known): Shown {
  if (report === null) return { isThere: false, because: NO_RUN };
  const { timeZone } = plan.calendar;
  const { start } = eventWindow(plan);
  const from = daysBefore(start, PRE_EVENT_DAYS, timeZone);
  const on = dateIn(report.run.asOf, timeZone);
  if (on < from)
    return {
      isThere: false,
      because: `The last run was on ${on}; the check is one in the week from ${from} on.`,
    };
  const count = (which: Colour): number =>
    report.scorecard.rows.filter(({ colour }) => colour === which).length;
  const [red, grey] = [count('red'), count('grey')];
  return {
    isThere: red + grey === 0,
    because: `Rows of the scorecard that are red as of ${on}: ${red}; not judged: ${grey}.`,
  };
}

const PRE_EVENT_DAYS = 7;

const dateOf = ({ run, event }: Report): string => dateIn(run.asOf, event.timeZone);
