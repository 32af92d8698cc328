import {
  type NatGateway as AwsNatGateway,
  type DescribeVpcEndpointsRequest,
  EC2Client,
  type NatGatewayAddress,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeVpcEndpoints,
  type RouteTable,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import type {
  Artifacts,
  InterfaceEndpoint,
  NatGateway,
  NatGatewayPeak,
  NatRoute,
  NetworkInterfaceCount,
  StoreEndpoint,
} from '../../model/artifacts';
import { distinct, present, requireField, toTags } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  type MetricReader,
  readMetrics,
} from '../metrics';
import { endingPages, readAllPages } from '../pages';
import { addSeries, findHighest, type Series } from '../series';

/** The most route tables in a page; of network interfaces, NAT gateways and endpoints it is 1,000. */
const ROUTE_TABLES_PER_PAGE = 100;
const PAGE_SIZE = 1000;

export const natRoutes = defineCollector({
  id: 'natRoutes',
  answers: 'Which subnets send what leaves them through which NAT gateway',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeRouteTables'],
  needs: ['subnets'],
  async collect({ clients, signal }, { subnets }) {
    const tables = await readAllPages(
      paginateDescribeRouteTables(
        { client: clients.of(EC2Client), pageSize: ROUTE_TABLES_PER_PAGE },
        {},
        { abortSignal: signal },
      ),
      (page) => page.RouteTables,
    );
    const own = new Set(tables.flatMap(subnetsOf));
    return tables.flatMap((table) => {
      const isMain = (table.Associations ?? []).some(({ Main }) => Main);
      // A subnet without a table of its own uses the main one of its VPC.
      const others = isMain
        ? subnets.filter(({ subnetId, vpcId }) => vpcId === table.VpcId && !own.has(subnetId))
        : [];
      return toNatRoutes(table, [...subnetsOf(table), ...others.map(({ subnetId }) => subnetId)]);
    });
  },
});

const subnetsOf = ({ Associations = [] }: RouteTable): string[] =>
  present(Associations.map(({ SubnetId }) => SubnetId));

function toNatRoutes(table: RouteTable, subnetIds: readonly string[]): NatRoute[] {
  const routes = (table.Routes ?? []).flatMap(({ NatGatewayId, State }) =>
    NatGatewayId ? [{ natGatewayId: NatGatewayId, isBlackhole: State === 'blackhole' }] : [],
  );
  return distinct(routes.map(({ natGatewayId }) => natGatewayId)).map((natGatewayId) => ({
    routeTableId: requireField(table.RouteTableId, 'RouteTableId'),
    natGatewayId,
    isBlackhole: routes.some((route) => route.natGatewayId === natGatewayId && route.isBlackhole),
    subnetIds: [...subnetIds],
  }));
}

export const natGateways = defineCollector({
  id: 'natGateways',
  answers:
    'Which NAT gateways there are, in which zones, with how many addresses, and which subnets use them',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeNatGateways'],
  needs: ['natRoutes', 'subnets'],
  async collect({ clients, signal }, { natRoutes, subnets }) {
    const zones = new Map(subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone]));
    return readAllPages(
      paginateDescribeNatGateways(
        { client: clients.of(EC2Client), pageSize: PAGE_SIZE },
        {},
        { abortSignal: signal },
      ),
      (page) =>
        // EC2 lists what was deleted for about an hour.
        page.NatGateways?.filter(({ State }) => State !== 'deleted').map((gateway) =>
          toNatGateway(gateway, natRoutes, zones),
        ),
    );
  },
});

