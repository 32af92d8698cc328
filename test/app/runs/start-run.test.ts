import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Backend } from '../../../src/app/backend';
import { closeRun } from '../../../src/app/runs/close-run';
import { cancelRun, DEADLINE_MINUTES, startRun } from '../../../src/app/runs/start-run';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';

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
  local.started.length = 0;
  local.stopped.length = 0;
  await backend.store.plans.create(aPlan({ id: event }), 'mei');
});

const request = (overrides: Partial<Parameters<typeof startRun>[1]> = {}) => ({
  event,
  trigger: 'api',
  by: 'mei',
  requestedAt: backend.now(),
  ...overrides,
});

/** A backend that is not able to carry anything out. */
const broken = (): Backend => ({
  ...backend,
  executions: {
    start: () => Promise.reject(new Error('Step Functions is away.')),
    stop: () => Promise.reject(new Error('Step Functions is away.')),
  },
});

describe('starting a run', () => {
  it('takes the place of the event and has the run carried out', async () => {
    const { run, started } = await startRun(backend, request());
    expect(started).toBe(true);
    expect(run).toMatchObject({ event, planRevision: 1, profile: 'full', trigger: 'api', by: 'mei' });
    expect(local.started).toEqual([{ event, id: run.id }]);
    expect(await backend.store.runs.running(event)).toMatchObject({ id: run.id });
  });

  it.each([
    ['full', undefined, DEADLINE_MINUTES.full],
    ['light', undefined, DEADLINE_MINUTES.light],
    ['full', 30, 30],
    ['light', 30, DEADLINE_MINUTES.light],
  ] as const)('gives a %s run that asks for %s minutes %s', async (profile, deadlineMinutes, minutes) => {
    const { run } = await startRun(
      backend,
      request({ profile, ...(deadlineMinutes && { deadlineMinutes }) }),
    );
    expect(Date.parse(run.deadline ?? '') - Date.parse(backend.now())).toBe(minutes * 60_000);
  });

  it.each(['full', 'light'] as const)('holds the place of a %s run beyond its deadline', async (profile) => {
    const { run } = await startRun(backend, request({ profile }));
    local.later(DEADLINE_MINUTES[profile] * 60 + 1);
    expect(await backend.store.runs.running(event, profile)).toMatchObject({ id: run.id });
    local.later(3600);
    expect(await backend.store.runs.running(event, profile)).toBeNull();
  });

  it('holds it only as long as is told where the lease is renewed', async () => {
    const executions = { ...backend.executions, leaseSeconds: 60 };
    await startRun({ ...backend, executions }, request());
    local.later(61);
    expect(await backend.store.runs.running(event)).toBeNull();
  });

  it('returns the run that is under way, and leaves that as it is', async () => {
    const first = await startRun(backend, request());
    local.later(60);
    expect(await startRun(backend, request({ by: 'arjun' }))).toEqual({ run: first.run, started: false });
    expect(local.started).toHaveLength(1);
  });

  it('lets a light run go on beside a full one', async () => {
    await startRun(backend, request());
    expect(await startRun(backend, request({ profile: 'light' }))).toMatchObject({ started: true });
  });

  it('makes up, when it is repeated, for a crash before it was carried out', async () => {
    const asked = request();
    const { run } = await startRun(backend, asked);
    expect(await startRun(backend, asked)).toEqual({ run, started: false });
    expect(local.started).toEqual([
      { event, id: run.id },
      { event, id: run.id },
    ]);
  });

  it('has no effect when it is repeated after the run is over', async () => {
    const asked = request();
    const { run } = await startRun(backend, asked);
    await cancelRun(backend, run, 'mei');
    expect(await startRun(backend, asked)).toMatchObject({ run: { state: 'aborted' }, started: false });
    expect(local.started).toHaveLength(1);
  });

  it('frees the place at once when the run cannot be carried out', async () => {
    await expect(startRun(broken(), request())).rejects.toThrow('Step Functions is away.');
    expect(await backend.store.runs.running(event)).toBeNull();
    local.later(1);
    expect(await startRun(backend, request())).toMatchObject({ started: true });
  });

  it('leaves a run alone that a repeat cannot reach: it may be under way', async () => {
    const asked = request();
    const { run } = await startRun(backend, asked);
    await expect(startRun(broken(), asked)).rejects.toThrow('Step Functions is away.');
    expect(await backend.store.runs.running(event)).toMatchObject({ id: run.id });
  });

  it('refuses an event that is not there', async () => {
    await expect(startRun(backend, request({ event: 'nobody' }))).rejects.toMatchObject({
      code: 'plan-not-found',
    });
  });
});

describe('ending a run', () => {
  it('stops what carries it out, says who asked, and frees the place', async () => {
    const { run } = await startRun(backend, request());
    expect(await cancelRun(backend, run, 'arjun')).toMatchObject({
      state: 'aborted',
      reason: 'cancelled by arjun',
    });
    expect(local.stopped).toEqual([{ event, id: run.id, reason: 'cancelled by arjun' }]);
    expect(await backend.store.runs.running(event)).toBeNull();
  });

  it('keeps its first reason', async () => {
    const { run } = await startRun(backend, request());
    await closeRun(backend, run, 'TIMED_OUT');
    expect(await cancelRun(backend, run, 'arjun')).toMatchObject({ reason: 'TIMED_OUT' });
    expect(await closeRun(backend, run, 'ABORTED')).toMatchObject({ reason: 'TIMED_OUT' });
  });

  it('refuses a run that is not there', async () => {
    const nobody = { event, id: 'nobody' };
    await expect(cancelRun(backend, nobody, 'mei')).rejects.toMatchObject({ code: 'run-not-found' });
    await expect(closeRun(backend, nobody, 'FAILED')).rejects.toMatchObject({ code: 'run-not-found' });
  });
});
