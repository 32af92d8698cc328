import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type DirectConnection,
  type MetricWindow,
  type Peak,
  type VirtualInterface,
  type VpnConnection,
  type VpnConnectionPeak,
} from '../../model/artifacts';
import type { ScopedResource } from '../../model/resource';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import {
  addedField,
  boundedUse,
  type Growing,
  loadGrowing,
  timesLoad,
  type Use,
  useBetween,
} from '../growth';
import {
  connectionsOf,
  inGigabits,
  interfacesOn,
  mayUseBothTunnels,
  ownerOfInterface,
  peakOfInterface,
  TUNNEL_GIGABITS,
  TUNNELS,
  tunnelGigabits,
  VIRTUAL_GATEWAY_GIGABITS,
} from '../network-links';

const UNIT = 'Gbit/s';
const VPN_DOCS = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html';

/** What the families say alike. */
const LINKS = { workbook: '11 Service Limits', unit: UNIT, kind: 'physical', elastic: true } as const;

type VpnArtifacts = Pick<Artifacts, 'vpnConnections'> & Partial<Artifacts>;

const ownerOfVpn = ARTIFACTS.vpnConnections.owner;

const peaksOf = (
  { vpnConnectionId }: VpnConnection,
  { vpnConnectionPeaks }: VpnArtifacts,
): VpnConnectionPeak | undefined =>
  vpnConnectionPeaks?.find((one) => one.vpnConnectionId === vpnConnectionId);

const carryingVpns = ({ vpnConnections }: VpnArtifacts, context: FamilyContext): readonly VpnConnection[] =>
  vpnConnections.filter((vpn) => context.carriesTraffic(ownerOfVpn(vpn)));

const TUNNEL_ASSUMED = `AWS does not say whether that is each way, or both ways together. From the busier way, spread over both tunnels where they may be, up to both ways through one of them, with ${BUSIEST_SECOND} times as much in the busiest second: what fits only at the least is yellow.`;

export const vpnTunnelBandwidth = defineCeilingFamily({
  ...LINKS,
  id: 'vpn-tunnel-bandwidth',
  title: 'A tunnel of the VPN connection carries what the peak needs',
  failureTitle: 'VPN connection reaches the bandwidth of its tunnels before the peak',
  why: 'What is more than a tunnel carries is dropped, and calls to the network at its other end wait or fail.',
  docs: VPN_DOCS,
  formula: `TunnelDataIn and TunnelDataOut of the connection × m, against 1.25 Gbit/s of a tunnel, or 5 of a large one. ${TUNNEL_ASSUMED} Without a zone one tunnel is left, as the two end in different ones. What your device and its line to the internet carry, and the packets a second of a tunnel (140,000), no metric tells.`,
  remedy:
    'Give the tunnels the large bandwidth, or spread traffic over more VPN connections of a transit gateway (ECMP).',
  needs: ['vpnConnections'],
  uses: ['vpnConnectionPeaks'],
  estimate: (artifacts, context) =>
    carryingVpns(artifacts, context).map((vpn) => tunnelCeiling(vpn, artifacts, context)),
});

