import {
  type VirtualInterface as AwsVirtualInterface,
  type Connection,
  DescribeConnectionsCommand,
  DescribeDirectConnectGatewayAssociationsCommand,
  type DescribeDirectConnectGatewayAssociationsRequest,
  DescribeDirectConnectGatewayAttachmentsCommand,
  DescribeVirtualInterfacesCommand,
  DirectConnectClient,
  type DirectConnectGatewayAssociation,
  type Tag,
} from '@aws-sdk/client-direct-connect';
import { mapConcurrently } from '../../lib/concurrency';
import type { DirectConnection, Peak, Tags, VirtualInterface } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { distinct, present, requireField } from '../answer';
import { defineCollector } from '../collector';
import {
  createMetricReader,
  createMinimumFinder,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { followTokens, readAllPages } from '../pages';
import { findHighest, type Series } from '../series';

const tagsIn = (tags: readonly Tag[] | undefined): Tags =>
  Object.fromEntries((tags ?? []).map(({ key = '', value = '' }) => [key, value]));

export const directConnections = defineCollector({
  id: 'directConnections',
  answers: 'Which connections of Direct Connect there are, how fast, and whether they are up',
  light: false,
  verified: 'modelled',
  actions: ['directconnect:DescribeConnections'],
  async collect({ clients, signal }) {
    const client = clients.of(DirectConnectClient);
    return readAllPages(
      followTokens((nextToken) =>
        client.send(new DescribeConnectionsCommand({ nextToken }), { abortSignal: signal }),
      ),
      (page) => page.connections?.filter((one) => !isGone(one.connectionState)).map(toConnection),
    );
  },
});

/** Direct Connect lists what was deleted for a while. */
const isGone = (state: string | undefined): boolean => state === 'deleting' || state === 'deleted';

const toConnection = (connection: Connection): DirectConnection => ({
  connectionId: requireField(connection.connectionId, 'connectionId'),
  connectionName: requireField(connection.connectionName, 'connectionName'),
  connectionState: requireField(connection.connectionState, 'connectionState'),
  gigabits: gigabitsIn(connection.bandwidth ?? ''),
  lagId: connection.lagId || null,
  tags: tagsIn(connection.tags),
});

/** By unit: `50Mbps`, `1Gbps`, `1.6Tbps`. */
const GIGABITS: Readonly<Record<string, number>> = { M: 0.001, G: 1, T: 1_000 };

function gigabitsIn(bandwidth: string): number | null {
  const [, figure = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([MGT])bps$/i.exec(bandwidth) ?? [];
  const times = GIGABITS[unit.toUpperCase()];
  return times === undefined ? null : Number((Number(figure) * times).toPrecision(6));
}

export const virtualInterfaces = defineCollector({
  id: 'virtualInterfaces',
  answers: 'Which virtual interfaces of Direct Connect there are, what they lead to, and whether BGP is up',
  light: false,
  verified: 'modelled',
  actions: ['directconnect:DescribeVirtualInterfaces'],
  async collect({ clients, signal }) {
    const client = clients.of(DirectConnectClient);
    return readAllPages(
      followTokens((nextToken) =>
        client.send(new DescribeVirtualInterfacesCommand({ nextToken }), { abortSignal: signal }),
      ),
      (page) => page.virtualInterfaces?.filter((one) => !isGone(one.virtualInterfaceState)).map(toInterface),
    );
  },
});

/** Of the keys of BGP that the answer has in it nothing is kept. */
const toInterface = (one: AwsVirtualInterface): VirtualInterface => ({
  virtualInterfaceId: requireField(one.virtualInterfaceId, 'virtualInterfaceId'),
  virtualInterfaceName: requireField(one.virtualInterfaceName, 'virtualInterfaceName'),
  connectionId: requireField(one.connectionId, 'connectionId'),
  location: requireField(one.location, 'location'),
  awsLogicalDeviceId: one.awsLogicalDeviceId || null,
  awsDeviceV2: one.awsDeviceV2 || null,
  virtualInterfaceState: requireField(one.virtualInterfaceState, 'virtualInterfaceState'),
  asn: one.asnLong ?? one.asn ?? null,
  // Of the gateway that it has none of, Direct Connect may answer with an empty text.
  gatewayId: one.directConnectGatewayId || one.virtualGatewayId || null,
  bgpPeers: (one.bgpPeers ?? [])
    .filter(({ bgpPeerState }) => !isGone(bgpPeerState))
    .map(({ addressFamily, bgpStatus }) => ({
      addressFamily: addressFamily ?? 'ipv4',
      bgpStatus: bgpStatus ?? 'unknown',
    })),
  tags: tagsIn(one.tags),
});

export const directConnectGateways = defineCollector({
  id: 'directConnectGateways',
  answers:
    'What else leads to the gateways of Direct Connect that virtual interfaces lead to, and what these lead to',
  light: false,
  verified: 'modelled',
  actions: [
    'directconnect:DescribeDirectConnectGatewayAssociations',
    'directconnect:DescribeDirectConnectGatewayAttachments',
  ],
  needs: ['virtualInterfaces'],
  async collect({ target, clients, signal }, { virtualInterfaces }) {
    const client = clients.of(DirectConnectClient);
    const named = distinct(present(virtualInterfaces.map(({ gatewayId }) => gatewayId)));
    // Virtual private gateways have no others before them.
    const ids = named.filter((id) => !id.startsWith('vgw-'));
    const associationsWith = (
      one: Pick<
        DescribeDirectConnectGatewayAssociationsRequest,
        'directConnectGatewayId' | 'associatedGatewayId'
      >,
    ) =>
      readAllPages(
        followTokens((nextToken) =>
          client.send(new DescribeDirectConnectGatewayAssociationsCommand({ ...one, nextToken }), {
            abortSignal: signal,
          }),
        ),
        (page) =>
          page.directConnectGatewayAssociations?.filter(
            ({ associationState }) => associationState === 'associated',
          ),
      );
    return mapConcurrently(ids, 2, async (directConnectGatewayId) => {
      const attachments = await readAllPages(
        followTokens((nextToken) =>
          client.send(
            new DescribeDirectConnectGatewayAttachmentsCommand({ directConnectGatewayId, nextToken }),
            { abortSignal: signal },
          ),
        ),
        (page) => page.directConnectGatewayAttachments,
      );
      const associated = await associationsWith({ directConnectGatewayId });
      const own = present(associated.filter((one) => isOf(target, one)).map(gatewayOf));
      const withOthers = await mapConcurrently(own, 1, async (gatewayId) =>
        distinct(
          present(
            (await associationsWith({ associatedGatewayId: gatewayId })).map(
              (other) => other.directConnectGatewayId,
            ),
          ),
        )
          .filter((other) => other !== directConnectGatewayId)
          .map((otherDirectConnectGatewayId) => ({ gatewayId, otherDirectConnectGatewayId })),
      );
      return {
        directConnectGatewayId,
        attachedInterfaceIds: present(
          attachments
            .filter(({ attachmentState }) => attachmentState === 'attached')
            .map(({ virtualInterfaceId }) => virtualInterfaceId),
        ),
        associatedGatewayIds: present(associated.map(gatewayOf)),
        associatedElsewhere: present(associated.filter((one) => !isOf(target, one)).map(gatewayOf)),
        associatedWithOthers: withOthers.flat(),
      };
    });
  },
});

const gatewayOf = ({
  associatedGateway,
  associatedCoreNetwork,
  virtualGatewayId,
}: DirectConnectGatewayAssociation): string | undefined =>
  associatedGateway?.id ?? associatedCoreNetwork?.id ?? virtualGatewayId;

/** Whether all VPN connections that end at what is associated are listed in a region: core networks are of many. */
const isOf = (
  { account, region }: Target,
  {
    associatedGateway: gateway,
    virtualGatewayOwnerAccount,
    virtualGatewayRegion,
  }: DirectConnectGatewayAssociation,
): boolean =>
  (gateway?.region ?? virtualGatewayRegion) === region &&
  (gateway?.ownerAccount ?? virtualGatewayOwnerAccount) === account;

const query = (
  metric: string,
  dimensions: Readonly<Record<string, string>>,
  statistic: MetricQuery['statistic'] = 'Average',
): MetricQuery => ({
  ...{ namespace: 'AWS/DX', metric, statistic, dimensions, silence: 'unknown' },
  ...(statistic === 'Minimum' && { lowestAlone: true }),
});

export const directConnectionPeaks = defineCollector({
  id: 'directConnectionPeaks',
  answers: 'What each connection of Direct Connect carried at most each way, and whether it was down',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['directConnections'],
  async collect(context, { directConnections }) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    const findLowest = createMinimumFinder(context, reader);
    const highest = (series: Series) => findHighest(normal(series));
    return readMetrics(
      reader,
      directConnections.map(({ connectionId: ConnectionId }) => ({
        bitsIn: query('ConnectionBpsIngress', { ConnectionId }),
        bitsOut: query('ConnectionBpsEgress', { ConnectionId }),
        state: query('ConnectionState', { ConnectionId }, 'Minimum'),
      })),
      ({ bitsIn, bitsOut, state }, i) => ({
        connectionId: requireField(directConnections[i]?.connectionId, 'connectionId'),
        window: reader.window,
        bitsInPerSecond: highest(bitsIn),
        bitsOutPerSecond: highest(bitsOut),
        lowestState: findLowest(state),
      }),
    );
  },
});

export const virtualInterfacePeaks = defineCollector({
  id: 'virtualInterfacePeaks',
  answers: 'What each virtual interface of Direct Connect carried at most each way, and whether BGP was down',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['virtualInterfaces'],
  async collect(context, { virtualInterfaces }) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    const findLowest = createMinimumFinder(context, reader);
    return readMetrics(
      reader,
      virtualInterfaces.map((one) => {
        const { virtualInterfaceId: VirtualInterfaceId, connectionId: ConnectionId } = one;
        // CloudWatch may have a family for which there is no session as down.
        const status = (IpAddressFamily: string) =>
          familiesOf(one).includes(IpAddressFamily)
            ? query(
                'VirtualInterfaceBgpStatus',
                { ConnectionId, VirtualInterfaceId, IpAddressFamily },
                'Minimum',
              )
            : null;
        return {
          bitsIn: query('VirtualInterfaceBpsIngress', { ConnectionId, VirtualInterfaceId }),
          bitsOut: query('VirtualInterfaceBpsEgress', { ConnectionId, VirtualInterfaceId }),
          ipv4: status('ipv4'),
          ipv6: status('ipv6'),
        };
      }),
      ({ bitsIn, bitsOut, ...byFamily }, i) => {
        const one = requireField(virtualInterfaces[i], 'virtualInterface');
        const statuses = familiesOf(one).map((family) =>
          family === 'ipv4' || family === 'ipv6' ? findLowest(byFamily[family]) : null,
        );
        return {
          virtualInterfaceId: one.virtualInterfaceId,
          window: reader.window,
          bitsInPerSecond: findHighest(normal(bitsIn)),
          bitsOutPerSecond: findHighest(normal(bitsOut)),
          lowestBgpStatus: lowestOf(statuses),
        };
      },
    );
  },
});

/** The families of addresses that an interface has sessions of BGP for. */
const familiesOf = ({ bgpPeers }: VirtualInterface): string[] =>
  distinct(bgpPeers.map(({ addressFamily }) => addressFamily));

/** The lowest of several; of data of which one is missing, only what is down is known. */
function lowestOf(all: readonly (Peak | null)[]): Peak | null {
  const [lowest] = present(all).sort((a, b) => a.value - b.value || a.hoursWithData - b.hoursWithData);
  return lowest !== undefined && (lowest.value < 1 || !all.includes(null)) ? lowest : null;
}
