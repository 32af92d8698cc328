/** How a use grows with traffic, by what was measured of both: in place of the assumption that all of it does. */
import type { EventContext } from '../judging/context';
import { round } from '../lib/round';
import { ARTIFACTS, type Artifacts, type LoadBalancerPeak, type MetricWindow } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import { type Lookback, lookbackOf } from '../plan/lookback';
import { entranceTraffic, isOutside, type SeenEntrances } from './entrance-traffic';
import { type Fit, fitGroups, fitLine, type Point } from './fit';
import {
  type Added,
  addedField,
  type DayUse,
  type Growth,
  linearUse,
  measuredLoad,
  measuredUse,
  timesLoad,
  type Use,
} from './growth';

/** How a use grows, over all days and by each alone, and the words for it: what follows the figure of the peak. */
export interface MeasuredGrowth {
  readonly use: Use;
  readonly useByDay: readonly DayUse[];
  readonly words: string;
}

/** How a load grows, by what was measured. */
export interface MeasuredShare {
  /** The share of the load at normal peak that grows with traffic, from 0 to 1. */
  readonly share: number;
  /**
   * As many times the load at normal peak as may grow with traffic: 1 is all of it, and more than 1 is where it may take more instances
   * than in proportion.
   */
  readonly atMost: number;
  /** How that is known: what follows the figure of the peak. */
  readonly words: string;
  /** The load by what each day alone shows, of days that show enough. */
  readonly byDay: readonly DayLoad[];
}

/** A load by what one day alone shows, in the unit of the load. */
export interface DayLoad {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly fixedLoad: number;
  /** What grows of it, at normal peak. */
  readonly elasticLoad: number;
}

/** What is launched as traffic grows: its load at normal peak, and what one unit carries of it. */
interface Launched {
  readonly load: number;
  readonly usable: number;
  /** See {@link Growth.perUnitBetween}. */
  readonly between?: readonly [least: number, most: number];
  /** The share of the load that grows by what the plan says; see {@link MeasuredShare} for what was measured. */
  readonly factor: number;
  /** See {@link Growth.minUnits}. */
  readonly minUnits: number;
  /** What other events bring, in times the normal traffic. */
  readonly added: readonly Added[];
}

/** Whether what was measured counts in place of proportion. */
export const isFitted = (measured: MeasuredShare | null): measured is MeasuredShare =>
  measured !== null && measured.share < measured.atMost;

/**
 * The units that a load needs as a growth term of weight 1, and the same by what each day alone shows.
 *
 * @param measured null where nothing was measured of how the load grows.
 */
export function growthOfUnits(
  { load, usable, between, factor, minUnits, added }: Launched,
  measured: MeasuredShare | null,
): { readonly growth: Growth; readonly byDay: readonly { readonly day: string; readonly growth: Growth }[] } {
  const growth: Growth = {
    ...(isFitted(measured)
      ? measuredLoad(load, measured, added)
      : {
          fixedLoad: load * (1 - factor),
          elasticLoad: load * factor,
          ...addedField(timesLoad(added, load)),
        }),
    perUnit: usable,
    ...(between === undefined ? {} : { perUnitBetween: between }),
    minUnits,
    surviveZones: null,
    spreadOver: 1,
    weight: 1,
  };
  const { loadBetween: _, ...term } = growth;
  const byDay = (measured?.byDay ?? []).map(({ day, fixedLoad, elasticLoad }) => {
    const ofDay = { fixedLoad, elasticLoad, ...addedField(timesLoad(added, elasticLoad)) };
    return { day, growth: { ...term, ...ofDay } };
  });
  return { growth, byDay };
}

/** The use of a resource. */
interface Measured {
  /** The means of each hour from `window.from` on, null without data. */
  readonly byHour: readonly (number | null)[] | undefined;
  readonly window: MetricWindow;
  /** The use at normal peak, in the same unit. */
  readonly peak: number;
  /** Absent where no more of what carries the use are launched as it grows. */
  readonly units?: Units;
}

/**
 * What carries a use that is measured in busy units, such as the instances of a group. What they do without traffic comes with each
 * that is launched, so that it leaves less of each for traffic.
 */
interface Units {
  /** Those that carried the use at normal peak. */
  readonly atPeak: number;
  /** How busy one is kept, as a share of it. */
  readonly kept: number;
}