function tunnelCeiling(vpn: VpnConnection, artifacts: VpnArtifacts, context: FamilyContext): CeilingDraft {
  const { vpnConnectionId } = vpn;
  const owner = ownerOfVpn(vpn);
  const peaks = peaksOf(vpn, artifacts);
  const [comes, leaves, both] = [
    inGigabits(peaks?.bitsInPerSecond),
    inGigabits(peaks?.bitsOutPerSecond),
    inGigabits(peaks?.bitsPerSecond),
  ];
  const limit = tunnelGigabits(vpn);
  const density = densityOf(
    both,
    peaks?.window,
    'means',
    `TunnelDataIn and TunnelDataOut of ${vpnConnectionId}`,
  );
  const between = (least: number, most: number): Use =>
    boundedUse([least, most], context.elasticity(owner), context.addedTo(owner));
  const isKnownUse = comes !== null && leaves !== null && both !== null;
  const most = isKnownUse ? BUSIEST_SECOND * both.value : 0;
  const use = isKnownUse
    ? between(Math.max(leaves.value / (mayUseBothTunnels(vpn) ? TUNNELS : 1), comes.value / TUNNELS), most)
    : null;
  const missing = [
    ...(limit === null
      ? ['It shares a VPN Concentrator with other sites, and what that carries is not judged.']
      : []),
    ...(isKnownUse || !isKnown(density) ? [] : [`CloudWatch gave no complete data for ${vpnConnectionId}.`]),
    ...(isKnownUse || isKnown(density) ? [] : [density.missing]),
  ];
  return {
    resource: vpnConnectionId,
    title: `Bandwidth of a tunnel of ${vpnConnectionId}`,
    unit: UNIT,
    now: both?.value ?? null,
    use,
    ...(isKnownUse && { useWithoutZone: between(Math.max(comes.value, leaves.value), most) }),
    limit,
    ...(missing[0] !== undefined && { missing: missing[0] }),
    ...(use !== null && understatedBy(density)),
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...(isKnownUse
        ? [
            {
              source: 'AWS/VPN TunnelDataIn, TunnelDataOut',
              at: both.at,
              detail: `${round(both.value)} ${UNIT} at normal peak, at most ${round(comes.value)} into AWS and ${round(leaves.value)} out of it, taken to grow in proportion to traffic. ${densityInWords(density)}`,
            },
          ]
        : []),
      ...(limit === null
        ? []
        : [
            {
              source: 'ec2:DescribeVpnConnections',
              at: context.asOf,
              detail: `A tunnel of it carries up to ${limit} ${UNIT}. ${TUNNEL_ASSUMED} What your device and its line carry is not known.`,
            },
          ]),
    ],
    fix: (expected) => widerTunnels(vpn, Math.max(expected, 0), context),
  };
}

/** Large tunnels where these are enough and the gateway has them; else more connections, over which a transit gateway spreads. */
function widerTunnels(vpn: VpnConnection, expected: number, { plan, target }: FamilyContext): FixDraft {
  const { vpnConnectionId, gatewayKind, isLarge, isStatic } = vpn;
  const wanted = expected / plan.thresholds.yellow;
  const isOnVirtual = gatewayKind === 'virtual';
  const mayBeLarge = gatewayKind === 'transit' || gatewayKind === 'core';
  const modify = (bandwidth: 'standard' | 'large') =>
    awsCommand(target, 'ec2', 'modify-vpn-connection-options', {
      'vpn-connection-id': vpnConnectionId,
      'tunnel-bandwidth': bandwidth,
    });
  if (mayBeLarge && !isLarge && wanted <= TUNNEL_GIGABITS.large) {
    return {
      action: `Give the tunnels of ${vpnConnectionId} the large bandwidth, and see that your device and its line carry as much. That interrupts the connection for a while; where the region cannot change it, create another connection in its place.`,
      command: modify('large'),
      lead: 'networking',
      reversal: {
        action: `Give the tunnels of ${vpnConnectionId} the standard bandwidth again.`,
        command: modify('standard'),
      },
    };
  }
  const each = !mayBeLarge || !isLarge ? TUNNEL_GIGABITS.standard : TUNNEL_GIGABITS.large;
  const count = Math.max(2, Math.ceil(wanted / each));
  return {
    action: `Spread what goes through ${vpnConnectionId} over ${count} VPN connections of a transit gateway with ECMP${isOnVirtual ? ', as a virtual private gateway sends through one tunnel' : ''}${isStatic ? ', with BGP in place of static routes' : ''}, or lead it through Direct Connect.`,
    lead: 'networking',
  };
}

