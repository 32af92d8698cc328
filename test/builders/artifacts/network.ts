import type {
  Artifacts,
  InterfaceEndpoint,
  NatGateway,
  NatGatewayPeak,
  NatRoute,
  NetworkInterfaceCount,
  StoreEndpoint,
} from '../../../src/model/artifacts';
import { aPeak, WINDOW } from './fields';

/** In us-east-1a, with one address, and used by the subnet there. */
export const aNatGateway = (overrides: Partial<NatGateway> = {}): NatGateway => ({
  natGatewayId: 'nat-a',
  vpcId: 'vpc-1',
  state: 'available',
  failureMessage: null,
  connectivityType: 'public',
  isRegional: false,
  availabilityZone: 'us-east-1a',
  addresses: [{ availabilityZone: null }],
  addsAddresses: false,
  servedSubnetIds: ['subnet-a'],
  tags: {},
  ...overrides,
});

/** So little that it fits 22 times. */
export const aNatGatewayPeak = (overrides: Partial<NatGatewayPeak> = {}): NatGatewayPeak => ({
  natGatewayId: 'nat-a',
  window: WINDOW,
  activeConnections: aPeak(500),
  // 0.1 Gbit/s.
  bytesPerSecond: aPeak(12_500_000),
  packetsPerSecond: aPeak(10_000),
  portAllocationErrors: aPeak(0),
  packetsDroppedPercent: aPeak(0),
  connectionAttempts: 1_000_000,
  connectionsEstablished: 999_000,
  ...overrides,
});

export const aNatRoute = (overrides: Partial<NatRoute> = {}): NatRoute => ({
  routeTableId: 'rtb-a',
  natGatewayId: 'nat-a',
  isBlackhole: false,
  subnetIds: ['subnet-a'],
  ...overrides,
});

/** A gateway endpoint of S3 that both route tables lead to. */
export const aStoreEndpoint = (overrides: Partial<StoreEndpoint> = {}): StoreEndpoint => ({
  vpcEndpointId: 'vpce-s3',
  vpcId: 'vpc-1',
  store: 's3',
  isGateway: true,
  state: 'available',
  hasPrivateDns: false,
  routeTableIds: ['rtb-a', 'rtb-b'],
  ...overrides,
});

/** Of Secrets Manager, in two zones. */
export const anInterfaceEndpoint = (overrides: Partial<InterfaceEndpoint> = {}): InterfaceEndpoint => ({
  vpcEndpointId: 'vpce-secrets',
  vpcId: 'vpc-1',
  reaches: 'com.amazonaws.us-east-1.secretsmanager',
  state: 'available',
  subnetIds: ['subnet-a', 'subnet-b'],
  ...overrides,
});

export const someNetworkInterfaces = (
  overrides: Partial<NetworkInterfaceCount> = {},
): NetworkInterfaceCount => ({
  availabilityZone: 'us-east-1a',
  interfaceType: 'interface',
  count: 20,
  ...overrides,
});

const inB = { natGatewayId: 'nat-b', servedSubnetIds: ['subnet-b'], availabilityZone: 'us-east-1b' };

/** A NAT gateway in each of two zones. */
export const healthyNetwork = {
  natRoutes: [
    aNatRoute(),
    aNatRoute({ routeTableId: 'rtb-b', natGatewayId: 'nat-b', subnetIds: ['subnet-b'] }),
  ],
  natGateways: [aNatGateway(), aNatGateway(inB)],
  natGatewayPeaks: [aNatGatewayPeak(), aNatGatewayPeak({ natGatewayId: 'nat-b' })],
  storeEndpoints: [aStoreEndpoint(), aStoreEndpoint({ vpcEndpointId: 'vpce-ddb', store: 'dynamodb' })],
  interfaceEndpoints: [anInterfaceEndpoint()],
  networkInterfaces: [
    someNetworkInterfaces(),
    someNetworkInterfaces({ availabilityZone: 'us-east-1b' }),
    someNetworkInterfaces({ interfaceType: 'nat_gateway', count: 1 }),
  ],
} satisfies Partial<Artifacts>;
