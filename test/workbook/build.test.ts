import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkEvent } from '../../src/app/judging/check';
import { readInventory, readPlan } from '../../src/cli/files';
import type { ActionItem } from '../../src/model/action-item';
import type { EventPlanInput } from '../../src/plan/schema';
import { openItems } from '../../src/workbook/action-items';
import { buildWorkbook } from '../../src/workbook/build';
import type { Section, TableBlock, Workbook } from '../../src/workbook/document';
import { html } from '../../src/workbook/render/html';
import { markdown } from '../../src/workbook/render/markdown';
import { HOSTILE } from '../builders/hostile';
import { aPlan } from '../builders/plan';
import { aCeiling, aReport } from '../builders/report';

const NOW = '2026-11-22T16:45:00Z';

let workbook: Workbook;
const section = (number: string, of: Workbook = workbook): Section => {
  const found = of.sections.find((one) => one.number === number);
  if (found === undefined) throw new Error(`no section ${number}`);
  return found;
};
const table = (number: string, title?: string): TableBlock => {
  const found = section(number).blocks.find(
    (block): block is TableBlock => block.kind === 'table' && (title === undefined || block.title === title),
  );
  if (found === undefined) throw new Error(`no table ${title} in section ${number}`);
  return found;
};
const textOf = ({ rows }: TableBlock): string[] => rows.map((row) => row.map(({ text }) => text).join(' | '));

beforeAll(async () => {
  const plan = await readPlan('events/plans/flash-sale.yaml');
  const inventories = await readInventory('events/inventories/flash-sale.json.gz');
  const run = { id: 'sample', trigger: 'cli', by: 'ana', startedAt: NOW, finishedAt: NOW };
  const { report, ...judged } = await checkEvent({ plan, previous: null, inventories, run });
  const opened = openItems({ by: 'run sample', at: NOW, asOf: report.run.asOf }, judged);
  const items = opened.map((item) =>
    item.found?.findings.includes(report.ceilings[0]?.id ?? '')
      ? { ...item, owner: 'Sofia Lindqvist' }
      : item,
  );
  workbook = buildWorkbook({ plan, report, inventories, items, now: NOW });
});

describe('the workbook of the sample event', () => {
  it('has the 18 sections and both appendices, in their order', () => {
    expect(workbook.sections.map(({ number }) => number)).toEqual([
      ...Array.from({ length: 18 }, (_, i) => String(i + 1)),
      'A',
      'B',
    ]);
    expect(workbook.asOf).toBe('2026-11-23T00:45:00+08:00');
  });

  it('has as many cells in each row as there are columns', () => {
    const tables = workbook.sections.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === 'table'),
    );
    for (const { columns, rows } of tables) {
      expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length));
    }
  });

  it('lists what the scope of the plan selects in a region, and all where there is no scope', () => {
    const scoped = textOf(table('6', 'shop-production: 123456789012/ap-southeast-1'));
    expect(scoped).toContain('Load balancers | 3 | shop-api, shop-partners, shop-web');
    expect(scoped).toContain(
      'Auto Scaling groups | 5 | shop-api, shop-bastion, shop-web, shop-web-green, shop-worker',
    );
    expect(scoped).toContain('RDS instances and clusters | 2 | shop-catalog, shop-orders');
    expect(scoped).toContain('DynamoDB tables | 0 | –');
    expect(scoped.join()).not.toContain('legacy-batch');
    expect(textOf(table('6', 'shop-production: 123456789012/us-east-1'))).toContain(
      'Auto Scaling groups | 2 | shop-api, shop-web',
    );
  });

  it('fills the form of the load balancer that is pre-warmed, from the plan’s traffic where it says nothing itself', () => {
    const form = section('7').blocks.find(({ kind }) => kind === 'fields');
    const fields = form?.kind === 'fields' ? form.fields.map(({ label, value }) => [label, value.text]) : [];
    expect(Object.fromEntries(fields)).toMatchObject({
      'AWS Support case id': '1234567890',
      ELB: 'shop-web',
      'Times normal traffic': '22',
      'Share of TLS': '100 %',
      'Request, KB': '1.5',
      'LCUs to be reserved': '1100',
    });
  });

  it('shows beside each answer what the accounts show, also where the two differ', () => {
    const limits = textOf(table('12', 'Service Limits'));
    expect(limits).toHaveLength(8);
    expect(limits.find((row) => row.startsWith('Would any Auto Scaling group'))).toMatch(
      /not answered \| – \| 998 .* of 400 vCPUs at the peak/,
    );
    expect(limits.find((row) => row.startsWith('Will e-mail be sent'))).toContain(
      'No mail is sent from instances',
    );
  });

  it('names the lowest ceiling first, and who has taken it on', () => {
    expect(textOf(table('11'))[0]).toMatch(/^red \| CPU of shop-orders .* \| 2\.8×/);
    expect(textOf(table('17'))[0]).toMatch(/^2\.8× \| CPU of shop-orders/);
    expect(textOf(table('16')).filter((row) => row.includes('Sofia Lindqvist'))).toHaveLength(1);
  });

  it('waits for the end of the event with its analysis', () => {
    expect(section('18')).toMatchObject({ missing: [], waitsFor: expect.stringContaining('12 Dec 2026') });
  });
});