export const virtualGatewayBandwidth = defineCeilingFamily({
  ...LINKS,
  id: 'virtual-gateway-bandwidth',
  title: 'Virtual private gateway sends what its VPN connections need at the peak',
  failureTitle: 'Virtual private gateway reaches what its VPN connections may send before the peak',
  why: 'All VPN connections of a virtual private gateway share what it sends out of AWS: more of them do not make it more.',
  docs: 'https://aws.amazon.com/vpn/faqs/',
  formula: `TunnelDataOut of all VPN connections of a virtual private gateway × m, against ${VIRTUAL_GATEWAY_GIGABITS} Gbit/s, of gateways with several. Their peaks need not be at one time: from the largest of them up to their sum, with ${BUSIEST_SECOND} times as much in the busiest second; what fits only at the least is yellow.`,
  remedy: 'Move VPN connections to a transit gateway.',
  needs: ['vpnConnections'],
  uses: ['vpnConnectionPeaks'],
  estimate(artifacts, context) {
    const onVirtual = artifacts.vpnConnections.filter(({ gatewayKind }) => gatewayKind === 'virtual');
    return [...Map.groupBy(onVirtual, ({ gatewayId }) => gatewayId ?? '')].flatMap(([gatewayId, vpns]) =>
      vpns.length > 1 && vpns.some((vpn) => context.carriesTraffic(ownerOfVpn(vpn)))
        ? virtualGatewayCeiling(gatewayId, vpns, artifacts, context)
        : [],
    );
  },
});

function virtualGatewayCeiling(
  gatewayId: string,
  vpns: readonly VpnConnection[],
  artifacts: VpnArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const measured = vpns.map((vpn) => {
    const owner = ownerOfVpn(vpn);
    const peaks = peaksOf(vpn, artifacts);
    const peak = inGigabits(peaks?.bitsOutPerSecond);
    return {
      vpnConnectionId: vpn.vpnConnectionId,
      peak,
      density: densityOf(peak, peaks?.window, 'means', `TunnelDataOut of ${vpn.vpnConnectionId}`),
      factor: context.elasticity(owner),
      added: context.addedTo(owner),
    };
  });
  const known = measured.flatMap(({ peak, ...one }) => (peak === null ? [] : { ...one, peak }));
  const loadOf = (some: typeof known, times: number) => ({
    fixedLoad: some.reduce((sum, { peak, factor }) => sum + times * peak.value * (1 - factor), 0),
    elasticLoad: some.reduce((sum, { peak, factor }) => sum + times * peak.value * factor, 0),
    ...addedField(some.flatMap(({ peak, added }) => timesLoad(added, times * peak.value))),
  });
  const [largest] = [...known].sort((a, b) => b.peak.value - a.peak.value);
  const unknowns = measured.flatMap(({ density }) => (isKnown(density) ? [] : density.missing));
  return {
    resource: gatewayId,
    title: `What VPN connections send through ${gatewayId}`,
    unit: UNIT,
    now: known.length === 0 ? null : known.reduce((sum, { peak }) => sum + peak.value, 0),
    use: largest ? useBetween(loadOf([largest], 1), loadOf(known, BUSIEST_SECOND)) : null,
    limit: VIRTUAL_GATEWAY_GIGABITS,
    ...(largest === undefined && unknowns[0] !== undefined && { missing: unknowns[0] }),
    ...(largest !== undefined && { understated: unknowns[0] ?? null }),
    isFlattened: measured.some(({ density }) => isKnown(density) && density.isFlattened),
    evidence: known.map(({ vpnConnectionId, peak, density }) => ({
      source: 'AWS/VPN TunnelDataOut',
      at: peak.at,
      detail: `${round(peak.value)} ${UNIT} out of AWS at normal peak through ${vpnConnectionId}. ${densityInWords(density)}`,
    })),
    fix: () => ({
      action: `Move VPN connections of ${gatewayId} to a transit gateway, or lead what they carry through Direct Connect.`,
      lead: 'networking',
    }),
  };
}

type DirectArtifacts = Pick<Artifacts, 'directConnections' | 'virtualInterfaces'> & Partial<Artifacts>;

