import {
  type Connection,
  Connections$,
  DescribeDirectConnectGatewayAssociationsResult$,
  DescribeDirectConnectGatewayAttachmentsResult$,
  type VirtualInterface,
  VirtualInterfaces$,
} from '@aws-sdk/client-direct-connect';
import { renderOutput } from '../wire';
import { ACCOUNT_ID, REGION, times } from './rows';
import { service } from './service';

const LOCATIONS = ['EqDC2', 'CSVA1'] as const;
const GATEWAY = '11111111-2222-3333-4444-555555555555';
const TRANSIT_GATEWAY = 'tgw-00000000000000001';

const connections = times(
  2,
  (i): Connection => ({
    connectionId: `dxcon-${i}`,
    connectionName: `line-${i}`,
    connectionState: 'available',
    location: LOCATIONS[i],
    bandwidth: '10Gbps',
    tags: [{ key: 'app', value: 'shop' }],
  }),
);

const virtualInterfaces = times(
  2,
  (i): VirtualInterface => ({
    virtualInterfaceId: `dxvif-${i}`,
    virtualInterfaceName: `path-${i}`,
    connectionId: `dxcon-${i}`,
    location: LOCATIONS[i],
    awsLogicalDeviceId: `${LOCATIONS[i]}-1`,
    awsDeviceV2: `${LOCATIONS[i]}-1`,
    virtualInterfaceType: 'transit',
    virtualInterfaceState: 'available',
    directConnectGatewayId: GATEWAY,
    asn: 64_500,
    bgpPeers: [{ bgpPeerState: 'available', addressFamily: 'ipv4', bgpStatus: 'up' }],
  }),
);

/** Two lines at two locations, that lead to one transit gateway. */
export const directConnect = service({
  prefix: 'directconnect',
  protocol: 'json',
  rows: () => ({}),
  operations: () => ({
    'directconnect:DescribeConnections': (request) => ({
      body: renderOutput(request, Connections$, { connections }),
      items: connections.length,
    }),
    'directconnect:DescribeVirtualInterfaces': (request) => ({
      body: renderOutput(request, VirtualInterfaces$, { virtualInterfaces }),
      items: virtualInterfaces.length,
    }),
    'directconnect:DescribeDirectConnectGatewayAttachments': (request) => ({
      body: renderOutput(request, DescribeDirectConnectGatewayAttachmentsResult$, {
        directConnectGatewayAttachments: virtualInterfaces.map(({ virtualInterfaceId }) => ({
          virtualInterfaceId,
          attachmentState: 'attached',
        })),
      }),
      items: virtualInterfaces.length,
    }),
    'directconnect:DescribeDirectConnectGatewayAssociations': (request) => ({
      body: renderOutput(request, DescribeDirectConnectGatewayAssociationsResult$, {
        directConnectGatewayAssociations: [
          {
            associationState: 'associated',
            directConnectGatewayId: GATEWAY,
            associatedGateway: { id: TRANSIT_GATEWAY, region: REGION, ownerAccount: ACCOUNT_ID },
          },
        ],
      }),
      items: 1,
    }),
  }),
  metricLevels: {
    ConnectionState: 1,
    VirtualInterfaceBgpStatus: 1,
    ConnectionBpsIngress: 1e8,
    ConnectionBpsEgress: 1e8,
  },
});
