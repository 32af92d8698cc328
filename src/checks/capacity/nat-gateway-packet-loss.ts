import { densityOf } from '../../capacity/density';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { defineCheck, pass, unknown, warn } from '../check';
import { judgeServingGateways } from '../nat-gateways';

/** From here on the user guide ("NAT gateway metrics and dimensions") asks to look for a problem. */
const MOST_PERCENT = 0.01;

export const natGatewayPacketLoss = defineCheck({
  id: 'nat-gateway-packet-loss',
  title: 'NAT gateways drop no packets',
  failureTitle: 'NAT gateway drops packets at normal traffic',
  why: 'What is dropped is sent again after a while, so that calls become slow before they fail.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html',
  workbook: '12 Performance',
  needs: ['natGateways', 'natGatewayPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    return judgeServingGateways(artifacts, context, ({ natGatewayId }, resource) => {
      const peaks = artifacts.natGatewayPeaks.find((one) => one.natGatewayId === natGatewayId);
      const dropped = peaks?.packetsDroppedPercent ?? null;
      if (dropped !== null && dropped.value > MOST_PERCENT) {
        return warn(
          resource,
          `It dropped ${round(dropped.value)} % of its packets within minutes at ${dropped.at}.`,
          {
            action: `Look in the Health Dashboard for a problem of AWS at ${dropped.at}; if there was none, split the subnets of ${natGatewayId} over more NAT gateways.`,
            lead: 'networking',
          },
        );
      }
      const density = densityOf(dropped, peaks?.window, 'maxima', `PacketsDropCount of ${natGatewayId}`);
      return dropped !== null && isKnown(density)
        ? pass(resource, `It dropped at most ${round(dropped.value)} % of its packets. ${density.words}`)
        : unknown(resource, isKnown(density) ? 'What it dropped is not known.' : density.missing);
    });
  },
});
