import { aNatGateway, aNatRoute, aSubnet } from '../../builders/artifacts';
import { paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const route = (NatGatewayId: string, more: object = {}) => ({
  DestinationCidrBlock: '0.0.0.0/0',
  NatGatewayId,
  State: 'active',
  ...more,
});

/** A percentage of nothing, or of all packets of five minutes. */
const at = (minute: string) => `2026-11-21T22:${minute}:00Z`;

export const network: readonly CollectorCase[] = [
  {
    id: 'natRoutes',
    inputs: {
      subnets: [
        aSubnet({ subnetId: 'subnet-a' }),
        aSubnet({ subnetId: 'subnet-b' }),
        aSubnet({ subnetId: 'subnet-c' }),
        aSubnet({ subnetId: 'subnet-d', vpcId: 'vpc-2' }),
      ],
    },
    answers: {
      'ec2:DescribeRouteTables': paged(
        'NextToken',
        {
          RouteTables: [
            {
              RouteTableId: 'rtb-main',
              VpcId: 'vpc-1',
              Associations: [{ Main: true }],
              // The one of IPv6 leads there, too.
              Routes: [
                { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
                route('nat-a'),
                { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-a', State: 'active' },
              ],
            },
            {
              RouteTableId: 'rtb-b',
              VpcId: 'vpc-1',
              Associations: [{ Main: false, SubnetId: 'subnet-b' }],
              Routes: [route('nat-gone', { State: 'blackhole' })],
            },
          ],
        },
        {
          RouteTables: [
            {
              RouteTableId: 'rtb-public',
              VpcId: 'vpc-1',
              Associations: [{ Main: false, SubnetId: 'subnet-c' }],
              Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }],
            },
          ],
        },
      ),
    },
    data: [
      aNatRoute({ routeTableId: 'rtb-main', natGatewayId: 'nat-a', subnetIds: ['subnet-a'] }),
      aNatRoute({
        routeTableId: 'rtb-b',
        natGatewayId: 'nat-gone',
        isBlackhole: true,
        subnetIds: ['subnet-b'],
      }),
    ],
  },
  {
    id: 'natGateways',
    inputs: {
      subnets: [aSubnet({ subnetId: 'subnet-public', availabilityZone: 'us-east-1b' })],
      natRoutes: [aNatRoute(), aNatRoute({ routeTableId: 'rtb-b', subnetIds: ['subnet-a', 'subnet-b'] })],
    },
    answers: {
      'ec2:DescribeNatGateways': paged(
        'NextToken',
        {
          NatGateways: [
            {
              NatGatewayId: 'nat-a',
              VpcId: 'vpc-1',
              SubnetId: 'subnet-public',
              State: 'available',
              ConnectivityType: 'public',
              NatGatewayAddresses: [
                { AllocationId: 'eipalloc-1', PublicIp: '192.0.2.1', IsPrimary: true, Status: 'succeeded' },
                { AllocationId: 'eipalloc-2', Status: 'failed' },
                { AllocationId: 'eipalloc-3' },
              ],
              Tags: [{ Key: 'app', Value: 'shop' }],
            },
            { NatGatewayId: 'nat-old', VpcId: 'vpc-1', SubnetId: 'subnet-public', State: 'deleted' },
          ],
        },
        {
          NatGateways: [
            {
              NatGatewayId: 'nat-all',
              VpcId: 'vpc-1',
              State: 'available',
              AvailabilityMode: 'regional',
              AutoScalingIps: 'enabled',
              NatGatewayAddresses: [
                { PublicIp: '192.0.2.2', AvailabilityZone: 'us-east-1a', Status: 'succeeded' },
              ],
            },
            {
              NatGatewayId: 'nat-failed',
              VpcId: 'vpc-1',
              SubnetId: 'subnet-unlisted',
              State: 'failed',
              FailureMessage: 'Network vpc-1 has no Internet gateway attached',
              ConnectivityType: 'private',
            },
          ],
        },
      ),
    },
    data: [
      aNatGateway({
        availabilityZone: 'us-east-1b',
        addresses: [{ availabilityZone: null }, { availabilityZone: null }],
        servedSubnetIds: ['subnet-a', 'subnet-b'],
        tags: { app: 'shop' },
      }),
      aNatGateway({
        natGatewayId: 'nat-all',
        isRegional: true,
        availabilityZone: null,
        addresses: [{ availabilityZone: 'us-east-1a' }],
        addsAddresses: true,
        servedSubnetIds: [],
      }),
      aNatGateway({
        natGatewayId: 'nat-failed',
        state: 'failed',
        failureMessage: 'Network vpc-1 has no Internet gateway attached',
        connectivityType: 'private',
        availabilityZone: null,
        addresses: [],
        servedSubnetIds: [],
      }),
    ],
  },
  {
    id: 'natGatewayPeaks',
    inputs: { natGateways: [aNatGateway(), aNatGateway({ natGatewayId: 'nat-new' })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'ActiveConnectionCount Maximum NatGatewayId=nat-a': [
          ['2026-11-21T21:00:00Z', 400],
          ['2026-11-21T22:00:00Z', 500],
        ],
        'PeakBytesPerSecond Maximum NatGatewayId=nat-a': [['2026-11-21T22:00:00Z', 12_500_000]],
        'PeakPacketsPerSecond Maximum NatGatewayId=nat-a': [['2026-11-21T22:00:00Z', 10_000]],
        'ErrorPortAllocation Sum NatGatewayId=nat-a': [
          [at('00'), 0],
          [at('05'), 3],
        ],
        // 5 of 400 + 100, and nothing of nothing; of a period without all packets it is not known.
        'PacketsDropCount Sum NatGatewayId=nat-a': [
          [at('00'), 0],
          [at('05'), 5],
          [at('10'), 90],
        ],
        'PacketsInFromSource Sum NatGatewayId=nat-a': [
          [at('00'), 0],
          [at('05'), 400],
          [at('10'), 100],
        ],
        'PacketsInFromDestination Sum NatGatewayId=nat-a': [
          [at('00'), 0],
          [at('05'), 100],
        ],
        'ConnectionAttemptCount Sum NatGatewayId=nat-a': [
          [at('00'), 60],
          [at('05'), 40],
        ],
        'ConnectionEstablishedCount Sum NatGatewayId=nat-a': [
          [at('00'), 60],
          [at('05'), 30],
        ],
      }),
    },
    data: [
      {
        natGatewayId: 'nat-a',
        window: WINDOW,
        activeConnections: {
          value: 500,
          at: '2026-11-21T22:00:00.000Z',
          hoursWithData: 2,
          periodSeconds: 3600,
        },
        bytesPerSecond: {
          value: 12_500_000,
          at: '2026-11-21T22:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        packetsPerSecond: {
          value: 10_000,
          at: '2026-11-21T22:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        portAllocationErrors: { value: 3, at: '2026-11-21T22:05:00.000Z', hoursWithData: 1 },
        packetsDroppedPercent: { value: 1, at: '2026-11-21T22:05:00.000Z', hoursWithData: 1 },
        connectionAttempts: 100,
        connectionsEstablished: 90,
      },
      {
        natGatewayId: 'nat-new',
        window: WINDOW,
        ...{ activeConnections: null, bytesPerSecond: null, packetsPerSecond: null },
        ...{ portAllocationErrors: null, packetsDroppedPercent: null },
        ...{ connectionAttempts: null, connectionsEstablished: null },
      },
    ],
  },
  {
    id: 'storeEndpoints',
    answers: {
      'ec2:DescribeVpcEndpoints': paged(
        'NextToken',
        {
          VpcEndpoints: [
            {
              VpcEndpointId: 'vpce-1',
              VpcEndpointType: 'Gateway',
              VpcId: 'vpc-1',
              ServiceName: 'com.amazonaws.us-east-1.s3',
              State: 'available',
              RouteTableIds: ['rtb-a'],
              PrivateDnsEnabled: false,
            },
            {
              VpcEndpointId: 'vpce-2',
              VpcEndpointType: 'Interface',
              VpcId: 'vpc-1',
              ServiceName: 'com.amazonaws.us-east-1.s3express',
              State: 'available',
            },
          ],
        },
        {
          VpcEndpoints: [
            {
              VpcEndpointId: 'vpce-3',
              VpcEndpointType: 'Interface',
              VpcId: 'vpc-2',
              ServiceName: 'cn.com.amazonaws.cn-north-1.dynamodb',
              State: 'Pending',
              PrivateDnsEnabled: true,
            },
          ],
        },
      ),
    },
    data: [
      {
        vpcEndpointId: 'vpce-1',
        vpcId: 'vpc-1',
        store: 's3',
        ...{ isGateway: true, state: 'available', hasPrivateDns: false, routeTableIds: ['rtb-a'] },
      },
      {
        vpcEndpointId: 'vpce-3',
        vpcId: 'vpc-2',
        store: 'dynamodb',
        ...{ isGateway: false, state: 'pending', hasPrivateDns: true, routeTableIds: [] },
      },
    ],
  },
  {
    id: 'interfaceEndpoints',
    answers: {
      'ec2:DescribeVpcEndpoints': paged(
        'NextToken',
        {
          VpcEndpoints: [
            {
              VpcEndpointId: 'vpce-1',
              VpcEndpointType: 'Gateway',
              VpcId: 'vpc-1',
              ServiceName: 'com.amazonaws.us-east-1.s3',
              State: 'available',
            },
            {
              VpcEndpointId: 'vpce-2',
              VpcEndpointType: 'Interface',
              VpcId: 'vpc-1',
              ServiceName: 'com.amazonaws.us-east-1.secretsmanager',
              State: 'available',
              SubnetIds: ['subnet-a', 'subnet-b'],
            },
          ],
        },
        {
          VpcEndpoints: [
            {
              VpcEndpointId: 'vpce-3',
              VpcEndpointType: 'Interface',
              VpcId: 'vpc-2',
              ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1',
              State: 'PendingAcceptance',
            },
            {
              VpcEndpointId: 'vpce-4',
              VpcEndpointType: 'Interface',
              VpcId: 'vpc-2',
              ServiceName: 'com.amazonaws.us-east-1.sqs',
              State: 'deleted',
            },
          ],
        },
      ),
    },
    data: [
      {
        vpcEndpointId: 'vpce-2',
        vpcId: 'vpc-1',
        reaches: 'com.amazonaws.us-east-1.secretsmanager',
        state: 'available',
        subnetIds: ['subnet-a', 'subnet-b'],
      },
      {
        vpcEndpointId: 'vpce-3',
        vpcId: 'vpc-2',
        reaches: 'com.amazonaws.vpce.us-east-1.vpce-svc-1',
        state: 'pendingacceptance',
        subnetIds: [],
      },
    ],
  },
  {
    id: 'networkInterfaces',
    answers: {
      'ec2:DescribeNetworkInterfaces': paged(
        'NextToken',
        {
          NetworkInterfaces: [
            { AvailabilityZone: 'us-east-1a', InterfaceType: 'interface' },
            { AvailabilityZone: 'us-east-1a', InterfaceType: 'nat_gateway' },
          ],
        },
        {
          NetworkInterfaces: [
            { AvailabilityZone: 'us-east-1a', InterfaceType: 'interface' },
            { AvailabilityZone: 'us-east-1b' },
          ],
        },
      ),
    },
    data: [
      { availabilityZone: 'us-east-1a', interfaceType: 'interface', count: 2 },
      { availabilityZone: 'us-east-1a', interfaceType: 'nat_gateway', count: 1 },
      { availabilityZone: 'us-east-1b', interfaceType: 'interface', count: 1 },
    ],
  },
];
