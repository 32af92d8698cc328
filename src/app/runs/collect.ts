import type { OwnSettings } from '../../aws/accounts';
import { collectors } from '../../collect/registry';
import { collectAll, type Progress } from '../../collect/run';
import { selectedBy } from '../../judging/scope';
import type { Inventory } from '../../model/inventory';
import { lookbackOf } from '../../plan/lookback';
import type { EventPlan } from '../../plan/schema';
import { createAccounts } from '../accounts/accounts';

export type { Progress };

/** What is collected, and with which credentials. */
export interface CollectEventInput {
  readonly plan: EventPlan;
  /** Settings of the environment that apply to all accounts. */
  readonly own?: OwnSettings;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Collects every account and region of the plan. Whatever cannot be read appears in the inventories as a failure.
 *
 * @throws IemError `no-credentials`, `wrong-account` or `aws-unavailable` if not a single account can be opened.
 */
export async function collectEvent({
  plan,
  own,
  now,
  signal,
  onProgress,
}: CollectEventInput): Promise<Inventory[]> {
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
    selects: selectedBy(plan),
    now,
    signal,
    ...(onProgress && { onProgress }),
  });
  if (failures.length === plan.accounts.length) throw failures[0];
  return inventories;
}
