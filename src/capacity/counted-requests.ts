import type { Api, ApiPeak } from '../model/artifacts';

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
