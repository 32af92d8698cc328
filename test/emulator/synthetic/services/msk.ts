import {
  type Cluster,
  type ClusterOperationV2Summary,
  ListClusterOperationsV2Response$,
  ListClustersV2Response$,
  ListNodesResponse$,
  type NodeInfo,
} from '@aws-sdk/client-kafka';
import { arn, CREATED, times } from './rows';
import { service } from './service';

const BROKERS = 3;
const SUBNETS = times(BROKERS, (i) => `subnet-0000000${i}`);

const aCluster = (index: number): Cluster => {
  const ClusterName = `shop-topics-${index}`;
  const isServerless = index === 2;
  return {
    ...{ ClusterName, ClusterType: isServerless ? 'SERVERLESS' : 'PROVISIONED', State: 'ACTIVE' },
    ClusterArn: arn('kafka', `cluster/${ClusterName}/00000000-0000-0000-0000-000000000000-1`),
    ...{ CreationTime: CREATED, CurrentVersion: 'K3P5ROKL5A1OLE', Tags: { app: 'shop' } },
    ...(isServerless
      ? { Serverless: { VpcConfigs: [{ SubnetIds: SUBNETS }] } }
      : {
          Provisioned: {
            BrokerNodeGroupInfo: {
              ...{ ClientSubnets: SUBNETS, InstanceType: 'kafka.m7g.large' },
              StorageInfo: { EbsStorageInfo: { VolumeSize: 1_000 } },
            },
            ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
            NumberOfBrokerNodes: BROKERS,
          },
        }),
  };
};

const aNode = (index: number): NodeInfo => ({
  NodeType: 'BROKER',
  BrokerNodeInfo: { BrokerId: index + 1, ClientSubnet: SUBNETS[index] ?? '' },
});

const anOperation = (): ClusterOperationV2Summary => ({
  ...{ OperationType: 'UPDATE_BROKER_STORAGE', OperationState: 'UPDATE_COMPLETE' },
  ...{ StartTime: CREATED, EndTime: CREATED },
});

/** Three clusters, of which one is serverless, on two pages. */
export const msk = service({
  prefix: 'kafka',
  protocol: 'json',
  paths: {
    '/api/v2/clusters': 'ListClustersV2',
    '/api/v2/clusters/{ClusterArn}/operations': 'ListClusterOperationsV2',
    '/v1/clusters/{ClusterArn}/nodes': 'ListNodes',
  },
  rows: () => ({
    mskClusters: times(BROKERS, aCluster),
    mskNodes: times(BROKERS, aNode),
    mskOperations: times(BROKERS, anOperation),
  }),
  operations: ({ mskClusters, mskNodes, mskOperations }, list) => ({
    'kafka:ListClusterOperationsV2': list({
      output: ListClusterOperationsV2Response$,
      member: 'ClusterOperationInfoList',
      next: 'NextToken',
      all: mskOperations,
      ignored: ['ClusterArn'],
      paging: { size: 'maxResults', token: 'nextToken', min: 1, max: 100, default: 2 },
    }),
    'kafka:ListClustersV2': list({
      output: ListClustersV2Response$,
      member: 'ClusterInfoList',
      next: 'NextToken',
      all: mskClusters,
      paging: { size: 'maxResults', token: 'nextToken', min: 1, max: 100, default: 2 },
    }),
    'kafka:ListNodes': list({
      output: ListNodesResponse$,
      member: 'NodeInfoList',
      next: 'NextToken',
      all: mskNodes,
      ignored: ['ClusterArn'],
      paging: { size: 'maxResults', token: 'nextToken', min: 1, max: 100, default: 2 },
    }),
  }),
  metricLevels: {
    ...{
      CpuUser: 20,
      CpuSystem: 5,
      KafkaDataLogsDiskUsed: 30,
      PartitionCount: 300,
      GlobalPartitionCount: 300,
    },
    ...{
      ActiveControllerCount: 1,
      OfflinePartitionsCount: 0,
      UnderReplicatedPartitions: 0,
      TrafficShaping: 0,
    },
    ...{ BytesInPerSec: 1e6, BytesOutPerSec: 2e6, ClientConnectionCount: 500 },
  },
});
