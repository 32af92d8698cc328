/** How a use grows with traffic, by what was measured of both: in place of the assumption that all of it does. */
import { ARTIFACTS, type Artifacts, type MetricWindow } from '../model/artifacts';
import { lookbackOf } from '../plan/lookback';
import { round } from './compute';
import { entranceTraffic, isOutside } from './entrance-traffic';
import type { FamilyContext } from './family';
import { type Fit, fitGroups, fitLine, type Point } from './fit';
import { type Added, type DayUse, grows, linearUse, measuredUse, type Use } from './growth';

/** How a use grows, over all days and by each alone, and the words for it: what follows the figure of the peak. */
export interface MeasuredGrowth {
  readonly use: Use;
  readonly useByDay: readonly DayUse[];
  readonly words: string;
}

/** The share of a use that grows with traffic, from 0 to 1, and how it is known. */
interface MeasuredShare {
  readonly share: number;
  readonly words: string;
}

/** The use of a resource. */
interface Measured {
  /** The means of each hour from `window.from` on, null without data. */
  readonly byHour: readonly (number | null)[] | undefined;
  readonly window: MetricWindow;
  /** The use at normal peak, in the same unit. */
  readonly peak: number;
}

/** The traffic of the entrances of a target that are in scope, in requests per second. */
export interface MeasuredTraffic {
  /** By the begin of each period, in milliseconds since 1970. */
  readonly byPeriod: ReadonlyMap<number, number>;
  /** The most of a period that the plan does not exclude. */
  readonly normalPeak: number;
  /** Whether a time, of so many milliseconds from `begin` on, is outside of all that the plan excludes. */
  isNormal(begin: number, length: number): boolean;
}

/** The hours of which both traffic and use were measured, `at` milliseconds since 1970. */
interface Hour extends Point {
  readonly at: number;
}

interface Day {
  /** Its first date; a day is of 24 hours from the hour on with which the look-back begins. */
  readonly day: string;
  readonly hours: readonly Hour[];
}

/** Three days and more, in five of which the traffic of the day alone shows the slope: one odd day must not decide. */
const LEAST_HOURS = 72;
const LEAST_DAYS = 5;
/** Of a day, the half that is awake. */
const LEAST_HOURS_OF_DAY = 12;
/** A day whose busiest hour had less than half the traffic of the busiest of all tells too little of a peak. */
const LEAST_OF_BUSIEST = 0.5;
/** The busiest hour has at least so many times the traffic of the quietest: without a range nothing tells a slope. */
const LEAST_RANGE = 2;
/** Nine tenths of what use does is explained by traffic; what explains less may hide a second cause. */
const LEAST_R_SQUARED = 0.9;
/** 95 of 100 hours lie within so large a share of the highest hour: more is not noise but another load. */
const MOST_SPREAD = 0.15;
/** From here on the points bend upwards: waiting has begun, and a straight line would be too low beyond what was seen. */
const MOST_BEND = 1.25;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Reads the traffic that uses are compared with; null where load balancers were not read, or not as a whole. */
export function measureTraffic(
  { loadBalancers, loadBalancerPeaks }: Partial<Pick<Artifacts, 'loadBalancers' | 'loadBalancerPeaks'>>,
  context: Pick<FamilyContext, 'plan' | 'asOf' | 'inScope'>,
): MeasuredTraffic | null {
  if (loadBalancers === undefined || loadBalancerPeaks === undefined) return null;
  if (loadBalancerPeaks.some(({ isIncomplete }) => isIncomplete)) return null;
  const inScope = loadBalancers.filter((row) => context.inScope(ARTIFACTS.loadBalancers.owner(row)));
  const traffic = entranceTraffic([{ loadBalancers: inScope, loadBalancerPeaks }]);
  const { byPeriod, periodMs } = traffic;
  const isNormal = isOutside(lookbackOf(context.plan, context.asOf).exclude);
  const normalPeak = [...byPeriod]
    .filter(([begin]) => isNormal(begin, periodMs))
    .reduce((most, [, value]) => Math.max(most, value), 0);
  return { byPeriod, normalPeak, isNormal };
}

/** How use grows. What the plan says of its growth counts before what was measured. */
export function growthOf(
  measured: Measured,
  traffic: MeasuredTraffic | null,
  {
    elasticity,
    added,
    multiplier,
  }: {
    readonly elasticity: number;
    /** What other events bring, in times the normal traffic. */
    readonly added: readonly Added[];
    readonly multiplier: number | null;
  },
): MeasuredGrowth {
  const { byHour, window, peak } = measured;
  if (elasticity !== 1) {
    return {
      use: linearUse(peak, elasticity, 0, added),
      useByDay: [],
      words: ', which grows as the plan says.',
    };
  }
  if (byHour === undefined || traffic === null || traffic.normalPeak === 0) {
    return { use: linearUse(peak, 1, 0, added), useByDay: [], words: inProportion('').words };
  }
  const days = pairByDay(byHour, Date.parse(window.from), traffic.byPeriod);
  const { share, words } = measureShare(peak, days, traffic.normalPeak, multiplier);
  return share < 1
    ? { use: measuredUse(peak, share, added), useByDay: useByDay(days, traffic, useOfLine(added)), words }
    : { use: linearUse(peak, 1, 0, added), useByDay: useByDay(days, traffic, useOfPeaks(added)), words };
}

