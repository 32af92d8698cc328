/**
 * The odds that an event holds, where the plan gives its multiplier as `{low, likely, high}`: by how sure the multiplier is, and by
 * how far the days of the look-back differ in where they say that something breaks.
 *
 * The multiplier is taken to be log-logistic, with a spread of its own below and above the likely one: `likely` is its
 * median, one event of ten stays below `low`, and one of ten goes above `high`. So the odds that it stays within `m`
 * are `9^z : 1`, where `z` is how many times as far from `likely` as `high` (or `low`) is, on a logarithmic scale: a form that
 * can be checked by hand, with a heavier tail than a normal distribution has, which errs on the side of the bad day.
 */
import type { BreaksByDay, Ceiling } from '../model/ceiling';
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

/** What of a ceiling its odds depend on. */
export type OddsCeiling = Pick<
  Ceiling,
  | 'grows'
  | 'status'
  | 'breaksAt'
  | 'breaksAtWithoutZone'
  | 'breaksAtWithoutRegion'
  | 'mayBreakAt'
  | 'mayBreakAtWithoutZone'
  | 'atPeakWithoutZone'
> & { readonly byDay?: { readonly days: BreaksByDay['days'] } | undefined };

/** The ceilings, each that grows and could be judged with the probability that it holds. */
export const withOdds = (ceilings: readonly Ceiling[], basis: OddsBasis): Ceiling[] =>
  ceilings.map((ceiling) => {
    const odds = oddsOf([ceiling], basis);
    return odds === null ? ceiling : { ...ceiling, odds };
  });

/**
 * The probability that all judged ceilings hold. They share two factors: the multiplier, and the day of the look-back that the day of
 * the event is like, each as likely as any other. On one day the event holds exactly when the ceiling that breaks first does; over
 * the days it is the mean. What could not be judged may break earlier, which makes it an upper bound then.
 *
 * @returns null where nothing that grows was judged.
 */
export function oddsOf(ceilings: readonly OddsCeiling[], basis: OddsBasis): number | null {
  const all = ceilings.flatMap((ceiling) => holdsUpTo(ceiling, basis) ?? []);
  if (all.length === 0) return null;
  const least = all.reduce((a, { most }) => Math.min(a, most), Number.POSITIVE_INFINITY);
  const varied = all.filter(({ byDay }) => byDay.size > 0);
  const days = [...new Set(varied.flatMap(({ byDay }) => [...byDay.keys()]))];
  if (days.length === 0) return chanceWithin(least, basis.range);
  const chances = days.map((day) => {
    const onDay = varied.reduce((a, { byDay, worst }) => Math.min(a, byDay.get(day) ?? worst), least);
    return chanceWithin(onDay, basis.range);
  });
  return Number((chances.reduce((a, b) => a + b, 0) / days.length).toFixed(6));
}

/** The largest multiplier at which a ceiling certainly holds, with what the event must survive. */
interface Holds {
  /** By all days together: no day alone counts for more. */
  readonly most: number;
  /** By each day alone, by its date; empty where days tell nothing. */
  readonly byDay: ReadonlyMap<string, number>;
  /** On the worst of these days, as which any other is taken of which nothing is known. */
  readonly worst: number;
}

/** How far a ceiling holds; null where that is not known. */
function holdsUpTo(ceiling: OddsCeiling, { survive }: OddsBasis): Holds | null {
  if (!ceiling.grows || !isJudged(ceiling)) return null;
  const { breaksAt, breaksAtWithoutZone, mayBreakAt = breaksAt, byDay } = ceiling;
  const { mayBreakAtWithoutZone = breaksAtWithoutZone } = ceiling;
  // What is lost with its zone needs no reserve: checks of the architecture judge that loss.
  const isLost = ceiling.atPeakWithoutZone === null;
  const withoutZone = survive === 'none' || isLost ? null : mayBreakAtWithoutZone;
  const all = [mayBreakAt, withoutZone, ceiling.breaksAtWithoutRegion ?? null];
  const most = Math.min(...all.map((at) => at ?? Number.POSITIVE_INFINITY));
  // What must be survived takes the same part of each day's room.
  const part = mayBreakAt === null || mayBreakAt === 0 ? 1 : most / mayBreakAt;
  const held = (byDay?.days ?? []).map(({ day, breaksAt: at }) => [day, Math.min(most, at * part)] as const);
  return {
    most,
    byDay: new Map(held),
    worst: held.reduce((a, [, at]) => Math.min(a, at), most),
  };
}
