import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { compileScope, narrowArtifacts, scopeOf } from '../../src/judging/scope';
import { ARTIFACTS, type Artifacts } from '../../src/model/artifacts';
import type { RowsDefinition, WholeDefinition } from '../../src/model/artifacts/definition';
import type { ScopedResource } from '../../src/model/resource';
import type { ResourceKind } from '../../src/model/services';
import type { PlanScope } from '../../src/plan/schema';
import {
  aClassicLoadBalancer,
  aDatabaseSecret,
  aDbInstance,
  aDeadLetterQueue,
  aFirehoseStream,
  aFunctionVpc,
  aLambdaEventSource,
  aLambdaFunction,
  aLoadBalancer,
  anAutoScalingGroup,
  anEc2Instance,
  anEksCluster,
  anEksNodegroup,
  anEventRule,
  anEventRulePeak,
  anEventTarget,
  anSnsSubscription,
  anSnsTopic,
  anSnsTopicPeak,
  aScheduledRule,
  aSecret,
  aSqsQueue,
  aSqsQueuePeak,
  aStack,
  aStateMachine,
  aStateMachinePeak,
  aSubnet,
  aTargetGroup,
  clusterArn,
  eksClusterArn,
  healthyFirehose,
  healthyKinesis,
  healthyMsk,
  healthyNetworkLinks,
  queueArn,
  ruleArn,
  stackId,
  stateMachineArn,
  topicArn,
} from '../builders/artifacts';
import { aPlan } from '../builders/plan';
import { shaped } from '../builders/shaped';

const resource = (kind: ResourceKind, ids: string[], tags: Record<string, string> = {}) => ({
  kind,
  ids,
  tags,
});

describe('what a scope includes', () => {
  const lbArn = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/1';
  it.each([
    ['everything, without a scope', undefined, resource('vpc', ['vpc-1']), true],
    ['everything, when it selects by nothing', { instances: [] }, resource('vpc', ['vpc-1']), true],
    [
      'all tags',
      { tags: { app: 'shop', tier: 'web' } },
      resource('instance', ['i-1'], { app: 'shop', tier: 'web' }),
      true,
    ],
    [
      'one tag of two',
      { tags: { app: 'shop', tier: 'web' } },
      resource('instance', ['i-1'], { app: 'shop' }),
      false,
    ],
    ['another value', { tags: { app: 'shop' } }, resource('instance', ['i-1'], { app: 'Shop' }), false],
    [
      'a stack',
      { cloudFormationStacks: ['shop'] },
      resource('rds', ['db'], { 'aws:cloudformation:stack-name': 'shop' }),
      true,
    ],
    [
      'another stack',
      { cloudFormationStacks: ['shop'] },
      resource('rds', ['db'], { 'aws:cloudformation:stack-name': 'shop2' }),
      false,
    ],
    [
      'a stack nested in it',
      { cloudFormationStacks: ['shop'] },
      resource('rds', ['db'], { 'aws:cloudformation:stack-name': 'shop-Database-1A2B3C4D5E6F7' }),
      true,
    ],
    [
      'a stack nested two levels deep',
      { cloudFormationStacks: ['shop-prod'] },
      resource('rds', ['db'], {
        'aws:cloudformation:stack-name': 'shop-prod-Data-ABCDEFGHIJKL-Orders-MNOPQRSTUVWX',
      }),
      true,
    ],
    ...[
      'shop-staging',
      'shop-Database-abcdefghijkl',
      'shop-Database-ABCDEFGHIJK',
      'shop2-Database-1A2B3C4D5E6F7',
      'shop-1A2B3C4D5E6F7',
    ].map((stack): [string, PlanScope, ScopedResource, boolean] => [
      `no stack that is only called alike: ${stack}`,
      { cloudFormationStacks: ['shop'] },
      resource('rds', ['db'], { 'aws:cloudformation:stack-name': stack }),
      false,
    ]),
    ['a name', { loadBalancers: ['web'] }, resource('loadBalancer', ['web', lbArn]), true],
    ['an ARN', { loadBalancers: [lbArn] }, resource('loadBalancer', ['web', lbArn]), true],
    ['the name of another kind', { loadBalancers: ['web'] }, resource('autoScalingGroup', ['web']), false],
    ['an ARN among the others', { other: [lbArn] }, resource('loadBalancer', ['web', lbArn]), true],
    [
      'a host name',
      { rds: ['shop-orders.c9akciq32.ap-southeast-1.rds.amazonaws.com'] },
      resource('rds', ['shop-orders']),
      true,
    ],
    [
      'a host name of a cluster',
      { rds: ['Shop.cluster-ro-c9akciq32.us-east-1.rds.amazonaws.com'] },
      resource('rds', ['shop']),
      true,
    ],
    ['the beginning of an identifier', { rds: ['shop'] }, resource('rds', ['shop-orders']), false],
    [
      'a hosted zone',
      { route53HostedZones: ['example.com'] },
      resource('route53HostedZone', ['Z1', 'example.com']),
      true,
    ],
    ['what is not named', { instances: ['i-1'] }, resource('instance', ['i-2']), false],
  ])('%s', (_, scope, candidate, included) => {
    expect(compileScope(scope).includes(candidate)).toBe(included);
  });
});

/** A row of which only what scope looks at is given; the rest of it does not matter here. */
const rows = <K extends keyof Artifacts>(_: K, ...partial: unknown[]) => partial as unknown as Artifacts[K];

