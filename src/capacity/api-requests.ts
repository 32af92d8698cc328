/** How many requests CloudWatch counted of APIs. */
import type { EventContext } from '../judging/context';
import { type Api, type ApiPeak, ARTIFACTS, type MetricWindow, type Peak } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import { lookbackOf } from '../plan/lookback';
import { addUpRequests, isOutside } from './entrance-traffic';

/** The resource that an API is in a scope. */
export const apiOwner = (api: Api): ScopedResource => ARTIFACTS.apis.owner(api);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The most that several counts reached together at one moment of normal traffic; null where none has data.
 *
 * @param counts Each with the share of it that is meant.
 */
export function peakTogether(
  counts: readonly { readonly peak: ApiPeak; readonly share: number }[],
  { plan, asOf }: Pick<EventContext, 'plan' | 'asOf'>,
): Peak | null {
  const isNormal = isOutside(lookbackOf(plan, asOf).exclude);
  const { periodMs, byPeriod } = addUpRequests(
    counts.map(({ peak: { window, requestsPerSecondByPeriod }, share }) => ({
      window,
      requestsPerSecondByPeriod: requestsPerSecondByPeriod.map((value) => value && value * share),
    })),
  );
  let best: readonly [begin: number, value: number] | undefined;
  const hours = new Set<number>();
  for (const [begin, value] of byPeriod) {
    if (!isNormal(begin, periodMs)) continue;
    hours.add(Math.floor(begin / HOUR_MS));
    if (best === undefined || value > best[1]) best = [begin, value];
  }
  return best === undefined
    ? null
    : { value: best[1], at: new Date(best[0]).toISOString(), hoursWithData: hours.size };
}

/** The most requests that several counts together had in one day of normal traffic, of 24 hours from the begin of the look-back on. */
export function mostPerDay(
  peaks: readonly ApiPeak[],
  { plan, asOf }: Pick<EventContext, 'plan' | 'asOf'>,
): number {
  const isNormal = isOutside(lookbackOf(plan, asOf).exclude);
  const { periodMs, byPeriod } = addUpRequests(peaks);
  const from = Date.parse(windowOf(peaks)?.from ?? '');
  const days = new Map<number, number>();
  for (const [begin, value] of byPeriod) {
    if (!isNormal(begin, periodMs)) continue;
    const day = Math.floor((begin - from) / DAY_MS);
    days.set(day, (days.get(day) ?? 0) + (value * periodMs) / 1000);
  }
  return Math.max(0, ...days.values());
}

/** The window of several counts of one region, which are read together. */
export const windowOf = (peaks: readonly ApiPeak[]): MetricWindow | undefined => peaks[0]?.window;

/** What the resolution of the counts means for a limit of requests per second, as a sentence. */
export const SECONDS_UNSEEN =
  'CloudWatch counts by the minute, and here by five: the busiest second had more, which the burst has to take.';
