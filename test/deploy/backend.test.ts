/**
 * The whole backend, deployed to an AWS on this machine and used as people use it: over HTTP. One story; each part goes
 * on where the one before it ended.
 *
 * What that AWS does not do is not shown here: it takes any signature, and time-outs of state machines, TTL, alarms,
 * encryption and throttling by API Gateway have no effect in it. `template.test.ts` asks the template for these.
 */
import { AutoScalingClient, UpdateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionItem } from '../../src/model/action-item';
import type { Ceiling } from '../../src/model/ceiling';
import type { Finding } from '../../src/model/finding';
import type { Report } from '../../src/model/report';
import type {
  Page,
  PlanSummary,
  ReportLink,
  Run,
  StoredNotification,
  StoredPlan,
} from '../../src/store/store';
import { EVENT } from '../emulator/shop/event';
import { BREAKING_POINT, CEILINGS } from '../emulator/shop/facts';
import { type Caller, caller, ownerOf } from './caller';
import { sampleEvent, smallEvent } from './events';
import { executionOf, killed, queue, runningExecutions, stopExecution } from './operations';
import { apiUrl, deploy, invoke, remove, resourcesOf, run } from './stack';
import { until } from './until';
import { AUDIENCE, SLACK_WEBHOOK, smallAccounts, startWorld, type World } from './world';

/** A line through means of hours has their four digits, of which the last may be off by a few. */
const DIGITS_OF_A_FIT = 2;

const now = new Date(Math.floor(Date.now() / 60_000) * 60_000);

let world: World;
let url: string;
/** The execution of a run when it has ended: a run is finished before its action items and notifications are written. */
const executed = ({ event, id }: Pick<Run, 'event' | 'id'>) =>
  until(
    () => executionOf(world.home, { event, id }),
    ({ status }) => status !== 'RUNNING',
    120,
  );
/** Somebody with credentials of the account it is deployed in. */
let owner: Caller;
let nobody: Caller;
let before: Awaited<ReturnType<typeof resourcesOf>>;

/** Few at once: the emulator has a process for each. */
const params = () => ({
  lambdaEndpoint: world.aws,
  notifyVisibilitySeconds: '1',
  checkTargetConcurrency: '20',
});

beforeAll(async () => {
  world = await startWorld(now);
  before = await resourcesOf(world.home);
  await deploy(world.home, params());
  url = await apiUrl(world.home);
  owner = ownerOf(url);
  nobody = caller(url, null);
}, 180_000);
afterAll(() => world?.stop());

/** Every item of a list, page by page. */
async function all<T>(path: string, limit: number): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await owner<Page<T>>('GET', `${path}?limit=${limit}${next}`);
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items);
    cursor = body.cursor;
  } while (cursor !== null);
  return items;
}

const start = (event: string) => owner<Run>('POST', `/events/${event}/runs`);

/** The run once it is over. */
async function ended(event: string, id: string, seconds = 60): Promise<Run> {
  const { body } = await until(
    () => owner<Run>('GET', `/events/${event}/runs/${id}`),
    ({ status, body: { state } }) => status === 200 && state !== 'running',
    seconds,
  );
  return body;
}

