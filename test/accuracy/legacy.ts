import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, fleet, shop } from './accounts';

const batch = fleet('batch', 10);
const nothing = { load: null, cpuUtilization: null, inServiceInstances: null };

/**
 * The shop as it grew over the years: its group `web` is the blue of two twins, of which the green one is closed and gets no
 * share of the requests; a Classic Load Balancer still leads to the same instances; and there are a bastion and a group that
 * runs reports at night, which the plan says do not grow.
 */
export const legacy: Account = {
  plan: aPreparedPlan({
    traffic: {
      multiplier: 22,
      elasticity: [
        { match: { resource: 'batch' }, factor: 0 },
        { match: { resource: 'i-bastion-*' }, factor: 0 },
      ],
    },
    preWarming: [
      ...(shop.plan.preWarming ?? []),
      { loadBalancer: 'old', region: 'us-east-1', status: 'verified', multiplier: 22 },
    ],
  }),
  region: {
    ...shop.region,
    shieldProtections: build.someShieldProtections([
      build.aShieldProtection(),
      build.aShieldProtection({ resourceArn: build.classicArn('old') }),
    ]),
    ec2Instances: [
      ...shop.region.ec2Instances,
      ...batch.ec2Instances,
      ...['a', 'b'].map((zone) =>
        build.anEc2Instance({
          instanceId: `i-bastion-${zone}`,
          availabilityZone: `us-east-1${zone}`,
          subnetId: `subnet-${zone}`,
          networkInterfaces: [{ subnetId: `subnet-${zone}`, addresses: [] }],
          securityGroupIds: ['sg-bastion'],
          tags: { Name: 'bastion' },
        }),
      ),
    ],
    autoScalingGroups: shop.region.autoScalingGroups.flatMap((web) => [
      { ...web, loadBalancerNames: ['old'] },
      {
        ...web,
        autoScalingGroupName: 'green',
        minSize: 0,
        maxSize: 400,
        desiredCapacity: 0,
        targetGroupArns: [build.targetGroupArn('green')],
        instances: [],
      },
      {
        ...web,
        autoScalingGroupName: 'batch',
        minSize: 0,
        maxSize: 10,
        desiredCapacity: 10,
        targetGroupArns: [],
        healthCheckType: 'EC2',
        instances: batch.instances,
      },
    ]),
    scalingPolicies: ['web', 'green', 'batch'].flatMap((autoScalingGroupName) =>
      shop.region.scalingPolicies.map((policy) => ({ ...policy, autoScalingGroupName })),
    ),
    scheduledActions: [
      ...shop.region.scheduledActions,
      build.aScheduledAction({
        autoScalingGroupName: 'batch',
        scheduledActionName: 'reports',
        startTime: null,
        recurrence: '0 1 * * *',
        minSize: 0,
        maxSize: 10,
        desiredCapacity: 10,
      }),
    ],
    autoScalingGroupPeaks: [
      ...shop.region.autoScalingGroupPeaks,
      build.anAutoScalingGroupPeak({ autoScalingGroupName: 'green', ...nothing }),
      build.anAutoScalingGroupPeak({ autoScalingGroupName: 'batch' }),
    ],
    classicLoadBalancers: [
      build.aClassicLoadBalancer({
        loadBalancerName: 'old',
        instances: ['i-web-1', 'i-web-2', 'i-web-3', 'i-web-4'].map((instanceId) => ({
          instanceId,
          state: 'InService',
          reason: null,
        })),
      }),
    ],
    targetGroups: [...shop.region.targetGroups, build.aTargetGroup({ targetGroupName: 'green' })],
    listeners: [
      build.aListener({
        forwards: [
          { targetGroupArn: build.targetGroupArn(), weight: 100 },
          { targetGroupArn: build.targetGroupArn('green'), weight: 0 },
        ],
      }),
    ],
    targetHealth: [
      ...shop.region.targetHealth,
      { targetGroupArn: build.targetGroupArn('green'), targets: [] },
    ],
  },
};
