import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../src/model/artifacts';
import { compileScope, narrowArtifacts, type ResourceKind } from '../../src/plan/scope';
import { anAutoScalingGroup } from '../builders/artifacts';

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
  targetGroups: rows(
    'targetGroups',
    { targetGroupName: 'a', targetGroupArn: 'tg-asg', loadBalancerArns: [], tags: {} },
    { targetGroupName: 'b', targetGroupArn: 'tg-lb', loadBalancerArns: ['lb-shop'], tags: {} },
    { targetGroupName: 'c', targetGroupArn: 'tg-other', loadBalancerArns: ['lb-other'], tags: {} },
  ),
  targetHealth: rows(
    'targetHealth',
    { targetGroupArn: 'tg-asg' },
    { targetGroupArn: 'tg-lb' },
    { targetGroupArn: 'tg-other' },
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

/** Of each artifact, the field that names its rows. */
const namesIn = (artifacts: Partial<Artifacts>, artifact: keyof Artifacts, field: string) =>
  (artifacts[artifact] as unknown as Record<string, unknown>[]).map((row) => row[field]);

describe('artifacts narrowed to a scope', () => {
  const shop = narrowArtifacts(account(), compileScope({ tags: { app: 'shop' } }));

  it.each([
    ['the group that carries the tag', 'autoScalingGroups', 'autoScalingGroupName', ['shop']],
    ['its policies', 'scalingPolicies', 'autoScalingGroupName', ['shop']],
    ['its scheduled actions', 'scheduledActions', 'autoScalingGroupName', ['shop']],
    ['its peaks', 'autoScalingGroupPeaks', 'autoScalingGroupName', ['shop']],
    ['its instances, and those tagged', 'ec2Instances', 'instanceId', ['i-group', 'i-tagged']],
    ['their volumes', 'volumes', 'volumeId', ['vol-group']],
    ['the load balancer', 'loadBalancers', 'loadBalancerName', ['shop']],
    ['its listeners', 'listeners', 'loadBalancerArn', ['lb-shop']],
    ['its peaks', 'loadBalancerPeaks', 'loadBalancerArn', ['lb-shop']],
    ['target groups of either', 'targetGroups', 'targetGroupArn', ['tg-asg', 'tg-lb']],
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
});
