import {
  aMskCluster,
  aMskClusterOperation,
  anExpressCluster,
  aServerlessMskCluster,
} from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { hours, metricAnswer, WINDOW } from './metric-answer';

const ARN = 'arn:aws:kafka:us-east-1:111122223333:cluster';
const SUBNETS = ['subnet-1', 'subnet-2', 'subnet-3'];

const provisioned = (more: object) => ({
  BrokerNodeGroupInfo: { InstanceType: 'kafka.m7g.large', ClientSubnets: SUBNETS },
  NumberOfBrokerNodes: 3,
  ...more,
});

const named = (ClusterName: string, more: object) => ({
  ...{ ClusterName, ClusterArn: `${ARN}/${ClusterName}/1`, ClusterType: 'PROVISIONED', State: 'ACTIVE' },
  ...more,
});

const unsaid = { stateMessage: null, creationTime: null, currentVersion: null, tags: {} };

const at = (value: number, iso: string, hoursWithData = 1) => ({ value, at: iso, hoursWithData });
const inHour = (value: number, iso: string, hoursWithData = 1) => ({
  ...at(value, iso, hoursWithData),
  periodSeconds: 3600,
});
const UNCHANGED = { countChange: null, brokerChange: null };
const NOON = '2026-11-21T12:00:00.000Z';
const LAST = '2026-11-21T23:00:00.000Z';

/** In CloudWatch's own words, of a broker. */
const of = (metric: string, statistic: string, broker: number, more = '') =>
  `${metric} ${statistic} Cluster Name=orders Broker ID=${broker}${more}`;
const listed = (MetricName: string, Name: string, Value: string) => ({
  ...{ MetricName, Dimensions: [{ Name, Value }] },
});
/** Clients authenticate otherwise than with IAM. */
const oneBroker = (clusterName: string) =>
  aMskCluster({ clusterName }, { brokerCount: 1, brokers: ['1'], clientAuthentication: ['scram'] });
const changed = (clusterName: string, operationType: string, endTime: string | null) =>
  aMskClusterOperation({ clusterName, operationType, endTime });
/** What was written, with 80 % CPU before the change and 20 % from then on; three quarters as much in the one that has fewer brokers. */
const ofChanged = (cluster: string, after: number) => ({
  [`BytesInPerSec Average Cluster Name=${cluster} Broker ID=1`]: [
    ['2026-11-21T11:00:00Z', 2_000],
    [NOON, after],
  ],
  [`BytesOutPerSec Average Cluster Name=${cluster} Broker ID=1`]: [
    ['2026-11-21T11:00:00Z', 4_000],
    [NOON, 4_000],
  ],
  [`CpuUser Average Cluster Name=${cluster} Broker ID=1`]: [
    ['2026-11-21T11:00:00Z', 70],
    [NOON, 15],
  ],
  [`CpuSystem Average Cluster Name=${cluster} Broker ID=1`]: [
    ['2026-11-21T11:00:00Z', 10],
    [NOON, 5],
  ],
  [`TrafficShaping Maximum Cluster Name=${cluster} Broker ID=1`]: [
    ['2026-11-21T11:00:00Z', 9],
    [NOON, 0],
  ],
});
const nothingElse = { diskWindow: WINDOW, diskUsed: null, diskGrowthPerDay: null, iamConnections: null };
const ofTopic = (metric: string, topic: string) => `${metric} Sum Cluster Name=audit Topic=${topic}`;

const operation = (OperationType: string, OperationState: string, start: string, end?: string) => ({
  ...{ OperationType, OperationState, StartTime: new Date(start) },
  ...(end !== undefined && { EndTime: new Date(end) }),
});
const done = (operationType: string, operationState: string, start: string, end?: string) => ({
  ...{ clusterName: 'orders', operationType, operationState, startTime: `${start}T00:00:00.000Z` },
  endTime: end === undefined ? null : `${end}T00:00:00.000Z`,
});

