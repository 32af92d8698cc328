import { densityOf } from '../../capacity/density';
import { peakOfInterface } from '../../capacity/network-links';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, DirectConnection, VirtualInterface } from '../../model/artifacts';
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
  title: 'No port of Direct Connect was down, nor BGP',
  failureTitle: 'Port of Direct Connect, or BGP, was down in the look-back',
  why: 'A port or a session that goes down on normal days goes down at the event, too.',
  docs: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html',
  workbook: '12 Resilience',
  needs: ['directConnections', 'directConnectionPeaks', 'virtualInterfaces', 'virtualInterfacePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  wholeAccount: true,
  evaluate: (artifacts, context) => [
    ...judgeDirectConnections(artifacts, context, (connection, resource) =>
      judgeConnection(connection, resource, artifacts),
    ),
    ...judgeVirtualInterfaces(artifacts, context, (one, resource) =>
      judgeInterface(one, resource, artifacts),
    ),
  ],
});

type Links = Pick<Artifacts, 'directConnectionPeaks' | 'virtualInterfaces' | 'virtualInterfacePeaks'>;

function judgeConnection(
  connection: DirectConnection,
  resource: JudgedResource,
  { directConnectionPeaks, virtualInterfaces, virtualInterfacePeaks }: Links,
): Judgement {
  const { connectionId, connectionState, connectionName } = connection;
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
  if (isKnown(density)) return pass(resource, `Its port was up all the time. ${density.words}`);
  // Of a hosted connection, whose port is its partner's, there may be none; what is on it was only up while its port was. What is on
  // a group of connections was up while any of them was.
  const up = virtualInterfaces.find(
    (one) => one.connectionId === connectionId && isKnown(densityOfBgp(one, virtualInterfacePeaks)),
  );
  return up && lowestOf(up, virtualInterfacePeaks)?.value === 1
    ? pass(
        resource,
        `BGP of ${up.virtualInterfaceName} on it was up all the time, so its port was. ${density.missing}`,
      )
    : unknown(resource, density.missing);
}

const lowestOf = (one: VirtualInterface, peaks: Links['virtualInterfacePeaks']) =>
  peakOfInterface(one, peaks)?.lowestBgpStatus ?? null;

const densityOfBgp = (one: VirtualInterface, peaks: Links['virtualInterfacePeaks']) =>
  densityOf(
    lowestOf(one, peaks),
    peakOfInterface(one, peaks)?.window,
    'minima',
    `VirtualInterfaceBgpStatus of ${one.virtualInterfaceId}`,
  );

function judgeInterface(
  one: VirtualInterface,
  resource: JudgedResource,
  { virtualInterfacePeaks }: Links,
): Judgement {
  const { virtualInterfaceName, virtualInterfaceState, bgpPeers } = one;
  if (virtualInterfaceState !== 'available' && virtualInterfaceState !== 'down') {
    return notApplicable(`Its state is ${virtualInterfaceState}.`, resource);
  }
  const lowest = lowestOf(one, virtualInterfacePeaks);
  if (lowest !== null && lowest.value < 1) {
    return warn(resource, `From ${lowest.at} on, BGP of it was down for a while.`, {
      action: `Find out with whoever runs the other end, and in the Health Dashboard, why BGP of ${virtualInterfaceName} was down at ${lowest.at}, and whether it was maintenance that is over.`,
      lead: 'repair',
    });
  }
  const density = densityOfBgp(one, virtualInterfacePeaks);
  if (isKnown(density)) return pass(resource, `BGP of it was up all the time. ${density.words}`);
  const now = bgpPeers.map(({ addressFamily, bgpStatus }) => `${addressFamily} is ${bgpStatus}`);
  return unknown(
    resource,
    `${density.missing} Of now, Direct Connect says of BGP: ${now.join(', ') || 'nothing'}.`,
  );
}
