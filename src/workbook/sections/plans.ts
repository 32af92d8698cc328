/** Sections 13, 14 and 18 and the appendices: what people plan and prove. */
import {
  type Block,
  type ChartBlock,
  cell,
  type Missing,
  type SectionContent,
  type TableBlock,
} from '../document';
import type { WorkbookInput } from '../input';
import { ownerByRole } from '../owners';
import { inZone, isAfter, todayOf } from '../words';
import { need } from './event';

/** Section 13: the load tests, planned and done. */
export function loadTests({ plan, now }: WorkbookInput): SectionContent {
  const owner = ownerByRole(plan, 'engineer');
  const today = todayOf(plan, now);
  const colours = { passed: 'green', unsatisfactory: 'yellow', failed: 'red', planned: 'grey' } as const;
  return {
    blocks: [
      {
        kind: 'table',
        columns: ['Test', 'On', 'Result', 'Reached, times normal', 'Reached, requests/s', 'Report', 'Notes'],
        rows: plan.loadTests.map((test) => [
          cell(test.name),
          cell(test.on),
          cell(test.result, { colour: colours[test.result] }),
          cell(test.reachedMultiplier),
          cell(test.reachedRequestsPerSecond),
          cell(test.report, test.report === undefined ? {} : { href: test.report }),
          cell(test.notes),
        ]),
      },
    ],
    missing: [
      ...need(
        plan.loadTests.some(({ result }) => result === 'passed'),
        'Test with the traffic of the peak, and record what it reached (loadTests).',
        owner,
      ),
      ...plan.loadTests
        .filter(({ result, on }) => result === 'planned' && on < today)
        .map(({ name, on }) => ({
          what: `Record what “${name}” reached, which was planned for ${on}, or plan it for another day (loadTests).`,
          owner,
        })),
    ],
  };
}

/** Section 14: the primary plan, and the one to go back to. */
export function scenarios({ plan }: WorkbookInput): SectionContent {
  const owner = ownerByRole(plan, 'incident');
  const each = [
    { title: 'Primary plan', field: 'scenarios.primary', scenario: plan.scenarios.primary },
    { title: 'Secondary or rollback plan', field: 'scenarios.rollback', scenario: plan.scenarios.rollback },
  ];
  return {
    blocks: each.map(({ title, scenario }) => ({
      kind: 'fields',
      title,
      fields: [
        { label: 'Description', value: cell(scenario?.description) },
        { label: 'What makes you carry it out', value: cell(scenario?.trigger) },
        { label: 'Who is notified', value: cell(scenario?.notify.join(', ')) },
        { label: 'How they are notified', value: cell(scenario?.notifyBy) },
        { label: 'How you verify that it worked', value: cell(scenario?.verifySuccess) },
      ],
    })),
    missing: each.flatMap(({ title, field, scenario }): readonly Missing[] =>
      scenario === undefined
        ? [{ what: `Write the ${title.toLowerCase()} (${field}).`, owner }]
        : [
            ...need(
              scenario.trigger,
              `Say what makes you carry out the ${title.toLowerCase()} (${field}.trigger).`,
              owner,
            ),
            ...need(
              scenario.notify.length,
              `Say who is told of the ${title.toLowerCase()} (${field}.notify).`,
              owner,
            ),
            ...need(
              scenario.notifyBy,
              `Say how they are told of the ${title.toLowerCase()} (${field}.notifyBy).`,
              owner,
            ),
            ...need(
              scenario.verifySuccess,
              `Say how you verify that the ${title.toLowerCase()} worked (${field}.verifySuccess).`,
              owner,
            ),
          ],
    ),
  };
}

/** Section 18: written when the event is over. */
export function postEventAnalysis({ plan, now }: WorkbookInput): SectionContent {
  const isOver = isAfter(plan, now);
  return {
    blocks: [
      {
        kind: 'text',
        paragraphs: plan.postEventAnalysis === undefined ? [] : plan.postEventAnalysis.split(/\n{2,}/),
      },
    ],
    missing: isOver
      ? need(
          plan.postEventAnalysis,
          'Write what the event showed (postEventAnalysis).',
          ownerByRole(plan, 'incident'),
        )
      : [],
    ...(!isOver && { waitsFor: `The event ends ${inZone(plan.calendar.end, plan.calendar.timeZone)}.` }),
  };
}

