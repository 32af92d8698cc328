import { GLOBAL, type Target } from '../model/target';
import type { EventPlan, PlanAccount } from './schema';
import { compileScope, type Scope } from './scope';

/** Everything a run collects, in the order of the plan: the regions of each account, then its `global`. */
export const targetsOf = ({ accounts }: Pick<EventPlan, 'accounts'>): Target[] =>
  accounts.flatMap(({ id, regions }) => [
    ...regions.map((region) => ({ account: id, region: region.name })),
    { account: id, region: GLOBAL },
  ]);

/** @throws RangeError when the plan has no such account. */
export function planAccount({ accounts }: Pick<EventPlan, 'accounts'>, id: string): PlanAccount {
  const account = accounts.find((candidate) => candidate.id === id);
  if (!account) throw new RangeError(`The plan has no account ${id}.`);
  return account;
}

/**
 * What of a target belongs to the event.
 *
 * @throws RangeError when the plan has no such account or region.
 */
export function scopeOf(plan: Pick<EventPlan, 'accounts'>, target: Target): Scope {
  const account = planAccount(plan, target.account);
  if (target.region === GLOBAL) return compileScope(account.global);
  const region = account.regions.find(({ name }) => name === target.region);
  if (!region) throw new RangeError(`The plan has no region ${target.region} in account ${target.account}.`);
  return compileScope(region.scope);
}
