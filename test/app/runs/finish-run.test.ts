import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Backend } from '../../../src/app/backend';
import { checkEvent } from '../../../src/app/judging/check';
import { finishRun } from '../../../src/app/runs/finish-run';
import { cancelRun, startRun } from '../../../src/app/runs/start-run';
import { readInventory, readPlan } from '../../../src/cli/files';
import type { Report } from '../../../src/model/report';
import type { Run, RunRef } from '../../../src/store/store';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';

const flashSale = await readPlan('events/plans/flash-sale.yaml');
const inventories = await readInventory('events/inventories/flash-sale.json.gz');

let local: LocalBackend;
let backend: Backend;
let event: string;
let events = 0;

beforeAll(async () => {
  local = await openLocalBackend();
  backend = local.backend;
});
afterAll(() => local.close());
beforeEach(async () => {
  event = `sale-${++events}`;
  local.sent.length = 0;
  await backend.store.plans.create(
    { ...flashSale, id: event, notifications: { slackWebhook: 'ssm:/event/slack' } },
    'mei',
  );
});

// Those of other tests would be events at the same time.
afterEach(async () => {
  const { plans } = backend.store;
  await plans.delete(event, (await plans.get(event)).revision);
});

/** A run whose targets are stored. */
async function collected(of = inventories): Promise<Run> {
  local.later(60);
  const { run } = await startRun(backend, { event, trigger: 'api', by: 'mei', requestedAt: backend.now() });
  for (const inventory of of) await backend.store.runs.saveInventory(run, inventory);
  return run;
}

async function lightRun(): Promise<Run> {
  const requestedAt = backend.now();
  const request = { event, profile: 'light', trigger: 'schedule', by: 'schedule', requestedAt } as const;
  const { run } = await startRun(backend, request);
  for (const inventory of inventories) await backend.store.runs.saveInventory(run, inventory);
  return run;
}

/** The backend, and which runs it has kept for good. */
function keeping(): { readonly of: Backend; readonly kept: string[] } {
  const kept: string[] = [];
  const { store } = backend;
  const keep = async (run: RunRef) => {
    await store.runs.keep(run);
    kept.push(run.id);
  };
  return { of: { ...backend, store: { ...store, runs: { ...store.runs, keep } } }, kept };
}

const finish = (run: Run, of: Backend = backend) => finishRun(of, { event, run: run.id });
const reportOf = (run: Run): Promise<Report> => backend.store.runs.report(run);

it('judges what is stored as the command line judges what is in a file', async () => {
  const run = await collected();
  expect(await finish(run)).toEqual({});
  const { trigger, by, startedAt } = run;
  const expected = await checkEvent({
    plan: { ...flashSale, id: event },
    inventories,
    run: { id: run.id, trigger, by, startedAt, finishedAt: backend.now() },
    previous: null,
  });
  expect(await reportOf(run)).toEqual(expected.report);
  const { store } = backend;
  expect((await store.runs.findings(run, {}, { limit: 1000 })).items).toHaveLength(expected.findings.length);
  expect((await store.runs.ceilings(run, {}, { limit: 1000 })).items).toHaveLength(expected.ceilings.length);
  expect(await store.runs.running(event)).toBeNull();
});

it('says what was not collected', async () => {
  const run = await collected(inventories.slice(1));
  await finish(run);
  const { run: details, coverage } = await reportOf(run);
  expect(details.notes).toContainEqual(expect.stringMatching(/was not collected: nothing is known of it/));
  expect(coverage.targets).toHaveLength(inventories.length);
});

it('says of a light run how old the rest of it is', async () => {
  const restCollectedAt = '2026-11-22T06:00:00Z';
  const run = await collected(inventories.map((inventory) => ({ ...inventory, restCollectedAt })));
  await finish(run);
  expect((await reportOf(run)).run.notes.join()).toMatch(
    /a light run: .* last full run, 2026-11-22T06:00:00Z\./,
  );
});

it('judges by what people have recorded apart from the plan', async () => {
  const key = 'everything';
  const value = { finding: '*', reason: 'A rehearsal.', owner: 'mei', expires: '2027-01-01' };
  const author = { source: 'api', by: 'mei' } as const;
  await backend.store.records.put({ event, kind: 'waiver', key, value, ...author }, 0);
  const run = await collected();
  await finish(run);
  expect(
    (await reportOf(run)).ceilings.filter(({ status, accepted }) => status === 'red' && !accepted),
  ).toEqual([]);
});