const account = (): Partial<Artifacts> => ({
  autoScalingGroups: [
    anAutoScalingGroup({
      autoScalingGroupName: 'shop',
      subnetIds: ['subnet-a'],
      targetGroupArns: ['tg-asg'],
      tags: { app: 'shop' },
    }),
    anAutoScalingGroup({ autoScalingGroupName: 'other', subnetIds: ['subnet-b'] }),
  ],
  scalingPolicies: rows(
    'scalingPolicies',
    { autoScalingGroupName: 'shop' },
    { autoScalingGroupName: 'other' },
  ),
  scheduledActions: rows(
    'scheduledActions',
    { autoScalingGroupName: 'shop' },
    { autoScalingGroupName: 'other' },
  ),
  autoScalingLaunches: rows(
    'autoScalingLaunches',
    { autoScalingGroupName: 'shop' },
    { autoScalingGroupName: 'other' },
  ),
  autoScalingGroupPeaks: rows(
    'autoScalingGroupPeaks',
    { autoScalingGroupName: 'shop' },
    { autoScalingGroupName: 'other' },
  ),
  ec2Instances: rows(
    'ec2Instances',
    { instanceId: 'i-group', autoScalingGroupName: 'shop', tags: {} },
    { instanceId: 'i-tagged', autoScalingGroupName: null, tags: { app: 'shop' } },
    { instanceId: 'i-other', autoScalingGroupName: 'other', tags: {} },
  ),
  volumes: rows(
    'volumes',
    { volumeId: 'vol-group', instanceIds: ['i-group'], tags: {} },
    { volumeId: 'vol-other', instanceIds: ['i-other'], tags: {} },
    { volumeId: 'vol-free', instanceIds: [], tags: {} },
  ),
  volumeSnapshots: rows('volumeSnapshots', { volumeId: 'vol-group' }, { volumeId: 'vol-other' }),
  loadBalancers: rows(
    'loadBalancers',
    {
      loadBalancerName: 'shop',
      loadBalancerArn: 'lb-shop',
      dnsName: 'shop.elb',
      zones: [{ subnetId: 'subnet-c' }, { subnetId: null }],
      tags: { app: 'shop' },
    },
    { loadBalancerName: 'other', loadBalancerArn: 'lb-other', dnsName: 'other.elb', zones: [], tags: {} },
  ),
  listeners: rows(
    'listeners',
    { listenerArn: 'l-1', loadBalancerArn: 'lb-shop' },
    { listenerArn: 'l-2', loadBalancerArn: 'lb-other' },
  ),
  loadBalancerPeaks: rows(
    'loadBalancerPeaks',
    { loadBalancerArn: 'lb-shop' },
    { loadBalancerArn: 'lb-other' },
  ),
  lcuReservations: rows('lcuReservations', { loadBalancerArn: 'lb-shop' }, { loadBalancerArn: 'lb-other' }),
  targetGroups: rows(
    'targetGroups',
    { targetGroupName: 'a', targetGroupArn: 'tg-asg', loadBalancerArns: [], tags: {} },
    { targetGroupName: 'b', targetGroupArn: 'tg-lb', loadBalancerArns: ['lb-shop'], tags: {} },
    { targetGroupName: 'c', targetGroupArn: 'tg-other', loadBalancerArns: ['lb-other'], tags: {} },
  ),
  targetHealth: rows(
    'targetHealth',
    { targetGroupArn: 'tg-asg', targets: [] },
    { targetGroupArn: 'tg-lb', targets: [] },
    { targetGroupArn: 'tg-other', targets: [] },
  ),
  targetGroupAttributes: rows(
    'targetGroupAttributes',
    { targetGroupArn: 'tg-asg', crossZone: null },
    { targetGroupArn: 'tg-lb', crossZone: null },
    { targetGroupArn: 'tg-other', crossZone: null },
  ),
  subnets: rows(
    'subnets',
    ...['a', 'b', 'c', 'd'].map((zone) => ({
      subnetId: `subnet-${zone}`,
      vpcId: zone === 'd' ? 'vpc-2' : 'vpc-1',
      tags: {},
    })),
  ),
  dbInstances: rows(
    'dbInstances',
    {
      dbInstanceIdentifier: 'writer',
      dbInstanceArn: 'arn:w',
      dbClusterIdentifier: 'aurora',
      tags: { app: 'shop' },
    },
    { dbInstanceIdentifier: 'reader', dbInstanceArn: 'arn:r', dbClusterIdentifier: 'aurora', tags: {} },
    { dbInstanceIdentifier: 'other', dbInstanceArn: 'arn:o', dbClusterIdentifier: null, tags: {} },
  ),
  dbClusters: rows(
    'dbClusters',
    { dbClusterIdentifier: 'aurora', dbClusterArn: 'arn:c', tags: {} },
    { dbClusterIdentifier: 'spare', dbClusterArn: 'arn:s', tags: {} },
  ),
  dbInstancePeaks: rows(
    'dbInstancePeaks',
    { dbInstanceIdentifier: 'reader' },
    { dbInstanceIdentifier: 'other' },
  ),
  serviceQuotas: rows('serviceQuotas', { quotaCode: 'L-1' }),
});

const aTarget = (id: string) => ({ id, port: 80, availabilityZone: null, state: 'healthy', reason: null });

/** Of each artifact, the field that names its rows. */
const namesIn = (artifacts: Partial<Artifacts>, artifact: keyof Artifacts, field: string) =>
  (artifacts[artifact] as unknown as Record<string, unknown>[]).map((row) => row[field]);

