/**
 * All findings of a run, read by page.
 *
 * They are sorted worst first, then by account, and cut into compressed chunks. The key of a chunk is that of the
 * last finding in it, so the chunk that holds a place is the first one at or after it: a page costs one or two reads
 * wherever it lies, and a filter by status or account seeks past what it does not want.
 */
import { mapConcurrently } from '../lib/concurrency';
import type { Finding, FindingStatus } from '../model/finding';
import { decodeCursor, encodeCursor, type Position, pageLimit } from './cursor';
import { documentId } from './documents';
import type { Entities } from './entities';
import { PARALLEL_PUTS, pack, unpack } from './packing';
import type { FindingFilter, Page, PageRequest, RunRef } from './store';

/** Worst first. */
const STATUSES: readonly FindingStatus[] = ['fail', 'warn', 'unknown', 'pass', 'notApplicable'];

const FINDINGS_PER_CHUNK = 250;
/** Of JSON: even what does not compress fits an item. */
const CHARACTERS_PER_CHUNK = 300_000;
/** Chunks that one page reads at most; a page that a rare filter has not filled by then ends early. */
const READS_PER_PAGE = 8;

/** The chunks of one result of a run. */
export interface FindingSet extends RunRef {
  readonly set: string;
}

export interface FindingChunks {
  /** Returns the name of the set; the same findings have the same. */
  save(run: RunRef, findings: readonly Finding[], expiresAt: number): Promise<string>;
  read(from: FindingSet, filter: FindingFilter, page: PageRequest): Promise<Page<Finding>>;
}

export function createFindingChunks({ findings: chunks }: Pick<Entities, 'findings'>): FindingChunks {
  const firstFrom = async ({ event, id: runId, set }: FindingSet, key: string) => {
    const { data } = await chunks.query
      .bySet({ event, runId, set })
      .gte({ last: key })
      .go({ limit: 1, consistent: true });
    return data[0];
  };

  return {
    async save({ event, id: runId }, findings, expiresAt) {
      const sorted = findings.map((finding) => ({ finding, place: placeOf(finding) })).sort(byPlace);
      const set = documentId(JSON.stringify(sorted));
      await mapConcurrently([...inChunks(sorted).entries()], PARALLEL_PUTS, async ([number, chunk]) => {
        const last = `${chunk.at(-1)?.place}#${String(number).padStart(8, '0')}`;
        const data = await pack(JSON.stringify(chunk.map(({ finding }) => finding)));
        await chunks.put({ event, runId, set, last, data, expiresAt }).go();
      });
      return set;
    },

    async read(from, filter, page) {
      const limit = pageLimit(page);
      const wanted = rangesOf(filter);
      const items: Finding[] = [];
      let position: Position | null = decodeCursor(page.cursor) ?? nextFrom(wanted, '');
      for (let reads = 0; position && reads < READS_PER_PAGE; reads++) {
        const chunk = await firstFrom(from, position.key);
        if (chunk === undefined) return { items, cursor: null };
        const held = (await unpack(chunk.data)) as Finding[];
        for (const [index, finding] of held.entries()) {
          if (index < position.skip || !matches(finding, filter)) continue;
          if (items.length === limit)
            return { items, cursor: encodeCursor({ key: chunk.last, skip: index }) };
          items.push(finding);
        }
        position = nextFrom(wanted, chunk.last);
      }
      return { items, cursor: position && encodeCursor(position) };
    },
  };
}

interface Placed {
  readonly finding: Finding;
  /** Rank of its status and account, as in the keys of chunks. */
  readonly place: string;
}

const placeOf = ({ status, account }: Finding): string => `${STATUSES.indexOf(status)}#${account}`;

const byPlace = (a: Placed, b: Placed): number =>
  compare(a.place, b.place) ||
  compare(a.finding.region, b.finding.region) ||
  compare(a.finding.check, b.finding.check) ||
  compare(a.finding.id, b.finding.id);

/** By code unit, as DynamoDB orders keys; not by language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inChunks(placed: readonly Placed[]): Placed[][] {
  const chunks: Placed[][] = [];
  let room = 0;
  for (const one of placed) {
    const size = JSON.stringify(one.finding).length;
    const current = chunks.at(-1);
    if (current && current.length < FINDINGS_PER_CHUNK && size <= room) {
      current.push(one);
      room -= size;
    } else {
      chunks.push([one]);
      room = CHARACTERS_PER_CHUNK - size;
    }
  }
  return chunks;
}

/** Keys between which findings that pass the filter lie, in order. */
interface Range {
  readonly from: string;
  readonly to: string;
}

const rangesOf = ({ status, account }: FindingFilter): Range[] =>
  [...STATUSES.keys()]
    .filter((rank) => status === undefined || STATUSES[rank] === status)
    .map((rank) => (account === undefined ? `${rank}#` : `${rank}#${account}#`))
    // `~` sorts after everything that keys are made of.
    .map((prefix) => ({ from: prefix, to: `${prefix}~` }));

/** The first wanted place after a chunk; `!` makes a key the next one in order. */
function nextFrom(wanted: readonly Range[], last: string): Position | null {
  const range = wanted.find(({ to }) => to > last);
  if (range === undefined) return null;
  return { key: last < range.from ? range.from : `${last}!`, skip: 0 };
}

const matches = (finding: Finding, { status, account, region, checks }: FindingFilter): boolean =>
  (status === undefined || finding.status === status) &&
  (account === undefined || finding.account === account) &&
  (region === undefined || finding.region === region) &&
  (checks === undefined || checks.includes(finding.check));
