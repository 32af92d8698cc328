import { aCacheCluster, aServerlessCache } from '../../builders/artifacts';
import { paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';
import { hours, metricAnswer, WINDOW } from './metric-answer';

const ARN = 'arn:aws:elasticache:us-east-1:111122223333';

const tagged = (resource: string) => () => ({
  ResourceTagMappingList: [{ ResourceARN: `${ARN}:${resource}`, Tags: [{ Key: 'app', Value: 'shop' }] }],
});

const NODE = 'CacheClusterId=sessions-001 CacheNodeId=0001';
const MEMCACHED = 'CacheClusterId=pages CacheNodeId=0001';
const AT = '2026-11-08T00:00:00Z';

/** The only data point of a metric of the first hour. */
const peak = (value: number, more: object = {}) => ({
  value,
  at: '2026-11-08T00:00:00.000Z',
  hoursWithData: 1,
  ...more,
});
const maximum = (value: number) => peak(value, { periodSeconds: 3600 });

export const elastiCache: readonly CollectorCase[] = [
  {
    id: 'cacheReplicationGroups',
    answers: {
      'elasticache:DescribeReplicationGroups': paged(
        'Marker',
        {
          ReplicationGroups: [
            {
              ReplicationGroupId: 'sessions',
              ARN: `${ARN}:replicationgroup:sessions`,
              Status: 'available',
              ClusterEnabled: false,
              CacheNodeType: 'cache.r7g.large',
              AutomaticFailover: 'enabled',
              MultiAZ: 'enabled',
              DataTiering: 'disabled',
              SnapshotRetentionLimit: 7,
              SnapshotWindow: '03:00-04:00',
              PendingModifiedValues: { AutomaticFailoverStatus: 'disabled', LogDeliveryConfigurations: [] },
              NodeGroups: [
                {
                  NodeGroupId: '0001',
                  Status: 'available',
                  NodeGroupMembers: [
                    {
                      CacheClusterId: 'sessions-001',
                      CacheNodeId: '0001',
                      PreferredAvailabilityZone: 'us-east-1a',
                      CurrentRole: 'primary',
                    },
                    { CacheClusterId: 'sessions-002', CacheNodeId: '0001' },
                  ],
                },
              ],
            },
          ],
        },
        {
          ReplicationGroups: [
            { ReplicationGroupId: 'old', ARN: `${ARN}:replicationgroup:old`, Status: 'creating' },
          ],
        },
      ),
      'tag:GetResources': tagged('replicationgroup:sessions'),
    },
    data: [
      {
        replicationGroupId: 'sessions',
        replicationGroupArn: `${ARN}:replicationgroup:sessions`,
        status: 'available',
        clusterEnabled: false,
        cacheNodeType: 'cache.r7g.large',
        automaticFailover: 'enabled',
        multiAz: true,
        snapshotRetentionLimit: 7,
        pendingModifications: ['AutomaticFailoverStatus'],
        nodeGroups: [
          {
            nodeGroupId: '0001',
            members: [
              {
                cacheClusterId: 'sessions-001',
                availabilityZone: 'us-east-1a',
                currentRole: 'primary',
              },
              {
                cacheClusterId: 'sessions-002',
                availabilityZone: null,
                currentRole: null,
              },
            ],
          },
        ],
        tags: { app: 'shop' },
      },
      {
        replicationGroupId: 'old',
        replicationGroupArn: `${ARN}:replicationgroup:old`,
        status: 'creating',
        clusterEnabled: false,
        cacheNodeType: '',
        automaticFailover: 'disabled',
        multiAz: false,
        snapshotRetentionLimit: 0,
        pendingModifications: [],
        nodeGroups: [],
        tags: {},
      },
    ],
  },
  {
    id: 'cacheClusters',
    answers: {
      'elasticache:DescribeCacheClusters': paged(
        'Marker',
        {
          CacheClusters: [
            {
              CacheClusterId: 'sessions-001',
              ARN: `${ARN}:cluster:sessions-001`,
              Engine: 'valkey',
              CacheNodeType: 'cache.r7g.large',
              CacheClusterStatus: 'available',
              PreferredAvailabilityZone: 'us-east-1a',
              ReplicationGroupId: 'sessions',
              PreferredMaintenanceWindow: 'mon:05:00-mon:06:00',
              PendingModifiedValues: { CacheNodeType: 'cache.r7g.xlarge', CacheNodeIdsToRemove: [] },
              NotificationConfiguration: { TopicArn: 'arn:topic', TopicStatus: 'active' },
              CacheParameterGroup: { CacheParameterGroupName: 'shop', CacheNodeIdsToReboot: ['0001'] },
              SnapshotRetentionLimit: 7,
              SecurityGroups: [{ SecurityGroupId: 'sg-cache', Status: 'active' }],
              CacheNodes: [{ CacheNodeId: '0001', CacheNodeStatus: 'available' }],
            },
          ],
        },
        {
          CacheClusters: [
            {
              CacheClusterId: 'pages',
              ARN: `${ARN}:cluster:pages`,
              Engine: 'memcached',
              CacheNodeType: 'cache.t4g.small',
              CacheClusterStatus: 'available',
              PreferredAvailabilityZone: 'Multiple',
              CacheNodes: [
                { CacheNodeId: '0001', CustomerAvailabilityZone: 'us-east-1b' },
                { CacheNodeId: '0002' },
              ],
            },
          ],
        },
      ),
      'tag:GetResources': tagged('cluster:pages'),
    },
    data: [
      {
        cacheClusterId: 'sessions-001',
        cacheClusterArn: `${ARN}:cluster:sessions-001`,
        engine: 'valkey',
        cacheNodeType: 'cache.r7g.large',
        cacheClusterStatus: 'available',
        nodes: [{ cacheNodeId: '0001', availabilityZone: 'us-east-1a' }],
        replicationGroupId: 'sessions',
        preferredMaintenanceWindow: 'mon:05:00-mon:06:00',
        pendingModifications: ['CacheNodeType'],
        notificationTopicArn: 'arn:topic',
        nodesPendingReboot: ['0001'],
        snapshotRetentionLimit: 7,
        securityGroupIds: ['sg-cache'],
        tags: {},
      },
      {
        cacheClusterId: 'pages',
        cacheClusterArn: `${ARN}:cluster:pages`,
        engine: 'memcached',
        cacheNodeType: 'cache.t4g.small',
        cacheClusterStatus: 'available',
        nodes: [
          { cacheNodeId: '0001', availabilityZone: 'us-east-1b' },
          { cacheNodeId: '0002', availabilityZone: null },
        ],
        replicationGroupId: null,
        preferredMaintenanceWindow: null,
        pendingModifications: [],
        notificationTopicArn: null,
        nodesPendingReboot: [],
        snapshotRetentionLimit: 0,
        securityGroupIds: [],
        tags: { app: 'shop' },
      },
    ],
  },
  {
    id: 'serverlessCaches',
    answers: {
      'elasticache:DescribeServerlessCaches': paged(
        'NextToken',
        {
          ServerlessCaches: [
            {
              ServerlessCacheName: 'carts',
              ARN: `${ARN}:serverlesscache:carts`,
              Engine: 'valkey',
              MajorEngineVersion: '8',
              Status: 'available',
              CacheUsageLimits: {
                DataStorage: { Maximum: 100, Minimum: 10, Unit: 'GB' },
                ECPUPerSecond: { Maximum: 50_000, Minimum: 2000 },
              },
              SnapshotRetentionLimit: 3,
              SubnetIds: ['subnet-a'],
              SecurityGroupIds: ['sg-cache'],
            },
          ],
        },
        {
          ServerlessCaches: [
            {
              ServerlessCacheName: 'plain',
              ARN: `${ARN}:serverlesscache:plain`,
              Engine: 'memcached',
              Status: 'CREATING',
            },
          ],
        },
      ),
      'tag:GetResources': tagged('serverlesscache:carts'),
    },
    data: [
      {
        serverlessCacheName: 'carts',
        serverlessCacheArn: `${ARN}:serverlesscache:carts`,
        engine: 'valkey',
        majorEngineVersion: '8',
        status: 'available',
        dataStorage: { minimum: 10, maximum: 100 },
        ecpuPerSecond: { minimum: 2000, maximum: 50_000 },
        snapshotRetentionLimit: 3,
        subnetIds: ['subnet-a'],
        securityGroupIds: ['sg-cache'],
        tags: { app: 'shop' },
      },
      {
        serverlessCacheName: 'plain',
        serverlessCacheArn: `${ARN}:serverlesscache:plain`,
        engine: 'memcached',
        majorEngineVersion: null,
        status: 'CREATING',
        dataStorage: { minimum: null, maximum: null },
        ecpuPerSecond: { minimum: null, maximum: null },
        snapshotRetentionLimit: 0,
        subnetIds: [],
        securityGroupIds: [],
        tags: {},
      },
    ],
  },
  {
    id: 'cacheUpdateActions',
    answers: {
      'elasticache:DescribeUpdateActions': paged(
        'Marker',
        {
          UpdateActions: [
            {
              ReplicationGroupId: 'sessions',
              ServiceUpdateName: 'elasticache-20261101',
              ServiceUpdateSeverity: 'critical',
              ServiceUpdateRecommendedApplyByDate: time,
              UpdateActionStatus: 'not-applied',
            },
          ],
        },
        {
          UpdateActions: [
            {
              CacheClusterId: 'pages',
              ServiceUpdateName: 'elasticache-20261101',
              UpdateActionStatus: 'scheduled',
            },
          ],
        },
      ),
    },
    data: [
      {
        resourceId: 'sessions',
        serviceUpdateName: 'elasticache-20261101',
        severity: 'critical',
        status: 'not-applied',
        recommendedApplyBy: '2026-11-01T00:00:00.000Z',
      },
      {
        resourceId: 'pages',
        serviceUpdateName: 'elasticache-20261101',
        severity: '',
        status: 'scheduled',
        recommendedApplyBy: null,
      },
    ],
  },
  {
    id: 'cacheNodePeaks',
    inputs: {
      cacheClusters: [
        aCacheCluster({ cacheNodeType: 'cache.r6gd.xlarge' }),
        aCacheCluster({
          cacheClusterId: 'pages',
          engine: 'memcached',
          replicationGroupId: null,
        }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        [`EngineCPUUtilization Average ${NODE}`]: [[AT, 40]],
        [`CPUUtilization Average ${NODE}`]: [[AT, 12]],
        [`DatabaseCapacityUsagePercentage Average ${NODE}`]: [[AT, 60]],
        [`CurrConnections Maximum ${NODE}`]: [[AT, 250]],
        [`Evictions Sum ${NODE}`]: [[AT, 7]],
        [`NetworkBytesIn Maximum ${NODE}`]: [[AT, 60_000]],
        [`NetworkBytesOut Maximum ${NODE}`]: [[AT, 120_000]],
        [`NetworkBandwidthInAllowanceExceeded Sum ${NODE}`]: [[AT, 1]],
        [`NetworkBandwidthOutAllowanceExceeded Sum ${NODE}`]: [[AT, 2]],
        [`CPUUtilization Average ${MEMCACHED}`]: [[AT, 30]],
        // Not asked of Memcached.
        [`EngineCPUUtilization Average ${MEMCACHED}`]: [[AT, 99]],
        [`DatabaseMemoryUsagePercentage Average ${MEMCACHED}`]: [[AT, 99]],
      }),
    },
    data: [
      {
        cacheClusterId: 'sessions-001',
        cacheNodeId: '0001',
        replicationGroupId: 'sessions',
        window: WINDOW,
        engineCpuUtilization: peak(40),
        engineCpuUtilizationByHour: hours([40]),
        cpuUtilization: peak(12),
        cpuUtilizationByHour: hours([12]),
        memoryUsagePercent: peak(60),
        memoryUsagePercentByHour: hours([60]),
        connections: maximum(250),
        evictions: peak(7),
        networkInBytesPerSecond: maximum(1000),
        networkOutBytesPerSecond: maximum(2000),
        bandwidthInExceeded: peak(1),
        bandwidthOutExceeded: peak(2),
      },
      {
        cacheClusterId: 'pages',
        cacheNodeId: '0001',
        replicationGroupId: null,
        window: WINDOW,
        engineCpuUtilization: null,
        engineCpuUtilizationByHour: hours([]),
        cpuUtilization: peak(30),
        cpuUtilizationByHour: hours([30]),
        memoryUsagePercent: null,
        memoryUsagePercentByHour: hours([]),
        connections: null,
        evictions: null,
        networkInBytesPerSecond: null,
        networkOutBytesPerSecond: null,
        bandwidthInExceeded: null,
        bandwidthOutExceeded: null,
      },
    ],
  },
  {
    id: 'serverlessCachePeaks',
    inputs: {
      serverlessCaches: [aServerlessCache(), aServerlessCache({ serverlessCacheName: 'silent' })],
    },
    answers: {
      'cloudwatch:ListMetrics': paged(
        'NextToken',
        {
          Metrics: [
            {
              MetricName: 'ElastiCacheProcessingUnits',
              Dimensions: [{ Name: 'clusterId', Value: 'carts' }],
            },
          ],
        },
        { Metrics: [{ MetricName: 'ElastiCacheProcessingUnits' }] },
      ),
      'cloudwatch:GetMetricData': metricAnswer({
        'ElastiCacheProcessingUnits Sum clusterId=carts': [[AT, 300_000]],
        'BytesUsedForCache Average clusterId=carts': [[AT, 5e9]],
        'ThrottledCmds Sum clusterId=carts': [[AT, 3]],
      }),
    },
    data: [
      {
        serverlessCacheName: 'carts',
        window: WINDOW,
        ecpuPerSecond: peak(1000),
        ecpuPerSecondByHour: hours([1000]),
        bytesUsed: peak(5e9),
        bytesUsedByHour: hours([5e9]),
        throttledCommands: peak(3),
      },
      {
        serverlessCacheName: 'silent',
        window: WINDOW,
        ecpuPerSecond: null,
        ecpuPerSecondByHour: hours([]),
        bytesUsed: null,
        bytesUsedByHour: hours([]),
        throttledCommands: null,
      },
    ],
  },
];