function toNatGateway(
  gateway: AwsNatGateway,
  natRoutes: Artifacts['natRoutes'],
  zones: ReadonlyMap<string, string>,
): NatGateway {
  const natGatewayId = requireField(gateway.NatGatewayId, 'NatGatewayId');
  const isRegional = gateway.AvailabilityMode === 'regional';
  return {
    natGatewayId,
    vpcId: requireField(gateway.VpcId, 'VpcId'),
    state: requireField(gateway.State, 'State'),
    failureMessage: gateway.FailureMessage ?? null,
    connectivityType: gateway.ConnectivityType ?? 'public',
    isRegional,
    availabilityZone: isRegional ? null : (zones.get(gateway.SubnetId ?? '') ?? null),
    addresses: (gateway.NatGatewayAddresses ?? [])
      .filter(isInUse)
      .map(({ AvailabilityZone }) => ({ availabilityZone: AvailabilityZone ?? null })),
    addsAddresses: gateway.AutoScalingIps === 'enabled',
    servedSubnetIds: distinct(
      natRoutes.filter((route) => route.natGatewayId === natGatewayId).flatMap(({ subnetIds }) => subnetIds),
    ),
    tags: toTags(gateway.Tags),
  };
}

/** An address of which EC2 says nothing was there before it told so. */
const isInUse = ({ Status }: NatGatewayAddress): boolean => Status === undefined || Status === 'succeeded';

const query = (
  natGatewayId: string,
  metric: string,
  statistic: MetricQuery['statistic'] = 'Sum',
): MetricQuery => ({
  namespace: 'AWS/NATGateway',
  metric,
  statistic,
  dimensions: { NatGatewayId: natGatewayId },
  // A gateway that carries nothing publishes zeros.
  silence: 'unknown',
});

const queriesOf = (id: string) => ({
  connections: query(id, 'ActiveConnectionCount', 'Maximum'),
  bytes: query(id, 'PeakBytesPerSecond', 'Maximum'),
  packets: query(id, 'PeakPacketsPerSecond', 'Maximum'),
  portErrors: query(id, 'ErrorPortAllocation'),
  dropped: query(id, 'PacketsDropCount'),
  fromSource: query(id, 'PacketsInFromSource'),
  fromDestination: query(id, 'PacketsInFromDestination'),
  attempts: query(id, 'ConnectionAttemptCount'),
  established: query(id, 'ConnectionEstablishedCount'),
});

export const natGatewayPeaks = defineCollector({
  id: 'natGatewayPeaks',
  answers: 'What each NAT gateway carried at most, and what it dropped or had no port for',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['natGateways'],
  async collect(context, { natGateways }) {
    const reader = createMetricReader(context);
    return readMetrics(
      reader,
      natGateways.map(({ natGatewayId }) => queriesOf(natGatewayId)),
      peakReader(context, reader, natGateways),
    );
  },
});

function peakReader(context: CollectContext, reader: MetricReader, natGateways: Artifacts['natGateways']) {
  const normal = createNormalFilter(context, reader.window);
  const highest = createMaximumFinder(context, reader);
  const total = (series: Series): number | null => {
    const points = normal(series);
    return points === null || points.length === 0 ? null : points.reduce((sum, { value }) => sum + value, 0);
  };
  return (
    read: Readonly<Record<keyof ReturnType<typeof queriesOf>, Series>>,
    index: number,
  ): NatGatewayPeak => ({
    natGatewayId: requireField(natGateways[index]?.natGatewayId, 'natGatewayId'),
    window: reader.window,
    activeConnections: highest(read.connections),
    bytesPerSecond: highest(read.bytes),
    packetsPerSecond: highest(read.packets),
    portAllocationErrors: findHighest(normal(read.portErrors)),
    packetsDroppedPercent: findHighest(
      normal(percentOf(read.dropped, addSeries(read.fromSource, read.fromDestination))),
    ),
    connectionAttempts: total(read.attempts),
    connectionsEstablished: total(read.established),
  });
}

/** A part of a whole in each period in which both are known, in percent; of nothing it is none. */
function percentOf(part: Series, whole: Series): Series {
  if (part === null || whole === null) return null;
  const wholes = new Map(whole.map(({ at, value }) => [at, value]));
  return part.flatMap(({ at, value }) => {
    const all = wholes.get(at);
    if (all === undefined) return [];
    return [{ at, value: value === 0 ? 0 : (value / Math.max(value, all)) * 100 }];
  });
}

