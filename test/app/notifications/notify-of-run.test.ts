import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Backend } from '../../../src/app/backend';
import { sendDrill } from '../../../src/app/notifications/drill';
import { formatReportToken, openReportLink } from '../../../src/app/notifications/links';
import { notifyOfRun } from '../../../src/app/notifications/notify-of-run';
import type { ActionItem } from '../../../src/model/action-item';
import type { ReadinessFacts } from '../../../src/model/notification';
import type { Report } from '../../../src/model/report';
import type { EventPlanInput } from '../../../src/plan/schema';
import type { RunProfile, StoredNotification } from '../../../src/store/store';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';
import { aReport } from '../../builders/report';

/** Noon in Singapore, 20 days before the event: between T-4w and T-2w. */
const NOON = '2026-11-22T04:00:00.000Z';
/** Two at night. */
const NIGHT = '2026-11-21T18:00:00.000Z';
const MORNING = '2026-11-21T23:00:00.000Z';

const SLACK = { slackWebhook: 'ssm:/event/slack' };
const QUIET = { ...SLACK, quietHours: { from: '22:00', to: '07:00' } };

let local: LocalBackend;
let backend: Backend;

beforeEach(() => openAt(NOON));
afterEach(() => local.close());

async function openAt(at: string) {
  await local?.close().catch(() => {});
  local = await openLocalBackend(at);
  backend = { ...local.backend, outbox: { ...local.backend.outbox, channels: ['slack', 'event-bridge'] } };
}

const before = aReport();
const nothing = { since: before.run.id, newRed: [], resolved: [] };
const red = { ...nothing, newRed: ['auto-scaling-group-zones~111122223333~ap-southeast-1~api'] };
const green = { ...nothing, resolved: ['auto-scaling-group-zones~111122223333~ap-southeast-1~api'] };

interface Finished {
  readonly changes: Report['changes'];
  readonly verdict?: Report['verdict'];
  readonly at?: string;
  readonly notifications?: EventPlanInput['notifications'];
  readonly items?: readonly ActionItem[];
  readonly profile?: RunProfile;
}

/** Has a run told that has just finished. */
async function told(finished: Finished) {
  const {
    changes,
    verdict = 'not-ready',
    at = backend.now(),
    notifications = SLACK,
    items = [],
    profile = 'full',
  } = finished;
  const plan = aPlan({ notifications });
  await backend.store.plans.create(plan, 'mei').catch(() => {});
  const { run } = await backend.store.runs.start({
    ...{ event: plan.id, planRevision: 1, trigger: 'schedule', by: 'schedule', leaseSeconds: 60 },
    ...{ requestedAt: at, profile },
  });
  const report = aReport({ run: { ...before.run, id: run.id, asOf: at }, verdict, changes });
  await backend.store.runs.finish(run, { report, findings: [] });
  const previous = changes && before;
  const again = () => notifyOfRun(backend, { plan, run, report, previous, items });
  await again();
  return { run, again };
}

const notes = async (channel: StoredNotification['channel'] = 'slack') => {
  const { items } = await backend.store.notifications.list('flash-sale');
  return items.filter((item) => item.channel === channel && !item.kind.endsWith('-overdue')).toReversed();
};
const ids = async (channel: StoredNotification['channel'] = 'slack') =>
  (await notes(channel)).map(({ id }) => id);

/** What is told in Slack is about readiness. */
const facts = async () => (await notes()).map((note) => note.facts as ReadinessFacts);

/** The digest of T-4w is out of the way. */
const afterTheFirst = async (notifications: Finished['notifications'] = SLACK) => {
  await told({ changes: null, at: '2026-11-20T04:00:00.000Z', notifications });
  local.sent.length = 0;
};

