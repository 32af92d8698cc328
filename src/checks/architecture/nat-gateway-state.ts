import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { NatGateway, NatRoute } from '../../model/artifacts';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeNatGateways } from '../nat-gateways';
import { count } from '../words';

export const natGatewayState = defineCheck({
  id: 'nat-gateway-state',
  title: 'NAT gateways that routes lead to are available',
  failureTitle: 'NAT gateway that a route leads to is not available',
  why: 'What is sent to a NAT gateway that failed or was deleted is dropped, and nothing takes its place.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html',
  workbook: '12 Resilience',
  needs: ['natGateways', 'natRoutes'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    const listed = new Set(artifacts.natGateways.map(({ natGatewayId }) => natGatewayId));
    const gone = artifacts.natRoutes.filter(
      ({ natGatewayId, isBlackhole }) => isBlackhole && !listed.has(natGatewayId),
    );
    return [...judgeNatGateways(artifacts, context, judgeState), ...gone.map(judgeRoute)];
  },
});

function judgeState(
  { natGatewayId, state, failureMessage, servedSubnetIds }: NatGateway,
  resource: JudgedResource,
): Judgement {
  const replace = {
    action: `Create another NAT gateway in its place, and lead the routes to it that lead to ${natGatewayId}.`,
    lead: 'networking',
  } as const;
  if (servedSubnetIds.length === 0 && state !== 'available') {
    return notApplicable(`It is ${state}, and no subnet leaves through it.`, resource);
  }
  switch (state) {
    case 'available':
      return pass(resource, 'It is available.');
    case 'pending':
      return warn(resource, 'It is still being created.', {
        action: 'Wait until it is available, and see whether it was created.',
        lead: 'networking',
      });
    case 'failed':
      return fail(resource, `It could not be created: ${failureMessage ?? 'EC2 does not say why'}.`, replace);
    case 'deleting':
      return fail(resource, 'It is being deleted, and subnets still leave through it.', replace);
    default:
      return unknown(resource, `Its state is ${state}. What that means is not known.`);
  }
}

/** A route to a gateway that is gone; whether traffic takes it shows in no metric of it. */
const judgeRoute = ({ routeTableId, natGatewayId, subnetIds }: NatRoute): Judgement => {
  const resource = { name: routeTableId };
  const detail = `It leads ${count(subnetIds.length, 'subnet')} to ${natGatewayId}, which is gone.`;
  return subnetIds.length === 0
    ? notApplicable(detail, resource)
    : warn(resource, `${detail} What is sent there is dropped; whether anything is was not seen.`, {
        action: `Lead the route of ${routeTableId} to a NAT gateway that is there, or remove it if nothing needs it.`,
        lead: 'networking',
      });
};