export const msk: readonly CollectorCase[] = [
  {
    id: 'mskClusters',
    answers: {
      'kafka:ListClustersV2': paged(
        'NextToken',
        {
          ClusterInfoList: [
            named('orders', {
              ...{
                CreationTime: new Date('2026-11-01T00:00:00Z'),
                CurrentVersion: 'K1',
                Tags: { app: 'shop' },
              },
              StateInfo: { Code: 'x', Message: 'All is well.' },
              Provisioned: provisioned({
                BrokerNodeGroupInfo: {
                  ...{ InstanceType: 'kafka.m7g.large', ClientSubnets: SUBNETS },
                  StorageInfo: {
                    EbsStorageInfo: {
                      VolumeSize: 500,
                      ProvisionedThroughput: { Enabled: true, VolumeThroughput: 300 },
                    },
                  },
                },
                ZookeeperConnectString: 'z-1:2181',
                ClientAuthentication: {
                  Sasl: { Iam: { Enabled: true }, Scram: { Enabled: false } },
                  Tls: { Enabled: true },
                },
                CustomerActionStatus: 'ACTION_RECOMMENDED',
              }),
            }),
            named('gone', { Provisioned: provisioned({}) }),
          ],
        },
        {
          ClusterInfoList: [
            named('visits', {
              Provisioned: provisioned({
                BrokerNodeGroupInfo: {
                  ...{ InstanceType: 'express.m7g.large', ClientSubnets: ['subnet-1', 'subnet-1'] },
                  StorageInfo: { EbsStorageInfo: { VolumeSize: 1 } },
                },
              }),
              State: 'CREATING',
            }),
            named('audit', { ClusterType: 'SERVERLESS', Serverless: { VpcConfigs: [] } }),
          ],
        },
      ),
      'kafka:ListNodes': (input) => {
        if (input.ClusterArn !== `${ARN}/orders/1`) throw awsError('NotFoundException');
        return input.NextToken === undefined
          ? {
              NodeInfoList: [
                { NodeType: 'BROKER', BrokerNodeInfo: { BrokerId: 1 } },
                { ZookeeperNodeInfo: { ZookeeperId: 1 } },
              ],
              NextToken: 'more',
            }
          : { NodeInfoList: [{ NodeType: 'BROKER', BrokerNodeInfo: { BrokerId: 4 } }] };
      },
    },
    data: [
      {
        ...{ clusterName: 'orders', clusterArn: `${ARN}/orders/1`, state: 'ACTIVE' },
        ...{ stateMessage: 'All is well.', creationTime: '2026-11-01T00:00:00.000Z', currentVersion: 'K1' },
        provisioned: {
          ...{ instanceType: 'kafka.m7g.large', brokerCount: 3, zoneCount: 3, brokers: ['1', '4'] },
          ...{ volumeSizeGiB: 500, volumeThroughputMiB: 300, isKraft: false },
          clientAuthentication: ['iam', 'tls'],
          customerAction: 'ACTION_RECOMMENDED',
        },
        tags: { app: 'shop' },
      },
      {
        ...{ clusterName: 'visits', clusterArn: `${ARN}/visits/1`, state: 'CREATING', ...unsaid },
        provisioned: {
          ...{ instanceType: 'express.m7g.large', brokerCount: 3, zoneCount: 1, brokers: [] },
          ...{ volumeSizeGiB: null, volumeThroughputMiB: null, isKraft: true },
          ...{ clientAuthentication: [], customerAction: null },
        },
      },
      {
        ...{ clusterName: 'audit', clusterArn: `${ARN}/audit/1`, state: 'ACTIVE', ...unsaid },
        provisioned: null,
      },
    ],
  },
  {
    id: 'mskClusterOperations',
    inputs: { mskClusters: [aMskCluster(), aMskCluster({ clusterName: 'gone' }), aServerlessMskCluster()] },
    answers: {
      'kafka:ListClusterOperationsV2': (input) => {
        if (!String(input.ClusterArn).includes('/orders/')) throw awsError('NotFoundException');
        return input.NextToken === undefined
          ? {
              ClusterOperationInfoList: [
                operation('UPDATE_BROKER_TYPE', 'UPDATE_COMPLETE', '2026-11-07', '2026-11-08'),
                operation('UPDATE_BROKER_COUNT', 'UPDATE_COMPLETE', '2026-11-06', '2026-11-07'),
                // MSK did not say when they ended.
                operation('UPDATE_BROKER_STORAGE', 'UPDATE_FAILED', '2026-11-07'),
                operation('UPDATE_BROKER_STORAGE', 'UPDATE_FAILED', '2026-11-09'),
              ],
              NextToken: 'more',
            }
          : { ClusterOperationInfoList: [operation('HEAL', 'UPDATE_IN_PROGRESS', '2026-11-01')] };
      },
    },
    data: [
      done('UPDATE_BROKER_TYPE', 'UPDATE_COMPLETE', '2026-11-07', '2026-11-08'),
      done('UPDATE_BROKER_STORAGE', 'UPDATE_FAILED', '2026-11-09'),
      done('HEAL', 'UPDATE_IN_PROGRESS', '2026-11-01'),
    ],
  },
  {
    id: 'mskClusterPeaks',
    inputs: {
      mskClusters: [
        aMskCluster({}, { brokerCount: 2, brokers: ['1', '2'] }),
        anExpressCluster({}, { brokerCount: 2, brokers: ['1'], clientAuthentication: ['scram'] }),
        oneBroker('quiet'),
        oneBroker('empty'),
        aServerlessMskCluster(),
        ...['fewer', 'smaller', 'changing'].map(oneBroker),
      ],
      mskClusterOperations: [
        changed('fewer', 'INCREASE_BROKER_COUNT', '2026-11-20T12:00:00.000Z'),
        changed('fewer', 'DECREASE_BROKER_COUNT', '2026-11-21T12:00:00.000Z'),
        changed('smaller', 'UPDATE_BROKER_TYPE', '2026-11-21T12:00:00.000Z'),
        changed('changing', 'INCREASE_BROKER_COUNT', null),
        changed('orders', 'UPDATE_BROKER_STORAGE', LAST),
      ],
    },
    answers: {
      'cloudwatch:ListMetrics': ({ Dimensions, NextToken }) => {
        const asked = JSON.stringify(Dimensions);
        if (asked.includes('audit')) {
          return NextToken === undefined
            ? {
                Metrics: [
                  listed('BytesInPerSec', 'Topic', 'log'),
                  listed('MessagesInPerSec', 'Topic', 'log'),
                ],
                NextToken: 'more',
              }
            : { Metrics: [listed('BytesInPerSec', 'Topic', 'trail')] };
        }
        const brokers = /empty|fewer/.test(asked) ? ['1', '2'] : ['1'];
        return { Metrics: brokers.map((id) => listed('CpuUser', 'Broker ID', id)) };
      },
      'cloudwatch:GetMetricData': metricAnswer({
        [of('BytesInPerSec', 'Average', 1)]: [
          [NOON, 700],
          [LAST, 100],
        ],
        [of('BytesInPerSec', 'Average', 2)]: [
          [NOON, 300],
          [LAST, 800],
        ],
        [of('BytesOutPerSec', 'Average', 1)]: [[NOON, 50]],
        // The busiest is another at each time; where one of both is missing, nothing is known.
        [of('CpuUser', 'Average', 1)]: [
          [NOON, 20],
          [LAST, 10],
        ],
        [of('CpuSystem', 'Average', 1)]: [
          [NOON, 5],
          [LAST, 5],
        ],
        [of('CpuUser', 'Average', 2)]: [
          [NOON, 90],
          [LAST, 30],
        ],
        [of('CpuSystem', 'Average', 2)]: [[LAST, 4]],
        // It grows by two in a day, and by five; the other one was enlarged.
        [of('KafkaDataLogsDiskUsed', 'Maximum', 1)]: [
          ['2026-11-19T23:00:00Z', 40],
          ['2026-11-20T23:00:00Z', 42],
          [LAST, 47],
        ],
        [of('KafkaDataLogsDiskUsed', 'Maximum', 2)]: [
          ['2026-11-20T22:00:00Z', 80],
          ['2026-11-20T23:00:00Z', 40],
          [LAST, 40],
        ],
        [of('ClientConnectionCount', 'Sum', 1, ' Client Authentication=IAM')]: [[NOON, 500]],
        [of('ClientConnectionCount', 'Sum', 2, ' Client Authentication=IAM')]: [[NOON, 1_000]],
        [of('TrafficShaping', 'Maximum', 2)]: [[NOON, 3]],
        'ActiveControllerCount Maximum Cluster Name=orders': [[LAST, 1]],
        'OfflinePartitionsCount Maximum Cluster Name=orders': [[LAST, 2]],
        'GlobalPartitionCount Maximum Cluster Name=orders': [[LAST, 100]],
        [of('PartitionCount', 'Maximum', 1)]: [[LAST, 100]],
        [of('PartitionCount', 'Maximum', 2)]: [[LAST, 150]],
        [of('UnderReplicatedPartitions', 'Maximum', 1)]: [[LAST, 0]],
        // Longer ago than an hour.
        [of('UnderReplicatedPartitions', 'Maximum', 2)]: [[NOON, 9]],
        'CpuUser Average Cluster Name=visits Broker ID=1': [[NOON, 1]],
        'CpuUser Average Cluster Name=quiet Broker ID=1': [[LAST, 1]],
        'CpuSystem Average Cluster Name=quiet Broker ID=1': [[LAST, 2]],
        'GlobalPartitionCount Maximum Cluster Name=quiet': [[NOON, 6]],
        'CpuUser Average Cluster Name=empty Broker ID=1': [[LAST, 1]],
        'CpuSystem Average Cluster Name=empty Broker ID=1': [[LAST, 2]],
        'GlobalPartitionCount Maximum Cluster Name=empty': [[NOON, 0]],
        ...ofChanged('fewer', 3_000),
        // That of the broker that is gone.
        'BytesInPerSec Average Cluster Name=fewer Broker ID=2': [['2026-11-21T11:00:00Z', 2_000]],
        'BytesOutPerSec Average Cluster Name=fewer Broker ID=2': [['2026-11-21T11:00:00Z', 1_000]],
        ...ofChanged('smaller', 1_600),
        ...ofChanged('changing', 900),
        // 300 a minute, for five minutes; silent from then on.
        [ofTopic('BytesInPerSec', 'log')]: [[NOON, 1_500]],
        [ofTopic('BytesInPerSec', 'trail')]: [[NOON, 500]],
        [ofTopic('BytesOutPerSec', 'trail')]: [[LAST, 50]],
      }),
    },
    data: [
      {
        ...{ clusterName: 'orders', window: WINDOW },
        bytesInPerSecond: at(1_000, NOON, 2),
        bytesOutPerSecond: at(50, NOON),
        // A thousand bytes a second of each broker may be MSK's own.
        ...{ isWritten: true, hoursWritten: { all: 0, normal: 0 }, isIncomplete: false },
        ...UNCHANGED,
        brokers: {
          bytesInPerSecond: at(800, LAST, 2),
          bytesOutPerSecond: at(50, NOON),
          cpu: at(34, LAST, 2),
          cpuByHour: hours([]).map((_, hour) => (hour === 324 ? 25 : hour === 335 ? 34 : null)),
          diskWindow: WINDOW,
          // 80 % before are 40 % of the volumes of today.
          diskUsed: inHour(47, LAST, 4),
          // The median of 2 and 5.
          diskGrowthPerDay: 3.5,
          iamConnections: at(200, NOON),
          shapedPackets: inHour(3, NOON),
        },
        latest: {
          at: LAST,
          ...{ activeControllers: 1, offlinePartitions: 2, underReplicatedPartitions: null },
          ...{ partitions: 150, replicas: 2.5 },
        },
      },
      {
        ...{ clusterName: 'visits', window: WINDOW, bytesInPerSecond: null, bytesOutPerSecond: null },
        // One of two brokers is not known.
        ...{ isWritten: null, hoursWritten: { all: 0, normal: 0 }, isIncomplete: true },
        ...UNCHANGED,
        brokers: {
          ...{ bytesInPerSecond: null, bytesOutPerSecond: null, cpu: null, cpuByHour: hours([]) },
          ...{
            diskWindow: WINDOW,
            diskUsed: null,
            diskGrowthPerDay: null,
            iamConnections: null,
            shapedPackets: null,
          },
        },
        latest: null,
      },
      {
        ...{ clusterName: 'quiet', window: WINDOW, bytesInPerSecond: null, bytesOutPerSecond: null },
        // Its broker runs, and none of its partitions told anything.
        ...{ isWritten: null, hoursWritten: { all: 0, normal: 0 }, isIncomplete: false },
        ...UNCHANGED,
        brokers: {
          ...{ bytesInPerSecond: null, bytesOutPerSecond: null, cpu: at(3, LAST) },
          cpuByHour: hours([]).map((_, hour) => (hour === 335 ? 3 : null)),
          ...{
            diskWindow: WINDOW,
            diskUsed: null,
            diskGrowthPerDay: null,
            iamConnections: null,
            shapedPackets: null,
          },
        },
        latest: null,
      },
      {
        ...{ clusterName: 'empty', window: WINDOW, bytesInPerSecond: null, bytesOutPerSecond: null },
        // It has no partition, and had more brokers.
        ...{ isWritten: false, hoursWritten: { all: 0, normal: 0 }, isIncomplete: true },
        ...UNCHANGED,
        brokers: {
          ...{ bytesInPerSecond: null, bytesOutPerSecond: null, cpu: at(3, LAST) },
          cpuByHour: hours([]).map((_, hour) => (hour === 335 ? 3 : null)),
          ...{
            diskWindow: WINDOW,
            diskUsed: null,
            diskGrowthPerDay: null,
            iamConnections: null,
            shapedPackets: null,
          },
        },
        latest: null,
      },
      {
        ...{ clusterName: 'audit', window: WINDOW, brokers: null, latest: null },
        bytesInPerSecond: at(400, NOON, 12),
        bytesOutPerSecond: at(10, LAST),
        ...{ isWritten: true, hoursWritten: { all: 1, normal: 1 }, isIncomplete: false },
        ...UNCHANGED,
      },
      {
        ...{ clusterName: 'fewer', window: WINDOW },
        // 3,000 of 4,000 were written since; nothing but the operation explains the broker that is gone.
        bytesInPerSecond: at(4_000, '2026-11-21T11:00:00.000Z', 2),
        bytesOutPerSecond: at(5_000, '2026-11-21T11:00:00.000Z', 2),
        ...{ isWritten: true, hoursWritten: { all: 2, normal: 2 }, isIncomplete: false },
        countChange: { at: NOON, isQuieter: true },
        brokerChange: { at: NOON, isQuieter: true },
        brokers: {
          ...{ bytesInPerSecond: at(3_000, NOON), bytesOutPerSecond: at(4_000, NOON), cpu: at(20, NOON) },
          cpuByHour: hours([]).map((_, hour) => (hour === 324 ? 20 : null)),
          ...{ ...nothingElse, shapedPackets: inHour(0, NOON) },
        },
        latest: null,
      },
      {
        ...{ clusterName: 'smaller', window: WINDOW },
        bytesInPerSecond: at(2_000, '2026-11-21T11:00:00.000Z', 2),
        bytesOutPerSecond: at(4_000, '2026-11-21T11:00:00.000Z', 2),
        ...{ isWritten: true, hoursWritten: { all: 2, normal: 2 }, isIncomplete: false },
        countChange: null,
        // 1,600 of 2,000.
        brokerChange: { at: NOON, isQuieter: false },
        brokers: {
          bytesInPerSecond: at(2_000, '2026-11-21T11:00:00.000Z', 2),
          bytesOutPerSecond: at(4_000, '2026-11-21T11:00:00.000Z', 2),
          cpu: at(20, NOON),
          cpuByHour: hours([]).map((_, hour) => (hour === 324 ? 20 : null)),
          ...{ ...nothingElse, shapedPackets: inHour(0, NOON) },
        },
        latest: null,
      },
      {
        ...{ clusterName: 'changing', window: WINDOW },
        bytesInPerSecond: at(2_000, '2026-11-21T11:00:00.000Z', 2),
        bytesOutPerSecond: at(4_000, '2026-11-21T11:00:00.000Z', 2),
        ...{ isWritten: true, hoursWritten: { all: 1, normal: 1 }, isIncomplete: false },
        countChange: { at: null, isQuieter: true },
        brokerChange: { at: null, isQuieter: true },
        brokers: {
          ...{ bytesInPerSecond: null, bytesOutPerSecond: null, cpu: null, cpuByHour: hours([]) },
          ...{ ...nothingElse, shapedPackets: null },
        },
        latest: null,
      },
    ],
  },
];
