import type { LoadBalancer } from '../model/artifacts';
import type { EventPlan } from '../plan/schema';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext, unknown } from './check';
import { loadBalancerResource } from './load-balancers';

/** An entry of the plan's section 7: what was asked of AWS for one load balancer. */
export type PreWarming = EventPlan['preWarming'][number];

/**
 * The multiplier from which a rise needs capacity ahead. This is an assumption, as AWS publishes no figure for how fast
 * an Application Load Balancer grows by itself: that it follows a doubling within minutes.
 */
export const MIN_MULTIPLIER = 2;

/** What each state of a request means, as a sentence. */
export const STATES: Readonly<Record<PreWarming['status'], string>> = {
  'not-requested': 'Capacity is not requested.',
  requested: 'Capacity is requested; nobody has confirmed it.',
  completed: 'Capacity is said to be there; nobody has verified it.',
  verified: 'Capacity is there and verified.',
};

/**
 * Judges the Application Load Balancers that face the internet by their entry of section 7, where the event needs
 * one; `judge` gets undefined where there is none.
 */
export const judgePreWarming = (
  loadBalancers: readonly LoadBalancer[],
  context: TargetContext,
  judge: (entry: PreWarming | undefined, resource: JudgedResource, balancer: LoadBalancer) => Judgement,
): readonly Judgement[] =>
  loadBalancers.map((balancer) => {
    const resource = loadBalancerResource(balancer);
    if (balancer.type !== 'application' || balancer.scheme !== 'internet-facing') {
      return notApplicable('Not an Application Load Balancer that faces the internet.', resource);
    }
    const entry = entryFor([balancer.loadBalancerName, balancer.loadBalancerArn, balancer.dnsName], context);
    if (entry !== undefined) return judge(entry, resource, balancer);
    if (context.multiplier === null) return unknown(resource, 'The needed multiplier is not known.');
    if (context.multiplier < MIN_MULTIPLIER) {
      return notApplicable(`It grows by itself to ${context.multiplier}× traffic.`, resource);
    }
    return judge(undefined, resource, balancer);
  });

/** The entry of section 7 for a load balancer of the target, by any of its names. */
export const entryFor = (names: readonly string[], { plan, target }: TargetContext): PreWarming | undefined =>
  plan.preWarming.find(
    ({ loadBalancer, region, account }) =>
      names.includes(loadBalancer) &&
      region === target.region &&
      (account === undefined || account === target.account),
  );
