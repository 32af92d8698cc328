import {
  DescribeNatGatewaysResult$,
  DescribeNetworkInterfacesResult$,
  DescribeRouteTablesResult$,
  DescribeVpcEndpointsResult$,
  DescribeVpnConnectionsResult$,
  type NatGateway,
  type NetworkInterface,
  type RouteTable,
  type Subnet,
  type VpcEndpoint,
  type VpnConnection,
} from '@aws-sdk/client-ec2';
import { renderOutput } from '../wire';
import type { Ec2Rows } from './ec2';
import { ACCOUNT_ID, appTags, hex, REGION, ZONES } from './rows';
import { type AccountSize, type Paging, service } from './service';

const PAGES: Paging = { size: 'MaxResults', token: 'NextToken', min: 5, max: 1000, default: 1000 };

/** A NAT gateway in each zone, which all subnets there leave through, and the network interfaces of the instances. */
const rowsOf = (_: AccountSize, { subnets, reservations }: Ec2Rows) => ({
  natGateways: ZONES.map((zone, i) => natGateway(i, inZone(subnets, zone)[0])),
  routeTables: ZONES.map((zone, i) => routeTable(i, inZone(subnets, zone))),
  vpcEndpoints: [
    endpoint(0, 's3'),
    endpoint(1, 'dynamodb'),
    // One in two zones, and one in one.
    interfaceEndpoint(2, 'secretsmanager', subnets.slice(0, 2)),
    interfaceEndpoint(3, 'sqs', subnets.slice(0, 1)),
  ],
  networkInterfaces: reservations.flatMap(({ Instances = [] }) =>
    Instances.flatMap(({ NetworkInterfaces = [], Placement }) =>
      NetworkInterfaces.map(
        ({ Attachment: _attachment, ...one }): NetworkInterface => ({
          ...one,
          InterfaceType: 'interface',
          AvailabilityZone: Placement?.AvailabilityZone,
        }),
      ),
    ),
  ),
});

const inZone = (subnets: readonly Subnet[], zone: string): readonly Subnet[] =>
  subnets.filter(({ AvailabilityZone }) => AvailabilityZone === zone);

const natGatewayId = (index: number): string => `nat-${hex(index)}`;
const routeTableId = (index: number): string => `rtb-${hex(index)}`;

const natGateway = (index: number, subnet: Subnet | undefined): NatGateway => ({
  NatGatewayId: natGatewayId(index),
  VpcId: subnet?.VpcId,
  SubnetId: subnet?.SubnetId,
  State: 'available',
  ConnectivityType: 'public',
  NatGatewayAddresses: [
    {
      AllocationId: `eipalloc-${hex(index)}`,
      AssociationId: `eipassoc-${hex(index)}`,
      NetworkInterfaceId: `eni-${hex(1_000_000 + index)}`,
      PrivateIp: `10.0.255.${index}`,
      PublicIp: `192.0.2.${index}`,
      IsPrimary: true,
      Status: 'succeeded',
    },
  ],
  Tags: appTags(`nat-${index}`),
});

const routeTable = (index: number, subnets: readonly Subnet[]): RouteTable => ({
  RouteTableId: routeTableId(index),
  VpcId: subnets[0]?.VpcId,
  OwnerId: ACCOUNT_ID,
  Associations: subnets.map(({ SubnetId }) => ({
    Main: false,
    RouteTableAssociationId: `rtbassoc-${SubnetId}`,
    RouteTableId: routeTableId(index),
    SubnetId,
    AssociationState: { State: 'associated' },
  })),
  Routes: [
    { DestinationCidrBlock: '10.0.0.0/8', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
    {
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: natGatewayId(index),
      Origin: 'CreateRoute',
      State: 'active',
    },
  ],
  Tags: appTags(`private-${index}`),
});

const endpoint = (index: number, store: string): VpcEndpoint => ({
  VpcEndpointId: `vpce-${hex(index)}`,
  VpcEndpointType: 'Gateway',
  VpcId: `vpc-${hex(0)}`,
  ServiceName: `com.amazonaws.${REGION}.${store}`,
  State: 'Available',
  RouteTableIds: ZONES.map((_, i) => routeTableId(i)),
  OwnerId: ACCOUNT_ID,
});

const interfaceEndpoint = (index: number, name: string, subnets: readonly Subnet[]): VpcEndpoint => ({
  VpcEndpointId: `vpce-${hex(index)}`,
  VpcEndpointType: 'Interface',
  VpcId: `vpc-${hex(0)}`,
  ServiceName: `com.amazonaws.${REGION}.${name}`,
  State: 'Available',
  SubnetIds: subnets.flatMap(({ SubnetId = [] }) => SubnetId),
  PrivateDnsEnabled: true,
  OwnerId: ACCOUNT_ID,
});

/** Both of its tunnels are up, at a transit gateway. */
const vpnConnections: VpnConnection[] = [
  {
    VpnConnectionId: `vpn-${hex(0)}`,
    State: 'available',
    TransitGatewayId: 'tgw-00000000000000001',
    CustomerGatewayId: `cgw-${hex(0)}`,
    Options: { StaticRoutesOnly: false, TunnelBandwidth: 'standard', OutsideIpAddressType: 'PublicIpv4' },
    VgwTelemetry: ['198.51.100.1', '198.51.100.2'].map((OutsideIpAddress) => ({
      OutsideIpAddress,
      Status: 'UP',
      StatusMessage: '2 BGP ROUTES',
      AcceptedRouteCount: 2,
    })),
    Tags: appTags('office'),
  },
];

export const network = service({
  prefix: 'ec2',
  protocol: 'ec2',
  rows: rowsOf,
  operations: (rows, list) => ({
    'ec2:DescribeNatGateways': list({
      output: DescribeNatGatewaysResult$,
      member: 'NatGateways',
      next: 'NextToken',
      all: rows.natGateways,
      paging: PAGES,
    }),
    'ec2:DescribeRouteTables': list({
      output: DescribeRouteTablesResult$,
      member: 'RouteTables',
      next: 'NextToken',
      all: rows.routeTables,
      paging: { ...PAGES, max: 100, default: 100 },
    }),
    'ec2:DescribeVpcEndpoints': list({
      output: DescribeVpcEndpointsResult$,
      member: 'VpcEndpoints',
      next: 'NextToken',
      all: rows.vpcEndpoints,
      filters: { 'vpc-endpoint-type': ['VpcEndpointType'] },
      paging: { ...PAGES, min: 1 },
    }),
    'ec2:DescribeVpnConnections': (request) => ({
      body: renderOutput(request, DescribeVpnConnectionsResult$, { VpnConnections: vpnConnections }),
      items: vpnConnections.length,
    }),
    'ec2:DescribeNetworkInterfaces': list({
      output: DescribeNetworkInterfacesResult$,
      member: 'NetworkInterfaces',
      next: 'NextToken',
      all: rows.networkInterfaces,
      filters: { 'network-interface-id': ['NetworkInterfaceId'] },
      ignored: ['IncludeManagedResources'],
      paging: PAGES,
    }),
  }),
  metricLevels: { TunnelState: 1, TunnelDataIn: 1e8, TunnelDataOut: 1e8 },
});
