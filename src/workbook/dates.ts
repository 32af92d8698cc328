/** What of an event has a date: the event, what people plan, the 25 steps, and what is to be done. */
import { compareText } from '../lib/compare-text';
import { stableId } from '../lib/stable-id';
import { eventWindow, formatInZone, toInstant } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';
import { formatCount } from '../report/render/words';
import type { DatedEntry, When } from './document';
import { listPending, type PendingItem } from './due';
import type { WorkbookInput } from './input';
import { evidenceOf, listSteps, type Step, WORD_OF_STATE } from './steps';
import { todayOf } from './words';

/** Lists what has a date, in the order of time. What is the same has the same id, also where its date is another. */
export function listDates(input: WorkbookInput): readonly DatedEntry[] {
  const { plan } = input;
  const all = [
    eventItself(plan),
    ...[...freezes(plan), ...keyDates(plan), ...peaks(plan)],
    ...[
      ...kickoffs(plan, todayOf(plan, input.now)),
      ...loadTests(plan),
      ...preWarmings(plan),
      ...waivers(plan),
    ],
    ...listSteps(input).map(entryOfStep),
    ...dueItems(input),
  ];
  return withDifferentIds(all).toSorted((a, b) => compareText(momentOf(a.when), momentOf(b.when)));
}

/** A day comes before the times in it, whose offsets differ at most where clocks change. */
const momentOf = (when: When): string => ('day' in when ? when.day : when.from);

/** Tells things of the same name apart by their order in the plan. */
function withDifferentIds(entries: readonly DatedEntry[]): readonly DatedEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const nth = (seen.get(entry.id) ?? 0) + 1;
    seen.set(entry.id, nth);
    return nth === 1 ? entry : { ...entry, id: `${entry.id}~${nth}` };
  });
}

/** Lines of `label: value`, without those that have no value. */
const lines = (fields: Readonly<Record<string, string | number | null | undefined>>): readonly string[] =>
  Object.entries(fields).flatMap(([label, value]) =>
    value === undefined || value === null || value === '' ? [] : [`${label}: ${value}`],
  );

/** An id of the parts that there are. */
const idOf = (...parts: readonly (string | undefined)[]): string =>
  stableId(...parts.filter((part) => part !== undefined));

/** Without `to`, a moment. */
function during({ calendar: { timeZone } }: EventPlan, from: string, to = from): When {
  const shown = (time: string): string => formatInZone(toInstant(time, timeZone), timeZone);
  return { from: shown(from), to: shown(to) };
}

function eventItself(plan: EventPlan): DatedEntry {
  const { start, end } = eventWindow(plan);
  const { url, dialIn, details } = plan.bridge ?? {};
  return {
    id: 'event',
    title: plan.name,
    state: null,
    when: during(plan, start, end),
    details: [
      ...lines({ Customer: plan.customer, Description: plan.description }),
      ...lines({ Bridge: url, 'Dial-in': dialIn, 'About the bridge': details }),
    ],
  };
}

const freezes = (plan: EventPlan): readonly DatedEntry[] =>
  [plan.calendar.freeze ?? []].flat().map(({ from, to }) => ({
    ...{ id: 'freeze', title: 'Freeze: no changes', state: null },
    ...{ when: during(plan, from, to), details: [] },
  }));

const keyDates = (plan: EventPlan): readonly DatedEntry[] =>
  plan.calendar.keyDates.map(({ name, at }) => ({
    ...{ id: stableId('key-date', name), title: name, state: null },
    ...{ when: during(plan, at), details: [] },
  }));

const peaks = (plan: EventPlan): readonly DatedEntry[] =>
  plan.traffic.peaks.map(({ name, from, to, multiplier }) => ({
    ...{ id: stableId('peak', name), title: `Peak: ${name}`, state: null },
    ...{ when: during(plan, from, to), details: lines({ 'Times normal traffic': multiplier }) },
  }));

