import { RARITIES_REGION } from '../account';
import { NONE, shopService } from './service';

/** moto has no virtual interfaces, and writes the times of connections in a way that the SDK refuses. */
export const directConnect = shopService({
  answers: () => [
    {
      op: 'directconnect:DescribeConnections',
      region: RARITIES_REGION,
      reply: {
        connections: [
          {
            connectionId: 'dxcon-1',
            connectionName: 'line-1',
            connectionState: 'available',
            location: 'EqDC2',
            bandwidth: '10Gbps',
          },
        ],
      },
    },
    { op: 'directconnect:DescribeConnections', reply: { connections: [] } },
    {
      op: 'directconnect:DescribeVirtualInterfaces',
      region: RARITIES_REGION,
      reply: {
        virtualInterfaces: [
          {
            virtualInterfaceId: 'dxvif-1',
            virtualInterfaceName: 'path-1',
            connectionId: 'dxcon-1',
            location: 'EqDC2',
            virtualInterfaceType: 'transit',
            virtualInterfaceState: 'available',
            directConnectGatewayId: '11111111-2222-3333-4444-555555555555',
            bgpPeers: [{ bgpPeerState: 'available', addressFamily: 'ipv4', bgpStatus: 'up' }],
          },
        ],
      },
    },
    { op: 'directconnect:DescribeVirtualInterfaces', reply: { virtualInterfaces: [] } },
    {
      op: 'directconnect:DescribeDirectConnectGatewayAttachments',
      reply: {
        directConnectGatewayAttachments: [{ virtualInterfaceId: 'dxvif-1', attachmentState: 'attached' }],
      },
    },
    {
      op: 'directconnect:DescribeDirectConnectGatewayAssociations',
      reply: { directConnectGatewayAssociations: [] },
    },
  ],
  collected: () => ({
    directConnections: NONE,
    directConnectionPeaks: NONE,
    virtualInterfaces: NONE,
    virtualInterfacePeaks: NONE,
    directConnectGateways: NONE,
  }),
  rarities: {
    actions: [
      'directconnect:DescribeDirectConnectGatewayAssociations',
      'directconnect:DescribeDirectConnectGatewayAttachments',
    ],
    plant: async () => {},
  },
});
