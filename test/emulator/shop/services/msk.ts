import { RARITIES_REGION } from '../account';
import { NONE, shopService } from './service';

const ARN = `arn:aws:kafka:${RARITIES_REGION}:123456789012:cluster/orders/00000000-0000-0000-0000-000000000000-1`;
const SUBNETS = ['subnet-00000001', 'subnet-00000002', 'subnet-00000003'];

const aBroker = (BrokerId: number) => ({
  NodeType: 'BROKER',
  InstanceType: 'kafka.m7g.large',
  NodeARN: `${ARN.replace(':cluster/', ':broker/')}/${BrokerId}`,
  BrokerNodeInfo: { BrokerId, ClientSubnet: SUBNETS[BrokerId - 1] },
});

const hoursBefore = (now: Date, hours: number): string =>
  new Date(now.getTime() - hours * 3_600_000).toISOString();

/** moto makes clusters that never get beyond CREATING, and has no brokers of them. */
export const msk = shopService({
  collected: () => ({ mskClusters: NONE, mskClusterOperations: NONE, mskClusterPeaks: NONE }),
  answers: (now) => [
    {
      op: 'kafka:ListClustersV2',
      region: RARITIES_REGION,
      reply: {
        ClusterInfoList: [
          {
            ...{ ClusterArn: ARN, ClusterName: 'orders', ClusterType: 'PROVISIONED', State: 'ACTIVE' },
            CurrentVersion: 'K3P5ROKL5A1OLE',
            Provisioned: {
              BrokerNodeGroupInfo: {
                ...{ ClientSubnets: SUBNETS, InstanceType: 'kafka.m7g.large' },
                StorageInfo: { EbsStorageInfo: { VolumeSize: 1_000 } },
              },
              ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
              NumberOfBrokerNodes: 3,
            },
          },
        ],
      },
    },
    { op: 'kafka:ListClustersV2', reply: { ClusterInfoList: [] } },
    {
      op: 'kafka:ListClusterOperationsV2',
      region: RARITIES_REGION,
      reply: {
        ClusterOperationInfoList: [
          {
            ...{ ClusterArn: ARN, ClusterType: 'PROVISIONED', OperationType: 'UPDATE_BROKER_TYPE' },
            OperationArn: ARN.replace(':cluster/', ':cluster-operation/'),
            OperationState: 'UPDATE_COMPLETE',
            StartTime: hoursBefore(now, 30),
            EndTime: hoursBefore(now, 28),
          },
        ],
      },
    },
    { op: 'kafka:ListClusterOperationsV2', reply: { ClusterOperationInfoList: [] } },
    { op: 'kafka:ListNodes', reply: { NodeInfoList: [1, 2, 3].map(aBroker) } },
  ],
  rarities: { actions: ['kafka:ListClusterOperationsV2', 'kafka:ListNodes'], plant: async () => {} },
});