describe('the sample event', () => {
  it('is for nobody without credentials; that all is well, everybody may know', async () => {
    const statuses = async (...paths: string[]) =>
      Promise.all(paths.map(async (path) => (await nobody('GET', path)).status));
    expect(await statuses('/health', '/events', '/openapi.json')).toEqual([200, 403, 403]);
  });

  it('is stored', async () => {
    const created = await owner('POST', '/events', { body: await sampleEvent(now, SLACK_WEBHOOK) });
    expect(created).toMatchObject({ status: 201, body: { id: 'flash-sale', revision: 1 } });
    expect(created.headers.get('location')).toBe('/events/flash-sale');
    const stored = await owner<StoredPlan>('GET', '/events/flash-sale');
    expect(stored).toMatchObject({
      status: 200,
      body: { plan: { traffic: { multiplier: { likely: EVENT.multiplier } } } },
    });
    expect(stored.headers.get('etag')).toBe('"1"');
  });

  it('keeps one of two edits that are made at once, and refuses the other', async () => {
    const { headers, body } = await owner<StoredPlan>('GET', '/events/flash-sale');
    const edit = (description: string) =>
      owner<PlanSummary>('PUT', '/events/flash-sale', {
        headers: { 'if-match': headers.get('etag') ?? '' },
        body: { ...body.plan, description },
      });
    const [kept, refused] = (await Promise.all([edit('One way'), edit('The other way')])).toSorted(
      (a, b) => a.status - b.status,
    );
    expect(kept).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(refused?.status).toBe(409);
    expect(refused?.headers.get('content-type')).toContain('application/problem+json');
    expect(await owner('PUT', '/events/flash-sale', { body: body.plan })).toMatchObject({ status: 428 });
  });

  describe('its first run', () => {
    let run: Run;
    let report: Report;

    it('is under way once, however often it is asked for', async () => {
      const first = await start('flash-sale');
      expect(first).toMatchObject({ status: 202, body: { state: 'running', trigger: 'api' } });
      run = first.body;
      expect(first.headers.get('location')).toBe(`/events/flash-sale/runs/${run.id}`);
      expect(await start('flash-sale')).toMatchObject({ status: 200, body: { id: run.id } });
    });

    it('is finished by the state machine', async () => {
      const finished = await ended('flash-sale', run.id, 120);
      expect(finished).toMatchObject({ state: 'finished', summary: { verdict: 'not-ready' } });
      expect(await owner('GET', `/events/flash-sale/runs/${run.id}/progress`)).toMatchObject({
        body: { state: 'finished', targets: { planned: 3, done: 3, withFailures: 0 } },
      });
      expect((await executed(run)).status).toBe('SUCCEEDED');
    }, 240_000);

    it('has opened action items, one for each thing that it found', async () => {
      const path = '/events/flash-sale/action-items?limit=1000';
      const { body } = await owner<{ items: { item: ActionItem }[] }>('GET', path);
      const items = body.items.map(({ item }) => item);
      const breaking = items.filter(({ found }) => found?.check === BREAKING_POINT.family);
      expect(breaking).toContainEqual(expect.objectContaining({ state: 'open', colour: 'red' }));
      const found = items.flatMap((item) => item.found?.findings ?? []);
      expect(new Set(found).size).toBe(found.length);
    });

    it('says what breaks first, as the program says of the same account', async () => {
      const { status, body, headers } = await owner<Report>('GET', '/events/flash-sale/readiness');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        verdict: 'not-ready',
        breakingPoint: {
          multiplier: expect.closeTo(BREAKING_POINT.multiplier, DIGITS_OF_A_FIT),
          withoutOneZone: BREAKING_POINT.withoutOneZone,
          needed: EVENT.multiplier,
          judged: BREAKING_POINT.judged,
          unknown: 0,
        },
      });
      const etag = headers.get('etag') ?? '';
      const again = await owner('GET', '/events/flash-sale/readiness', {
        headers: { 'if-none-match': etag },
      });
      expect(again.status).toBe(304);
    });

    it('lists every ceiling, the lowest first', async () => {
      const ceilings = await all<Ceiling>('/events/flash-sale/runs/latest/ceilings', 7);
      const known = Object.values(CEILINGS)
        .flatMap((families) => Object.values(families))
        .flatMap((resources) => Object.keys(resources));
      expect(new Set(ceilings.map(({ id }) => id)).size).toBe(known.length);
      expect(ceilings[0]).toMatchObject({
        family: BREAKING_POINT.family,
        region: BREAKING_POINT.region,
        resource: BREAKING_POINT.resource,
      });
    });

    it('shows its report in the form that is asked for', async () => {
      const asked = (accept: string) =>
        owner<Report & string>('GET', '/events/flash-sale/runs/latest/report', { headers: { accept } });
      const document = await asked('application/json');
      report = document.body;
      expect(report).toMatchObject({ schema: 'iem-report/1', run: { id: run.id } });
      const page = await asked('text/html');
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.body).toMatch(/^<!doctype html>/i);
      expect((await asked('text/markdown')).body).toMatch(/^## .*Not ready/);
      expect((await asked('image/png')).status).toBe(406);
    });

    it('lists every finding, page by page', async () => {
      const path = '/events/flash-sale/runs/latest/findings';
      const findings = await all<Finding>(path, 9);
      const ids = findings.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(report.findings.map(({ id }) => id)));
      const failed = await owner<Page<Finding>>('GET', `${path}?status=fail&limit=1000`);
      expect(failed.body.items).toEqual(findings.filter(({ status }) => status === 'fail'));
    });

    it('is renewed where things move by a light run, to the same answer', async () => {
      const asked = { body: { profile: 'light' } };
      const { status, body } = await owner<Run>('POST', '/events/flash-sale/runs', asked);
      expect(status).toBe(202);
      const { state, summary } = await ended('flash-sale', body.id);
      expect(state).toBe('finished');
      expect(summary?.breakingPoint?.multiplier).toBeCloseTo(BREAKING_POINT.multiplier, DIGITS_OF_A_FIT);
      expect((await executed(body)).status).toBe('SUCCEEDED');
    }, 90_000);

    it('has the action item of what is mended closed by the next run, and that of nothing else', async () => {
      const path = '/events/flash-sale/action-items?limit=1000';
      const isMended = ({ found }: ActionItem) =>
        found?.check === 'auto-scaling-group-size' &&
        found.region === 'us-east-1' &&
        found.resource === 'shop-api';
      const list = async () =>
        (await owner<{ items: { item: ActionItem }[] }>('GET', path)).body.items.map(({ item }) => item);
      const open = (await list()).filter(({ state }) => state === 'open');
      const [mended] = open.filter(isMended);
      expect(mended).toMatchObject({ colour: 'red', found: { change: expect.stringMatching(/maxSize$/) } });
      const [, size] = mended?.description.match(/ to (\d+) for the event\.$/) ?? [];

      const autoScaling = new AutoScalingClient({
        ...{ endpoint: world.shop.endpoint, region: 'us-east-1' },
        credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
      });
      await autoScaling.send(
        new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: 'shop-api', MaxSize: Number(size) }),
      );
      const { body: run } = await owner<Run>('POST', '/events/flash-sale/runs', {
        body: { profile: 'light' },
      });
      expect(await ended('flash-sale', run.id)).toMatchObject({ state: 'finished' });
      expect((await executed(run)).status).toBe('SUCCEEDED');

      const items = await list();
      expect(items.filter(isMended)).toMatchObject([{ state: 'resolved' }]);
      const stillOpen = items.filter(({ state }) => state === 'open').map(({ id }) => id);
      expect(stillOpen).toEqual(open.filter((item) => !isMended(item)).map(({ id }) => id));
    }, 120_000);
  });
});

