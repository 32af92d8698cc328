import { RESERVATION_QUOTAS, reservationWishes } from '../../actions/capacity-reservations';
import type { QuotaHistory } from '../../actions/planner';
import type { Clients } from '../../aws/clients';
import { toFailure } from '../../collect/failure';
import { mapConcurrently } from '../../lib/concurrency';
import type { Read } from '../../model/action';
import { type Target, targetName } from '../../model/target';
import type { EventPlan } from '../../plan/schema';
import { servingTargetsOf } from '../../plan/targets';
import type { Store } from '../../store/store';
import { listQuotaRequests, readQuotas } from '../../support/quota-requests';
import type { ActingAccounts } from './acting-accounts';
import { type ActionPlan, loadPlannerInput, planFrom, type StoredInput } from './stored-actions';

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
  return planFrom(input, accounts && (await readHistory(input, accounts)), now);
}

/** How many regions are asked at once. */
const MOST_ASKED = 4;

/**
 * Asks Service Quotas in each region of the plan, and in the one that has the quotas of what an account has once, which requests there
 * are, and how much load balancers may reserve where something is to be reserved.
 */
async function readHistory(input: StoredInput, accounts: ActingAccounts): Promise<readonly QuotaHistory[]> {
  const { plan } = input;
  const reserving = new Set(reservationWishes(input).map(targetName));
  const codes = Object.values(RESERVATION_QUOTAS);
  return mapConcurrently(servingTargetsOf(plan), MOST_ASKED, async (target): Promise<QuotaHistory> => {
    const ask = <T>(read: (clients: Clients) => Promise<T>) => askIn(target, plan, accounts, read);
    return {
      target,
      requests: await ask((clients) => listQuotaRequests(clients, target)),
      ...(reserving.has(targetName(target)) && {
        reservable: await ask((clients) => readQuotas(clients, 'elasticloadbalancing', codes)),
      }),
    };
  });
}

/** What AWS answered, or why it did not. */
async function askIn<T>(
  target: Target,
  plan: EventPlan,
  accounts: ActingAccounts,
  read: (clients: Clients) => Promise<T>,
): Promise<Read<T>> {
  try {
    const clients = await accounts.open(plan, target);
    try {
      return { ok: true, data: await read(clients.reading) };
    } finally {
      clients.close();
    }
  } catch (error) {
    return toFailure(error);
  }
}
