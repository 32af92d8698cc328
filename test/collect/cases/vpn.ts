import { aVpnConnection } from '../../builders/artifacts';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const telemetry = (OutsideIpAddress: string, more: object = {}) => ({
  OutsideIpAddress,
  Status: 'UP',
  StatusMessage: '2 BGP ROUTES',
  AcceptedRouteCount: 2,
  ...more,
});

const at = (minute: string) => `2026-11-21T22:${minute}:00Z`;
const LOWEST = { at: '2026-11-21T22:00:00.000Z', hoursWithData: 1 };

export const vpn: readonly CollectorCase[] = [
  {
    id: 'vpnConnections',
    answers: {
      'ec2:DescribeVpnConnections': () => ({
        VpnConnections: [
          {
            VpnConnectionId: 'vpn-1',
            State: 'available',
            TransitGatewayId: 'tgw-1',
            CustomerGatewayId: 'cgw-1',
            CustomerGatewayConfiguration: '<pre_shared_key>secret</pre_shared_key>',
            Options: {
              StaticRoutesOnly: false,
              TunnelBandwidth: 'large',
              OutsideIpAddressType: 'PrivateIpv4',
              TunnelOptions: [{ PreSharedKey: 'secret' }],
            },
            VgwTelemetry: [
              telemetry('198.51.100.1'),
              telemetry('198.51.100.2', {
                ...{ Status: 'DOWN', StatusMessage: 'IPSEC IS DOWN', AcceptedRouteCount: 0 },
              }),
            ],
            Tags: [{ Key: 'Name', Value: 'office' }],
          },
          {
            VpnConnectionId: 'vpn-2',
            State: 'available',
            VpnGatewayId: 'vgw-1',
            Options: { StaticRoutesOnly: true, TunnelBandwidth: 'standard' },
            VgwTelemetry: [{ OutsideIpAddress: '198.51.100.3', StatusMessage: '' }],
          },
          {
            VpnConnectionId: 'vpn-3',
            State: 'pending',
            CoreNetworkArn: 'arn:aws:networkmanager::1:core-network/c',
          },
          { VpnConnectionId: 'vpn-4', State: 'available', VpnConcentratorId: 'vcn-1' },
          { VpnConnectionId: 'vpn-5', State: 'deleting' },
          { VpnConnectionId: 'vpn-6', State: 'deleted' },
        ],
      }),
    },
    data: [
      aVpnConnection({
        ...{ isLarge: true, isOverDirectConnect: true, tags: { Name: 'office' } },
        tunnels: [
          {
            ...{ outsideIpAddress: '198.51.100.1', isUp: true, statusMessage: '2 BGP ROUTES' },
            acceptedRoutes: 2,
          },
          {
            ...{ outsideIpAddress: '198.51.100.2', isUp: false, statusMessage: 'IPSEC IS DOWN' },
            acceptedRoutes: 0,
          },
        ],
      }),
      aVpnConnection({
        ...{ vpnConnectionId: 'vpn-2', gatewayId: 'vgw-1', gatewayKind: 'virtual', isStatic: true },
        tunnels: [
          { outsideIpAddress: '198.51.100.3', isUp: false, statusMessage: null, acceptedRoutes: null },
        ],
      }),
      aVpnConnection({
        ...{ vpnConnectionId: 'vpn-3', state: 'pending', gatewayKind: 'core', tunnels: [] },
        gatewayId: 'arn:aws:networkmanager::1:core-network/c',
      }),
      aVpnConnection({
        ...{ vpnConnectionId: 'vpn-4', gatewayId: null, gatewayKind: null, tunnels: [] },
        isConcentrated: true,
      }),
    ],
  },
  {
    id: 'vpnConnectionPeaks',
    inputs: { vpnConnections: [aVpnConnection(), aVpnConnection({ vpnConnectionId: 'vpn-new' })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds: 800 and 1,600 bit/s. Of a period in which only one way is known, both are not.
        'TunnelDataIn Sum VpnId=vpn-1': [
          [at('00'), 30_000],
          [at('05'), 15_000],
        ],
        'TunnelDataOut Sum VpnId=vpn-1': [
          [at('05'), 60_000],
          [at('10'), 3_000],
        ],
        'TunnelState Minimum VpnId=vpn-1': [[at('00'), 0.5]],
      }),
    },
    data: [
      {
        ...{ vpnConnectionId: 'vpn-1', window: WINDOW },
        bitsInPerSecond: { value: 800, ...LOWEST },
        bitsOutPerSecond: { value: 1_600, at: '2026-11-21T22:05:00.000Z', hoursWithData: 1 },
        bitsPerSecond: { value: 2_000, at: '2026-11-21T22:05:00.000Z', hoursWithData: 1 },
        lowestTunnelState: { value: 0.5, ...LOWEST, periodSeconds: 3600 },
      },
      {
        ...{ vpnConnectionId: 'vpn-new', window: WINDOW },
        ...{ bitsInPerSecond: null, bitsOutPerSecond: null, bitsPerSecond: null, lowestTunnelState: null },
      },
    ],
  },
];
