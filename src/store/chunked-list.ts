/**
 * Long lists of a run, stored in order and read page by page.
 *
 * A list is cut into compressed chunks. The key of a chunk is that of its last item, so the chunk that contains a place
 * is the first one whose key is not less. Every page therefore costs one or two reads, and a filter by the fields that
 * determine the order skips the chunks that it does not need.
 */
import { createHash } from 'node:crypto';
import { mapConcurrently } from '../lib/concurrency';
import type { ListName } from '../lib/cursor';
import { decodeCursor, encodeCursor, type Position, pageLimit } from './cursor';
import type { Entities } from './entities';
import { PARALLEL_PUTS, pack, unpack } from './packing';
import type { Page, PageRequest, RunRef } from './store';

const ITEMS_PER_CHUNK = 250;
/** Characters of JSON. Even if they do not compress, a chunk of this size fits into an item. */
const CHARACTERS_PER_CHUNK = 300_000;
/** The most chunks that are read for a page. If few items pass the filter, the page ends early. */
const READS_PER_PAGE = 8;

/** The order of a list, and its filter. */
export interface ListOrder<T, F> {
  sort(items: readonly T[]): readonly T[];
  /** The place of an item. In text order, it is never less than the place of the item before. */
  placeOf(item: T): string;
  /** Prefixes, in order, of the places of all items that pass the filter. */
  placesOf(filter: F): readonly string[];
  matches(item: T, filter: F): boolean;
}

/** Stores and reads the lists of one kind. */
export interface ChunkedList<T, F> {
  /**
   * Stores a list, and returns the name of the set of its chunks. The same items get the same name.
   *
   * @param expiresAt Epoch seconds.
   */
  save(run: RunRef, items: readonly T[], expiresAt: number): Promise<string>;
  /** Reads one page of the items that pass the filter. */
  read(run: RunRef, set: string, filter: F, page: PageRequest): Promise<Page<T>>;
}

/** Creates access to the lists whose chunks are stored as `chunks`. */
export function createChunkedList<T, F>(
  chunks: Entities['findings' | 'ceilings'],
  order: ListOrder<T, F>,
): ChunkedList<T, F> {
  return {
    async save({ event, id: runId }, items, expiresAt) {
      const sorted = order.sort(items);
      const set = hashOf(sorted);
      await mapConcurrently([...cutIntoChunks(sorted).entries()], PARALLEL_PUTS, async ([number, chunk]) => {
        const last = keyOf(chunk.map(order.placeOf).at(-1), number);
        const data = await pack(JSON.stringify(chunk));
        await chunks.put({ event, runId, set, last, data, expiresAt }).go();
      });
      return set;
    },

    read({ event, id: runId }, set, filter, page) {
      const findChunk = async (key: string): Promise<Chunk<T> | null> => {
        const { data } = await chunks.query
          .bySet({ event, runId, set })
          .gte({ last: key })
          .go({ limit: 1, consistent: true });
        const [chunk] = data;
        return chunk ? { last: chunk.last, items: (await unpack(chunk.data)) as T[] } : null;
      };
      return readPage([event, runId, set, filter], findChunk, order, filter, page);
    },
  };
}

/** Reads one page of a list that is in memory. `name` tells its cursors from those of other lists. */
export const readPageInMemory = <T, F>(
  name: ListName,
  items: readonly T[],
  order: ListOrder<T, F>,
  filter: F,
  page: PageRequest,
): Promise<Page<T>> => readPage([...name, filter], async () => ({ last: END, items }), order, filter, page);

/** Sorts after every character of a key. */
const END = '~';

const keyOf = (place: string | undefined, number: number): string =>
  `${place}#${String(number).padStart(8, '0')}`;

/** Hashes item by item, because the JSON of a whole list may be longer than a string can be. */
function hashOf(items: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const item of items) hash.update(JSON.stringify(item));
  return hash.digest('hex').slice(0, 32);
}

function cutIntoChunks<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = JSON.stringify(item).length;
    const current = chunks.at(-1);
    if (current && current.length < ITEMS_PER_CHUNK && size <= room) {
      current.push(item);
      room -= size;
    } else {
      chunks.push([item]);
      room = CHARACTERS_PER_CHUNK - size;
    }
  }
  return chunks;
}

interface Chunk<T> {
  readonly last: string;
  readonly items: readonly T[];
}

/** @param findChunk Finds the first chunk whose key is not less than the given one. */
async function readPage<T, F>(
  list: ListName,
  findChunk: (key: string) => Promise<Chunk<T> | null>,
  order: ListOrder<T, F>,
  filter: F,
  page: PageRequest,
): Promise<Page<T>> {
  const limit = pageLimit(page);
  const wanted = order.placesOf(filter);
  const items: T[] = [];
  let position: Position | null = decodeCursor(list, page.cursor) ?? nextPosition(wanted, '');
  for (let reads = 0; position && reads < READS_PER_PAGE; reads++) {
    const chunk = await findChunk(position.key);
    if (chunk === null) return { items, cursor: null };
    for (const [index, item] of chunk.items.entries()) {
      if (index < position.skip || !order.matches(item, filter)) continue;
      if (items.length === limit)
        return { items, cursor: encodeCursor(list, { key: chunk.last, skip: index }) };
      items.push(item);
    }
    position = nextPosition(wanted, chunk.last);
  }
  return { items, cursor: position && encodeCursor(list, position) };
}

/** Finds the first wanted place after a chunk. Appending `!` to a key gives the next key in text order. */
function nextPosition(wanted: readonly string[], last: string): Position | null {
  const place = wanted.find((prefix) => `${prefix}${END}` > last);
  if (place === undefined) return null;
  return { key: last < place ? place : `${last}!`, skip: 0 };
}
