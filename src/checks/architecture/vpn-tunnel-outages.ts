import { densityOf } from '../../capacity/density';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, unknown, warn } from '../check';
import { judgeVpnConnections } from '../network-links';

export const vpnTunnelOutages = defineCheck({
  id: 'vpn-tunnel-outages',
  title: 'No tunnel of VPN connections was down',
  failureTitle: 'A tunnel of a VPN connection was down in the look-back',
  why: 'A tunnel that goes down on normal days goes down at the event, too; where it is the only one that is used, calls to the network at its other end fail until the other takes over.',
  docs: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html',
  workbook: '12 Resilience',
  needs: ['vpnConnections', 'vpnConnectionPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeVpnConnections(artifacts, context, ({ vpnConnectionId }, resource) => {
      const peaks = artifacts.vpnConnectionPeaks.find((one) => one.vpnConnectionId === vpnConnectionId);
      const lowest = peaks?.lowestTunnelState ?? null;
      if (lowest !== null && lowest.value < 1) {
        return warn(resource, `From ${lowest.at} on, a tunnel of it, or both, was down for a while.`, {
          action: `Find out why in the logs of ${vpnConnectionId} and of your device, and in the Health Dashboard, as AWS tells of tunnels that it replaces; keep traffic on the tunnels that idle ones would lose.`,
          lead: 'repair',
        });
      }
      const density = densityOf(lowest, peaks?.window, 'minima', `TunnelState of ${vpnConnectionId}`);
      return isKnown(density)
        ? pass(resource, `Both of its tunnels were up all the time. ${density.words}`)
        : unknown(resource, density.missing);
    }),
});
