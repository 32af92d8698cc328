import { type OwnSettings, openAccount } from '../../aws/accounts';
import { type Clients, createClients } from '../../aws/clients';
import type { Probe } from '../../aws/probe';
import { createRateLimiter, type RateLimiter } from '../../aws/rate-limiter';
import { memoise } from '../../lib/memoise';
import type { Target } from '../../model/target';
import { eventWindow } from '../../plan/calendar';
import { globalRegionOf } from '../../plan/regions';
import type { EventPlan, PlanAccount } from '../../plan/schema';

/** Opens the accounts of plans. */
export interface Accounts {
  /**
   * Opens an account and returns a factory of clients for its targets. The caller closes the clients.
   *
   * @throws IemError `no-credentials`, `wrong-account`, `aws-unavailable`.
   */
  open(plan: EventPlan, account: PlanAccount): Promise<(target: Target, probe?: Probe) => Clients>;
}

const USUAL_SHARE = 0.5;
const EVENT_SHARE = 0.25;

/**
 * The share of AWS's rate limits that we use. The rest is left to the account's own scaling, most of all in the event.
 */
export function rateShare(plan: Pick<EventPlan, 'calendar'>, at: string): number {
  const { start, end } = eventWindow(plan);
  const time = Date.parse(at);
  return Date.parse(start) <= time && time <= Date.parse(end) ? EVENT_SHARE : USUAL_SHARE;
}

/** How many accounts stay open. A process works on the regions of a few accounts in turn. */
const MOST_OPEN = 50;

/**
 * Opens accounts with the standard AWS configuration and the roles of the plan. An opened account is reused for its
 * next target, and all targets share the rate limits.
 *
 * @param now Returns the present time, ISO 8601 in UTC.
 * @param own Settings of the environment that apply to all accounts.
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
