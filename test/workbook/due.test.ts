import { describe, expect, it } from '@jest/globals';
import type { ActionItem } from '../../src/model/action-item';
import type { EventPlanInput } from '../../src/plan/schema';
import { listDue } from '../../src/workbook/due';
import { aPlan } from '../builders/plan';

/** The 25 steps of an event on 12 December in Singapore; all that are due until then are said to be done. */
const CALENDAR = { timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-12 23:59' };
const DONE = Array.from({ length: 25 }, (_, i) => ({ step: i + 1, doneOn: '2026-10-01' }));
const PLAN: Partial<EventPlanInput> = {
  ...{ calendar: CALENDAR, timeline: DONE, kickoff: { heldOn: '2026-10-01' } },
  supportCase: { id: '1234567890' },
  escalation: [{ level: 1, contact: 'Mei Tan' }],
};

const anItem = (overrides: Partial<ActionItem> = {}): ActionItem => ({
  ...{ id: 'item~1', state: 'open', colour: 'red', description: 'Book the room.', due: '2026-11-20' },
  history: [{ at: '2026-11-01T00:00:00.000Z', by: 'mei', did: 'opened' }],
  ...overrides,
});
const found = {
  ...{ check: 'db-multi-az', account: '111122223333', region: 'eu-west-1', resource: 'orders' },
  ...{ findings: ['db-multi-az~1'], by: '2026-11-20', asOf: '2026-11-01T00:00:00.000Z' },
};

/** Noon on 23 November in Singapore. */
const NOON = '2026-11-23T04:00:00Z';

const due = (items: readonly ActionItem[], plan: Partial<EventPlanInput> = {}, now = NOON) =>
  listDue({ plan: aPlan({ ...PLAN, ...plan }), report: 'unread', items, now });

describe('what is due', () => {
  it('tells what, who, by when and how many days ago', () => {
    expect(due([anItem({ owner: 'Mei Tan' })])).toEqual([
      {
        ...{ kind: 'item', id: 'item~1', title: 'Book the room.', owner: 'Mei Tan' },
        ...{ due: '2026-11-20', daysOverdue: 3, colour: 'red' },
      },
    ]);
  });

  it.each<[string, string, string, number | null]>([
    ['overdue, when its day is over', '2026-11-22', '2026-11-22T16:00:00Z', 1],
    ['due soon to the last moment of its day in Singapore', '2026-11-22', '2026-11-22T15:59:59Z', 0],
    ['due soon seven days before', '2026-11-30', NOON, 0],
    ['not due yet eight days before', '2026-12-01', NOON, null],
  ])('is %s', (_, on, now, days) => {
    expect(due([anItem({ due: on })], {}, now).map(({ daysOverdue }) => daysOverdue)).toEqual(
      days === null ? [] : [days],
    );
  });

  it.each<[string, Partial<ActionItem>, number]>([
    ['in progress', { state: 'in-progress' }, 1],
    ['done', { state: 'done' }, 0],
    ['accepted', { state: 'accepted' }, 0],
    ['resolved', { state: 'resolved' }, 0],
  ])('is what is %s: %#', (_, of, count) => {
    expect(due([anItem(of)])).toHaveLength(count);
  });

  it('is not what has no day', () => {
    const { due: _, ...timeless } = anItem();
    expect(due([timeless])).toEqual([]);
  });

  it('goes by the last day on which it helps, unless people say another, and names the resource', () => {
    const { due: _, ...opened } = anItem({ found });
    expect(due([opened])).toMatchObject([
      { due: '2026-11-20', title: 'Book the room. (orders, 111122223333/eu-west-1)' },
    ]);
    expect(due([{ ...opened, due: '2027-01-01' }])).toEqual([]);
  });

  it('has what the plan writes, unless it is green', () => {
    const description = 'Book | <b>room</b>';
    const of = (status: 'red' | 'green') =>
      due([], { actionItems: [{ description, status, due: '2026-11-22', owner: 'Bo' }] });
    expect(of('red')).toMatchObject([{ kind: 'item', title: description, owner: 'Bo', daysOverdue: 1 }]);
    expect(of('green')).toEqual([]);
  });

  it('has the steps that are overdue and due soon, and none that is done', () => {
    // Step 4 was due on 31 October; step 12 is due on 21 November; step 16 only on 11 December.
    const timeline = DONE.filter(({ step }) => ![4, 12, 16].includes(step));
    expect(due([], { timeline })).toMatchObject([
      { kind: 'step', id: 'step~4', title: 'Step 4: Update Architecture Diagrams', daysOverdue: 23 },
      { kind: 'step', id: 'step~12', owner: null, colour: 'red', daysOverdue: 2 },
    ]);
    expect(due([], { timeline }, '2026-11-15T04:00:00Z')).toMatchObject([
      { id: 'step~4', colour: 'red' },
      { id: 'step~12', colour: 'yellow', daysOverdue: 0 },
    ]);
  });

  it('counts no step that the plan shows to be done, whatever people say', () => {
    expect(due([], { timeline: DONE.filter(({ step }) => step > 2) })).toEqual([]);
  });

  it('has the steps that only runs show, where runs are known', () => {
    const known = { plan: aPlan(PLAN), items: [], now: NOON };
    const steps = ['step~10', 'step~8', 'step~9', 'step~11', 'step~13'];
    expect(listDue({ ...known, report: null }).map(({ id }) => id)).toEqual(steps);
  });

  it('has first what has been overdue for longest, and red before yellow', () => {
    const items = [
      anItem({ id: 'soon', due: '2026-11-25' }),
      anItem({ id: 'yellow', colour: 'yellow' }),
      anItem({ id: 'red-b' }),
      anItem({ id: 'red-a' }),
      anItem({ id: 'old', colour: 'yellow', due: '2026-11-01' }),
    ];
    expect(due(items).map(({ id }) => id)).toEqual(['old', 'red-a', 'red-b', 'yellow', 'soon']);
  });
});
