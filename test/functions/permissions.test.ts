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
import { ROLES } from '../deploy/roles';

/** What a function asked of the table. */
interface Request {
  /** `dynamodb:Query`, or `dynamodb:Query of gsi1`. */
  readonly action: string;
  /** Partition key. */
  readonly key: string;
  /** Kind of the item that was put. */
  readonly entity: string | undefined;
}
const asked: Record<string, Request[]> = {};
let folder: string;
let close: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iem-permissions-'));
  const { client, close: closeEmbedded } = await openEmbedded(folder);
  close = closeEmbedded;
  await ensureTable(client, 'iem');
  let asking: Request[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        const { IndexName, Item, Key, ExpressionAttributeValues } = args.input as {
          readonly IndexName?: string;
          readonly Item?: { readonly pk: string; readonly __edb_e__: string };
          readonly Key?: { readonly pk: string };
          readonly ExpressionAttributeValues?: { readonly ':pk': string };
        };
        const action = `dynamodb:${commandName.replace('Command', '')}`;
        asking.push({
          action: IndexName === undefined ? action : `${action} of ${IndexName}`,
          key: Item?.pk ?? Key?.pk ?? ExpressionAttributeValues?.[':pk'] ?? '',
          entity: Item?.__edb_e__,
        });
        return next(args);
      },
    { step: 'initialize', name: 'asked' },
  );
  /** Does what a function does, and remembers what it asks. */
  const as = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    asked[name] ??= [];
    asking = asked[name];
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

interface Grant {
  readonly action: string;
  readonly allows: (key: string) => boolean;
}

/** What the role of a function allows on the table. */
const grantsOf = (name: string): Grant[] =>
  (ROLES[name] ?? [])
    .filter((grant) => /^dynamodb:\S+ on arn:/.test(grant))
    .map((grant) => {
      const [, action = '', index, within, without] =
        /^(\S+) on \S+?(?:\/index\/(\w+))?(?: with (.+?))?(?: without (.+))?$/.exec(grant) ?? [];
      return {
        action: index === undefined ? action : `${action} of ${index}`,
        allows: (key) =>
          (within === undefined || matches(within, key)) && (without === undefined || !matches(without, key)),
      };
    });

/** As `StringLike` does: a star is anything. */
const matches = (patterns: string, key: string): boolean =>
  patterns
    .split(' or ')
    .some((pattern) => new RegExp(`^${pattern.replaceAll('$', '\\$').replaceAll('*', '.*')}$`).test(key));

const actionsOf = (all: readonly { readonly action: string }[]): string[] =>
  [...new Set(all.map(({ action }) => action))].toSorted();

/** What else they may is for more than is told here: every route; a run that ends while it is being started. */
const MORE = ['api', 'tick'];

it.each(Object.keys(ROLES).filter((name) => !MORE.includes(name)))(
  '%s asks of the table all that it may, and nothing else',
  (name) => {
    expect(actionsOf(asked[name] ?? [])).toEqual(actionsOf(grantsOf(name)));
  },
);

it.each(MORE)('%s asks of the table nothing that it may not', (name) => {
  expect(asked[name]?.length).toBeGreaterThan(0);
  expect(actionsOf(grantsOf(name))).toEqual(expect.arrayContaining(actionsOf(asked[name] ?? [])));
});

it.each(Object.keys(ROLES))('%s keeps to the partitions that it is bound to', (name) => {
  const outside = (asked[name] ?? []).filter(
    ({ action, key }) => !grantsOf(name).some((grant) => grant.action === action && grant.allows(key)),
  );
  expect(outside).toEqual([]);
});

/** Kinds of items, in any of what was put, that a function could put too. */
const reach = (name: string): string[] => {
  const put = grantsOf(name).filter(({ action }) => action === 'dynamodb:PutItem');
  const items = Object.values(asked).flat();
  const reached = items.filter(({ entity, key }) => entity && put.some(({ allows }) => allows(key)));
  return [...new Set(reached.map(({ entity = '' }) => entity))].toSorted();
};

it.each([
  ['notify', ['notification']],
  // Chunks: of inventories and reports, see below.
  ['check-target', ['ceilings', 'chunk', 'findings', 'inventory']],
])('%s can put nothing but %j', (name, entities) => {
  expect(reach(name)).toEqual(entities);
});

it.each([
  ['check-target', 'dynamodb:PutItem'],
  ['finish-run', 'dynamodb:PutItem'],
  ['close-run', 'dynamodb:PutItem'],
  ['tick', 'dynamodb:PutItem'],
  ['notify', 'dynamodb:PutItem'],
])('%s cannot put the text of a plan, nor a reply', (name, action) => {
  const keys = ['$iem#owner_flash-sale/plan#document_d0c', '$iem#key_k', '$iem#owner_reply/k#document_d0c'];
  const grants = grantsOf(name).filter((grant) => grant.action === action);
  expect(grants).toHaveLength(1);
  expect(keys.filter((key) => grants.some(({ allows }) => allows(key)))).toEqual([]);
});

it.each(['tick', 'prepare-run', 'prepare-account', 'notify'])(
  '%s can read neither reports nor inventories, findings or ceilings',
  (name) => {
    const keys = [
      '$iem#owner_flash-sale/run/20261122T000000000Z-api#document_d0c',
      '$iem#event_flash-sale#runId_20261122T000000000Z-api#set_f00d',
    ];
    const grants = grantsOf(name).filter(({ action }) => /:(GetItem|Query)$/.test(action));
    expect(grants).toHaveLength(2);
    expect(keys.filter((key) => grants.some(({ allows }) => allows(key)))).toEqual([]);
  },
);
