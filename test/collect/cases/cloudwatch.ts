import {
  aDbInstance,
  aLoadBalancer,
  anAutoScalingGroup,
  anAutoScalingInstance,
  aTargetGroup,
  otherMembers,
} from '../../builders/artifacts';
import { paged } from '../../builders/aws';
import { NET_LB, WEB_LB, WEB_TG } from './arns';
import type { CollectorCase } from './collector-case';
import { hours, metricAnswer, periods, WINDOW } from './metric-answer';

const GIB = 1024 ** 3;

const usageMetric = (Class: string) => ({
  Namespace: 'AWS/Usage',
  Dimensions: [{ Name: 'Class', Value: Class }],
});

/** What nothing was measured of, of an instance that shares a volume. */
const unmeasured = {
  window: WINDOW,
  diskIops: null,
  diskIopsByHour: hours([]),
  diskBytesPerSecond: null,
  diskBytesPerSecondByHour: hours([]),
  freeStorageBytes: null,
  storageGrowthBytesPerDay: null,
  freeableMemoryBytes: null,
  swapBytes: null,
  activeSessions: null,
};

export const cloudwatch: readonly CollectorCase[] = [
  {
    id: 'loadBalancerPeaks',
    inputs: {
      loadBalancers: [
        aLoadBalancer({ loadBalancerArn: WEB_LB, type: 'application' }),
        aLoadBalancer({ loadBalancerArn: NET_LB, type: 'network' }),
      ],
      targetGroups: [
        aTargetGroup({ targetGroupArn: WEB_TG, loadBalancerArns: [WEB_LB] }),
        aTargetGroup({ targetGroupArn: 'unattached', loadBalancerArns: [] }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'RequestCount Sum LoadBalancer=app/web/50dc6c495c0c9188': [
          ['2026-11-08T00:00:00Z', 3000],
          ['2026-11-08T00:05:00Z', 30000],
          ['2026-11-08T02:00:00Z', 6000],
        ],
        'RequestCount Sum LoadBalancer=app/web/50dc6c495c0c9188 TargetGroup=targetgroup/web/6d0ecf831eec9f09':
          [['2026-11-08T00:05:00Z', 15000]],
        'ActiveConnectionCount Sum LoadBalancer=app/web/50dc6c495c0c9188': [['2026-11-08T00:05:00Z', 1000]],
        'NewConnectionCount Sum LoadBalancer=app/web/50dc6c495c0c9188': [['2026-11-08T00:05:00Z', 600]],
        'PeakLCUs Sum LoadBalancer=app/web/50dc6c495c0c9188': [['2026-11-08T00:05:00Z', 60]],
        // 8.25 GB in 300 seconds are 220 Mbit/s.
        'ProcessedBytes Sum LoadBalancer=net/feed/0123456789abcdef': [['2026-11-09T00:00:00Z', 8.25e9]],
        'ActiveFlowCount Maximum LoadBalancer=net/feed/0123456789abcdef': [['2026-11-09T00:00:00Z', 42]],
      }),
    },
    data: [
      {
        loadBalancerArn: WEB_LB,
        window: WINDOW,
        requestsPerSecond: { value: 100, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
        activeConnections: { value: 200, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
        newConnectionsPerSecond: { value: 2, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
        capacityUnits: { value: 12, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
        requestsPerSecondByPeriod: periods({ 0: 10, 1: 100, 24: 20 }),
        targetGroups: [
          {
            targetGroupArn: WEB_TG,
            requestsPerSecond: { value: 50, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
          },
        ],
      },
      {
        loadBalancerArn: NET_LB,
        window: WINDOW,
        requestsPerSecond: null,
        activeConnections: {
          value: 42,
          at: '2026-11-09T00:00:00.000Z',
          hoursWithData: 13 * 24,
          periodSeconds: 3600,
        },
        newConnectionsPerSecond: null,
        capacityUnits: { value: 100, at: '2026-11-09T00:00:00.000Z', hoursWithData: 13 * 24 },
        requestsPerSecondByPeriod: periods({}),
        targetGroups: [],
      },
    ],
  },
  {
    id: 'autoScalingGroupPeaks',
    inputs: {
      autoScalingGroups: [
        anAutoScalingGroup({
          autoScalingGroupName: 'web',
          instances: ['InService', 'InService', 'Pending'].map((lifecycleState, i) => ({
            instanceId: `i-${i}`,
            instanceType: 'm5.large',
            lifecycleState,
          })),
        }),
        anAutoScalingGroup({ autoScalingGroupName: 'quiet' }),
        // Two run at night, when the account is read, and ten ran at the peak.
        anAutoScalingGroup({
          autoScalingGroupName: 'unmetered',
          enabledMetrics: [],
          instances: Array.from({ length: 2 }, () => anAutoScalingInstance()),
        }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'CPUUtilization Average AutoScalingGroupName=web': [
          ['2026-11-08T00:00:00Z', 90],
          ['2026-11-08T00:05:00Z', 50],
        ],
        'GroupInServiceInstances Average AutoScalingGroupName=web': [['2026-11-08T00:05:00Z', 6]],
        'CPUUtilization Average AutoScalingGroupName=unmetered': [
          ['2026-11-08T18:00:00Z', 60],
          ['2026-11-21T23:55:00Z', 20],
        ],
        'CPUUtilization SampleCount AutoScalingGroupName=unmetered': [
          ['2026-11-08T18:00:00Z', 50],
          ['2026-11-21T23:55:00Z', 10],
        ],
        // Not asked for where group metrics are on.
        'CPUUtilization SampleCount AutoScalingGroupName=web': [['2026-11-08T00:00:00Z', 1000]],
      }),
    },
    data: [
      {
        autoScalingGroupName: 'web',
        window: WINDOW,
        load: {
          value: 3,
          at: '2026-11-08T00:05:00.000Z',
          instances: 6,
          cpuUtilization: 50,
          instancesFrom: 'GroupInServiceInstances',
          hoursWithData: 1,
        },
        loadByHour: hours([3]),
        cpuUtilization: { value: 90, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1 },
        inServiceInstances: { value: 6, at: '2026-11-08T00:05:00.000Z', hoursWithData: 1 },
      },
      {
        autoScalingGroupName: 'quiet',
        window: WINDOW,
        load: null,
        loadByHour: hours([]),
        cpuUtilization: null,
        inServiceInstances: null,
      },
      {
        autoScalingGroupName: 'unmetered',
        window: WINDOW,
        // 10 samples of 2 instances are 5 of each, so 50 samples are 10 instances: 10 × 60 % = 6.
        load: {
          value: 6,
          at: '2026-11-08T18:00:00.000Z',
          instances: 10,
          cpuUtilization: 60,
          instancesFrom: 'SampleCount',
          hoursWithData: 2,
        },
        // In the last hour, 2 × 20 %.
        loadByHour: [...hours([]).slice(0, 18), 6, ...hours([]).slice(19, 335), 0.4],
        cpuUtilization: { value: 60, at: '2026-11-08T18:00:00.000Z', hoursWithData: 2 },
        inServiceInstances: null,
      },
    ],
  },
  {
    id: 'dbInstancePeaks',
    inputs: {
      dbInstances: [
        aDbInstance({ dbInstanceIdentifier: 'orders' }),
        aDbInstance({ dbInstanceIdentifier: 'enlarged', allocatedStorage: 100 }),
        aDbInstance({
          dbInstanceIdentifier: 'aurora',
          dbInstanceClass: 'db.serverless',
          engine: 'aurora-mysql',
          performanceInsightsEnabled: false,
        }),
        aDbInstance({ dbInstanceIdentifier: 'replica', readReplicaSource: 'orders', engine: 'sqlserver-ee' }),
        aDbInstance({ dbInstanceIdentifier: 'stopped', readReplicaSource: 'orders' }),
        ...otherMembers('docdb', { performanceInsightsEnabled: true }),
        ...otherMembers('neptune', { dbInstanceClass: 'db.serverless' }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'DatabaseConnections Maximum DBInstanceIdentifier=orders': [['2026-11-08T00:00:00Z', 80]],
        'CPUUtilization Average DBInstanceIdentifier=orders': [
          ['2026-11-08T00:00:00Z', 55],
          ['2026-11-08T00:55:00Z', 45],
        ],
        // The highest sum is that of the second period. Of the third nobody knows the writes, nor of the last the reads.
        'ReadIOPS Average DBInstanceIdentifier=orders': [
          ['2026-11-08T00:00:00Z', 200],
          ['2026-11-08T00:05:00Z', 150],
          ['2026-11-08T00:10:00Z', 900],
        ],
        'WriteIOPS Average DBInstanceIdentifier=orders': [
          ['2026-11-08T00:00:00Z', 10],
          ['2026-11-08T00:05:00Z', 100],
          ['2026-11-08T00:15:00Z', 900],
        ],
        'ReadThroughput Average DBInstanceIdentifier=orders': [['2026-11-08T00:00:00Z', 3_000_000]],
        'WriteThroughput Average DBInstanceIdentifier=orders': [['2026-11-08T00:00:00Z', 1_000_000]],
        'DBLoad Average DBInstanceIdentifier=orders': [
          ['2026-11-08T00:00:00Z', 0.5],
          ['2026-11-08T00:05:00Z', 1.5],
        ],
        'ServerlessDatabaseCapacity Maximum DBInstanceIdentifier=aurora': [
          ['2026-11-08T00:00:00Z', 2.5],
          ['2026-11-08T01:00:00Z', 4],
        ],
        // Not asked for.
        'ServerlessDatabaseCapacity Maximum DBInstanceIdentifier=orders': [['2026-11-08T00:00:00Z', 9]],
        'DBLoad Average DBInstanceIdentifier=aurora': [['2026-11-08T00:00:00Z', 9]],
        'ReadIOPS Average DBInstanceIdentifier=aurora': [['2026-11-08T00:00:00Z', 1]],
        'WriteIOPS Average DBInstanceIdentifier=aurora': [['2026-11-08T00:00:00Z', 1]],
        'FreeStorageSpace Minimum DBInstanceIdentifier=orders': [
          ['2026-11-08T00:00:00Z', 1000],
          ['2026-11-09T00:00:00Z', 900],
        ],
        'FreeableMemory Minimum DBInstanceIdentifier=orders': [
          ['2026-11-08T00:00:00Z', 3 * GIB],
          ['2026-11-08T01:00:00Z', 2 * GIB],
        ],
        'SwapUsage Maximum DBInstanceIdentifier=orders': [['2026-11-08T00:00:00Z', 1000]],
        // Milliseconds.
        'AuroraReplicaLag Maximum DBInstanceIdentifier=aurora': [['2026-11-08T00:00:00Z', 20]],
        // It stopped for an hour, and has caught up since.
        'ReplicaLag Maximum DBInstanceIdentifier=replica': [
          ['2026-11-08T00:00:00Z', 30],
          ['2026-11-08T01:00:00Z', -1],
          ['2026-11-08T02:00:00Z', 0],
        ],
        'ReplicaLag Maximum DBInstanceIdentifier=stopped': [
          ['2026-11-08T00:00:00Z', 1],
          ['2026-11-08T01:00:00Z', -1],
        ],
        // Not asked for.
        'SwapUsage Maximum DBInstanceIdentifier=replica': [['2026-11-08T00:00:00Z', 1]],
        // 2 GiB were free of 50; then 50 were added, and the database went on taking 1 a day.
        'FreeStorageSpace Minimum DBInstanceIdentifier=enlarged': [
          ['2026-11-08T00:00:00Z', 2 * GIB],
          ['2026-11-09T00:00:00Z', 51 * GIB],
          ['2026-11-10T00:00:00Z', 50 * GIB],
          ['2026-11-11T00:00:00Z', 49 * GIB],
        ],
        'AWS/DocDB DatabaseConnectionsMax Maximum DBInstanceIdentifier=docs-1': [
          ['2026-11-08T00:00:00Z', 70],
        ],
        'AWS/DocDB CPUUtilization Average DBInstanceIdentifier=docs-1': [['2026-11-08T00:00:00Z', 12]],
        'AWS/DocDB DatabaseConnectionsLimit Maximum DBInstanceIdentifier=docs-1': [
          ['2026-11-08T00:00:00Z', 7000],
          ['2026-11-08T01:00:00Z', 3400],
        ],
        'AWS/DocDB DatabaseCursorsMax Maximum DBInstanceIdentifier=docs-1': [['2026-11-08T00:00:00Z', 9]],
        'AWS/DocDB DatabaseCursorsLimit Maximum DBInstanceIdentifier=docs-1': [['2026-11-08T00:00:00Z', 450]],
        'AWS/DocDB LowMemNumOperationsThrottled Maximum DBInstanceIdentifier=docs-1': [
          ['2026-11-08T00:00:00Z', 0],
        ],
        'AWS/DocDB DBInstanceReplicaLag Maximum DBInstanceIdentifier=docs-2': [['2026-11-08T00:00:00Z', 20]],
        // Not asked for.
        'AWS/DocDB DatabaseConnections Maximum DBInstanceIdentifier=docs-1': [['2026-11-08T00:00:00Z', 1]],
        'AWS/DocDB DBLoad Average DBInstanceIdentifier=docs-1': [['2026-11-08T00:00:00Z', 1]],
        'AWS/DocDB FreeStorageSpace Minimum DBInstanceIdentifier=docs-1': [['2026-11-08T00:00:00Z', 1]],
        'AWS/DocDB ReadIOPS Average DBInstanceIdentifier=docs-1': [['2026-11-08T00:00:00Z', 1]],
        'AWS/RDS CPUUtilization Average DBInstanceIdentifier=docs-1': [['2026-11-08T00:00:00Z', 99]],
        'AWS/Neptune CPUUtilization Average DBInstanceIdentifier=graph-1': [['2026-11-08T00:00:00Z', 7]],
        'AWS/Neptune ServerlessDatabaseCapacity Maximum DBInstanceIdentifier=graph-1': [
          ['2026-11-08T00:00:00Z', 2.5],
        ],
        'AWS/Neptune GremlinWebSocketOpenConnections Maximum DBInstanceIdentifier=graph-1': [
          ['2026-11-08T00:00:00Z', 30],
        ],
        'AWS/Neptune ClusterReplicaLag Maximum DBInstanceIdentifier=graph-2': [['2026-11-08T00:00:00Z', 30]],
      }),
    },
    data: [
      {
        dbInstanceIdentifier: 'orders',
        window: WINDOW,
        databaseConnections: {
          value: 80,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        cpuUtilization: { value: 55, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1 },
        cpuUtilizationByHour: hours([50]),
        serverlessCapacity: null,
        diskIops: { value: 250, at: '2026-11-08T00:05:00.000Z', hoursWithData: 1 },
        // (210 + 250) ÷ 2.
        diskIopsByHour: hours([230]),
        diskBytesPerSecond: { value: 4_000_000, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1 },
        diskBytesPerSecondByHour: hours([4_000_000]),
        freeStorageBytes: { value: 900, at: '2026-11-09T00:00:00.000Z', hoursWithData: 2 },
        storageGrowthBytesPerDay: 100,
        freeableMemoryBytes: {
          value: 2 * GIB,
          at: '2026-11-08T01:00:00.000Z',
          hoursWithData: 2,
          periodSeconds: 3600,
        },
        swapBytes: { value: 1000, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1, periodSeconds: 3600 },
        replicaLagSeconds: null,
        activeSessions: { value: 1.5, at: '2026-11-08T00:05:00.000Z', hoursWithData: 336 },
        isReplicationStopped: null,
      },
      {
        dbInstanceIdentifier: 'enlarged',
        window: WINDOW,
        databaseConnections: null,
        cpuUtilization: null,
        cpuUtilizationByHour: hours([]),
        serverlessCapacity: null,
        diskIops: null,
        diskIopsByHour: hours([]),
        diskBytesPerSecond: null,
        diskBytesPerSecondByHour: hours([]),
        freeStorageBytes: { value: 49 * GIB, at: '2026-11-11T00:00:00.000Z', hoursWithData: 4 },
        storageGrowthBytesPerDay: GIB,
        freeableMemoryBytes: null,
        swapBytes: null,
        replicaLagSeconds: null,
        activeSessions: null,
        isReplicationStopped: null,
      },
      {
        dbInstanceIdentifier: 'aurora',
        window: WINDOW,
        databaseConnections: null,
        cpuUtilization: null,
        cpuUtilizationByHour: hours([]),
        serverlessCapacity: {
          value: 4,
          at: '2026-11-08T01:00:00.000Z',
          hoursWithData: 2,
          periodSeconds: 3600,
        },
        diskIops: null,
        diskIopsByHour: hours([]),
        diskBytesPerSecond: null,
        diskBytesPerSecondByHour: hours([]),
        freeStorageBytes: null,
        storageGrowthBytesPerDay: null,
        freeableMemoryBytes: null,
        swapBytes: null,
        replicaLagSeconds: {
          value: 0.02,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        activeSessions: null,
        isReplicationStopped: false,
      },
      {
        dbInstanceIdentifier: 'replica',
        window: WINDOW,
        databaseConnections: null,
        cpuUtilization: null,
        cpuUtilizationByHour: hours([]),
        serverlessCapacity: null,
        diskIops: null,
        diskIopsByHour: hours([]),
        diskBytesPerSecond: null,
        diskBytesPerSecondByHour: hours([]),
        freeStorageBytes: null,
        storageGrowthBytesPerDay: null,
        freeableMemoryBytes: null,
        swapBytes: null,
        replicaLagSeconds: {
          value: 30,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 2,
          periodSeconds: 3600,
        },
        activeSessions: null,
        isReplicationStopped: false,
      },
      {
        dbInstanceIdentifier: 'stopped',
        window: WINDOW,
        databaseConnections: null,
        cpuUtilization: null,
        cpuUtilizationByHour: hours([]),
        serverlessCapacity: null,
        diskIops: null,
        diskIopsByHour: hours([]),
        diskBytesPerSecond: null,
        diskBytesPerSecondByHour: hours([]),
        freeStorageBytes: null,
        storageGrowthBytesPerDay: null,
        freeableMemoryBytes: null,
        swapBytes: null,
        replicaLagSeconds: {
          value: 1,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        activeSessions: null,
        isReplicationStopped: true,
      },
      {
        ...unmeasured,
        dbInstanceIdentifier: 'docs-1',
        databaseConnections: {
          value: 70,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        cpuUtilization: { value: 12, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1 },
        cpuUtilizationByHour: hours([12]),
        serverlessCapacity: null,
        replicaLagSeconds: null,
        isReplicationStopped: null,
        documentDb: {
          cursors: { value: 9, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1, periodSeconds: 3600 },
          connectionsLimit: 3400,
          cursorsLimit: 450,
          throttledOperations: {
            value: 0,
            at: '2026-11-08T00:00:00.000Z',
            hoursWithData: 1,
            periodSeconds: 3600,
          },
        },
      },
      {
        ...unmeasured,
        dbInstanceIdentifier: 'docs-2',
        databaseConnections: null,
        cpuUtilization: null,
        cpuUtilizationByHour: hours([]),
        serverlessCapacity: null,
        replicaLagSeconds: {
          value: 0.02,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        isReplicationStopped: false,
        documentDb: {
          cursors: null,
          connectionsLimit: null,
          cursorsLimit: null,
          throttledOperations: null,
        },
      },
      {
        ...unmeasured,
        dbInstanceIdentifier: 'graph-1',
        databaseConnections: null,
        cpuUtilization: { value: 7, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1 },
        cpuUtilizationByHour: hours([7]),
        serverlessCapacity: {
          value: 2.5,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        replicaLagSeconds: null,
        isReplicationStopped: null,
        // From the first on, silence is none.
        neptune: {
          webSocketConnections: {
            value: 30,
            at: '2026-11-08T00:00:00.000Z',
            hoursWithData: 336,
            periodSeconds: 3600,
          },
          pendingRequests: null,
        },
      },
      {
        ...unmeasured,
        dbInstanceIdentifier: 'graph-2',
        databaseConnections: null,
        cpuUtilization: null,
        cpuUtilizationByHour: hours([]),
        serverlessCapacity: null,
        replicaLagSeconds: {
          value: 0.03,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        isReplicationStopped: false,
        neptune: { webSocketConnections: null, pendingRequests: null },
      },
    ],
  },
  {
    id: 'vcpuUsage',
    answers: {
      'cloudwatch:ListMetrics': paged(
        'NextToken',
        { Metrics: [usageMetric('Standard/Spot'), usageMetric('Standard/OnDemand')] },
        { Metrics: [usageMetric('G/OnDemand'), { Namespace: 'AWS/Usage' }] },
      ),
      'cloudwatch:GetMetricData': metricAnswer({
        'ResourceCount Maximum Class=Standard/OnDemand Service=EC2 Type=Resource Resource=vCPU': [
          ['2026-11-21T23:30:00.000Z', 70],
          ['2026-11-21T23:35:00.000Z', 60],
        ],
        'ResourceCount Maximum Class=Standard/Spot Service=EC2 Type=Resource Resource=vCPU': [
          ['2026-11-21T23:30:00.000Z', 8],
        ],
      }),
    },
    data: [
      { class: 'Standard/OnDemand', vCpus: 60, at: '2026-11-21T23:35:00.000Z' },
      { class: 'Standard/Spot', vCpus: 8, at: '2026-11-21T23:30:00.000Z' },
    ],
  },
];
