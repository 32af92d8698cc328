import { createStore } from './dynamo-store';
import { openEmbedded } from './embedded';
import type { Store } from './store';
import { ensureTable } from './table';

const TABLE = 'iem';

/** A store that is open in this process. */
export interface LocalStore {
  readonly store: Store;
  /** Closes the store. Call it when done, because another process may be waiting for the files. */
  close(): Promise<void>;
}

/** Opens the store in the embedded DynamoDB under `directory`, and creates it if needed. Throws `store-unavailable`. */
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
