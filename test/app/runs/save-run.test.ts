import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { checkEvent } from '../../../src/app/judging/check';
import type { JudgingInput } from '../../../src/app/judging/judging-input';
import { saveRun } from '../../../src/app/runs/save-run';
import type { EventPlan } from '../../../src/plan/schema';
import { type LocalStore, openLocalStore } from '../../../src/store/local';
import type { Run, Store } from '../../../src/store/store';
import { anInventory } from '../../builders/inventory';
import { aPlan } from '../../builders/plan';

let folder: string;
let local: LocalStore;
let store: Store;
/** Milliseconds; every look at the clock moves it by one second. */
let clock = Date.parse('2026-11-22T12:00:00Z');
const now = () => {
  clock += 1000;
  return new Date(clock).toISOString();
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iem-save-run-'));
  local = await openLocalStore(folder, now);
  store = local.store;
});
afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  jest.useRealTimers();
});

const inventories = [anInventory()];

/** The work of a run, as the command line does it. */
const produce = async ({ id }: Run, input: JudgingInput) => {
  const run = { id, trigger: 'cli', by: 'mei', startedAt: now(), finishedAt: now() };
  return { ...(await checkEvent({ ...input, inventories, run })), inventories };
};

const save = (plan: EventPlan, work: Parameters<typeof saveRun>[1] = produce, to = store) =>
  saveRun({ store: to, plan, by: 'mei', trigger: 'cli', now }, work);

const unfinished = new Error('The work failed.');
const failing = () => Promise.reject(unfinished);

describe('a run that is kept', () => {
  it('leaves its report, its inventories and the plan, and is compared with the one before', async () => {
    const plan = aPlan({ id: 'kept' });
    const first = await save(plan);
    const second = await save(plan);
    expect(first.changes).toBeNull();
    expect(second.changes?.since).toBe(first.run.id);
    expect(await store.runs.latest('kept')).toMatchObject({ id: second.run.id, state: 'finished' });
    expect(await store.runs.report({ event: 'kept', id: first.run.id })).toEqual(first);
    const ref = { event: 'kept', id: second.run.id };
    expect(await store.runs.inventory(ref, anInventory().target)).toEqual(anInventory());
    expect((await store.plans.get('kept')).plan).toEqual(plan);
  });

  it('is judged by what people have recorded apart from the plan', async () => {
    const plan = aPlan({ id: 'recorded' });
    await save(plan);
    const value = { finding: '*', reason: 'A rehearsal.', owner: 'mei', expires: '2027-01-01' };
    const waiver = { event: plan.id, kind: 'waiver', key: 'all', source: 'api', by: 'mei' } as const;
    await store.records.put({ ...waiver, value }, 0);
    const { findings } = await save(plan);
    const accepted = findings.filter(({ status }) => status === 'fail' || status === 'warn');
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.filter((finding) => finding.accepted === undefined)).toEqual([]);
  });

  it('makes a new revision of the plan when it has changed, and only then', async () => {
    const revision = async () => (await store.plans.get('revised')).revision;
    await save(aPlan({ id: 'revised' }));
    await save(aPlan({ id: 'revised' }));
    expect(await revision()).toBe(1);
    await save(aPlan({ id: 'revised', traffic: { multiplier: 11 } }));
    expect(await revision()).toBe(2);
  });
});

describe('a run that fails', () => {
  it('is marked as aborted with its reason, and makes place for the next at once', async () => {
    const plan = aPlan({ id: 'failing' });
    await expect(save(plan, failing)).rejects.toBe(unfinished);
    expect((await store.runs.list('failing')).items).toEqual([
      expect.objectContaining({ state: 'aborted', reason: 'The work failed.' }),
    ]);
    expect(await store.runs.latest('failing')).toBeNull();
    expect((await save(plan)).changes).toBeNull();
  });

  it('fails for its own reason, also when the store is gone by then', async () => {
    const runs = { ...store.runs, abort: () => Promise.reject(new Error('The store is gone.')) };
    await expect(save(aPlan({ id: 'gone' }), failing, { ...store, runs })).rejects.toBe(unfinished);
  });
});

describe('two runs of one event', () => {
  const underWay = (id: string) =>
    store.runs.start({
      event: id,
      planRevision: 1,
      trigger: 'api',
      by: 'arjun',
      requestedAt: now(),
      leaseSeconds: 120,
    });

  it('do not go on side by side: the second says who is first, and does not start its work', async () => {
    const { run } = await underWay('busy');
    const work = jest.fn(failing);
    await expect(save(aPlan({ id: 'busy' }), work)).rejects.toMatchObject({
      code: 'run-in-progress',
      message: `arjun started a run of busy at ${run.startedAt} that has not finished: wait for it. If that process has died, you can start another run within 2 minutes.`,
    });
    expect(work).not.toHaveBeenCalled();
    expect((await store.runs.running('busy'))?.id).toBe(run.id);
  });

  it('follow each other when the first has died', async () => {
    await underWay('died');
    clock += 121_000;
    const report = await save(aPlan({ id: 'died' }));
    expect(await store.runs.latest('died')).toMatchObject({ id: report.run.id });
  });

  it('may begin with the same plan at the same moment', async () => {
    const plan = aPlan({ id: 'together' });
    const ended = await Promise.allSettled([save(plan), save(plan), save(plan)]);
    const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused.length).toBeLessThan(3);
    expect(new Set([...refused, 'run-in-progress'])).toEqual(new Set(['run-in-progress']));
  });
});

it('a long run keeps its lease', async () => {
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setTimeout',
      'clearTimeout',
    ],
  });
  const plan = aPlan({ id: 'long' });
  const renew = jest.fn(store.runs.renew);
  const report = await save(
    plan,
    async (run, input) => {
      for (let minute = 0; minute < 10; minute++) {
        clock += 60_000;
        jest.advanceTimersByTime(60_000);
        await Promise.all(renew.mock.results.map(({ value }) => value));
      }
      return produce(run, input);
    },
    { ...store, runs: { ...store.runs, renew } },
  );
  expect(renew.mock.calls.length).toBeGreaterThanOrEqual(10);
  expect((await store.runs.latest('long'))?.id).toBe(report.run.id);
  const renewals = renew.mock.calls.length;
  jest.advanceTimersByTime(600_000);
  expect(renew).toHaveBeenCalledTimes(renewals);
});
