import { type Target, targetName } from '../model/target';
import { eventWindow, type Window } from './calendar';
import { expectedMultiplierOf } from './peaks';
import type { EventPlan } from './schema';
import { targetsOf } from './targets';

/** Another event at the same time on some of the same accounts and regions. */
export interface EventOverlap {
  /** Of the other event. */
  readonly id: string;
  readonly name: string;
  readonly window: Window;
  /** Times normal traffic on its likely day; null where its plan gives only requests per second. */
  readonly multiplier: number | null;
  /** What both events run in. */
  readonly targets: readonly Target[];
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
      multiplier: likelyMultiplierOf(other),
      targets: targetsOf(other).filter((target) => own.has(targetName(target))),
    }))
    .filter(({ window, targets }) => targets.length > 0 && areTogether(window, during))
    .sort((a, b) => Date.parse(a.window.start) - Date.parse(b.window.start));
}

/** Whether two windows have more in common than the moment at which one ends and the other begins. */
const areTogether = (a: Window, b: Window): boolean =>
  Date.parse(a.start) < Date.parse(b.end) && Date.parse(b.start) < Date.parse(a.end);

function likelyMultiplierOf(plan: EventPlan): number | null {
  const expected = expectedMultiplierOf(plan) ?? null;
  return typeof expected === 'object' ? (expected?.likely ?? null) : expected;
}

/** Times normal traffic of what serves two events at once: each adds what it brings beyond normal traffic. */
export const togetherOf = (a: number, b: number): number => a + b - 1;
