import type { Target } from '../model/target';
import type { EventPlan } from './schema';

/** An entry of the plan's section 7: what was asked of AWS for one load balancer. */
export type PreWarming = EventPlan['preWarming'][number];

/** Whose entries, and where. */
interface EntryContext {
  readonly plan: Pick<EventPlan, 'preWarming'>;
  readonly target: Target;
}

/** The entry of section 7 for a load balancer of the target, by any of its names. */
export const entryFor = (names: readonly string[], { plan, target }: EntryContext): PreWarming | undefined =>
  plan.preWarming.find(
    ({ loadBalancer, region, account }) =>
      names.includes(loadBalancer) &&
      region === target.region &&
      (account === undefined || account === target.account),
  );
