import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, shop, subnetOf, zoneOf } from './accounts';

const tags = { 'karpenter.sh/nodepool': 'default', 'eks:eks-cluster-name': 'shop', Name: 'shop-default' };

/** Eight nodes, each with its own address and those of nine pods. */
const nodes = Array.from({ length: 8 }, (_, node) =>
  build.anEc2Instance({
    instanceId: `i-node-${node + 1}`,
    instanceType: 'm5.xlarge',
    availabilityZone: zoneOf(node),
    subnetId: subnetOf(node),
    networkInterfaces: [
      {
        subnetId: subnetOf(node),
        addresses: Array.from({ length: 10 }, (_, index) => `10.0.${node % 2}.${100 + node * 10 + index}`),
      },
    ],
    securityGroupIds: ['sg-nodes'],
    tags,
  }),
);

const system = build.anEc2Instance({
  instanceId: 'i-system-1',
  autoScalingGroupName: 'system',
  tags: { 'eks:cluster-name': 'shop' },
});

/**
 * The shop on EKS, on a busy Sunday of 1.9 times the normal traffic: pods behind an Application Load Balancer, on eight
 * m5.xlarge that Karpenter launches (32 vCPUs, in two zones), beside a managed node group of one m5.large for what does not
 * grow, a search domain of six nodes, a file system that may burst, and a cluster of DAX of three nodes. Somebody looked at what
 * its pods need.
 */
export const cluster: Account = {
  plan: aPreparedPlan({
    traffic: {
      multiplier: 1.9,
      notInPath: ['kubernetes'],
      elasticity: [{ match: { resource: 'system' }, factor: 0 }],
    },
    preWarming: [],
  }),
  region: {
    ...shop.region,
    ec2Instances: [...nodes, system],
    ec2InstanceTypes: {
      'm5.large': build.anInstanceType(),
      'm5.xlarge': build.anInstanceType({ instanceType: 'm5.xlarge', vCpus: 4, memoryMiB: 16384 }),
    },
    autoScalingGroups: [
      build.anAutoScalingGroup({
        autoScalingGroupName: 'system',
        minSize: 1,
        maxSize: 1,
        desiredCapacity: 1,
        instances: [build.anAutoScalingInstance({ instanceId: 'i-system-1' })],
        tags: { 'eks:cluster-name': 'shop', 'eks:nodegroup-name': 'system' },
      }),
    ],
    eksClusters: [build.anEksCluster()],
    eksNodegroups: [
      build.anEksNodegroup({ nodegroupName: 'system', maxSize: 1, autoScalingGroupNames: ['system'] }),
    ],
    eksClusterVersions: build.someEksVersions(),
    ...build.healthyOpenSearch,
    ...build.healthyEfs,
    ...build.healthyDax,
    backedUpResources: [build.aBackedUpResource({ resourceArn: build.fileSystemArn() })],
    serviceQuotas: [
      ...[...shop.region.serviceQuotas, ...build.someEksQuotas(), ...build.someSearchQuotas()],
      ...[build.aFileSystemQuota(), build.aDaxQuota()],
    ],
    scalingPolicies: [],
    scheduledActions: [],
    autoScalingGroupPeaks: [build.anAutoScalingGroupPeak({ autoScalingGroupName: 'system' })],
    targetGroups: [build.aTargetGroup({ targetType: 'ip' })],
    targetHealth: [
      {
        targetGroupArn: build.targetGroupArn(),
        targets: nodes.slice(0, 4).map(({ networkInterfaces, availabilityZone }) => ({
          id: networkInterfaces[0]?.addresses[1] ?? '',
          port: 80,
          availabilityZone,
          state: 'healthy',
          reason: null,
        })),
      },
    ],
    securityGroups: [build.aSecurityGroup({ admitsGroups: ['sg-nodes'] })],
    volumes: nodes.map(({ instanceId }, index) =>
      build.aVolume({ volumeId: `vol-${index}`, instanceIds: [instanceId] }),
    ),
  },
};
