import type { LoadBalancer, LoadBalancerPeak } from '../model/artifacts';

/** The load balancers of one target that are in scope, and their peaks. */
export interface SeenEntrances {
  readonly loadBalancers: readonly LoadBalancer[];
  readonly loadBalancerPeaks: readonly LoadBalancerPeak[];
}

export const HOUR_MS = 3_600_000;

/**
 * Requests per second of all load balancers that face the internet together, by the hour (milliseconds since 1970):
 * the peaks of the hour are added up, so it may be a little more than was ever reached in one moment, never less.
 * Hours without data are left out.
 */
export function entranceTraffic(targets: readonly SeenEntrances[]): ReadonlyMap<number, number> {
  const byHour = new Map<number, number>();
  for (const { loadBalancers, loadBalancerPeaks } of targets) {
    const entrances = new Set(
      loadBalancers
        .filter(({ scheme }) => scheme === 'internet-facing')
        .map(({ loadBalancerArn }) => loadBalancerArn),
    );
    for (const { loadBalancerArn, window, hourlyRequestsPerSecond } of loadBalancerPeaks) {
      if (!entrances.has(loadBalancerArn)) continue;
      const first = Math.floor(Date.parse(window.from) / HOUR_MS);
      hourlyRequestsPerSecond.forEach((value, i) => {
        const hour = (first + i) * HOUR_MS;
        if (value !== null) byHour.set(hour, (byHour.get(hour) ?? 0) + value);
      });
    }
  }
  return byHour;
}
