import type { Backend } from '../app/backend';
import type { Store } from '../store/store';
import type { World } from './environment';

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

/** The whole backend in this process: runs are carried out here, and notifications stay where they are recorded. */
export const withBackend = <T>(
  folder: string,
  world: Pick<World, 'now'>,
  work: (backend: Backend) => Promise<T>,
): Promise<T> =>
  withStore(folder, world, async (store) => {
    const { createAccounts } = await import('../app/accounts');
    const { createLocalExecutions } = await import('../app/local-executions');
    const { now } = world;
    const outbox = { channels: [], send: async () => {} };
    const executions = createLocalExecutions({ store, now, outbox, accounts: createAccounts(now) });
    return work({ store, now, outbox, executions });
  });
