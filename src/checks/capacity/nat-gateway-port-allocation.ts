import { densityOf } from '../../capacity/density';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { defineCheck, fail, pass, unknown } from '../check';
import { judgeServingGateways } from '../nat-gateways';
import { count } from '../words';

export const natGatewayPortAllocation = defineCheck({
  id: 'nat-gateway-port-allocation',
  title: 'NAT gateways had a port for every connection',
  failureTitle: 'NAT gateway had no port left for a connection at normal traffic',
  why: 'Each such error is a call that failed because too many connections to one destination were open; with more traffic there are more.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html',
  workbook: '12 Performance',
  needs: ['natGateways', 'natGatewayPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    return judgeServingGateways(artifacts, context, ({ natGatewayId, addresses }, resource) => {
      const peaks = artifacts.natGatewayPeaks.find((one) => one.natGatewayId === natGatewayId);
      const errors = peaks?.portAllocationErrors ?? null;
      if (errors !== null && errors.value > 0) {
        return fail(
          resource,
          `No port was left for ${round(errors.value)} connections within minutes at ${errors.at}; it has ${count(addresses.length, 'address', 'addresses')}, with 55,000 each for a destination.`,
          {
            action: `Give ${natGatewayId} more addresses, up to 8, keep connections open for reuse, and find out which destination they go to (VPC flow logs).`,
            lead: 'networking',
          },
        );
      }
      const density = densityOf(errors, peaks?.window, 'maxima', `ErrorPortAllocation of ${natGatewayId}`);
      return isKnown(density)
        ? pass(resource, `There was a port for each connection. ${density.words}`)
        : unknown(resource, density.missing);
    });
  },
});
