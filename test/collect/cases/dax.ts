import { aDaxCluster, daxNodes } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { hours, metricAnswer, WINDOW } from './metric-answer';

const ARN = 'arn:aws:dax:us-east-1:111122223333:cache';

const named = (ClusterName: string, more: object) => ({
  ...{ ClusterName, ClusterArn: `${ARN}/${ClusterName}`, Status: 'available' },
  ...{ NodeType: 'dax.r5.large', TotalNodes: 2 },
  ...more,
});

const at = (value: number, iso: string, hoursWithData = 1) => ({ value, at: iso, hoursWithData });
const inHour = (value: number, iso: string, hoursWithData = 1) => ({
  ...at(value, iso, hoursWithData),
  periodSeconds: 3600,
});
const NOON = '2026-11-21T12:00:00.000Z';
const LATE = '2026-11-21T22:00:00.000Z';
const LAST = '2026-11-21T23:00:00.000Z';

/** In CloudWatch's own words. */
const ofCluster = (metric: string, statistic: string, cluster = 'carts') =>
  `${metric} ${statistic} ClusterId=${cluster}`;
const ofNode = (metric: string, statistic: string, node: string, cluster = 'carts') =>
  `${ofCluster(metric, statistic, cluster)} NodeId=${node}`;
const listed = (NodeId?: string) => ({
  MetricName: 'CPUUtilization',
  Dimensions: [
    { Name: 'ClusterId', Value: 'carts' },
    ...(NodeId === undefined ? [] : [{ Name: 'NodeId', Value: NodeId }]),
  ],
});

const twoNodes = daxNodes(['us-east-1a', 'us-east-1b']);

