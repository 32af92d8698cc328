import { describe, expect, it } from '@jest/globals';
import { judge, notWell } from './judge';
import { legacy } from './legacy';
import { each, itSeesThrough, named, withQuota } from './planted';

describe('the shop that grew over the years', () =>
  itSeesThrough(legacy, [
    [
      // 20 of the night's reports and 4 of the bastions run beside 280 that are scheduled; of the load alone, 276 ÷ 8.
      'a quota of 300 vCPUs',
      (region) => withQuota(region, 'L-1216C47A', 300),
      ['red on-demand-vcpu On-Demand Standard 34.5', 'yellow auto-scaling-max-vcpu-quota L-1216C47A'],
    ],
    [
      'a Classic Load Balancer with one of four out of service',
      ({ classicLoadBalancers }) => ({
        classicLoadBalancers: classicLoadBalancers.map((balancer) => ({
          ...balancer,
          instances: balancer.instances.map((instance, index) =>
            index === 0 ? { ...instance, state: 'OutOfService', reason: 'Instance' } : instance,
          ),
        })),
      }),
      ['yellow classic-load-balancer-targets old'],
    ],
    [
      'a Classic Load Balancer with all out of service',
      ({ classicLoadBalancers }) => ({
        classicLoadBalancers: classicLoadBalancers.map((balancer) => ({
          ...balancer,
          instances: each(balancer.instances, { state: 'OutOfService', reason: 'Instance' }),
        })),
      }),
      ['red classic-load-balancer-targets old'],
    ],
    [
      'a Classic Load Balancer in one zone',
      ({ classicLoadBalancers }) => ({
        classicLoadBalancers: each(classicLoadBalancers, {
          availabilityZones: ['us-east-1a'],
          subnetIds: ['subnet-a'],
        }),
      }),
      ['red classic-load-balancer-zones old'],
    ],
    [
      'a bastion in one zone',
      ({ ec2Instances }) => ({
        ec2Instances: ec2Instances.filter(({ instanceId }) => instanceId !== 'i-bastion-b'),
      }),
      ['yellow instance-zones bastion'],
    ],
    [
      // 4·m of the maximum of 80, which is below what is scheduled.
      'a maximum of 80 instances in the blue group',
      ({ autoScalingGroups, scheduledActions }) => ({
        autoScalingGroups: each(autoScalingGroups, { maxSize: 80 }, named('web')),
        scheduledActions: each(
          scheduledActions,
          { minSize: 80, maxSize: 80, desiredCapacity: 80 },
          named('web'),
        ),
      }),
      ['red auto-scaling-group-size web 20', 'red pre-warming-backends web'],
    ],
    [
      // 200 connections ÷ 10.
      'a database that takes 200 connections',
      ({ dbParameters }) => ({ dbParameters: each(dbParameters, { parameterValue: '200' }) }),
      ['red db-connections orders 20'],
    ],
  ]));

it('stays ready with a group off the path of traffic that may not launch, has no policy and stands in one zone', async () => {
  const { autoScalingGroups, scalingPolicies } = legacy.region;
  const region = {
    ...legacy.region,
    autoScalingGroups: each(
      autoScalingGroups,
      { suspendedProcesses: ['Launch'], availabilityZones: ['us-east-1a'] },
      named('batch'),
    ),
    scalingPolicies: scalingPolicies.filter(({ autoScalingGroupName }) => autoScalingGroupName !== 'batch'),
  };
  const judged = await judge({ ...legacy, region });
  expect(notWell(judged)).toEqual([]);
  expect(judged.report.verdict).toBe('ready');
});
