import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';
import { judgeInterfaceEndpoints, shortNameOf } from '../interface-endpoints';
import { count, distinct, listed } from '../words';

export const interfaceEndpointZones = defineCheck({
  id: 'interface-endpoint-zones',
  title: 'VPC endpoints of services are in at least two Availability Zones',
  failureTitle: 'VPC endpoint of a service is lost with one Availability Zone',
  why: 'What reads secrets, images or queues through an endpoint in one zone gets none of them in any zone while that one fails.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  workbook: '12 Resilience',
  needs: ['interfaceEndpoints', 'subnets'],
  uses: [...TRAFFIC_ARTIFACTS, 'lambdaFunctions'],
  evaluate(artifacts, context) {
    const { interfaceEndpoints, subnets } = artifacts;
    const zoneOf = new Map(subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone]));
    return judgeInterfaceEndpoints(artifacts, context, (endpoint, resource) => {
      const { reaches, vpcId, state } = endpoint;
      if (state !== 'available') return notApplicable(`It is ${state}.`, resource);
      // Several of one service in a VPC share its name, or take turns.
      const subnetIds = interfaceEndpoints
        .filter((one) => one.reaches === reaches && one.vpcId === vpcId && one.state === 'available')
        .flatMap((one) => one.subnetIds);
      const zones = distinct(subnetIds.flatMap((id) => zoneOf.get(id) ?? []));
      if (zones.length >= 2)
        return pass(resource, `It is in ${count(zones.length, 'zone')}: ${listed(zones)}.`);
      if (zones.length === 0 || subnetIds.some((id) => !zoneOf.has(id)))
        return unknown(resource, `The zones of its subnets are not known: ${listed(subnetIds)}.`);
      return warn(resource, `It is in ${count(zones.length, 'zone')}: ${listed(zones)}.`, {
        action: `Give the endpoint of ${shortNameOf(reaches)} in ${vpcId} a subnet in at least one more Availability Zone, best in each that requests are served in.`,
        lead: 'redundancy',
      });
    });
  },
});