/** Appendix A. */
export function references({ plan }: WorkbookInput): SectionContent {
  return {
    blocks: [
      {
        kind: 'table',
        columns: ['Title', 'Address', 'Notes'],
        rows: [...plan.references, ...(plan.architecture?.diagrams ?? [])].map(({ title, url, notes }) => [
          cell(title),
          cell(url, url === undefined ? {} : { href: url }),
          cell(notes),
        ]),
      },
    ],
    missing: [],
  };
}

/** The most services of appendix B that have a row of their own. */
const MOST_SERVICES = 40;

/** Appendix B: what each account was billed for in the last 12 months, by service. */
export function serviceUsage({ plan, targets }: WorkbookInput): SectionContent {
  const tables = plan.accounts.map(
    ({ id, name }): { blocks: readonly Block[]; missing: readonly Missing[] } => {
      const facts = targets.find(({ target }) => target.account === id && target.region === 'global');
      const bill = facts?.bill;
      const title = name === undefined ? id : `${name} (${id})`;
      if (facts === undefined || bill === undefined || !bill.ok) {
        const what =
          bill === undefined || bill.ok
            ? `Check the event, so that the bill of ${title} is read (iem check).`
            : `Let the bill of ${title} be read: ${bill.message}`;
        return { blocks: [], missing: [{ what, owner: ownerByRole(plan, 'engineer') }] };
      }
      return { blocks: usageBlocks(title, bill.data, facts.readAt), missing: [] };
    },
  );
  return {
    blocks: tables.flatMap(({ blocks }) => blocks),
    missing: tables.flatMap(({ missing }) => missing),
  };
}

type Months = readonly {
  readonly month: string;
  readonly services: readonly {
    readonly service: string;
    readonly cost: number;
    readonly currency: string;
  }[];
}[];

/** The most services of the chart that have a colour of their own. */
const MOST_SERIES = 6;

/** The bill as a chart of its largest services, and as a table. */
function usageBlocks(title: string, months: Months, readAt: string): readonly Block[] {
  const currency = months.flatMap(({ services }) => services.map((one) => one.currency))[0] ?? 'USD';
  const costs = new Map<string, number[]>();
  for (const [i, { services }] of months.entries()) {
    for (const { service, cost } of services) {
      const values = costs.get(service) ?? Array<number>(months.length).fill(0);
      costs.set(service, values.with(i, (values[i] ?? 0) + cost));
    }
  }
  const ordered = [...costs].map(([name, values]) => ({ name, values, total: sumOf(values) }));
  ordered.sort((a, b) => b.total - a.total);
  return ordered.length === 0
    ? [usageTable(title, currency, months, [])]
    : [
        {
          kind: 'chart',
          title: `${title}, largest services, ${currency} a month`,
          unit: currency,
          months: months.map(({ month }, i) => ({
            month,
            total: sumOf(ordered.map(({ values }) => values[i] ?? 0)),
            isComplete: month < readAt.slice(0, month.length),
          })),
          series: seriesOf(ordered, months.length),
        },
        usageTable(title, currency, months, ordered),
      ];
}

interface Usage {
  readonly name: string;
  /** Of each month. */
  readonly values: readonly number[];
  readonly total: number;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The largest, and all others as one. */
function seriesOf(ordered: readonly Usage[], months: number): ChartBlock['series'] {
  const own = ordered.slice(0, ordered.length === MOST_SERIES + 1 ? MOST_SERIES + 1 : MOST_SERIES);
  const others = ordered.slice(own.length);
  const sums = Array.from({ length: months }, (_, i) => sumOf(others.map(({ values }) => values[i] ?? 0)));
  return [
    ...own.map(({ name, values }) => ({ name, values })),
    ...(others.length === 0 ? [] : [{ name: `${others.length} others`, values: sums }]),
  ];
}

function usageTable(title: string, currency: string, months: Months, ordered: readonly Usage[]): TableBlock {
  const more = ordered.length - MOST_SERVICES;
  return {
    kind: 'table',
    title: `${title}, ${currency} a month`,
    columns: ['Service', ...months.map(({ month }) => month), 'Total'],
    rows: ordered
      .slice(0, MOST_SERVICES)
      .map(({ name, total }) => [
        cell(name),
        ...months.map(({ services }) => cell(money(services.find((one) => one.service === name)?.cost))),
        cell(money(total)),
      ]),
    ...(more > 0 && { note: `${more} smaller ones are left out.` }),
  };
}

const money = (amount: number | undefined): string | null =>
  amount === undefined ? null : amount.toFixed(2);
