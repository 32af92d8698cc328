import { type ApiPeak, type ApiUsagePlan, ARTIFACTS, type Artifacts } from '../model/artifacts';
import { multiplierOf } from '../plan/demand';
import type { TargetContext } from './check';

/** What is read of usage plans and the stages that they are of. */
export type PlanArtifacts = Pick<Artifacts, 'apis' | 'apiPeaks' | 'apiIntegrations' | 'apiUsagePlans'>;

/** Traffic at the peak, by the API of the plan that gets most of it; null where it is not known. */
export function timesOf(
  rows: readonly ApiUsagePlan[],
  { apis }: PlanArtifacts,
  context: TargetContext,
): number | null {
  const own = new Set(rows.map(({ apiId }) => apiId));
  const all = apis
    .filter(({ apiId }) => own.has(apiId))
    .map((api) => multiplierOf(ARTIFACTS.apis.owner(api), context));
  return all.reduce<number | null>(
    (most, times) => (most === null || times === null ? null : Math.max(most, times)),
    all.length === 0 ? null : 0,
  );
}

/** The peaks of its stages. */
export const peaksOf = (rows: readonly ApiUsagePlan[], { apiPeaks }: PlanArtifacts): ApiPeak[] =>
  apiPeaks.filter((peak) =>
    rows.some(({ apiId, stageName }) => apiId === peak.apiId && stageName === peak.stageName),
  );

/** Whether every request to its stages is one of its keys: all methods ask for one, and no other plan has the stages. */
export const isKeyed = (
  rows: readonly ApiUsagePlan[],
  { apiIntegrations, apiUsagePlans }: PlanArtifacts,
): boolean =>
  rows.every(
    ({ apiId, stageName, usagePlanId }) =>
      apiIntegrations.some(
        (one) => one.apiId === apiId && one.routes > 0 && one.routes === one.routesWithKey,
      ) &&
      apiUsagePlans.every(
        (other) =>
          other.usagePlanId === usagePlanId || other.apiId !== apiId || other.stageName !== stageName,
      ),
  );
