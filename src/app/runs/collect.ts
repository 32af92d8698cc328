import type { OwnSettings } from '../../aws/accounts';
import { collectors } from '../../collect/registry';
import { collectAll, type Progress } from '../../collect/run';
import type { Inventory } from '../../model/inventory';
import { lookbackOf } from '../../plan/lookback';
import type { EventPlan } from '../../plan/schema';
import { createAccounts } from '../accounts/accounts';

export type { Progress };

export interface CollectEvent {
  readonly plan: EventPlan;
  /** What the environment sets for all accounts. */
  readonly own?: OwnSettings;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Collects every account and region of the plan. What cannot be read is in the inventories as a failure.
 *
 * @throws IemError `no-credentials`, `wrong-account` or `aws-unavailable` when no account at all can be opened.
 */
export async function collectEvent({
  plan,
  own,
  now,
  signal,
  onProgress,
}: CollectEvent): Promise<Inventory[]> {
  const failures: unknown[] = [];
  const accounts = createAccounts(now, own);
  const inventories = await collectAll({
    accounts: plan.accounts,
    open: async (account) => {
      try {
        return await accounts.open(plan, account);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    },
    collectors,
    lookback: lookbackOf(plan, now()),
    now,
    signal,
    ...(onProgress && { onProgress }),
  });
  if (failures.length === plan.accounts.length) throw failures[0];
  return inventories;
}
