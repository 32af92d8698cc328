import { stableId } from '../lib/stable-id';
import { type ActionRecord, isUnheard, type PlannedAction } from '../model/action';
import { GLOBAL } from '../model/target';
import { STEPS, type StepNumber } from '../model/workbook';
import { dateIn, daysBefore, eventWindow, formatInZone } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';
import { type BusiestAccount, findBusiestAccount } from './busiest-account';
import type { Planner, PlannerInput } from './planner';

/** The subject of the case of an event, exactly as the workbook asks for it. */
const caseSubject = ({ customer, name }: Pick<EventPlan, 'customer' | 'name'>): string =>
  `IEM Alert - ${customer} - ${name}`;

/** How many of the ceilings that break first the case names. */
const MOST_NAMED = 10;

/** The most characters of the text of a case: AWS publishes none, and people read it. */
const MOST_TEXT = 7_500;

/** Opens the case of an event (step 2). */
export const supportCase: Planner = {
  kinds: ['support-case'],
  plan(input) {
    const { plan, records, ceilings, now } = input;
    const { account, because } = findBegun(records) ?? findBusiestAccount(plan, ceilings);
    const opened = openedCase(plan, records);
    const subject = caseSubject(plan);
    const by = dueOf(plan, 2);
    const isLate = dateIn(now, plan.calendar.timeZone) > by;
    return [
      {
        id: stableId('support-case', account),
        kind: 'support-case',
        account,
        region: GLOBAL,
        title: `Open the case “${subject}”.`,
        why: [{ id: 'step-2', title: STEPS[1].title }],
        call: {
          action: 'support:CreateCase',
          input: {
            subject,
            communicationBody: textOf(input),
            issueType: 'technical',
            language: 'en',
          },
        },
        ...(opened === null
          ? { state: 'ready' }
          : { state: 'done', because: `It is case ${opened.id}, as ${opened.source}.` }),
        notes: [
          because,
          'The codes of service, category and severity are looked up at AWS when it is applied; the workbook is attached.',
          'It needs a support plan with the AWS Support API: Business Support+, Enterprise Support or Unified Operations.',
          ...(isLate ? [`It was due on ${by}: AWS has less time to look at the event.`] : []),
        ],
        by,
      },
    ];
  },
};

/** The account in which an attempt may have opened the case: another account would get a second one. */
function findBegun(records: readonly ActionRecord[]): BusiestAccount | null {
  const begun = records.find(
    ({ kind, state, failure }) => kind === 'support-case' && state !== 'done' && isUnheard(failure),
  );
  return begun === undefined
    ? null
    : {
        account: begun.account,
        because: `${begun.by} began to open it here on ${begun.at.slice(0, 10)}, and what became of that is not known.`,
      };
}

/** The day on which a step is due, unless the plan gives another. */
function dueOf(plan: EventPlan, number: StepNumber): string {
  const planned = plan.timeline.find(({ step }) => step === number)?.due;
  const due = STEPS.find(({ step }) => step === number)?.due ?? STEPS[0].due;
  return planned ?? daysBefore(eventWindow(plan)[due.of], -due.days, plan.calendar.timeZone);
}

/** The case of an event that is known. */
interface OpenedCase {
  /** The id that AWS gave it, or the number by which people know it. */
  readonly id: string;
  /** Of which account it is; null where only its number is known. */
  readonly account: string | null;
  /** Who says so, as the end of a sentence that begins with “as”. */
  readonly source: string;
}

/** The case that was opened for an event, by what was recorded, else by the plan; null for none. */
function openedCase(plan: EventPlan, records: readonly ActionRecord[]): OpenedCase | null {
  const record = records.find(({ kind, state, done }) => kind === 'support-case' && state === 'done' && done);
  if (record?.done?.awsId) {
    return {
      id: record.done.awsId,
      account: record.account,
      source: `recorded on ${record.at.slice(0, 10)}`,
    };
  }
  const id = plan.supportCase?.id;
  return id === undefined
    ? null
    : { id, account: plan.supportCase?.accountId ?? null, source: 'the plan says (supportCase.id)' };
}