describe('the run before', () => {
  it('is what changes are told against', async () => {
    const first = await collected();
    await finish(first);
    const second = await collected();
    await finish(second);
    expect((await reportOf(first)).changes).toBeNull();
    expect((await reportOf(second)).changes).toEqual({ since: first.id, newRed: [], resolved: [] });
  });

  it('is the one that finished last, not the one that began last', async () => {
    await finish(await collected());
    const full = await collected();
    local.later(60);
    const light = await lightRun();
    await finish(light);
    local.later(60);
    await finish(full);
    local.later(60);
    const next = await lightRun();
    await finish(next);
    expect((await reportOf(full)).changes?.since).toBe(light.id);
    expect((await reportOf(next)).changes?.since).toBe(full.id);
  });

  it('is not made up for by what can no longer be read', async () => {
    await finish(await collected());
    const partly = await collected(inventories.slice(1));
    await finish(partly);
    const nothing = await collected([]);
    await finish(nothing);
    const whole = await collected();
    await finish(whole);
    const none = { newRed: [], resolved: [] };
    expect((await reportOf(partly)).changes).toMatchObject(none);
    expect((await reportOf(nothing)).changes).toMatchObject(none);
    expect((await reportOf(nothing)).changes?.unjudged).not.toHaveLength(0);
    expect((await reportOf(whole)).changes).toEqual({ since: nothing.id, ...none });
  });

  it('is known whole, also where its report is cut short', async () => {
    const first = await collected();
    await finish(first);
    const { runs } = backend.store;
    const cutShort = {
      ...runs,
      report: async (ref: Parameters<typeof runs.report>[0]) => ({
        ...(await runs.report(ref)),
        findings: [],
        ceilings: [],
      }),
    };
    const second = await collected();
    await finish(second, { ...backend, store: { ...backend.store, runs: cutShort } });
    expect((await reportOf(second)).changes).toEqual({ since: first.id, newRed: [], resolved: [] });
  });
});

describe('finishing again', () => {
  it('changes nothing, and tells nothing twice', async () => {
    const run = await collected();
    await finish(run);
    const report = await reportOf(run);
    local.later(60);
    await finish(run);
    expect(await reportOf(run)).toEqual(report);
    const { items } = await backend.store.notifications.list(event);
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(local.sent.map(({ id }) => id)).size).toBe(items.length);
  });

  it('makes up for a crash before anything was told', async () => {
    const first = await collected(inventories.slice(1));
    await finish(first);
    const run = await collected();
    const broken = { send: () => Promise.reject(new Error('The queue is away.')) };
    const notifications = {
      ...backend.store.notifications,
      record: () => Promise.reject(new Error('It died.')),
    };
    const dying = { ...backend, outbox: broken, store: { ...backend.store, notifications } };
    await expect(finish(run, dying)).rejects.toThrow();
    expect(await backend.store.runs.get(run)).toMatchObject({ state: 'finished' });
    await finish(run);
    const { items } = await backend.store.notifications.list(event);
    expect(items.map(({ facts }) => ('run' in facts ? facts.run.id : null))).toContain(run.id);
  });

  it('does nothing for a run that was cancelled', async () => {
    const run = await collected();
    await cancelRun(backend, run, 'mei');
    expect(await finish(run)).toEqual({});
    expect(await backend.store.runs.get(run)).toMatchObject({ state: 'aborted' });
    expect(local.sent).toEqual([]);
  });
});

it('keeps for good how an event went, and not how it was going to', async () => {
  const { of, kept } = keeping();
  await finish(await collected(), of);
  expect(kept).toEqual([]);

  // Over before the recording was taken.
  const calendar = { timeZone: 'Asia/Singapore', start: '2026-11-20 00:00', end: '2026-11-20 23:59' };
  await backend.store.plans.replace(
    { ...flashSale, id: event, calendar: { ...calendar, keyDates: [] } },
    1,
    'mei',
  );
  const run = await collected();
  await finish(run, of);
  expect(kept).toEqual([run.id]);
  expect(await reportOf(run)).toMatchObject({ run: { id: run.id } });
});
