import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, metricWindow, peak, tags, text } from './fields';

/** The Site-to-Site VPN connections of the region, but those that are deleted. */
export const vpnConnections = rows({
  per: 'region',
  service: 'vpn',
  lists: ['vpnConnection'],
  row: z.object({
    vpnConnectionId: text,
    /** `pending` or `available`. */
    state: text,
    /** What its tunnels end at in AWS, such as `vgw-…` or `tgw-…`, of Cloud WAN the ARN; null: at nothing yet. */
    gatewayId: text.nullable(),
    gatewayKind: z.enum(['virtual', 'transit', 'core']).nullable(),
    /** Whether it shares a VPN Concentrator with other sites, which has limits of its own. */
    isConcentrated: flag,
    /** Whether its addresses are private, so that it runs over Direct Connect and not over the internet. */
    isOverDirectConnect: flag,
    /** Whether its routes are static, and no device announces them by BGP. */
    isStatic: flag,
    /** Whether a tunnel of it has the large bandwidth. */
    isLarge: flag,
    tunnels: z.array(
      z.object({
        /** Its address at AWS, by which its metrics are named. */
        outsideIpAddress: text,
        isUp: flag,
        /** What EC2 says of it; null where it says nothing. */
        statusMessage: text.nullable(),
        /** Routes that were accepted through it; null where EC2 says nothing of the kind. */
        acceptedRoutes: amount.nullable(),
      }),
    ),
    tags,
  }),
  owner: ({ vpnConnectionId, tags }) => resource('vpnConnection', [vpnConnectionId, tags.Name ?? null], tags),
});
export type VpnConnection = RowOf<typeof vpnConnections>;

/** What each VPN connection carried in the look-back, over both of its tunnels; null where CloudWatch gave no complete data. */
export const vpnConnectionPeaks = rows({
  per: 'region',
  service: 'vpn',
  row: z.object({
    vpnConnectionId: text,
    window: metricWindow,
    /** What came into AWS, as means of a period. */
    bitsInPerSecond: peak.nullable(),
    /** What left AWS, as means of a period. */
    bitsOutPerSecond: peak.nullable(),
    /** Both at the same time. */
    bitsPerSecond: peak.nullable(),
    /** Less than 1 where a tunnel was not up. */
    lowestTunnelState: peak.nullable(),
  }),
  owner: ({ vpnConnectionId }) => resource('vpnConnection', [vpnConnectionId]),
});
export type VpnConnectionPeak = RowOf<typeof vpnConnectionPeaks>;
