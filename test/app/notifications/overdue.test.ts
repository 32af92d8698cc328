import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Backend } from '../../../src/app/backend';
import { announceOverdue } from '../../../src/app/notifications/overdue';
import { addActionItem, changeActionItem } from '../../../src/app/records/action-items';
import type { EventPlanInput } from '../../../src/plan/schema';
import { HOSTILE } from '../../builders/hostile';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';

const DAY = 86_400;
const event = 'flash-sale';

describe('what other systems are told is overdue', () => {
  let local: LocalBackend;
  let backend: Backend;

  /** Noon on 22 November in Singapore. */
  beforeEach(async () => {
    local = await openLocalBackend('2026-11-22T04:00:00.000Z');
    backend = { ...local.backend, outbox: { ...local.backend.outbox, channels: ['event-bridge'] } };
  });
  afterEach(() => local.close());

  const withPlan = (more: Partial<EventPlanInput> = {}) => backend.store.plans.create(aPlan(more), 'mei');
  const author = () => ({ by: 'mei', at: backend.now() });
  const add = (due: string, id = 'item~1', description = 'Book the room.') =>
    addActionItem(backend.store, event, { description, colour: 'yellow', due }, author(), id);
  const told = async (kind: string) =>
    (await backend.store.notifications.list(event, { limit: 100 })).items.filter((one) => one.kind === kind);
  const idsOf = async () => (await told('item-overdue')).map(({ id }) => id).sort();

  it('is each item, with whose it is and how long ago its day was', async () => {
    await withPlan();
    await add('2026-11-20');
    await announceOverdue(backend, event);
    expect(await told('item-overdue')).toMatchObject([
      {
        id: '20261120T160000000Z~item~1~item-overdue~event-bridge',
        channel: 'event-bridge',
        facts: {
          schema: 'iem-overdue/1',
          event: { id: event, timeZone: 'Asia/Singapore' },
          item: { id: 'item~1', title: 'Book the room.', owner: null, due: '2026-11-20', daysOverdue: 2 },
        },
      },
    ]);
    expect(local.sent).toContainEqual({ event, id: (await idsOf())[0] });
  });

  it('is told once, and again when its day was moved and is over too', async () => {
    await withPlan();
    const { revision } = await add('2026-11-20');
    await announceOverdue(backend, event);
    local.later(DAY);
    await announceOverdue(backend, event);
    expect(await idsOf()).toHaveLength(1);
    await changeActionItem(backend.store, { event, id: 'item~1' }, { due: '2026-11-25' }, revision, author());
    await announceOverdue(backend, event);
    expect(await idsOf()).toHaveLength(1);
    local.later(3 * DAY);
    await announceOverdue(backend, event);
    expect(await idsOf()).toHaveLength(2);
  });

  it('is recorded whole before any of it is sent, and once, however many tell it at once', async () => {
    await withPlan();
    const ids = Array.from({ length: 20 }, (_, i) => `item~${i}`);
    for (const id of ids) await add('2026-11-20', id);
    const send = () => Promise.reject(new Error('no queue'));
    const broken: Backend = { ...backend, outbox: { ...backend.outbox, send } };
    await expect(announceOverdue(broken, event)).rejects.toThrow('no queue');
    expect(await idsOf()).toHaveLength(20);
    await Promise.all([1, 2, 3].map(() => announceOverdue(backend, event)));
    expect(await idsOf()).toHaveLength(20);
    const sent = local.sent.filter(({ id }) => id.includes('~item-overdue~')).map(({ id }) => id);
    expect([...new Set(sent)].sort()).toEqual(await idsOf());
  });

  it('is not told again when its day was moved away and back', async () => {
    await withPlan();
    let { revision } = await add('2026-11-20');
    await announceOverdue(backend, event);
    for (const due of ['2026-12-20', '2026-11-20']) {
      const edit = [{ event, id: 'item~1' }, { due }, revision, author()] as const;
      ({ revision } = await changeActionItem(backend.store, ...edit));
      await announceOverdue(backend, event);
    }
    expect(await idsOf()).toHaveLength(1);
  });

  it('is over when the day is in the time zone of the event, also where that has 25 hours', async () => {
    const calendar = { timeZone: 'Europe/Berlin', start: '2026-10-30 00:00', end: '2026-10-30 23:59' };
    await withPlan({ calendar });
    await add('2026-10-25');
    const at = async (now: string) => {
      await announceOverdue({ ...backend, now: () => now }, event);
      return idsOf();
    };
    expect(await at('2026-10-25T22:59:59.000Z')).toEqual([]);
    expect(await at('2026-10-25T23:00:00.000Z')).toEqual([
      '20261025T230000000Z~item~1~item-overdue~event-bridge',
    ]);
  });

  it.each(['accepted', 'resolved'] as const)('is not what runs found to be %s', async (state) => {
    await withPlan();
    const { item, revision } = await add('2026-11-20');
    await backend.store.items.put(event, { ...item, state }, revision);
    await announceOverdue(backend, event);
    expect(await idsOf()).toEqual([]);
  });

  it('is not what is due, done or long past', async () => {
    await withPlan();
    await add('2026-11-22', 'due');
    const { revision } = await add('2026-11-20', 'done');
    await changeActionItem(backend.store, { event, id: 'done' }, { state: 'done' }, revision, author());
    // 91 and 90 days ago: records of what was told are kept for 90.
    await add('2026-08-23', 'older');
    await add('2026-08-24', 'old');
    await announceOverdue(backend, event);
    expect((await told('item-overdue')).map(({ facts }) => 'item' in facts && facts.item.id)).toEqual([
      'old',
    ]);
  });

  it('is each step, unless it is shown or said to be done', async () => {
    const timeline = [{ step: 4, doneOn: '2026-11-01' }];
    await withPlan({ timeline, kickoff: { heldOn: '2026-10-01' }, supportCase: { id: '1234567890' } });
    await announceOverdue(backend, event);
    const steps = (await told('step-overdue')).map(({ facts }) => 'item' in facts && facts.item.id);
    expect(steps).toContain('step~3');
    // Step 9 was due on 14 November, and only a run shows whether it is done.
    for (const done of [1, 2, 4, 9]) expect(steps).not.toContain(`step~${done}`);
  });

  it.each(HOSTILE)('is one harmless line, whatever somebody called it: %j', async (name) => {
    await withPlan({ actionItems: [{ description: name, status: 'red', due: '2026-11-20', owner: name }] });
    await announceOverdue(backend, event);
    const [note] = await told('item-overdue');
    expect(note?.id).toMatch(/^[\w.~-]+$/);
    expect(JSON.stringify(note?.facts)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
