/**
 * The colour of a ceiling at any multiplier. Use never falls as traffic rises, so the colour changes at a few
 * multipliers only, and a short list of steps says it for all of them.
 */
import type { Colour, StatusStep } from '../model/ceiling';

/** Far above every multiplier at which a colour may still change. */
const BEYOND = 2;

/**
 * Makes the steps of a colour that may change only just above some multipliers.
 *
 * @param changes The multipliers, in any order; those that are not finite are left out.
 */
export function stepsOf(changes: readonly number[], statusAt: (multiplier: number) => Colour): StatusStep[] {
  const ends = [...new Set(changes.filter((m) => Number.isFinite(m) && m > 0))].sort((a, b) => a - b);
  const steps = ends.map(
    (end, i): StatusStep => ({ upTo: end, status: statusAt(((ends[i - 1] ?? 0) + end) / 2) }),
  );
  return merged([...steps, { upTo: null, status: statusAt(Math.max(1, ends.at(-1) ?? 0) * BEYOND) }]);
}

/** The colour at a multiplier. */
export const statusAt = (steps: readonly StatusStep[], multiplier: number): Colour =>
  steps.find(({ upTo }) => upTo === null || multiplier <= upTo)?.status ?? 'grey';

/** The multiplier above which it is red; Infinity where it never is. More traffic makes nothing red any better. */
export function failsAbove(steps: readonly StatusStep[]): number {
  const first = steps.findIndex(({ status }) => status === 'red');
  return first < 0 ? Number.POSITIVE_INFINITY : (steps[first - 1]?.upTo ?? 0);
}

/** The steps of two judgements of one ceiling, of which one colour is made at each multiplier. */
export function combineSteps(
  a: readonly StatusStep[],
  b: readonly StatusStep[],
  combine: (a: Colour, b: Colour) => Colour,
): StatusStep[] {
  const changes = [...a, ...b].flatMap(({ upTo }) => upTo ?? []);
  return stepsOf(changes, (m) => combine(statusAt(a, m), statusAt(b, m)));
}

/** One step for neighbours of the same colour. */
const merged = (steps: readonly StatusStep[]): StatusStep[] =>
  steps.filter(({ status }, i) => status !== steps[i + 1]?.status);
