/** What leads to networks of your own: VPN connections, and connections and virtual interfaces of Direct Connect. */
import { lookup } from '../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type DirectConnection,
  type Peak,
  type VirtualInterface,
  type VirtualInterfacePeak,
  type VpnConnection,
} from '../model/artifacts';

const GIGABIT = 1e9;

/** Bits in Gbit/s. */
export const inGigabits = <T extends Pick<Peak, 'value'>>(peak: T | null | undefined): T | null =>
  peak ? { ...peak, value: peak.value / GIGABIT } : null;

/** What a tunnel carries at most, Gbit/s (Site-to-Site VPN user guide, "Quotas" and "Tunnel options"; `TunnelBandwidth` of the EC2 API). */
export const TUNNEL_GIGABITS = { standard: 1.25, large: 5 } as const;

/** What all VPN connections of a virtual private gateway together send out of AWS at most, Gbit/s (AWS VPN FAQs). */
export const VIRTUAL_GATEWAY_GIGABITS = 1.25;

/** The tunnels of a connection. */
export const TUNNELS = 2;

/** What a tunnel of the connection carries at most; null beside others at a VPN Concentrator, which share what that carries. */
export const tunnelGigabits = ({ isConcentrated, isLarge }: VpnConnection): number | null =>
  isConcentrated ? null : TUNNEL_GIGABITS[isLarge ? 'large' : 'standard'];

/** Whether what leaves AWS is spread over both tunnels: only transit gateways and Cloud WAN do that, and only by BGP. */
export const mayUseBothTunnels = ({ gatewayKind, isStatic }: VpnConnection): boolean =>
  gatewayKind !== 'virtual' && !isStatic;

/** The tunnels by which something may come and go: one that is up but through which no route was announced leads nowhere. */
export const usableTunnels = ({ tunnels, isStatic }: VpnConnection): VpnConnection['tunnels'] =>
  tunnels.filter(({ isUp, acceptedRoutes }) => isUp && (isStatic || acceptedRoutes !== 0));

/** The interfaces on a connection: on itself, or on the group that it is of. */
export const interfacesOn = (
  { connectionId, lagId }: DirectConnection,
  virtualInterfaces: readonly VirtualInterface[],
): readonly VirtualInterface[] =>
  virtualInterfaces.filter((one) => one.connectionId === connectionId || one.connectionId === lagId);

/** The connections that an interface is on; none where they belong to another account. */
export const connectionsOf = (
  { connectionId }: VirtualInterface,
  directConnections: readonly DirectConnection[],
): readonly DirectConnection[] =>
  directConnections.filter((one) => one.connectionId === connectionId || one.lagId === connectionId);

/** Whether routes are announced through an interface: where BGP is down, nothing takes it. */
export const isCarrying = ({ virtualInterfaceState, bgpPeers }: VirtualInterface): boolean =>
  virtualInterfaceState === 'available' && bgpPeers.some(({ bgpStatus }) => bgpStatus === 'up');

/** What leads to one gateway, each of which takes over from the others, if it leads to the same networks of yours. */
export interface LinkGroup {
  /** What VPCs are attached to: a virtual private gateway, a transit gateway or a core network; one of Direct Connect that leads to none. */
  readonly gatewayId: string;
  readonly interfaces: readonly VirtualInterface[];
  /** Those of other regions and accounts that lead to it, of which nothing else is known. */
  readonly elsewhere: number;
  /** Other gateways of Direct Connect that lead to it, and of which no interface is known. */
  readonly otherGateways: number;
  /** VPN connections over the internet that end at it, of which a tunnel leads somewhere. */
  readonly vpns: readonly VpnConnection[];
  /** Whether VPN connections of other regions or accounts may end at it, too, which were not read. */
  readonly isElsewhere: boolean;
  /** Whether interfaces also lead to other gateways, so that it is not known how much of what they carry is for this one. */
  readonly isShared: boolean;
}

type LinkArtifacts = Pick<Artifacts, 'virtualInterfaces' | 'directConnectGateways' | 'vpnConnections'>;

