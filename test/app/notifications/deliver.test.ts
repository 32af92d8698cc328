import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { overdueEvent, readinessEvent } from '../../../src/api/schemas/readiness-event';
import { type Courier, deliver } from '../../../src/app/notifications/deliver';
import { createSecret, openReportLink } from '../../../src/app/notifications/links';
import { createLocalOutbox } from '../../../src/app/notifications/local-outbox';
import { recordNotification } from '../../../src/app/notifications/recording';
import { DeliveryError } from '../../../src/notify/delivery-error';
import type { BusEvent } from '../../../src/notify/event-bridge';
import { createSlack } from '../../../src/notify/slack';
import { type LocalStore, openLocalStore } from '../../../src/store/local';
import type { NotificationDraft } from '../../../src/store/store';
import { shopFacts } from '../../builders/facts';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';
import { OK, openWebhook, type Webhook } from '../../builders/webhook';

const DAY = 86_400;
const NOON = '2026-11-22T12:00:00.000Z';
const ID = '20261122T000000000Z-schedule~changes~slack';
const REF = { event: 'flash-sale', id: ID };

const note = (overrides: Partial<NotificationDraft> = {}): NotificationDraft => ({
  ...{ ...REF, channel: 'slack', kind: 'changes', facts: shopFacts(), dueAt: NOON },
  ...overrides,
});

/** The id that people see. */
const idIn = (body: unknown): string => {
  const { blocks } = body as { blocks: { type: string; elements: { text: string }[] }[] };
  return blocks.find(({ type }) => type === 'context')?.elements.at(-1)?.text ?? '';
};

