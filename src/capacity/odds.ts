/**
 * The odds that an event holds, where the plan gives its multiplier as `{low, likely, high}`.
 *
 * The multiplier is taken to be log-logistic, with a spread of its own below and above the likely one: `likely` is its
 * median, one event of ten stays below `low`, and one of ten goes above `high`. So the odds that it stays within `m`
 * are `9^z : 1`, where `z` is how many times as far from `likely` as `high` (or `low`) is, on a logarithmic scale: a form that
 * can be checked by hand, with a heavier tail than a normal distribution has, which errs on the side of the bad day.
 */
import type { Ceiling } from '../model/ceiling';
import type { Survival } from '../model/survival';
import type { MultiplierRange } from '../plan/schema';
import { isJudged } from './breaking-point';

/** Nine of ten events stay within `high`: odds of 9 to 1. */
const ODDS_AT_HIGH = 9;

/** The probability, from 0 to 1, that an event's multiplier is at most `m`; a range without width is a step at `likely`. */
export function chanceWithin(m: number, { low, likely, high }: MultiplierRange): number {
  if (m === likely) return high === likely ? 1 : 0.5;
  const far = m > likely ? high : low;
  if (far === likely) return m > likely ? 1 : 0;
  const z = Math.log(m / likely) / Math.abs(Math.log(far / likely));
  return Number((1 / (1 + ODDS_AT_HIGH ** -z)).toFixed(6));
}

/** What the odds of an event depend on besides its ceilings. */
export interface OddsBasis {
  readonly range: MultiplierRange;
  /** What the event must survive at its peak; unless nothing, a ceiling must hold with its worst zone gone. */
  readonly survive: Survival;
}

/** The ceilings, each that grows and could be judged with the probability that it holds. */
export const withOdds = (ceilings: readonly Ceiling[], basis: OddsBasis): Ceiling[] =>
  ceilings.map((ceiling) => {
    const most = holdsUpTo(ceiling, basis);
    return most === null ? ceiling : { ...ceiling, odds: chanceWithin(most, basis.range) };
  });

/**
 * The probability that all judged ceilings hold. They share one factor, the multiplier, so that the event holds exactly when
 * the one that breaks first does; what could not be judged may break earlier, which makes it an upper bound then.
 *
 * @returns null where nothing that grows was judged.
 */
export function oddsOf(ceilings: readonly Ceiling[], basis: OddsBasis): number | null {
  const all = ceilings.flatMap((ceiling) => holdsUpTo(ceiling, basis) ?? []);
  return all.length === 0
    ? null
    : chanceWithin(
        all.reduce((a, b) => Math.min(a, b)),
        basis.range,
      );
}

/** The largest multiplier at which it certainly holds, with what the event must survive; null where that is not known. */
function holdsUpTo(ceiling: Ceiling, { survive }: OddsBasis): number | null {
  if (!ceiling.grows || !isJudged(ceiling)) return null;
  const { breaksAt, breaksAtWithoutZone, mayBreakAt = breaksAt } = ceiling;
  const { mayBreakAtWithoutZone = breaksAtWithoutZone } = ceiling;
  // What is lost with its zone needs no reserve: checks of the architecture judge that loss.
  const isLost = ceiling.atPeakWithoutZone === null;
  const withoutZone = survive === 'none' || isLost ? null : mayBreakAtWithoutZone;
  const all = [mayBreakAt, withoutZone, ceiling.breaksAtWithoutRegion ?? null];
  return Math.min(...all.map((most) => most ?? Number.POSITIVE_INFINITY));
}