/** What AWS is told: when, how much, where, what breaks first, and whom to talk to. It holds no address of a portal and no credential. */
function textOf({ plan, report, ceilings }: PlannerInput): string {
  const { timeZone } = plan.calendar;
  const { start, end } = eventWindow(plan);
  const { multiplier } = report.event;
  const { breakingPoint } = report;
  const services = [
    ...new Set((plan.kickoff?.workloads ?? []).flatMap(({ awsServices }) => awsServices)),
  ].sort();
  const red = ceilings.filter(({ status, accepted }) => status === 'red' && accepted === undefined);
  const paragraphs = [
    'Requesting proactive support for IEM.',
    `Event: ${plan.name} of ${plan.customer}, from ${formatInZone(start, timeZone)} to ${formatInZone(end, timeZone)} (${timeZone}).`,
    multiplier === null
      ? 'Expected traffic: not known yet.'
      : `Expected traffic: ${multiplier} times normal traffic.`,
    breakingPoint === null
      ? 'What breaks first is not known yet.'
      : `As of ${report.run.asOf} the accounts break at ${breakingPoint.multiplier} times normal traffic; ${breakingPoint.judged} limits were judged, ${breakingPoint.unknown} could not be.`,
    list(
      'Accounts and Regions:',
      plan.accounts.map(({ id, regions }) => `${id}: ${regions.map(({ name }) => name).join(', ')}`),
    ),
    ...(services.length > 0
      ? [`AWS services of the business-critical workloads: ${services.join(', ')}.`]
      : []),
    ...(red.length > 0
      ? [
          list(
            `Limits that are too low for the event, the lowest first (${Math.min(red.length, MOST_NAMED)} of ${red.length}):`,
            red
              .slice(0, MOST_NAMED)
              .map(
                ({ title, resource, account, region, breaksAt }) =>
                  `${title}, ${resource} in ${account} ${region}${breaksAt === null ? '' : `: ${breaksAt} times`}`,
              ),
          ),
        ]
      : []),
    ...(plan.contacts.length > 0
      ? [
          list(
            'Contacts:',
            plan.contacts.map(({ name, role, group, email }) =>
              [name, role, group, email].filter((part) => part !== undefined).join(', '),
            ),
          ),
        ]
      : []),
  ];
  const text = paragraphs.join('\n\n');
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT)}\n…`;
}

const list = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `- ${line}`)].join('\n');

/** Resolves the case of an event after it, with the reason code and the category type that people chose (step 23). */
export const caseResolution: Planner = {
  kinds: ['case-resolution'],
  plan({ plan, records, ceilings, now }) {
    const opened = openedCase(plan, records);
    if (opened === null) return [];
    const account = opened.account ?? findBusiestAccount(plan, ceilings).account;
    const { end } = eventWindow(plan);
    const { reasonCode, categoryType } = plan.supportCase ?? {};
    const id = stableId('case-resolution', account, opened.id);
    const done = records.find((record) => record.id === id && record.state === 'done');
    const isOver = Date.parse(now) >= Date.parse(end);
    const facts = {
      ...({ id, kind: 'case-resolution', account, region: GLOBAL } as const),
      title: `Resolve case ${opened.id}.`,
      why: [{ id: 'step-23', title: STEPS[22].title }],
      notes: [
        'AWS has no field for the reason code and the category type: they are written into the case, and kept here.',
      ],
      by: dueOf(plan, 23),
      notBefore: end,
    };
    if (reasonCode === undefined || categoryType === undefined) {
      return [
        {
          ...facts,
          call: null,
          state: 'blocked',
          because:
            'Say its reason code and category type in the plan (supportCase.reasonCode, supportCase.categoryType).',
        },
      ];
    }
    const communicationBody = `The event “${plan.name}” is over, and this case can be resolved.\n\nReason code: ${reasonCode}\nCategory type: ${categoryType}`;
    const call = {
      action: 'support:ResolveCase',
      input: { caseId: opened.id, reasonCode, categoryType, communicationBody },
    };
    if (done !== undefined) {
      return [
        { ...facts, call, state: 'done', because: `${done.by} has resolved it on ${done.at.slice(0, 10)}.` },
      ];
    }
    return [
      isOver
        ? { ...facts, call, state: 'ready' }
        : { ...facts, call, state: 'waiting', because: 'The event is not over.' },
    ] satisfies PlannedAction[];
  },
};
