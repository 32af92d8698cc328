import { type LinkGroup, linkGroups, ownerOfInterface } from '../capacity/network-links';
import {
  ARTIFACTS,
  type Artifacts,
  type DirectConnection,
  type VirtualInterface,
  type VpnConnection,
} from '../model/artifacts';
import { asPlaced, placeOfAny } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

type Places = Pick<TargetContext, 'placed'>;

/** Judges every VPN connection, by whether it carries the event's traffic; see {@link asPlaced}. */
export const judgeVpnConnections = (
  { vpnConnections }: Pick<Artifacts, 'vpnConnections'>,
  { placed }: Places,
  judge: (vpn: VpnConnection, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  vpnConnections.map((vpn) =>
    asPlaced(judge(vpn, { name: vpn.vpnConnectionId }), () => placed(ARTIFACTS.vpnConnections.owner(vpn))),
  );

/** The same of every connection of Direct Connect. */
export const judgeDirectConnections = (
  { directConnections }: Pick<Artifacts, 'directConnections'>,
  { placed }: Places,
  judge: (connection: DirectConnection, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  directConnections.map((connection) =>
    asPlaced(judge(connection, { name: connection.connectionId }), () =>
      placed(ARTIFACTS.directConnections.owner(connection)),
    ),
  );

/** The same of every virtual interface. */
export const judgeVirtualInterfaces = (
  { virtualInterfaces }: Pick<Artifacts, 'virtualInterfaces'>,
  { placed }: Places,
  judge: (one: VirtualInterface, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  virtualInterfaces.map((one) =>
    asPlaced(judge(one, { name: one.virtualInterfaceId }), () => placed(ownerOfInterface(one))),
  );

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
    const owners = group.interfaces.map(ownerOfInterface);
    const place = placeOfAny(
      owners.filter((owner) => placed(owner).isOutside === undefined),
      placed,
    );
    return place ? asPlaced(judge(group, { name: group.gatewayId }), () => place) : [];
  });
