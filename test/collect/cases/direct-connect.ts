import { aDirectConnection, aVirtualInterface } from '../../builders/artifacts';
import { type Answers, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const line = (connectionId: string, more: object = {}) => ({
  connectionId,
  connectionName: `name of ${connectionId}`,
  connectionState: 'available',
  location: 'EqDC2',
  bandwidth: '1Gbps',
  ...more,
});

const path = (virtualInterfaceId: string, more: object = {}) => ({
  virtualInterfaceId,
  virtualInterfaceName: `name of ${virtualInterfaceId}`,
  connectionId: 'dxcon-1',
  location: 'EqDC2',
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  ...more,
});

const at = (minute: string) => `2026-11-21T22:${minute}:00Z`;
const peak = (value: number, minute = '00') => ({
  value,
  at: `2026-11-21T22:${minute}:00.000Z`,
  hoursWithData: 1,
});

const session = (id: string, family: string, value: number) => ({
  [`VirtualInterfaceBgpStatus Minimum ConnectionId=dxcon-1 VirtualInterfaceId=${id} IpAddressFamily=${family}`]:
    [[at('00'), value]] as [string, number][],
});
const unmeasured = (virtualInterfaceId: string) => ({
  ...{ virtualInterfaceId, window: WINDOW },
  ...{ bitsInPerSecond: null, bitsOutPerSecond: null, lowestBgpStatus: null },
});

/** What the gateway is associated with, on two pages, and which gateways each of that is associated with. */
const associations =
  (first: object, last: object, byAssociated: Readonly<Record<string, readonly string[]>>): Answers[string] =>
  (input) => {
    const { associatedGatewayId } = input;
    if (associatedGatewayId === undefined) return paged('nextToken', first, last)(input);
    return {
      directConnectGatewayAssociations: [
        ...(byAssociated[String(associatedGatewayId)] ?? []).map((directConnectGatewayId) => ({
          ...{ directConnectGatewayId, associationState: 'associated' },
        })),
        { directConnectGatewayId: 'dxgw-gone', associationState: 'disassociated' },
      ],
    };
  };

export const directConnect: readonly CollectorCase[] = [
  {
    id: 'directConnections',
    answers: {
      'directconnect:DescribeConnections': paged(
        'nextToken',
        {
          connections: [
            line('dxcon-1', { bandwidth: '50Mbps', tags: [{ key: 'app', value: 'shop' }, { key: 'empty' }] }),
            line('dxcon-2', { bandwidth: '1.6Tbps', lagId: 'dxlag-1', connectionState: 'down' }),
          ],
        },
        {
          connections: [
            line('dxcon-3', { bandwidth: 'much', lagId: '' }),
            line('dxcon-4', { connectionState: 'deleting' }),
            line('dxcon-5', { connectionState: 'deleted' }),
          ],
        },
      ),
    },
    data: [
      aDirectConnection({
        ...{ connectionId: 'dxcon-1', connectionName: 'name of dxcon-1', gigabits: 0.05 },
        tags: { app: 'shop', empty: '' },
      }),
      aDirectConnection({
        ...{ connectionId: 'dxcon-2', connectionName: 'name of dxcon-2', gigabits: 1_600 },
        ...{ lagId: 'dxlag-1', connectionState: 'down' },
      }),
      aDirectConnection({
        ...{ connectionId: 'dxcon-3', connectionName: 'name of dxcon-3', gigabits: null },
      }),
    ],
  },
  {
    id: 'virtualInterfaces',
    answers: {
      'directconnect:DescribeVirtualInterfaces': paged(
        'nextToken',
        {
          virtualInterfaces: [
            path('dxvif-1', {
              ...{ virtualInterfaceType: 'transit', directConnectGatewayId: 'dxgw-1', virtualGatewayId: '' },
              ...{ awsLogicalDeviceId: 'EqDC2-1', awsDeviceV2: 'EqDC2-1', authKey: 'secret', asn: 64_500 },
              bgpPeers: [
                { bgpPeerState: 'available', addressFamily: 'ipv4', bgpStatus: 'up', authKey: 'secret' },
                { bgpPeerState: 'available' },
                { bgpPeerState: 'deleted', addressFamily: 'ipv6', bgpStatus: 'down' },
              ],
              tags: [{ key: 'app', value: 'shop' }],
            }),
            path('dxvif-2', {
              virtualGatewayId: 'vgw-1',
              directConnectGatewayId: '',
              asnLong: 4_200_000_000,
            }),
          ],
        },
        {
          virtualInterfaces: [
            path('dxvif-3', { virtualInterfaceType: 'public', virtualInterfaceState: 'down' }),
            path('dxvif-4', { virtualInterfaceState: 'deleted' }),
          ],
        },
      ),
    },
    data: [
      aVirtualInterface({
        virtualInterfaceName: 'name of dxvif-1',
        bgpPeers: [
          { addressFamily: 'ipv4', bgpStatus: 'up' },
          { addressFamily: 'ipv4', bgpStatus: 'unknown' },
        ],
        tags: { app: 'shop' },
      }),
      aVirtualInterface({
        ...{ virtualInterfaceId: 'dxvif-2', virtualInterfaceName: 'name of dxvif-2' },
        ...{ gatewayId: 'vgw-1', awsLogicalDeviceId: null, awsDeviceV2: null },
        ...{ bgpPeers: [], asn: 4_200_000_000 },
      }),
      aVirtualInterface({
        ...{ virtualInterfaceId: 'dxvif-3', virtualInterfaceName: 'name of dxvif-3' },
        virtualInterfaceState: 'down',
        ...{ gatewayId: null, awsLogicalDeviceId: null, awsDeviceV2: null, bgpPeers: [], asn: null },
      }),
    ],
  },
  {
    id: 'directConnectGateways',
    inputs: {
      virtualInterfaces: [
        aVirtualInterface(),
        aVirtualInterface({ virtualInterfaceId: 'dxvif-2' }),
        aVirtualInterface({ virtualInterfaceId: 'dxvif-3', gatewayId: 'vgw-1' }),
        aVirtualInterface({ virtualInterfaceId: 'dxvif-4', gatewayId: null }),
      ],
    },
    answers: {
      'directconnect:DescribeDirectConnectGatewayAttachments': paged(
        'nextToken',
        {
          directConnectGatewayAttachments: [
            { virtualInterfaceId: 'dxvif-1', attachmentState: 'attached' },
            { virtualInterfaceId: 'dxvif-gone', attachmentState: 'detached' },
          ],
        },
        {
          directConnectGatewayAttachments: [{ virtualInterfaceId: 'dxvif-far', attachmentState: 'attached' }],
        },
      ),
      'directconnect:DescribeDirectConnectGatewayAssociations': associations(
        {
          directConnectGatewayAssociations: [
            {
              associationState: 'associated',
              associatedGateway: { id: 'tgw-1', region: 'us-east-1', ownerAccount: '111122223333' },
            },
            {
              associationState: 'associated',
              associatedGateway: { id: 'tgw-far', region: 'eu-west-1', ownerAccount: '111122223333' },
            },
            {
              associationState: 'associated',
              associatedGateway: { id: 'vgw-theirs', region: 'us-east-1', ownerAccount: '444455556666' },
            },
            { associationState: 'disassociated', associatedGateway: { id: 'tgw-gone' } },
          ],
        },
        {
          directConnectGatewayAssociations: [
            {
              associationState: 'associated',
              virtualGatewayId: 'vgw-2',
              virtualGatewayRegion: 'us-east-1',
              virtualGatewayOwnerAccount: '111122223333',
            },
            { associationState: 'associated', associatedCoreNetwork: { id: 'core-network-1' } },
          ],
        },
        {
          'tgw-1': ['dxgw-1', 'dxgw-other'],
          'vgw-2': ['dxgw-1'],
        },
      ),
    },
    data: [
      {
        directConnectGatewayId: 'dxgw-1',
        attachedInterfaceIds: ['dxvif-1', 'dxvif-far'],
        associatedGatewayIds: ['tgw-1', 'tgw-far', 'vgw-theirs', 'vgw-2', 'core-network-1'],
        associatedElsewhere: ['tgw-far', 'vgw-theirs', 'core-network-1'],
        associatedWithOthers: [{ gatewayId: 'tgw-1', otherDirectConnectGatewayId: 'dxgw-other' }],
      },
    ],
  },
  {
    id: 'directConnectionPeaks',
    inputs: { directConnections: [aDirectConnection(), aDirectConnection({ connectionId: 'dxcon-hosted' })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'ConnectionBpsIngress Average ConnectionId=dxcon-1': [
          [at('00'), 100],
          [at('05'), 200],
        ],
        'ConnectionBpsEgress Average ConnectionId=dxcon-1': [[at('00'), 300]],
        'ConnectionState Minimum ConnectionId=dxcon-1': [[at('00'), 0]],
        'ConnectionState Minimum ConnectionId=dxcon-hosted': [[at('00'), 1]],
      }),
    },
    data: [
      {
        ...{ connectionId: 'dxcon-1', window: WINDOW },
        ...{ bitsInPerSecond: peak(200, '05'), bitsOutPerSecond: peak(300) },
        lowestState: { ...peak(0), periodSeconds: 3600 },
      },
      {
        ...{ connectionId: 'dxcon-hosted', window: WINDOW },
        ...{ bitsInPerSecond: null, bitsOutPerSecond: null },
        lowestState: { ...peak(1), periodSeconds: 3600 },
      },
    ],
  },
  {
    id: 'virtualInterfacePeaks',
    inputs: {
      virtualInterfaces: [
        aVirtualInterface(),
        aVirtualInterface({
          virtualInterfaceId: 'dxvif-new',
          bgpPeers: ['ipv4', 'ipv6'].map((addressFamily) => ({ addressFamily, bgpStatus: 'up' })),
        }),
        aVirtualInterface({
          virtualInterfaceId: 'dxvif-both',
          bgpPeers: ['ipv4', 'ipv6', 'ipv6'].map((addressFamily) => ({ addressFamily, bgpStatus: 'up' })),
        }),
        aVirtualInterface({ virtualInterfaceId: 'dxvif-none', bgpPeers: [] }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'VirtualInterfaceBpsIngress Average ConnectionId=dxcon-1 VirtualInterfaceId=dxvif-1': [
          [at('00'), 100],
        ],
        'VirtualInterfaceBpsEgress Average ConnectionId=dxcon-1 VirtualInterfaceId=dxvif-1': [[at('05'), 50]],
        ...session('dxvif-1', 'ipv4', 0),
        // There is no session for it.
        ...session('dxvif-1', 'ipv6', 0),
        ...session('dxvif-new', 'ipv4', 1),
        ...session('dxvif-both', 'ipv4', 1),
        ...session('dxvif-both', 'ipv6', 0),
      }),
    },
    data: [
      {
        ...{ virtualInterfaceId: 'dxvif-1', window: WINDOW },
        ...{ bitsInPerSecond: peak(100), bitsOutPerSecond: peak(50, '05') },
        lowestBgpStatus: { ...peak(0), periodSeconds: 3600 },
      },
      // Of the other family nothing is known.
      unmeasured('dxvif-new'),
      { ...unmeasured('dxvif-both'), lowestBgpStatus: { ...peak(0), periodSeconds: 3600 } },
      unmeasured('dxvif-none'),
    ],
  },
];
