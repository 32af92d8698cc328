import { describe, expect, it } from '@jest/globals';
import { directConnectFailover } from '../../../src/checks/architecture/direct-connect-failover';
import { directConnectLocations } from '../../../src/checks/architecture/direct-connect-locations';
import { directConnectOutages } from '../../../src/checks/architecture/direct-connect-outages';
import { directConnectState } from '../../../src/checks/architecture/direct-connect-state';
import { vpnTunnelOutages } from '../../../src/checks/architecture/vpn-tunnel-outages';
import { vpnTunnels } from '../../../src/checks/architecture/vpn-tunnels';
import type { AnyTargetCheck, TargetContext } from '../../../src/checks/check';
import type { Artifacts, VirtualInterface, VpnConnection } from '../../../src/model/artifacts';
import {
  aDirectConnectGateway,
  aDirectConnection,
  aDirectConnectionPeak,
  aPeak,
  aTunnel,
  aVirtualInterface,
  aVirtualInterfacePeak,
  aVpnConnection,
  aVpnConnectionPeak,
  healthyNetworkLinks,
  ofMbit,
  secondLine,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

type Row = readonly [title: string, artifacts: Partial<Artifacts>, status: string, detail: string];

const judge = (
  check: AnyTargetCheck,
  artifacts: Partial<Artifacts>,
  context: Partial<TargetContext> = CARRYING,
) => runCheck(check, { ...healthyNetworkLinks, ...artifacts }, context);

/** Each row comes to one judgement. */
const itJudges = (check: AnyTargetCheck, rows: readonly Row[]) => {
  it.each<Row>(rows)('judges %s', (_, artifacts, status, detail) => {
    expect(judge(check, artifacts)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
};

const vpn = (overrides: Partial<VpnConnection>) => ({ vpnConnections: [aVpnConnection(overrides)] });
const up = aTunnel();
const down = aTunnel({ isUp: false, statusMessage: 'IPSEC IS DOWN', acceptedRoutes: 0 });
const oneDay = { hoursWithData: 24 };

describe('vpn-tunnels', () => {
  itJudges(vpnTunnels, [
    ['one with both up', {}, 'pass', 'Both of its tunnels are up.'],
    [
      'one with one up',
      vpn({ tunnels: [up, down] }),
      'fail',
      '1 of its 2 tunnels leads anywhere: one is down (IPSEC IS DOWN)',
    ],
    ['one with none up', vpn({ tunnels: [down, down] }), 'fail', '0 of its 2 tunnels lead anywhere'],
    [
      'one with a tunnel without a route',
      vpn({ tunnels: [up, aTunnel({ acceptedRoutes: 0 })] }),
      'fail',
      'one is up, but no route was announced through it',
    ],
    [
      'one whose routes are static',
      vpn({ isStatic: true, tunnels: [up, aTunnel({ acceptedRoutes: 0 })] }),
      'pass',
      'Both',
    ],
    [
      'one whose routes are not known',
      vpn({ tunnels: [up, aTunnel({ acceptedRoutes: null })] }),
      'pass',
      'Both',
    ],
    ['one of which nothing is told', vpn({ tunnels: [] }), 'unknown', 'does not tell'],
    ['one of which one tunnel is told', vpn({ tunnels: [up] }), 'unknown', 'does not tell'],
    ['one that is being made', vpn({ state: 'pending', tunnels: [] }), 'warn', 'It is pending.'],
    ['one that leads nowhere', vpn({ gatewayId: null, gatewayKind: null }), 'fail', 'no gateway'],
  ]);

  it('asks where nobody knows whether traffic goes there, and says less where none does', () => {
    const [asked] = judge(vpnTunnels, vpn({ tunnels: [up, down] }), {});
    expect(asked).toMatchObject({ status: 'warn', detail: expect.stringContaining('traffic.elasticity') });
    const off = { placed: () => ({ placement: 'off', because: 'So it is.' }) as const };
    expect(judge(vpnTunnels, vpn({ tunnels: [up, down] }), off)[0]?.status).toBe('notApplicable');
  });
});

const tunnelState = (value: number | null, more = {}) => ({
  vpnConnectionPeaks: [aVpnConnectionPeak({ lowestTunnelState: value === null ? null : aPeak(value, more) })],
});

describe('vpn-tunnel-outages', () => {
  itJudges(vpnTunnelOutages, [
    ['one whose tunnels were always up', {}, 'pass', 'all the time'],
    ['one of which a tunnel was down', tunnelState(0.5), 'warn', 'a tunnel of it, or both'],
    ['one that was down', tunnelState(0, oneDay), 'warn', 'a tunnel of it, or both'],
    ['one of which a day is known', tunnelState(1, oneDay), 'unknown', 'too little data'],
    ['one of which nothing is known', tunnelState(null), 'unknown', 'no data for TunnelState of vpn-1'],
    ['one that was not measured', { vpnConnectionPeaks: [] }, 'unknown', 'no data'],
  ]);
});

const lines = (connectionState: string) => ({
  directConnections: [aDirectConnection({ connectionState })],
  virtualInterfaces: [],
});
const path = (overrides: Partial<VirtualInterface>) => ({
  directConnections: [],
  virtualInterfaces: [aVirtualInterface(overrides)],
});
const bgp = (...statuses: readonly string[]) =>
  path({ bgpPeers: statuses.map((bgpStatus, i) => ({ addressFamily: `ipv${4 + 2 * i}`, bgpStatus })) });

describe('direct-connect-state', () => {
  itJudges(directConnectState, [
    ['a connection that is up', lines('available'), 'pass', 'Its port is up.'],
    ['one that is down', lines('down'), 'fail', 'It is down.'],
    ['one that was ordered', lines('requested'), 'warn', 'not up yet'],
    ['one that was rejected', lines('rejected'), 'notApplicable', 'rejected'],
    ['one of which AWS knows nothing', lines('unknown'), 'unknown', 'unknown'],
    ['an interface that is up', bgp('up'), 'pass', 'so is BGP'],
    ['one that is down', path({ virtualInterfaceState: 'down' }), 'fail', 'It is down.'],
    ['one that waits to be confirmed', path({ virtualInterfaceState: 'confirming' }), 'warn', 'confirming'],
    ['one without BGP', bgp('down', 'down'), 'fail', 'BGP is down (ipv4, ipv6)'],
    ['one with half of BGP', bgp('up', 'down'), 'warn', 'some of its addresses (ipv6)'],
    ['one of whose BGP a half is not known', bgp('up', 'unknown'), 'unknown', 'whether BGP is up'],
    ['one of whose BGP nothing is known', bgp(), 'unknown', 'whether BGP is up'],
  ]);
});

const portState = (value: number | null, more = {}, connectionState = 'available') => ({
  virtualInterfaces: [],
  directConnections: [aDirectConnection({ connectionState })],
  directConnectionPeaks: [aDirectConnectionPeak({ lowestState: value === null ? null : aPeak(value, more) })],
});

const session = (value: number | null, more = {}) => ({
  ...path({}),
  virtualInterfacePeaks: [
    aVirtualInterfacePeak({ lowestBgpStatus: value === null ? null : aPeak(value, more) }),
  ],
});

it.each<[string, number | null, object, string]>([
  ['was up', 1, {}, 'pass'],
  ['was down', 0, {}, 'unknown'],
  ['is known of a day', 1, oneDay, 'unknown'],
  ['is not known', null, {}, 'unknown'],
])('judges a hosted connection without data by BGP of what is on it, which %s', (_, value, more, status) => {
  const { virtualInterfaces, virtualInterfacePeaks } = session(value, more);
  const artifacts = { ...portState(null), virtualInterfaces, virtualInterfacePeaks };
  expect(judge(directConnectOutages, artifacts)[0]).toMatchObject({ status, resource: { name: 'dxcon-1' } });
});

it('knows nothing of a port by BGP of a group of several, which is up while one of them is', () => {
  const artifacts = {
    ...portState(null),
    directConnections: [aDirectConnection({ lagId: 'dxlag-1' })],
    virtualInterfaces: [aVirtualInterface({ connectionId: 'dxlag-1' })],
  };
  expect(judge(directConnectOutages, artifacts)[0]?.status).toBe('unknown');
});

describe('direct-connect-outages', () => {
  itJudges(directConnectOutages, [
    ['one that was always up', portState(1), 'pass', 'Its port was up all the time.'],
    ['an interface that was always up, whoever owns its line', path({}), 'pass', 'BGP of it was up'],
    ['one whose BGP was down', session(0), 'warn', 'BGP of it was down for a while'],
    ['one whose BGP was down in a day that is known', session(0, oneDay), 'warn', 'down for a while'],
    ['one of whose BGP a day is known', session(1, oneDay), 'unknown', 'too little data'],
    ['one of whose BGP nothing is known', session(null), 'unknown', 'says of BGP: ipv4 is up.'],
    [
      'one of whose BGP nothing is known at all',
      { ...session(null), ...path({ bgpPeers: [] }) },
      'unknown',
      'says of BGP: nothing.',
    ],
    ['one that was rejected', path({ virtualInterfaceState: 'rejected' }), 'notApplicable', 'rejected'],
    ['one that was down', portState(0, oneDay), 'warn', 'down for a while'],
    ['one of which a day is known', portState(1, oneDay), 'unknown', 'too little data'],
    ['one of which nothing is known', portState(null), 'unknown', 'no data for ConnectionState of dxcon-1'],
    ['one that is not there yet', portState(null, {}, 'ordering'), 'notApplicable', 'ordering'],
  ]);
});

const idleVpn = aVpnConnectionPeak({ bitsInPerSecond: ofMbit(0), bitsOutPerSecond: ofMbit(0) });

it('asks of a line that was down by the interface on it that alone is in the scope', () => {
  const context: Pick<TargetContext, 'placed'> = {
    placed: ({ kind }) =>
      kind === 'virtualInterface'
        ? { placement: 'on', because: 'So it is.' }
        : { placement: 'off', because: 'So it is.', isOutside: true },
  };
  const artifacts = { ...portState(0), virtualInterfaces: [aVirtualInterface()] };
  expect(judge(directConnectOutages, artifacts, context)).toMatchObject([
    { status: 'warn', resource: { name: 'dxcon-1' } },
    { status: 'pass', resource: { name: 'dxvif-1' } },
  ]);
  const isDown = { directConnections: [aDirectConnection({ connectionState: 'down' })] };
  expect(judge(directConnectState, { ...artifacts, ...isDown }, context)[0]?.status).toBe('fail');
  expect(judge(directConnectState, { ...artifacts, virtualInterfaces: [] }, context)).toEqual([]);
});

/** What leads to one gateway, and its peaks: what goes out of AWS through each, Mbit/s. */
const paths = (
  interfaces: readonly Partial<VirtualInterface>[],
  more: Partial<Artifacts> & { readonly mbits?: readonly (number | null)[] } = {},
): Partial<Artifacts> => {
  const { mbits = interfaces.map(() => 100), ...artifacts } = more;
  const rows = interfaces.map((one, i) => aVirtualInterface({ virtualInterfaceId: `dxvif-${i}`, ...one }));
  return {
    vpnConnections: [],
    vpnConnectionPeaks: [idleVpn],
    virtualInterfaces: rows,
    virtualInterfacePeaks: rows.map(({ virtualInterfaceId }, i) =>
      aVirtualInterfacePeak({
        virtualInterfaceId,
        bitsInPerSecond: ofMbit(0),
        bitsOutPerSecond: mbits[i] == null ? null : ofMbit(mbits[i]),
      }),
    ),
    directConnectGateways: [
      aDirectConnectGateway({
        attachedInterfaceIds: rows.map(({ virtualInterfaceId }) => virtualInterfaceId),
      }),
    ],
    ...artifacts,
  };
};

const second = secondLine.virtualInterface;
const inRack = { awsLogicalDeviceId: 'EqDC2-2', awsDeviceV2: 'EqDC2-2', connectionId: 'dxcon-2' };
const bgpOf = (ipv4: string): Partial<VirtualInterface> => ({
  bgpPeers: [
    { addressFamily: 'ipv4', bgpStatus: ipv4 },
    { addressFamily: 'ipv6', bgpStatus: 'up' },
  ],
});
const bothFamilies = bgpOf('up');
const halfDown = bgpOf('down');
/** At the same two locations, another network. */
const other = { virtualInterfaceId: 'dxvif-8', virtualInterfaceName: 'branch-1', asn: 64_501 };
const otherSecond = {
  ...{ ...second, virtualInterfaceId: 'dxvif-9', virtualInterfaceName: 'branch-2', asn: 64_501 },
  ...{ connectionId: 'dxcon-3', awsLogicalDeviceId: 'CSVA1-2', awsDeviceV2: 'CSVA1-2' },
};
const withVpn = (overrides: Partial<VpnConnection> = {}) => vpn(overrides);
/** The gateways behind that of Direct Connect. */
const associated = (associatedGatewayIds: string[], associatedElsewhere: string[] = []) => ({
  directConnectGateways: [
    aDirectConnectGateway({ attachedInterfaceIds: [], associatedGatewayIds, associatedElsewhere }),
  ],
});
/** Two gateways of Direct Connect, of which each leads to the same. */
const twoWays = {
  directConnectGateways: ['dxgw-1', 'dxgw-2'].map((directConnectGatewayId) =>
    aDirectConnectGateway({ directConnectGatewayId, attachedInterfaceIds: [] }),
  ),
};
const isPublic = { virtualInterfaceId: 'dxvif-9', virtualInterfaceName: 'open', gatewayId: null };
const attached = (attachedInterfaceIds: string[]) => ({
  directConnectGateways: [aDirectConnectGateway({ attachedInterfaceIds })],
});

const besideOther = (gatewayId: string) => ({
  directConnectGateways: [
    aDirectConnectGateway({
      attachedInterfaceIds: [],
      associatedWithOthers: [{ gatewayId, otherDirectConnectGatewayId: 'dxgw-far' }],
    }),
  ],
});

describe('direct-connect-locations', () => {
  itJudges(directConnectLocations, [
    ['two locations', paths([{}, second]), 'pass', 'from CSVA1, EqDC2'],
    [
      'two locations of one device',
      paths([{}, { ...second, awsLogicalDeviceId: 'EqDC2-1' }]),
      'fail',
      'Only virtual interfaces at CSVA1, EqDC2 that are up lead to it, all on one device',
    ],
    [
      'two locations of which the line of one ends at the device of the other',
      paths([{}, { ...second, awsDeviceV2: 'EqDC2-1' }]),
      'fail',
      'all on one device',
    ],
    [
      'two locations of two devices with others beside that share them',
      paths([{}, second, { ...second, virtualInterfaceName: 'shared', awsDeviceV2: 'EqDC2-1' }]),
      'warn',
      'the number of shared',
    ],
    [
      'two locations of one private number',
      paths([{ asn: 65_000 }, { ...second, asn: 65_000 }]),
      'warn',
      'a private one, which any site may use',
    ],
    [
      'two locations of one private number of four bytes',
      paths([{ asn: 4_200_000_000 }, { ...second, asn: 4_200_000_000 }]),
      'warn',
      'a private one',
    ],
    [
      'one line beside another gateway of Direct Connect',
      paths([{}], besideOther('tgw-1')),
      'unknown',
      '1 more gateways of Direct Connect lead to it',
    ],
    ['one line where that leads elsewhere', paths([{}], besideOther('tgw-2')), 'fail', 'on one device'],
    ['one line', paths([{}]), 'fail', 'Only virtual interfaces at EqDC2'],
    [
      'two lines of which one is down',
      paths([{}, { ...second, virtualInterfaceState: 'down' }]),
      'fail',
      'EqDC2',
    ],
    [
      'two lines of which one has no BGP',
      paths([{}, { ...second, bgpPeers: [{ addressFamily: 'ipv4', bgpStatus: 'down' }] }]),
      'fail',
      'EqDC2',
    ],
    ['two devices of one location', paths([{}, inRack]), 'warn', 'on 2 devices'],
    [
      'two devices of which the lines end at one',
      paths([{}, { ...inRack, awsDeviceV2: 'EqDC2-1' }]),
      'fail',
      'on one device',
    ],
    ['two lines on one device', paths([{}, { connectionId: 'dxcon-2' }]), 'fail', 'on one device'],
    [
      'two locations of other networks',
      paths([{}, { ...second, asn: 65_001 }]),
      'warn',
      'the number of path-1, path-2',
    ],
    [
      'two of which the number is not known',
      paths([{ asn: null }, { ...second, asn: null }]),
      'warn',
      'number',
    ],
    [
      'two locations of which one also leads to another network',
      paths([{}, second, { ...second, virtualInterfaceName: 'branch', asn: 65_001 }]),
      'warn',
      'the number of branch',
    ],
    [
      'two locations of which one lacks a family of addresses',
      paths([bothFamilies, { ...second, ...halfDown }]),
      'warn',
      'the number of path-1 and with BGP up for all of its families of addresses',
    ],
    [
      'two gateways of Direct Connect before one transit gateway',
      paths([{}, { ...second, gatewayId: 'dxgw-2' }], twoWays),
      'pass',
      'from CSVA1, EqDC2',
    ],
    [
      'a VPN connection that may run over a public interface',
      paths([{}, isPublic], withVpn()),
      'warn',
      'open there is public',
    ],
    ['a gateway of another region', paths([{}], associated(['tgw-far'], ['tgw-far'])), 'unknown', 'not read'],
    [
      'a VPN connection to the transit gateway behind it',
      paths([{}], withVpn()),
      'warn',
      'beside them vpn-1 may take over, if it leads to the same networks',
    ],
    [
      'a VPN connection to the virtual private gateway itself',
      paths([{ gatewayId: 'vgw-1' }], withVpn({ gatewayId: 'vgw-1', gatewayKind: 'virtual' })),
      'warn',
      'beside them vpn-1 may take over, if it leads to the same networks',
    ],
    [
      'one to Cloud WAN',
      paths([{}], {
        ...withVpn({
          gatewayKind: 'core',
          gatewayId: 'arn:aws:networkmanager::1:core-network/core-network-1',
        }),
        directConnectGateways: [
          aDirectConnectGateway({ attachedInterfaceIds: [], associatedGatewayIds: ['core-network-1'] }),
        ],
      }),
      'warn',
      'beside them vpn-1 may take over, if it leads to the same networks',
    ],
    ['a VPN connection elsewhere', paths([{}], withVpn({ gatewayId: 'tgw-2' })), 'fail', 'no VPN connection'],
    [
      'one over Direct Connect',
      paths([{}], withVpn({ isOverDirectConnect: true })),
      'fail',
      'no VPN connection',
    ],
    [
      'one with both tunnels down',
      paths([{}], withVpn({ tunnels: [down, down] })),
      'fail',
      'no VPN connection',
    ],
    ['one that is not there yet', paths([{}], withVpn({ state: 'pending' })), 'fail', 'no VPN connection'],
    [
      'lines of other regions',
      paths([{}], attached(['dxvif-0', 'dxvif-far'])),
      'unknown',
      '1 more of other regions',
    ],
    [
      'nothing that is up',
      paths([{ virtualInterfaceState: 'down' }]),
      'notApplicable',
      'direct-connect-state',
    ],
  ]);

  it('judges each gateway that is led to, by the VPN connections of its own', () => {
    const judged = judge(
      directConnectLocations,
      paths([{}], { ...withVpn(), ...associated(['tgw-1', 'vgw-2']) }),
    );
    expect(judged.map(({ resource, status }) => [resource.name, status])).toEqual([
      ['tgw-1', 'warn'],
      ['vgw-2', 'fail'],
    ]);
  });

  it('does not ask it of public interfaces, nor of what is outside the scope', () => {
    expect(judge(directConnectLocations, paths([{ gatewayId: null }]))).toEqual([]);
    const outside = { placed: () => ({ placement: 'off', because: 'So it is.', isOutside: true }) as const };
    expect(judge(directConnectLocations, paths([{}]), outside)).toEqual([]);
  });
});

const bothLines = {
  directConnections: [aDirectConnection(), aDirectConnection(secondLine.connection)],
};
const slowSecond = {
  directConnections: [aDirectConnection(), aDirectConnection({ ...secondLine.connection, gigabits: 1 })],
};
const threeLines = {
  directConnections: [...slowSecond.directConnections, aDirectConnection({ connectionId: 'dxcon-3' })],
};

const comingIn = (mbit: number) => ({
  virtualInterfacePeaks: [
    aVirtualInterfacePeak({
      ...{ virtualInterfaceId: 'dxvif-0', bitsInPerSecond: ofMbit(mbit), bitsOutPerSecond: ofMbit(0) },
    }),
  ],
});
const vpnOut = (mbit: number) =>
  aVpnConnectionPeak({ bitsInPerSecond: ofMbit(0), bitsOutPerSecond: ofMbit(mbit) });

/** At ten times the normal traffic. */
describe('direct-connect-failover', () => {
  itJudges(directConnectFailover, [
    // 10 × 1.5 × (0.2 + 0.2) are 6 of 10 Gbit/s.
    [
      'a line that carries both',
      paths([{}, second], { ...bothLines, mbits: [200, 200] }),
      'pass',
      '2 to 6 Gbit/s',
    ],
    [
      'one that lacks a family of addresses',
      paths([bothFamilies, { ...second, ...halfDown }], { ...bothLines, mbits: [200, 200] }),
      'warn',
      'Whether they lead to the same networks was not read.',
    ],
    // What leads to another network carries none of 10 × 0.101.
    [
      'a slow one beside a fast one to another network',
      paths([{}, second, other, otherSecond], { ...threeLines, mbits: [101, 1, 1, 1] }),
      'fail',
      'Without EqDC2, path-2 would have to carry 1.01 to 1.53 Gbit/s at the peak, of 1.',
    ],
    // 10 × 1.5 × (0.02 + 0.02) are 0.6 of 1.
    [
      'one beside another network, each with room',
      paths([{}, second, other, otherSecond], { ...threeLines, mbits: [20, 20, 100, 100] }),
      'pass',
      'Gbit/s at the peak',
    ],
    // 10 × 1.5 × 4 × 0.015 are 0.9 of 1.
    [
      'one line to two networks',
      paths([{}, second, other, { ...otherSecond, connectionId: 'dxcon-2' }], {
        ...threeLines,
        mbits: [15, 15, 15, 15],
      }),
      'warn',
      '0.15 to 0.9 Gbit/s at the peak, of 1.',
    ],
    // 10 × 1.5 × 0.6 are 9.
    ['one that may not', paths([{}, second], { ...bothLines, mbits: [200, 400] }), 'warn', '4 to 9 Gbit/s'],
    [
      'one that does not',
      paths([{}, second], { ...slowSecond, mbits: [101, 1] }),
      'fail',
      'Without EqDC2, path-2',
    ],
    [
      'one beside what else is on it',
      paths([{}, second, { ...second, virtualInterfaceId: 'dxvif-9', gatewayId: null }], {
        ...bothLines,
        mbits: [100, 100, 1001],
      }),
      'fail',
      'Without EqDC2',
    ],
    ['one of a device', paths([{}, inRack], { ...slowSecond, mbits: [101, 1] }), 'fail', 'Without EqDC2-1'],
    [
      'one that belongs to another account',
      paths([{}, second], { directConnections: [aDirectConnection()] }),
      'unknown',
      'path-2 would carry in the place of EqDC2 is not known',
    ],
    [
      'one that is down',
      paths([{}, second], {
        directConnections: [
          aDirectConnection(),
          aDirectConnection({ ...secondLine.connection, connectionState: 'down' }),
        ],
      }),
      'unknown',
      'is not known',
    ],
    [
      'a line of which nothing was measured',
      paths([{}, second], { ...bothLines, mbits: [100, null] }),
      'unknown',
      'dxvif-2',
    ],
    // 10 × 1.5 × 0.06 are 0.9 of 1.25, of which 80 % are 1.
    [
      'a VPN connection that carries it',
      paths([{}], { ...withVpn(), mbits: [60] }),
      'warn',
      '0.6 to 0.9 Gbit/s at the peak, of 1.25 to 2.5. Whether they lead to the same networks was not read.',
    ],
    ['one that may carry it', paths([{}], { ...withVpn(), mbits: [70] }), 'warn', '1.25 to 2.5'],
    // 10 × 0.25 are all of both tunnels.
    [
      'one that carries it at best',
      paths([{}], { ...withVpn(), mbits: [250] }),
      'warn',
      'vpn-1 would have to',
    ],
    ['one that does not', paths([{}], { ...withVpn(), mbits: [251] }), 'fail', 'Without EqDC2, vpn-1'],
    [
      'one with one tunnel up',
      paths([{}], { ...withVpn({ tunnels: [up, down] }), mbits: [126] }),
      'fail',
      'vpn-1',
    ],
    [
      'one with static routes',
      paths([{}], { ...withVpn({ isStatic: true }), mbits: [126] }),
      'fail',
      'vpn-1',
    ],
    [
      'one at a virtual private gateway',
      paths([{ gatewayId: 'vgw-1' }], {
        ...withVpn({ gatewayId: 'vgw-1', gatewayKind: 'virtual' }),
        mbits: [126],
      }),
      'fail',
      'vpn-1',
    ],
    // 10 × 0.2 of both tunnels come into AWS: two of 1.25.
    [
      'one at a virtual private gateway with what comes in',
      paths([{ gatewayId: 'vgw-1' }], {
        ...withVpn({ gatewayId: 'vgw-1', gatewayKind: 'virtual' }),
        ...comingIn(200),
      }),
      'warn',
      '2 to 3 Gbit/s at the peak, of 1.25 to 2.5',
    ],
    [
      'one at a virtual private gateway with more than that',
      paths([{ gatewayId: 'vgw-1' }], {
        ...withVpn({ gatewayId: 'vgw-1', gatewayKind: 'virtual' }),
        ...comingIn(251),
      }),
      'fail',
      'vpn-1',
    ],
    // 10 × 1.5 × (0.06 + 0.03) are 1.35.
    [
      'one beside what it carries itself',
      paths([{}], { ...withVpn(), mbits: [60], vpnConnectionPeaks: [vpnOut(30)] }),
      'warn',
      '0.6 to 1.35 Gbit/s',
    ],
    [
      'one that is full itself',
      paths([{}], { ...withVpn(), mbits: [1], vpnConnectionPeaks: [vpnOut(251)] }),
      'fail',
      '2.51',
    ],
    [
      'one that was not measured',
      paths([{}], { ...withVpn(), vpnConnectionPeaks: [] }),
      'unknown',
      'of vpn-1',
    ],
    [
      'two locations of other networks',
      paths([{}, { ...second, asn: 65_001 }], bothLines),
      'warn',
      'Whether they lead to the same networks was not read.',
    ],
    [
      'means of an hour',
      paths([{}, second], {
        ...bothLines,
        virtualInterfacePeaks: ['dxvif-0', 'dxvif-2'].map((virtualInterfaceId) =>
          aVirtualInterfacePeak({
            virtualInterfaceId,
            bitsOutPerSecond: ofMbit(100, { periodSeconds: 3600 }),
          }),
        ),
      }),
      'warn',
      'Means of an hour hide the peak',
    ],
    ['a gateway of another region', paths([{}], associated(['tgw-far'], ['tgw-far'])), 'unknown', 'not read'],
    [
      'lines elsewhere beside a VPN connection that is too slow',
      paths([{}], { ...withVpn(), ...attached(['dxvif-0', 'dxvif-far']), mbits: [251] }),
      'unknown',
      '1 more virtual interfaces',
    ],
    ['one of a concentrator', paths([{}], withVpn({ isConcentrated: true })), 'unknown', 'is not known'],
    ['one without a measurement', paths([{}], { ...withVpn(), mbits: [null] }), 'unknown', 'no data'],
    ['nothing that takes over', paths([{}]), 'notApplicable', 'Nothing takes over'],
    ['what was not read', paths([{}], attached(['dxvif-far'])), 'unknown', 'of other regions or accounts'],
    ['another gateway', paths([{}], besideOther('tgw-1')), 'unknown', '1 more gateways of Direct Connect'],
    [
      'a location that is left, and the device of a line that takes more with it',
      paths([{}, second, { ...second, location: 'EqLD5', awsLogicalDeviceId: 'EqLD5-1' }], {
        ...slowSecond,
        mbits: [101, 1, 1],
      }),
      'fail',
      'Without',
    ],
    [
      'nothing that is up',
      paths([{ virtualInterfaceState: 'down' }]),
      'notApplicable',
      'No virtual interface',
    ],
  ]);

  it('tells at which multiplier a VPN connection is too slow: 2.5 ÷ 0.5', () => {
    const [judged] = judge(directConnectFailover, paths([{}], { ...withVpn(), mbits: [500] }));
    expect(judged?.statusSteps?.map(({ status }) => status)).toEqual(['warn', 'fail']);
    expect(judged?.statusSteps?.[0]?.upTo).toBeCloseTo(5, 2);
  });

  it.each<[string, 'off' | 'unplaced', string, string]>([
    // 10 × 0.1 + 0.6, and the busiest second: 10 Gbit/s would not carry 15 × 0.7.
    ['outside the scope', 'off', 'pass', '1 to 2.4 Gbit/s'],
    ['that nobody placed', 'unplaced', 'warn', '1 to 10.5 Gbit/s'],
  ])('counts an interface %s as %s', (_, placement, status, detail) => {
    const [judged] = judge(directConnectFailover, paths([{}, second], { ...bothLines, mbits: [100, 600] }), {
      placed: ({ ids }) => ({ placement: ids.includes('dxvif-2') ? placement : 'on', because: 'So it is.' }),
    });
    expect(judged).toMatchObject({ status, detail: expect.stringContaining(detail) });
  });

  it('does not know how much of 10 × 0.251 is for one of several gateways', () => {
    const far = associated(['tgw-1', 'tgw-far'], ['tgw-far']);
    expect(judge(directConnectFailover, paths([{}], { ...withVpn(), ...far, mbits: [251] }))).toEqual([
      expect.objectContaining({ status: 'warn', detail: expect.stringContaining('0 to 3.765 Gbit/s') }),
      expect.objectContaining({ status: 'unknown', resource: { name: 'tgw-far' } }),
    ]);
  });

  it('says nothing where the multiplier is not known', () => {
    const [judged] = judge(directConnectFailover, paths([{}], withVpn()), { ...CARRYING, multiplier: null });
    expect(judged?.status).toBe('notApplicable');
  });
});
