import { lookup } from '../../lib/lookup';
import type { TargetGroup } from '../../model/artifacts';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';
import { loadBalancerResource } from '../load-balancers';
import { distinct, listed } from '../words';

const groupsBehind = lookup(({ loadBalancerArns }: TargetGroup) => loadBalancerArns);

/** Types of targets that are in a zone, as Lambda functions and load balancers are not. */
const HAVE_ZONES = ['instance', 'ip'];

export const loadBalancerIdleZones = defineCheck({
  id: 'load-balancer-idle-zones',
  title: 'Load balancers have a healthy target in every zone they are enabled in',
  failureTitle: 'Load balancer is enabled in a zone without a healthy target',
  why: 'The zone looks like redundancy and is none: what runs in the other zones must carry it all.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
  workbook: '12 Resilience',
  needs: ['loadBalancers', 'targetGroups', 'targetHealth', 'ec2Instances'],
  evaluate({ loadBalancers, targetGroups, targetHealth, ec2Instances }) {
    // ELB gives the zone of IP addresses only; that of an instance comes from EC2.
    const zoneOf = new Map(ec2Instances.map((one) => [one.instanceId, one.availabilityZone]));
    const health = new Map(targetHealth.map((one) => [one.targetGroupArn, one.targets]));
    return loadBalancers.map((balancer) => {
      const resource = loadBalancerResource(balancer);
      const healthy = groupsBehind(targetGroups, balancer.loadBalancerArn)
        .filter((group) => HAVE_ZONES.includes(group.targetType))
        .flatMap((group) => health.get(group.targetGroupArn) ?? [])
        .filter((target) => target.state === 'healthy');
      // The check target-health reports a load balancer without any healthy target.
      if (healthy.length === 0) return notApplicable('No healthy target of it is in a zone.', resource);
      const used = healthy.map((target) => target.availabilityZone ?? zoneOf.get(target.id) ?? null);
      const zones = distinct(balancer.zones.map((zone) => zone.availabilityZone));
      const idle = used.includes('all') ? [] : zones.filter((zone) => !used.includes(zone));
      if (idle.length === 0) return pass(resource, `Healthy targets in ${listed(zones)}.`);
      if (used.includes(null)) return unknown(resource, 'The zone of a healthy target is not known.');
      return warn(resource, `Enabled in ${listed(zones)}; no healthy target in ${listed(idle)}.`, {
        action: `Run targets in ${listed(idle)}, or disable these zones.`,
        lead: 'configuration',
      });
    });
  },
});
