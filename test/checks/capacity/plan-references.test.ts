import { describe, expect, it } from '@jest/globals';
import { planReferences } from '../../../src/checks/capacity/plan-references';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aClassicLoadBalancer, aLoadBalancer, anAutoScalingGroup } from '../../builders/artifacts';
import { runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const there = {
  loadBalancers: [aLoadBalancer({ loadBalancerName: 'web' })],
  classicLoadBalancers: [aClassicLoadBalancer({ loadBalancerName: 'legacy' })],
  autoScalingGroups: [anAutoScalingGroup({ autoScalingGroupName: 'web-asg' })],
};
const judge = (plan: Partial<EventPlanInput>, artifacts: object = there) =>
  runEventCheck(planReferences, artifacts, { plan: aPlan(plan) });

const preWarming = (loadBalancer: string, region = 'us-east-1') => ({
  preWarming: [{ loadBalancer, region }],
});
const expecting = (loadBalancer: string) => ({
  traffic: {
    multiplier: 10,
    loadBalancers: [{ loadBalancer, region: 'us-east-1', peakRequestsPerSecond: 4000 }],
  },
});
const tested = (autoScalingGroup: string) => ({
  loadTests: [
    {
      name: 'rehearsal',
      on: '2026-11-01',
      result: 'passed' as const,
      requestsPerSecondPerInstance: [{ autoScalingGroup, value: 100 }],
    },
  ],
});

describe('plan-references', () => {
  it.each<[string, Partial<EventPlanInput>, string]>([
    ['a load balancer that is there', preWarming('web'), 'pass'],
    ['a Classic Load Balancer that is there', preWarming('legacy'), 'pass'],
    ['one that is not', preWarming('wed'), 'fail'],
    ['one of a region that was not read', preWarming('web', 'eu-west-1'), 'unknown'],
    ['a load balancer that is there, of which traffic is expected', expecting('web'), 'pass'],
    ['one of those that is not', expecting('wed'), 'fail'],
    ['a group that is there', tested('web-asg'), 'pass'],
    ['one in another case', tested('Web-ASG'), 'fail'],
  ])('judges %s', (_, plan, status) => {
    expect(judge(plan).map((judgement) => judgement.status)).toEqual([status]);
  });

  it('names the nearest', () => {
    expect(judge(tested('Web-ASG'))[0]?.detail).toBe(
      'The plan names Web-ASG in loadTests, and there is no such resource where it should be. The nearest is web-asg.',
    );
  });

  it('does not call missing what could not be looked up', () => {
    expect(judge(preWarming('wed'), {}).map(({ status }) => status)).toEqual(['unknown']);
  });

  const dependingOn = (...awsServices: string[]) =>
    judge({ kickoff: { workloads: [{ name: 'shop', awsServices }] } }).map(({ detail }) => detail);

  it('does not know of services of a workload that nothing judges', () => {
    expect(dependingOn('Amazon RDS', 'EC2', 'DynamoDB', 'AWS AppSync', 'Magic')).toEqual([
      'The workload shop depends on DynamoDB, which nothing judges.',
      'The workload shop depends on AWS AppSync, which nothing judges.',
      'The workload shop depends on Magic, which nothing judges.',
    ]);
  });

  it.each([
    ...['EC2 Auto Scaling', 'Elastic Load Balancing', 'ALB', 'Application Load Balancers', 'Aurora MySQL'],
    ...['RDS for PostgreSQL', 'Amazon Aurora', ' amazon vpc ', 'EBS'],
  ])('takes %s for a service that is judged', (word) => {
    expect(dependingOn(word)).toEqual([]);
  });
});
