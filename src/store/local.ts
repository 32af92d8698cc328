import { createStore } from './dynamo-store';
import { openEmbedded } from './embedded';
import type { Store } from './store';
import { ensureTable } from './table';

const TABLE = 'iem';

export interface LocalStore {
  readonly store: Store;
  /** Call it when done: another process may be waiting for the files. */
  close(): Promise<void>;
}

/** The store in the embedded DynamoDB under `directory`, made when first opened. Throws `store-unavailable`. */
export async function openLocalStore(directory: string, now: () => string): Promise<LocalStore> {
  const embedded = await openEmbedded(directory);
  try {
    await ensureTable(embedded.client, TABLE);
  } catch (error) {
    await embedded.close();
    throw error;
  }
  return { store: createStore({ client: embedded.client, table: TABLE, now }), close: embedded.close };
}