export const directConnectBandwidth = defineCeilingFamily({
  ...LINKS,
  id: 'direct-connect-bandwidth',
  title: 'Connection of Direct Connect carries what the peak needs',
  failureTitle: 'Connection of Direct Connect reaches its bandwidth before the peak',
  why: 'What is more than a connection carries is dropped, and calls to the network at its other end wait or fail.',
  docs: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html',
  formula: `the larger of ConnectionBpsIngress and ConnectionBpsEgress × m, against the bandwidth of the connection, which it has each way; where it publishes none, as hosted connections do not, what its virtual interfaces carry. ${BUSIEST_SECOND_ASSUMED} Rate limits of virtual interfaces, and what your routers carry, are not known.`,
  remedy: 'Order a faster connection, or spread traffic over more of them.',
  needs: ['directConnections', 'virtualInterfaces'],
  uses: ['directConnectionPeaks', 'virtualInterfacePeaks'],
  estimate: (artifacts, context) => [
    ...artifacts.directConnections
      .filter((connection) => isThere(connection) && carries(connection, artifacts, context))
      .map((connection) => connectionCeiling(connection, artifacts, context)),
    ...artifacts.virtualInterfaces
      .filter(
        (one) =>
          one.virtualInterfaceState === 'available' &&
          connectionsOf(one, artifacts.directConnections).length === 0 &&
          context.carriesTraffic(ownerOfInterface(one)),
      )
      .map((one) => foreignCeiling(one, artifacts, context)),
  ],
});

/** Whether a connection is there, if not up now. */
const isThere = ({ connectionState }: DirectConnection): boolean =>
  connectionState === 'available' || connectionState === 'down' || connectionState === 'unknown';

/** Whether it carries the event's traffic by what is said of itself, or of an interface on it. */
const carries = (
  connection: DirectConnection,
  { virtualInterfaces }: DirectArtifacts,
  context: FamilyContext,
): boolean =>
  context.carriesTraffic(ARTIFACTS.directConnections.owner(connection)) ||
  interfacesOn(connection, virtualInterfaces).some((one) => context.carriesTraffic(ownerOfInterface(one)));

/**
 * How what is on a connection may grow at the least and at the most. What is said of it holds for all of it; else it is not known how
 * much of it is of which interface, so that all may grow as the one that grows most.
 */
function growthOn(
  connection: DirectConnection,
  { virtualInterfaces }: DirectArtifacts,
  context: FamilyContext,
): Readonly<Record<'least' | 'most', Growing>> {
  const growthOf = (owner: ScopedResource) => ({
    carries: context.carriesTraffic(owner),
    factor: context.elasticity(owner),
    added: context.addedTo(owner),
  });
  const own = growthOf(ARTIFACTS.directConnections.owner(connection));
  const each = interfacesOn(connection, virtualInterfaces).map((one) => growthOf(ownerOfInterface(one)));
  const said = own.carries ? [own, ...each.filter(({ carries }) => carries)] : each;
  const factors = said.map(({ factor }) => factor);
  const brought = Map.groupBy(
    [own, ...each].flatMap(({ added }) => added),
    ({ event }) => event,
  );
  return {
    least: { factor: Math.min(...factors), added: own.added },
    most: {
      factor: Math.max(...factors),
      added: [...brought.values()].map((some) => ({
        ...some.reduce((most, one) => (one.most > most.most ? one : most)),
        isUnknown: some.some(({ isUnknown }) => isUnknown),
      })),
    },
  };
}

interface MeasuredLink {
  /** Gbit/s of the busier way, as a mean, at the least and at the most. */
  readonly between: readonly [least: number, most: number] | null;
  readonly peak: Peak | null;
  readonly window: MetricWindow | undefined;
  readonly metric: string;
}

function measureConnection(connection: DirectConnection, artifacts: DirectArtifacts): MeasuredLink {
  const { connectionId } = connection;
  const own = artifacts.directConnectionPeaks?.find((one) => one.connectionId === connectionId);
  const ofOwn = busier(own);
  if (ofOwn !== null) {
    return {
      between: [ofOwn.value, ofOwn.value],
      peak: ofOwn,
      window: own?.window,
      metric: `ConnectionBpsIngress and ConnectionBpsEgress of ${connectionId}`,
    };
  }
  const interfaces = interfacesOn(connection, artifacts.virtualInterfaces);
  const metric = `ConnectionBpsIngress and ConnectionBpsEgress of ${connectionId}, nor for all virtual interfaces on it,`;
  const peaks = interfaces.map((one) => peakOfInterface(one, artifacts.virtualInterfacePeaks));
  const each = peaks.map(busier);
  // Of a connection in a group, its own share of what the interfaces on the group carry is not known.
  if (connection.lagId !== null || each.length === 0 || each.some((peak) => peak === null)) {
    return { between: null, peak: null, window: undefined, metric };
  }
  const known = each.filter((peak) => peak !== null);
  const largest = known.reduce((most, peak) => (peak.value > most.value ? peak : most));
  const fewestHours = Math.min(...known.map(({ hoursWithData }) => hoursWithData));
  return {
    between: [largest.value, known.reduce((sum, { value }) => sum + value, 0)],
    peak: { ...largest, hoursWithData: fewestHours },
    window: peaks[0]?.window,
    metric: `VirtualInterfaceBpsIngress and VirtualInterfaceBpsEgress of what is on ${connectionId}`,
  };
}