describe('the workbook of a plan alone', () => {
  const plan = aPlan();
  const alone = buildWorkbook({ plan, report: null, inventories: [], items: [], now: NOW });

  it('says in every section that is empty what is missing', () => {
    const silent = alone.sections.filter(
      ({ blocks, missing, waitsFor }) =>
        missing.length === 0 &&
        waitsFor === undefined &&
        !blocks.some((block) =>
          block.kind === 'table'
            ? block.rows.length > 0
            : block.kind === 'text'
              ? block.paragraphs.length > 0
              : block.kind === 'fields' && block.fields.length > 0,
        ),
    );
    // References are optional.
    expect(silent.map(({ number }) => number)).toEqual(['A']);
  });

  it('asks for an analysis once the event is over', () => {
    const later = buildWorkbook({
      ...{ plan, report: null, inventories: [], items: [] },
      now: '2099-01-01T00:00:00Z',
    });
    expect(section('18', later).missing).toHaveLength(1);
  });
});

describe('the workbook while the days pass', () => {
  const found = {
    ...{ check: 'db-multi-az', account: '111122223333', region: 'us-east-1', resource: 'orders' },
    ...{ findings: ['db-multi-az~orders'], asOf: NOW },
  };
  const item = (state: ActionItem['state'], ...history: ActionItem['history']): ActionItem => ({
    ...{ id: state, state, colour: 'red', description: 'Switch on Multi-AZ', found, history },
  });
  const at = '2026-11-20T00:00:00.000Z';
  // 18:00 in UTC is two o'clock of the next day in Singapore.
  const run = { at: '2026-11-21T18:00:00.000Z', by: 'run 1' };
  const later = { at: NOW, by: 'ana', did: 'changed', detail: 'owner: none → Bo' } as const;
  const built = (more: Partial<EventPlanInput>, now = NOW, ...items: ActionItem[]) =>
    buildWorkbook({ plan: aPlan(more), report: null, inventories: [], items, now });
  const rowsOf = (number: string, of: Workbook) =>
    section(number, of).blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));

  it('tells what a run did, also where people changed the item since', () => {
    const accepted = { ...run, did: 'accepted', detail: 'Known. (Mei, until 2026-12-14)' } as const;
    const of = built(
      {},
      NOW,
      item('resolved', { at, by: 'run 0', did: 'opened' }, { ...run, did: 'resolved' }, later),
      item('accepted', { at, by: 'run 0', did: 'opened' }, accepted, later),
    );
    expect(rowsOf('16', of).map((row) => row.map(({ text }) => text))).toEqual([
      ['red', 'accepted', 'Switch on Multi-AZ', expect.any(String), accepted.detail, '–', '–', '–'],
      ['Switch on Multi-AZ', expect.any(String), '2026-11-22', 'run 1', '–'],
    ]);
  });

  it('shows as green what somebody says is done only where no run tells', () => {
    const { found: _, ...own } = item('done', later);
    const of = built({}, NOW, { ...own, id: 'own', colour: 'green' }, item('done', later));
    expect(rowsOf('16', of).map(([status]) => status)).toEqual([
      { text: 'red', colour: 'grey' },
      { text: 'green', colour: 'green' },
    ]);
  });

  it.each([
    ['planned', '2026-11-23', ['Test with the traffic']],
    // The test is of yesterday in Singapore.
    [
      'planned',
      '2026-11-22',
      ['Test with the traffic', 'Record what “First” reached, which was planned for'],
    ],
    ['failed', '2026-11-22', ['Test with the traffic']],
    ['passed', '2026-11-22', []],
  ] as const)('asks what is missing of a load test that is %s on %s', (result, on, missing) => {
    const { missing: said } = section('13', built({ loadTests: [{ name: 'First', on, result }] }));
    expect(said.map(({ what }) => what)).toEqual(missing.map((words) => expect.stringContaining(words)));
  });

  it('says what phases wait for, until it is there', () => {
    const notes = (now: string) =>
      section('8', built({}, now)).blocks.flatMap((block) => (block.kind === 'table' ? [block.note] : []));
    expect(notes(NOW)).toEqual([
      ...[undefined, undefined],
      ...['The event starts 12 Dec 2026 00:00 +08:00.', 'The event ends 12 Dec 2026 23:59 +08:00.'],
    ]);
    expect(notes('2026-12-11T16:00:00Z').slice(2)).toEqual([
      undefined,
      'The event ends 12 Dec 2026 23:59 +08:00.',
    ]);
    expect(notes('2026-12-12T15:59:00Z').slice(2)).toEqual([undefined, undefined]);
  });

  it.each([
    ['green', 0, ['No limit that was judged is reached before the peak.']],
    ['grey', 2, ['No limit that was judged is reached before the peak; not judged: 2.']],
    ['red', 0, []],
  ] as const)('says that nothing is to be raised only where that is known: %s', (status, unknown, words) => {
    const shown = aReport();
    const report = aReport({
      ceilings: [aCeiling({ status, fix: undefined })],
      breakingPoint: shown.breakingPoint && { ...shown.breakingPoint, unknown },
    });
    const of = buildWorkbook({ plan: aPlan(), report, inventories: [], items: [], now: NOW });
    const said = section('17', of).blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : []));
    expect(said).toEqual(words);
    const unjudged = buildWorkbook({
      ...{ plan: aPlan(), inventories: [], items: [], now: NOW },
      report: { ...report, breakingPoint: null },
    });
    expect(JSON.stringify(section('17', unjudged))).not.toContain('No limit');
  });
});

describe('text of other people', () => {
  const name = `${HOSTILE.join(' ')} <script>alert(1)</script> | [x](javascript:alert(1))`;
  const hostile = buildWorkbook({
    plan: aPlan({ name, references: [{ title: name, url: 'https://example.com/?a=<b>&c=(d)|e' }] }),
    ...{ report: null, inventories: [], items: [], now: NOW },
  });

  it('is text in HTML, and nothing runs', () => {
    const page = html(hostile);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script>alert(1)&lt;/script>');
    expect(page).toContain("default-src 'none'");
  });

  it('is text in Markdown, with links to addresses of the web alone', () => {
    const page = markdown(hostile);
    expect(page).not.toMatch(/<script/);
    expect(page).not.toMatch(/(?<!\\)\]\(<?javascript:/);
    expect(page).toContain('(<https://example.com/?a=%3Cb%3E&c=%28d%29%7Ce>)');
  });
});
