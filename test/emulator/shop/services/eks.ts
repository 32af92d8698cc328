import { CreateClusterCommand, CreateNodegroupCommand, EKSClient } from '@aws-sdk/client-eks';
import { NONE, shopService } from './service';

const ROLE = 'arn:aws:iam::123456789012:role/eks';
const SUBNETS = ['subnet-1', 'subnet-2'];

export const eks = shopService({
  answers: () => [
    {
      op: 'eks:DescribeClusterVersions',
      reply: {
        clusterVersions: [
          {
            clusterVersion: '1.35',
            clusterType: 'eks',
            endOfStandardSupportDate: '2027-03-27T00:00:00Z',
            endOfExtendedSupportDate: '2028-03-27T00:00:00Z',
          },
        ],
      },
    },
  ],
  collected: () => ({
    eksClusters: NONE,
    eksNodegroups: NONE,
    eksClusterVersions: {
      'ap-southeast-1': { '1.35': { endOfExtendedSupportDate: '2028-03-27T00:00:00.000Z' } },
      'us-east-1': { '1.35': { endOfExtendedSupportDate: '2028-03-27T00:00:00.000Z' } },
    },
  }),
  rarities: {
    actions: ['eks:DescribeCluster', 'eks:DescribeNodegroup', 'eks:ListNodegroups'],
    plant: async ({ config }) => {
      const client = new EKSClient(config);
      await client.send(
        new CreateClusterCommand({
          name: 'jobs',
          roleArn: ROLE,
          version: '1.35',
          resourcesVpcConfig: { subnetIds: SUBNETS, endpointPublicAccess: true, endpointPrivateAccess: true },
        }),
      );
      await client.send(
        new CreateNodegroupCommand({
          clusterName: 'jobs',
          nodegroupName: 'workers',
          nodeRole: ROLE,
          subnets: SUBNETS,
          scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 1 },
        }),
      );
    },
  },
});
