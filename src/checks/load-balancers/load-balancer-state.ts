import type { FixDraft } from '../../judging/fix';
import { defineCheck, fail, pass, unknown, warn } from '../check';
import { loadBalancerResource } from '../load-balancers';

export const loadBalancerState = defineCheck({
  id: 'load-balancer-state',
  title: 'Load balancers are active',
  failureTitle: 'Load balancer is not in a state to grow',
  why: 'AWS says so itself: a load balancer that is impaired routes, but does not have the resources that it needs to scale.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerState.html',
  workbook: 'Step 10',
  needs: ['loadBalancers'],
  evaluate({ loadBalancers }) {
    return loadBalancers.map((balancer) => {
      const resource = loadBalancerResource(balancer);
      const detail = `Its state is ${balancer.state}.`;
      switch (balancer.state) {
        case 'active':
          return pass(resource, detail);
        case 'active_impaired':
          return fail(resource, detail, MAKE_ROOM);
        case 'failed':
          return fail(resource, detail, {
            action: 'Create a new one and move traffic to it: this one could not be set up.',
            lead: 'repair',
          });
        case 'provisioning':
          return warn(resource, detail, {
            action: 'Wait until it is active, which takes minutes; ask AWS Support where it takes longer.',
            lead: 'repair',
          });
        default:
          return unknown(resource, `${detail} What that means is not known.`);
      }
    });
  },
});

/** What a load balancer lacks to scale is nearly always free addresses in its subnets. */
const MAKE_ROOM: FixDraft = {
  action:
    'Free addresses in its subnets, or give it larger ones in the same zones with set-subnets, which takes all that it is to have; open a Support case where it stays impaired.',
  lead: 'repair',
};
