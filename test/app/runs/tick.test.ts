import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Backend } from '../../../src/app/backend';
import { startRun } from '../../../src/app/runs/start-run';
import { tick } from '../../../src/app/runs/tick';
import type { EventPlanInput } from '../../../src/plan/schema';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { someFacts } from '../../builders/notification';
import { aPlan } from '../../builders/plan';
import { aReport } from '../../builders/report';

const HOUR = 3600;
const DAY = 24 * HOUR;

let local: LocalBackend;
let backend: Backend;

const openAt = async (from: string) => {
  local = await openLocalBackend(from);
  backend = local.backend;
};

/** An event of one day in UTC, checked as the plan says by default. */
const anEvent = (start: string, overrides: Partial<EventPlanInput> = {}) => {
  const end = `${start.slice(0, 10)} 23:59`;
  return aPlan({ calendar: { timeZone: 'UTC', start, end }, ...overrides });
};

const create = (plan = anEvent('2026-12-12 00:00')) => backend.store.plans.create(plan, 'mei');
const startedIds = () => local.started.map(({ id }) => id);
const finish = async (id: string, event = 'flash-sale') => {
  await backend.store.runs.finish({ event, id }, { report: aReport(), findings: [] });
};

describe('the tick', () => {
  beforeEach(() => openAt('2026-11-22T12:03:00.000Z'));
  afterEach(() => local.close());

  it('starts a new event at once, by the slot that came last', async () => {
    await create();
    await tick(backend);
    expect(local.started).toEqual([{ event: 'flash-sale', id: '20261122T000000000Z-schedule' }]);
    expect(await backend.store.runs.running('flash-sale')).toMatchObject({
      ...{ profile: 'full', trigger: 'schedule', by: 'schedule' },
      requestedAt: '2026-11-22T00:00:00.000Z',
    });
    expect(await backend.store.schedules.get('flash-sale')).toMatchObject({
      planRevision: 1,
      handled: { full: '2026-11-22T00:00:00.000Z' },
      due: '2026-11-23T00:00:00.000Z',
    });
  });

  it('starts nothing until the next slot', async () => {
    await create();
    await tick(backend);
    local.later(HOUR);
    await tick(backend);
    expect(local.started).toHaveLength(1);
  });

  it.each([
    ['long before the countdown', '2027-06-01 00:00'],
    ['when all is over', '2026-11-01 00:00'],
  ])('starts nothing %s', async (_, start) => {
    await create(anEvent(start));
    await tick(backend);
    expect(local.started).toEqual([]);
    expect(await backend.store.schedules.get('flash-sale')).toMatchObject({ handled: {} });
  });

  it('catches up with one run, however many were missed', async () => {
    await create();
    await tick(backend);
    await finish('20261122T000000000Z-schedule');
    local.later(5 * DAY);
    await tick(backend);
    expect(startedIds()).toEqual(['20261122T000000000Z-schedule', '20261127T000000000Z-schedule']);
  });

  it('starts one run of a slot, however many ticks there are at once', async () => {
    await create();
    await Promise.all(Array.from({ length: 20 }, () => tick(backend)));
    const { items } = await backend.store.runs.list('flash-sale');
    expect(items.map(({ id }) => id)).toEqual(['20261122T000000000Z-schedule']);
    expect(new Set(startedIds())).toEqual(new Set(['20261122T000000000Z-schedule']));
    expect(await backend.store.schedules.get('flash-sale')).toMatchObject({
      due: '2026-11-23T00:00:00.000Z',
    });
  });

  it('tells once what is overdue, when the day of the event is over, although nothing is run', async () => {
    const schedule = { paused: true };
    const calendar = { timeZone: 'Asia/Tokyo', start: '2026-12-12 00:00', end: '2026-12-12 23:59' };
    const actionItems = [{ description: 'Book the room.', status: 'red', due: '2026-11-22' } as const];
    await create(aPlan({ calendar, schedule, actionItems }));
    const bus: Backend = { ...backend, outbox: { ...backend.outbox, channels: ['slack', 'event-bridge'] } };
    const told = async () =>
      (await backend.store.notifications.list('flash-sale', { limit: 100 })).items
        .filter(({ kind }) => kind === 'item-overdue')
        .map(({ id }) => id);
    // 21:03 in Tokyo, where the day is over at 15:00 in UTC.
    await tick(bus);
    expect(await told()).toEqual([]);
    local.later(3 * HOUR - 3 * 60);
    await tick(bus);
    expect(await told()).toEqual([
      '20261122T150000000Z~plan~Book_the_room._fcc701f8~item-overdue~event-bridge',
    ]);
    for (const { id } of (await backend.store.notifications.list('flash-sale', { limit: 100 })).items)
      await backend.store.notifications.confirm({ event: 'flash-sale', id });
    const sent = local.sent.length;
    local.later(300);
    await tick(bus);
    local.later(DAY);
    await tick(bus);
    expect(await told()).toHaveLength(1);
    expect(local.sent.slice(sent).filter(({ id }) => id.includes('item-overdue'))).toEqual([]);
    expect(local.started).toEqual([]);
  });

  it('tells what is overdue at the next tick, where that failed', async () => {
    await create(
      anEvent('2026-12-12 00:00', { actionItems: [{ description: 'x', status: 'red', due: '2026-11-01' }] }),
    );
    const bus: Backend = { ...backend, outbox: { ...backend.outbox, channels: ['event-bridge'] } };
    const record = () => Promise.reject(new Error('died'));
    const dying = { ...bus, store: { ...bus.store, notifications: { ...bus.store.notifications, record } } };
    await expect(tick(dying)).rejects.toThrow('1 steps of the tick failed');
    expect(local.started).toHaveLength(1);
    await tick(bus);
    expect(local.sent.map(({ id }) => id)).toContainEqual(expect.stringContaining('~item-overdue~'));
  });

  it('tells what is overdue, although no run can be started', async () => {
    await create(
      anEvent('2026-12-12 00:00', { actionItems: [{ description: 'x', status: 'red', due: '2026-11-01' }] }),
    );
    const executions = { ...backend.executions, start: () => Promise.reject(new Error('away')) };
    const bus: Backend = {
      ...backend,
      executions,
      outbox: { ...backend.outbox, channels: ['event-bridge'] },
    };
    await expect(tick(bus)).rejects.toThrow('1 steps of the tick failed');
    expect(local.sent.map(({ id }) => id)).toContainEqual(expect.stringContaining('~item-overdue~'));
  });

  it('tells at once what is overdue in the time zone to which an event is moved, and again where that failed', async () => {
    const actionItems = [{ description: 'x', status: 'red', due: '2026-11-22' } as const];
    await create(anEvent('2026-12-12 00:00', { actionItems }));
    const bus: Backend = { ...backend, outbox: { ...backend.outbox, channels: ['event-bridge'] } };
    const told = () => local.sent.filter(({ id }) => id.includes('~item-overdue~'));
    await tick(bus);
    expect(told()).toEqual([]);
    // 01:03 of the next day.
    const calendar = { timeZone: 'Pacific/Auckland', start: '2026-12-12 00:00', end: '2026-12-12 23:59' };
    await backend.store.plans.replace(aPlan({ calendar, actionItems }), 1, 'mei');
    const list = () => Promise.reject(new Error('died'));
    await expect(
      tick({ ...bus, store: { ...bus.store, items: { ...bus.store.items, list } } }),
    ).rejects.toThrow('1 steps of the tick failed');
    expect(told()).toEqual([]);
    await tick(bus);
    expect(told()).toHaveLength(1);
  });

  it('tells nobody what is overdue where there is no bus', async () => {
    await create(
      anEvent('2026-12-12 00:00', { actionItems: [{ description: 'x', status: 'red', due: '2026-11-01' }] }),
    );
    await tick(backend);
    expect(local.sent).toEqual([]);
  });

  it('tries a full run again that another stands in the way of', async () => {
    await create();
    const other = { event: 'flash-sale', planRevision: 1, trigger: 'api', by: 'mei', leaseSeconds: DAY };
    const { run } = await backend.store.runs.start({ ...other, requestedAt: backend.now() });
    await tick(backend);
    expect(startedIds()).toEqual([run.id]);
    await finish(run.id);
    local.later(300);
    await tick(backend);
    expect(startedIds()).toEqual([run.id, '20261122T000000000Z-schedule']);
  });

  it('carries on what somebody has begun who died before it was carried out', async () => {
    await create();
    const dying = { ...backend.executions, start: () => new Promise<never>(() => {}) };
    const requestedAt = backend.now();
    const request = { event: 'flash-sale', trigger: 'api', by: 'mei', requestedAt };
    void startRun({ ...backend, executions: dying }, request);
    while ((await backend.store.runs.running('flash-sale')) === null) await setImmediate();
    await tick(backend);
    expect(local.started).toEqual([{ event: 'flash-sale', id: '20261122T120300000Z-api' }]);
  });

  it('goes on to the next slot when the other took until then', async () => {
    await create();
    const other = { event: 'flash-sale', planRevision: 1, trigger: 'api', by: 'mei', leaseSeconds: 2 * DAY };
    const { run } = await backend.store.runs.start({ ...other, requestedAt: backend.now() });
    await tick(backend);
    local.later(DAY);
    await finish(run.id);
    await tick(backend);
    expect(startedIds()).toEqual([run.id, '20261123T000000000Z-schedule']);
  });

  it('makes up for a crash between the run and what is remembered of it', async () => {
    await create();
    const dying: Backend = {
      ...backend,
      store: {
        ...backend.store,
        schedules: { ...backend.store.schedules, put: () => Promise.reject(new Error('died')) },
      },
    };
    await expect(tick(dying)).rejects.toThrow('1 steps of the tick failed');
    await tick(backend);
    expect(new Set(startedIds())).toEqual(new Set(['20261122T000000000Z-schedule']));
    expect((await backend.store.runs.list('flash-sale')).items).toHaveLength(1);
  });

  it('does not lose a slot whose run could not be started', async () => {
    await create();
    const away = { ...backend.executions, start: () => Promise.reject(new Error('away')) };
    await expect(tick({ ...backend, executions: away })).rejects.toThrow(AggregateError);
    local.later(300);
    await tick(backend);
    expect(startedIds()).toEqual(['20261122T000000000Z-schedule']);
    expect(await backend.store.runs.running('flash-sale')).toMatchObject({ trigger: 'schedule' });
  });

  it('follows a plan that has changed, without a second run of a slot', async () => {
    const { revision } = await create();
    await tick(backend);
    const sooner = anEvent('2026-12-12 00:00', { schedule: { countdown: [{ from: '8w', every: '6h' }] } });
    await backend.store.plans.replace(sooner, revision, 'mei');
    await finish('20261122T000000000Z-schedule');
    await tick(backend);
    expect(startedIds()).toEqual(['20261122T000000000Z-schedule', '20261122T120000000Z-schedule']);
  });

  it('starts nothing while a plan is paused, and one run when it goes on', async () => {
    const { revision } = await create(anEvent('2026-12-12 00:00', { schedule: { paused: true } }));
    await tick(backend);
    expect(local.started).toEqual([]);
    await backend.store.plans.replace(anEvent('2026-12-12 00:00'), revision, 'mei');
    await tick(backend);
    expect(local.started).toHaveLength(1);
  });

  it('reads a plan that was stored before there were schedules', async () => {
    const { schedule: _, ...before } = anEvent('2026-12-12 00:00');
    await backend.store.plans.create(before as ReturnType<typeof aPlan>, 'mei');
    await tick(backend);
    expect(local.started).toHaveLength(1);
  });

  it.each([
    ['within the countdown', 10 * DAY],
    ['after the event', 60 * DAY],
  ])('is put right by a clock that is right when one was wrong once, %s', async (_, ahead) => {
    await create();
    local.later(ahead);
    await tick(backend);
    for (const { id } of local.started) await finish(id);
    local.later(-ahead);
    local.started.length = 0;
    await tick(backend);
    expect(startedIds()).toEqual(['20261122T000000000Z-schedule']);
    expect(await backend.store.schedules.get('flash-sale')).toMatchObject({
      handled: { full: '2026-11-22T00:00:00.000Z' },
      due: '2026-11-23T00:00:00.000Z',
    });
  });

  it('does not let one event stop the others', async () => {
    for (const id of ['a', 'b', 'c']) await create(anEvent('2026-12-12 00:00', { id }));
    const executions: Backend['executions'] = {
      ...backend.executions,
      start: (run) =>
        run.event === 'b' ? Promise.reject(new Error('b is broken')) : backend.executions.start(run),
    };
    const failure = await tick({ ...backend, executions }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AggregateError);
    expect((failure as AggregateError).errors).toEqual([new Error('b is broken')]);
    expect(local.started.map(({ event }) => event).sort()).toEqual(['a', 'c']);
  });

  it('sees every page of events', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await create(anEvent('2026-12-12 00:00', { id }));
    const { plans } = backend.store;
    const list: typeof plans.list = (page) => plans.list({ ...page, limit: 2 });
    await tick({ ...backend, store: { ...backend.store, plans: { ...plans, list } } });
    expect(local.started.map(({ event }) => event).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('the tick during the event', () => {
  beforeEach(() => openAt('2026-12-12T10:02:00.000Z'));
  afterEach(() => local.close());

  it('starts light runs, beside a full one', async () => {
    await create();
    await tick(backend);
    expect(startedIds()).toEqual(['20261211T230000000Z-schedule', '20261212T100000000Z-schedule-light']);
  });

  it('skips a light run when one is running, and never queues it', async () => {
    await create();
    await tick(backend);
    local.later(300);
    await tick(backend);
    expect(new Set(startedIds()).size).toBe(2);
    await finish('20261212T100000000Z-schedule-light');
    await tick(backend);
    expect(new Set(startedIds()).size).toBe(2);
    local.later(300);
    await tick(backend);
    expect(startedIds().at(-1)).toBe('20261212T101000000Z-schedule-light');
  });

  it('catches up with no light run when the event is over', async () => {
    await create();
    await tick(backend);
    await finish('20261211T230000000Z-schedule');
    local.later(DAY);
    await tick(backend);
    expect(startedIds()).toHaveLength(2);
    local.later(DAY);
    await tick(backend);
    expect(startedIds().at(-1)).toBe('20261213T235900000Z-schedule');
    expect(await backend.store.schedules.get('flash-sale')).toMatchObject({ due: null });
  });
});

describe('notifications that nobody has confirmed', () => {
  beforeAll(() => openAt('2026-11-22T12:00:00.000Z'));
  afterAll(() => local.close());

  it('are sent again, the more rarely the longer they have been due', async () => {
    const note = { event: 'flash-sale', channel: 'slack', kind: 'changes', facts: someFacts() } as const;
    await backend.store.notifications.record({ ...note, id: 'now', dueAt: backend.now() });
    await backend.store.notifications.record({ ...note, id: 'done', dueAt: backend.now() });
    await backend.store.notifications.confirm({ event: 'flash-sale', id: 'done' });
    await backend.store.notifications.record({ ...note, id: 'later', dueAt: '2026-11-22T12:30:00.000Z' });
    const sentAt: Record<string, number[]> = {};
    // A tick every five minutes, two seconds late, for four hours.
    local.later(2);
    for (let minute = 0; minute < 240; minute += 5) {
      local.sent.length = 0;
      await tick(backend);
      for (const { id } of local.sent) sentAt[id] = [...(sentAt[id] ?? []), minute];
      local.later(300);
    }
    expect(sentAt).toEqual({
      now: [5, 10, 20, 40, 80, 160],
      later: [35, 40, 50, 70, 110, 190],
    });
  });
});