describe('delivery', () => {
  let local: LocalBackend;
  let webhook: Webhook;
  let courier: Courier;
  let onTheBus: BusEvent[];

  beforeEach(async () => {
    local = await openLocalBackend(NOON);
    webhook = await openWebhook(OK);
    onTheBus = [];
    courier = {
      ...{ store: local.backend.store, now: local.backend.now },
      secret: async (reference) => (reference === 'ssm:/event/slack' ? webhook.url : 'another'),
      postToSlack: createSlack({ loopback: true, wait: async () => {} }),
      putEvent: async (event) => void onTheBus.push(event),
      reportUrl: (token) => `https://api.example.com/links/${token}`,
    };
  });
  afterEach(async () => {
    webhook.close();
    await local.close();
  });

  const withPlan = (notifications = {}) =>
    local.backend.store.plans.create(
      aPlan({ notifications: { slackWebhook: 'ssm:/event/slack', ...notifications } }),
      'mei',
    );
  const record = (draft = note()) => local.backend.store.notifications.record(draft);
  const stateOf = async (id = ID) => (await local.backend.store.notifications.get({ ...REF, id }))?.state;

  it('posts to the webhook of the plan, then confirms', async () => {
    await withPlan();
    await record();
    expect(await deliver(courier, REF)).toBe('delivered');
    expect(webhook.received.map(({ body }) => idIn(body))).toEqual([ID]);
    expect(await stateOf()).toBe('confirmed');
  });

  it('does nothing a second time', async () => {
    await withPlan();
    await record();
    await deliver(courier, REF);
    expect(await deliver(courier, REF)).toBe('confirmed');
    expect(webhook.received).toHaveLength(1);
  });

  const withLink = () => {
    const link = { secret: createSecret(), expires: '2026-11-29T12:00:00.000Z' };
    return recordNotification(local.backend, note({ link }));
  };
  const sentToken = (): string | undefined =>
    /https:\/\/api\.example\.com\/links\/([\w.-]+)/.exec(JSON.stringify(webhook.received[0]?.body))?.[1];

  it('carries a link that opens the report of its run, until it expires', async () => {
    await withPlan();
    await withLink();
    await deliver(courier, REF);
    const opened = { ok: true, event: 'flash-sale', run: shopFacts().run.id, shows: 'report' };
    const at = (now: string) =>
      openReportLink({ store: local.backend.store, now: () => now }, sentToken() ?? '');
    expect(await at('2026-11-29T11:59:59.000Z')).toEqual(opened);
    expect(await at('2026-11-29T12:00:00.000Z')).toMatchObject({ reason: 'expired' });
  });

  it('carries none that has expired', async () => {
    await withPlan();
    await withLink();
    local.later(7 * DAY);
    await deliver(courier, REF);
    expect(webhook.received).toHaveLength(1);
    expect(sentToken()).toBeUndefined();
  });

  it('carries none where reports have no address', async () => {
    await withPlan();
    await withLink();
    const { reportUrl: _, ...without } = courier;
    await deliver(without, REF);
    expect(webhook.received).toHaveLength(1);
    expect(sentToken()).toBeUndefined();
  });

  it('sends the same message again when it was not confirmed', async () => {
    await withPlan();
    await withLink();
    const notifications = {
      ...courier.store.notifications,
      confirm: () => Promise.reject(new Error('died')),
    };
    await expect(deliver({ ...courier, store: { ...courier.store, notifications } }, REF)).rejects.toThrow(
      'died',
    );
    local.later(DAY);
    expect(await deliver(courier, REF)).toBe('delivered');
    const [first, second] = webhook.received;
    expect(second?.body).toEqual(first?.body);
  });

  it.each([
    ['there is nothing', 'absent', async () => {}],
    [
      'its event was deleted',
      'absent',
      async () => {
        await record();
        const { revision } = await withPlan();
        await local.backend.store.plans.delete('flash-sale', revision);
      },
    ],
    [
      'the plan names no webhook any more',
      'absent',
      async () => {
        await withPlan({ slackWebhook: undefined });
        await record();
      },
    ],
    [
      'it is to be told later',
      'early',
      async () => {
        await withPlan();
        await record(note({ dueAt: '2026-11-22T12:00:01.000Z' }));
      },
    ],
  ])('sends nothing when %s', async (_, outcome, prepare) => {
    await prepare();
    expect(await deliver(courier, REF)).toBe(outcome);
    expect(webhook.received).toEqual([]);
  });

  it('drops nothing when the webhook is gone', async () => {
    webhook.close();
    webhook = await openWebhook({ status: 404, body: 'no_service' });
    await withPlan();
    await record();
    await expect(deliver(courier, REF)).rejects.toThrow('HTTP 404 no_service');
    expect(await stateOf()).toBe('pending');
  });

  it('puts events on the bus of the plan, or on that of the deployment, as the schema says', async () => {
    const { revision, plan } = await withPlan();
    for (const [kind, id] of [
      ['run-completed', 'a'],
      ['changes', 'b'],
    ] as const) {
      await record(note({ id, kind, channel: 'event-bridge', facts: { ...shopFacts(), kind } }));
      await deliver(courier, { ...REF, id });
    }
    await local.backend.store.plans.replace(
      { ...plan, notifications: { ...plan.notifications, eventBus: 'shop' } },
      revision,
      'mei',
    );
    await record(note({ id: 'c', channel: 'event-bridge' }));
    await deliver(courier, { ...REF, id: 'c' });

    expect(onTheBus.map(({ detailType, bus }) => [detailType, bus])).toEqual([
      ['Readiness Run Completed', undefined],
      ['Readiness Changed', undefined],
      ['Readiness Changed', 'shop'],
    ]);
    for (const { source, detailType, detail } of onTheBus) {
      const event = { source, 'detail-type': detailType, detail };
      expect(readinessEvent.parse(event)).toEqual(event);
    }
  });

  it('puts what is overdue on the bus, as its schema says', async () => {
    await withPlan();
    const { event } = shopFacts();
    const item = { id: 'item~1', title: 'Book the room.', owner: null, due: '2026-11-20', daysOverdue: 2 };
    for (const kind of ['item-overdue', 'step-overdue'] as const) {
      const facts = { schema: 'iem-overdue/1', kind, event, item: { ...item, colour: 'red' } } as const;
      await record(note({ id: kind, kind, channel: 'event-bridge', facts }));
      await deliver(courier, { ...REF, id: kind });
    }
    expect(onTheBus).toMatchObject([
      { detailType: 'Item Overdue', detail: { id: 'item-overdue', item: { id: 'item~1', daysOverdue: 2 } } },
      { detailType: 'Step Overdue' },
    ]);
    for (const { source, detailType, detail } of onTheBus) {
      const sent = { source, 'detail-type': detailType, detail };
      expect(overdueEvent.parse(sent)).toEqual(sent);
    }
  });

  describe('in this process', () => {
    it('goes on in the background, and tries again', async () => {
      webhook.close();
      webhook = await openWebhook({ status: 404 }, { status: 500 }, OK);
      await withPlan();
      await record();
      await record(note({ id: 'second' }));
      const failed: [string, unknown][] = [];
      const waited: number[] = [];
      const outbox = createLocalOutbox(courier, {
        onFailure: ({ id }, error) => failed.push([id, error]),
        wait: async (ms) => waited.push(ms),
      });
      await outbox.send(REF);
      await outbox.settled();
      expect(failed).toEqual([[ID, expect.any(DeliveryError)]]);

      await Promise.all([outbox.send({ ...REF, id: 'second' }), outbox.send({ ...REF, id: 'second' })]);
      await outbox.settled();
      expect(await stateOf('second')).toBe('confirmed');
      expect(webhook.received).toHaveLength(3);
      expect(waited).toEqual([]);
    });

    it('waits as long as it is told, and gives up in the end', async () => {
      await withPlan();
      await record();
      const waited: number[] = [];
      const failed: unknown[] = [];
      const busy = new DeliveryError('busy', { retryAfterSeconds: 30 });
      const outbox = createLocalOutbox(
        { ...courier, postToSlack: () => Promise.reject(busy) },
        { onFailure: (_, error) => failed.push(error), wait: async (ms) => waited.push(ms) },
      );
      await outbox.send(REF);
      await outbox.settled();
      expect(waited).toEqual([30_000, 30_000, 60_000]);
      expect(failed).toEqual([busy]);
      expect(await stateOf()).toBe('pending');
    });

    it('says where it can bring notifications', () => {
      const { putEvent: _, ...withoutBus } = courier;
      expect(createLocalOutbox(courier).channels).toEqual(['slack', 'event-bridge']);
      expect(createLocalOutbox(withoutBus).channels).toEqual(['slack']);
    });
  });
});