describe('the scope of a region', () => {
  const scope = (region: PlanScope | undefined) =>
    scopeOf(
      aPlan({
        accounts: [
          {
            id: '111122223333',
            global: { sesDomains: ['shop.example.com'] },
            regions: [{ name: 'us-east-1', ...(region && { scope: region }) }],
          },
        ],
      }),
      { account: '111122223333', region: 'us-east-1' },
    );
  const domain = (name: string) => resource('sesDomain', [name]);

  it('has the domains that the account names, beside what it selects itself', () => {
    const { includes, everything } = scope({ vpcs: ['vpc-1'] });
    expect(everything).toBe(false);
    expect(includes(domain('shop.example.com'))).toBe(true);
    expect(includes(domain('news.example.com'))).toBe(false);
    expect(includes(resource('vpc', ['vpc-1']))).toBe(true);
    expect(includes(resource('vpc', ['vpc-2']))).toBe(false);
  });

  it.each([undefined, {}])('stays open where it is %j', (open) => {
    expect(scope(open).everything).toBe(true);
    expect(scope(open).includes(domain('news.example.com'))).toBe(true);
  });
});

describe('a cluster of EKS', () => {
  const artifacts = {
    eksClusters: [anEksCluster(), anEksCluster({ clusterName: 'jobs' })],
    eksNodegroups: [
      anEksNodegroup({ tags: { app: 'shop' } }),
      anEksNodegroup({ nodegroupName: 'spare', autoScalingGroupNames: ['spare'] }),
      anEksNodegroup({ clusterName: 'jobs', autoScalingGroupNames: ['jobs'] }),
    ],
    autoScalingGroups: ['web', 'spare', 'jobs'].map((autoScalingGroupName) =>
      anAutoScalingGroup({ autoScalingGroupName }),
    ),
  };

  it.each<[string, PlanScope]>([
    ['its name', { eksClusters: ['shop'] }],
    ['its ARN', { other: [eksClusterArn()] }],
    ['the tag of a node group', { tags: { app: 'shop' } }],
    ['the group of a node group', { autoScalingGroups: ['spare'] }],
  ])('is in the scope as a whole by %s', (_, scope) => {
    const narrowed = narrowArtifacts(artifacts, compileScope(scope));
    expect(namesIn(narrowed, 'eksClusters', 'clusterName')).toEqual(['shop']);
    expect(namesIn(narrowed, 'eksNodegroups', 'nodegroupName')).toEqual(['workers', 'spare']);
    expect(namesIn(narrowed, 'autoScalingGroups', 'autoScalingGroupName')).toEqual(['web', 'spare']);
  });
});

describe('a secret', () => {
  const orders = aDbInstance();
  const artifacts = {
    dbInstances: [orders],
    secrets: [aDatabaseSecret(orders.dbInstanceArn), aSecret({ secretName: 'other' })],
  };

  it.each([
    ['the database whose password RDS keeps in it', { rds: [orders.dbInstanceIdentifier] }, ['rds!db-1']],
    ['its name', { secrets: ['other'] }, ['other']],
  ])('is in the scope by %s', (_, scope, expected) => {
    expect(namesIn(narrowArtifacts(artifacts, compileScope(scope)), 'secrets', 'secretName')).toEqual(
      expected,
    );
  });
});

describe('a stack of CloudFormation', () => {
  const NESTED = 'shop-Data-1A2B3C4D5E6F7';
  const artifacts = {
    cloudFormationStacks: [
      aStack({ tags: { app: 'shop' } }),
      aStack({ stackName: NESTED, parentId: stackId(), rootId: stackId() }),
      // Taken over from elsewhere, it has kept its name.
      aStack({ stackName: 'taken-over', parentId: stackId(NESTED), rootId: stackId() }),
      aStack({ stackName: 'other' }),
    ],
    autoScalingGroups: [
      anAutoScalingGroup({ tags: { 'aws:cloudformation:stack-name': 'taken-over' } }),
      anAutoScalingGroup({
        autoScalingGroupName: 'other',
        tags: { 'aws:cloudformation:stack-name': 'other' },
      }),
    ],
  };

  it.each<[string, PlanScope, string[]]>([
    ['by its name', { cloudFormationStacks: ['shop'] }, []],
    ['by its ARN', { other: [stackId()] }, []],
    ['by its tags', { tags: { app: 'shop' } }, []],
    ['by the name of one that is nested in it', { cloudFormationStacks: ['taken-over'] }, ['web']],
    ['by what belongs to one that is nested in it', { autoScalingGroups: ['web'] }, ['web']],
  ])('is in the scope with its root and all in that, and nothing besides: %s', (_, scope, groups) => {
    const narrowed = narrowArtifacts(artifacts, compileScope(scope));
    expect(namesIn(narrowed, 'cloudFormationStacks', 'stackName')).toEqual(['shop', NESTED, 'taken-over']);
    expect(namesIn(narrowed, 'autoScalingGroups', 'autoScalingGroupName')).toEqual(groups);
  });
});