describe('what is told in Slack', () => {
  it('is where the event stands, on the first run', async () => {
    await told({ changes: null });
    expect(await notes()).toMatchObject([
      { id: '20261113T160000000Z~digest~slack', kind: 'digest', facts: { milestone: 'T-4w' }, dueAt: NOON },
    ]);
    expect(local.sent).toContainEqual({ event: 'flash-sale', id: '20261113T160000000Z~digest~slack' });
  });

  it('is where the event stands on the first run also before all milestones', async () => {
    const { run } = await told({ changes: null, at: '2026-10-01T00:00:00.000Z' });
    expect(await notes()).toMatchObject([{ id: `${run.id}~digest~slack`, kind: 'digest' }]);
    expect((await notes())[0]?.facts).not.toHaveProperty('milestone');
    await told({ changes: nothing, at: '2026-10-02T00:00:00.000Z' });
    expect(await notes()).toHaveLength(1);
  });

  it.each<[string, Finished]>([
    ['something turned red', { changes: red }],
    ['something was resolved', { changes: green }],
    ['the verdict changed', { changes: nothing, verdict: 'at-risk' }],
  ])('is what changed, when %s', async (_, finished) => {
    await afterTheFirst();
    const { run } = await told(finished);
    expect(await ids()).toEqual(['20261113T160000000Z~digest~slack', `${run.id}~changes~slack`]);
    expect(local.sent).toContainEqual({ event: 'flash-sale', id: `${run.id}~changes~slack` });
  });

  it('is nothing when nothing changed', async () => {
    await afterTheFirst();
    await told({ changes: nothing });
    expect(await notes()).toHaveLength(1);
  });

  it('is each milestone once, the last that has come', async () => {
    await afterTheFirst();
    // T-2w, T-7d and T-3d have passed since; nobody ran.
    await told({ changes: nothing, at: '2026-12-09T00:00:00.000Z' });
    await told({ changes: nothing, at: '2026-12-09T06:00:00.000Z' });
    await told({ changes: nothing, at: '2026-12-10T16:00:00.000Z' });
    expect((await facts()).map(({ milestone }) => milestone)).toEqual(['T-4w', 'T-3d', 'T-24h']);
  });

  it('is one message a run: the digest says what changed', async () => {
    await afterTheFirst();
    const { run, again } = await told({ changes: red, at: '2026-12-09T00:00:00.000Z' });
    await again();
    const [, digest, ...others] = await notes();
    expect(digest).toMatchObject({ kind: 'digest', facts: { run: { id: run.id }, newRed: { count: 1 } } });
    expect(others).toEqual([]);
  });

  it('names who has taken it on', async () => {
    const [key = ''] = red.newRed;
    const owner = { event: 'flash-sale', kind: 'owner', key, value: { owner: 'Mei Tan' } } as const;
    await backend.store.records.put({ ...owner, source: 'api', by: 'mei' }, 0);
    await afterTheFirst();
    await told({ changes: red });
    expect((await facts()).at(-1)?.newRed.top).toMatchObject([{ owner: 'Mei Tan' }]);
  });

  it('is nothing without a webhook', async () => {
    await told({ changes: null, notifications: {} });
    expect(await notes()).toEqual([]);
    expect(await notes('event-bridge')).toHaveLength(1);
  });
});

describe('what is told to systems', () => {
  it('is every run, and what changed', async () => {
    const first = await told({ changes: null, at: '2026-11-20T04:00:00.000Z' });
    const second = await told({ changes: nothing, at: '2026-11-21T04:00:00.000Z' });
    const third = await told({ changes: red });
    expect((await ids('event-bridge')).sort()).toEqual([
      `${first.run.id}~run-completed~event-bridge`,
      `${second.run.id}~run-completed~event-bridge`,
      `${third.run.id}~changes~event-bridge`,
      `${third.run.id}~run-completed~event-bridge`,
    ]);
  });

  it('is what is overdue, by a run that reads everything', async () => {
    const due = {
      id: 'item~1',
      state: 'open',
      colour: 'red',
      description: 'Book.',
      due: '2026-11-21',
    } as const;
    const items = [{ ...due, history: [] }];
    const overdue = async () =>
      (await backend.store.notifications.list('flash-sale', { limit: 100 })).items
        .filter(({ kind }) => kind === 'item-overdue')
        .map(({ id }) => id);
    await told({ changes: null, items, profile: 'light' });
    expect(await overdue()).toEqual([]);
    await told({ changes: nothing, items, at: '2026-11-22T05:00:00.000Z' });
    expect(await overdue()).toEqual(['20261121T160000000Z~item~1~item-overdue~event-bridge']);
    // Steps 1 to 12 were due until the day before, and none is done.
    const { overdue: count, top } = (await facts())[0]?.due ?? {};
    expect([count, top?.length, top?.[0]]).toMatchObject([13, 10, { id: 'step~1', daysOverdue: 36 }]);
  });

  it('does not wait for the morning', async () => {
    await openAt(NIGHT);
    await told({ changes: null, notifications: QUIET });
    expect(await notes('event-bridge')).toMatchObject([{ dueAt: NIGHT }]);
  });

  it('is nothing where there is no bus', async () => {
    backend = local.backend;
    await told({ changes: red });
    expect(await notes('event-bridge')).toEqual([]);
    expect(await notes()).toHaveLength(1);
  });
});

describe('in quiet hours', () => {
  it('what holds no new red waits until they end', async () => {
    await openAt(NIGHT);
    await afterTheFirst(QUIET);
    const { run } = await told({ changes: green, notifications: QUIET });
    expect((await notes()).at(-1)).toMatchObject({ id: `${run.id}~changes~slack`, dueAt: MORNING });
    expect(local.sent.map(({ id }) => id)).not.toContain(`${run.id}~changes~slack`);
  });

  it('a new red does not', async () => {
    await openAt(NIGHT);
    await afterTheFirst(QUIET);
    const { run } = await told({ changes: red, notifications: QUIET });
    expect((await notes()).at(-1)).toMatchObject({ dueAt: NIGHT });
    expect(local.sent.map(({ id }) => id)).toContain(`${run.id}~changes~slack`);
  });

  it('nothing waits from T-24h to the end', async () => {
    await openAt('2026-12-11T18:00:00.000Z');
    await told({ changes: null, notifications: QUIET });
    expect(await notes()).toMatchObject([{ dueAt: backend.now(), facts: { milestone: 'start' } }]);
  });
});

