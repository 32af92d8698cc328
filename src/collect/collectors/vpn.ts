import { type VpnConnection as AwsVpn, DescribeVpnConnectionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { VpnConnection } from '../../model/artifacts';
import { requireField, toTags } from '../answer';
import { defineCollector } from '../collector';
import {
  createMetricReader,
  createMinimumFinder,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { addSeries, divideBy, findHighest, type Series } from '../series';

export const vpnConnections = defineCollector({
  id: 'vpnConnections',
  answers: 'Which Site-to-Site VPN connections there are, what they lead to, and which tunnels are up',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeVpnConnections'],
  async collect({ clients, signal }) {
    // All of them come at once. The answer has the keys of the tunnels in it, of which nothing is kept.
    const { VpnConnections = [] } = await clients
      .of(EC2Client)
      .send(new DescribeVpnConnectionsCommand({}), { abortSignal: signal });
    // EC2 lists what was deleted for a while.
    return VpnConnections.filter(({ State }) => State !== 'deleted' && State !== 'deleting').map(
      toVpnConnection,
    );
  },
});

function toVpnConnection(connection: AwsVpn): VpnConnection {
  return {
    vpnConnectionId: requireField(connection.VpnConnectionId, 'VpnConnectionId'),
    state: requireField(connection.State, 'State'),
    ...gatewayOf(connection),
    isConcentrated: Boolean(connection.VpnConcentratorId),
    isOverDirectConnect: connection.Options?.OutsideIpAddressType === 'PrivateIpv4',
    isStatic: connection.Options?.StaticRoutesOnly ?? false,
    isLarge: connection.Options?.TunnelBandwidth === 'large',
    tunnels: (connection.VgwTelemetry ?? []).map(
      ({ OutsideIpAddress, Status, StatusMessage, AcceptedRouteCount }) => ({
        outsideIpAddress: requireField(OutsideIpAddress, 'OutsideIpAddress'),
        isUp: Status === 'UP',
        statusMessage: StatusMessage || null,
        acceptedRoutes: AcceptedRouteCount ?? null,
      }),
    ),
    tags: toTags(connection.Tags),
  };
}

function gatewayOf({
  VpnGatewayId,
  TransitGatewayId,
  CoreNetworkArn,
}: AwsVpn): Pick<VpnConnection, 'gatewayId' | 'gatewayKind'> {
  if (VpnGatewayId) return { gatewayId: VpnGatewayId, gatewayKind: 'virtual' };
  if (TransitGatewayId) return { gatewayId: TransitGatewayId, gatewayKind: 'transit' };
  if (CoreNetworkArn) return { gatewayId: CoreNetworkArn, gatewayKind: 'core' };
  return { gatewayId: null, gatewayKind: null };
}

/** Metrics of both tunnels together, which VPN publishes as long as the connection is there ("Monitor AWS Site-to-Site VPN tunnels"). */
const queriesOf = (VpnId: string) => {
  const query = (metric: string, more: Pick<MetricQuery, 'statistic' | 'lowestAlone'>): MetricQuery => ({
    ...{ namespace: 'AWS/VPN', metric, dimensions: { VpnId }, silence: 'unknown' },
    ...more,
  });
  return {
    bytesIn: query('TunnelDataIn', { statistic: 'Sum' }),
    bytesOut: query('TunnelDataOut', { statistic: 'Sum' }),
    state: query('TunnelState', { statistic: 'Minimum', lowestAlone: true }),
  };
};

const BITS_PER_BYTE = 8;

export const vpnConnectionPeaks = defineCollector({
  id: 'vpnConnectionPeaks',
  answers: 'What each VPN connection carried at most each way, and whether a tunnel was down',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['vpnConnections'],
  async collect(context, { vpnConnections }) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    const findLowest = createMinimumFinder(context, reader);
    const rate = (bytes: Series) =>
      findHighest(normal(divideBy(bytes, reader.window.periodSeconds / BITS_PER_BYTE)));
    return readMetrics(
      reader,
      vpnConnections.map(({ vpnConnectionId }) => queriesOf(vpnConnectionId)),
      ({ bytesIn, bytesOut, state }, i) => ({
        vpnConnectionId: requireField(vpnConnections[i]?.vpnConnectionId, 'vpnConnectionId'),
        window: reader.window,
        bitsInPerSecond: rate(bytesIn),
        bitsOutPerSecond: rate(bytesOut),
        bitsPerSecond: rate(addSeries(bytesIn, bytesOut)),
        lowestTunnelState: findLowest(state),
      }),
    );
  },
});
