import {
  DescribeTrustedAdvisorCheckResultCommand,
  DescribeTrustedAdvisorCheckSummariesCommand,
  DescribeTrustedAdvisorChecksCommand,
  SupportClient,
  type TrustedAdvisorCheckDescription,
  type TrustedAdvisorCheckSummary,
  type TrustedAdvisorResourceDetail,
} from '@aws-sdk/client-support';
import { rememberAction } from '../../aws/actions';
import { batches, mapConcurrently } from '../../lib/concurrency';
import type { TrustedAdvisorCheck } from '../../model/artifacts';
import { TRUSTED_ADVISOR_CATEGORIES } from '../../model/trusted-advisor-categories';
import { requireField } from '../answer';
import { defineCollector } from '../collector';
import { CollectError, isDenied, toFailure } from '../failure';
import { namingSupportPlan } from '../support-plan';

/** Checks in one call for summaries. AWS publishes no limit; there are some 500 checks. */
const SUMMARIES_PER_CALL = 100;

const CATEGORIES: ReadonlySet<string> = new Set(TRUSTED_ADVISOR_CATEGORIES);

export const trustedAdvisor = defineCollector({
  id: 'trustedAdvisor',
  answers: 'What Trusted Advisor flags, check by check',
  light: false,
  verified: 'modelled',
  actions: [
    'support:DescribeTrustedAdvisorCheckResult',
    'support:DescribeTrustedAdvisorCheckSummaries',
    'support:DescribeTrustedAdvisorChecks',
  ],
  // If each of some 500 checks flags something, each needs a call, at 10 calls a second or, when AWS throttles, fewer.
  deadlineFactor: 5,
  async collect({ clients, signal }) {
    const support = clients.of(SupportClient);
    try {
      const command = new DescribeTrustedAdvisorChecksCommand({ language: 'en' });
      const { checks: all = [] } = await support.send(command, { abortSignal: signal });
      const checks = all.filter(({ category }) => CATEGORIES.has(requireField(category, 'category')));
      const unflagged = await unflaggedOf(support, checks, signal);
      return requireSomeRead(
        await mapConcurrently(checks, 4, (check) => readCheck(support, check, unflagged, signal)),
      );
    } catch (error) {
      throw namingSupportPlan(error, 'Trusted Advisor');
    }
  },
});

/** Returns the checks. @throws CollectError when none could be read, so that the whole collector fails. */
function requireSomeRead(checks: TrustedAdvisorCheck[]): TrustedAdvisorCheck[] {
  const [first] = checks;
  if (first && !first.result.ok && checks.every(({ result }) => !result.ok)) {
    const { code, message } = first.result;
    throw rememberAction(new CollectError(code, message), 'support:DescribeTrustedAdvisorCheckResult');
  }
  return checks;
}

type Result = TrustedAdvisorCheck['result'];

/** Reads the results of the checks that flag nothing from summaries, by check. This saves a call for most checks. */
async function unflaggedOf(
  support: SupportClient,
  checks: readonly TrustedAdvisorCheckDescription[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Result>> {
  const ids = checks.map(({ id }) => requireField(id, 'id'));
  const summaries = await mapConcurrently(batches(ids, SUMMARIES_PER_CALL), 2, (checkIds) =>
    summariesOf(support, checkIds, signal),
  );
  return new Map(
    summaries.flat().flatMap((summary) => {
      const result = toUnflaggedResult(summary);
      return summary.checkId && result ? [[summary.checkId, result] as const] : [];
    }),
  );
}

/** Reads summaries. It throws only a refusal, because each check without a summary is read by itself later. */
async function summariesOf(
  support: SupportClient,
  checkIds: string[],
  signal: AbortSignal,
): Promise<readonly TrustedAdvisorCheckSummary[]> {
  try {
    const command = new DescribeTrustedAdvisorCheckSummariesCommand({ checkIds });
    return (await support.send(command, { abortSignal: signal })).summaries ?? [];
  } catch (error) {
    signal.throwIfAborted();
    if (isDenied(error)) throw error;
    return [];
  }
}

/** Converts a summary to the result of a check that flags nothing, not even suppressed resources; null for other checks. */
function toUnflaggedResult({
  status,
  timestamp,
  hasFlaggedResources,
  resourcesSummary,
}: TrustedAdvisorCheckSummary): Result | null {
  const { resourcesProcessed, resourcesFlagged, resourcesSuppressed } = resourcesSummary ?? {};
  if (status !== 'ok' || !timestamp || hasFlaggedResources) return null;
  if (resourcesProcessed === undefined || resourcesFlagged !== 0 || resourcesSuppressed !== 0) return null;
  return { ok: true, status, timestamp, flaggedResources: [] };
}

async function readCheck(
  support: SupportClient,
  check: TrustedAdvisorCheckDescription,
  unflagged: ReadonlyMap<string, Result>,
  signal: AbortSignal,
): Promise<TrustedAdvisorCheck> {
  const checkId = requireField(check.id, 'id');
  return {
    checkId,
    name: requireField(check.name, 'name'),
    category: requireField(check.category, 'category'),
    result: unflagged.get(checkId) ?? (await resultOf(support, checkId, check.metadata ?? [], signal)),
  };
}

/** Reads the result of one check. A failure concerns only this check; a refusal would concern all of them and is thrown. */
async function resultOf(
  support: SupportClient,
  checkId: string,
  columns: readonly (string | null)[],
  signal: AbortSignal,
): Promise<Result> {
  try {
    const command = new DescribeTrustedAdvisorCheckResultCommand({ checkId, language: 'en' });
    const { result } = await support.send(command, { abortSignal: signal });
    const { status, timestamp, flaggedResources = [] } = requireField(result, 'result');
    return {
      ok: true,
      status: requireField(status, 'status'),
      timestamp: timestamp ?? null,
      flaggedResources: flaggedResources
        .filter((resource) => resource.status !== 'ok')
        .map((resource) => toFlagged(resource, columns)),
    };
  } catch (error) {
    signal.throwIfAborted();
    if (isDenied(error)) throw error;
    const { code, message } = toFailure(error);
    return { ok: false, code, message };
  }
}

const toFlagged = (resource: TrustedAdvisorResourceDetail, columns: readonly (string | null)[]) => ({
  status: requireField(resource.status, 'status'),
  region: resource.region ?? null,
  resourceId: requireField(resource.resourceId, 'resourceId'),
  suppressed: resource.isSuppressed ?? false,
  metadata: Object.fromEntries(
    columns.map((column, i) => [column ?? `column ${i + 1}`, resource.metadata?.[i] ?? null]),
  ),
});
