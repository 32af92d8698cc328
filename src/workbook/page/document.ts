/**
 * The page people work on as a document: the steps, questions, action items, load tests and waivers of one event as they are now, each
 * with the revision that a change must name.
 */

import { compareText } from '../../lib/compare-text';
import type { ActionItem, ItemEvent, ItemState } from '../../model/action-item';
import type { Colour } from '../../model/ceiling';
import type { Report } from '../../model/report';
import { dateIn, eventWindow, formatInZone } from '../../plan/calendar';
import type { ChecklistId, EventPlan } from '../../plan/schema';
import { composeAnswer, describeVerdict, formatCount, VERDICT } from '../../report/render/words';
import { dueOf, inOrder, isLate, isPending } from '../action-items';
import { listDue } from '../due';
import type { WorkbookInput } from '../input';
import { listQuestions, type Question } from '../sections/checklist';
import { eventOf } from '../sections/event';
import { daysBetween, listSteps, type Step } from '../steps';
import { todayOf } from '../words';

/** What people recorded, as it is now. */
export interface Recorded<V> {
  readonly key: string;
  readonly value: V;
  readonly revision: number;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Everything that people recorded of an event, by kind. */
export interface PeoplesRecords {
  readonly steps: readonly Recorded<EventPlan['timeline'][number]>[];
  readonly answers: readonly Recorded<NonNullable<EventPlan['checklist'][ChecklistId]>>[];
  readonly loadTests: readonly Recorded<EventPlan['loadTests'][number]>[];
  readonly waivers: readonly Recorded<EventPlan['waivers'][number]>[];
}

/** An action item with its revision. */
export interface RevisedItem {
  readonly item: ActionItem;
  readonly revision: number;
}

/** States by which action items are chosen: `pending` are those of which somebody has still to do something. */
export type StateFilter = 'pending' | 'all' | ItemState;

/** What of the page is looked at. */
export interface PageView {
  /** By default `pending`. */
  readonly state?: StateFilter | undefined;
  /** Name of the owner; {@link NOBODY} for items that nobody has, {@link ANYBODY} for all. */
  readonly owner?: string | undefined;
  readonly colour?: ActionItem['colour'] | 'any' | undefined;
  /** Words that the description, the place or the remarks must contain, whatever their case. */
  readonly text?: string | undefined;
  /** How many items come before the first that is shown. */
  readonly from?: number | undefined;
  /** The id of an element that is open. An item is then shown with its history, whether or not it is like the rest of the view. */
  readonly open?: string | undefined;
}

/** A step with what was recorded of it; null where nothing was. */
export interface PageStep extends Omit<Step, 'step'> {
  readonly step: number;
  readonly record: Recorded<EventPlan['timeline'][number]> | null;
}

/** A question with the answer of people, null where there is none, and with what the accounts show. */
export type PageQuestion = Question & { readonly record: PeoplesRecords['answers'][number] | null };

/** An action item as a row of a list. */
export interface PageItem extends RevisedItem {
  /** `YYYY-MM-DD`; null where it has no date. */
  readonly due: string | null;
  readonly isLate: boolean;
  /** What happened last; the item itself has no history here, unless it is the one that is asked for. */
  readonly changed: ItemEvent | null;
}

/** A waiver, and whether it lasts until the event is over. */
export type PageWaiver = PeoplesRecords['waivers'][number] & { readonly holds: boolean };

/** Something that is overdue or due within days. */
export interface Pressing {
  /** The id of its element, such as `step-5`; null of an item of the plan, which is changed there. */
  readonly thing: string | null;
  readonly title: string;
  readonly due: string;
  readonly owner: string | null;
  readonly isLate: boolean;
}

/** The page of one event. Texts of people and of AWS are as they wrote them. */
export interface EventPage {
  readonly event: ReturnType<typeof eventOf>;
  /** When it was put together, ISO 8601 with the offset of the event's time zone. */
  readonly asOf: string;
  /** `YYYY-MM-DD` in the event's time zone. */
  readonly today: string;
  /** How long it is until the event, in words. */
  readonly countdown: string;
  /** The latest run; null before the first one. */
  readonly run: {
    readonly id: string;
    readonly asOf: string;
    readonly verdict: string;
    readonly colour: Colour;
    /** What breaks where, as sentences. */
    readonly answer: string;
  } | null;
  /** What is overdue, then what is due soon, each by its day; of many the first. */
  readonly pressing: { readonly shown: readonly Pressing[]; readonly total: number };
  readonly steps: readonly PageStep[];
  readonly questions: readonly PageQuestion[];
  readonly items: {
    readonly total: number;
    readonly pending: number;
    /** How many are like the view. */
    readonly matching: number;
    readonly from: number;
    readonly shown: readonly PageItem[];
    /** Ids of the findings of the item that is open which can be accepted: those that the latest run has yellow or red. */
    readonly acceptable: readonly string[];
    /** Everybody who has an item. */
    readonly owners: readonly string[];
  };
  readonly loadTests: PeoplesRecords['loadTests'];
  readonly waivers: readonly PageWaiver[];
  /** Names of people who take part, for suggestions. */
  readonly people: readonly string[];
}

/** What the page is made from. */
export interface EventPageInput extends Pick<WorkbookInput, 'plan' | 'report' | 'now'> {
  readonly records: PeoplesRecords;
  readonly items: readonly RevisedItem[];
  /** See {@link EventPage.items}; none where no item is open. */
  readonly acceptable?: readonly string[];
}

/** Items on one page of the list. */
export const ITEMS_AT_ONCE = 50;
/** The most that is listed as pressing; the rest is counted. */
const MOST_PRESSING = 10;

/** Puts the page of an event together. The same input gives the same page. */
export function buildEventPage(input: EventPageInput, view: PageView): EventPage {
  const { plan, report, records, now } = input;
  const today = todayOf(plan, now);
  const lastDay = dateIn(eventWindow(plan).end, plan.calendar.timeZone);
  const steps = listSteps(input).map(
    (step): PageStep => ({ ...step, record: byKey(records.steps, String(step.step)) }),
  );
  const pressing = listPressing(input);
  return {
    event: eventOf(plan),
    asOf: formatInZone(now, plan.calendar.timeZone),
    today,
    countdown: countdownTo(plan, now),
    run: report === null ? null : summaryOf(report),
    pressing: { shown: pressing.slice(0, MOST_PRESSING), total: pressing.length },
    steps,
    questions: listQuestions(report).map((one) => ({ ...one, record: byKey(records.answers, one.id) })),
    items: { ...listItems(input.items, view, today), acceptable: input.acceptable ?? [] },
    loadTests: records.loadTests.toSorted((a, b) => compareText(a.value.on, b.value.on)),
    waivers: records.waivers.map((waiver) => ({ ...waiver, holds: waiver.value.expires >= lastDay })),
    people: peopleOf(input),
  };
}

const byKey = <V>(records: readonly Recorded<V>[], key: string): Recorded<V> | null =>
  records.find((record) => record.key === key) ?? null;

const summaryOf = (report: Report): EventPage['run'] => ({
  id: report.run.id,
  asOf: formatInZone(report.run.asOf, report.event.timeZone),
  verdict: describeVerdict(report),
  colour: VERDICT[report.verdict].colour,
  answer: composeAnswer(report)
    .map(({ text }) => text)
    .join(''),
});

function countdownTo(plan: EventPlan, now: string): string {
  const { start, end } = eventWindow(plan);
  const { timeZone } = plan.calendar;
  if (Date.parse(now) >= Date.parse(end)) return 'The event is over.';
  if (Date.parse(now) >= Date.parse(start)) return 'The event is on.';
  const days = daysBetween(dateIn(now, timeZone), dateIn(start, timeZone));
  return days === 0 ? 'The event begins today.' : `${formatCount(days, 'day')} until the event.`;
}

function listPressing({ plan, report, items, now }: EventPageInput): readonly Pressing[] {
  const all = items.map(({ item }) => item);
  const there = new Set(all.map(({ id }) => id));
  const due = listDue({ plan, report, items: all, now });
  // What is due soon waits until nothing is overdue.
  return due
    .map(({ kind, id, title, owner, due: day, daysOverdue }) => ({
      thing: kind === 'step' ? id.replace('~', '-') : there.has(id) ? `item-${id}` : null,
      ...{ title, owner, due: day, isLate: daysOverdue > 0 },
    }))
    .toSorted((a, b) => Number(b.isLate) - Number(a.isLate));
}

function listItems(
  all: readonly RevisedItem[],
  view: PageView,
  today: string,
): Omit<EventPage['items'], 'acceptable'> {
  const revisions = new Map(all.map(({ item, revision }) => [item.id, revision]));
  const ordered = inOrder(all.map(({ item }) => item));
  const matching = ordered.filter((item) => isLike(item, view));
  // A list that became shorter still shows its last items.
  const last = Math.max(0, Math.ceil(matching.length / ITEMS_AT_ONCE) - 1) * ITEMS_AT_ONCE;
  const from = Math.min(view.from ?? 0, last);
  const listed = matching.slice(from, from + ITEMS_AT_ONCE);
  const asked = ordered.find((item) => isOpen(item, view));
  const shown = asked === undefined || listed.includes(asked) ? listed : [asked, ...listed];
  return {
    total: all.length,
    pending: ordered.filter(isPending).length,
    matching: matching.length,
    from,
    shown: shown.map((item) => ({
      item: item === asked ? item : { ...item, history: [] },
      revision: revisions.get(item.id) ?? 0,
      due: dueOf(item),
      isLate: isLate(item, today),
      changed: item.history.at(-1) ?? null,
    })),
    owners: [...new Set(ordered.flatMap(({ owner }) => owner ?? []))].sort(),
  };
}

/** Whether an item is the one that is open. */
export const isOpen = ({ id }: Pick<ActionItem, 'id'>, { open }: PageView): boolean => open === `item-${id}`;

/** Stands for items that nobody has, where an owner is asked for. */
export const NOBODY = '-';
/** Stands for all owners and for nobody. */
export const ANYBODY = '*';

function isLike(
  item: ActionItem,
  { state = 'pending', owner = ANYBODY, colour = 'any', text = '' }: PageView,
): boolean {
  const words = [
    item.description,
    item.found?.resource,
    item.found?.account,
    item.found?.region,
    item.remarks,
  ];
  return (
    (state === 'all' || (state === 'pending' ? isPending(item) : item.state === state)) &&
    (owner === ANYBODY || (item.owner ?? NOBODY) === owner) &&
    (colour === 'any' || item.colour === colour) &&
    words.join(' ').toLowerCase().includes(text.toLowerCase())
  );
}

const peopleOf = ({ plan, items, records }: EventPageInput): readonly string[] =>
  [
    ...new Set([
      ...plan.contacts.map(({ name }) => name),
      ...items.flatMap(({ item: { owner } }) => owner ?? []),
      ...records.steps.flatMap(({ value: { owner } }) => owner ?? []),
    ]),
  ].sort();
