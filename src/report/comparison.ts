/** What differs between two runs of one event. */
import type { Ceiling } from '../model/ceiling';
import type { Finding } from '../model/finding';
import type { NotedItem } from '../model/notification';
import type { Report } from '../model/report';
import { findChanges, listRedIds } from './build';
import { listReds, toNotedItem } from './facts';

/** A report, with all ceilings and findings of its run, some of which the report may leave out. */
export interface ComparedRun {
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly ceilings: readonly Ceiling[];
}

/** The answer of a run, without its evidence. */
export interface RunAnswer
  extends Pick<Report, 'run' | 'verdict' | 'acceptedRisks' | 'breakingPoint'>,
    Pick<Report['scorecard'], 'score' | 'coverage'> {
  /** A multiple of normal traffic. */
  readonly needed: number | null;
}

/** Items with names, and how many there are in all. */
export interface CountedItems {
  readonly count: number;
  readonly items: readonly NotedItem[];
}

/** A ceiling that two runs judge differently. null means that the run has no ceiling with this id. */
export interface MovedCeiling {
  readonly before: Ceiling | null;
  readonly after: Ceiling | null;
}

/** How the answer of one run differs from that of an earlier one. */
export interface Comparison {
  readonly event: Report['event'];
  readonly before: RunAnswer;
  readonly after: RunAnswer;
  readonly newRed: CountedItems;
  readonly resolved: CountedItems;
  /** What was red before and could not be judged afterwards. */
  readonly unjudged: CountedItems;
  readonly ceilings: readonly MovedCeiling[];
}

/** Compares two runs as if the earlier one were the run before the later one. */
export function compareRuns(before: ComparedRun, after: ComparedRun): Comparison {
  const changes = findChanges(before.report, listRedIds([...before.findings, ...before.ceilings]), after);
  const { newRed, newRedCount, resolved, resolvedCount, unjudged = [], unjudgedCount } = changes;
  const wasRed = listRedItems(before);
  return {
    event: after.report.event,
    before: answerOf(before.report),
    after: answerOf(after.report),
    newRed: countItems(newRed, newRedCount, listRedItems(after)),
    resolved: countItems(resolved, resolvedCount, wasRed),
    unjudged: countItems(unjudged, unjudgedCount, wasRed),
    ceilings: findMovedCeilings(before.ceilings, after.ceilings),
  };
}

const answerOf = ({ run, verdict, acceptedRisks, breakingPoint, event, scorecard }: Report): RunAnswer => ({
  run,
  verdict,
  ...(acceptedRisks !== undefined && { acceptedRisks }),
  breakingPoint,
  needed: event.multiplier,
  score: scorecard.score,
  coverage: scorecard.coverage,
});

/** Lists what is red, the most pressing first. */
const listRedItems = (run: ComparedRun): readonly NotedItem[] => listReds(run).map((red) => toNotedItem(red));

function countItems(
  ids: readonly string[],
  count: number | undefined,
  named: readonly NotedItem[],
): CountedItems {
  const wanted = new Set(ids);
  return { count: count ?? ids.length, items: named.filter(({ id }) => wanted.has(id)) };
}

/** Finds ceilings that changed, in their order; those that no longer exist come last. */
export function findMovedCeilings(before: readonly Ceiling[], after: readonly Ceiling[]): MovedCeiling[] {
  const old = new Map(before.map((ceiling) => [ceiling.id, ceiling]));
  const kept = new Set(after.map(({ id }) => id));
  const pairs: MovedCeiling[] = [
    ...after.map((ceiling) => ({ before: old.get(ceiling.id) ?? null, after: ceiling })),
    ...before.filter(({ id }) => !kept.has(id)).map((ceiling) => ({ before: ceiling, after: null })),
  ];
  return pairs.filter(
    ({ before, after }) =>
      before === null || after === null || MOVING.some((field) => before[field] !== after[field]),
  );
}

const MOVING = ['status', 'limit', 'atPeak', 'breaksAt'] as const satisfies readonly (keyof Ceiling)[];
