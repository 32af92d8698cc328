import { byBreakingPoint } from '../../capacity/breaking-point';
import { knownNames } from '../../judging/known-names';
import { mapConcurrently } from '../../lib/concurrency';
import type { Ceiling } from '../../model/ceiling';
import type { Finding } from '../../model/finding';
import type { Inventory } from '../../model/inventory';
import type { Report } from '../../model/report';
import { GLOBAL, type Target, targetName } from '../../model/target';
import type { Multiplier } from '../../plan/schema';
import {
  buildReport,
  type CollectionSummary,
  type RunDetails,
  summarizeCollection,
} from '../../report/build';
import {
  createEventJudge,
  keepArtifacts,
  listWholeEventArtifacts,
  needsKnownNames,
  type TargetResult,
} from './judge';
import type { JudgingInput } from './judging-input';
import { fillInventory, matchTargets } from './planned-inventories';

/** What checking an event needs besides its inventories. */
interface CheckInput extends JudgingInput {
  readonly run: RunDetails;
  /** Judges at this multiple of normal traffic in place of the planned one. */
  readonly multiplier?: Multiplier | undefined;
  /** Judges as of this time instead of when the inventories were taken; ISO 8601 in UTC. */
  readonly asOf?: string;
}

/** A report, with what it had to leave out. */
export interface CheckedEvent {
  readonly report: Report;
  /** All findings, including those that the report leaves out. */
  readonly findings: readonly Finding[];
  /** All ceilings, including those that the report leaves out, in the order of the report. */
  readonly ceilings: readonly Ceiling[];
}

/** Inventories that are loaded one by one. They may cover targets that the plan does not name. */
export interface StoredInventories {
  readonly collected: readonly Pick<Inventory, 'target' | 'collectedAt'>[];
  /** Is called only for targets that `collected` lists. */
  readonly load: (target: Target) => Promise<Inventory | undefined>;
}

/** What is judged, with all inventories in memory. */
export interface CheckEventInput extends CheckInput {
  readonly inventories: readonly Inventory[];
}

/** What is judged, with inventories that are read one by one. */
export interface CheckStoredEventInput extends CheckInput, StoredInventories {
  /** Changes each inventory before it is judged, for what-if questions. */
  readonly change?: (inventory: Inventory) => Inventory;
  /**
   * Answers for a target, from what was judged before or by judging it. By default every target is judged.
   * Who judges one event many times need not judge again what nothing was changed in.
   */
  readonly answer?: (target: Target, judge: () => Promise<JudgedTarget>) => Promise<JudgedTarget>;
}

/** What a report needs to know of one target. */
export interface JudgedTarget {
  readonly judged: TargetResult;
  readonly collection: CollectionSummary;
  readonly restCollectedAt: string | undefined;
}

/** Makes inventories in memory look like stored ones. If a target has two inventories, the last one counts. */
export function storeInMemory(inventories: readonly Inventory[]): StoredInventories {
  const byName = new Map(inventories.map((inventory) => [targetName(inventory.target), inventory]));
  return { collected: inventories, load: async (target) => byName.get(targetName(target)) };
}

/** Judges inventories that are all in memory; see {@link checkStoredEvent}. */
export const checkEvent = ({ inventories, ...input }: CheckEventInput): Promise<CheckedEvent> =>
  checkStoredEvent({ ...input, ...storeInMemory(inventories) });

/** How many inventories are in memory at once: one of 100,000 instances takes a hundred megabytes. */
const MOST_LOADED = 8;

/**
 * Judges what was collected and builds the report document. It reads no clock, and asks nothing but `load`.
 *
 * Memory stays small because each inventory is loaded, judged and dropped. Where the event has to be seen as a whole
 * first (see {@link listWholeEventArtifacts}, {@link needsKnownNames}), each inventory is loaded twice.
 */
export async function checkStoredEvent({
  collected,
  load,
  change = (inventory) => inventory,
  answer = (_, judge) => judge(),
  ...input
}: CheckStoredEventInput): Promise<CheckedEvent> {
  const { plan, run, asOf } = input;
  const { targets, latest, notes } = matchTargets(plan, collected, run.startedAt);
  const stored = new Set(collected.map(({ target }) => targetName(target)));
  const visit = <T>(look: (target: Target) => Promise<T>): Promise<T[]> =>
    mapConcurrently(targets, MOST_LOADED, look);
  const read = async (target: Target): Promise<Inventory> => {
    const inventory = stored.has(targetName(target)) ? await load(target) : undefined;
    return change(fillInventory(target, inventory, latest));
  };

  const ids = listWholeEventArtifacts(plan, input.others);
  const isNamed = needsKnownNames(plan);
  const seen =
    ids.length === 0 && !isNamed
      ? []
      : await visit(async (target) => {
          const inventory = await read(target);
          return {
            kept: keepArtifacts(ids, inventory),
            known: isNamed ? [knownNames(plan, inventory)] : [],
          };
        });
  const judge = createEventJudge(
    plan,
    seen.map(({ kept }) => kept),
    latest,
    {
      multiplier: input.multiplier,
      asOf,
      others: input.others,
      knownNames: seen.flatMap(({ known }) => known),
    },
  );
  const judgeTarget = async (target: Target): Promise<JudgedTarget> => {
    const inventory = await read(target);
    return {
      judged: judge.judgeTarget(inventory),
      collection: summarizeCollection(inventory),
      restCollectedAt: inventory.restCollectedAt,
    };
  };
  const results = await visit((target) => answer(target, () => judgeTarget(target)));
  const result = judge.conclude(results.map(({ judged }) => judged));
  const ceilings = result.ceilings.toSorted(byBreakingPoint);
  const report = buildReport(
    plan,
    { ...result, ceilings, notes: [...notes, ...describeLightRun(results), ...result.notes] },
    results.map(({ collection }) => collection),
    run,
    input.previous,
    input.redBefore,
  );
  return { report, findings: result.findings, ceilings };
}

/** Tells readers of a light run how old the part of it is that was not collected again. */
function describeLightRun(results: readonly { readonly restCollectedAt?: string | undefined }[]): string[] {
  const times = [...new Set(results.flatMap(({ restCollectedAt }) => restCollectedAt ?? []))].sort();
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return [];
  const when = first === last ? first : `between ${first} and ${last}`;
  return [
    `This is a light run: it collected again only what can change within minutes (docs/collectors.md lists it). Everything else is as of the last full run, ${when}.`,
  ];
}

/** Whether nothing was read in any region. Then there is no verdict at all. */
export const nothingCollected = ({ coverage }: Report): boolean =>
  coverage.targets.every(({ region, ok }) => region === GLOBAL || ok === 0);
