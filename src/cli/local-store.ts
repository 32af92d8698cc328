import { existsSync } from 'node:fs';
import type { ApiOptions } from '../api/api';
import type { Courier } from '../app/notifications/deliver';
import type { TargetCheckBackend } from '../app/runs/check-target';
import { messageOf } from '../lib/message-of';
import { IemError } from '../model/error';
import { toPlainText } from '../report/render/plain-text';
import type { Store } from '../store/store';
import { type Environment, ownSettings } from './environment';

/** The folder in which runs are stored by default. */
export const DEFAULT_STORE = '.iem';

/** Opens the embedded store in a folder, creating it if it is missing, and closes it when `work` is done. */
export async function withStore<T>(
  folder: string,
  { now }: Pick<Environment, 'now'>,
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
 * Opens the embedded store in a folder for `work`, without creating it.
 *
 * @throws IemError `run-not-found` if there is no store.
 */
export async function withExistingStore<T>(
  folder: string,
  environment: Pick<Environment, 'now'>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  if (existsSync(folder)) return withStore(folder, environment, work);
  throw new IemError(
    'run-not-found',
    `There is no store in ${folder}: create one with "iem check … --store".`,
  );
}

/** Which stored event a command is about. */
export interface StoredEventOptions {
  /** The folder of the store. */
  readonly store: string;
  /** May be omitted if the store holds only one. */
  readonly event?: string;
}

/** What is done with a stored event. */
export type StoredEventWork<T> = (store: Store, event: string) => Promise<T>;

/**
 * Opens the store for work on the event that is meant, without creating it.
 *
 * @throws IemError `run-not-found` if there is no store, or no event in it; `input-unreadable` where there are several.
 */
export const withStoredEvent = <T>(
  { store: folder, event }: StoredEventOptions,
  environment: Pick<Environment, 'now'>,
  work: StoredEventWork<T>,
): Promise<T> =>
  withExistingStore(folder, environment, async (store) => {
    const { onlyEvent } = await import('../app/stored-runs');
    return work(store, event ?? (await onlyEvent(store)));
  });

/** Sends notifications from this machine to Slack. For tests, the webhook may also be on this machine. */
export async function localCourier(store: Store, { now }: Pick<Environment, 'now'>): Promise<Courier> {
  const { createSecrets } = await import('../aws/secrets');
  const { createSlack } = await import('../notify/slack');
  return { store, now, secret: createSecrets(), postToSlack: createSlack({ loopback: true }) };
}

/** The services that the local API depends on. */
export type LocalServices = Pick<ApiOptions, 'backend'>;

/**
 * Provides the whole backend in this process: it executes runs and delivers notifications.
 *
 * @param recorded Supplies inventories of targets for which AWS is not asked.
 */
export const withBackend = <T>(
  folder: string,
  { now, stderr, variable }: Pick<Environment, 'now' | 'stderr' | 'variable'>,
  recorded: TargetCheckBackend['recorded'],
  work: (services: LocalServices) => Promise<T>,
): Promise<T> =>
  withStore(folder, { now }, async (store) => {
    const { createAccounts } = await import('../app/accounts/accounts');
    const { createLocalExecutions } = await import('../app/runs/local-executions');
    const { createLocalOutbox } = await import('../app/notifications/local-outbox');
    const outbox = createLocalOutbox(await localCourier(store, { now }), {
      onFailure: ({ id }, error) =>
        void stderr.write(`Notification ${id} did not arrive: ${toPlainText(messageOf(error))}\n`),
    });
    const executions = createLocalExecutions({
      ...{ store, now, outbox, accounts: createAccounts(now, ownSettings({ variable })) },
      ...(recorded && { recorded }),
    });
    return work({ backend: { store, now, outbox, executions } });
  });