export const dax: readonly CollectorCase[] = [
  {
    id: 'daxClusters',
    answers: {
      'dax:DescribeClusters': paged(
        'NextToken',
        {
          Clusters: [
            named('carts', {
              Nodes: [
                {
                  ...{ NodeId: 'carts-a', AvailabilityZone: 'us-east-1a', NodeStatus: 'available' },
                  NodeCreateTime: new Date('2026-11-01T00:00:00Z'),
                },
                { NodeId: 'carts-b' },
              ],
              NodeIdsToRemove: ['carts-b'],
              ParameterGroup: { NodeIdsToReboot: ['carts-a'] },
              PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
              SubnetGroup: 'shop',
              SecurityGroups: [{ SecurityGroupIdentifier: 'sg-1', Status: 'active' }],
            }),
            named('gone', {}),
          ],
        },
        { Clusters: [named('visits', { Status: 'creating', SubnetGroup: 'other' })] },
      ),
      'dax:DescribeSubnetGroups': paged(
        'NextToken',
        { SubnetGroups: [{ SubnetGroupName: 'empty' }] },
        {
          SubnetGroups: [
            {
              SubnetGroupName: 'shop',
              Subnets: ['b', 'a', 'b'].map((zone) => ({ SubnetAvailabilityZone: `us-east-1${zone}` })),
            },
          ],
        },
      ),
      'dax:ListTags': ({ ResourceName, NextToken }) => {
        if (ResourceName === `${ARN}/gone`) throw awsError('ClusterNotFoundFault');
        if (ResourceName !== `${ARN}/carts`) return {};
        return NextToken === undefined
          ? { Tags: [{ Key: 'app', Value: 'shop' }], NextToken: 'more' }
          : { Tags: [{ Key: 'team', Value: 'carts' }] };
      },
    },
    data: [
      {
        ...{ clusterName: 'carts', clusterArn: `${ARN}/carts`, status: 'available' },
        ...{ nodeType: 'dax.r5.large', totalNodes: 2 },
        nodes: [
          {
            ...{ nodeId: 'carts-a', availabilityZone: 'us-east-1a', status: 'available' },
            createTime: '2026-11-01T00:00:00.000Z',
          },
          { nodeId: 'carts-b', availabilityZone: null, status: null, createTime: null },
        ],
        ...{ nodesToRemove: ['carts-b'], nodesPendingReboot: ['carts-a'] },
        preferredMaintenanceWindow: 'sun:03:00-sun:04:00',
        subnetZones: ['us-east-1a', 'us-east-1b'],
        securityGroupIds: ['sg-1'],
        tags: { app: 'shop', team: 'carts' },
      },
      {
        ...{ clusterName: 'visits', clusterArn: `${ARN}/visits`, status: 'creating' },
        ...{ nodeType: 'dax.r5.large', totalNodes: 2, nodes: [] },
        ...{ nodesToRemove: [], nodesPendingReboot: [], preferredMaintenanceWindow: null },
        ...{ subnetZones: null, securityGroupIds: [], tags: {} },
      },
    ],
  },
  {
    id: 'daxClusterPeaks',
    inputs: {
      daxClusters: [
        aDaxCluster({ nodes: twoNodes }),
        // Of its two hours with requests, one was before its node was made.
        aDaxCluster({
          clusterName: 'anew',
          nodes: daxNodes(['us-east-1a', 'us-east-1b'], { createTime: '2026-11-21T13:00:00.000Z' }),
        }),
        aDaxCluster({ clusterName: 'quiet', nodes: daxNodes(['us-east-1a']), nodeType: 'dax.t2.small' }),
        aDaxCluster({ clusterName: 'silent', nodes: daxNodes(['us-east-1a']) }),
      ],
    },
    answers: {
      'cloudwatch:ListMetrics': ({ Dimensions, NextToken }) => {
        if (!JSON.stringify(Dimensions).includes('carts')) return { Metrics: [] };
        // Of the cluster as a whole, of a node that is there, and of one that is gone.
        return NextToken === undefined
          ? { Metrics: [listed(), listed('carts-a')], NextToken: 'more' }
          : { Metrics: [listed('carts-z')] };
      },
      'cloudwatch:GetMetricData': metricAnswer({
        [ofNode('CPUUtilization', 'Average', 'carts-a')]: [
          ['2026-11-20T12:00:00Z', 30],
          ['2026-11-20T14:00:00Z', 10],
          // The other told nothing: what one does alone is no part of how it grows.
          ['2026-11-20T16:00:00Z', 20],
          [LAST, 35],
        ],
        [ofNode('CPUUtilization', 'Average', 'carts-b')]: [
          ['2026-11-20T12:00:00Z', 28],
          ['2026-11-20T14:00:00Z', 10],
          [LAST, 20],
        ],
        // Three nodes ran at noon, and two from two hours later on: 40 % of each are 60 % of two.
        [ofNode('CPUUtilization', 'Average', 'carts-z')]: [['2026-11-20T12:00:00Z', 40]],
        // Of three nodes then: 900 are 1,350 of two.
        [ofCluster('ClientConnections', 'Maximum')]: [
          ['2026-11-20T12:00:00Z', 900],
          [LAST, 1_000],
        ],
        [ofCluster('BaselineNetworkBytesInUtilization', 'Maximum')]: [[LAST, 3]],
        [ofCluster('BaselineNetworkBytesOutUtilization', 'Maximum')]: [[LAST, 5]],
        [ofCluster('CacheMemoryUtilization', 'Maximum')]: [[LAST, 60]],
        // The most failed of 3,000 requests in five minutes, and an hour later half of 40.
        [ofCluster('TotalRequestCount', 'Sum')]: [
          [NOON, 3_000],
          ['2026-11-21T13:00:00Z', 40],
          [LATE, 9_000],
        ],
        [ofCluster('FailedRequestCount', 'Sum')]: [
          [NOON, 30],
          ['2026-11-21T13:00:00Z', 20],
          // Too few to tell anything, of none that were counted.
          ['2026-11-21T14:00:00Z', 9],
        ],
        [ofCluster('ThrottledRequestCount', 'Sum')]: [[LATE, 7]],
        // 600 + 300 hits in five minutes are 3 a second, and 100 of 1,000 reads were misses.
        [ofCluster('ItemCacheHits', 'Sum')]: [[NOON, 600]],
        [ofCluster('QueryCacheHits', 'Sum')]: [[NOON, 300]],
        [ofCluster('ItemCacheMisses', 'Sum')]: [[LATE, 100]],
        // At noon another cluster had that name: its busy hour counts, and not how it grew.
        [ofNode('CPUUtilization', 'Average', 'carts-a', 'anew')]: [
          [NOON, 50],
          ['2026-11-21T20:00:00Z', 2],
        ],
        [ofNode('CPUUtilization', 'Average', 'carts-b', 'anew')]: [
          [NOON, 40],
          ['2026-11-21T20:00:00Z', 3],
          [LAST, 3],
        ],
        [ofCluster('ItemCacheHits', 'Sum', 'anew')]: [[LAST, 300]],
        [ofCluster('TotalRequestCount', 'Sum', 'anew')]: [
          [NOON, 10],
          [LAST, 10],
        ],
        [ofNode('CPUUtilization', 'Average', 'carts-a', 'quiet')]: [[LAST, 1]],
        [ofNode('CPUCreditBalance', 'Minimum', 'carts-a', 'quiet')]: [
          [NOON, 90],
          [LAST, 80],
        ],
      }),
    },
    data: [
      {
        ...{ clusterName: 'carts', window: WINDOW, isUsed: true, isIncomplete: false },
        hoursUsed: { all: 3, normal: 3, days: 1 },
        cpu: at(60, '2026-11-20T12:00:00.000Z', 4),
        cpuByHour: hours([]).map((_, hour) => ({ 300: 60, 302: 10, 335: 35 })[hour] ?? null),
        // Silent hours had no connection.
        connections: inHour(1_350, '2026-11-20T12:00:00.000Z', 36),
        connectionsAsTheyWere: inHour(1_000, LAST, 36),
        ...{ networkInPercent: inHour(3, LAST), networkOutPercent: inHour(5, LAST) },
        nodesAt: { cpu: 3, networkIn: 2, networkOut: 2 },
        memoryPercent: inHour(60, LAST),
        evictedBytes: at(0, WINDOW.from, 4),
        leastCpuCredits: null,
        throttledRequests: at(7, LATE, 2),
        failedRequests: at(30, NOON, 12),
        failedShare: 0.5,
        hitsPerSecond: at(3, NOON, 12),
        missShare: 0.1,
        latest: { at: LAST, cpu: 35, memoryPercent: 60 },
      },
      {
        ...{ clusterName: 'anew', window: WINDOW, isUsed: true, isIncomplete: false },
        hoursUsed: { all: 1, normal: 1, days: 1 },
        cpu: at(50, NOON, 3),
        cpuByHour: hours([]).map((_, hour) => (hour === 332 ? 3 : null)),
        // Requests came, and some were answered from the cache: silence is no evidence of none.
        ...{ connections: null, connectionsAsTheyWere: null, memoryPercent: null },
        ...{ networkInPercent: null, networkOutPercent: null },
        nodesAt: { cpu: 2, networkIn: null, networkOut: null },
        evictedBytes: at(0, WINDOW.from, 3),
        leastCpuCredits: null,
        throttledRequests: at(0, WINDOW.from, 3),
        ...{ failedRequests: at(0, WINDOW.from, 3), failedShare: null },
        ...{ hitsPerSecond: at(1, LAST), missShare: 0 },
        // One of its nodes told nothing in the last hour.
        latest: null,
      },
      {
        // What never came has no data, and its node told that it ran.
        ...{ clusterName: 'quiet', window: WINDOW, isUsed: false, isIncomplete: false },
        hoursUsed: { all: 0, normal: 0, days: 0 },
        cpu: at(1, LAST),
        cpuByHour: hours([]).map((_, hour) => (hour === 335 ? 1 : null)),
        ...{ connections: at(0, WINDOW.from), connectionsAsTheyWere: at(0, WINDOW.from) },
        ...{ networkInPercent: null, networkOutPercent: null },
        nodesAt: { cpu: 1, networkIn: null, networkOut: null },
        ...{ memoryPercent: at(0, WINDOW.from), evictedBytes: at(0, WINDOW.from) },
        leastCpuCredits: at(80, LAST, 2),
        ...{ throttledRequests: at(0, WINDOW.from), failedRequests: at(0, WINDOW.from), failedShare: null },
        ...{ hitsPerSecond: at(0, WINDOW.from), missShare: null },
        latest: { at: LAST, cpu: 1, memoryPercent: null },
      },
      {
        ...{ clusterName: 'silent', window: WINDOW, isUsed: null, isIncomplete: true },
        hoursUsed: { all: 0, normal: 0, days: 0 },
        nodesAt: { cpu: null, networkIn: null, networkOut: null },
        ...{ cpu: null, cpuByHour: hours([]), connections: null, connectionsAsTheyWere: null },
        ...{ networkInPercent: null, networkOutPercent: null, memoryPercent: null, evictedBytes: null },
        ...{ leastCpuCredits: null, throttledRequests: null, failedRequests: null, failedShare: null },
        ...{ hitsPerSecond: null, missShare: null, latest: null },
      },
    ],
  },
];
