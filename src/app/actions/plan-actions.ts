import type { QuotaHistory } from '../../actions/planner';
import { toFailure } from '../../collect/failure';
import { mapConcurrently } from '../../lib/concurrency';
import { GLOBAL, type Target, targetName } from '../../model/target';
import type { EventPlan } from '../../plan/schema';
import { servingTarget, targetsOf } from '../../plan/targets';
import type { Store } from '../../store/store';
import { listQuotaRequests } from '../../support/quota-requests';
import type { ActingAccounts } from './acting-accounts';
import { type ActionPlan, loadPlannerInput, planFrom } from './stored-actions';

/**
 * Plans what can be done for an event by its latest run. It changes nothing.
 *
 * @param accounts Asked which requests are open, and how long others took; null where nobody is asked.
 * @param now ISO 8601 in UTC.
 * @throws IemError `plan-not-found`; `run-not-found` before the first run.
 */
export async function planActions(
  store: Store,
  event: string,
  accounts: ActingAccounts | null,
  now: string,
): Promise<ActionPlan> {
  const input = await loadPlannerInput(store, event);
  return planFrom(input, accounts && (await readHistory(input.plan, accounts)), now);
}

/** How many regions are asked at once. */
const MOST_ASKED = 4;

/** Asks Service Quotas in each region of the plan, and in the one that has the quotas of what an account has once. */
async function readHistory(plan: EventPlan, accounts: ActingAccounts): Promise<readonly QuotaHistory[]> {
  const regions = new Map(
    targetsOf(plan)
      .map((target): Target => (target.region === GLOBAL ? servingTarget(plan, target) : target))
      .map((target) => [targetName(target), target]),
  );
  return mapConcurrently([...regions.values()], MOST_ASKED, async (target): Promise<QuotaHistory> => {
    try {
      const clients = await accounts.open(plan, target);
      try {
        return { target, requests: { ok: true, data: await listQuotaRequests(clients.reading, target) } };
      } finally {
        clients.close();
      }
    } catch (error) {
      return { target, requests: toFailure(error) };
    }
  });
}
