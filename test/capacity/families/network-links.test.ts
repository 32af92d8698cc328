import { describe, expect, it } from '@jest/globals';
import type {
  Artifacts,
  DirectConnection,
  DirectConnectionPeak,
  VirtualInterface,
  VpnConnection,
  VpnConnectionPeak,
} from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import {
  aDirectConnection,
  aDirectConnectionPeak,
  aVirtualInterface,
  aVirtualInterfacePeak,
  aVpnConnection,
  aVpnConnectionPeak,
  ofMbit,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { anOverlap } from '../../builders/overlap';
import { aPlan } from '../../builders/plan';

/** Ten times the normal traffic, of which a share goes there; the loss of a zone need not be survived. */
const carrying = (factor = 1) =>
  aPlan({
    traffic: {
      multiplier: 10,
      elasticity: (['vpn', 'direct-connect'] as const).map((service) => ({ match: { service }, factor })),
    },
    resilience: { survive: 'none' },
  });
const NOTED = { plan: carrying() };

const both = (comes: number, leaves: number, more: Partial<VpnConnectionPeak> = {}) => ({
  bitsInPerSecond: ofMbit(comes),
  bitsOutPerSecond: ofMbit(leaves),
  bitsPerSecond: ofMbit(comes + leaves),
  ...more,
});

/** At ten times the normal traffic. Null: nothing was measured. */
const vpn = (
  peak: Partial<VpnConnectionPeak> | null,
  connection: Partial<VpnConnection> = {},
  context: Parameters<typeof onlyCeiling>[2] = NOTED,
) =>
  onlyCeiling(
    'vpn-tunnel-bandwidth',
    {
      vpnConnections: [aVpnConnection(connection)],
      vpnConnectionPeaks: peak === null ? [] : [aVpnConnectionPeak(peak)],
    },
    context,
  );

const onVirtual = { gatewayId: 'vgw-1', gatewayKind: 'virtual' } as const;

describe('what goes through a VPN connection', () => {
  it.each<[string, [number, number], Partial<VpnConnection>, string]>([
    // 10 × 1.5 × 66 Mbit/s are 0.99 of 1.25, of which 80 % are 1.
    ['what one tunnel carries in the busiest second with a fifth to spare', [22, 44], {}, 'green'],
    ['what is more than that', [23, 44], {}, 'yellow'],
    // 10 × 250 ÷ 2 are 1.25.
    ['what both tunnels carry at best', [0, 250], {}, 'yellow'],
    ['what is more than both do', [0, 251], {}, 'red'],
    ['what comes in through both at best', [250, 0], onVirtual, 'yellow'],
    // A virtual private gateway, and static routes, use one tunnel out of AWS.
    ['what one tunnel carries out of AWS', [0, 125], onVirtual, 'yellow'],
    ['what one tunnel does not', [0, 126], onVirtual, 'red'],
    ['what one tunnel does not with static routes', [0, 126], { isStatic: true }, 'red'],
    // 5 Gbit/s.
    ['what large tunnels carry', [66, 200], { isLarge: true }, 'green'],
  ])('is judged by %s', (_, [comes, leaves], connection, status) => {
    expect(vpn(both(comes, leaves), connection).status).toBe(status);
  });

  it('is what one tunnel has to carry at the most: 1.25 ÷ (1.5 × 0.1)', () => {
    expect(vpn(both(40, 60))).toMatchObject({
      ...{ resource: 'vpn-1', unit: 'Gbit/s', now: 0.1, limit: 1.25, atPeak: 1.5, breaksAt: 8.33333 },
    });
  });

  it('has one tunnel without a zone: 10 × 0.2 of 1.25 Gbit/s', () => {
    const survives = { plan: aPlan({ ...carrying(), resilience: { survive: 'az' } }) };
    expect([vpn(both(0, 200)).status, vpn(both(0, 200), {}, survives).status]).toEqual(['yellow', 'red']);
  });

  it.each<[string, Partial<VpnConnectionPeak> | null, Partial<VpnConnection>, string]>([
    ['nothing was measured', null, {}, 'no data for TunnelDataIn'],
    ['one way is not known', { bitsInPerSecond: null }, {}, 'no complete data for vpn-1'],
    [
      'it has a day of data',
      both(1, 1, { bitsPerSecond: ofMbit(2, { hoursWithData: 24 }) }),
      {},
      'too little',
    ],
    ['it shares a concentrator', both(1, 1), { isConcentrated: true }, 'VPN Concentrator'],
  ])('is grey where %s', (_, peak, connection, why) => {
    const { status, evidence } = vpn(peak, connection);
    expect([status, JSON.stringify(evidence)]).toEqual(['grey', expect.stringContaining(why)]);
  });

  it('is not judged where the plan says that none goes there', () => {
    expect(
      ceilingsOf(
        'vpn-tunnel-bandwidth',
        { vpnConnections: [aVpnConnection()], vpnConnectionPeaks: [aVpnConnectionPeak()] },
        { plan: carrying(0) },
      ),
    ).toEqual([]);
  });

  it.each<[string, Partial<VpnConnection>, number, string, boolean]>([
    // 1.5 × 10 × 0.1 ÷ 0.8 are 1.875 Gbit/s.
    ['large tunnels', {}, 100, 'Give the tunnels of vpn-1 the large bandwidth', true],
    ['more connections with large ones', { isLarge: true }, 400, 'over 2 VPN connections', false],
    ['a transit gateway', onVirtual, 100, 'a virtual private gateway sends through one tunnel', false],
    ['a gateway', { gatewayId: null, gatewayKind: null }, 100, 'of a transit gateway with ECMP, or', false],
    ['BGP', { isStatic: true, isLarge: true }, 400, 'with BGP in place of static routes', false],
  ])('is given %s', (_, connection, mbit, action, hasCommand) => {
    const { fix } = vpn(both(0, mbit), connection);
    expect(fix?.action).toContain(action);
    expect(fix?.command?.includes('--tunnel-bandwidth large') ?? false).toBe(hasCommand);
    expect(fix?.reversal?.command?.includes('--tunnel-bandwidth standard') ?? false).toBe(hasCommand);
  });
});

describe('what VPN connections send through one virtual private gateway', () => {
  const sent = (...mbits: readonly (number | null)[]) =>
    ceilingsOf(
      'virtual-gateway-bandwidth',
      {
        vpnConnections: mbits.map((_, i) => aVpnConnection({ ...onVirtual, vpnConnectionId: `vpn-${i}` })),
        vpnConnectionPeaks: mbits.map((mbit, i) =>
          aVpnConnectionPeak({
            vpnConnectionId: `vpn-${i}`,
            bitsOutPerSecond: mbit === null ? null : ofMbit(mbit),
          }),
        ),
      },
      NOTED,
    );

  it.each<[string, number[], string]>([
    // 10 × 1.5 × 66 are 0.99 of 1.25.
    ['that all fit together', [30, 36], 'green'],
    ['that may not fit together', [30, 40], 'yellow'],
    ['of which one alone does not fit', [126, 1], 'red'],
  ])('is judged by peaks %s', (_, mbits, status) => {
    expect(sent(...mbits)).toMatchObject([{ resource: 'vgw-1', limit: 1.25, status }]);
  });

  it('is grey where one is not known, and red where the others are too much', () => {
    expect(sent(1, null)).toMatchObject([{ status: 'grey' }]);
    expect(sent(126, null)).toMatchObject([{ status: 'red' }]);
  });

  it('names the connection of each measurement', () => {
    const [ceiling] = sent(null, 126);
    expect(ceiling?.evidence.map(({ detail }) => detail).join(' ')).toContain('through vpn-1.');
  });

  it('is the ceiling of its tunnel where there is one', () => {
    expect(sent(30)).toEqual([]);
  });
});

interface Line {
  readonly connection?: Partial<DirectConnection>;
  /** Null: nothing was measured. */
  readonly peak?: Partial<DirectConnectionPeak> | null;
  /** What goes out of AWS through each interface, Mbit/s. */
  readonly interfaces?: readonly number[];
  readonly virtualInterface?: Partial<VirtualInterface>;
}

const lineOf = ({
  connection = {},
  peak = {},
  interfaces = [],
  virtualInterface = {},
}: Line): Partial<Artifacts> => ({
  directConnections: [aDirectConnection(connection)],
  directConnectionPeaks: peak === null ? [] : [aDirectConnectionPeak(peak)],
  virtualInterfaces: interfaces.map((_, i) =>
    aVirtualInterface({ virtualInterfaceId: `dxvif-${i}`, ...virtualInterface }),
  ),
  virtualInterfacePeaks: interfaces.map((mbit, i) =>
    aVirtualInterfacePeak({ virtualInterfaceId: `dxvif-${i}`, bitsOutPerSecond: ofMbit(mbit) }),
  ),
});

const line = (of: Line = {}) => onlyCeiling('direct-connect-bandwidth', lineOf(of), NOTED);
const silent = { bitsInPerSecond: null, bitsOutPerSecond: null };

describe('what goes through a connection of Direct Connect', () => {
  it.each<[string, Partial<DirectConnectionPeak>, Partial<DirectConnection>, string]>([
    // 10 × 1.5 × 0.53 are 7.95 of 10 Gbit/s each way.
    ['what leaves a fifth in the busiest second', { bitsOutPerSecond: ofMbit(530) }, {}, 'green'],
    ['what leaves less', { bitsOutPerSecond: ofMbit(540) }, {}, 'yellow'],
    ['what is more', { bitsOutPerSecond: ofMbit(1001) }, {}, 'red'],
    ['what comes in, where that is more', { bitsInPerSecond: ofMbit(1001) }, {}, 'red'],
    ['half a gigabit', { bitsOutPerSecond: ofMbit(51) }, { gigabits: 0.5 }, 'red'],
    ['a connection that is down', { bitsOutPerSecond: ofMbit(1001) }, { connectionState: 'down' }, 'red'],
  ])('is judged by %s', (_, peak, connection, status) => {
    expect(line({ peak: { bitsInPerSecond: ofMbit(1), ...peak }, connection }).status).toBe(status);
  });

  it('is what its interfaces carry where it publishes nothing: 1.5 × 10 × 0.3', () => {
    expect(line({ peak: silent, interfaces: [300] })).toMatchObject({ status: 'green', atPeak: 4.5 });
    expect(line({ peak: null, interfaces: [1001] })).toMatchObject({ status: 'red' });
    // From 1 of one to the 1.5 × 10 × 0.8 of both.
    expect(line({ peak: null, interfaces: [400, 400] })).toMatchObject({ status: 'yellow', atPeak: 12 });
  });

  it.each<[string, Line, string]>([
    ['nothing was measured', { peak: silent }, 'no data for ConnectionBpsIngress'],
    ['one way is not known', { peak: { bitsInPerSecond: null } }, 'no data'],
    [
      'its share of a group is not known',
      { peak: null, interfaces: [1], connection: { lagId: 'dxcon-1' } },
      'no data',
    ],
    ['its bandwidth is not known', { connection: { gigabits: null } }, 'in a known way'],
    [
      'it has a day of data',
      { peak: { bitsOutPerSecond: ofMbit(200, { hoursWithData: 24 }) } },
      'too little',
    ],
  ])('is grey where %s', (_, of, why) => {
    const { status, evidence } = line(of);
    expect([status, JSON.stringify(evidence)]).toEqual(['grey', expect.stringContaining(why)]);
  });

  it('is grey for an interface on a connection of another account', () => {
    const ceilings = ceilingsOf(
      'direct-connect-bandwidth',
      { ...lineOf({ interfaces: [1] }), directConnections: [] },
      NOTED,
    );
    expect(ceilings).toMatchObject([{ resource: 'dxvif-0', status: 'grey', limit: null }]);
  });

  describe('of which the plan says something else than of an interface on it', () => {
    const onInterface = { resource: 'dxvif-0' };
    const onLine = { resource: 'dxcon-1' };
    const onAll = { service: 'direct-connect' as const };
    /** 0.3 Gbit/s out of AWS. */
    const judged = (
      traffic: Partial<EventPlanInput['traffic']>,
      interfaces: readonly number[] = [300],
      scope?: Readonly<Record<string, string[]>>,
    ) =>
      ceilingsOf(
        'direct-connect-bandwidth',
        lineOf({ peak: { bitsInPerSecond: ofMbit(0), bitsOutPerSecond: ofMbit(300) }, interfaces }),
        {
          plan: aPlan({
            traffic: { multiplier: 40, ...traffic },
            accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', ...(scope && { scope }) }] }],
          }),
        },
      );
    const elasticity = [
      { match: onInterface, factor: 1 },
      { match: onAll, factor: 0 },
    ];

    it('grows as the only interface on it: 40 × 0.3 are 12 of 10 Gbit/s', () => {
      expect(judged({ elasticity })).toMatchObject([{ status: 'red', atPeak: 18 }]);
      expect(judged({ elasticity }, [])).toEqual([]);
    });

    it('grows between none and all of it where one of two interfaces does', () => {
      expect(judged({ elasticity }, [150, 150])).toMatchObject([{ status: 'yellow', atPeak: 18 }]);
    });

    it('grows as the interface where that has a multiplier of its own: 10 × 0.3 × 1.5, and 30 × 0.3 × 1.5', () => {
      const own = [
        { match: onInterface, multiplier: 30 },
        { match: onAll, factor: 1 },
      ];
      expect(judged({ multiplier: 10, elasticity: own })).toMatchObject([{ status: 'yellow', atPeak: 13.5 }]);
      expect(judged({ multiplier: 10, elasticity: own.slice(1) })).toMatchObject([
        { status: 'green', atPeak: 4.5 },
      ]);
    });

    it('grows as an interface that alone is in the scope', () => {
      expect(judged({}, [300], { virtualInterfaces: ['path-1'] })).toMatchObject([{ status: 'red' }]);
    });

    it('has what another event brings to the interface alone: (22 + 7) × 0.3 × 1.5', () => {
      const overlaps = [
        anOverlap({ plan: aPlan({ id: 'launch', name: 'Launch', traffic: { multiplier: 8, elasticity } }) }),
      ];
      const artifacts = lineOf({
        peak: { bitsInPerSecond: ofMbit(0), bitsOutPerSecond: ofMbit(300) },
        interfaces: [300],
      });
      const context = { plan: aPlan({ traffic: { multiplier: 22 } }), overlaps };
      expect(ceilingsOf('direct-connect-bandwidth', artifacts, context)).toMatchObject([
        { status: 'yellow', atPeak: 13.05 },
      ]);
    });

    it('grows as the plan says of the line where it says nothing of the interface', () => {
      expect(judged({ elasticity: [{ match: onLine, factor: 1 }] })).toMatchObject([{ status: 'red' }]);
    });
  });

  it.each(['ordering', 'rejected', 'pending'])('is nothing yet where it is %s', (connectionState) => {
    expect(
      ceilingsOf('direct-connect-bandwidth', lineOf({ connection: { connectionState } }), NOTED),
    ).toEqual([]);
  });
});
