import { describe, expect, it } from '@jest/globals';
import type { ActionItem } from '../../src/model/action-item';
import type { Ceiling } from '../../src/model/ceiling';
import type { Finding } from '../../src/model/finding';
import { collectProblems, dueOf, editItem, followRun, refusedFields } from '../../src/workbook/action-items';
import { aCeiling, aFinding } from '../builders/report';

interface Judged {
  readonly findings?: readonly Finding[];
  readonly ceilings?: readonly Ceiling[];
}

/** Items after runs, one a day from 1 November 2026 on, of which each is judged an hour after it was read. */
function itemsAfter(
  runs: readonly Judged[],
  items: readonly ActionItem[] = [],
  first = 1,
): readonly ActionItem[] {
  return runs.reduce<readonly ActionItem[]>((before, judged, i) => {
    const day = `2026-11-${String(first + i).padStart(2, '0')}`;
    const run = { by: `run ${day}`, asOf: `${day}T10:00:00Z`, at: `${day}T11:00:00Z` };
    const problems = collectProblems(run, { findings: [], ceilings: [], ...judged });
    const steps = followRun(before, problems, () => undefined);
    const left = new Map(before.map((item) => [item.id, item]));
    for (const step of steps) left.set(step.after.id, step.after);
    return [...left.values()];
  }, items);
}

const bad = aFinding({
  id: 'db-multi-az~1~eu~orders',
  check: 'db-multi-az',
  status: 'fail',
  resource: 'orders',
  fix: { action: 'Add a standby to orders.', by: '2026-12-01' },
});
const good = { ...bad, status: 'pass' } as const;
const unknown = { ...bad, status: 'unknown' } as const;
const waived = { ...bad, accepted: { reason: 'Read only.', owner: 'Mei', expires: '2026-12-20' } };

const did = (item: ActionItem | undefined) => item?.history.map((event) => event.did);

describe('the items that runs open', () => {
  it('are one for each red or yellow finding, however often it is seen', () => {
    const items = itemsAfter([{ findings: [bad] }, { findings: [bad] }, { findings: [bad] }]);
    expect(items).toEqual([
      {
        ...{ id: bad.id, state: 'open', colour: 'red', description: 'Add a standby to orders.' },
        found: {
          ...{ check: 'db-multi-az', account: bad.account, region: bad.region, resource: 'orders' },
          ...{ findings: [bad.id], by: '2026-12-01', asOf: '2026-11-01T10:00:00.000Z' },
        },
        history: [{ at: '2026-11-01T11:00:00.000Z', by: 'run 2026-11-01', did: 'opened' }],
      },
    ]);
  });

  it('are not opened by what passes, cannot be judged or does not apply', () => {
    const findings = [good, unknown, { ...bad, status: 'notApplicable' } as const];
    expect(itemsAfter([{ findings }])).toEqual([]);
  });

  it('are one for all that one change mends, whatever value each run asks for', () => {
    const of = (id: string, value: number, status: Ceiling['status'] = 'red') =>
      aCeiling({
        id,
        status,
        fix: { action: `Raise it to ${value}.`, change: `asg/web@1/eu.maxSize=${value}` },
      });
    const first = itemsAfter([{ ceilings: [of('a', 40), of('b', 30)] }]);
    expect(first.map(({ found }) => [found?.change, found?.findings])).toEqual([
      ['asg/web@1/eu.maxSize', ['a', 'b']],
    ]);
    const second = itemsAfter([{ ceilings: [of('a', 44), of('b', 30), of('c', 10)] }], first, 2);
    expect(second).toHaveLength(1);
    expect(second[0]).toMatchObject({ description: 'Raise it to 44.', found: { findings: ['a', 'b', 'c'] } });
    const third = itemsAfter(
      [{ ceilings: [of('a', 44, 'green'), of('b', 30), of('c', 10, 'green')] }],
      second,
      3,
    );
    expect(third[0]).toMatchObject({ state: 'open', description: 'Raise it to 30.' });
    expect(itemsAfter([{ ceilings: [] }], third, 4)[0]).toMatchObject({ state: 'resolved', colour: 'green' });
  });

  it('are resolved when the finding is gone, and opened again when it is back', () => {
    const [item] = itemsAfter([{ findings: [bad] }, { findings: [good] }, {}, { findings: [bad] }]);
    expect(item?.state).toBe('open');
    expect(item?.colour).toBe('red');
    expect(item?.history.map(({ at, by, did }) => [at.slice(0, 10), by, did])).toEqual([
      ['2026-11-01', 'run 2026-11-01', 'opened'],
      ['2026-11-02', 'run 2026-11-02', 'resolved'],
      ['2026-11-04', 'run 2026-11-04', 'reopened'],
    ]);
  });

  it('stay as they are where it could not be judged', () => {
    const unread = aFinding({ id: 'db-multi-az~1~eu~-', status: 'unknown' });
    for (const findings of [[unknown], [unread]]) {
      const [item] = itemsAfter([{ findings: [bad] }, { findings }]);
      expect(did(item)).toEqual(['opened']);
      expect(item?.state).toBe('open');
    }
  });

  it('are accepted while a waiver accepts them, with its reason', () => {
    const items = itemsAfter([{ findings: [bad] }, { findings: [waived] }, { findings: [waived] }]);
    expect(items[0]?.state).toBe('accepted');
    expect(items[0]?.history.at(-1)?.detail).toBe('Read only. (Mei, until 2026-12-20)');
    expect(did(itemsAfter([{ findings: [bad] }], items, 4)[0])).toEqual(['opened', 'accepted', 'reopened']);
  });

  it('that somebody says are done are opened again by a run that read it later and finds it still', () => {
    const [opened] = itemsAfter([{ findings: [bad] }]) as readonly [ActionItem];
    const done = editItem(opened, { state: 'done' }, { by: 'mei', at: '2026-11-02T10:30:00.000Z' });
    // What the run of 2 November read at ten o'clock does not show what was done half an hour later.
    const [still] = itemsAfter([{ findings: [bad] }], [done], 2);
    expect(still?.state).toBe('done');
    const [denied] = itemsAfter([{ findings: [bad] }], [still as ActionItem], 3);
    expect(denied?.state).toBe('open');
    expect(denied?.history.at(-1)).toMatchObject({
      did: 'reopened',
      detail: 'It was said to be done and is found still.',
    });
    expect(itemsAfter([{ findings: [good] }], [done], 3)[0]?.state).toBe('resolved');
  });

  it('are not changed by a run that read earlier than the one before', () => {
    const later = itemsAfter([{ findings: [bad] }], [], 5);
    expect(itemsAfter([{ findings: [good] }], later, 3)).toEqual(later);
  });

  it('keep the first and the last of what happened', () => {
    const flapping = Array.from({ length: 28 * 8 }, (_, i) => i);
    const [item] = flapping.reduce<readonly ActionItem[]>((items, i) => {
      const asOf = new Date(Date.UTC(2026, 10, 1, i)).toISOString();
      const findings = i % 2 === 0 ? [bad] : [good];
      const judged = collectProblems({ by: `run ${i}`, asOf, at: asOf }, { findings, ceilings: [] });
      const [step] = followRun(items, judged, () => undefined);
      return step === undefined ? items : [step.after];
    }, []);
    expect(item?.history).toHaveLength(100);
    expect(item?.history[0]).toMatchObject({ by: 'run 0', did: 'opened' });
    expect(item?.history.at(-1)).toMatchObject({ by: 'run 223', did: 'resolved' });
  });

  it('have the owner whom the finding had', () => {
    const judged = collectProblems(
      { by: 'run 1', asOf: '2026-11-01T00:00:00Z', at: '2026-11-01T00:00:00Z' },
      { findings: [bad], ceilings: [] },
    );
    const [step] = followRun([], judged, (id) => (id === bad.id ? 'Mei Tan' : undefined));
    expect(step?.after.owner).toBe('Mei Tan');
  });
});

