import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const WRITES = new Set(['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand', 'BatchWriteItemCommand']);

/** `lost`: the request never arrives; `unanswered`: it takes effect, and the answer never comes. */
export type Fault = 'lost' | 'unanswered';

/** Does `work` with the nth write of the client failing, and all after it: the process has died. */
export async function dyingAtWrite(
  client: DynamoDBClient,
  n: number,
  fault: Fault,
  work: () => Promise<unknown>,
): Promise<'survived' | 'died'> {
  let writes = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!WRITES.has(String(context.commandName)) || ++writes < n) return next(args);
      if (writes === n && fault === 'unanswered') await next(args);
      throw new Error('died');
    },
    { step: 'initialize', name: 'fault', priority: 'high' },
  );
  try {
    await work();
  } catch (error) {
    // A condition that fails under an unanswered write is part of what is tried.
    if (writes < n) throw error;
  } finally {
    client.middlewareStack.remove('fault');
  }
  return writes < n ? 'survived' : 'died';
}

/** Does `work` with every write delivered twice, as when the first answer is lost and the SDK tries again. */
export async function deliveredTwice<T>(client: DynamoDBClient, work: () => Promise<T>): Promise<T> {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (WRITES.has(String(context.commandName))) await next(args);
      return next(args);
    },
    { step: 'initialize', name: 'twice', priority: 'high' },
  );
  try {
    return await work();
  } finally {
    client.middlewareStack.remove('twice');
  }
}

type Item = Readonly<Record<string, unknown>>;

/** Does `work` and returns the items it has written. */
export async function itemsWritten(client: DynamoDBClient, work: () => Promise<unknown>): Promise<Item[]> {
  const items: Item[] = [];
  client.middlewareStack.add(
    (next) => (args) => {
      const { Item: item } = args.input as { Item?: Item };
      if (item) items.push(item);
      return next(args);
    },
    { step: 'serialize', name: 'written', priority: 'high' },
  );
  try {
    await work();
  } finally {
    client.middlewareStack.remove('written');
  }
  return items;
}

/** Does `work` and returns the bytes of the largest item it has written, keys and names included. */
export const largestItem = async (client: DynamoDBClient, work: () => Promise<unknown>): Promise<number> =>
  Math.max(0, ...(await itemsWritten(client, work)).map(itemBytes));

const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + name.length + valueBytes(value), 0);

const valueBytes = (value: unknown): number =>
  ArrayBuffer.isView(value) ? value.byteLength : (JSON.stringify(value)?.length ?? 0);
