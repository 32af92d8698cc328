import { describe, expect, it } from '@jest/globals';
import { planReferences } from '../../../src/checks/capacity/plan-references';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aClassicLoadBalancer, aLoadBalancer, anAutoScalingGroup } from '../../builders/artifacts';
import { aContext, runEventCheck } from '../../builders/check';
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

  it.each<[string, string, string]>([
    ['the account that has it', '111122223333', 'pass'],
    ['an account that was not read', '444455556666', 'unknown'],
  ])('looks in %s', (_, account, status) => {
    const accounts = ['111122223333', '444455556666'].map((id) => ({ id, regions: [{ name: 'us-east-1' }] }));
    const plans = [
      { accounts, preWarming: [{ loadBalancer: 'web', region: 'us-east-1', account }] },
      {
        accounts,
        traffic: {
          multiplier: 10,
          loadBalancers: [{ loadBalancer: 'web', account, region: 'us-east-1', peakRequestsPerSecond: 4000 }],
        },
      },
    ];
    expect(plans.flatMap((plan) => judge(plan)).map((judgement) => judgement.status)).toEqual([
      status,
      status,
    ]);
  });

  const inEurope = (autoScalingGroupName: string | null) => ({
    target: { account: '111122223333', region: 'eu-west-1' },
    artifacts:
      autoScalingGroupName === null
        ? {}
        : { autoScalingGroups: [anAutoScalingGroup({ autoScalingGroupName })] },
  });
  it.each<[string, string, string | null, string]>([
    ['is in the first', 'web-asg', 'rest', 'pass'],
    ['is in the second', 'api', 'api', 'pass'],
    ['is in none', 'api', 'rest', 'fail'],
    ['is not in the one that could be read', 'api', null, 'unknown'],
  ])('looks for a group in both regions: it %s', (_, name, other, status) => {
    const us = { target: { account: '111122223333', region: 'us-east-1' }, artifacts: there };
    const { target: _target, ...context } = aContext({ plan: aPlan(tested(name)) });
    const judged = planReferences.evaluate([us, inEurope(other)], context);
    expect(judged.map((judgement) => judgement.status)).toEqual([status]);
  });

  it('says where the plan names what is missing, and what is next', () => {
    const there = { loadBalancers: [], classicLoadBalancers: [], autoScalingGroups: [] };
    expect(judge(preWarming('web'), there)).toMatchObject([
      {
        resource: { name: 'preWarming web' },
        detail: 'The plan names web in preWarming, and there is no such resource where it should be.',
        fix: { action: 'Correct the name in preWarming of the plan.' },
      },
    ]);
    expect(judge(expecting('web'), there)).toMatchObject([
      { resource: { name: 'traffic.loadBalancers web' } },
    ]);
  });

  it('asks for nothing where the plan names nothing', () => {
    const plans = [{}, preWarming('web'), expecting('web'), tested('web-asg')];
    expect(plans.map((plan) => planReferences.concerns?.(aPlan(plan)))).toEqual([false, true, true, true]);
    expect(judge({})).toEqual([]);
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
    expect(
      dependingOn('Amazon RDS', 'EC2', 'DynamoDB', 'Kinesis Data Streams', 'AWS AppSync', 'Magic'),
    ).toEqual([
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
