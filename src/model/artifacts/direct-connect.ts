import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, metricWindow, peak, tags, text } from './fields';

/** The connections of Direct Connect in the locations of the region: dedicated ones, hosted ones, and those in LAGs. */
export const directConnections = rows({
  per: 'region',
  service: 'direct-connect',
  lists: ['directConnection'],
  row: z.object({
    connectionId: text,
    connectionName: text,
    /** `available`, `down`, `ordering`, `requested`, `pending`, `rejected` and `unknown`. */
    connectionState: text,
    /** What its port, or the part of one that is hosted, carries each way, in Gbit/s; null where it is written in no known way. */
    gigabits: amount.nullable(),
    /** The group of connections that it is of (LAG), all of which end at one device; null: of none. */
    lagId: text.nullable(),
    tags,
  }),
  owner: ({ connectionId, connectionName, tags }) =>
    resource('directConnection', [connectionId, connectionName], tags),
});
export type DirectConnection = RowOf<typeof directConnections>;

/** What each connection carried in the look-back; null where CloudWatch has no data, as of hosted ones. */
export const directConnectionPeaks = rows({
  per: 'region',
  service: 'direct-connect',
  row: z.object({
    connectionId: text,
    window: metricWindow,
    /** What came into AWS, as means of a period. */
    bitsInPerSecond: peak.nullable(),
    /** What left AWS, as means of a period. */
    bitsOutPerSecond: peak.nullable(),
    /** 0 where it was down. */
    lowestState: peak.nullable(),
  }),
  owner: ({ connectionId }) => resource('directConnection', [connectionId]),
});
export type DirectConnectionPeak = RowOf<typeof directConnectionPeaks>;

/** The virtual interfaces of the region, also those on connections of another account. */
export const virtualInterfaces = rows({
  per: 'region',
  service: 'direct-connect',
  lists: ['virtualInterface'],
  row: z.object({
    virtualInterfaceId: text,
    virtualInterfaceName: text,
    /** The connection, or the LAG, that it is on. */
    connectionId: text,
    location: text,
    /** The device of AWS that it ends at; null where AWS names none. */
    awsLogicalDeviceId: text.nullable(),
    /** The device of AWS that the line under it ends at, which may be another; null where AWS names none. */
    awsDeviceV2: text.nullable(),
    /** `available`, `down`, `confirming`, `verifying`, `pending`, `testing`, `rejected` and `unknown`. */
    virtualInterfaceState: text,
    /** The number of your network (AS) at its other end; null where Direct Connect tells none. */
    asn: amount.nullable(),
    /** What it leads to: a virtual private gateway, or one of Direct Connect; null of a public one. */
    gatewayId: text.nullable(),
    /** Sessions of BGP, one for each family of addresses, by their status: `up`, `down` or `unknown`. */
    bgpPeers: z.array(z.object({ addressFamily: text, bgpStatus: text })),
    tags,
  }),
  owner: ({ virtualInterfaceId, virtualInterfaceName, tags }) =>
    resource('virtualInterface', [virtualInterfaceId, virtualInterfaceName], tags),
  comesWith: ({ connectionId }) => [resource('directConnection', [connectionId])],
});
export type VirtualInterface = RowOf<typeof virtualInterfaces>;

/** What each virtual interface carried in the look-back; null where CloudWatch gave no complete data. */
export const virtualInterfacePeaks = rows({
  per: 'region',
  service: 'direct-connect',
  row: z.object({
    virtualInterfaceId: text,
    window: metricWindow,
    /** What came into AWS, as means of a period. */
    bitsInPerSecond: peak.nullable(),
    /** What left AWS, as means of a period. */
    bitsOutPerSecond: peak.nullable(),
    /** 0 where BGP was down for one of the families of addresses it has a session for; null where CloudWatch has no data of all. */
    lowestBgpStatus: peak.nullable(),
  }),
  owner: ({ virtualInterfaceId }) => resource('virtualInterface', [virtualInterfaceId]),
});
export type VirtualInterfacePeak = RowOf<typeof virtualInterfacePeaks>;

/** The gateways of Direct Connect that virtual interfaces of the region lead to, in all regions. */
export const directConnectGateways = whole({
  per: 'region',
  service: 'direct-connect',
  shape: z.array(
    z.object({
      directConnectGatewayId: text,
      /** Virtual interfaces that lead to it, wherever they are, and whoever owns them. */
      attachedInterfaceIds: z.array(text),
      /** What it leads to, such as `vgw-…`, `tgw-…`, or of Cloud WAN `core-network-…`. */
      associatedGatewayIds: z.array(text),
      /** Those of them at which VPN connections of other regions or accounts may end. */
      associatedElsewhere: z.array(text),
      /** Those of them to which other gateways of Direct Connect lead, too, each as often as there are others. */
      associatedWithOthers: z.array(z.object({ gatewayId: text, otherDirectConnectGatewayId: text })),
    }),
  ),
});
export type DirectConnectGateway = RowOf<typeof directConnectGateways>;
