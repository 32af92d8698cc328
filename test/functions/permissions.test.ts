import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Accounts } from '../../src/app/accounts/accounts';
import type { Backend } from '../../src/app/backend';
import { type Courier, deliver } from '../../src/app/notifications/deliver';
import { checkTarget } from '../../src/app/runs/check-target';
import { closeRun } from '../../src/app/runs/close-run';
import { finishRun } from '../../src/app/runs/finish-run';
import { prepareAccount, prepareRun } from '../../src/app/runs/prepare-run';
import { startRun } from '../../src/app/runs/start-run';
import { tick } from '../../src/app/runs/tick';
import { createStore } from '../../src/store/dynamo-store';
import { openEmbedded } from '../../src/store/embedded';
import type { NotificationRef } from '../../src/store/store';
import { ensureTable } from '../../src/store/table';
import { aPlan } from '../builders/plan';
import { aReport } from '../builders/report';
import { ROLES, RUN_KEYS } from '../deploy/roles';

/** Everything that a function asked of the table: `dynamodb:Query`, or `dynamodb:Query of gsi1`. */
const asked: Record<string, Set<string>> = {};
/** Partition keys of what it put there. */
const put: Record<string, Set<string>> = {};
let folder: string;
let close: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iem-permissions-'));
  const { client, close: closeEmbedded } = await openEmbedded(folder);
  close = closeEmbedded;
  await ensureTable(client, 'iem');
  let asking = new Set<string>();
  let putting = new Set<string>();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        const { IndexName, Item } = args.input as {
          readonly IndexName?: string;
          readonly Item?: { pk: string };
        };
        if (Item) putting.add(Item.pk);
        const action = `dynamodb:${commandName.replace('Command', '')}`;
        asking.add(IndexName === undefined ? action : `${action} of ${IndexName}`);
        return next(args);
      },
    { step: 'initialize', name: 'asked' },
  );
  /** Does what a function does, and remembers what it asks. */
  const as = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    asked[name] ??= new Set();
    put[name] ??= new Set();
    asking = asked[name];
    putting = put[name];
    return work();
  };
  await tell(as, createStore({ client, table: 'iem', now }));
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

let clock = Date.parse('2026-11-22T12:00:00.000Z');
const now = () => new Date(clock).toISOString();

/** A full run, a light one over it, two that are closed; what is to be told; what is due. */
async function tell(
  as: <T>(name: string, work: () => Promise<T>) => Promise<T>,
  store: Backend['store'],
): Promise<void> {
  const sent: NotificationRef[] = [];
  const backend: Backend = {
    store,
    now,
    executions: { start: async () => {}, stop: async () => {} },
    outbox: {
      ...{ channels: ['slack', 'event-bridge'], linksReports: true },
      send: async (notification) => void sent.push(notification),
    },
  };
  const accounts: Accounts = { open: () => Promise.reject(new Error('no account here')) };
  const courier: Courier = {
    ...{ store, now, secret: async () => 'https://hooks.example.com', postToSlack: async () => {} },
    putEvent: async () => {},
    reportUrl: (token) => token,
  };
  const plan = aPlan({ notifications: { slackWebhook: 'ssm:/iem/slack' } });
  const request = { event: plan.id, trigger: 'api', by: 'test' };

  await as('api', () => store.plans.create(plan, 'test'));
  for (const profile of ['full', 'light'] as const) {
    clock += 60_000;
    const { run } = await as('api', () => startRun(backend, { ...request, profile, requestedAt: now() }));
    const input = { event: plan.id, run: run.id };
    const { base, accounts: ids } = await as('prepare-run', () => prepareRun(backend, input));
    for (const account of ids) {
      const { regions } = await as('prepare-account', () => prepareAccount(backend, { ...input, account }));
      for (const region of regions) {
        await as('check-target', () =>
          checkTarget({ ...backend, accounts }, { ...input, base, account, region }),
        );
      }
    }
    await as('finish-run', () => finishRun(backend, input));
  }
  for (const notification of sent) await as('notify', () => deliver(courier, notification));

  clock += 60_000;
  const { run } = await as('api', () => startRun(backend, { ...request, requestedAt: now() }));
  await as('close-run', () => closeRun(backend, run, 'It was stopped.'));
  clock += 60_000;
  const { run: untold } = await as('api', () => startRun(backend, { ...request, requestedAt: now() }));
  await as('finish-run', () => store.runs.finish(untold, { report: aReport(), findings: [] }));
  await as('close-run', () => closeRun(backend, untold, 'It could not tell what changed.'));
  await as('tick', () => tick(backend));
}

/** What the role of a function allows on the table. */
const allowed = (name: string): string[] =>
  (ROLES[name] ?? [])
    .filter((grant) => grant.startsWith('dynamodb:'))
    .map((grant) => grant.replace(/ on .*\/index\/(\w+)$/, ' of $1').replace(/ on .*$/, ''))
    .toSorted();

/** What else they may is for more than is told here: every route; a run that ends while it is being started. */
const MORE = ['api', 'tick'];

it.each(Object.keys(ROLES).filter((name) => !MORE.includes(name)))(
  '%s asks of the table all that it may, and nothing else',
  (name) => {
    expect([...(asked[name] ?? [])].toSorted()).toEqual(allowed(name));
  },
);

it.each(MORE)('%s asks of the table nothing that it may not', (name) => {
  expect(asked[name]?.size).toBeGreaterThan(0);
  expect(allowed(name)).toEqual(expect.arrayContaining([...(asked[name] ?? [])]));
});

it('check-target puts items only where runs are kept, where plans, leases and links are not', () => {
  const patterns = RUN_KEYS.map((key) => new RegExp(`^${key.replaceAll('$', '\\$').replaceAll('*', '.*')}$`));
  const isOfRun = (key: string) => patterns.some((pattern) => pattern.test(key));
  const keys = (name: string) => [...(put[name] ?? [])];
  expect(keys('check-target').filter((key) => !isOfRun(key))).toEqual([]);
  expect(keys('check-target').length).toBeGreaterThan(0);
  expect([...keys('api'), ...keys('tick'), ...keys('notify')].filter(isOfRun)).toEqual([]);
});
