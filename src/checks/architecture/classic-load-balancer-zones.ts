import { awsCommand } from '../../judging/aws-command';
import { defineCheck, fail, pass, warn } from '../check';
import { classicResource } from '../classic-load-balancers';
import { count, distinct } from '../words';

const MIN_ZONES = 2;

export const classicLoadBalancerZones = defineCheck({
  id: 'classic-load-balancer-zones',
  title: 'Classic Load Balancers spread traffic over at least two Availability Zones',
  failureTitle: 'Classic Load Balancer in one Availability Zone, or with traffic kept within zones',
  why: 'A load balancer in one zone is lost with that zone; without cross-zone load balancing the zone with fewer instances is overloaded first.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html',
  workbook: '12 Resilience',
  needs: ['classicLoadBalancers'],
  evaluate({ classicLoadBalancers }, { target }) {
    return classicLoadBalancers.map(({ loadBalancerName, availabilityZones, isCrossZone }) => {
      const resource = classicResource(loadBalancerName);
      const zones = distinct(availabilityZones);
      const detail = `In ${count(zones.length, 'zone')}: ${zones.join(', ') || 'none'}; cross-zone load balancing is ${isCrossZone ? 'on' : 'off'}.`;
      const balancer = { 'load-balancer-name': loadBalancerName };
      if (zones.length < MIN_ZONES) {
        return fail(resource, detail, {
          action:
            'Choose a subnet in at least one more Availability Zone, attach it, and run instances there.',
          lead: 'redundancy',
        });
      }
      if (isCrossZone) return pass(resource, detail);
      return warn(resource, detail, {
        action: 'Turn on cross-zone load balancing; a Classic Load Balancer is not charged for it.',
        command: awsCommand(target, 'elb', 'modify-load-balancer-attributes', {
          ...balancer,
          'load-balancer-attributes': '{"CrossZoneLoadBalancing":{"Enabled":true}}',
        }),
        lead: 'configuration',
      });
    });
  },
});
