import { type Target, targetName } from '../model/target';
import { areTogether, eventWindow, type Window } from './calendar';
import { expectedMultiplierOf } from './peaks';
import type { EventPlan } from './schema';
import { targetsOf } from './targets';

/** Another event at the same time on some of the same accounts and regions. */
export interface EventOverlap {
  /** Of the other event. */
  readonly id: string;
  readonly name: string;
  readonly window: Window;
  /** Times normal traffic on its likely day; null where it is not known, as its plan gives only requests per second. */
  readonly multiplier: number | null;
  /** What one event of ten exceeds, where its plan says so; else the same as `multiplier`. */
  readonly highMultiplier: number | null;
  /** What both events run in. */
  readonly targets: readonly Target[];
  /** Of the other event: what it says of its scope, and of the growth of what is in it. */
  readonly plan: EventPlan;
}

/** Finds the events that overlap with that of `plan`, both in time and in what they run in, the earliest first. */
export function overlapsOf(plan: EventPlan, others: readonly EventPlan[]): readonly EventOverlap[] {
  const own = new Set(targetsOf(plan).map(targetName));
  const during = eventWindow(plan);
  return others
    .filter(({ id }) => id !== plan.id)
    .map((other) => ({
      id: other.id,
      name: other.name,
      window: eventWindow(other),
      ...multipliersOf(other),
      targets: targetsOf(other).filter((target) => own.has(targetName(target))),
      plan: other,
    }))
    .filter(({ window, targets }) => targets.length > 0 && areTogether(window, during))
    .sort((a, b) => Date.parse(a.window.start) - Date.parse(b.window.start));
}

function multipliersOf(plan: EventPlan): Pick<EventOverlap, 'multiplier' | 'highMultiplier'> {
  const expected = expectedMultiplierOf(plan) ?? null;
  return expected !== null && typeof expected === 'object'
    ? { multiplier: expected.likely, highMultiplier: expected.high }
    : { multiplier: expected, highMultiplier: expected };
}

/** Times normal traffic of what serves two events at once: each adds what it brings beyond normal traffic. */
export const togetherOf = (a: number, b: number): number => a + b - 1;