describe('what a scope names', () => {
  const web = resource(
    'autoScalingGroup',
    ['web', 'arn:aws:autoscaling:us-east-1:1:autoScalingGroup:x:y/web'],
    {
      app: 'shop',
    },
  );

  it.each<[string, PlanScope, boolean]>([
    ['by its name', { autoScalingGroups: ['web'] }, true],
    ['by its ARN', { other: ['arn:aws:autoscaling:us-east-1:1:autoScalingGroup:x:y/web'] }, true],
    ['not by a tag', { tags: { app: 'shop' } }, false],
    ['not by the name of another kind', { loadBalancers: ['web'] }, false],
    ['not without a scope', {}, false],
  ])('%s', (_, scope, named) => {
    expect(compileScope(scope).names(web)).toBe(named);
  });

  it.each<[string, PlanScope, ResourceKind, boolean]>([
    ['any of a kind', { autoScalingGroups: ['web'] }, 'autoScalingGroup', true],
    ['none of another kind', { autoScalingGroups: ['web'] }, 'rds', false],
    [
      'none of a kind with an empty list',
      { autoScalingGroups: [], loadBalancers: ['web'] },
      'autoScalingGroup',
      false,
    ],
    ['none by a tag', { tags: { app: 'shop' } }, 'autoScalingGroup', false],
    ['none without a scope', {}, 'autoScalingGroup', false],
  ])('%s', (_, scope, kind, named) => {
    expect(compileScope(scope).namesAny(kind)).toBe(named);
  });

  it.each<[string, PlanScope]>([
    ['a tag', { tags: { app: 'shop' } }],
    ['a stack', { cloudFormationStacks: ['shop'] }],
    ['an ARN', { other: ['arn:aws:rds:us-east-1:1:db:x'] }],
    ['a name', { autoScalingGroups: ['web'] }],
    ['a name and a tag', { autoScalingGroups: ['web'], tags: { app: 'shop' } }],
    ['an ARN and a stack', { other: ['arn:aws:rds:us-east-1:1:db:x'], cloudFormationStacks: ['shop'] }],
  ])('is not everything where it selects by %s', (_, scope) => {
    expect(compileScope(scope).everything).toBe(false);
    expect(compileScope(scope).includes(resource('vpc', ['vpc-1']))).toBe(false);
  });

  it.each([
    ['its identifier', 'orders', true],
    ['in capitals', 'Orders', true],
    ['its host name', 'orders.c9akciq32.us-east-1.rds.amazonaws.com', true],
    ['another that begins alike', 'orders-2', false],
  ])('of RDS by %s', (_, id, named) => {
    expect(compileScope({ rds: [id] }).names(resource('rds', ['orders']))).toBe(named);
  });
});

