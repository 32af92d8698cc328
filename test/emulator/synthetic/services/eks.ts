import {
  type Cluster,
  DescribeClusterResponse$,
  DescribeClusterVersionsResponse$,
  DescribeNodegroupResponse$,
  type Nodegroup,
} from '@aws-sdk/client-eks';
import { renderOutput } from '../wire';
import { arn, CREATED } from './rows';
import { service } from './service';

const CLUSTER: Cluster = {
  name: 'shop',
  arn: arn('eks', 'cluster/shop'),
  createdAt: CREATED,
  status: 'ACTIVE',
  version: '1.35',
  resourcesVpcConfig: {
    endpointPublicAccess: true,
    endpointPrivateAccess: true,
    publicAccessCidrs: ['0.0.0.0/0'],
  },
  logging: { clusterLogging: [{ types: ['api', 'audit'], enabled: true }] },
  health: { issues: [] },
  upgradePolicy: { supportType: 'STANDARD' },
};

const NODEGROUP: Nodegroup = {
  clusterName: 'shop',
  nodegroupName: 'workers',
  nodegroupArn: arn('eks', 'nodegroup/shop/workers/00000000-0000-0000-0000-000000000000'),
  status: 'ACTIVE',
  scalingConfig: { minSize: 1, maxSize: 10, desiredSize: 2 },
  resources: { autoScalingGroups: [{ name: 'shop-group-0000' }] },
  health: { issues: [] },
};

const VERSION = {
  clusterVersion: '1.35',
  clusterType: 'eks',
  endOfStandardSupportDate: new Date('2027-03-27T00:00:00Z'),
  endOfExtendedSupportDate: new Date('2028-03-27T00:00:00Z'),
};

/** One cluster with a managed node group. */
export const eks = service({
  prefix: 'eks',
  protocol: 'json',
  paths: {
    '/clusters': 'ListClusters',
    '/clusters/{name}': 'DescribeCluster',
    '/clusters/{name}/node-groups': 'ListNodegroups',
    '/clusters/{name}/node-groups/{nodegroupName}': 'DescribeNodegroup',
    '/cluster-versions': 'DescribeClusterVersions',
  },
  rows: () => ({}),
  operations: () => ({
    'eks:ListClusters': () => ({ body: JSON.stringify({ clusters: ['shop'] }), items: 1 }),
    'eks:DescribeCluster': (request) => ({
      body: renderOutput(request, DescribeClusterResponse$, { cluster: CLUSTER }),
      items: 1,
    }),
    'eks:ListNodegroups': () => ({ body: JSON.stringify({ nodegroups: ['workers'] }), items: 1 }),
    'eks:DescribeNodegroup': (request) => ({
      body: renderOutput(request, DescribeNodegroupResponse$, { nodegroup: NODEGROUP }),
      items: 1,
    }),
    'eks:DescribeClusterVersions': (request) => ({
      body: renderOutput(request, DescribeClusterVersionsResponse$, { clusterVersions: [VERSION] }),
      items: 1,
    }),
  }),
});
