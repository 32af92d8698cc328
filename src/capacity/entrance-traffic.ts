import { scopeOf } from '../judging/scope';
import { compareText } from '../lib/compare-text';
import { ARTIFACTS, type LoadBalancer, type LoadBalancerPeak } from '../model/artifacts';
import type { Inventory } from '../model/inventory';
import type { Target } from '../model/target';
import { lookbackOf } from '../plan/lookback';
import type { EventPlan } from '../plan/schema';

/** The load balancers of one target that are in scope, and their peaks. */
export interface SeenEntrances {
  readonly loadBalancers: readonly LoadBalancer[];
  readonly loadBalancerPeaks: readonly LoadBalancerPeak[];
}

/** What was read of the entrances of a plan's targets that are in its scope; targets that could not be read are left out. */
export const seenEntrances = (plan: EventPlan, inventories: readonly Inventory[]): SeenEntrances[] =>
  inventories.flatMap(({ target, artifacts: { loadBalancers, loadBalancerPeaks } }) => {
    if (!loadBalancers?.ok || !loadBalancerPeaks?.ok) return [];
    const scope = scopeOf(plan, target);
    const included = loadBalancers.data.filter((row) => scope.includes(ARTIFACTS.loadBalancers.owner(row)));
    return [{ loadBalancers: included, loadBalancerPeaks: loadBalancerPeaks.data }];
  });

/** The first target whose entrances could not be read, or not as a whole, so that they may carry any part of the traffic. */
export const unreadEntrances = (inventories: readonly Inventory[]): Target | undefined =>
  inventories.find(
    ({ artifacts: { loadBalancers, loadBalancerPeaks } }) =>
      loadBalancers?.ok === false ||
      loadBalancerPeaks?.ok === false ||
      loadBalancerPeaks?.data.some(({ isIncomplete }) => isIncomplete),
  )?.target;

/** Requests per second of all entrances together, over periods of one length; periods without data are left out. */
export interface EntranceTraffic {
  readonly periodMs: number;
  /** By the begin of the period, in milliseconds since 1970. */
  readonly byPeriod: ReadonlyMap<number, number>;
  /** Names of the load balancers that it is the traffic of. */
  readonly entrances: readonly string[];
}

/**
 * Requests per second of all load balancers that face the internet together, added up at each moment: the sum of their
 * peaks would be more than was ever reached, for they have theirs at different times.
 */
export function entranceTraffic(targets: readonly SeenEntrances[]): EntranceTraffic {
  const entrances = targets.flatMap(({ loadBalancers, loadBalancerPeaks }) => {
    const facing = new Map(
      loadBalancers
        .filter(({ scheme }) => scheme === 'internet-facing')
        .map(({ loadBalancerArn, loadBalancerName }) => [loadBalancerArn, loadBalancerName]),
    );
    return loadBalancerPeaks.flatMap((peak) => {
      const name = facing.get(peak.loadBalancerArn);
      const isCounted = peak.requestsPerSecondByPeriod.some((value) => value !== null);
      return name !== undefined && isCounted ? [{ ...peak, name }] : [];
    });
  });
  return {
    ...addUpRequests(entrances),
    entrances: [...new Set(entrances.map(({ name }) => name))].sort(compareText),
  };
}

/** Requests per second of each period of a window, null without data. */
export type Requests = Pick<LoadBalancerPeak, 'window' | 'requestsPerSecondByPeriod'>;

/**
 * Adds up requests at each moment. Where their data is of different resolution, the coarsest counts, and of finer data the
 * highest in each of its periods.
 */
export function addUpRequests(all: readonly Requests[]): Pick<EntranceTraffic, 'periodMs' | 'byPeriod'> {
  const periodMs = all.reduce((longest, { window }) => Math.max(longest, window.periodSeconds * 1000), 0);
  const byPeriod = new Map<number, number>();
  for (const requests of all) {
    for (const { at, value } of highestByPeriod(requests, periodMs)) {
      byPeriod.set(at, (byPeriod.get(at) ?? 0) + value);
    }
  }
  return { periodMs, byPeriod };
}

/** The traffic of the entrances of a plan in the periods that it does not exclude from what is normal. */
export function normalTraffic(plan: EventPlan, inventories: readonly Inventory[]): EntranceTraffic {
  const excluded = inventories.flatMap(({ collectedAt }) => lookbackOf(plan, collectedAt).exclude);
  const { periodMs, byPeriod, entrances } = entranceTraffic(seenEntrances(plan, inventories));
  const isNormal = isOutside(excluded);
  const normal = [...byPeriod].filter(([begin]) => isNormal(begin, periodMs));
  return { periodMs, byPeriod: new Map(normal), entrances };
}

/** Makes the question whether a time, of so many milliseconds from `begin` on, is outside of all of these windows. */
export function isOutside(
  windows: readonly { readonly from: string; readonly to: string }[],
): (begin: number, length: number) => boolean {
  // It is asked of thousands of periods.
  const parsed = windows.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  return (begin, length) => parsed.every(({ from, to }) => begin >= to || begin + length <= from);
}

/** In order of time; there are thousands of them, so each is looked at once. */
function highestByPeriod(
  { window, requestsPerSecondByPeriod }: Requests,
  periodMs: number,
): readonly { readonly at: number; readonly value: number }[] {
  const from = Date.parse(window.from);
  const stepMs = window.periodSeconds * 1000;
  const highest: { readonly at: number; value: number }[] = [];
  let last: (typeof highest)[number] | undefined;
  requestsPerSecondByPeriod.forEach((value, i) => {
    if (value === null) return;
    const at = Math.floor((from + i * stepMs) / periodMs) * periodMs;
    if (last?.at !== at) {
      last = { at, value };
      highest.push(last);
    } else if (value > last.value) last.value = value;
  });
  return highest;
}