describe('artifacts narrowed to a scope', () => {
  const shop = narrowArtifacts(account(), compileScope({ tags: { app: 'shop' } }));

  it.each([
    ['the group that carries the tag', 'autoScalingGroups', 'autoScalingGroupName', ['shop']],
    ['its policies', 'scalingPolicies', 'autoScalingGroupName', ['shop']],
    ['its scheduled actions', 'scheduledActions', 'autoScalingGroupName', ['shop']],
    ['its launches', 'autoScalingLaunches', 'autoScalingGroupName', ['shop']],
    ['its peaks', 'autoScalingGroupPeaks', 'autoScalingGroupName', ['shop']],
    ['its instances, and those tagged', 'ec2Instances', 'instanceId', ['i-group', 'i-tagged']],
    ['their volumes', 'volumes', 'volumeId', ['vol-group']],
    ['their snapshots', 'volumeSnapshots', 'volumeId', ['vol-group']],
    ['the load balancer', 'loadBalancers', 'loadBalancerName', ['shop']],
    ['its listeners', 'listeners', 'loadBalancerArn', ['lb-shop']],
    ['its peaks', 'loadBalancerPeaks', 'loadBalancerArn', ['lb-shop']],
    ['what it has reserved', 'lcuReservations', 'loadBalancerArn', ['lb-shop']],
    ['target groups of either', 'targetGroups', 'targetGroupArn', ['tg-asg', 'tg-lb']],
    ['what is set for them', 'targetGroupAttributes', 'targetGroupArn', ['tg-asg', 'tg-lb']],
    ['their health', 'targetHealth', 'targetGroupArn', ['tg-asg', 'tg-lb']],
    ['subnets of either', 'subnets', 'subnetId', ['subnet-a', 'subnet-c']],
    ['the cluster of an instance', 'dbClusters', 'dbClusterIdentifier', ['aurora']],
    ['all instances of that cluster', 'dbInstances', 'dbInstanceIdentifier', ['writer', 'reader']],
    ['their peaks', 'dbInstancePeaks', 'dbInstanceIdentifier', ['reader']],
    ['what the account has', 'serviceQuotas', 'quotaCode', ['L-1']],
  ] as const)('hold %s', (_, artifact, field, names) => {
    expect(namesIn(shop, artifact, field)).toEqual(names);
  });

  it('bring the subnets of a VPC', () => {
    const { subnets } = narrowArtifacts(account(), compileScope({ vpcs: ['vpc-2'] }));
    expect(subnets?.map(({ subnetId }) => subnetId)).toEqual(['subnet-d']);
  });

  it('bring all instances of a cluster that is named', () => {
    const { dbInstances } = narrowArtifacts(account(), compileScope({ rds: ['aurora'] }));
    expect(dbInstances?.map(({ dbInstanceIdentifier }) => dbInstanceIdentifier)).toEqual([
      'writer',
      'reader',
    ]);
  });

  it('keep a cluster whole when clusters could not be listed', () => {
    const { dbClusters: _, ...artifacts } = account();
    const { dbInstances } = narrowArtifacts(artifacts, compileScope({ rds: ['aurora'] }));
    expect(dbInstances).toHaveLength(2);
  });

  it('stay absent where they were not collected', () => {
    expect(narrowArtifacts({ subnets: [] }, compileScope({ vpcs: ['vpc-1'] }))).toEqual({ subnets: [] });
  });

  it('are all there without a scope', () => {
    expect(narrowArtifacts(account(), compileScope(undefined))).toEqual(account());
  });

  it('bring what a load balancer in scope leads to, though only the load balancer is named', () => {
    const artifacts: Partial<Artifacts> = {
      loadBalancers: [aLoadBalancer({ loadBalancerArn: 'lb', loadBalancerName: 'front' })],
      targetGroups: [
        aTargetGroup({ targetGroupArn: 'tg-1', targetGroupName: 'tg-1', loadBalancerArns: ['lb'] }),
        aTargetGroup({ targetGroupArn: 'tg-2', targetGroupName: 'tg-2', loadBalancerArns: ['lb'] }),
        aTargetGroup({ targetGroupArn: 'tg-3', targetGroupName: 'tg-3', loadBalancerArns: [] }),
      ],
      targetHealth: [
        { targetGroupArn: 'tg-2', targets: [aTarget('i-alone'), aTarget('i-node')] },
        { targetGroupArn: 'tg-3', targets: [aTarget('i-apart')] },
      ],
      ec2Instances: [
        anEc2Instance({ instanceId: 'i-alone' }),
        anEc2Instance({ instanceId: 'i-node', autoScalingGroupName: 'nodes' }),
        anEc2Instance({ instanceId: 'i-apart' }),
      ],
      autoScalingGroups: [
        anAutoScalingGroup({ autoScalingGroupName: 'attached', targetGroupArns: ['tg-1'], instances: [] }),
        // A controller registered its instances: the group itself does not know the target group.
        anAutoScalingGroup({ autoScalingGroupName: 'nodes', targetGroupArns: [], instances: [] }),
        anAutoScalingGroup({ autoScalingGroupName: 'apart', targetGroupArns: [], instances: [] }),
      ],
    };
    const front = narrowArtifacts(artifacts, compileScope({ loadBalancers: ['front'] }));
    expect(namesIn(front, 'targetGroups', 'targetGroupArn')).toEqual(['tg-1', 'tg-2']);
    expect(namesIn(front, 'ec2Instances', 'instanceId')).toEqual(['i-alone', 'i-node']);
    expect(namesIn(front, 'autoScalingGroups', 'autoScalingGroupName')).toEqual(['attached', 'nodes']);
  });

  it.each([
    ['a group brings the Classic Load Balancer it registers with', { autoScalingGroups: ['web'] }],
    [
      'a Classic Load Balancer brings the group that registers with it',
      { loadBalancers: ['legacy.example'] },
    ],
  ])('%s, and no other', (_, scope) => {
    const artifacts: Partial<Artifacts> = {
      classicLoadBalancers: [
        aClassicLoadBalancer({ loadBalancerName: 'front', dnsName: 'legacy.example' }),
        aClassicLoadBalancer({ loadBalancerName: 'other', dnsName: 'other.example', instances: [] }),
      ],
      autoScalingGroups: [
        anAutoScalingGroup({ autoScalingGroupName: 'web', loadBalancerNames: ['front'], instances: [] }),
        anAutoScalingGroup({ autoScalingGroupName: 'apart', loadBalancerNames: ['other'], instances: [] }),
      ],
    };
    const narrowed = narrowArtifacts(artifacts, compileScope(scope));
    expect(namesIn(narrowed, 'classicLoadBalancers', 'loadBalancerName')).toEqual(['front']);
    expect(namesIn(narrowed, 'autoScalingGroups', 'autoScalingGroupName')).toEqual(['web']);
  });

  it.each([
    ['a queue brings where it puts messages aside', { sqsQueues: ['jobs'] }],
    ['so does one that is named by its URL', { sqsQueues: [aSqsQueue().queueUrl] }],
    ['a function brings the queue that it reads', { lambdaFunctions: ['checkout'] }],
  ])('%s, and no other', (_, scope) => {
    const other = aSqsQueue({ queueName: 'other', redrivePolicy: null });
    const artifacts: Partial<Artifacts> = {
      sqsQueues: [aSqsQueue(), aDeadLetterQueue(), other],
      sqsQueuePeaks: ['jobs', 'jobs-failed', 'other'].map((queueName) => aSqsQueuePeak({ queueName })),
      lambdaFunctions: [aLambdaFunction(), aLambdaFunction({ functionName: 'search' })],
      lambdaEventSources: [
        aLambdaEventSource({ eventSourceArn: queueArn() }),
        // Of another account, where a queue is called the same.
        aLambdaEventSource({
          functionName: 'search',
          eventSourceArn: 'arn:aws:sqs:us-east-1:999999999999:jobs',
        }),
      ],
    };
    const narrowed = narrowArtifacts(artifacts, compileScope(scope));
    expect(namesIn(narrowed, 'sqsQueues', 'queueName')).toEqual(['jobs', 'jobs-failed']);
    expect(namesIn(narrowed, 'sqsQueuePeaks', 'queueName')).toEqual(['jobs', 'jobs-failed']);
    expect(namesIn(narrowed, 'lambdaFunctions', 'functionName')).toEqual(['checkout']);
    expect(namesIn(narrowed, 'lambdaEventSources', 'functionName')).toEqual(['checkout']);
  });

  it.each([
    ['a topic brings what it sends to, and what gets the rest', { snsTopics: ['orders'] }],
    ['a queue brings the topic that sends to it', { sqsQueues: ['jobs'] }],
    ['so does a function', { lambdaFunctions: ['checkout'] }],
  ])('%s, and no other', (_, scope) => {
    const artifacts: Partial<Artifacts> = {
      snsTopics: [anSnsTopic(), anSnsTopic({ topicName: 'alarms' })],
      snsSubscriptions: [
        anSnsSubscription(),
        anSnsSubscription({
          protocol: 'lambda',
          endpoint: 'arn:aws:lambda:us-east-1:111122223333:function:checkout:live',
        }),
        // It shares a queue for what fails with the others, and nothing else.
        anSnsSubscription({ topicArn: topicArn('alarms'), endpoint: queueArn('other') }),
      ],
      snsTopicPeaks: ['orders', 'alarms'].map((topicName) => anSnsTopicPeak({ topicName })),
      sqsQueues: ['jobs', 'orders-undelivered', 'other'].map((queueName) =>
        aSqsQueue({ queueName, redrivePolicy: null }),
      ),
      lambdaFunctions: [aLambdaFunction(), aLambdaFunction({ functionName: 'search' })],
    };
    const narrowed = narrowArtifacts(artifacts, compileScope(scope));
    expect(namesIn(narrowed, 'snsTopics', 'topicName')).toEqual(['orders']);
    expect(namesIn(narrowed, 'snsTopicPeaks', 'topicName')).toEqual(['orders']);
    expect(narrowed.snsSubscriptions).toHaveLength(2);
    expect(namesIn(narrowed, 'sqsQueues', 'queueName')).toEqual(['jobs', 'orders-undelivered']);
    expect(namesIn(narrowed, 'lambdaFunctions', 'functionName')).toEqual(['checkout']);
  });

  it.each([
    ['by its name', { stateMachines: ['fulfil'] }],
    ['by its tag', { tags: { app: 'shop' } }],
  ])('a state machine brings the functions that it names: %s', (_, scope) => {
    const functions = ['arn:aws:lambda:us-east-1:111122223333:function:checkout', 'search'];
    const artifacts: Partial<Artifacts> = {
      stateMachines: [
        aStateMachine({ definition: { tasks: 2, tasksWithoutRetry: [], functions }, tags: { app: 'shop' } }),
        aStateMachine({ stateMachineName: 'nightly' }),
      ],
      stateMachinePeaks: ['fulfil', 'nightly'].map((name) =>
        aStateMachinePeak({ stateMachineArn: stateMachineArn(name) }),
      ),
      lambdaFunctions: ['checkout', 'search', 'report'].map((functionName) =>
        aLambdaFunction({ functionName }),
      ),
    };
    const narrowed = narrowArtifacts(artifacts, compileScope(scope));
    expect(namesIn(narrowed, 'stateMachines', 'stateMachineName')).toEqual(['fulfil']);
    expect(namesIn(narrowed, 'stateMachinePeaks', 'stateMachineArn')).toEqual([stateMachineArn()]);
    expect(namesIn(narrowed, 'lambdaFunctions', 'functionName')).toEqual(['checkout', 'search']);
  });

  it.each([
    ['by its name', { directConnections: ['line-2'] }, ['dxcon-2']],
    ['by an interface of its own', { virtualInterfaces: ['path-2'] }, []],
  ])('a virtual interface of Direct Connect comes with its connection: %s', (_, scope, connections) => {
    const narrowed = narrowArtifacts(healthyNetworkLinks, compileScope(scope));
    expect(namesIn(narrowed, 'virtualInterfaces', 'virtualInterfaceId')).toEqual(['dxvif-2']);
    expect(namesIn(narrowed, 'virtualInterfacePeaks', 'virtualInterfaceId')).toEqual(['dxvif-2']);
    expect(namesIn(narrowed, 'directConnections', 'connectionId')).toEqual(connections);
  });

  it.each([
    ['by its name', { firehoseStreams: ['topics'] }],
    ['by what it reads', { mskClusters: [clusterArn('visits')] }],
  ])('a stream of Data Firehose brings the cluster of MSK that it reads: %s', (_, scope) => {
    const firehoseStreams = [
      ...healthyFirehose.firehoseStreams,
      aFirehoseStream({ streamName: 'topics', source: 'MSKAsSource', sourceArn: clusterArn('visits') }),
    ];
    const narrowed = narrowArtifacts({ ...healthyMsk, firehoseStreams }, compileScope(scope));
    expect(namesIn(narrowed, 'firehoseStreams', 'streamName')).toEqual(['topics']);
    expect(namesIn(narrowed, 'mskClusters', 'clusterName')).toEqual(['visits']);
  });

  it.each([
    ['by its name', { lambdaFunctions: ['checkout'] }],
    ['by what it reads', { mskClusters: ['orders'] }],
  ])('a function brings the cluster of MSK that it reads: %s', (_, scope) => {
    const artifacts = {
      ...healthyMsk,
      lambdaFunctions: ['checkout', 'other'].map((functionName) => aLambdaFunction({ functionName })),
      lambdaEventSources: [aLambdaEventSource({ eventSourceArn: clusterArn() })],
    };
    const narrowed = narrowArtifacts(artifacts, compileScope(scope));
    expect(namesIn(narrowed, 'lambdaFunctions', 'functionName')).toEqual(['checkout']);
    expect(namesIn(narrowed, 'mskClusters', 'clusterName')).toEqual(['orders']);
    expect(namesIn(narrowed, 'mskClusterPeaks', 'clusterName')).toEqual(['orders']);
  });

  it('a function brings the subnets that it reaches its VPC from', () => {
    const artifacts = {
      lambdaFunctions: [
        aLambdaFunction({ vpc: aFunctionVpc('subnet-a') }),
        aLambdaFunction({ functionName: 'other', vpc: aFunctionVpc('subnet-b') }),
      ],
      subnets: ['subnet-a', 'subnet-b'].map((subnetId) => aSubnet({ subnetId })),
    };
    const narrowed = narrowArtifacts(artifacts, compileScope({ lambdaFunctions: ['checkout'] }));
    expect(namesIn(narrowed, 'subnets', 'subnetId')).toEqual(['subnet-a']);
  });

  it.each([
    ['by its name', { firehoseStreams: ['clicks-lake'] }],
    ['by what it reads', { kinesisStreams: ['clicks'] }],
  ])('a stream of Data Firehose brings the stream that it reads: %s', (_, scope) => {
    const narrowed = narrowArtifacts({ ...healthyFirehose, ...healthyKinesis }, compileScope(scope));
    expect(namesIn(narrowed, 'firehoseStreams', 'streamName')).toEqual(['clicks-lake']);
    expect(namesIn(narrowed, 'firehoseStreamPeaks', 'streamName')).toEqual(['clicks-lake']);
    expect(namesIn(narrowed, 'kinesisStreams', 'streamName')).toEqual(['clicks']);
  });

  /** A rule of three receivers, one of another rule, and more queues. */
  const ruleAndReceivers = {
    eventRules: [
      anEventRule({
        targets: [
          anEventTarget(`${stateMachineArn()}:live`),
          anEventTarget('arn:aws:lambda:us-east-1:111122223333:function:checkout:live'),
          anEventTarget(queueArn('jobs'), { deadLetterArn: null }),
        ],
      }),
      aScheduledRule(),
    ],
    eventRulePeaks: [anEventRulePeak(), anEventRulePeak({ ruleArn: ruleArn('nightly') })],
    stateMachines: [aStateMachine(), aStateMachine({ stateMachineName: 'nightly' })],
    lambdaFunctions: ['checkout', 'search'].map((functionName) => aLambdaFunction({ functionName })),
    sqsQueues: ['jobs', 'jobs-failed', 'other'].map((queueName) =>
      aSqsQueue({ queueName, redrivePolicy: null }),
    ),
    snsTopics: [anSnsTopic()],
  } satisfies Partial<Artifacts>;

  it.each([
    ['by its name', { eventRules: ['order-placed'] }],
    ['by its name and bus', { eventRules: ['shop/order-placed'] }],
  ])('a rule of EventBridge brings what it calls, and what gets the rest: %s', (_, scope) => {
    const narrowed = narrowArtifacts(ruleAndReceivers, compileScope(scope));
    expect(narrowed.eventRules?.[0]).toEqual(ruleAndReceivers.eventRules[0]);
    expect(namesIn(narrowed, 'eventRules', 'ruleName')).toEqual(['order-placed']);
    expect(namesIn(narrowed, 'eventRulePeaks', 'ruleArn')).toEqual([ruleArn()]);
    expect(namesIn(narrowed, 'stateMachines', 'stateMachineName')).toEqual(['fulfil']);
    expect(namesIn(narrowed, 'lambdaFunctions', 'functionName')).toEqual(['checkout']);
    expect(namesIn(narrowed, 'sqsQueues', 'queueName')).toEqual(['jobs', 'jobs-failed']);
    expect(namesIn(narrowed, 'snsTopics', 'topicName')).toEqual([]);
  });

  it.each<[string, PlanScope, Record<'machines' | 'functions' | 'queues', string[]>, number]>([
    [
      'by what it starts',
      { stateMachines: ['fulfil'] },
      { machines: ['fulfil'], functions: [], queues: ['jobs-failed'] },
      1,
    ],
    [
      'by what it starts, and what it calls',
      { lambdaFunctions: ['checkout'], sqsQueues: ['jobs'] },
      { machines: [], functions: ['checkout'], queues: ['jobs', 'jobs-failed'] },
      2,
    ],
  ])(
    'a rule that sends events to the scope brings none of its other receivers: %s',
    (_, scope, expected, targets) => {
      const narrowed = narrowArtifacts(ruleAndReceivers, compileScope(scope));
      expect(namesIn(narrowed, 'eventRules', 'ruleName')).toEqual(['order-placed']);
      expect(namesIn(narrowed, 'eventRulePeaks', 'ruleArn')).toEqual([ruleArn()]);
      expect(narrowed.eventRules?.[0]?.targets).toHaveLength(targets);
      expect({
        machines: namesIn(narrowed, 'stateMachines', 'stateMachineName'),
        functions: namesIn(narrowed, 'lambdaFunctions', 'functionName'),
        queues: namesIn(narrowed, 'sqsQueues', 'queueName'),
      }).toEqual(expected);
    },
  );

  it('a rule has what sends events on to the scope, and not what others of it do', () => {
    // Out of "jobs" comes nothing; the second rule gets in by what the first one brings.
    const artifacts = {
      ...ruleAndReceivers,
      eventRules: [
        anEventRule({ targets: [anEventTarget(queueArn('jobs'), { deadLetterArn: queueArn('other') })] }),
        anEventRule({
          ruleName: 'second',
          ruleArn: ruleArn('second'),
          targets: [anEventTarget(queueArn('other'), { deadLetterArn: null })],
        }),
      ],
    };
    for (const eventRules of [artifacts.eventRules, artifacts.eventRules.toReversed()]) {
      const narrowed = narrowArtifacts({ ...artifacts, eventRules }, compileScope({ sqsQueues: ['jobs'] }));
      expect(namesIn(narrowed, 'eventRules', 'ruleName').toSorted()).toEqual(['order-placed', 'second']);
      expect(namesIn(narrowed, 'sqsQueues', 'queueName')).toEqual(['jobs', 'other']);
    }
  });

  it('are the same in whatever order the account lists them', () => {
    const scope = compileScope({ tags: { app: 'shop' } });
    const expected = Object.entries(narrowArtifacts(account(), scope)).map(([id, rows]) => [
      id,
      new Set(rows as []),
    ]);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(account()), { minLength: expected.length }),
        (shuffled) => {
          const reversed = Object.fromEntries(
            shuffled.map(([id, rows]) => [id, (rows as unknown[]).toReversed()]),
          );
          const narrowed = narrowArtifacts(reversed, scope);
          expect(expected.map(([id]) => [id, new Set(narrowed[id as keyof Artifacts] as [])])).toEqual(
            expected,
          );
        },
      ),
    );
  });
});

