import type { EventOverlap } from '../plan/overlap';
import type { EventPlan } from '../plan/schema';
import type { KnownNames } from './known-names';

/** What a check or a ceiling may look at besides artifacts. Instants are ISO 8601 in UTC. */
export interface EventContext {
  readonly plan: EventPlan;
  /** The time the inventory was taken: "now" for the judgement. */
  readonly asOf: string;
  /** The event's window. */
  readonly window: { readonly start: string; readonly end: string };
  /** Needed multiple of normal traffic; null when it could not be worked out. */
  readonly multiplier: number | null;
  /**
   * The same by the plan alone, which differs where somebody asks what would be at another one. What the plan says of a resource by
   * itself is said for this one.
   */
  readonly plannedMultiplier: number | null;
  /**
   * What one event of ten exceeds, where the plan says so; else the same as `multiplier`. What does not hold up to it is no
   * better than yellow.
   */
  readonly highMultiplier: number | null;
  /** Other events at the same time on the same accounts; absent where no other plans were looked at. */
  readonly overlaps?: readonly EventOverlap[];
  /** What the accounts have by name, where it was listed; absent: what is outside the scope cannot be told by a name. */
  readonly knownNames?: readonly KnownNames[];
}

/** Whether the event had ended at the time of the judgement, so that no fix is in time any more. */
export const isOver = ({ window, asOf }: Pick<EventContext, 'window' | 'asOf'>): boolean =>
  Date.parse(asOf) >= Date.parse(window.end);
