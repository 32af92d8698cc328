import { densityOf } from '../../capacity/density';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';
import { judgeDirectConnections } from '../network-links';

export const directConnectOutages = defineCheck({
  id: 'direct-connect-outages',
  title: 'No connection of Direct Connect was down',
  failureTitle: 'Connection of Direct Connect was down in the look-back',
  why: 'A port that goes down on normal days goes down at the event, too.',
  docs: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html',
  workbook: '12 Resilience',
  needs: ['directConnections', 'directConnectionPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDirectConnections(
      artifacts,
      context,
      ({ connectionId, connectionState, connectionName }, resource) => {
        if (connectionState !== 'available' && connectionState !== 'down') {
          return notApplicable(`Its state is ${connectionState}.`, resource);
        }
        const peaks = artifacts.directConnectionPeaks.find((one) => one.connectionId === connectionId);
        const lowest = peaks?.lowestState ?? null;
        if (lowest !== null && lowest.value < 1) {
          return warn(resource, `From ${lowest.at} on it was down for a while.`, {
            action: `Find out with whoever runs the line, and in the Health Dashboard, why ${connectionName} was down at ${lowest.at}, and whether it was maintenance that is over.`,
            lead: 'repair',
          });
        }
        const density = densityOf(lowest, peaks?.window, 'minima', `ConnectionState of ${connectionId}`);
        return isKnown(density)
          ? pass(resource, `Its port was up all the time. ${density.words}`)
          : unknown(resource, density.missing);
      },
    ),
});
