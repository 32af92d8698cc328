import { anEksCluster, anEksNodegroup } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const ARN = 'arn:aws:eks:us-east-1:111122223333';

const CLUSTERS: Readonly<Record<string, object>> = {
  shop: {
    name: 'shop',
    arn: `${ARN}:cluster/shop`,
    status: 'ACTIVE',
    version: '1.34',
    resourcesVpcConfig: {
      endpointPublicAccess: true,
      endpointPrivateAccess: true,
      publicAccessCidrs: ['198.51.100.0/24'],
    },
    logging: {
      clusterLogging: [
        { types: ['api', 'audit'], enabled: true },
        { types: ['authenticator', 'scheduler'], enabled: false },
      ],
    },
    health: { issues: [] },
    upgradePolicy: { supportType: 'EXTENDED' },
    computeConfig: { enabled: false },
    tags: { app: 'shop' },
  },
  jobs: {
    name: 'jobs',
    arn: `${ARN}:cluster/jobs`,
    status: 'UPDATING',
    version: '1.31',
    resourcesVpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true },
    health: {
      issues: [
        { code: 'Ec2SubnetNotFound', message: 'subnet-1 is gone.', resourceIds: ['subnet-1'] },
        { code: 'Other' },
      ],
    },
    computeConfig: { enabled: true },
  },
};

const NODEGROUPS: Readonly<Record<string, object>> = {
  workers: {
    clusterName: 'shop',
    nodegroupName: 'workers',
    nodegroupArn: anEksNodegroup().nodegroupArn,
    status: 'ACTIVE',
    scalingConfig: { minSize: 2, maxSize: 20, desiredSize: 4 },
    resources: { autoScalingGroups: [{ name: 'web' }] },
    health: { issues: [] },
    tags: { team: 'platform' },
  },
  spare: {
    clusterName: 'shop',
    nodegroupName: 'spare',
    nodegroupArn: anEksNodegroup({ nodegroupName: 'spare' }).nodegroupArn,
    status: 'CREATE_FAILED',
    scalingConfig: { minSize: 0, maxSize: 5, desiredSize: 0 },
    health: { issues: [{ code: 'InstanceLimitExceeded', message: 'No more vCPUs.' }] },
  },
};

export const eks: readonly CollectorCase[] = [
  {
    id: 'eksClusters',
    answers: {
      'eks:ListClusters': paged('nextToken', { clusters: ['shop'] }, { clusters: ['gone', 'jobs'] }),
      'eks:DescribeCluster': ({ name }) => {
        const cluster = CLUSTERS[String(name)];
        if (cluster === undefined) throw awsError('ResourceNotFoundException');
        return { cluster };
      },
    },
    data: [
      anEksCluster({ logTypes: ['api', 'audit'], tags: { app: 'shop' } }),
      anEksCluster({
        ...{ clusterName: 'jobs', status: 'UPDATING', version: '1.31', supportType: null, isAutoMode: true },
        issues: [
          { code: 'Ec2SubnetNotFound', message: 'subnet-1 is gone.' },
          { code: 'Other', message: '' },
        ],
        ...{ endpointPublicAccess: false, publicAccessCidrs: [], logTypes: [] },
      }),
    ],
  },
  {
    id: 'eksNodegroups',
    inputs: { eksClusters: [anEksCluster(), anEksCluster({ clusterName: 'gone' })] },
    answers: {
      'eks:ListNodegroups': (input) => {
        if (input.clusterName === 'gone') throw awsError('ResourceNotFoundException');
        return input.nextToken === undefined
          ? { nodegroups: ['workers'], nextToken: '2' }
          : { nodegroups: ['deleted', 'spare'] };
      },
      'eks:DescribeNodegroup': ({ nodegroupName }) => {
        const nodegroup = NODEGROUPS[String(nodegroupName)];
        if (nodegroup === undefined) throw awsError('ResourceNotFoundException');
        return { nodegroup };
      },
    },
    data: [
      anEksNodegroup({ tags: { team: 'platform' } }),
      anEksNodegroup({
        ...{ nodegroupName: 'spare', status: 'CREATE_FAILED', maxSize: 5, autoScalingGroupNames: [] },
        issues: [{ code: 'InstanceLimitExceeded', message: 'No more vCPUs.' }],
      }),
    ],
  },
  {
    id: 'eksClusterVersions',
    answers: {
      'eks:DescribeClusterVersions': paged(
        'nextToken',
        {
          clusterVersions: [
            {
              clusterVersion: '1.34',
              clusterType: 'eks',
              endOfStandardSupportDate: new Date('2026-12-02T00:00:00Z'),
              endOfExtendedSupportDate: new Date('2027-12-02T00:00:00Z'),
            },
          ],
        },
        { clusterVersions: [{ clusterVersion: '1.36', clusterType: 'eks' }] },
      ),
    },
    data: [
      {
        clusterVersion: '1.34',
        endOfStandardSupportDate: '2026-12-02T00:00:00.000Z',
        endOfExtendedSupportDate: '2027-12-02T00:00:00.000Z',
      },
      { clusterVersion: '1.36', endOfStandardSupportDate: null, endOfExtendedSupportDate: null },
    ],
  },
];