/** The use by what each day alone shows, of days that show enough. */
function useByDay(
  days: readonly Day[],
  { normalPeak, isNormal }: MeasuredTraffic,
  useOf: (hours: readonly Hour[], normalPeak: number) => Use,
): DayUse[] {
  const normal = days
    .map(({ day, hours }) => ({ day, hours: hours.filter(({ at }) => isNormal(at, HOUR)) }))
    .filter(({ hours }) => hours.length >= LEAST_HOURS_OF_DAY);
  const busiest = Math.max(...normal.map(({ hours }) => highest(hours, 'x')));
  return normal
    .filter(({ hours }) => highest(hours, 'x') >= LEAST_OF_BUSIEST * busiest)
    .map(({ day, hours }) => ({ day, use: useOf(hours, normalPeak) }))
    .filter(({ use }) => grows(use));
}

/** The use by the line through the hours of a day, which says what it is at the normal peak of traffic. */
const useOfLine =
  (added: readonly Added[]) =>
  (hours: readonly Hour[], normalPeak: number): Use => {
    const { intercept, slope } = fitLine(hours) ?? { intercept: 0, slope: 0 };
    return linearUse(slope * normalPeak, 1, intercept, added);
  };

/** The use in proportion to the busiest hours of a day: what it would have been had traffic been at its normal peak. */
const useOfPeaks =
  (added: readonly Added[]) =>
  (hours: readonly Hour[], normalPeak: number): Use =>
    linearUse((highest(hours, 'y') * normalPeak) / highest(hours, 'x'), 1, 0, added);

const highest = (hours: readonly Hour[], of: 'x' | 'y'): number => Math.max(...hours.map((hour) => hour[of]));

/**
 * The share of a use at normal peak that grows with the traffic of the entrances, by the steepest day of the look-back; all of it
 * unless the fit is well supported. It is never more than all of it, and never less than what any single day shows.
 */
function measureShare(
  peak: number,
  days: readonly Day[],
  normalPeak: number,
  multiplier: number | null,
): MeasuredShare {
  const hours = days.flatMap((day) => day.hours);
  const fit = fitGroups(
    days.map((day) => day.hours),
    LEAST_HOURS_OF_DAY,
  );
  if (fit === null || peak === 0) return inProportion('');
  const why = findWeakness(fit, hours);
  if (why !== null)
    return inProportion(` A line through ${fit.points} hours of it does not say otherwise: ${why}.`);
  const share = (fit.steepest * normalPeak) / peak;
  const seenTo = highest(hours, 'x') / normalPeak;
  const seen = describeSeen(seenTo, multiplier);
  const line = `Over ${fit.points} hours it was ${round(fit.intercept)} + ${round(fit.slope)} × requests per second (R² ${round(fit.rSquared)}, 95 of 100 hours within ${round(Number(fit.spread.toFixed(3)))})`;
  if (share >= 1)
    return inProportion(
      ` ${line}, and ${round(fit.steepest)} on the steepest of ${fit.groups} days: no less than all of it.`,
    );
  return {
    share,
    words: `. ${line}, and ${round(fit.steepest)} on the steepest of ${fit.groups} days: so ${round(share * 100)} % of the peak are taken to grow with traffic. ${seen} If all of it grew, it would break earlier: then it is yellow at best.`,
  };
}

const inProportion = (because: string): MeasuredShare => ({
  share: 1,
  words: `, taken to grow in proportion to traffic.${because}`,
});

/** `Traffic was seen to 1.3×, so that 22× is 17 times beyond that.` */
function describeSeen(seenTo: number, multiplier: number | null): string {
  const seen = `Traffic was seen to ${round(seenTo)}×`;
  return multiplier === null || multiplier <= seenTo
    ? `${seen}.`
    : `${seen}, so that ${round(multiplier)}× is ${round(multiplier / seenTo)} times beyond that.`;
}

/** Why a fit says nothing that could replace the assumption; null where it is well supported. */
function findWeakness(fit: Fit, points: readonly Point[]): string | null {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  if (fit.points < LEAST_HOURS) return `${LEAST_HOURS} hours are needed`;
  if (fit.groups < LEAST_DAYS) return `${LEAST_DAYS} days are needed`;
  if (Math.max(...xs) < LEAST_RANGE * Math.min(...xs)) return 'traffic hardly changed';
  if (fit.rSquared < LEAST_R_SQUARED) return `it explains too little (R² ${round(fit.rSquared)})`;
  if (fit.spread > MOST_SPREAD * Math.max(...ys)) return `hours lie too far from it (${round(fit.spread)})`;
  if (fit.bend > MOST_BEND) return `it bends upwards, ${round(fit.bend)} times as steep in its upper half`;
  return null;
}

/** The mean traffic of each hour beside the use in it, in days from the first hour on. */
function pairByDay(
  byHour: readonly (number | null)[],
  from: number,
  traffic: ReadonlyMap<number, number>,
): Day[] {
  const hours = Map.groupBy(traffic, ([at]) => Math.floor((at - from) / HOUR));
  const points = byHour.flatMap((y, hour) => {
    const periods = hours.get(hour);
    if (y === null || periods === undefined) return [];
    const x = periods.reduce((sum, [, value]) => sum + value, 0) / periods.length;
    return [{ x, y, at: from + hour * HOUR }];
  });
  const days = Map.groupBy(points, ({ at }) => from + Math.floor((at - from) / DAY) * DAY);
  return [...days].map(([at, ofDay]) => ({ day: new Date(at).toISOString().slice(0, 10), hours: ofDay }));
}
