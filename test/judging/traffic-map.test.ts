import { describe, expect, it } from '@jest/globals';
import { compileScope } from '../../src/judging/scope';
import { trafficGraph } from '../../src/judging/traffic-graph';
import { mapTraffic } from '../../src/judging/traffic-map';
import type { Artifacts } from '../../src/model/artifacts';
import {
  aClassicLoadBalancer,
  aDbInstance,
  aListener,
  aLoadBalancer,
  anAutoScalingGroup,
  anEc2Instance,
  aSecurityGroup,
  aTargetGroup,
  loadBalancerArn,
  targetGroupArn,
} from '../builders/artifacts';
import { aPlan } from '../builders/plan';

const TARGET = { account: '111122223333', region: 'us-east-1' };

const EMPTY: Partial<Artifacts> = {
  loadBalancers: [],
  classicLoadBalancers: [],
  listeners: [],
  targetGroups: [],
  targetHealth: [],
  loadBalancerPeaks: [],
  autoScalingGroups: [],
  ec2Instances: [],
  subnets: [],
  securityGroups: [],
  dbInstances: [],
};

const mapOf = (some: Partial<Artifacts>, target = TARGET) => {
  const artifacts = { ...EMPTY, ...some };
  const scope = compileScope({});
  return mapTraffic(target, { artifacts, scope, graph: trafficGraph(aPlan(), target, scope, artifacts) });
};

/** `kind~name`: accounts and regions are the same everywhere here. */
const short = (id: string): string => id.replace(/~111122223333~us-east-1/, '');

const nodesOf = (some: Partial<Artifacts>) =>
  mapOf(some).nodes.map(({ id, tier, placement }) => `${short(id)} ${tier} ${placement}`);
const edgesOf = (some: Partial<Artifacts>) =>
  mapOf(some).edges.map(({ from, to }) => `${short(from)} > ${short(to)}`);
const pointsOf = (some: Partial<Artifacts>) =>
  mapOf(some).singlePointsOfFailure.map(({ node, because }) => `${short(node)}: ${because}`);

const ZONES = ['us-east-1a', 'us-east-1b'];
const machine = (id: string, more: Parameters<typeof anEc2Instance>[0] = {}) =>
  anEc2Instance({ instanceId: id, autoScalingGroupName: null, networkInterfaces: [], ...more });
const registered = (...ids: string[]): Artifacts['targetHealth'] => [
  {
    targetGroupArn: targetGroupArn(),
    targets: ids.map((id) => ({ id, port: 80, availabilityZone: null, state: 'healthy', reason: null })),
  },
];
const zonesOf = (...zones: string[]) =>
  zones.map((availabilityZone) => ({ availabilityZone, subnetId: null }));

/** A load balancer in two zones, its target group, a group in two zones, and a database without a standby. */
const shop: Partial<Artifacts> = {
  loadBalancers: [aLoadBalancer({ zones: zonesOf(...ZONES) })],
  targetGroups: [aTargetGroup()],
  autoScalingGroups: [
    anAutoScalingGroup({
      targetGroupArns: [targetGroupArn()],
      instances: [],
      availabilityZones: ZONES,
      maxSize: 6,
    }),
  ],
  ec2Instances: [machine('i-1', { autoScalingGroupName: 'web', securityGroupIds: ['sg-web'] })],
  securityGroups: [aSecurityGroup({ securityGroupId: 'sg-db', admitsGroups: ['sg-web'], admitsRanges: [] })],
  dbInstances: [
    aDbInstance({
      dbInstanceIdentifier: 'orders',
      multiAz: false,
      readReplicaSource: null,
      dbClusterIdentifier: null,
      securityGroupIds: ['sg-db'],
    }),
  ],
};