/** The traffic of the entrances of a target that are in scope, in requests per second. */
export interface MeasuredTraffic {
  /** The most of a period that the plan does not exclude. */
  readonly normalPeak: number;
  /** Whether a time, of so many milliseconds from `begin` on, is outside of all that the plan excludes. */
  isNormal(begin: number, length: number): boolean;
  /** The means of hours that have data, by how many hours from `from` on, in milliseconds since 1970, they begin. */
  byHour(from: number): ReadonlyMap<number, number>;
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
/** What grows from here on is all of it: figures are rounded, and no line tells 99 from 100 of 100. */
const ALL_OF_IT = 0.99;
/** A unit that is as busy without traffic as it is kept is taken to have a hundredth left for traffic: no number would be enough. */
const LEAST_LEFT = 0.01;
/** From here on the points bend upwards: waiting has begun, and a straight line would be too low beyond what was seen. */
const MOST_BEND = 1.25;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Reads the traffic that uses are compared with; null where load balancers were not read, or peaks not as a whole. */
export function measureTraffic(
  {
    loadBalancers,
    loadBalancerPeaks,
    apis = [],
    apiPeaks = [],
    apiIntegrations = [],
  }: Partial<
    Pick<Artifacts, 'loadBalancers' | 'loadBalancerPeaks' | 'apis' | 'apiPeaks' | 'apiIntegrations'>
  >,
  {
    plan,
    asOf,
    inScope,
  }: Pick<EventContext, 'plan' | 'asOf'> & { inScope(resource: ScopedResource): boolean },
): MeasuredTraffic | null {
  if (loadBalancers === undefined || loadBalancerPeaks === undefined) return null;
  if ([...loadBalancerPeaks, ...apiPeaks].some(({ isIncomplete }) => isIncomplete)) return null;
  const includedApis = apis.filter((row) => inScope(ARTIFACTS.apis.owner(row)));
  const included = loadBalancers.filter((row) => inScope(ARTIFACTS.loadBalancers.owner(row)));
  const { exclude } = lookbackOf(plan, asOf);
  const key = JSON.stringify([
    included.map((row) => [row.loadBalancerArn, row.scheme]),
    includedApis.map(({ apiId }) => apiId),
    exclude,
  ]);
  const before = lastTraffic.get(loadBalancerPeaks);
  if (before?.key === key) return before.traffic;
  const traffic = addUpTraffic(
    { loadBalancers: included, loadBalancerPeaks, apis: includedApis, apiPeaks, apiIntegrations },
    exclude,
  );
  lastTraffic.set(loadBalancerPeaks, { key, traffic });
  return traffic;
}

/** The traffic that was last added up of some peaks: a target is judged many times, as it is and with fixes. */
const lastTraffic = new WeakMap<
  readonly LoadBalancerPeak[],
  { readonly key: string; readonly traffic: MeasuredTraffic }
>();

function addUpTraffic(entrances: SeenEntrances, exclude: Lookback['exclude']): MeasuredTraffic {
  const { byPeriod, periodMs } = entranceTraffic([entrances]);
  const isNormal = isOutside(exclude);
  const normalPeak = [...byPeriod]
    .filter(([begin]) => isNormal(begin, periodMs))
    .reduce((most, [, value]) => Math.max(most, value), 0);
  const means = new Map<number, ReadonlyMap<number, number>>();
  const byHour = (from: number): ReadonlyMap<number, number> => {
    const known = means.get(from) ?? meansByHour(byPeriod, from);
    means.set(from, known);
    return known;
  };
  return { normalPeak, isNormal, byHour };
}

function meansByHour(byPeriod: ReadonlyMap<number, number>, from: number): ReadonlyMap<number, number> {
  const hours = Map.groupBy(byPeriod, ([at]) => Math.floor((at - from) / HOUR));
  return new Map(
    [...hours].map(([hour, periods]) => [
      hour,
      periods.reduce((sum, [, value]) => sum + value, 0) / periods.length,
    ]),
  );
}

/** What the plan says of the growth of a use, and what of the event its words name. */
interface Asked {
  readonly elasticity: number;
  readonly multiplier: number | null;
}

/** How use grows. What the plan says of its growth counts before what was measured. */
export function growthOf(
  measured: Measured,
  traffic: MeasuredTraffic | null,
  {
    added,
    ...asked
  }: Asked & {
    /** What other events bring, in times the normal traffic. */
    readonly added: readonly Added[];
  },
): MeasuredGrowth {
  const { peak } = measured;
  const { share, atMost, words, byDay } = growingShare(measured, traffic, asked);
  return {
    use: share < atMost ? measuredUse(peak, share, added) : linearUse(peak, share, 0, added),
    useByDay: byDay.map(({ day, fixedLoad, elasticLoad }) => ({
      day,
      use: linearUse(elasticLoad, 1, fixedLoad, added),
    })),
    words,
  };
}

/** The share of a use that grows. What the plan says of its growth counts before what was measured. */
export function growingShare(
  measured: Measured,
  traffic: MeasuredTraffic | null,
  { elasticity, multiplier }: Asked,
): MeasuredShare {
  const { byHour, window, peak, units } = measured;
  if (elasticity !== 1) {
    return { share: elasticity, atMost: elasticity, words: ', which grows as the plan says.', byDay: [] };
  }
  if (byHour === undefined || traffic === null || traffic.normalPeak === 0) {
    return { ...inProportion(''), byDay: [] };
  }
  const ofTraffic = knownShares.get(traffic) ?? new WeakMap<object, Map<string, MeasuredShare>>();
  knownShares.set(traffic, ofTraffic);
  const ofHours = ofTraffic.get(byHour) ?? new Map<string, MeasuredShare>();
  ofTraffic.set(byHour, ofHours);
  const key = [window.from, peak, units?.atPeak, units?.kept, multiplier].join();
  const share = ofHours.get(key) ?? compare({ ...measured, byHour }, traffic, multiplier);
  ofHours.set(key, share);
  return share;
}

/** By the traffic and the means of each hour: several ceilings ask the same of a group, each time that a target is judged. */
const knownShares = new WeakMap<MeasuredTraffic, WeakMap<object, Map<string, MeasuredShare>>>();

function compare(
  measured: Measured & { readonly byHour: readonly (number | null)[] },
  traffic: MeasuredTraffic,
  multiplier: number | null,
): MeasuredShare {
  const days = pairByDay(measured.byHour, Date.parse(measured.window.from), traffic);
  const growth = measureShare(measured, days, traffic.normalPeak, multiplier);
  const loadOf = growth.share < 1 ? loadOfLine(measured.units) : loadOfPeaks;
  return { ...growth, byDay: loadByDay(days, traffic, loadOf) };
}

/** The load by what each day alone shows, of days that show enough. */
function loadByDay(
  days: readonly Day[],
  { normalPeak, isNormal }: MeasuredTraffic,
  loadOf: (hours: readonly Hour[], normalPeak: number) => Omit<DayLoad, 'day'>,
): DayLoad[] {
  const normal = days
    .map(({ day, hours }) => ({ day, hours: hours.filter(({ at }) => isNormal(at, HOUR)) }))
    .filter(({ hours }) => hours.length >= LEAST_HOURS_OF_DAY);
  const busiest = Math.max(...normal.map(({ hours }) => highest(hours, 'x')));
  return normal
    .filter(({ hours }) => highest(hours, 'x') >= LEAST_OF_BUSIEST * busiest)
    .map(({ day, hours }) => ({ day, ...loadOf(hours, normalPeak) }))
    .filter(({ elasticLoad }) => elasticLoad > 0);
}

/** The load by the line through the hours of a day, which says what it is at the normal peak of traffic. */
const loadOfLine =
  (units: Units | undefined) =>
  (hours: readonly Hour[], normalPeak: number): Omit<DayLoad, 'day'> => {
    const { intercept, slope } = fitLine(hours) ?? { intercept: 0, slope: 0 };
    const load = slope * normalPeak;
    const elasticLoad = load * timesForUnits(intercept, units);
    return { elasticLoad, fixedLoad: intercept + load - elasticLoad };
  };

/** The load in proportion to the busiest hours of a day: what it would have been had traffic been at its normal peak. */
const loadOfPeaks = (hours: readonly Hour[], normalPeak: number): Omit<DayLoad, 'day'> => ({
  elasticLoad: (highest(hours, 'y') * normalPeak) / highest(hours, 'x'),
  fixedLoad: 0,
});

/**
 * How many times as fast a load grows as traffic makes it, by what each further unit does without traffic: a unit that is kept half busy,
 * and is a tenth busy without traffic, carries four tenths of one, so that it takes 1.25 times as many.
 *
 * @param idle What all units did without traffic.
 */
function timesForUnits(idle: number, units: Units | undefined): number {
  if (units === undefined) return 1;
  const ofEach = Math.max(0, idle) / units.atPeak;
  return units.kept / Math.max(LEAST_LEFT, units.kept - ofEach);
}

const highest = (hours: readonly Hour[], of: 'x' | 'y'): number => Math.max(...hours.map((hour) => hour[of]));

/**
 * The share of a use at normal peak that grows with the traffic of the entrances, by the steepest day of the look-back; all of it
 * unless the fit is well supported. It is never more than all of it, and never less than what any single day shows.
 */
function measureShare(
  { peak, units }: Measured,
  days: readonly Day[],
  normalPeak: number,
  multiplier: number | null,
): Omit<MeasuredShare, 'byDay'> {
  const hours = days.flatMap((day) => day.hours);
  const fit = fitGroups(
    days.map((day) => day.hours),
    LEAST_HOURS_OF_DAY,
  );
  if (fit === null || peak === 0) return inProportion('');
  const why = findWeakness(fit, hours);
  if (why !== null)
    return inProportion(` A line through ${fit.points} hours of it does not say otherwise: ${why}.`);
  const line = `Over ${fit.points} hours it was ${round(fit.intercept)} + ${round(fit.slope)} × requests per second (R² ${round(fit.rSquared)}, 95 of 100 hours within ${round(Number(fit.spread.toFixed(3)))})`;
  if (units !== undefined && peak >= units.atPeak * units.kept) {
    return ofBusyUnits(line, fit, { peak, units }, normalPeak);
  }
  const byTraffic = (fit.steepest * normalPeak) / peak;
  const share = byTraffic < 1 ? byTraffic * timesForUnits(peak * (1 - byTraffic), units) : byTraffic;
  const seenTo = highest(hours, 'x') / normalPeak;
  const seen = describeSeen(seenTo, multiplier);
  if (share >= ALL_OF_IT)
    return inProportion(
      ` ${line}, and ${round(fit.steepest)} on the steepest of ${fit.groups} days: no less than all of it.`,
    );
  const withUnits =
    units === undefined
      ? ''
      : ', with what each instance that is launched does without it, as those at the peak did';
  return {
    share,
    atMost: 1,
    words: `. ${line}, and ${round(fit.steepest)} on the steepest of ${fit.groups} days: so ${round(share * 100)} % of the peak are taken to grow with traffic${withUnits}. ${seen} If all of it grew, it would break earlier: then it is yellow at best.`,
  };
}

/**
 * The growth of a load that kept its units busier at the peak than they are kept. In proportion it takes more of them already at normal
 * traffic; but what each does without traffic comes with every one of those, so that it may take more yet.
 */
function ofBusyUnits(
  line: string,
  { intercept, slope, groups }: Fit,
  { peak, units }: { readonly peak: number; readonly units: Units },
  normalPeak: number,
): Omit<MeasuredShare, 'byDay'> {
  const atMost = (slope * normalPeak * timesForUnits(intercept, units)) / peak;
  const busy = ' At the peak its instances were as busy as they are kept, or busier.';
  if (atMost * ALL_OF_IT <= 1) return inProportion(busy);
  return {
    share: 1,
    atMost,
    words: `, taken to grow in proportion to traffic.${busy} ${line} on ${groups} days: if each instance that is launched does without traffic what those did, it takes ${round(atMost)} times as many as in proportion. What does not hold then is yellow at best.`,
  };
}

const inProportion = (because: string): Omit<MeasuredShare, 'byDay'> => ({
  share: 1,
  atMost: 1,
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
  traffic: Pick<MeasuredTraffic, 'byHour'>,
): Day[] {
  const trafficIn = traffic.byHour(from);
  const points = byHour.flatMap((y, hour) => {
    const x = trafficIn.get(hour);
    return y === null || x === undefined ? [] : [{ x, y, at: from + hour * HOUR }];
  });
  const days = Map.groupBy(points, ({ at }) => from + Math.floor((at - from) / DAY) * DAY);
  return [...days].map(([at, ofDay]) => ({ day: new Date(at).toISOString().slice(0, 10), hours: ofDay }));
}
