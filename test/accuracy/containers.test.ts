import { describe } from '@jest/globals';
import * as build from '../builders/artifacts';
import { containers } from './containers';
import { each, itSeesThrough, withQuota } from './planted';

const sends = (mbit: number) => ({
  bitsInPerSecond: build.ofMbit(0),
  bitsOutPerSecond: build.ofMbit(mbit),
  bitsPerSecond: build.ofMbit(mbit),
});

const isInA = ({ natGatewayId }: { readonly natGatewayId: string }): boolean => natGatewayId === 'nat-a';

describe('the shop on ECS', () =>
  itSeesThrough(containers, [
    [
      // 80 ÷ 8, and no schedule makes it more than its maximum.
      'a service that may run 80 tasks',
      ({ scalableTargets }) => ({ scalableTargets: each(scalableTargets, { maxCapacity: 80 }) }),
      ['red ecs-service-tasks shop/basket 10', 'red pre-warming-backends web'],
    ],
    [
      // 88 ÷ 8.
      'a quota of 88 vCPUs of Fargate',
      (region) => withQuota(region, 'L-3032A538', 88),
      ['red fargate-vcpu - 11'],
    ],
    [
      // 300 counted, less the 10 of the service, leave 110 ÷ 8.
      'jobs on Fargate in no service that take 290 vCPUs',
      () => ({ fargateUsage: build.someFargateUsage({ onDemand: build.aPeak(300) }) }),
      ['red fargate-vcpu - 13.75'],
    ],
    [
      // It stays at its 10 tasks: 10 ÷ 8.
      'a service that nothing scales',
      () => ({ scalableTargets: [] }),
      [
        'red ecs-service-scaling shop/basket',
        'red ecs-service-tasks shop/basket 1.25',
        'red pre-warming-backends web',
      ],
    ],
    [
      'a maximum that is lowered every night',
      ({ scalableTargets }) => ({
        scalableTargets: each(scalableTargets, {
          scheduledActions: [
            {
              ...{ scheduledActionName: 'night', schedule: 'cron(0 22 * * ? *)', timeZone: null },
              ...{ minCapacity: 2, maxCapacity: 16 },
            },
          ],
        }),
      }),
      // 16 ÷ 8.
      ['red ecs-service-tasks shop/basket 2', 'red pre-warming-backends web'],
    ],
    [
      'a service that no schedule makes large enough before the event',
      ({ scalableTargets }) => ({ scalableTargets: each(scalableTargets, { scheduledActions: [] }) }),
      ['red pre-warming-backends web'],
    ],
    [
      'a task that does not start',
      ({ ecsServices }) => ({ ecsServices: each(ecsServices, { runningCount: 9 }) }),
      ['red ecs-service-stability shop/basket'],
    ],
    [
      // Without a zone 0.06 × 22 = 1.32 of the 1.25 Gbit/s of the tunnel that is left; 1.25 ÷ (1.5 × 0.06).
      'a VPN connection through which 60 Mbit/s go',
      ({ vpnConnectionPeaks }) => ({ vpnConnectionPeaks: each(vpnConnectionPeaks, sends(60)) }),
      ['red vpn-tunnel-bandwidth vpn-1 13.8889'],
    ],
    [
      'a VPN connection with one tunnel, which was down for a while before',
      ({ vpnConnections, vpnConnectionPeaks }) => ({
        vpnConnections: each(vpnConnections, { tunnels: [build.aTunnel(), build.aTunnel({ isUp: false })] }),
        vpnConnectionPeaks: each(vpnConnectionPeaks, { lowestTunnelState: build.aPeak(0) }),
      }),
      ['red vpn-tunnels vpn-1', 'yellow vpn-tunnel-outages vpn-1'],
    ],
    [
      // 1.5 × (0.02 + 0.03) × 22 = 1.65 of 1.25 Gbit/s, if at one time; 0.03 × 22 = 0.66 for certain.
      'a second VPN connection at one virtual private gateway',
      ({ vpnConnections: [vpn], vpnConnectionPeaks, cloudWatchAlarms }) => ({
        vpnConnections: ['vpn-1', 'vpn-2'].map((vpnConnectionId) => ({
          ...(vpn ?? build.aVpnConnection()),
          ...{ vpnConnectionId, gatewayId: 'vgw-1', gatewayKind: 'virtual' as const },
        })),
        vpnConnectionPeaks: [
          ...vpnConnectionPeaks,
          build.aVpnConnectionPeak({ vpnConnectionId: 'vpn-2', ...sends(30) }),
        ],
        cloudWatchAlarms: [
          ...cloudWatchAlarms,
          build.anAlarmOn('AWS/VPN', 'TunnelDataOut', { VpnId: 'vpn-2' }),
        ],
      }),
      ['yellow virtual-gateway-bandwidth vgw-1 16.6667'],
    ],
    [
      // 0.5 × 22 = 11 of 10 Gbit/s; 10 ÷ (1.5 × 0.5).
      'a line of Direct Connect through which half a gigabit goes',
      ({ directConnectionPeaks: [first, ...others] }) => ({
        directConnectionPeaks: [
          { ...(first ?? build.aDirectConnectionPeak()), bitsOutPerSecond: build.ofMbit(500) },
          ...others,
        ],
      }),
      ['red direct-connect-bandwidth dxcon-1 13.3333'],
    ],
    [
      'a line of Direct Connect whose BGP is down, and that was down before',
      ({ virtualInterfaces: [first, ...others], directConnectionPeaks }) => ({
        virtualInterfaces: [
          {
            ...(first ?? build.aVirtualInterface()),
            bgpPeers: [{ addressFamily: 'ipv4', bgpStatus: 'down' }],
          },
          ...others,
        ],
        directConnectionPeaks: each(
          directConnectionPeaks,
          { lowestState: build.aPeak(0) },
          ({ connectionId }) => connectionId === 'dxcon-1',
        ),
      }),
      // What takes over is the VPN connection, if anything: 0.1 × 22 × 2 of 2.5 Gbit/s.
      [
        'red direct-connect-state dxvif-1',
        'yellow direct-connect-failover tgw-1',
        'yellow direct-connect-locations tgw-1',
        'yellow direct-connect-outages dxcon-1',
      ],
    ],
    [
      'one line of Direct Connect alone',
      ({ virtualInterfaces }) => ({
        virtualInterfaces: virtualInterfaces.slice(0, 1),
        directConnectGateways: [build.aDirectConnectGateway({ attachedInterfaceIds: ['dxvif-1'] })],
        ...{ vpnConnections: [], vpnConnectionPeaks: [] },
      }),
      ['red direct-connect-locations tgw-1'],
    ],
    [
      // 0.12 × 22 = 2.64 of the 2.5 Gbit/s of both tunnels.
      'one line of Direct Connect for which a VPN connection is too slow',
      ({ virtualInterfaces, virtualInterfacePeaks }) => ({
        virtualInterfaces: virtualInterfaces.slice(0, 1),
        virtualInterfacePeaks: each(virtualInterfacePeaks.slice(0, 1), {
          bitsOutPerSecond: build.ofMbit(120),
        }),
        directConnectGateways: [build.aDirectConnectGateway({ attachedInterfaceIds: ['dxvif-1'] })],
      }),
      ['red direct-connect-failover tgw-1', 'yellow direct-connect-locations tgw-1'],
    ],
    [
      // 2,500 × 22 are 55,000, and without a zone either carries 3,000 × 22 = 66,000: if all are to one destination.
      'a NAT gateway with many connections',
      ({ natGatewayPeaks }) => ({
        natGatewayPeaks: each(natGatewayPeaks, { activeConnections: build.aPeak(2500) }, isInA),
      }),
      ['yellow nat-gateway-connections nat-a 22', 'yellow nat-gateway-connections nat-b 110'],
    ],
    [
      // 6 × 22 = 132 of 100 Gbit/s; without us-east-1a the other carries 6.1 × 22.
      'a NAT gateway through which 6 Gbit/s go',
      ({ natGatewayPeaks }) => ({
        natGatewayPeaks: each(natGatewayPeaks, { bytesPerSecond: build.aPeak(750_000_000) }, isInA),
      }),
      ['red nat-gateway-bandwidth nat-a 16.6667', 'red nat-gateway-bandwidth nat-b 1000'],
    ],
    [
      // 0.5 × 22 = 11 Gbit/s, and it carries 5 from the start; the other takes them over without its zone, for which it may grow.
      'a NAT gateway that must grow',
      ({ natGatewayPeaks }) => ({
        natGatewayPeaks: each(natGatewayPeaks, { bytesPerSecond: build.aPeak(62_500_000) }, isInA),
      }),
      ['yellow nat-gateway-bandwidth nat-a 200'],
    ],
    [
      'a NAT gateway that had no port left',
      ({ natGatewayPeaks }) => ({
        natGatewayPeaks: each(natGatewayPeaks, { portAllocationErrors: build.aPeak(7) }, isInA),
      }),
      ['red nat-gateway-port-allocation nat-a'],
    ],
    [
      'a NAT gateway that drops packets',
      ({ natGatewayPeaks }) => ({
        natGatewayPeaks: each(natGatewayPeaks, { packetsDroppedPercent: build.aPeak(0.5) }, isInA),
      }),
      ['yellow nat-gateway-packet-loss nat-a'],
    ],
    [
      'a destination that does not answer',
      ({ natGatewayPeaks }) => ({
        natGatewayPeaks: each(natGatewayPeaks, { connectionsEstablished: 800_000 }, isInA),
      }),
      ['yellow nat-gateway-unanswered-connections nat-a'],
    ],
    [
      'one NAT gateway for both zones',
      ({ natGateways, natGatewayPeaks, natRoutes }) => ({
        natGateways: each(natGateways.filter(isInA), { servedSubnetIds: ['subnet-a', 'subnet-b'] }),
        natGatewayPeaks: natGatewayPeaks.filter(isInA),
        natRoutes: each(natRoutes, { natGatewayId: 'nat-a' }),
      }),
      ['red nat-gateway-zones nat-a'],
    ],
    [
      'a NAT gateway that failed',
      ({ natGateways }) => ({ natGateways: each(natGateways, { state: 'failed' }, isInA) }),
      ['red nat-gateway-state nat-a'],
    ],
    [
      'a route to a NAT gateway that is gone',
      ({ natRoutes }) => ({
        natRoutes: [...natRoutes, build.aNatRoute({ natGatewayId: 'nat-gone', isBlackhole: true })],
      }),
      ['yellow nat-gateway-state rtb-a'],
    ],
    [
      'no endpoint of S3',
      () => ({ storeEndpoints: [] }),
      ['yellow store-endpoints nat-a', 'yellow store-endpoints nat-b'],
    ],
    [
      'a service whose containers wait for their logs',
      ({ ecsServices }) => ({
        ecsServices: each(ecsServices, { logModes: [{ container: 'app', mode: 'blocking' }] }),
      }),
      ['yellow ecs-log-mode shop/basket'],
    ],
    [
      'a service without a target group whose tasks nothing checks',
      ({ ecsServices }) => ({ ecsServices: each(ecsServices, { checksHealth: false, targetGroupArns: [] }) }),
      ['yellow ecs-health-checks shop/basket'],
    ],
    [
      'an endpoint of Secrets Manager in one zone',
      ({ interfaceEndpoints }) => ({
        interfaceEndpoints: each(interfaceEndpoints, { subnetIds: ['subnet-a'] }),
      }),
      ['yellow interface-endpoint-zones secretsmanager in vpc-1 (vpce-secrets)'],
    ],
    [
      'an endpoint of Secrets Manager that could not be created',
      ({ interfaceEndpoints }) => ({ interfaceEndpoints: each(interfaceEndpoints, { state: 'failed' }) }),
      ['red interface-endpoint-state secretsmanager in vpc-1 (vpce-secrets)'],
    ],
    [
      // In us-east-1a 21 are there, 2 of the group and 5 of the service: 14 + 2 · m + 4 · m; in us-east-1b 13 and as many.
      'a quota of 250 network interfaces',
      (region) => withQuota(region, 'L-DF5E4CA3', 250),
      ['red network-interfaces us-east-1a 39.25', 'red network-interfaces us-east-1b 39.5'],
    ],
  ]));
