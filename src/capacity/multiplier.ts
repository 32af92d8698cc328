import type { Inventory } from '../model/inventory';
import type { EventPlan } from '../plan/schema';
import { scopeOf } from '../plan/targets';
import { round } from './compute';

/** How many times normal traffic the event needs, and how that is known. */
export interface NeededMultiplier {
  /** null when the plan gives only requests per second and no normal peak could be measured. */
  readonly value: number | null;
  /** What a reader must know about it. */
  readonly notes: readonly string[];
}

/** A plan that says 22× and requests per second that say 10× are two different events. */
const TOLERATED_DIFFERENCE = 0.2;

/** `traffic.multiplier`, or `traffic.peakRequestsPerSecond` ÷ the measured normal peak; both are compared. */
export function neededMultiplier(plan: EventPlan, inventories: readonly Inventory[]): NeededMultiplier {
  const { multiplier, peakRequestsPerSecond } = plan.traffic;
  if (peakRequestsPerSecond === undefined) return { value: multiplier ?? null, notes: [] };

  const normal = normalPeak(plan, inventories);
  if (normal === null || normal === 0) {
    const unknown = `The plan expects ${peakRequestsPerSecond} requests/s, but no normal peak could be measured on its internet-facing load balancers.`;
    return {
      value: multiplier ?? null,
      notes: multiplier === undefined ? [unknown] : [`${unknown} The multiplier of the plan is used.`],
    };
  }
  const measured = peakRequestsPerSecond / normal;
  const worked = `${peakRequestsPerSecond} requests/s ÷ ${round(normal)} at normal peak (hourly peaks of the internet-facing load balancers, added up) = ${round(measured)}×`;
  if (multiplier === undefined)
    return { value: Number(measured.toPrecision(6)), notes: [`Needed multiplier: ${worked}.`] };
  const differs = Math.abs(measured - multiplier) / multiplier > TOLERATED_DIFFERENCE;
  return {
    value: multiplier,
    notes: differs
      ? [`The plan says ${multiplier}×, but ${worked}: one of the two is wrong. ${multiplier}× is used.`]
      : [],
  };
}

/**
 * Highest requests per second of all internet-facing load balancers in scope together: for each hour the peaks of
 * the hour are added up, so it may be a little more than was ever reached in one moment, never less.
 */
function normalPeak(plan: EventPlan, inventories: readonly Inventory[]): number | null {
  const byHour = new Map<number, number>();
  for (const { target, artifacts } of inventories) {
    const { loadBalancers, loadBalancerPeaks } = artifacts;
    if (!loadBalancers?.ok || !loadBalancerPeaks?.ok) continue;
    const scope = scopeOf(plan, target);
    const entrances = new Set(
      loadBalancers.data
        .filter(
          ({ scheme, loadBalancerName, loadBalancerArn, dnsName, tags }) =>
            scheme === 'internet-facing' &&
            scope.includes({ kind: 'loadBalancer', ids: [loadBalancerName, loadBalancerArn, dnsName], tags }),
        )
        .map((loadBalancer) => loadBalancer.loadBalancerArn),
    );
    for (const { loadBalancerArn, window, hourlyRequestsPerSecond } of loadBalancerPeaks.data) {
      if (!entrances.has(loadBalancerArn)) continue;
      const firstHour = Math.floor(Date.parse(window.from) / 3_600_000);
      hourlyRequestsPerSecond.forEach((value, hour) => {
        if (value !== null) byHour.set(firstHour + hour, (byHour.get(firstHour + hour) ?? 0) + value);
      });
    }
  }
  return byHour.size === 0 ? null : Math.max(...byHour.values());
}