describe('what people change', () => {
  const author = { by: 'mei', at: '2026-11-02T00:00:00.000Z' };
  const [item] = itemsAfter([{ findings: [bad] }]) as readonly [ActionItem];

  it('is told with who and when, from what and to what', () => {
    const edited = editItem(item, { state: 'in-progress', owner: 'Mei', due: '2026-11-20' }, author);
    expect(edited).toMatchObject({ state: 'in-progress', owner: 'Mei', due: '2026-11-20' });
    expect(edited.history.at(-1)).toEqual({
      ...author,
      did: 'changed',
      detail: 'state: open → in-progress; owner: none → Mei; due: none → 2026-11-20',
    });
    expect([dueOf(item), dueOf(edited)]).toEqual(['2026-12-01', '2026-11-20']);
    const without = editItem(edited, { owner: null }, author);
    expect(without).not.toHaveProperty('owner');
  });

  it('is nothing where all is so already', () => {
    expect(editItem(item, { state: 'open', owner: null }, author)).toBe(item);
  });

  it('stays through runs that say something new', () => {
    const edited = editItem(item, { owner: 'Mei', remarks: 'Ordered.' }, author);
    const news = { ...bad, status: 'warn', fix: { action: 'Add a reader to orders.' } } as const;
    expect(itemsAfter([{ findings: [news] }], [edited], 3)[0]).toMatchObject({
      ...{ owner: 'Mei', remarks: 'Ordered.', colour: 'yellow', description: 'Add a reader to orders.' },
    });
  });

  it('is not what runs find', () => {
    expect(refusedFields(item, { colour: 'green', description: 'Nothing.' })).toEqual([
      'colour',
      'description',
    ]);
    const own: ActionItem = {
      id: 'item~1',
      state: 'open',
      colour: 'red',
      description: 'Book rooms.',
      history: [],
    };
    expect(refusedFields(own, { colour: 'green' })).toEqual([]);
    expect(editItem(own, { state: 'done' }, author).colour).toBe('green');
  });
});
