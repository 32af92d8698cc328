import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, metricWindow, peak, tags, text } from './fields';

/** Which subnets send what leaves them through which NAT gateway: a row for each route table and each gateway that it names. */
export const natRoutes = rows({
  per: 'region',
  service: 'nat-gateway',
  row: z.object({
    routeTableId: text,
    natGatewayId: text,
    /** Whether the gateway is gone, so that what is sent there is dropped. */
    isBlackhole: flag,
    /** Subnets that the table decides for, also those that have none of their own, for which the main one of the VPC does. */
    subnetIds: z.array(text),
  }),
  owner: ({ natGatewayId }) => resource('natGateway', [natGatewayId]),
  comesWith: ({ subnetIds }) => [resource('subnet', subnetIds)],
});
export type NatRoute = RowOf<typeof natRoutes>;

/** The NAT gateways of the region, but those that are deleted. */
export const natGateways = rows({
  per: 'region',
  service: 'nat-gateway',
  lists: ['natGateway'],
  row: z.object({
    natGatewayId: text,
    vpcId: text,
    /** `pending`, `failed`, `available` or `deleting`. */
    state: text,
    /** Why it could not be created; null where AWS says nothing of the kind. */
    failureMessage: text.nullable(),
    /** `public` or `private`: whether it has Elastic IP addresses, and leads to the internet. */
    connectivityType: text,
    /** Whether it is in all zones of the VPC, and not in one. */
    isRegional: flag,
    /** Of one in a single zone; null for one that is regional, or in a subnet that was not listed. */
    availabilityZone: text.nullable(),
    /** The addresses by which it reaches destinations, each by its zone; null: AWS names none, as it is that of the gateway. */
    addresses: z.array(z.object({ availabilityZone: text.nullable() })),
    /** Whether AWS adds addresses by itself as ports run short, which it only does for regional ones. */
    addsAddresses: flag,
    /** Subnets whose route table leads to it. */
    servedSubnetIds: z.array(text),
    tags,
  }),
  owner: ({ natGatewayId, tags }) => resource('natGateway', [natGatewayId], tags),
  comesWith: ({ servedSubnetIds }) => [resource('subnet', servedSubnetIds)],
});
export type NatGateway = RowOf<typeof natGateways>;

/** What each NAT gateway carried in the look-back; null where CloudWatch gave no complete data. */
export const natGatewayPeaks = rows({
  per: 'region',
  service: 'nat-gateway',
  row: z.object({
    natGatewayId: text,
    window: metricWindow,
    /** TCP connections at the same time, to all destinations together. */
    activeConnections: peak.nullable(),
    /** The most in ten seconds. */
    bytesPerSecond: peak.nullable(),
    /** The most in ten seconds. */
    packetsPerSecond: peak.nullable(),
    /** Connections for which no port was left, in one period of the window. */
    portAllocationErrors: peak.nullable(),
    /** Packets that it dropped in one period, of all that it received, percent. */
    packetsDroppedPercent: peak.nullable(),
    /** Connections that were attempted in the whole look-back. */
    connectionAttempts: amount.nullable(),
    /** Those of them that were established. */
    connectionsEstablished: amount.nullable(),
  }),
  owner: ({ natGatewayId }) => resource('natGateway', [natGatewayId]),
});
export type NatGatewayPeak = RowOf<typeof natGatewayPeaks>;

/** The VPC endpoints by which S3 and DynamoDB are reached without a NAT gateway. */
export const storeEndpoints = whole({
  per: 'region',
  service: 'vpc',
  shape: z.array(
    z.object({
      vpcEndpointId: text,
      vpcId: text,
      store: z.enum(['s3', 'dynamodb']),
      /** Whether it is reached by a route, and not by an address of its own. */
      isGateway: flag,
      /** `available`, `pending`, `failed` and the like. */
      state: text,
      /** Whether the name of the service leads to it; only of those with addresses. */
      hasPrivateDns: flag,
      /** Of a gateway endpoint, those that lead to it. */
      routeTableIds: z.array(text),
    }),
  ),
});
export type StoreEndpoint = RowOf<typeof storeEndpoints>;

/** The VPC endpoints with addresses in subnets, by which services are reached without the internet. */
export const interfaceEndpoints = whole({
  per: 'region',
  service: 'vpc',
  shape: z.array(
    z.object({
      vpcEndpointId: text,
      vpcId: text,
      /** The service that it leads to, such as `com.amazonaws.us-east-1.secretsmanager`. */
      reaches: text,
      /** `available`, `pending`, `pendingacceptance`, `partial`, `rejected`, `failed`, `expired` or `deleting`. */
      state: text,
      subnetIds: z.array(text),
    }),
  ),
});
export type InterfaceEndpoint = RowOf<typeof interfaceEndpoints>;

/** How many network interfaces there are, by zone and sort: those that AWS services made for the account, too. */
export const networkInterfaces = whole({
  per: 'region',
  service: 'vpc',
  shape: z.array(
    z.object({
      availabilityZone: text,
      /** `interface`, `branch`, `lambda`, `load_balancer`, `nat_gateway` and others. */
      interfaceType: text,
      count: amount,
    }),
  ),
});
export type NetworkInterfaceCount = RowOf<typeof networkInterfaces>;