/** The groups of the region. Public interfaces are in none: what they lead to is reached over the internet, too. */
export function linkGroups({
  virtualInterfaces,
  directConnectGateways,
  vpnConnections,
}: LinkArtifacts): LinkGroup[] {
  const listed = new Set(virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId));
  const groups = Map.groupBy(
    virtualInterfaces.filter(({ virtualInterfaceState }) => virtualInterfaceState !== 'rejected'),
    ({ gatewayId }) => gatewayId,
  );
  const ways = [...groups].flatMap(([id, interfaces]) => {
    if (id === null) return [];
    const gateway = directConnectGateways.find((one) => one.directConnectGatewayId === id);
    const associated = gateway?.associatedGatewayIds ?? [];
    return {
      interfaces,
      ends: associated.length > 0 ? associated : [id],
      endsElsewhere: gateway?.associatedElsewhere ?? [],
      elsewhere: (gateway?.attachedInterfaceIds ?? []).filter((one) => !listed.has(one)).length,
      besides: (gateway?.associatedWithOthers ?? []).filter(
        ({ otherDirectConnectGatewayId: other }) => !groups.has(other),
      ),
    };
  });
  return [...new Set(ways.flatMap(({ ends }) => ends))].map((gatewayId) => {
    const leading = ways.filter(({ ends }) => ends.includes(gatewayId));
    return {
      gatewayId,
      interfaces: leading.flatMap(({ interfaces }) => interfaces),
      elsewhere: leading.reduce((sum, { elsewhere }) => sum + elsewhere, 0),
      otherGateways: new Set(
        leading.flatMap(({ besides }) =>
          besides
            .filter((other) => other.gatewayId === gatewayId)
            .map(({ otherDirectConnectGatewayId }) => otherDirectConnectGatewayId),
        ),
      ).size,
      vpns: vpnConnections.filter((vpn) => isBackup(vpn) && endsAt(vpn, gatewayId)),
      isElsewhere: leading.some(({ endsElsewhere }) => endsElsewhere.includes(gatewayId)),
      isShared: leading.some(({ ends }) => ends.length > 1),
    };
  });
}

/** Numbers of networks that anyone may use at any site (RFC 6996). */
const isPrivate = (asn: number): boolean =>
  (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);

/**
 * Whether the networks of yours that an interface leads to are taken to be reached over another, too: what they announce, no call
 * tells, but by which number. Two sites may use one private number, and announce nothing of each other. A family of addresses is
 * only announced where BGP of it is up.
 */
export const isAlsoReachedBy = (one: VirtualInterface, other: VirtualInterface): boolean =>
  one.asn !== null &&
  one.asn === other.asn &&
  !isPrivate(one.asn) &&
  familiesUp(one).every((family) => familiesUp(other).includes(family));

const familiesUp = ({ bgpPeers }: VirtualInterface): string[] =>
  bgpPeers.flatMap(({ addressFamily, bgpStatus }) => (bgpStatus === 'up' ? addressFamily : []));

/**
 * The devices of AWS without which an interface is down: the one that it ends at, and the one that the line under it does; of
 * one for which AWS names none, the connection stands for it.
 */
export const devicesOf = ({
  awsLogicalDeviceId,
  awsDeviceV2,
  connectionId,
}: VirtualInterface): readonly [string, ...string[]] => [
  awsLogicalDeviceId ?? awsDeviceV2 ?? connectionId,
  ...(awsDeviceV2 === null ? [] : [awsDeviceV2]),
];

/** The public interfaces that are up: a VPN connection to a public address may run over them. */
export const publicInterfaces = (
  virtualInterfaces: readonly VirtualInterface[],
): readonly VirtualInterface[] =>
  virtualInterfaces.filter((one) => one.gatewayId === null && isCarrying(one));

const isBackup = (vpn: VpnConnection): boolean =>
  vpn.state === 'available' && !vpn.isOverDirectConnect && usableTunnels(vpn).length > 0;

/** Of Cloud WAN the VPN connection names the ARN, and Direct Connect the id. */
const endsAt = ({ gatewayId }: VpnConnection, end: string): boolean =>
  gatewayId !== null && (gatewayId === end || gatewayId.endsWith(`/${end}`));

const peaksByInterface = lookup(({ virtualInterfaceId }: VirtualInterfacePeak) => [virtualInterfaceId]);

/** What was measured of an interface; undefined where nothing was. */
export const peakOfInterface = (
  { virtualInterfaceId }: VirtualInterface,
  peaks: readonly VirtualInterfacePeak[] | undefined,
): VirtualInterfacePeak | undefined => peaksByInterface(peaks, virtualInterfaceId)[0];

/** The resource that an interface is. */
export const ownerOfInterface = ARTIFACTS.virtualInterfaces.owner;
