import { defineCheck, notApplicable, pass, warn } from '../check';
import { loadBalancerResource } from '../load-balancers';
import { distinct, listed } from '../words';

export const loadBalancerIdleZones = defineCheck({
  id: 'load-balancer-idle-zones',
  title: 'Load balancers have a healthy target in every zone they are enabled in',
  failureTitle: 'Load balancer is enabled in a zone without a healthy target',
  why: 'The zone looks like redundancy and is none: what runs in the other zones must carry it all.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
  workbook: '12 Resilience',
  needs: ['loadBalancers', 'targetGroups', 'targetHealth'],
  evaluate({ loadBalancers, targetGroups, targetHealth }) {
    const health = new Map(targetHealth.map((one) => [one.targetGroupArn, one.targets]));
    return loadBalancers.map((balancer) => {
      const resource = loadBalancerResource(balancer);
      const healthy = targetGroups
        .filter((group) => group.loadBalancerArns.includes(balancer.loadBalancerArn))
        .flatMap((group) => health.get(group.targetGroupArn) ?? [])
        .filter((target) => target.state === 'healthy');
      // Without a healthy target at all, target-health says so; targets that are Lambda functions have no zone.
      if (healthy.every((target) => target.availabilityZone === null)) {
        return notApplicable('No healthy target of it is in a zone.', resource);
      }
      const used = healthy.map((target) => target.availabilityZone);
      const zones = distinct(balancer.zones.map((zone) => zone.availabilityZone));
      const idle = used.includes('all') ? [] : zones.filter((zone) => !used.includes(zone));
      if (idle.length === 0) return pass(resource, `Healthy targets in ${listed(zones)}.`);
      return warn(resource, `Enabled in ${listed(zones)}; no healthy target in ${listed(idle)}.`, {
        action: `Run targets in ${listed(idle)}, or disable these zones.`,
        leadDays: 7,
      });
    });
  },
});
