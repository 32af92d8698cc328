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
