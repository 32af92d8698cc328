import type { AutoScalingGroup } from '../../src/model/artifacts';

/** Builders: a healthy resource, of which a test changes only what it is about. */
export const anAutoScalingGroup = (overrides: Partial<AutoScalingGroup> = {}): AutoScalingGroup => {
  const name = overrides.autoScalingGroupName ?? 'web';
  return {
    autoScalingGroupName: name,
    autoScalingGroupArn: `arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:0:autoScalingGroupName/${name}`,
    minSize: 2,
    maxSize: 20,
    desiredCapacity: 4,
    desiredCapacityType: 'units',
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    subnetIds: ['subnet-a', 'subnet-b'],
    targetGroupArns: [],
    loadBalancerNames: [],
    healthCheckType: 'ELB',
    healthCheckGracePeriod: 120,
    defaultCooldown: 300,
    defaultInstanceWarmup: 120,
    launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: name, version: '$Default' },
    launchConfigurationName: null,
    mixedInstancesPolicy: null,
    suspendedProcesses: [],
    instances: [],
    status: null,
    warmPoolSize: null,
    capacityRebalance: false,
    enabledMetrics: ['GroupInServiceInstances'],
    tags: {},
    ...overrides,
  };
};
