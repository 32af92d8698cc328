import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scopeResources } from '../../../src/checks/capacity/scope-resources';
import { LOOKED_UP_IN } from '../../../src/judging/named';
import type { Artifacts } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import * as build from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Scope = NonNullable<EventPlanInput['accounts'][number]['regions'][number]['scope']>;

/** All that a scope is looked up in was read. */
const artifacts: Partial<Artifacts> = {
  ...Object.fromEntries(LOOKED_UP_IN.map((id) => [id, []])),
  ec2Instances: [build.anEc2Instance({ instanceId: 'i-1' })],
  subnets: [build.aSubnet({ vpcId: 'vpc-1' })],
  loadBalancers: [build.aLoadBalancer({ loadBalancerName: 'web' })],
  classicLoadBalancers: [build.aClassicLoadBalancer({ loadBalancerName: 'legacy' })],
  autoScalingGroups: [
    build.anAutoScalingGroup({
      autoScalingGroupName: 'web-asg',
      tags: { app: 'shop', tier: 'web', 'aws:cloudformation:stack-name': 'shop-prod-Web-1AB2CD3EF4GH' },
    }),
  ],
  dbInstances: [build.aDbInstance({ dbInstanceIdentifier: 'orders', tags: { tier: 'data' } })],
};

const judge = (scope: Scope, there: Partial<Artifacts> = artifacts) =>
  runCheck(scopeResources, there, {
    plan: aPlan({ accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope }] }] }),
  });

const KENDRA = 'arn:aws:kendra:us-east-1:111122223333:index/orders';

