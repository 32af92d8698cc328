import { TUNNELS, usableTunnels } from '../../capacity/network-links';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { VpnConnection } from '../../model/artifacts';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeVpnConnections } from '../network-links';

export const vpnTunnels = defineCheck({
  id: 'vpn-tunnels',
  title: 'Both tunnels of VPN connections are up',
  failureTitle: 'VPN connection has one tunnel up, or none',
  why: 'AWS replaces the end of a tunnel now and then, and each is in one zone: with one tunnel up, the connection is down while that is gone.',
  docs: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html',
  workbook: '12 Resilience',
  needs: ['vpnConnections'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeVpnConnections(artifacts, context, judgeTunnels),
});

function judgeTunnels(vpn: VpnConnection, resource: JudgedResource): Judgement {
  const { vpnConnectionId, state, gatewayId, tunnels } = vpn;
  if (state !== 'available') {
    return warn(resource, `It is ${state}.`, {
      action: `Wait until ${vpnConnectionId} is available, and see that both of its tunnels come up.`,
      lead: 'networking',
    });
  }
  if (gatewayId === null) {
    return fail(resource, 'It leads to no gateway of AWS.', {
      action: `Attach ${vpnConnectionId} to a transit gateway, a virtual private gateway or Cloud WAN.`,
      lead: 'networking',
    });
  }
  if (tunnels.length < TUNNELS) return unknown(resource, 'EC2 does not tell the state of both tunnels.');
  const usable = usableTunnels(vpn);
  if (usable.length === tunnels.length) return pass(resource, 'Both of its tunnels are up.');
  const others = tunnels.filter((tunnel) => !usable.includes(tunnel));
  const words = others.map(({ isUp, statusMessage }) =>
    isUp
      ? 'one is up, but no route was announced through it'
      : `one is down${statusMessage === null ? '' : ` (${statusMessage})`}`,
  );
  return fail(
    resource,
    `${usable.length} of its ${tunnels.length} tunnels ${usable.length === 1 ? 'leads' : 'lead'} anywhere: ${words.join(', ')}.`,
    {
      action: `Bring up both tunnels of ${vpnConnectionId}: set up the second one on your device, and let it announce its routes through both.`,
      lead: 'repair',
    },
  );
}
