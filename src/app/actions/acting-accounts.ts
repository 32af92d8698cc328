import { type OwnSettings, openAccount } from '../../aws/accounts';
import { createClients } from '../../aws/clients';
import { createRateLimiter } from '../../aws/rate-limiter';
import { memoise } from '../../lib/memoise';
import type { Target } from '../../model/target';
import { globalRegionOf, partitionOf } from '../../plan/regions';
import type { EventPlan, PlanAccount } from '../../plan/schema';
import { findPlanAccount } from '../../plan/targets';
import type { Means } from '../../support/applier';

/** As whom accounts are changed. */
export interface ActingAs {
  /** Name, with its path, of a role in each account, in place of the role of the plan, which reads only. */
  readonly role?: string | undefined;
  /** Profile of this machine, in place of that of the plan. */
  readonly profile?: string | undefined;
}

/** The clients of one account and region. */
export interface ActingClients extends Pick<Means, 'reading' | 'acting'> {
  close(): void;
}

/** Opens accounts for actions. */
export interface ActingAccounts {
  /** Throws IemError `no-credentials`, `wrong-account`, `aws-unavailable`. */
  open(plan: EventPlan, target: Target): Promise<ActingClients>;
}

/** Opens accounts as somebody who may act: with a role of their own, or the standard AWS configuration. */
export function createActingAccounts({ role, profile }: ActingAs, own: OwnSettings): ActingAccounts {
  // People wait for it, and it makes few calls: it leaves the rest to the account as runs do.
  const limiter = createRateLimiter({ share: 0.5, cautious: false });
  const opened = memoise(
    50,
    ({ plan, account }: { readonly plan: EventPlan; readonly account: PlanAccount }) =>
      JSON.stringify([plan.id, account.id]),
    ({ plan, account }) => openAccount(actingIn(account, { role, profile }), { eventId: plan.id, own }),
  );
  return {
    async open(plan, target) {
      const account = findPlanAccount(plan, target.account);
      const { credentials } = await opened({ plan, account });
      const globalRegion = globalRegionOf(account.regions[0]?.name ?? '');
      const shared = { ...target, globalRegion, credentials, limiter };
      const reading = createClients(shared);
      const acting = createClients({ ...shared, maxAttempts: 1 });
      return {
        reading,
        acting,
        close() {
          reading.close();
          acting.close();
        },
      };
    },
  };
}

/** The account with who acts in it in place of who reads it; as in the plan where nobody is named. */
export function actingIn(account: PlanAccount, { role, profile }: ActingAs): PlanAccount {
  if (role === undefined && profile === undefined) return account;
  const { roleArn: _, ...others } = account;
  const partition = partitionOf(account.regions[0]?.name ?? '') ?? 'aws';
  return {
    ...others,
    ...(role !== undefined && { roleArn: `arn:${partition}:iam::${account.id}:role/${role}` }),
    ...(profile !== undefined && { profile }),
  };
}
