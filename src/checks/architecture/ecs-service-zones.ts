import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, notApplicable, pass, unknown } from '../check';
import { judgeCarryingServices } from '../ecs';
import { count, distinct, listed } from '../words';

export const ecsServiceZones = defineCheck({
  id: 'ecs-service-zones',
  title: 'ECS services run in at least two Availability Zones',
  failureTitle: 'ECS service is lost with one Availability Zone',
  why: 'A zone that fails at the peak takes all tasks in it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html',
  workbook: '12 Resilience',
  needs: ['ecsServices', 'subnets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ ecsServices, subnets }, context) {
    const zoneOf = new Map(subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone]));
    return judgeCarryingServices(ecsServices, context, (service, resource) => {
      if (service.subnetIds.length === 0) {
        return notApplicable('Its tasks are where the instances of its cluster are.', resource);
      }
      const zones = distinct(service.subnetIds.flatMap((id) => zoneOf.get(id) ?? []));
      if (zones.length >= 2 && service.desiredCount > 1) {
        return pass(resource, `In ${count(zones.length, 'zone')}: ${listed(zones)}.`);
      }
      if (zones.length >= 2) {
        return fail(resource, 'It runs one task, which is in one zone.', {
          action: `Run at least two tasks of ${resource.name}.`,
          lead: 'redundancy',
        });
      }
      if (zones.length === 0) return unknown(resource, 'The zones of its subnets are not known.');
      return fail(resource, `In ${count(zones.length, 'zone')}: ${listed(zones)}.`, {
        action: `Give ${resource.name} a subnet in at least one more Availability Zone.`,
        lead: 'redundancy',
      });
    });
  },
});
