import { isKnown, type Missing } from '../judging/known';
import { scopeOf } from '../judging/scope';
import { compareText } from '../lib/compare-text';
import { ARTIFACTS, type MetricWindow } from '../model/artifacts';
import type { Inventory } from '../model/inventory';
import { lookbackOf } from '../plan/lookback';
import type { EventPlan } from '../plan/schema';
import { round } from './compute';
import { type Density, densityOf } from './density';
import { entranceTraffic, HOUR_MS, type SeenEntrances } from './entrance-traffic';

/** How many times normal traffic the event needs, and how that is known. */
export interface NeededMultiplier {
  /** null when the plan gives only requests per second and no normal peak could be measured. */
  readonly value: number | null;
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
  const { multiplier, peakRequestsPerSecond } = plan.traffic;
  if (peakRequestsPerSecond === undefined) {
    return { value: multiplier ?? null, notes: [], contradiction: null };
  }

  const normal = normalPeak(plan, inventories);
  if (!isKnown(normal)) {
    const unknown =
      `The plan expects ${peakRequestsPerSecond} requests/s, but no normal peak could be measured on its internet-facing load balancers. ${normal.missing}`.trim();
    return {
      value: multiplier ?? null,
      notes: multiplier === undefined ? [unknown] : [`${unknown} The multiplier of the plan is used.`],
      contradiction: null,
    };
  }
  const measured = Number((peakRequestsPerSecond / normal.value).toPrecision(6));
  const worked = `${peakRequestsPerSecond} requests/s ÷ ${round(normal.value)} at normal peak (hourly peaks of the internet-facing load balancers, added up) = ${round(measured)}×`;
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
 * Highest requests per second of all internet-facing load balancers in scope together, in the hours that the plan does
 * not exclude from what is normal.
 */
function normalPeak(
  plan: EventPlan,
  inventories: readonly Inventory[],
): { value: number; density: Density } | Missing {
  const seen = inventories.flatMap(({ target, artifacts: { loadBalancers, loadBalancerPeaks } }) => {
    if (!loadBalancers?.ok || !loadBalancerPeaks?.ok) return [];
    const scope = scopeOf(plan, target);
    const included = loadBalancers.data.filter((row) => scope.includes(ARTIFACTS.loadBalancers.owner(row)));
    return [{ loadBalancers: included, loadBalancerPeaks: loadBalancerPeaks.data }];
  });
  const excluded = inventories.flatMap(({ collectedAt }) => lookbackOf(plan, collectedAt).exclude);
  const isNormal = (hour: number): boolean =>
    excluded.every(({ from, to }) => hour >= Date.parse(to) || hour + HOUR_MS <= Date.parse(from));
  const normal = [...entranceTraffic(seen)].flatMap(([hour, value]) => (isNormal(hour) ? [value] : []));
  const value = Math.max(0, ...normal);
  if (value === 0) return { missing: '' };
  const density = densityOf({ hoursWithData: normal.length }, windowOf(seen), 'rates', 'RequestCount');
  return isKnown(density) ? { value, density } : density;
}

/** The window that spans those of all load balancers, which differ where targets were read at different times. */
const windowOf = (seen: readonly SeenEntrances[]): MetricWindow =>
  seen
    .flatMap(({ loadBalancerPeaks }) => loadBalancerPeaks.map(({ window }) => window))
    .reduce((span, { from, to, periodSeconds }) => ({
      from: compareText(from, span.from) < 0 ? from : span.from,
      to: compareText(to, span.to) > 0 ? to : span.to,
      periodSeconds: Math.max(span.periodSeconds, periodSeconds),
    }));