describe('the map of traffic', () => {
  it('has the group in the place of its instances, and leads to the database that lets it in', () => {
    expect(nodesOf(shop)).toEqual([
      'loadBalancer~web entrance on',
      'targetGroup~web entrance on',
      'autoScalingGroup~web compute on',
      'database~orders data on',
    ]);
    expect(edgesOf(shop)).toEqual([
      'loadBalancer~web > targetGroup~web',
      'targetGroup~web > autoScalingGroup~web',
      'autoScalingGroup~web > database~orders',
    ]);
    expect(pointsOf(shop)).toEqual([
      'database~orders: The database has no standby in another Availability Zone.',
    ]);
  });

  const karpenter = (id: string, zone: string, pool: string) =>
    machine(id, {
      availabilityZone: zone,
      tags: { 'eks:eks-cluster-name': 'shop', 'karpenter.sh/nodepool': pool },
      networkInterfaces: [],
    });

  it('gathers the nodes of a cluster by their pools, and leads to the cluster that shares them', () => {
    const account = {
      ...EMPTY,
      loadBalancers: [aLoadBalancer({ zones: zonesOf(...ZONES) })],
      targetGroups: [aTargetGroup()],
      targetHealth: registered('i-1'),
      ec2Instances: [
        karpenter('i-1', 'us-east-1a', 'web'),
        karpenter('i-2', 'us-east-1a', 'web'),
        karpenter('i-3', 'us-east-1b', 'jobs'),
      ],
    };
    expect(edgesOf(account)).toEqual([
      'loadBalancer~web > targetGroup~web',
      'targetGroup~web > cluster~shop',
      expect.stringMatching(/^cluster~shop > instances~shop_web/),
      expect.stringMatching(/^cluster~shop > instances~shop_jobs/),
    ]);
    // The pools are in two zones together.
    expect(pointsOf(account)).toEqual([]);
    expect(pointsOf({ ...account, ec2Instances: account.ec2Instances.slice(0, 2) })).toEqual([
      expect.stringMatching(/^instances~shop_web.*: All instances behind cluster shop are in us-east-1a\.$/),
    ]);
  });

  it('leads to a function that a target group invokes, which no zone takes along', () => {
    const account = {
      loadBalancers: [aLoadBalancer({ zones: zonesOf(...ZONES) })],
      targetGroups: [aTargetGroup({ targetType: 'lambda' })],
      targetHealth: registered('arn:aws:lambda:us-east-1:111122223333:function:checkout:live'),
    };
    expect(nodesOf(account)[2]).toBe('lambdaFunction~checkout compute on');
    expect(edgesOf(account)[1]).toBe('targetGroup~web > lambdaFunction~checkout');
    expect(pointsOf(account)).toEqual([]);
  });

  it('keeps a Classic Load Balancer apart from another of its name, with the instances behind it', () => {
    const account = {
      loadBalancers: [aLoadBalancer({ zones: zonesOf(...ZONES) })],
      classicLoadBalancers: [
        aClassicLoadBalancer({
          loadBalancerName: 'web',
          availabilityZones: ['us-east-1a'],
          instances: [{ instanceId: 'i-1', state: 'InService', reason: null }],
        }),
      ],
      ec2Instances: [machine('i-1', { tags: { Name: 'till' } })],
    };
    expect(nodesOf(account)).toEqual([
      'loadBalancer~web entrance on',
      'classicLoadBalancer~web entrance on',
      'instances~till compute on',
    ]);
    expect(pointsOf(account)).toEqual([
      'classicLoadBalancer~web: The load balancer is only in us-east-1a.',
      'instances~till: All traffic of load balancer web goes to one instance.',
    ]);
  });

  it('draws the idle twin of a blue/green pair off the path, where it fails nobody', () => {
    const account = {
      ...shop,
      dbInstances: [],
      listeners: [
        aListener({
          forwards: [
            { targetGroupArn: targetGroupArn(), weight: 100 },
            { targetGroupArn: targetGroupArn('green'), weight: 0 },
          ],
        }),
      ],
      targetGroups: [
        aTargetGroup(),
        aTargetGroup({
          targetGroupArn: targetGroupArn('green'),
          targetGroupName: 'green',
          loadBalancerArns: [loadBalancerArn()],
        }),
      ],
      autoScalingGroups: [
        ...(shop.autoScalingGroups ?? []),
        anAutoScalingGroup({
          autoScalingGroupName: 'green',
          autoScalingGroupArn: 'arn:green',
          targetGroupArns: [targetGroupArn('green')],
          instances: [],
          availabilityZones: ['us-east-1a'],
          maxSize: 1,
        }),
      ],
    };
    expect(nodesOf(account)).toContain('autoScalingGroup~green compute off');
    expect(edgesOf(account)).toContain('targetGroup~green > autoScalingGroup~green');
    expect(pointsOf(account)).toEqual([]);
  });
});

