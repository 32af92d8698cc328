import { densityOf } from '../../capacity/density';
import { connectionsOf } from '../../capacity/network-links';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, DirectConnection } from '../../model/artifacts';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeDirectConnections, judgeVirtualInterfaces } from '../network-links';

export const directConnectOutages = defineCheck({
  id: 'direct-connect-outages',
  title: 'No port of Direct Connect was down',
  failureTitle: 'Port of Direct Connect was down in the look-back',
  why: 'A port that goes down on normal days goes down at the event, too.',
  docs: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html',
  workbook: '12 Resilience',
  needs: ['directConnections', 'directConnectionPeaks', 'virtualInterfaces'],
  uses: TRAFFIC_ARTIFACTS,
  wholeAccount: true,
  evaluate: (artifacts, context) => [
    ...judgeDirectConnections(artifacts, context, (connection, resource) =>
      judgeConnection(connection, resource, artifacts),
    ),
    ...judgeVirtualInterfaces(
      {
        virtualInterfaces: artifacts.virtualInterfaces.filter(
          (one) =>
            one.virtualInterfaceState !== 'rejected' &&
            connectionsOf(one, artifacts.directConnections).length === 0,
        ),
      },
      context,
      ({ connectionId }, resource) =>
        unknown(resource, `${connectionId} belongs to another account: whether it was down was not read.`),
    ),
  ],
});

function judgeConnection(
  { connectionId, connectionState, connectionName }: DirectConnection,
  resource: JudgedResource,
  { directConnectionPeaks }: Pick<Artifacts, 'directConnectionPeaks'>,
): Judgement {
  if (connectionState !== 'available' && connectionState !== 'down') {
    return notApplicable(`Its state is ${connectionState}.`, resource);
  }
  const peaks = directConnectionPeaks.find((one) => one.connectionId === connectionId);
  const lowest = peaks?.lowestState ?? null;
  if (lowest !== null && lowest.value < 1) {
    return warn(resource, `From ${lowest.at} on it was down for a while.`, {
      action: `Find out with whoever runs the line, and in the Health Dashboard, why ${connectionName} was down at ${lowest.at}, and whether it was maintenance that is over.`,
      lead: 'repair',
    });
  }
  const density = densityOf(lowest, peaks?.window, 'minima', `ConnectionState of ${connectionId}`);
  return isKnown(density)
    ? pass(resource, `Its port was up all the time; whether BGP on it was is not read. ${density.words}`)
    : unknown(
        resource,
        `${density.missing} Of a hosted connection, whose port is its partner’s, there is none.`,
      );
}