const kickoffs = ({ kickoff }: EventPlan, today: string): readonly DatedEntry[] =>
  kickoff?.heldOn === undefined
    ? []
    : [
        {
          ...{ id: 'kickoff', title: 'Kick-off', state: kickoff.heldOn > today ? null : 'held' },
          when: { day: kickoff.heldOn },
          details: lines({ 'Support requirements': kickoff.supportRequirements }),
        },
      ];

const loadTests = (plan: EventPlan): readonly DatedEntry[] =>
  plan.loadTests.map((test) => ({
    ...{ id: stableId('load-test', test.name), title: `Load test: ${test.name}`, state: test.result },
    when: { day: test.on },
    details: lines({
      'Reached, times normal': test.reachedMultiplier,
      'Reached, requests/s': test.reachedRequestsPerSecond,
      Report: test.report,
      Notes: test.notes,
    }),
  }));

function preWarmings(plan: EventPlan): readonly DatedEntry[] {
  return plan.preWarming.flatMap(({ loadBalancer, account, region, increase, backends, ...asked }) => {
    const details = lines({
      Region: region,
      Account: account,
      'AWS Support case': asked.supportCaseId,
      'LCUs to be reserved': asked.reservedCapacityUnits,
      Duration: increase?.duration,
      'Daily increase at': increase?.dailyIncreaseAt,
      'Daily decrease at': increase?.dailyDecreaseAt,
    });
    return [
      ...(increase === undefined
        ? []
        : [
            {
              id: idOf('pre-warming', account, region, loadBalancer),
              title: `More traffic at load balancer ${loadBalancer}`,
              state: `pre-warming: ${asked.status}`,
              ...{ when: during(plan, increase.start, increase.end), details },
            },
          ]),
      ...(backends?.scaledBy === undefined
        ? []
        : [
            {
              id: idOf('scaled-by', account, region, loadBalancer),
              title: `Instances behind ${loadBalancer} run at event size`,
              state: backends.scaled ? 'done' : null,
              ...{
                when: during(plan, backends.scaledBy),
                details: lines({ Region: region, Account: account }),
              },
            },
          ]),
    ];
  });
}

const waivers = ({ waivers: all }: EventPlan): readonly DatedEntry[] =>
  all.map(({ finding, account, region, resource, reason, owner, expires }) => ({
    id: idOf('waiver', finding, account, region, resource),
    ...{ title: `Last day of the waiver of ${finding}`, state: null, when: { day: expires } },
    details: lines({ Account: account, Region: region, Resource: resource, Reason: reason, Owner: owner }),
  }));

/** That a step is open, or due soon, its date tells. */
const isTold = ({ state }: Step): boolean => state === 'done' || state === 'overdue';

const entryOfStep = (step: Step): DatedEntry => ({
  id: `step~${step.step}`,
  title: `Step ${step.step}: ${step.title}`,
  state: isTold(step) ? WORD_OF_STATE[step.state] : null,
  when: { day: step.due },
  details: lines({
    Phase: step.phase,
    Owner: step.owner ?? 'nobody is named',
    State: WORD_OF_STATE[step.state],
    Evidence: evidenceOf(step),
    Remarks: step.remarks,
  }),
});

/** The most action items that an entry names; the rest is counted. */
const MOST_NAMED = 20;

/** One entry for each day on which something is due that somebody has still to do: an item may move, its day does not. */
function dueItems({ plan, items, now }: WorkbookInput): readonly DatedEntry[] {
  const today = todayOf(plan, now);
  const byDay = Map.groupBy(listPending({ plan, items }), ({ due }) => due);
  return [...byDay].flatMap(([day, due]): readonly DatedEntry[] => {
    if (day === null) return [];
    const more = due.length - MOST_NAMED;
    return [
      {
        id: `action-items~${day}`,
        title: `${formatCount(due.length, 'action item')} due`,
        state: day < today ? 'overdue' : null,
        when: { day },
        details: [
          ...due.slice(0, MOST_NAMED).map(lineOf),
          ...(more > 0 ? [`and ${more} more: iem items list`] : []),
        ],
      },
    ];
  });
}

const lineOf = (item: PendingItem): string =>
  `${item.colour}: ${item.description}${item.where === null ? '' : ` (${item.where})`} – ${item.owner ?? 'nobody has it'}`;
