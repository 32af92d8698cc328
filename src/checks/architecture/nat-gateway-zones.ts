import { foreignZones } from '../../judging/nat-gateways';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, notApplicable, pass, unknown } from '../check';
import { judgeServingGateways } from '../nat-gateways';
import { listed } from '../words';

export const natGatewayZones = defineCheck({
  id: 'nat-gateway-zones',
  title: 'Subnets leave through a NAT gateway of their own zone',
  failureTitle: 'Subnets leave through the NAT gateway of another zone',
  why: 'When the zone of a NAT gateway is lost, what runs in other zones and leaves through it reaches no payment provider and no service of AWS any more.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
  workbook: '12 Resilience',
  needs: ['natGateways', 'subnets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    return judgeServingGateways(artifacts, context, (gateway, resource) => {
      const { natGatewayId, isRegional, availabilityZone, servedSubnetIds } = gateway;
      if (servedSubnetIds.length === 0) return notApplicable('No subnet leaves through it.', resource);
      if (isRegional) return pass(resource, 'It is regional: it is in each zone in which something runs.');
      if (availabilityZone === null) return unknown(resource, 'Its zone is not known.');
      const others = foreignZones(gateway, artifacts.subnets);
      if (others.length === 0)
        return pass(resource, `Only subnets of its zone, ${availabilityZone}, leave through it.`);
      return fail(
        resource,
        `It is in ${availabilityZone}, and subnets of ${listed(others)} leave through it, too.`,
        {
          action: `Create a NAT gateway in each of ${listed(others)} and lead the route tables of the subnets there to it, or replace ${natGatewayId} by a regional one. Whoever lets in only known addresses must know the new ones.`,
          lead: 'networking',
        },
      );
    });
  },
});
