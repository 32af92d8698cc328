import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownersOf } from '../../../src/app/owners';
import {
  addActionItem,
  changeActionItem,
  followRunInItems,
  type JudgedRun,
  listActionItems,
  loadJudgedRun,
} from '../../../src/app/records/action-items';
import { mapConcurrently } from '../../../src/lib/concurrency';
import type { ActionItem } from '../../../src/model/action-item';
import { IemError } from '../../../src/model/error';
import type { StoredItem } from '../../../src/store/store';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';
import { aFinding, aReport } from '../../builders/report';

let local: LocalBackend;
let events = 0;
beforeAll(async () => {
  local = await openLocalBackend();
});
afterAll(() => local.close());

const at = '2026-11-22T12:00:00.000Z';
const mei = { by: 'mei', at };
const ref = (event: string, id: string) => ({ event, id });

async function anEvent(): Promise<string> {
  const id = `sale-${++events}`;
  await local.backend.store.plans.create(aPlan({ id }), 'mei');
  return id;
}

const findings = (count: number, status: 'fail' | 'pass' = 'fail') =>
  Array.from({ length: count }, (_, i) =>
    aFinding({ id: `zones~1~eu~${i}`, check: 'zones', resource: `${i}`, status }),
  );

const follow = (event: string, day: number, judged: Partial<JudgedRun>) => {
  const time = `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;
  const run = { event, id: `run-${day}`, finishedAt: time };
  return followRunInItems(local.backend.store, run, { asOf: time, findings: [], ceilings: [], ...judged });
};

const read = async (event: string, id: string): Promise<StoredItem> => {
  const found = await local.backend.store.items.get(event, id);
  if (found === null) throw new Error(`There is no ${id}.`);
  return found;
};

/** A person who reads an item, changes it, and reads it again where somebody else was faster; gives the tries it took. */
async function changeUntilDone(event: string, id: string, remarks: string, by: string): Promise<number> {
  for (let tries = 1; ; tries++) {
    const { revision } = await read(event, id);
    try {
      await changeActionItem(local.backend.store, ref(event, id), { remarks }, revision, { by, at });
      return tries;
    } catch (error) {
      if (!(error instanceof IemError && error.code === 'record-conflict')) throw error;
    }
  }
}

/** What people changed, oldest first. */
const changesOf = ({ history }: ActionItem) =>
  history.filter(({ did }) => did === 'changed').map(({ detail }) => detail);

describe('action items in the store', () => {
  it('are opened, resolved and reopened by runs, each with one write', async () => {
    const event = await anEvent();
    await follow(event, 1, { findings: findings(3) });
    await follow(event, 1, { findings: findings(3) });
    await follow(event, 2, { findings: findings(3) });
    const opened = await listActionItems(local.backend.store, event);
    expect(opened.map(({ item, revision }) => [item.id, item.state, revision])).toEqual([
      ['zones~1~eu~0', 'open', 1],
      ['zones~1~eu~1', 'open', 1],
      ['zones~1~eu~2', 'open', 1],
    ]);
    await follow(event, 3, { findings: findings(2) });
    expect((await read(event, 'zones~1~eu~2')).item.state).toBe('resolved');
    await follow(event, 4, { findings: findings(3) });
    expect(await read(event, 'zones~1~eu~2')).toMatchObject({ item: { state: 'open' }, revision: 3 });
  });

  it('of a run are the same from what it judged in memory and from the store', async () => {
    const { store } = local.backend;
    const event = await anEvent();
    const asked = { event, planRevision: 1, trigger: 'cli', by: 'mei', requestedAt: at, leaseSeconds: 60 };
    const { run } = await store.runs.start(asked);
    const report = aReport();
    const everything = { findings: report.findings, ceilings: report.ceilings };
    await store.runs.finish(run, { report, ...everything });
    const { asOf, ...loaded } = await loadJudgedRun(store, run, report.run.asOf);
    expect(asOf).toBe(report.run.asOf);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(loaded.findings.toSorted(byId)).toEqual(everything.findings.toSorted(byId));
    expect(loaded.ceilings.toSorted(byId)).toEqual(everything.ceilings.toSorted(byId));
  });

  it('show who was faster to whoever has read an earlier revision', async () => {
    const event = await anEvent();
    const { item } = await addActionItem(
      local.backend.store,
      event,
      { description: 'Book rooms.', colour: 'red' },
      mei,
    );
    await changeActionItem(local.backend.store, ref(event, item.id), { owner: 'Ana' }, 1, { by: 'ana', at });
    const late = changeActionItem(local.backend.store, ref(event, item.id), { owner: 'Mei' }, 1, mei);
    await expect(late).rejects.toThrow(
      new IemError(
        'record-conflict',
        `Action item ${item.id} has changed since revision 1 was read: ana at ${at} (owner: none → Ana; revision 2). Read it again.`,
      ),
    );
    expect((await read(event, item.id)).item.owner).toBe('Ana');
  });

  it('refuse what runs find, secrets, and items that are not there', async () => {
    const { store } = local.backend;
    const event = await anEvent();
    await follow(event, 1, { findings: findings(1) });
    const change = (id: string, edit: Parameters<typeof changeActionItem>[2]) =>
      changeActionItem(store, ref(event, id), edit, 1, mei);
    await expect(change('zones~1~eu~0', { colour: 'green' })).rejects.toMatchObject({
      code: 'change-invalid',
    });
    await expect(change('nothing', { owner: 'Mei' })).rejects.toMatchObject({ code: 'item-not-found' });
    const secret = { remarks: `The key is AKIA${'IOSFODNN7EXAMPLE'}.` };
    await expect(change('zones~1~eu~0', secret)).rejects.toMatchObject({ code: 'change-invalid' });
    await expect(
      addActionItem(store, 'no-event', { description: 'x', colour: 'red' }, mei),
    ).rejects.toMatchObject({
      code: 'plan-not-found',
    });
  });

  it('tell who has a finding, before what was recorded of the finding alone', async () => {
    const { store } = local.backend;
    const event = await anEvent();
    const owner = { event, kind: 'owner', key: 'zones~1~eu~0', value: { owner: 'Mei' } } as const;
    await store.records.put({ ...owner, source: 'cli', by: 'mei' }, 0);
    await follow(event, 1, { findings: findings(1) });
    expect((await read(event, 'zones~1~eu~0')).item.owner).toBe('Mei');
    await changeActionItem(store, ref(event, 'zones~1~eu~0'), { owner: 'Ana' }, 1, mei);
    expect(await ownersOf(local.backend, event)).toEqual(new Map([['zones~1~eu~0', 'Ana']]));
  });
});

describe('people who edit at once', () => {
  it('lose no change of each other, nor of a run', async () => {
    const people = fc.array(fc.nat({ max: 2 }), { minLength: 8, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(people, async (items) => {
        const event = await anEvent();
        await follow(event, 1, { findings: findings(3) });
        const [tries] = await Promise.all([
          Promise.all(
            items.map((item, i) => changeUntilDone(event, `zones~1~eu~${item}`, `by ${i}`, `person ${i}`)),
          ),
          follow(event, 2, { findings: findings(2) }),
        ]);
        expect(tries.every((count) => count >= 1)).toBe(true);
        for (const id of [0, 1, 2]) {
          const { item, revision } = await read(event, `zones~1~eu~${id}`);
          const changes = changesOf(item);
          expect(changes).toHaveLength(items.filter((one) => one === id).length);
          expect(revision).toBe(1 + changes.length + (id === 2 ? 1 : 0));
          // Each change begins with what the one before has left.
          changes.reduce((before, change = '') => {
            const [, from, to] = /^remarks: (.+) → (.+)$/.exec(change) ?? [];
            expect(from).toBe(before);
            return to ?? '';
          }, 'none');
          expect(item.state).toBe(id === 2 ? 'resolved' : 'open');
        }
      }),
      { numRuns: 3 },
    );
  });

  it('are a hundred on five thousand items, while a run resolves half of them', async () => {
    const event = await anEvent();
    await follow(event, 1, { findings: findings(5_000) });
    const wanted = Array.from({ length: 100 }, (_, person) => ({ person, item: (person * 7) % 50 }));
    await Promise.all([
      follow(event, 2, { findings: findings(2_500) }),
      mapConcurrently(wanted, 100, ({ person, item }) =>
        changeUntilDone(event, `zones~1~eu~${item * 100}`, `by ${person}`, `person ${person}`),
      ),
    ]);
    const stored = await listActionItems(local.backend.store, event);
    expect(stored).toHaveLength(5_000);
    const states = Map.groupBy(stored, ({ item }) => item.state);
    expect([...states].map(([state, { length }]) => [state, length]).sort()).toEqual([
      ['open', 2_500],
      ['resolved', 2_500],
    ]);
    expect(stored.flatMap(({ item }) => changesOf(item))).toHaveLength(100);
    expect(stored.reduce((sum, { revision }) => sum + revision, 0)).toBe(5_000 + 2_500 + 100);
  }, 600_000);
});
