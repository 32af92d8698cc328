import {
  type Cluster,
  DescribeClustersResponse$,
  DescribeSubnetGroupsResponse$,
  ListTagsResponse$,
} from '@aws-sdk/client-dax';
import { appTags, arn, CREATED, hex, times, ZONES } from './rows';
import { service } from './service';

const NODES = 3;

const aCluster = (index: number): Cluster => {
  const ClusterName = `shop-carts-${index}`;
  return {
    ClusterName,
    ClusterArn: arn('dax', `cache/${ClusterName}`),
    ...{ TotalNodes: NODES, ActiveNodes: NODES, NodeType: 'dax.r5.large', Status: 'available' },
    Nodes: times(NODES, (node) => ({
      NodeId: `${ClusterName}-${'abc'[node]}`,
      NodeCreateTime: CREATED,
      AvailabilityZone: ZONES[node % ZONES.length] ?? '',
      ...{ NodeStatus: 'available', ParameterGroupStatus: 'in-sync' },
    })),
    PreferredMaintenanceWindow: 'mon:05:00-mon:06:00',
    SubnetGroup: 'shop',
    SecurityGroups: [{ SecurityGroupIdentifier: `sg-${hex(1)}`, Status: 'active' }],
    ParameterGroup: {
      ...{ ParameterGroupName: 'default.dax1.0', ParameterApplyStatus: 'in-sync', NodeIdsToReboot: [] },
    },
  };
};

/** Three clusters, on two pages, in two groups of subnets. */
export const dax = service({
  prefix: 'dax',
  protocol: 'json',
  rows: () => ({
    daxClusters: times(3, aCluster),
    daxSubnetGroups: ['other', 'shop'].map((SubnetGroupName) => ({
      SubnetGroupName,
      Subnets: ZONES.map((SubnetAvailabilityZone, i) => ({
        SubnetIdentifier: `subnet-${hex(i)}`,
        SubnetAvailabilityZone,
      })),
    })),
    daxTags: appTags('carts'),
  }),
  operations: ({ daxClusters, daxSubnetGroups, daxTags }, list) => ({
    'dax:DescribeClusters': list({
      output: DescribeClustersResponse$,
      member: 'Clusters',
      next: 'NextToken',
      all: daxClusters,
      paging: { size: 'MaxResults', token: 'NextToken', min: 20, max: 100, default: 100 },
    }),
    'dax:DescribeSubnetGroups': list({
      output: DescribeSubnetGroupsResponse$,
      member: 'SubnetGroups',
      next: 'NextToken',
      all: daxSubnetGroups,
      paging: { size: 'MaxResults', token: 'NextToken', min: 20, max: 100, default: 100 },
    }),
    'dax:ListTags': list({
      output: ListTagsResponse$,
      member: 'Tags',
      next: 'NextToken',
      all: daxTags,
      ignored: ['ResourceName'],
      paging: { size: 'MaxResults', token: 'NextToken', min: 1, max: 100, default: 1 },
    }),
  }),
  metricLevels: {
    CacheMemoryUtilization: 30,
    BaselineNetworkBytesInUtilization: 1,
    BaselineNetworkBytesOutUtilization: 2,
    TotalRequestCount: 60_000,
    ThrottledRequestCount: 0,
    FailedRequestCount: 0,
    EvictedSize: 0,
    ItemCacheHits: 55_000,
    ItemCacheMisses: 3_000,
    QueryCacheHits: 1_000,
    QueryCacheMisses: 1_000,
    ScanCacheHits: 0,
    ScanCacheMisses: 0,
  },
});
