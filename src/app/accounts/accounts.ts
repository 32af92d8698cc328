import { type OwnSettings, openAccount } from '../../aws/accounts';
import { type Clients, createClients } from '../../aws/clients';
import type { Probe } from '../../aws/probe';
import { createRateLimiter, type RateLimiter } from '../../aws/rate-limiter';
import { memoise } from '../../lib/memoise';
import type { Target } from '../../model/target';
import { eventWindow } from '../../plan/calendar';
import { globalRegionOf } from '../../plan/regions';
import type { EventPlan, PlanAccount } from '../../plan/schema';

/** How the accounts of plans are reached. */
export interface Accounts {
  /**
   * Clients for the targets of one account, which the caller closes.
   *
   * @throws IemError `no-credentials`, `wrong-account`, `aws-unavailable`.
   */
  open(plan: EventPlan, account: PlanAccount): Promise<(target: Target, probe?: Probe) => Clients>;
}

const USUAL_SHARE = 0.5;
const EVENT_SHARE = 0.25;

/** Share of AWS's rates that we take; the rest is for the autoscaling of the account, most of all during the event. */
export function rateShare(plan: Pick<EventPlan, 'calendar'>, at: string): number {
  const { start, end } = eventWindow(plan);
  const time = Date.parse(at);
  return Date.parse(start) <= time && time <= Date.parse(end) ? EVENT_SHARE : USUAL_SHARE;
}

/** Accounts that stay open: a process of the backend meets the regions of a few accounts in turn. */
const MOST_OPEN = 50;

/**
 * Accounts by the standard AWS configuration and the plan. What was opened stays open for the next target, and all
 * share the rate limits.
 *
 * @param now The present, ISO 8601 in UTC.
 * @param own What the environment sets for all accounts.
 */
export function createAccounts(now: () => string, own: OwnSettings = {}): Accounts {
  const limiters = new Map<number, RateLimiter>();
  const limiterOf = (share: number): RateLimiter => {
    const limiter = limiters.get(share) ?? createRateLimiter({ share, cautious: share < USUAL_SHARE });
    limiters.set(share, limiter);
    return limiter;
  };
  const opened = memoise(
    MOST_OPEN,
    ({ event, account: { id, profile, roleArn, externalId, regions } }: Access) =>
      JSON.stringify([event, id, profile, roleArn, externalId, regions.map(({ name }) => name)]),
    ({ event, account }: Access) => openAccount(account, { eventId: event, own }),
  );
  return {
    async open(plan, account) {
      const { credentials } = await opened({ event: plan.id, account });
      const limiter = limiterOf(rateShare(plan, now()));
      const globalRegion = globalRegionOf(account.regions[0]?.name ?? '');
      return (target, probe) => createClients({ ...target, globalRegion, credentials, limiter, probe });
    },
  };
}

interface Access {
  readonly event: string;
  readonly account: PlanAccount;
}
