import { defineCheck, fail, pass } from '../check';
import { loadBalancerResource } from '../load-balancers';
import { count, distinct } from '../words';

const MIN_ZONES = 2;

export const loadBalancerZones = defineCheck({
  id: 'load-balancer-zones',
  title: 'Load balancers are enabled in at least two Availability Zones',
  failureTitle: 'Load balancer in one Availability Zone',
  why: 'A load balancer in one zone is gone with that zone, whatever runs behind it elsewhere.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
  workbook: '12 Resilience',
  needs: ['loadBalancers'],
  evaluate({ loadBalancers }) {
    return loadBalancers.map((balancer) => {
      const resource = loadBalancerResource(balancer);
      const zones = distinct(balancer.zones.map((zone) => zone.availabilityZone));
      const detail = `In ${count(zones.length, 'zone')}: ${zones.join(', ')}.`;
      if (zones.length >= MIN_ZONES) return pass(resource, detail);
      const subnets = balancer.zones.flatMap((zone) => zone.subnetId ?? []);
      return fail(resource, detail, {
        action: `Choose a subnet in at least one more Availability Zone, and enable the load balancer there with set-subnets, which takes those that it has as well (${subnets.join(', ') || 'none'}).`,
        lead: 'redundancy',
      });
    });
  },
});
