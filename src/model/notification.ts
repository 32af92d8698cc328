import type { BreakingPoint } from './ceiling';
import type { Fix } from './finding';
import type { EventFacts, Verdict } from './report';

/** Where a notification goes. */
export type Channel = 'slack' | 'event-bridge';

/**
 * `changes`: something turned red, was resolved, or the verdict changed. `digest`: a milestone of the countdown.
 * `run-completed`: every finished run (EventBridge only). `drill`: the real path, walked on purpose.
 */
export type ReadinessKind = 'changes' | 'digest' | 'run-completed' | 'drill';

/** An action item or a step whose day is over (EventBridge only). */
export type OverdueKind = 'item-overdue' | 'step-overdue';

/** What a notification is about. */
export type NotificationKind = ReadinessKind | OverdueKind;

/** An action item or a step that is overdue, or due soon. */
export interface DueThing {
  readonly kind: 'item' | 'step';
  /** Id of the action item, or `step~9`. */
  readonly id: string;
  readonly title: string;
  /** null: nobody has it. */
  readonly owner: string | null;
  /** `YYYY-MM-DD` in the time zone of the event. */
  readonly due: string;
  /** Days since then; 0 where it is not over. */
  readonly daysOverdue: number;
  /** Of an item: how bad it is. A step is red when it is overdue, and else yellow. */
  readonly colour: 'red' | 'yellow' | 'green';
}

/** What is overdue or due soon. */
export interface DueFacts {
  readonly overdue: number;
  readonly soon: number;
  /** The worst first. */
  readonly top: readonly DueThing[];
}

/** The event that a notification is about. */
interface NotedEvent {
  readonly id: string;
  readonly name: string;
  /** ISO, with the offset of the event's time zone. */
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
}

/** What a notification says of something that is overdue. */
export interface OverdueFacts {
  readonly schema: 'iem-overdue/1';
  readonly kind: OverdueKind;
  readonly event: NotedEvent;
  /** As it was when it was noticed first. */
  readonly item: Omit<DueThing, 'kind'>;
}

/** What a notification says, whatever carries it. */
export type NotificationFacts = ReadinessFacts | OverdueFacts;

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

/** What a notification says of the readiness of an event. Lists are capped; the counts are not. */
export interface ReadinessFacts {
  readonly schema: 'iem-notification/1';
  readonly kind: ReadinessKind;
  readonly event: NotedEvent;
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
  /** Absent where nothing is. */
  readonly due?: DueFacts;
  /** Of a digest: `T-7d`, `start`, … */
  readonly milestone?: string;
}
