import { describe, expect, it } from '@jest/globals';
import type { ActionItem } from '../../../src/model/action-item';
import { buildEventPage, ITEMS_AT_ONCE, NOBODY, type PageView } from '../../../src/workbook/page/document';
import { aPlan } from '../../builders/plan';
import { aReport } from '../../builders/report';

const item = (i: number, more: Partial<ActionItem> = {}): ActionItem => ({
  ...{
    id: `i${String(i).padStart(3, '0')}`,
    state: 'open',
    colour: 'red',
    description: `Do ${i}`,
    history: [],
  },
  ...more,
});

const page = (items: readonly ActionItem[], view: PageView = {}, more = {}) =>
  buildEventPage(
    {
      ...{ plan: aPlan(), report: null, now: '2026-11-22T00:00:00.000Z' },
      records: { steps: [], answers: [], loadTests: [], waivers: [] },
      items: items.map((one) => ({ item: one, revision: 1 })),
      ...more,
    },
    view,
  );

const idsOf = ({ items }: ReturnType<typeof page>) => items.shown.map(({ item: { id } }) => id);

describe('action items', () => {
  const some = [
    item(1, { owner: 'Mei', colour: 'yellow' }),
    item(2, { state: 'done', remarks: 'By TICKET 7' }),
    item(3, {
      state: 'in-progress',
      found: { check: 'c', account: '1', region: 'r', resource: 'web-1', findings: [], asOf: '' },
    }),
  ];

  it.each<[string, PageView, readonly string[]]>([
    ['to do', {}, ['i003', 'i001']],
    ['all', { state: 'all' }, ['i003', 'i001', 'i002']],
    ['in a state', { state: 'done' }, ['i002']],
    ['of an owner', { owner: 'Mei' }, ['i001']],
    ['of nobody', { owner: NOBODY }, ['i003']],
    ['of a colour', { colour: 'yellow' }, ['i001']],
    ['with words of the remarks', { state: 'all', text: 'ticket' }, ['i002']],
    ['with the name of the resource', { text: 'WEB-' }, ['i003']],
    ['and one that is open', { owner: 'Mei', open: 'item-i002' }, ['i002', 'i001']],
  ])('are those %s', (_, view, ids) => {
    expect(idsOf(page(some, view))).toEqual(ids);
  });

  it('are shown some at a time, and the last ones where there are fewer than before', () => {
    const many = Array.from({ length: ITEMS_AT_ONCE + 2 }, (_, i) => item(i));
    expect(idsOf(page(many))).toHaveLength(ITEMS_AT_ONCE);
    expect(idsOf(page(many, { from: ITEMS_AT_ONCE }))).toEqual(['i050', 'i051']);
    expect(page(many, { from: 5000 }).items.from).toBe(ITEMS_AT_ONCE);
    expect(page([], { from: 5000 }).items).toMatchObject({ from: 0, total: 0, shown: [] });
  });
});

describe('what presses', () => {
  it('is overdue before it is due soon, and leads nowhere where only the plan has it', () => {
    const plan = aPlan({ actionItems: [{ description: 'Book', status: 'red', due: '2026-10-22' }] });
    const items = [item(1, { due: '2026-10-19', owner: 'Mei' }), item(2, { due: '2026-12-01' })];
    const { pressing } = page(items, {}, { plan, now: '2026-10-20T00:00:00.000Z' });
    expect(pressing.shown.map(({ thing, title, due, isLate }) => [thing, title, due, isLate])).toEqual([
      ['step-1', 'Step 1: Schedule an IEM Kickoff call', '2026-10-17', true],
      ['item-i001', 'Do 1', '2026-10-19', true],
      [null, 'Book', '2026-10-22', false],
      ['step-2', 'Step 2: Open AWS Support Case for IEM', '2026-10-24', false],
      ['step-3', 'Step 3: Broadcast IEM Alert to Stakeholders', '2026-10-24', false],
    ]);
    expect(pressing.total).toBe(5);
  });
});

describe('the rest', () => {
  it.each([
    ['2026-11-22T00:00:00.000Z', '20 days until the event.'],
    ['2026-12-10T17:00:00.000Z', '1 day until the event.'],
    ['2026-12-12T00:00:00.000Z', 'The event is on.'],
    ['2027-01-01T00:00:00.000Z', 'The event is over.'],
  ])('tells at %s: %s', (now, words) => {
    expect(page([], {}, { now }).countdown).toBe(words);
  });

  it('has the verdict of the latest run', () => {
    expect(page([], {}, { report: aReport() }).run).toMatchObject({
      verdict: 'Not ready',
      colour: 'red',
      answer: expect.stringContaining('Your accounts break at 7.3×'),
    });
    expect(page([]).run).toBeNull();
  });

  it('says of a waiver whether it lasts until the event is over', () => {
    const of = (expires: string) => ({
      key: expires,
      revision: 1,
      by: 'Mei',
      at: '',
      value: { finding: 'f', reason: 'r', owner: 'Mei', expires },
    });
    const waivers = [of('2026-12-11'), of('2026-12-12')];
    const records = { steps: [], answers: [], loadTests: [], waivers };
    expect(page([], {}, { records }).waivers.map(({ holds }) => holds)).toEqual([false, true]);
  });
});