describe('telling it again', () => {
  it('tells nothing twice, and sends what was not', async () => {
    await afterTheFirst();
    const { run, again } = await told({ changes: red });
    const all = (await notes()).length;
    local.sent.length = 0;
    await again();
    expect(await notes()).toHaveLength(all);
    expect(local.sent.map(({ id }) => id)).toContain(`${run.id}~changes~slack`);

    await backend.store.notifications.confirm({ event: 'flash-sale', id: `${run.id}~changes~slack` });
    local.sent.length = 0;
    await again();
    expect(local.sent.map(({ id }) => id)).not.toContain(`${run.id}~changes~slack`);
  });

  describe('where messages can lead to reports', () => {
    beforeEach(() => {
      backend = { ...backend, outbox: { ...backend.outbox, linksReports: true } };
    });
    const linksOf = async () => (await backend.store.links.list('flash-sale')).items;
    const secretOf = async (id: string) =>
      (await backend.store.notifications.get({ event: 'flash-sale', id }))?.link?.secret ?? '';

    it('makes a link to the report, of the id of the message, for a week from when it is due', async () => {
      const { run } = await told({ changes: null });
      const id = (await notes())[0]?.id ?? '';
      expect(await linksOf()).toMatchObject([
        { id, run: run.id, createdBy: 'notification', expires: '2026-11-29T04:00:00.000Z' },
      ]);
      const token = formatReportToken({ event: 'flash-sale', id, secret: await secretOf(id) });
      expect(await openReportLink(backend, token)).toMatchObject({
        ok: true,
        event: 'flash-sale',
        run: run.id,
        shows: 'report',
      });
    });

    it('makes the link of a message that it died after recording', async () => {
      const good = backend;
      const links = { ...good.store.links, create: () => Promise.reject(new Error('died')) };
      backend = { ...good, store: { ...good.store, links } };
      await expect(told({ changes: null })).rejects.toThrow('died');
      backend = good;
      const id = (await notes())[0]?.id ?? '';
      const secret = await secretOf(id);
      expect(await linksOf()).toEqual([]);

      const [run] = (await good.store.runs.list('flash-sale')).items;
      const ref = { event: 'flash-sale', id: run?.id ?? '' };
      const report = aReport({ run: { ...before.run, id: ref.id, asOf: NOON }, changes: null });
      const plan = aPlan({ notifications: SLACK });
      await notifyOfRun(good, { plan, run: ref, report, previous: null, items: [] });
      expect(await secretOf(id)).toBe(secret);
      const token = formatReportToken({ event: 'flash-sale', id, secret });
      expect(await openReportLink(good, token)).toMatchObject({ ok: true, run: ref.id });
    });
  });

  it('makes no link where messages lead nowhere', async () => {
    await told({ changes: null });
    expect((await backend.store.links.list('flash-sale')).items).toEqual([]);
  });

  it('loses nothing when the outbox does not answer', async () => {
    const broken: Backend = { ...backend, outbox: { send: () => Promise.reject(new Error('no queue')) } };
    const good = backend;
    backend = broken;
    await expect(told({ changes: null })).rejects.toThrow('no queue');
    backend = good;
    expect(await notes()).toMatchObject([{ state: 'pending' }]);
  });

  it('records everything before anything is sent', async () => {
    await afterTheFirst();
    const good = backend;
    backend = { ...good, outbox: { ...good.outbox, send: () => Promise.reject(new Error('no queue')) } };
    await expect(told({ changes: red })).rejects.toThrow('no queue');
    backend = good;
    expect((await notes('event-bridge')).map(({ kind }) => kind).slice(-2)).toEqual([
      'changes',
      'run-completed',
    ]);
    expect((await notes()).map(({ kind }) => kind)).toEqual(['digest', 'changes']);
  });
});

describe('a drill', () => {
  it('is recorded and sent like anything else, whatever the hour', async () => {
    await openAt(NIGHT);
    const ref = await sendDrill(backend, aPlan({ notifications: QUIET }));
    expect(ref).toEqual({ event: 'flash-sale', id: '20261121T180000000Z~drill~slack' });
    expect(local.sent).toEqual([ref]);
    expect(await backend.store.notifications.get(ref)).toMatchObject({ kind: 'drill', state: 'pending' });
  });

  it('needs somewhere to go', async () => {
    await expect(sendDrill(backend, aPlan())).rejects.toMatchObject({ code: 'plan-invalid' });
  });
});