describe('Slack', () => {
  const drill = () => owner<{ id: string }>('POST', '/events/flash-sale/notifications/drill');
  const notification = async (id: string) =>
    (await all<StoredNotification>('/events/flash-sale/notifications', 100)).find((each) => each.id === id);

  it('was told, within what a message may hold', async () => {
    const message = await world.slack.after(0);
    expect(message.text).toContain('2.8');
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    const texts = JSON.stringify(message.blocks).match(/"text":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(3_000);
    expect(JSON.stringify(message).length).toBeLessThanOrEqual(13_000);
  }, 40_000);

  it('is not alone: the event bus was told of each run', async () => {
    const completed = async () =>
      (await all<StoredNotification>('/events/flash-sale/notifications', 100)).filter(
        ({ kind }) => kind === 'run-completed',
      );
    const told = await until(completed, (each) => each.every(({ state }) => state === 'confirmed'), 30);
    expect(told.map(({ channel }) => channel)).toEqual(['event-bridge', 'event-bridge', 'event-bridge']);
  }, 40_000);

  it('links to the report, which whoever has the link can read until it is revoked', async () => {
    const [message] = world.slack.taken;
    const [, path = ''] = JSON.stringify(message).match(/"url":"[^"]+(\/r\/[^"]+)"/) ?? [];
    const page = await nobody<string>('GET', path);
    expect(page.status).toBe(200);
    expect(page.body).toContain('12.12 Flash Sale');
    expect(await nobody('GET', `${path}x`)).toMatchObject({ status: 404 });

    const [link] = await all<ReportLink>('/events/flash-sale/links', 10);
    const { status } = await owner('DELETE', `/events/flash-sale/links/${link?.id}`);
    expect(status).toBe(204);
    expect(await nobody('GET', path)).toMatchObject({ status: 404 });
  });

  it('is told when it can be again, of everything that it refused', async () => {
    const letters = queue(world.home, 'notify-dead-letters.fifo');
    world.slack.answer(410);
    const { status, body } = await drill();
    expect(status).toBe(202);
    await until(
      () => letters.count(),
      (count) => count === 1,
      60,
    );
    expect(world.slack.refused.length).toBeGreaterThan(0);
    expect(await notification(body.id)).toMatchObject({ state: 'pending' });

    world.slack.answer(200);
    const { length } = world.slack.taken;
    await letters.moveTo(queue(world.home, 'notify.fifo'));
    const message = await world.slack.after(length);
    expect(JSON.stringify(message)).toContain(body.id);
    await until(
      () => notification(body.id),
      (each) => each?.state === 'confirmed',
      30,
    );
    expect(world.slack.taken.length).toBe(length + 1);
    expect(await letters.count()).toBe(0);
  }, 120_000);
});

describe('a run that things happen to', () => {
  /** Keys that have asked something of the account. */
  const readers = async () =>
    new Set(
      (await world.shop.seen())
        .filter(({ action }) => action !== 'sts:AssumeRole')
        .map(({ accessKeyId }) => accessKeyId),
    );

  it('is complete when a function dies in the middle, and grey where it may not look', async () => {
    const DENIED = 'rds:DescribeDBInstances';
    await world.shop.heal();
    await world.shop.deny(DENIED);
    await world.shop.delay(100);
    const { body: run } = await start('flash-sale');
    // Each process has keys of its own: those of all three targets are at work.
    const dying = await until(readers, ({ size }) => size === 3, 30);
    expect(killed(world.home, 'check-target')).toBeGreaterThanOrEqual(3);
    await world.shop.delay(0);
    expect(await ended('flash-sale', run.id, 120)).toMatchObject({ state: 'finished' });

    const { body } = await owner<Report>('GET', `/events/flash-sale/runs/${run.id}/report`);
    expect([...(await readers())].filter((key) => !dying.has(key))).not.toEqual([]);
    const failed = body.coverage.targets.flatMap((target) => target.failed);
    expect([...new Set(failed.map(({ action }) => action))]).toEqual([DENIED]);
    expect(body.findings.filter(({ status }) => status === 'unknown').length).toBeGreaterThan(0);
    expect(body.breakingPoint?.multiplier).toBeCloseTo(BREAKING_POINT.withoutDatabases, 4);
    await world.shop.heal();
  }, 150_000);

  it('is cancelled, and makes room for the next; so does one that is stopped from outside', async () => {
    const event = smallEvent({ id: 'small', now, accounts: smallAccounts(6), regions: ['us-east-1'] });
    await owner('POST', '/events', { body: event });
    const first = await start('small');
    const cancelled = await owner<Run>('POST', `/events/small/runs/${first.body.id}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'aborted' } });
    expect(cancelled.body.reason).toContain('cancelled by');
    expect((await executionOf(world.home, first.body)).status).toBe('ABORTED');

    const second = await start('small');
    expect(second.status).toBe(202);
    await stopExecution(world.home, second.body);
    expect(await ended('small', second.body.id)).toMatchObject({
      state: 'aborted',
      reason: expect.stringContaining('ABORTED'),
    });

    const third = await start('small');
    expect(third.status).toBe(202);
    expect(await ended('small', third.body.id)).toMatchObject({ state: 'finished' });
  }, 120_000);
});

describe('the schedule', () => {
  it('has one run for a slot, however often it ticks', async () => {
    const soon = { schedule: { paused: false }, accounts: smallAccounts(1), regions: ['us-east-1'] };
    await owner('POST', '/events', { body: smallEvent({ id: 'soon', now, ...soon }) });
    await Promise.all(Array.from({ length: 5 }, () => invoke(world.home, 'tick')));
    const [run] = await all<Run>('/events/soon/runs', 10);
    expect(run).toMatchObject({ trigger: 'schedule', by: 'schedule' });
    expect(await ended('soon', run?.id ?? '')).toMatchObject({ state: 'finished' });
    await invoke(world.home, 'tick');
    expect((await all<Run>('/events/soon/runs', 10)).map(({ id }) => id)).toEqual([run?.id]);
  }, 90_000);
});

describe('many accounts', () => {
  const ACCOUNTS = 10;
  const REGIONS = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];

  it('are checked in one execution, through which only ids go', async () => {
    const accounts = smallAccounts(ACCOUNTS);
    await owner('POST', '/events', { body: smallEvent({ id: 'world', now, accounts, regions: REGIONS }) });
    const { body: run } = await start('world');
    expect(await ended('world', run.id, 240)).toMatchObject({ state: 'finished' });

    const targets = ACCOUNTS * (REGIONS.length + 1);
    // On a busy machine some collectors miss their deadlines, which their targets then say.
    expect(await owner('GET', `/events/world/runs/${run.id}/progress`)).toMatchObject({
      body: { targets: { planned: targets, done: targets } },
    });
    const { seconds, children, largest } = await executed(run);
    console.info(
      `${targets} targets in ${seconds} s: ${Math.round((targets / seconds) * 60)} a minute; ` +
        `${children} child executions, none of which took or gave more than ${largest} bytes`,
    );
    expect(children).toBe(ACCOUNTS);
    expect(largest).toBeLessThan(2_000);
  }, 300_000);
});

describe('deployed again, with tokens', () => {
  it('lets in who has one of the issuer, and records who it was', async () => {
    await deploy(world.home, {
      ...params(),
      authorizer: 'jwt',
      jwtIssuer: world.issuer.url,
      jwtAudience: AUDIENCE,
    });
    expect(await apiUrl(world.home)).toBe(url);
    const bearing = (token: string) => caller(url, `Bearer ${token}`);
    const mei = bearing(world.issuer.token('mei'));
    const strangers = [
      nobody,
      bearing(world.issuer.forged('mei')),
      bearing(world.issuer.token('mei', { aud: 'other' })),
      bearing(world.issuer.token('mei', { exp: 1 })),
      owner,
    ];
    const statuses = await Promise.all(strangers.map(async (who) => (await who('GET', '/events')).status));
    expect(statuses).toEqual(strangers.map(() => 401));
    expect(await nobody('GET', '/health')).toMatchObject({ status: 200 });

    const stored = await mei<StoredPlan>('GET', '/events/small');
    expect(stored.status).toBe(200);
    const replaced = await mei('PUT', '/events/small', {
      headers: { 'if-match': stored.headers.get('etag') ?? '' },
      body: { ...stored.body.plan, description: 'Looked through by Mei' },
    });
    expect(replaced).toMatchObject({ status: 200, body: { savedBy: 'mei' } });
  }, 120_000);
});

describe('a fuzzer', () => {
  it('finds nothing', async () => {
    const headers = { authorization: `Bearer ${world.issuer.token('fuzzer')}` };
    // The report over many accounts is there to be read; another such run, should it start one, would take long.
    const few = smallEvent({ id: 'world', now, accounts: smallAccounts(1), regions: ['us-east-1'] });
    const replaced = await owner('PUT', '/events/world', {
      headers: { ...headers, 'if-match': '"1"' },
      body: few,
    });
    expect(replaced.status).toBe(200);
    const options = JSON.stringify({ headers, seconds: 45, isBehindGateway: true });
    const program = `import { fuzz } from './scripts/fuzz.mjs';
      process.exitCode = fuzz(${JSON.stringify(url)}, ${options}) ? 0 : 1;`;
    console.info(await run(process.execPath, ['--input-type=module', '--eval', program]));
  }, 150_000);
});

describe('removed', () => {
  it('leaves nothing', async () => {
    const there = await resourcesOf(world.home);
    const kinds = Object.keys(there).filter((kind) => there[kind]?.length !== before[kind]?.length);
    expect(kinds).toEqual(
      expect.arrayContaining(['apis', 'buckets', 'functions', 'roles', 'stateMachines', 'tables']),
    );
    // Runs that the fuzzer has started; a function that still runs would write into its log again.
    await until(
      () => runningExecutions(world.home),
      (count) => count === 0,
      60,
    );
    await remove(world.home, params());
    expect(await resourcesOf(world.home)).toEqual(before);
  }, 150_000);
});
