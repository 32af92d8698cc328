/**
 * A long list of a run, kept in order and read by page.
 *
 * It is cut into compressed chunks. The key of a chunk is that of the last item in it, so the chunk that holds a place
 * is the first one at or after it: a page costs one or two reads wherever it lies, and a filter by what the order goes
 * by seeks past what it does not want.
 */
import { createHash } from 'node:crypto';
import { mapConcurrently } from '../lib/concurrency';
import type { ListName } from '../lib/cursor';
import { decodeCursor, encodeCursor, type Position, pageLimit } from './cursor';
import type { Entities } from './entities';
import { PARALLEL_PUTS, pack, unpack } from './packing';
import type { Page, PageRequest, RunRef } from './store';

const ITEMS_PER_CHUNK = 250;
/** Of JSON: even what does not compress fits an item. */
const CHARACTERS_PER_CHUNK = 300_000;
/** Chunks that one page reads at most; a page that a rare filter has not filled by then ends early. */
const READS_PER_PAGE = 8;

/** How a list is ordered and filtered. */
export interface ListOrder<T, F> {
  sorted(items: readonly T[]): readonly T[];
  /** Where an item stands: never less, in text order, than the place of the item before it. */
  placeOf(item: T): string;
  /** What the places of all items that pass the filter begin with, in order. */
  placesOf(filter: F): readonly string[];
  matches(item: T, filter: F): boolean;
}

export interface ChunkedList<T, F> {
  /** Returns the name of the set; the same items have the same. */
  save(run: RunRef, items: readonly T[], expiresAt: number): Promise<string>;
  read(run: RunRef, set: string, filter: F, page: PageRequest): Promise<Page<T>>;
}

export function createChunkedList<T, F>(
  chunks: Entities['findings' | 'ceilings'],
  order: ListOrder<T, F>,
): ChunkedList<T, F> {
  return {
    async save({ event, id: runId }, items, expiresAt) {
      const sorted = order.sorted(items);
      const set = nameOf(sorted);
      await mapConcurrently([...inChunks(sorted).entries()], PARALLEL_PUTS, async ([number, chunk]) => {
        const last = keyOf(chunk.map(order.placeOf).at(-1), number);
        const data = await pack(JSON.stringify(chunk));
        await chunks.put({ event, runId, set, last, data, expiresAt }).go();
      });
      return set;
    },

    read({ event, id: runId }, set, filter, page) {
      const chunkFrom = async (key: string): Promise<Chunk<T> | null> => {
        const { data } = await chunks.query
          .bySet({ event, runId, set })
          .gte({ last: key })
          .go({ limit: 1, consistent: true });
        const [chunk] = data;
        return chunk ? { last: chunk.last, items: (await unpack(chunk.data)) as T[] } : null;
      };
      return readPage([event, runId, set, filter], chunkFrom, order, filter, page);
    },
  };
}

/** A page of a list that is held whole; `name` tells it from all others. */
export const readHeld = <T, F>(
  name: ListName,
  items: readonly T[],
  order: ListOrder<T, F>,
  filter: F,
  page: PageRequest,
): Promise<Page<T>> => readPage([...name, filter], async () => ({ last: END, items }), order, filter, page);

/** Sorts after everything that keys are made of. */
const END = '~';

const keyOf = (place: string | undefined, number: number): string =>
  `${place}#${String(number).padStart(8, '0')}`;

/** Hashed item by item: the text of a whole list may be longer than a string can be. */
function nameOf(items: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const item of items) hash.update(JSON.stringify(item));
  return hash.digest('hex').slice(0, 32);
}

function inChunks<T>(items: readonly T[]): T[][] {
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

/** `chunkFrom` finds the first chunk whose key is not less. */
async function readPage<T, F>(
  list: ListName,
  chunkFrom: (key: string) => Promise<Chunk<T> | null>,
  order: ListOrder<T, F>,
  filter: F,
  page: PageRequest,
): Promise<Page<T>> {
  const limit = pageLimit(page);
  const wanted = order.placesOf(filter);
  const items: T[] = [];
  let position: Position | null = decodeCursor(list, page.cursor) ?? nextFrom(wanted, '');
  for (let reads = 0; position && reads < READS_PER_PAGE; reads++) {
    const chunk = await chunkFrom(position.key);
    if (chunk === null) return { items, cursor: null };
    for (const [index, item] of chunk.items.entries()) {
      if (index < position.skip || !order.matches(item, filter)) continue;
      if (items.length === limit)
        return { items, cursor: encodeCursor(list, { key: chunk.last, skip: index }) };
      items.push(item);
    }
    position = nextFrom(wanted, chunk.last);
  }
  return { items, cursor: position && encodeCursor(list, position) };
}

/** The first wanted place after a chunk; `!` makes a key the next one in order. */
function nextFrom(wanted: readonly string[], last: string): Position | null {
  const place = wanted.find((prefix) => `${prefix}${END}` > last);
  if (place === undefined) return null;
  return { key: last < place ? place : `${last}!`, skip: 0 };
}
