import { isKnown, type Missing } from '../judging/known';
import { compareText } from '../lib/compare-text';
import { round } from '../lib/round';
import type { MetricWindow } from '../model/artifacts';
import type { Inventory } from '../model/inventory';
import { targetName } from '../model/target';
import type { EventOverlap } from '../plan/overlap';
import { expectedMultiplierOf } from '../plan/peaks';
import type { EventPlan, Multiplier, MultiplierRange } from '../plan/schema';
import { targetsOf } from '../plan/targets';
import { type Density, densityOf } from './density';
import { normalTraffic, type SeenEntrances, seenEntrances, unreadEntrances } from './entrance-traffic';

/** How many times normal traffic the event needs, and how that is known. */
export interface NeededMultiplier {
  /** null when the plan gives only requests per second and no normal peak could be measured. */
  readonly value: number | null;
  /** How sure the plan is of it; null where it says one number, or none. */
  readonly range: MultiplierRange | null;
  /** What a reader may want to know about it. */
  readonly notes: readonly string[];
  /** How the plan contradicts itself; null when it does not. */
  readonly contradiction: string | null;
}

/** How far the two ways to say the traffic may differ, as a share, before the plan contradicts itself. */
const TOLERATED_DIFFERENCE = 0.2;

/**
 * `traffic.multiplier`, or `traffic.peakRequestsPerSecond` ÷ the measured normal peak. Where both are given and differ,
 * the larger counts until a person decides.
 */
export function neededMultiplier(plan: EventPlan, inventories: readonly Inventory[]): NeededMultiplier {
  const given = expectedMultiplierOf(plan);
  const range = typeof given === 'object' ? given : null;
  const { value, ...needed } = likelyMultiplier(
    plan,
    range?.likely ?? (given as number | undefined),
    inventories,
  );
  return { value, range: range && value !== null ? scaledTo(value, range) : null, ...needed };
}

/** A multiplier that somebody asks about in place of the planned one. */
export const askedMultiplier = (asked: Multiplier): NeededMultiplier => {
  const range = typeof asked === 'object' ? asked : null;
  return { value: range?.likely ?? (asked as number), range, notes: [], contradiction: null };
};

/** The same doubt about another multiplier; about the one of the plan, what the plan says to the last digit. */
const scaledTo = (value: number, range: MultiplierRange): MultiplierRange => {
  const { low, likely, high } = range;
  return value === likely
    ? range
    : { low: (low / likely) * value, likely: value, high: (high / likely) * value };
};

/** Whether what other events bring is worked out from the requests of load balancers. */
export const needsEntrances = ({ plan }: EventOverlap): boolean =>
  plan.traffic.peakRequestsPerSecond !== undefined;

/**
 * The overlaps with the multipliers of those that give requests per second, as their own runs work them out: by the normal
 * peak of their entrances, where all of these are known here.
 */
export function measureOverlaps(
  overlaps: readonly EventOverlap[],
  inventories: readonly Inventory[],
): readonly EventOverlap[] {
  const byTarget = new Map(inventories.map((inventory) => [targetName(inventory.target), inventory]));
  return overlaps.map((overlap) => {
    const targets = targetsOf(overlap.plan).map(targetName);
    const own = targets.flatMap((name) => byTarget.get(name) ?? []);
    if (!needsEntrances(overlap) || own.length < targets.length) return overlap;
    const { value, range } = neededMultiplier(overlap.plan, own);
    return { ...overlap, multiplier: value, highMultiplier: range?.high ?? value };
  });
}

/** @param multiplier The multiplier of the plan, the likely one where it gives several; undefined where it gives none. */
function likelyMultiplier(
  plan: EventPlan,
  multiplier: number | undefined,
  inventories: readonly Inventory[],
): Omit<NeededMultiplier, 'range'> {
  const { peakRequestsPerSecond } = plan.traffic;
  if (peakRequestsPerSecond === undefined) {
    return { value: multiplier ?? null, notes: [], contradiction: null };
  }

  const normal = normalPeak(plan, inventories);
  if (!isKnown(normal)) {
    const unknown =
      `The plan expects ${peakRequestsPerSecond} requests/s, but no normal peak could be measured on its internet-facing load balancers and public APIs. ${normal.missing}`.trim();
    return {
      value: multiplier ?? null,
      notes: multiplier === undefined ? [unknown] : [`${unknown} The multiplier of the plan is used.`],
      contradiction: null,
    };
  }
  const measured = Number((peakRequestsPerSecond / normal.value).toPrecision(6));
  const worked = `${peakRequestsPerSecond} requests/s ÷ ${round(normal.value)} at normal peak (${named(normal.entrances)} together, at ${normal.at}) = ${round(measured)}×`;
  if (multiplier === undefined) {
    return {
      value: measured,
      notes: [`Needed multiplier: ${worked}. ${normal.density.words}`],
      contradiction: null,
    };
  }
  if (Math.abs(measured - multiplier) / multiplier <= TOLERATED_DIFFERENCE) {
    return { value: multiplier, notes: [], contradiction: null };
  }
  const larger = Math.max(measured, multiplier);
  return {
    value: larger,
    notes: [],
    contradiction: `The plan says ${multiplier}×, but ${worked}: one of the two is wrong. The larger, ${round(larger)}×, counts until you correct traffic.multiplier or traffic.peakRequestsPerSecond.`,
  };
}

/**
 * Highest requests per second of all internet-facing load balancers and public APIs in scope together at one moment, in the periods that
 * the plan does not exclude from what is normal.
 */
function normalPeak(
  plan: EventPlan,
  inventories: readonly Inventory[],
): { value: number; at: string; entrances: readonly string[]; density: Density } | Missing {
  const unread = unreadEntrances(inventories);
  if (unread) return { missing: `The load balancers and APIs of ${targetName(unread)} could not be read.` };
  const seen = seenEntrances(plan, inventories);
  const { byPeriod, entrances } = normalTraffic(plan, inventories);
  const normal = [...byPeriod];
  let peak: readonly [begin: number, value: number] = [0, 0];
  for (const one of normal) if (one[1] > peak[1]) peak = one;
  const [begin, value] = peak;
  if (value === 0) return { missing: '' };
  const hoursWithData = new Set(normal.map(([at]) => Math.floor(at / HOUR_MS))).size;
  const density = densityOf({ hoursWithData }, windowOf(seen), 'rates', 'RequestCount');
  return isKnown(density) ? { value, at: new Date(begin).toISOString(), entrances, density } : density;
}

const HOUR_MS = 3_600_000;

/** Load balancers that are named before the rest is counted. */
const NAMED = 5;

const named = (entrances: readonly string[]): string =>
  entrances.length > NAMED
    ? `${entrances.slice(0, NAMED).join(', ')} and ${entrances.length - NAMED} others`
    : entrances.join(', ');

/** The window that spans those of all load balancers, which differ where targets were read at different times. */
const windowOf = (seen: readonly SeenEntrances[]): MetricWindow =>
  seen
    .flatMap(({ loadBalancerPeaks }) => loadBalancerPeaks.map(({ window }) => window))
    .reduce((span, { from, to, periodSeconds }) => ({
      from: compareText(from, span.from) < 0 ? from : span.from,
      to: compareText(to, span.to) > 0 ? to : span.to,
      periodSeconds: Math.max(span.periodSeconds, periodSeconds),
    }));
