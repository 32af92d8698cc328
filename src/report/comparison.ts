/** What differs between two runs of one event. */
import type { Ceiling } from '../model/ceiling';
import type { Finding } from '../model/finding';
import type { NotedItem } from '../model/notification';
import type { Report } from '../model/report';
import { changesSince, redIds } from './build';
import { notedItem, redsOf } from './facts';

/** A report with all that was judged: it may leave some of that out. */
export interface ComparedRun {
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly ceilings: readonly Ceiling[];
}

/** The answer of a run, without what it rests on. */
export interface RunAnswer
  extends Pick<Report, 'run' | 'verdict' | 'acceptedRisks' | 'breakingPoint'>,
    Pick<Report['scorecard'], 'score' | 'coverage'> {
  /** Times normal traffic. */
  readonly needed: number | null;
}

/** Things that are told by name, and how many there are of them. */
export interface CountedItems {
  readonly count: number;
  readonly items: readonly NotedItem[];
}

/** A ceiling that two runs judge differently; null: the run has none of the id. */
export interface MovedCeiling {
  readonly before: Ceiling | null;
  readonly after: Ceiling | null;
}

export interface Comparison {
  readonly event: Report['event'];
  readonly before: RunAnswer;
  readonly after: RunAnswer;
  readonly newRed: CountedItems;
  readonly resolved: CountedItems;
  /** Was red, and could not be judged any more. */
  readonly unjudged: CountedItems;
  readonly ceilings: readonly MovedCeiling[];
}

/** What the report of the later run would say of changes, had the earlier one been the run before it. */
export function compareRuns(before: ComparedRun, after: ComparedRun): Comparison {
  const changes = changesSince(before.report, redIds([...before.findings, ...before.ceilings]), after);
  const { newRed, newRedCount, resolved, resolvedCount, unjudged = [], unjudgedCount } = changes;
  const wasRed = redItems(before);
  return {
    event: after.report.event,
    before: answerOf(before.report),
    after: answerOf(after.report),
    newRed: counted(newRed, newRedCount, redItems(after)),
    resolved: counted(resolved, resolvedCount, wasRed),
    unjudged: counted(unjudged, unjudgedCount, wasRed),
    ceilings: movedCeilings(before.ceilings, after.ceilings),
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

/** Most pressing first. */
const redItems = (run: ComparedRun): readonly NotedItem[] => redsOf(run).map((red) => notedItem(red));

function counted(
  ids: readonly string[],
  count: number | undefined,
  named: readonly NotedItem[],
): CountedItems {
  const wanted = new Set(ids);
  return { count: count ?? ids.length, items: named.filter(({ id }) => wanted.has(id)) };
}

/** In the order of the ceilings, those that are gone at the end. */
export function movedCeilings(before: readonly Ceiling[], after: readonly Ceiling[]): MovedCeiling[] {
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
