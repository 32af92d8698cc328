import { byBreakingPoint } from '../../capacity/breaking-point';
import { mapConcurrently } from '../../lib/concurrency';
import type { Ceiling } from '../../model/ceiling';
import type { Finding } from '../../model/finding';
import type { Inventory } from '../../model/inventory';
import type { Report } from '../../model/report';
import { GLOBAL, type Target, targetName } from '../../model/target';
import { buildReport, type Collection, collectionOf, type Judged, type RunDetails } from '../../report/build';
import type { Basis } from './basis';
import { beginJudging, judge, wholeEventArtifacts } from './judge';
import { plannedInventories, plannedInventory, plannedTargets } from './planned-inventories';

interface Checking extends Basis {
  readonly run: RunDetails;
  /** Judges as of this time instead of when the inventories were taken; ISO 8601 in UTC. */
  readonly asOf?: string;
}

export interface CheckEvent extends Checking {
  /** Of any targets: see {@link plannedInventories}. */
  readonly inventories: readonly Inventory[];
}

export interface CheckedEvent {
  readonly report: Report;
  /** All findings, those that the report leaves out included. */
  readonly findings: readonly Finding[];
  /** All ceilings likewise, in the order of the report. */
  readonly ceilings: readonly Ceiling[];
}

/** Judges what was collected and builds the report document. Calls nothing and reads no clock. */
export function checkEvent({ inventories: collected, ...checking }: CheckEvent): CheckedEvent {
  const { plan, run, asOf } = checking;
  const { inventories, notes } = plannedInventories(plan, collected, run.startedAt);
  return checked(checking, judge(plan, inventories, asOf), inventories.map(collectionOf), notes);
}

/** Inventories that are read one by one. */
export interface StoredInventories {
  /** What there is, of any targets. */
  readonly collected: readonly Pick<Inventory, 'target' | 'collectedAt'>[];
  /** Called for targets of `collected` only. */
  readonly load: (target: Target) => Promise<Inventory | undefined>;
}

export interface CheckStoredEvent extends Checking, StoredInventories {
  /** What each target is to be judged as, instead of as it is. */
  readonly change?: (inventory: Inventory) => Inventory;
}

/** Inventories at hand as though they were stored; of two of one target the last counts. */
export function inMemory(inventories: readonly Inventory[]): StoredInventories {
  const byName = new Map(inventories.map((inventory) => [targetName(inventory.target), inventory]));
  return { collected: inventories, load: async (target) => byName.get(targetName(target)) };
}

/** Inventories in memory at a time; one of 100,000 instances is a hundred megabytes. */
const AT_A_TIME = 8;

/**
 * The same answer as {@link checkEvent} without ever holding all inventories: each is read, judged and dropped. Only
 * where the needed multiplier is worked out from what load balancers carry, they are read once more before.
 */
export async function checkStoredEvent({
  collected,
  load,
  change = (inventory) => inventory,
  ...checking
}: CheckStoredEvent): Promise<CheckedEvent> {
  const { plan, run, asOf } = checking;
  const { targets, latest, notes } = plannedTargets(plan, collected, run.startedAt);
  const stored = new Set(collected.map(({ target }) => targetName(target)));
  const visit = <T>(look: (inventory: Inventory) => T): Promise<T[]> =>
    mapConcurrently(targets, AT_A_TIME, async (target) => {
      const inventory = stored.has(targetName(target)) ? await load(target) : undefined;
      return look(change(plannedInventory(target, inventory, latest)));
    });

  const seen = wholeEventArtifacts(plan);
  const ofEvent = seen.length === 0 ? [] : await visit((inventory) => only(seen, inventory));
  const judgement = beginJudging(plan, ofEvent, latest, asOf);
  const results = await visit((inventory) => ({
    judged: judgement.target(inventory),
    collection: collectionOf(inventory),
    restCollectedAt: inventory.restCollectedAt,
  }));
  return checked(
    checking,
    judgement.conclude(results.map(({ judged }) => judged)),
    results.map(({ collection }) => collection),
    [...notes, ...lightNotes(results)],
  );
}

const only = (ids: readonly string[], { artifacts, ...inventory }: Inventory): Inventory => ({
  ...inventory,
  artifacts: Object.fromEntries(Object.entries(artifacts).filter(([id]) => ids.includes(id))),
});

/** What a reader of a light run must know: how old the rest of it is. */
function lightNotes(results: readonly { readonly restCollectedAt?: string | undefined }[]): string[] {
  const times = [...new Set(results.flatMap(({ restCollectedAt }) => restCollectedAt ?? []))].sort();
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return [];
  const when = first === last ? first : `between ${first} and ${last}`;
  return [
    `A light run: what may move within minutes is new (docs/collectors.md says what that is); everything else is as of the last full run, ${when}.`,
  ];
}

function checked(
  { plan, run, previous, redBefore }: Checking,
  judged: Judged,
  collections: readonly Collection[],
  notes: readonly string[],
): CheckedEvent {
  const ceilings = judged.ceilings.toSorted(byBreakingPoint);
  const noted = { ...judged, ceilings, notes: [...notes, ...judged.notes] };
  const report = buildReport(plan, noted, collections, run, previous, redBefore);
  return { report, findings: judged.findings, ceilings };
}

/** Whether nothing could be read in any region: then there is no answer, rather than a bad one. */
export const nothingCollected = ({ coverage }: Report): boolean =>
  coverage.targets.every(({ region, ok }) => region === GLOBAL || ok === 0);
