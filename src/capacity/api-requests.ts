/** What APIs are called, and how many requests CloudWatch counted of them. */
import type { EventContext } from '../judging/context';
import { type Api, type ApiPeak, ARTIFACTS, type MetricWindow, type Peak } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import { lookbackOf } from '../plan/lookback';
import { addUpRequests, isOutside } from './entrance-traffic';

/** What people call an API: its name, with its id where others have the same. */
export function apiNamer(apis: readonly Api[]): (api: Pick<Api, 'apiId' | 'apiName'>) => string {
  const named = Map.groupBy(apis, ({ apiName }) => apiName);
  return ({ apiId, apiName }) => ((named.get(apiName)?.length ?? 0) > 1 ? `${apiName} (${apiId})` : apiName);
}

/** Requests that CloudWatch counts as one: of a stage, or of all stages of one name whose APIs have one name. */
export interface CountedRequests {
  readonly peak: ApiPeak;
  readonly apis: readonly [Api, ...Api[]];
}

/** What CloudWatch counted in all stages, each request once. */
export function countedRequests(apis: readonly Api[], peaks: readonly ApiPeak[]): CountedRequests[] {
  const byId = new Map(apis.map((api) => [api.apiId, api]));
  const alike = Map.groupBy(peaks, ({ countedAs, stageName }) => JSON.stringify([countedAs, stageName]));
  return [...alike.values()].flatMap((rows): CountedRequests[] => {
    const [peak] = rows;
    const [api, ...others] = rows.flatMap(({ apiId }) => byId.get(apiId) ?? []);
    return peak && api ? [{ peak, apis: [api, ...others] }] : [];
  });
}

export const apiOwner = (api: Api): ScopedResource => ARTIFACTS.apis.owner(api);

const HOUR_MS = 3_600_000;

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

/** The window of several counts of one region, which are read together. */
export const windowOf = (peaks: readonly ApiPeak[]): MetricWindow | undefined => peaks[0]?.window;

/** What the resolution of the counts means for a limit of requests per second, as a sentence. */
export const SECONDS_UNSEEN =
  'CloudWatch counts by the minute, and here by five: the busiest second had more, which the burst has to take.';