/** Lists the VPC endpoints of the region that filters let through, each as what is kept of it. */
const listEndpoints = <T>(
  { clients, signal }: CollectContext,
  keep: (endpoint: VpcEndpoint) => T[],
  request: DescribeVpcEndpointsRequest = {},
): Promise<T[]> =>
  readAllPages(
    paginateDescribeVpcEndpoints({ client: clients.of(EC2Client), pageSize: PAGE_SIZE }, request, {
      abortSignal: signal,
    }),
    (page) => page.VpcEndpoints?.flatMap(keep),
  );

/** The API reference writes it with a capital, and EC2 without. */
const stateOf = ({ State }: VpcEndpoint): string => requireField(State, 'State').toLowerCase();

export const storeEndpoints = defineCollector({
  id: 'storeEndpoints',
  answers: 'By which VPC endpoints S3 and DynamoDB are reached without a NAT gateway',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeVpcEndpoints'],
  async collect(context) {
    return listEndpoints(context, toStoreEndpoints);
  },
});

/** `com.amazonaws.us-east-1.s3`; in China with `cn.` before it. Names of S3 Express and the like go on. */
const STORE = /\.(s3|dynamodb)$/;

function toStoreEndpoints(endpoint: VpcEndpoint): StoreEndpoint[] {
  const store = STORE.exec(endpoint.ServiceName ?? '')?.[1];
  if (store !== 's3' && store !== 'dynamodb') return [];
  return [
    {
      vpcEndpointId: requireField(endpoint.VpcEndpointId, 'VpcEndpointId'),
      vpcId: requireField(endpoint.VpcId, 'VpcId'),
      store,
      isGateway: endpoint.VpcEndpointType === 'Gateway',
      state: stateOf(endpoint),
      hasPrivateDns: endpoint.PrivateDnsEnabled ?? false,
      routeTableIds: endpoint.RouteTableIds ?? [],
    },
  ];
}

export const interfaceEndpoints = defineCollector({
  id: 'interfaceEndpoints',
  answers:
    'By which VPC endpoints services are reached from subnets, in which zones, and whether they are there',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeVpcEndpoints'],
  async collect(context) {
    return listEndpoints(context, toInterfaceEndpoints, {
      Filters: [{ Name: 'vpc-endpoint-type', Values: [INTERFACE] }],
    });
  },
});

const INTERFACE = 'Interface';

function toInterfaceEndpoints(endpoint: VpcEndpoint): InterfaceEndpoint[] {
  const state = stateOf(endpoint);
  // EC2 lists what was deleted for a while.
  if (endpoint.VpcEndpointType !== INTERFACE || state === 'deleted') return [];
  return [
    {
      vpcEndpointId: requireField(endpoint.VpcEndpointId, 'VpcEndpointId'),
      vpcId: requireField(endpoint.VpcId, 'VpcId'),
      reaches: requireField(endpoint.ServiceName, 'ServiceName'),
      state,
      subnetIds: endpoint.SubnetIds ?? [],
    },
  ];
}

export const networkInterfaces = defineCollector({
  id: 'networkInterfaces',
  answers: 'How many network interfaces there are in each zone, by what they are of',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeNetworkInterfaces'],
  // As many pages as there are of instances.
  deadlineFactor: 4,
  async collect({ clients, signal }) {
    const counts = new Map<string, NetworkInterfaceCount>();
    // Only counts are kept: 100,000 of them would take hundreds of megabytes.
    for await (const { NetworkInterfaces = [] } of endingPages(
      paginateDescribeNetworkInterfaces(
        { client: clients.of(EC2Client), pageSize: PAGE_SIZE },
        { IncludeManagedResources: true },
        { abortSignal: signal },
      ),
    )) {
      for (const { AvailabilityZone, InterfaceType = 'interface' } of NetworkInterfaces) {
        const availabilityZone = requireField(AvailabilityZone, 'AvailabilityZone');
        const key = `${availabilityZone} ${InterfaceType}`;
        const count = (counts.get(key)?.count ?? 0) + 1;
        counts.set(key, { availabilityZone, interfaceType: InterfaceType, count });
      }
    }
    return [...counts.values()];
  },
});