describe('scope-resources', () => {
  it.each<[string, Scope]>([
    ['instances', { instances: ['i-1'] }],
    ['loadBalancers', { loadBalancers: ['web'] }],
    ['a Classic Load Balancer', { loadBalancers: ['legacy'] }],
    ['loadBalancers by ARN', { loadBalancers: [build.loadBalancerArn('web')] }],
    ['autoScalingGroups', { autoScalingGroups: ['web-asg'] }],
    ['vpcs', { vpcs: ['vpc-1'] }],
    ['rds by host name', { rds: ['Orders.c9akciq32.us-east-1.rds.amazonaws.com'] }],
    ['tags', { tags: { app: 'shop', tier: 'web' } }],
    ['a stack with nested ones', { cloudFormationStacks: ['shop-prod'] }],
    ['an ARN', { other: [build.loadBalancerArn('web')] }],
  ])('finds what is there: %s', (_, scope) => {
    expect(judge(scope).map(({ status }) => status)).toEqual(['pass']);
  });

  it.each<[string, Scope, readonly string[]]>([
    ['by its name', { cloudFormationStacks: ['jobs'] }, ['fail', 'fail']],
    ['by its tags', { tags: { app: 'jobs' } }, ['fail', 'fail']],
    ['by its ARN', { other: [build.stackId('jobs')] }, ['unknown', 'pass']],
  ])('is not content with a stack of which nothing is read: %s', (_, scope, statuses) => {
    const cloudFormationStacks = [build.aStack({ stackName: 'jobs', tags: { app: 'jobs' } })];
    const judged = judge(scope, { ...artifacts, cloudFormationStacks });
    expect(judged.map(({ status }) => status)).toEqual(statuses);
    expect(judged[0]?.detail).toContain('selects nothing that is read');
  });

  it.each<[string, Scope, string]>([
    ['instances', { instances: ['i-2'] }, 'The nearest is i-1.'],
    ['loadBalancers', { loadBalancers: ['wed'] }, 'The nearest is web.'],
    ['autoScalingGroups', { autoScalingGroups: ['web-sag'] }, 'The nearest is web-asg.'],
    ['vpcs', { vpcs: ['vpc-2'] }, 'The nearest is vpc-1.'],
    ['rds', { rds: ['order'] }, 'The nearest is orders.'],
    ['tags in another case', { tags: { app: 'Shop' } }, 'The nearest is app=shop.'],
    ['a stack', { cloudFormationStacks: ['shop-prd-Web-1AB2CD3EF4GH'] }, 'shop-prod-Web-1AB2CD3EF4GH.'],
    ['an ARN', { other: [build.loadBalancerArn('wed')] }, build.loadBalancerArn('web')],
  ])('names the nearest of what is missing: %s', (_, scope, words) => {
    const judgements = judge(scope);
    expect(judgements.map(({ status }) => status)).toEqual(['fail', 'fail']);
    expect(judgements[0]?.detail).toBe(
      'The scope of us-east-1 selects nothing that is read, so nothing there is judged.',
    );
    expect(judgements[1]?.detail).toContain(words);
  });

  it.each<[string, Scope, string, string]>([
    [
      'a name',
      { instances: ['i-2'] },
      'instances i-2',
      'The scope names i-2 among instances, and us-east-1 of account 111122223333 has no such resource. The nearest is i-1.',
    ],
    [
      'a stack',
      { cloudFormationStacks: ['tills'] },
      'cloudFormationStacks tills',
      'The scope names the stack tills, and nothing that is read in us-east-1 of account 111122223333 belongs to it.',
    ],
    [
      'tags',
      { tags: { team: 'tills' } },
      'tags team=tills',
      'The scope selects by the tags team=tills, and nothing that is read in us-east-1 of account 111122223333 carries them all.',
    ],
  ])('says what is missing, and asks people to correct it: %s', (_, scope, name, words) => {
    const missing = judge(scope)[1];
    expect(missing).toMatchObject({
      resource: { name },
      fix: { action: 'Correct the scope of us-east-1 in the plan, or take out what is no longer there.' },
    });
    expect(missing?.detail).toContain(words);
  });

  it('judges each name by itself, and nothing as a whole while one of them is there', () => {
    expect(judge({ instances: ['i-1', 'i-2'], loadBalancers: ['web'] })).toMatchObject([
      {
        status: 'pass',
        resource: { name: 'instances i-1' },
        detail: 'It is in us-east-1 of account 111122223333.',
      },
      { status: 'fail', resource: { name: 'instances i-2' } },
      { status: 'pass', resource: { name: 'loadBalancers web' } },
    ]);
  });

  it('looks at the scope of its own region', () => {
    const regions = [
      { name: 'eu-west-1', scope: { instances: ['i-2'] } },
      { name: 'us-east-1', scope: { instances: ['i-1'] } },
      { name: 'ap-southeast-1' },
    ];
    const plan = aPlan({ accounts: [{ id: '111122223333', regions }] });
    const statusIn = (region: string) =>
      runCheck(scopeResources, artifacts, { plan, target: { account: '111122223333', region } }).map(
        ({ status }) => status,
      );
    expect(['us-east-1', 'eu-west-1', 'ap-southeast-1'].map(statusIn)).toEqual([
      ['pass'],
      ['fail', 'fail'],
      ['notApplicable'],
    ]);
  });

  it.each<[string, Scope, string[]]>([
    ['a kind that nothing reads', { other: [KENDRA] }, ['unknown', 'unknown']],
    [
      'that, and a name that is missing',
      { other: [KENDRA], instances: ['i-2'] },
      ['fail', 'fail', 'unknown'],
    ],
  ])('does not know whether it selects anything by %s', (_, scope, statuses) => {
    expect(
      judge(scope)
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(statuses.toSorted());
  });

  it('fails tags that no resource carries together', () => {
    expect(judge({ tags: { app: 'shop', tier: 'data' } }).map(({ status }) => status)).toEqual([
      'fail',
      'fail',
    ]);
  });

  it('does not know of kinds that nothing reads', () => {
    expect(judge({ loadBalancers: ['web'], other: [KENDRA] })).toMatchObject([
      { status: 'pass', resource: { name: 'loadBalancers web' } },
      {
        status: 'unknown',
        resource: { name: `other ${KENDRA}` },
        detail: `Nothing reads resources of this kind, so this is not judged: ${KENDRA}.`,
      },
    ]);
  });

  it('does not call missing what could not be looked up', () => {
    const { loadBalancers: _, ...rest } = artifacts;
    const [judgement] = judge({ loadBalancers: ['other'], autoScalingGroups: ['web-asg'] }, rest);
    expect(judgement).toMatchObject({
      status: 'unknown',
      detail: 'Not known: loadBalancers could not be read.',
    });
  });

  it('has nothing to say of a scope that is left open', () => {
    expect(judge({}).map(({ status }) => status)).toEqual(['notApplicable']);
  });

  it('finds every name that no resource has', () => {
    const list = fc.constantFrom('instances', 'loadBalancers', 'autoScalingGroups', 'vpcs', 'rds');
    fc.assert(
      fc.property(list, fc.uuid(), (name, id) => {
        expect(judge({ [name]: [id] }).map(({ status }) => status)).toEqual(['fail', 'fail']);
      }),
    );
  });
});