describe('a process that dies between the answer of Slack and the confirmation', () => {
  const program = join('node_modules', '.cache', 'iem', `deliver-child-${process.pid}`);
  let folder: string;
  let local: LocalStore;
  let webhook: Webhook;
  let children: ChildProcess[];

  beforeAll(() =>
    build({
      entryPoints: ['test/app/notifications/deliver-child.ts'],
      ...{ bundle: true, packages: 'external', splitting: true, outdir: program },
      ...{ format: 'esm', platform: 'node', outExtension: { '.js': '.mjs' }, logLevel: 'error' },
    }),
  );
  afterAll(() => rm(program, { recursive: true, force: true }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'iem-deliver-'));
    local = await openLocalStore(folder, () => NOON);
    webhook = await openWebhook(OK);
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    webhook.close();
    await local.close();
    await rm(folder, { recursive: true });
  });

  /** Starts a process that delivers, and waits for what it says first. */
  async function startChild(stay = ''): Promise<{ child: ChildProcess; said: string }> {
    const args = [join(program, 'deliver-child.mjs'), folder, REF.event, REF.id, webhook.url, stay];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [chunk] = await once(child.stdout ?? child, 'data');
    return { child, said: String(chunk).trim() };
  }

  it('repeats the message with the same id, and loses nothing', async () => {
    await local.store.plans.create(aPlan({ notifications: { slackWebhook: 'ssm:/event/slack' } }), 'mei');
    await local.store.notifications.record(note());

    const { child, said } = await startChild('stay');
    expect(said).toBe('posted');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await local.store.notifications.get(REF)).toMatchObject({ state: 'pending' });

    expect((await startChild()).said).toBe('delivered');
    expect(await local.store.notifications.get(REF)).toMatchObject({ state: 'confirmed' });
    expect((await startChild()).said).toBe('confirmed');
    expect(webhook.received.map(({ body }) => idIn(body))).toEqual([ID, ID]);
  });
});
