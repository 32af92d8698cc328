import { apiNamer } from '../judging/apis';
import type { Api, ApiPeak } from '../model/artifacts';
import type { JudgedResource } from './check';

/** Names stages as people know them: `orders/prod`. */
export function stageNamer(
  apis: readonly Api[],
): (stage: { readonly apiId: string; readonly stageName: string }) => JudgedResource {
  const nameOf = apiNamer(apis);
  const byId = new Map(apis.map((api) => [api.apiId, api]));
  return ({ apiId, stageName }) => {
    const api = byId.get(apiId);
    return { name: `${api ? nameOf(api) : apiId}/${stageName}` };
  };
}

/** Whether a stage got requests in the look-back, as far as CloudWatch tells. */
export const hasRequests = ({ requestsPerSecond, isIncomplete }: ApiPeak): boolean =>
  isIncomplete === true || (requestsPerSecond?.value ?? 0) > 0;
