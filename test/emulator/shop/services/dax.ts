import { RARITIES_REGION, SHOP_ACCOUNT } from '../account';
import { NONE, shopService } from './service';

const ZONES = ['a', 'b', 'c'].map((zone) => `${RARITIES_REGION}${zone}`);

/** moto puts all nodes into one zone, leaves them out of the first answers, and has no groups of subnets. */
export const dax = shopService({
  collected: () => ({ daxClusters: NONE, daxClusterPeaks: NONE }),
  answers: () => [
    {
      op: 'dax:DescribeClusters',
      region: RARITIES_REGION,
      reply: {
        Clusters: [
          {
            ClusterName: 'carts',
            ClusterArn: `arn:aws:dax:${RARITIES_REGION}:${SHOP_ACCOUNT}:cache/carts`,
            ...{ TotalNodes: 3, ActiveNodes: 3, NodeType: 'dax.r5.large', Status: 'available' },
            Nodes: ZONES.map((AvailabilityZone, i) => ({
              NodeId: `carts-${'abc'[i]}`,
              ...{ AvailabilityZone, NodeStatus: 'available', ParameterGroupStatus: 'in-sync' },
            })),
            PreferredMaintenanceWindow: 'mon:05:00-mon:06:00',
            SubnetGroup: 'shop',
            SecurityGroups: [{ SecurityGroupIdentifier: 'sg-0123456789abcdef0', Status: 'active' }],
            ParameterGroup: { ParameterGroupName: 'default.dax1.0', NodeIdsToReboot: [] },
          },
        ],
      },
    },
    { op: 'dax:DescribeClusters', reply: { Clusters: [] } },
    {
      op: 'dax:DescribeSubnetGroups',
      reply: {
        SubnetGroups: [
          {
            SubnetGroupName: 'shop',
            Subnets: ZONES.map((SubnetAvailabilityZone, i) => ({
              ...{ SubnetIdentifier: `subnet-0000000${i}`, SubnetAvailabilityZone },
            })),
          },
        ],
      },
    },
    { op: 'dax:ListTags', reply: { Tags: [{ Key: 'app', Value: 'shop' }] } },
  ],
  rarities: { actions: ['dax:DescribeSubnetGroups', 'dax:ListTags'], plant: async () => {} },
});
