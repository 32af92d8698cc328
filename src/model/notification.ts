import type { BreakingPoint } from './ceiling';
import type { Fix } from './finding';
import type { EventFacts, Verdict } from './report';

/** Where a notification goes. */
export type Channel = 'slack' | 'event-bridge';

/**
 * `changes`: something turned red, was resolved, or the verdict changed. `digest`: a milestone of the countdown.
 * `run-completed`: every finished run (EventBridge only). `drill`: the real path, walked on purpose.
 */
export type NotificationKind = 'changes' | 'digest' | 'run-completed' | 'drill';

/** One thing that is red, or no longer is. */
export interface NotedItem {
  /** Id of the finding or ceiling. */
  readonly id: string;
  readonly title: string;
  readonly account: string;
  readonly region: string;
  readonly resource: string;
  /** Of a ceiling that grows with traffic: at how many times normal traffic it is reached. */
  readonly breaksAt?: number;
  readonly fix?: Fix;
  /** Who has taken it on. */
  readonly owner?: string;
}

/** What a notification says, whatever carries it. Lists are capped; the counts are not. */
export interface ReadinessFacts {
  readonly schema: 'iem-notification/1';
  readonly kind: NotificationKind;
  readonly event: {
    readonly id: string;
    readonly name: string;
    /** ISO, with the offset of the event's time zone. */
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
  };
  readonly run: { readonly id: string; readonly trigger: string; readonly asOf: string };
  readonly verdict: Verdict;
  /** null on the first run. */
  readonly previousVerdict: Verdict | null;
  /** As in the report. */
  readonly acceptedRisks?: number;
  /** As in the report. */
  readonly caveats?: readonly string[];
  readonly breakingPoint: BreakingPoint | null;
  /** Name of the ceiling that sets the breaking point. */
  readonly breaksFirst: string | null;
  /** Needed multiple of normal traffic. */
  readonly needed: number | null;
  /** As in the report. */
  readonly multiplierRange?: EventFacts['multiplierRange'];
  /** 0 to 1. */
  readonly score: number | null;
  /** 0 to 1. */
  readonly coverage: number;
  /** What is red now, the most pressing first. */
  readonly reds: { readonly count: number; readonly top: readonly NotedItem[] };
  readonly newRed: { readonly count: number; readonly top: readonly NotedItem[] };
  readonly resolved: { readonly count: number; readonly top: readonly NotedItem[] };
  /** Of a digest: `T-7d`, `start`, … */
  readonly milestone?: string;
}
