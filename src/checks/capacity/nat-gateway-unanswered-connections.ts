import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';
import { judgeServingGateways } from '../nat-gateways';

/** Our own figure: AWS names none. Scanners and clients that give up early are never quite answered. */
const MOST_PERCENT = 5;

export const natGatewayUnansweredConnections = defineCheck({
  id: 'nat-gateway-unanswered-connections',
  title: 'Connections through NAT gateways are answered',
  failureTitle: 'Connections through a NAT gateway are not answered',
  why: 'A destination that does not answer at normal traffic, or refuses an address it does not know, keeps callers waiting at the event.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html',
  workbook: '12 Performance',
  needs: ['natGateways', 'natGatewayPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    return judgeServingGateways(artifacts, context, ({ natGatewayId }, resource) => {
      const { connectionAttempts: attempts = null, connectionsEstablished: established = null } =
        artifacts.natGatewayPeaks.find((one) => one.natGatewayId === natGatewayId) ?? {};
      if (attempts === null || established === null) {
        return unknown(resource, 'How many connections were attempted and established is not known.');
      }
      if (attempts === 0) return notApplicable('No connection was attempted in the look-back.', resource);
      const percent = (Math.max(0, attempts - established) / attempts) * 100;
      const detail = `Of ${round(attempts)} connections, ${round(percent)} % were not answered in the look-back.`;
      return percent > MOST_PERCENT
        ? warn(resource, `${detail} More than ${MOST_PERCENT} % is taken for too many.`, {
            action:
              'Find out by VPC flow logs which destinations do not answer, and whether the event needs them.',
            lead: 'repair',
          })
        : pass(resource, detail);
    });
  },
});