/** Fields of an object, or of the rows of a list. */
function fieldsOf(shape: z.ZodType): string[] {
  if (shape instanceof z.ZodArray) return fieldsOf(shape.element as z.ZodType);
  return shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
}

describe('every artifact', () => {
  const definitions = Object.entries(ARTIFACTS).flatMap(([id, definition]) =>
    'owner' in definition ? [[id, definition as unknown as RowsDefinition] as const] : [],
  );
  const wholes = Object.entries<WholeDefinition>(ARTIFACTS).filter(
    ([id]) => !definitions.some(([owned]) => owned === id),
  );

  it.each(wholes)('%s: what is judged whole is left as it is by any scope', (id, { shape }) => {
    const selecting: fc.Arbitrary<PlanScope> = fc.oneof(
      fc.record({ other: fc.array(fc.uuid(), { minLength: 1 }) }),
      fc.record({ tags: fc.record({ app: fc.uuid() }) }),
    );
    fc.assert(
      fc.property(shaped(shape), selecting, (data, scope) => {
        expect(narrowArtifacts({ [id]: data }, compileScope(scope))).toEqual({ [id]: data });
      }),
      { numRuns: 25 },
    );
  });

  /** Fields by which rows say whose they are, such as `functionName` of the peaks of a function. */
  const naming = new Set(
    definitions.flatMap(([, { shape, owner }]) =>
      (fc.sample(shaped(shape.element), 20) as object[]).flatMap((row) =>
        Object.entries(row).flatMap(([field, value]) => (owner(row).ids.includes(value) ? [field] : [])),
      ),
    ),
  );

  /** The host of a certificate is called as a search domain is. */
  const isHost = (id: string, field: string): boolean => /certificates$/i.test(id) && field === 'domainName';

  it.each(wholes)('%s: what is judged whole belongs to no resource that a scope selects', (id, { shape }) => {
    expect(naming).toContain('functionName');
    const told = fieldsOf(shape).filter(
      (field) => field === 'tags' || (naming.has(field) && !isHost(id, field)),
    );
    expect(
      told.map((field) => `${field} says whose a row of ${id} is: define ${id} by rows(), with its owner.`),
    ).toEqual([]);
  });

  it.each(definitions)(
    '%s: what is inside the scope stays, what is outside is gone',
    (id, { shape, owner }) => {
      const arbitrary = shaped(shape.element).filter((row) => owner(row).ids.length > 0);
      fc.assert(
        fc.property(arbitrary, arbitrary, (inside, outside) => {
          const [wanted = ''] = owner(inside).ids;
          fc.pre(!owner(outside).ids.includes(wanted) && !JSON.stringify(outside).includes(wanted));
          const artifacts = { [id]: [outside, inside] };
          expect(narrowArtifacts(artifacts, compileScope({ other: [wanted] }))).toEqual({ [id]: [inside] });
          expect(narrowArtifacts(artifacts, compileScope({ other: ['arn:of:nothing'] }))).toEqual({
            [id]: [],
          });
        }),
        { numRuns: 25 },
      );
    },
  );

  it.each(definitions)(
    '%s: lists a kind of resource exactly if its rows carry tags',
    (_, { shape, lists }) => {
      expect(lists.length > 0).toBe(fieldsOf(shape).includes('tags'));
    },
  );

  it.each(definitions)('%s: a row that carries the tags of the scope stays', (id, { shape, owner }) => {
    fc.assert(
      fc.property(shaped(shape.element), (row) => {
        if (typeof row !== 'object' || row === null || !('tags' in row)) return;
        const tagged = { ...row, tags: { app: 'shop' } };
        expect(owner(tagged).tags).toEqual({ app: 'shop' });
        expect(narrowArtifacts({ [id]: [tagged] }, compileScope({ tags: { app: 'shop' } }))).toEqual({
          [id]: [tagged],
        });
      }),
      { numRuns: 10 },
    );
  });
});
