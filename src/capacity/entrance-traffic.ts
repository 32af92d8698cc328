import { compareText } from '../lib/compare-text';
import type { LoadBalancer, LoadBalancerPeak } from '../model/artifacts';

/** The load balancers of one target that are in scope, and their peaks. */
export interface SeenEntrances {
  readonly loadBalancers: readonly LoadBalancer[];
  readonly loadBalancerPeaks: readonly LoadBalancerPeak[];
}

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
 * peaks would be more than was ever reached, for they have theirs at different times. Where the data of targets is of
 * different resolution, the coarsest counts, and of finer data the highest in each of its periods.
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
  const periodMs = entrances.reduce(
    (longest, { window }) => Math.max(longest, window.periodSeconds * 1000),
    0,
  );
  const byPeriod = new Map<number, number>();
  for (const entrance of entrances) {
    for (const [at, value] of highestByPeriod(entrance, periodMs)) {
      byPeriod.set(at, (byPeriod.get(at) ?? 0) + value);
    }
  }
  return { periodMs, byPeriod, entrances: [...new Set(entrances.map(({ name }) => name))].sort(compareText) };
}

function highestByPeriod(
  { window, requestsPerSecondByPeriod }: LoadBalancerPeak,
  periodMs: number,
): ReadonlyMap<number, number> {
  const from = Date.parse(window.from);
  const highest = new Map<number, number>();
  requestsPerSecondByPeriod.forEach((value, i) => {
    if (value === null) return;
    const at = Math.floor((from + i * window.periodSeconds * 1000) / periodMs) * periodMs;
    highest.set(at, Math.max(highest.get(at) ?? value, value));
  });
  return highest;
}
