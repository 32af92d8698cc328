import { interfacesOn, type LinkGroup, linkGroups, ownerOfInterface } from '../capacity/network-links';
import {
  ARTIFACTS,
  type Artifacts,
  type DirectConnection,
  type VirtualInterface,
  type VpnConnection,
} from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import { asPlaced, placeOfAny } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

type Places = Pick<TargetContext, 'placed'>;

/** How that of several stands which carries most of the event's traffic; undefined where none is in the scope. */
const placeInScope = (owners: readonly ScopedResource[], placed: Places['placed']) =>
  placeOfAny(
    owners.filter((owner) => placed(owner).isOutside === undefined),
    placed,
  );

/** Judges every VPN connection, by whether it carries the event's traffic; see {@link asPlaced}. */
export const judgeVpnConnections = (
  { vpnConnections }: Pick<Artifacts, 'vpnConnections'>,
  { placed }: Places,
  judge: (vpn: VpnConnection, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  vpnConnections.map((vpn) =>
    asPlaced(judge(vpn, { name: vpn.vpnConnectionId }), () => placed(ARTIFACTS.vpnConnections.owner(vpn))),
  );

/** The same of every connection of Direct Connect, which carries what any virtual interface on it does. */
export const judgeDirectConnections = (
  { directConnections, virtualInterfaces }: Pick<Artifacts, 'directConnections' | 'virtualInterfaces'>,
  { placed }: Places,
  judge: (connection: DirectConnection, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  directConnections.flatMap((connection) => {
    const place = placeInScope(
      [
        ARTIFACTS.directConnections.owner(connection),
        ...interfacesOn(connection, virtualInterfaces).map(ownerOfInterface),
      ],
      placed,
    );
    return place ? asPlaced(judge(connection, { name: connection.connectionId }), () => place) : [];
  });

/** The same of every virtual interface. */
export const judgeVirtualInterfaces = (
  { virtualInterfaces }: Pick<Artifacts, 'virtualInterfaces'>,
  { placed }: Places,
  judge: (one: VirtualInterface, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  virtualInterfaces.flatMap((one) => {
    const place = placeInScope([ownerOfInterface(one)], placed);
    return place ? asPlaced(judge(one, { name: one.virtualInterfaceId }), () => place) : [];
  });

/**
 * The same of what leads to one gateway together, in the scope or not: what is outside takes over like the rest. A gateway of
 * which nothing is in the scope is not judged.
 */
export const judgeLinkGroups = (
  artifacts: Parameters<typeof linkGroups>[0],
  { placed }: Places,
  judge: (group: LinkGroup, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  linkGroups(artifacts).flatMap((group) => {
    const place = placeInScope(group.interfaces.map(ownerOfInterface), placed);
    return place ? asPlaced(judge(group, { name: group.gatewayId }), () => place) : [];
  });