/** The peak of the busier way in Gbit/s; null where one way is not known. */
function busier(
  peaks: { readonly bitsInPerSecond: Peak | null; readonly bitsOutPerSecond: Peak | null } | undefined,
): Peak | null {
  const [comes, leaves] = [inGigabits(peaks?.bitsInPerSecond), inGigabits(peaks?.bitsOutPerSecond)];
  if (comes === null || leaves === null) return null;
  return comes.value > leaves.value ? comes : leaves;
}

function connectionCeiling(
  connection: DirectConnection,
  artifacts: DirectArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { connectionId, connectionName, gigabits } = connection;
  const { least, most } = growthOn(connection, artifacts, context);
  const { between, peak, window, metric } = measureConnection(connection, artifacts);
  const density = densityOf(peak, window, 'means', metric);
  const why = [
    ...(gigabits === null
      ? [`Direct Connect does not tell the bandwidth of ${connectionId} in a known way.`]
      : []),
    ...(isKnown(density) ? [] : [density.missing]),
  ][0];
  return {
    resource: connectionId,
    title: `Bandwidth of ${connectionName}`,
    unit: UNIT,
    now: peak?.value ?? null,
    use:
      between && useBetween(loadGrowing(between[0], least), loadGrowing(BUSIEST_SECOND * between[1], most)),
    limit: gigabits,
    ...(why !== undefined && (between === null || gigabits === null) && { missing: why }),
    ...(between !== null && understatedBy(density)),
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...(peak ? [carriedBy(peak, densityInWords(density), metric)] : []),
      ...(gigabits === null
        ? []
        : [
            {
              source: 'directconnect:DescribeConnections',
              at: context.asOf,
              detail: `It carries ${gigabits} ${UNIT} each way. ${BUSIEST_SECOND_ASSUMED}`,
            },
          ]),
    ],
    fix: (expected) => ({
      action: `Order a connection of ${round(expected / context.plan.thresholds.yellow)} ${UNIT} or more in the place of ${connectionName}, or further ones beside it that share its traffic; a dedicated one takes weeks.`,
      lead: 'networking',
    }),
  };
}

const carriedBy = (peak: Peak, density: string, metric: string) => ({
  source: `AWS/DX ${metric.split(' of ')[0]}`,
  at: peak.at,
  detail: `${round(peak.value)} ${UNIT} the busier way at normal peak, taken to grow in proportion to traffic. ${density}`,
});

/** Of an interface on a connection of another account, whose bandwidth is not told. */
function foreignCeiling(
  one: VirtualInterface,
  artifacts: DirectArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { virtualInterfaceId, virtualInterfaceName, connectionId } = one;
  const owner = ownerOfInterface(one);
  const peak = busier(peakOfInterface(one, artifacts.virtualInterfacePeaks));
  return {
    resource: virtualInterfaceId,
    title: `Bandwidth of the connection under ${virtualInterfaceName}`,
    unit: UNIT,
    now: peak?.value ?? null,
    use:
      peak &&
      boundedUse(
        [peak.value, BUSIEST_SECOND * peak.value],
        context.elasticity(owner),
        context.addedTo(owner),
      ),
    limit: null,
    missing: `${connectionId} belongs to another account: how fast it is, and what else it carries, was not read.`,
    evidence: peak ? [carriedBy(peak, '', 'VirtualInterfaceBpsIngress, VirtualInterfaceBpsEgress')] : [],
    fix: (expected) => ({
      action: `Ask the owner of ${connectionId} for ${round(expected / context.plan.thresholds.yellow)} ${UNIT} of it.`,
      lead: 'networking',
    }),
  };
}
