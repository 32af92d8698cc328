import { existsSync } from 'node:fs';
import type { ApiOptions } from '../api/api';
import type { Courier } from '../app/notifications/deliver';
import type { TargetCheckBackend } from '../app/runs/check-target';
import { messageOf } from '../lib/message-of';
import { IemError } from '../model/error';
import { plainText } from '../report/render/plain-text';
import type { Store } from '../store/store';
import { ownSettings, type World } from './environment';

/** Where runs are kept when nothing else is said. */
export const DEFAULT_STORE = '.iem';

/** Opens the embedded store of a folder, made when it is not there, for as long as `work` takes. */
export async function withStore<T>(
  folder: string,
  { now }: Pick<World, 'now'>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { openLocalStore } = await import('../store/local');
  const local = await openLocalStore(folder, now);
  try {
    return await work(local.store);
  } finally {
    await local.close();
  }
}

/**
 * What `work` finds in the store of a folder, which is not made by looking.
 *
 * @throws IemError `run-not-found` where there is none.
 */
export async function inStore<T>(
  folder: string,
  world: Pick<World, 'now'>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  if (existsSync(folder)) return withStore(folder, world, work);
  throw new IemError('run-not-found', `There is no store in ${folder}: make one with "iem check … --store".`);
}

/** Brings notifications from this machine to Slack; also to one that is only this machine, to try it out. */
export async function localCourier(store: Store, { now }: Pick<World, 'now'>): Promise<Courier> {
  const { createSecrets } = await import('../aws/secrets');
  const { createSlack } = await import('../notify/slack');
  return { store, now, secret: createSecrets(), postToSlack: createSlack({ loopback: true }) };
}

/** What the API needs of the world. */
export type LocalWorld = Pick<ApiOptions, 'backend'>;

/**
 * The whole backend in this process, which carries out runs and delivers what is to be told of them.
 *
 * @param recorded Of targets that are not asked.
 */
export const withBackend = <T>(
  folder: string,
  { now, stderr, variable }: Pick<World, 'now' | 'stderr' | 'variable'>,
  recorded: TargetCheckBackend['recorded'],
  work: (world: LocalWorld) => Promise<T>,
): Promise<T> =>
  withStore(folder, { now }, async (store) => {
    const { createAccounts } = await import('../app/accounts/accounts');
    const { createLocalExecutions } = await import('../app/runs/local-executions');
    const { createLocalOutbox } = await import('../app/notifications/local-outbox');
    const outbox = createLocalOutbox(await localCourier(store, { now }), {
      onFailure: ({ id }, error) =>
        void stderr.write(`Notification ${id} did not arrive: ${plainText(messageOf(error))}\n`),
    });
    const executions = createLocalExecutions({
      ...{ store, now, outbox, accounts: createAccounts(now, ownSettings({ variable })) },
      ...(recorded && { recorded }),
    });
    return work({ backend: { store, now, outbox, executions } });
  });
