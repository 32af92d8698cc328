import type {
  Artifacts,
  DirectConnectGateway,
  DirectConnection,
  DirectConnectionPeak,
  VirtualInterface,
  VirtualInterfacePeak,
  VpnConnection,
  VpnConnectionPeak,
} from '../../../src/model/artifacts';
import { aPeak, WINDOW } from './fields';

const MBIT = 1e6;

/** What so many Mbit/s are at normal peak, in the bits that CloudWatch counts. */
export const ofMbit = (value: number, overrides: Parameters<typeof aPeak>[1] = {}) =>
  aPeak(value * MBIT, overrides);

type Tunnel = VpnConnection['tunnels'][number];

export const aTunnel = (overrides: Partial<Tunnel> = {}): Tunnel => ({
  outsideIpAddress: '198.51.100.1',
  isUp: true,
  statusMessage: '2 BGP ROUTES',
  acceptedRoutes: 2,
  ...overrides,
});

/** Both tunnels are up, with BGP, at a transit gateway. */
export const aVpnConnection = (overrides: Partial<VpnConnection> = {}): VpnConnection => ({
  vpnConnectionId: 'vpn-1',
  state: 'available',
  gatewayId: 'tgw-1',
  gatewayKind: 'transit',
  isConcentrated: false,
  isOverDirectConnect: false,
  isStatic: false,
  isLarge: false,
  tunnels: [aTunnel(), aTunnel({ outsideIpAddress: '198.51.100.2' })],
  tags: {},
  ...overrides,
});

/** 10 Mbit/s into AWS, 20 out of it: 30 × 22 × 1.5 are 0.99 of 1.25 Gbit/s. */
export const aVpnConnectionPeak = (overrides: Partial<VpnConnectionPeak> = {}): VpnConnectionPeak => ({
  vpnConnectionId: 'vpn-1',
  window: WINDOW,
  bitsInPerSecond: ofMbit(10),
  bitsOutPerSecond: ofMbit(20),
  bitsPerSecond: ofMbit(30),
  lowestTunnelState: aPeak(1),
  ...overrides,
});

/** Of 10 Gbit/s. */
export const aDirectConnection = (overrides: Partial<DirectConnection> = {}): DirectConnection => ({
  connectionId: 'dxcon-1',
  connectionName: 'line-1',
  connectionState: 'available',
  gigabits: 10,
  lagId: null,
  tags: {},
  ...overrides,
});

/** 100 Mbit/s into AWS, 200 out of it: 200 × 22 × 1.5 are 6.6 of 10 Gbit/s. */
export const aDirectConnectionPeak = (
  overrides: Partial<DirectConnectionPeak> = {},
): DirectConnectionPeak => ({
  connectionId: 'dxcon-1',
  window: WINDOW,
  bitsInPerSecond: ofMbit(100),
  bitsOutPerSecond: ofMbit(200),
  lowestState: aPeak(1),
  ...overrides,
});

export const aVirtualInterface = (overrides: Partial<VirtualInterface> = {}): VirtualInterface => ({
  virtualInterfaceId: 'dxvif-1',
  virtualInterfaceName: 'path-1',
  connectionId: 'dxcon-1',
  location: 'EqDC2',
  awsLogicalDeviceId: 'EqDC2-1',
  awsDeviceV2: 'EqDC2-1',
  virtualInterfaceState: 'available',
  asn: 64_500,
  gatewayId: 'dxgw-1',
  bgpPeers: [{ addressFamily: 'ipv4', bgpStatus: 'up' }],
  tags: {},
  ...overrides,
});

/** 50 Mbit/s into AWS, 100 out of it: of two 200 × 22 × 1.5 are 6.6 Gbit/s. */
export const aVirtualInterfacePeak = (
  overrides: Partial<VirtualInterfacePeak> = {},
): VirtualInterfacePeak => ({
  virtualInterfaceId: 'dxvif-1',
  window: WINDOW,
  bitsInPerSecond: ofMbit(50),
  bitsOutPerSecond: ofMbit(100),
  lowestBgpStatus: aPeak(1),
  ...overrides,
});

export const aDirectConnectGateway = (
  overrides: Partial<DirectConnectGateway> = {},
): DirectConnectGateway => ({
  directConnectGatewayId: 'dxgw-1',
  attachedInterfaceIds: ['dxvif-1', 'dxvif-2'],
  associatedGatewayIds: ['tgw-1'],
  associatedElsewhere: [],
  associatedWithOthers: [],
  ...overrides,
});

/** At another location. */
export const secondLine = {
  connection: { connectionId: 'dxcon-2', connectionName: 'line-2' },
  virtualInterface: {
    ...{ virtualInterfaceId: 'dxvif-2', virtualInterfaceName: 'path-2', connectionId: 'dxcon-2' },
    ...{ location: 'CSVA1', awsLogicalDeviceId: 'CSVA1-1', awsDeviceV2: 'CSVA1-1' },
  },
} as const;

/** A VPN connection, and two lines of Direct Connect at two locations that lead to the same transit gateway. */
export const healthyNetworkLinks = {
  vpnConnections: [aVpnConnection()],
  vpnConnectionPeaks: [aVpnConnectionPeak()],
  directConnections: [aDirectConnection(), aDirectConnection(secondLine.connection)],
  directConnectionPeaks: [aDirectConnectionPeak(), aDirectConnectionPeak({ connectionId: 'dxcon-2' })],
  virtualInterfaces: [aVirtualInterface(), aVirtualInterface(secondLine.virtualInterface)],
  virtualInterfacePeaks: [aVirtualInterfacePeak(), aVirtualInterfacePeak({ virtualInterfaceId: 'dxvif-2' })],
  directConnectGateways: [aDirectConnectGateway()],
} satisfies Partial<Artifacts>;
