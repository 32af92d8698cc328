import { leastReservation } from '../capacity/load-balancer-units';
import type { LoadBalancer } from '../model/artifacts';
import { entryFor, namesOf, type PreWarming } from '../plan/pre-warming';
import {
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  type TargetContext,
} from './check';
import { loadBalancerResource } from './load-balancers';

/** What each state of a request means, as a sentence. */
export const STATES: Readonly<Record<PreWarming['status'], string>> = {
  'not-requested': 'Capacity is not requested.',
  requested: 'Capacity is requested; nobody has confirmed it.',
  completed: 'Capacity is said to be there; nobody has verified it.',
  verified: 'Capacity is there and verified.',
};

/** Judges what can be pre-warmed by its entry of section 7, which is undefined where there is none. */
export const judgePreWarming = (
  loadBalancers: readonly LoadBalancer[],
  context: TargetContext,
  judge: (
    entry: PreWarming | undefined,
    resource: JudgedResource,
    balancer: LoadBalancer,
    context: TargetContext,
  ) => Judgement,
): readonly Judgement[] =>
  loadBalancers.map((balancer) => {
    const resource = loadBalancerResource(balancer);
    if (leastReservation(balancer) === null) {
      return notApplicable('Neither an Application nor a Network Load Balancer.', resource);
    }
    const entry = entryFor(namesOf(balancer), context);
    return judgeByTraffic(context, (asked) => judge(entry, resource, balancer, asked));
  });
