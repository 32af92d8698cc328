import type { LoadBalancer } from '../model/artifacts';
import type { Target } from '../model/target';
import type { EventPlan } from './schema';

/** An entry of the plan's section 7: what was asked of AWS for one load balancer. */
export type PreWarming = EventPlan['preWarming'][number];

/** All names by which a plan may call an Application or Network Load Balancer. */
export const namesOf = (
  balancer: Pick<LoadBalancer, 'loadBalancerName' | 'loadBalancerArn' | 'dnsName'>,
): readonly string[] => [balancer.loadBalancerName, balancer.loadBalancerArn, balancer.dnsName];

/** Whether AWS Support gave capacity that the plan calls verified: how much, no API shows. */
export const isGivenBySupport = (entry: PreWarming | undefined): boolean =>
  entry?.status === 'verified' && entry.reservedCapacityUnits === undefined;

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