describe('a single point of failure', () => {
  const group = (more: Parameters<typeof anAutoScalingGroup>[0]) => ({
    ...shop,
    dbInstances: [],
    autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()], instances: [], ...more })],
  });
  const database = (...more: Parameters<typeof aDbInstance>[0][]) => ({
    dbInstances: more.map((one) => aDbInstance({ multiAz: false, readReplicaSource: null, ...one })),
  });
  const member = (id: string, zone: string) => ({
    dbInstanceIdentifier: id,
    dbClusterIdentifier: 'aurora',
    availabilityZone: zone,
  });

  it.each([
    [
      'a group of one instance at most',
      group({ maxSize: 1, availabilityZones: ZONES }),
      ['autoScalingGroup~web'],
    ],
    [
      'a group in one zone',
      group({ maxSize: 9, availabilityZones: ['us-east-1a'] }),
      ['autoScalingGroup~web'],
    ],
    ['no group of two in two zones', group({ maxSize: 2, availabilityZones: ZONES }), []],
    ['no group of which no zone is known', group({ maxSize: 9, availabilityZones: [] }), []],
    [
      'a load balancer in one zone',
      { loadBalancers: [aLoadBalancer({ zones: zonesOf('us-east-1a') })] },
      ['loadBalancer~web'],
    ],
    ['a database alone', database({ dbInstanceIdentifier: 'a', dbClusterIdentifier: null }), ['database~a']],
    [
      'no database with a standby',
      database({ dbInstanceIdentifier: 'a', dbClusterIdentifier: null, multiAz: true }),
      [],
    ],
    [
      'no replica',
      database({ dbInstanceIdentifier: 'a', dbClusterIdentifier: null, readReplicaSource: 'b' }),
      [],
    ],
    ['a cluster of one instance', database(member('a', 'us-east-1a')), ['databaseCluster~aurora']],
    [
      'a cluster in one zone',
      database(member('a', 'us-east-1a'), member('b', 'us-east-1a')),
      ['databaseCluster~aurora'],
    ],
    ['no cluster in two zones', database(member('a', 'us-east-1a'), member('b', 'us-east-1b')), []],
  ] as [string, Partial<Artifacts>, string[]][])('is %s', (_, account, nodes) => {
    expect(mapOf(account).singlePointsOfFailure.map(({ node }) => short(node))).toEqual(nodes);
  });

  it('is not claimed of machines where what stands beside them could not be read', () => {
    const account = group({ maxSize: 1 });
    expect(mapOf({ ...account, targetHealth: undefined } as Partial<Artifacts>)).toMatchObject({
      singlePointsOfFailure: [],
      unread: [{ ...TARGET, artifacts: ['targetHealth'] }],
    });
  });

  it('is looked for in no global target, where nothing of it is collected', () => {
    const scope = compileScope({});
    const target = { ...TARGET, region: 'global' };
    const view = { artifacts: {}, scope, graph: trafficGraph(aPlan(), target, scope, {}) };
    expect(mapTraffic(target, view)).toEqual({ nodes: [], edges: [], singlePointsOfFailure: [], unread: [] });
  });
});
