import type { BreakingPoint, Ceiling, Colour } from './ceiling';
import type { Finding } from './finding';

export type Verdict = 'ready' | 'at-risk' | 'not-ready';

export type RowId =
  | 'availability-architecture'
  | 'stability-case-management'
  | 'scalability-capacity'
  | 'scalability-load-balancers'
  | 'scalability-load-test'
  | 'security-trusted-advisor'
  | 'security-ddos';

export interface ScorecardRow {
  readonly id: RowId;
  readonly title: string;
  readonly colour: Colour;
  /** 0 to 1, a lower bound: what could not be judged earns nothing; null when nothing applies. */
  readonly score: number | null;
  /** Share of the applicable weight that was judged, 0 to 1. */
  readonly coverage: number;
  /** Ids of the findings that gave the row its colour, worst first. */
  readonly reasons: readonly string[];
  /** How many there are, where `reasons` is cut short. */
  readonly reasonCount?: number;
  /** Why the row cannot be green where no finding says so: what it is judged by was not judged. A sentence. */
  readonly because?: string;
}

export interface Scorecard {
  readonly score: number | null;
  readonly coverage: number;
  readonly rows: readonly ScorecardRow[];
}

/** What one collector could not answer. */
export interface CoverageFailure {
  readonly collector: string;
  readonly action: string | null;
  readonly code: string;
  readonly message: string;
}

export interface TargetCoverage {
  readonly account: string;
  readonly region: string;
  /** Collectors that answered. */
  readonly ok: number;
  readonly failed: readonly CoverageFailure[];
  /** How many did not answer, where `failed` is cut short. */
  readonly failedCount?: number;
}

export interface Changes {
  /** Id of the run compared with. */
  readonly since: string;
  /** Ids of findings and ceilings that are red now and were not. */
  readonly newRed: readonly string[];
  /** How many there are, where `newRed` is cut short. */
  readonly newRedCount?: number;
  readonly resolved: readonly string[];
  /** How many there are, where `resolved` is cut short. */
  readonly resolvedCount?: number;
  /**
   * What was red when it was last judged and cannot be judged now: it is not resolved, and not new when it is red
   * again. Absent where there is none.
   */
  readonly unjudged?: readonly string[];
  /** How many there are, where `unjudged` is cut short. */
  readonly unjudgedCount?: number;
}

/** The one document a run produces; every output is a pure rendering of it. */
export interface Report {
  readonly schema: 'iem-report/1';
  readonly event: {
    readonly id: string;
    readonly name: string;
    readonly customer: string;
    /** ISO, with the offset of the event's time zone. */
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
    /** Needed multiple of normal traffic; null when it could not be worked out. */
    readonly multiplier: number | null;
  };
  readonly run: {
    readonly id: string;
    /** `cli`, `api`, `schedule`, … */
    readonly trigger: string;
    readonly by: string;
    /** Time the inventory was taken; everything is judged as of then. */
    readonly asOf: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly requests: number;
    readonly metricsBought: number;
    /** What the arithmetic assumed and a reader must know, such as a multiplier worked out from requests per second. */
    readonly notes: readonly string[];
  };
  readonly verdict: Verdict;
  /** Findings and ceilings that are red or yellow and accepted by a waiver, each counted once. */
  readonly acceptedRisks?: number;
  /**
   * What a reader must know before the answer, as sentences: the plan contradicts itself, the event is over, nothing
   * could be judged. In the first lines of every rendering. Absent where there is none.
   */
  readonly caveats?: readonly string[];
  /** null when nothing elastic was judged. */
  readonly breakingPoint: BreakingPoint | null;
  /** Lowest `breaksAt` first, then those that do not grow, worst first. */
  readonly ceilings: readonly Ceiling[];
  /** How many there are, where `ceilings` is cut short to the worst of them. */
  readonly ceilingCount?: number;
  readonly scorecard: Scorecard;
  /** Findings that are not a pass, worst first, capped per check; `findingCounts` says how many there are. */
  readonly findings: readonly Finding[];
  readonly findingCounts: readonly FindingCount[];
  readonly coverage: { readonly targets: readonly TargetCoverage[] };
  readonly changes: Changes | null;
}

/** How many findings of one check there are, shown and not shown. */
export interface FindingCount {
  readonly check: string;
  readonly title: string;
  readonly pass: number;
  readonly warn: number;
  readonly fail: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly accepted: number;
}
