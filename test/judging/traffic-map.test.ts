import { describe, expect, it } from '@jest/globals';
import { compileScope } from '../../src/judging/scope';
import { trafficGraph } from '../../src/judging/traffic-graph';
import { mapTraffic } from '../../src/judging/traffic-map';
import type { Artifacts, CacheReplicationGroup } from '../../src/model/artifacts';
import {
  aCacheCluster,
  aClassicLoadBalancer,
  aDaxCluster,
  aDbInstance,
  aFileSystem,
  aListener,
  aLoadBalancer,
  aMemcachedCluster,
  aMountTarget,
  anAutoScalingGroup,
  anAutoScalingInstance,
  anEc2Instance,
  anOpenSearchDomain,
  aReplicationGroup,
  aSecurityGroup,
  aServerlessCache,
  aShard,
  aSubnet,
  aTargetGroup,
  clustersOf,
  daxNodes,
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
  apis: [],
  apiIntegrations: [],
  apiPeaks: [],
  autoScalingGroups: [],
  ec2Instances: [],
  ecsServices: [],
  subnets: [],
  securityGroups: [],
  dbInstances: [],
  cacheClusters: [],
  serverlessCaches: [],
  daxClusters: [],
  openSearchDomains: [],
  efsFileSystems: [],
};

const mapOf = (some: Partial<Artifacts>, plan = aPlan()) => {
  const artifacts = { ...EMPTY, ...some };
  const scope = compileScope({});
  return mapTraffic(TARGET, { artifacts, scope, graph: trafficGraph(plan, TARGET, scope, artifacts) });
};

/** A plan that says of these that they get none of the event's traffic. */
const without = (...names: string[]) =>
  aPlan({
    traffic: {
      multiplier: 10,
      elasticity: names.map((resource) => ({ match: { resource }, factor: 0 })),
    },
  });

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

  it('says in which zones each is, and which resources it stands for', () => {
    const account = {
      ...shop,
      loadBalancers: [aLoadBalancer({ zones: zonesOf('us-east-1b', 'us-east-1a', 'us-east-1b') })],
      ec2Instances: ['us-east-1c', 'us-east-1b'].map((zone) => karpenter(`i-${zone}`, zone, 'jobs')),
      dbInstances: [
        aDbInstance({ availabilityZone: 'us-east-1b', secondaryAvailabilityZone: 'us-east-1a' }),
        aDbInstance({
          dbInstanceIdentifier: 'aurora-1',
          dbClusterIdentifier: 'aurora',
          availabilityZone: 'us-east-1c',
          secondaryAvailabilityZone: null,
        }),
        aDbInstance({
          dbInstanceIdentifier: 'aurora-2',
          dbClusterIdentifier: 'aurora',
          availabilityZone: null,
          secondaryAvailabilityZone: null,
        }),
      ],
    };
    expect(mapOf(account).nodes.map(({ kind, zones, resources }) => [kind, zones, resources])).toEqual([
      ['loadBalancer', ZONES, ['web']],
      ['targetGroup', [], ['web']],
      ['cluster', ['us-east-1b', 'us-east-1c'], ['shop']],
      ['autoScalingGroup', ZONES, ['web']],
      ['instances', ['us-east-1b', 'us-east-1c'], [expect.stringContaining('jobs')]],
      ['database', ZONES, ['orders', 'orders']],
      ['database', ['us-east-1c'], ['aurora', 'aurora-1', 'aurora-2']],
    ]);
  });

  it('leaves out a target group that no load balancer has', () => {
    expect(nodesOf({ ...shop, targetGroups: [aTargetGroup({ loadBalancerArns: [] })] })).toEqual([
      'loadBalancer~web entrance on',
      'autoScalingGroup~web compute unplaced',
      'database~orders data on',
    ]);
  });

  it.each([
    ['the group lists', { instances: [anAutoScalingInstance({ instanceId: 'i-9' })] }, []],
    ['EC2 lists', { instances: [] }, [machine('i-9', { autoScalingGroupName: 'web' })]],
  ])('leads to the group of an instance that only %s', (_, group, ec2Instances) => {
    const account = {
      classicLoadBalancers: [
        aClassicLoadBalancer({ instances: [{ instanceId: 'i-9', state: 'InService', reason: null }] }),
      ],
      autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [], ...group })],
      ec2Instances,
    };
    expect(edgesOf(account)).toEqual(['classicLoadBalancer~legacy > autoScalingGroup~web']);
  });

  it.each([
    ['first', ['i-1', 'i-2']],
    ['last', ['i-2', 'i-1']],
  ])('places a fleet on the path as soon as one of its instances is, the %s', (_, ids) => {
    const account = {
      loadBalancers: [aLoadBalancer({ zones: zonesOf(...ZONES) })],
      targetGroups: [aTargetGroup()],
      targetHealth: registered('i-1'),
      ec2Instances: ids.map((id) => machine(id, { tags: { Name: 'till' } })),
    };
    expect(nodesOf(account)).toContain('instances~till compute on');
    expect(nodesOf({ ...account, targetHealth: [] })).toContain('instances~till compute unplaced');
  });

  const invoked = (...groups: readonly (readonly [name: string, weight: number])[]) => ({
    loadBalancers: [aLoadBalancer({ zones: zonesOf(...ZONES) })],
    listeners: [
      aListener({
        forwards: groups.map(([name, weight]) => ({ targetGroupArn: targetGroupArn(name), weight })),
      }),
    ],
    targetGroups: groups.map(([targetGroupName]) => aTargetGroup({ targetGroupName, targetType: 'lambda' })),
    targetHealth: groups.flatMap(([name]) =>
      registered('arn:aws:lambda:us-east-1:111122223333:function:checkout').map(({ targets }) => ({
        targetGroupArn: targetGroupArn(name),
        targets,
      })),
    ),
  });
  it.each([
    ['one that gets traffic', invoked(['blue', 100]), aPlan(), 'on', 'Target group blue invokes it.'],
    [
      'two, of which the second does',
      invoked(['blue', 0], ['green', 100]),
      aPlan(),
      'on',
      'Target group green invokes it.',
    ],
    [
      'two, of which the first does',
      invoked(['blue', 100], ['green', 0]),
      aPlan(),
      'on',
      'Target group blue invokes it.',
    ],
    [
      'one that gets none',
      invoked(['blue', 0], ['green', 0]),
      aPlan(),
      'off',
      'Target group blue invokes it.',
    ],
    [
      'one that gets traffic, though the plan knows better',
      invoked(['blue', 100]),
      without('checkout'),
      'off',
      expect.stringContaining('plan'),
    ],
  ])('places a function by the target groups that invoke it: %s', (_, account, plan, placement, because) => {
    const [lambda] = mapOf(account, plan).nodes.filter(({ kind }) => kind === 'lambdaFunction');
    expect(lambda).toMatchObject({ name: 'checkout', placement, because });
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

  it.each([
    [
      database(member('a', 'us-east-1a')),
      'The database cluster has one instance, and none that takes over from it.',
    ],
    [
      database(member('a', 'us-east-1a'), member('b', 'us-east-1a')),
      'All instances of the database cluster are in us-east-1a.',
    ],
    [
      { loadBalancers: [aLoadBalancer({ zones: zonesOf('us-east-1a') })] },
      'The load balancer is only in us-east-1a.',
    ],
    [
      group({ maxSize: 1, availabilityZones: ZONES }),
      'All traffic of target group web goes to one instance.',
    ],
    [
      group({ maxSize: 9, availabilityZones: ['us-east-1a'] }),
      'All instances behind target group web are in us-east-1a.',
    ],
  ] as [Partial<Artifacts>, string][])('says why: %#', (account, because) => {
    expect(mapOf(account).singlePointsOfFailure.map((point) => point.because)).toEqual([because]);
  });

  it.each([
    ['no load balancer of which no zone is known', { loadBalancers: [aLoadBalancer({ zones: [] })] }],
    [
      'no cluster of which no zone is known',
      database(
        { ...member('a', ''), availabilityZone: null },
        { ...member('b', ''), availabilityZone: null },
      ),
    ],
  ] as [string, Partial<Artifacts>][])('is %s', (_, account) => {
    expect(pointsOf(account)).toEqual([]);
  });

  /** Two groups behind one target group. */
  const two = (...groups: Parameters<typeof anAutoScalingGroup>[0][]) => ({
    ...shop,
    dbInstances: [],
    autoScalingGroups: groups.map((one, i) =>
      anAutoScalingGroup({
        autoScalingGroupName: `g${i}`,
        targetGroupArns: [targetGroupArn()],
        instances: [],
        ...one,
      }),
    ),
  });
  const [inA, inB] = ZONES.map((zone) => ({ maxSize: 1, availabilityZones: [zone] }));
  it.each([
    ['not two groups in two zones', two(inA, inB), aPlan(), []],
    ['two groups in one zone', two(inA, inA), aPlan(), ['g0', 'g1']],
    [
      'not two groups, of which one has no known zone',
      two(inA, { maxSize: 1, availabilityZones: [] }),
      aPlan(),
      [],
    ],
    ['one of two groups, where the other gets no traffic', two(inA, inB), without('g1'), ['g0']],
    ['neither where the load balancer gets none', two(inA, inA), without('web', 'g0', 'g1'), []],
  ])('is found behind a target group: %s', (_, account, plan, names) => {
    const points = mapOf(account, plan).singlePointsOfFailure.map(({ node }) => short(node));
    expect(points).toEqual(names.map((name) => `autoScalingGroup~${name}`));
  });

  it('is said once of a group behind two target groups', () => {
    const names = ['web', 'api'];
    const account = {
      ...group({ maxSize: 1, targetGroupArns: names.map((name) => targetGroupArn(name)) }),
      targetGroups: names.map((targetGroupName) => aTargetGroup({ targetGroupName })),
    };
    expect(pointsOf(account)).toEqual([
      'autoScalingGroup~web: All traffic of target group web goes to one instance.',
    ]);
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

describe('caches', () => {
  const inZones = (...zones: string[]) => aReplicationGroup({ nodeGroups: [aShard(zones)] });
  const groupOf = (group: CacheReplicationGroup): Partial<Artifacts> => ({
    cacheReplicationGroups: [group],
    cacheClusters: clustersOf(group),
  });

  it('are drawn as one for all their nodes, in the tier of data', () => {
    const artifacts = {
      ...groupOf(aReplicationGroup()),
      serverlessCaches: [aServerlessCache()],
      subnets: [aSubnet({ subnetId: 'subnet-a', availabilityZone: 'us-east-1a' })],
    };
    expect(
      mapOf(artifacts).nodes.map(({ id, kind, tier, zones, resources }) => [
        short(id),
        kind,
        tier,
        zones,
        resources,
      ]),
    ).toEqual([
      [
        'replicationGroup~sessions',
        'cache',
        'data',
        ['us-east-1a', 'us-east-1b'],
        ['sessions', 'sessions-001', 'sessions-001/0001', 'sessions-002', 'sessions-002/0001'],
      ],
      ['serverlessCache~carts', 'cache', 'data', ['us-east-1a'], ['carts']],
    ]);
  });

  it('are led to by the machines that their security groups let in', () => {
    const artifacts = {
      ...groupOf(aReplicationGroup()),
      ec2Instances: [anEc2Instance({ securityGroupIds: ['sg-web'] })],
      securityGroups: [aSecurityGroup({ securityGroupId: 'sg-cache', admitsGroups: ['sg-web'] })],
    };
    expect(edgesOf(artifacts).map((edge) => edge.split(' > ')[1])).toEqual(['replicationGroup~sessions']);
  });

  it.each([
    ['none in two zones', groupOf(aReplicationGroup()), []],
    [
      'one node alone',
      { cacheClusters: [aCacheCluster({ replicationGroupId: null })] },
      ['cache~sessions-001: The cache has one node, and none that takes over from it.'],
    ],
    [
      'a group of one node',
      groupOf(inZones('us-east-1a')),
      ['replicationGroup~sessions: The cache has one node, and none that takes over from it.'],
    ],
    [
      'a group in one zone',
      groupOf(inZones('us-east-1a', 'us-east-1a')),
      ['replicationGroup~sessions: All nodes of the cache are in us-east-1a.'],
    ],
    [
      'a group that does not fail over',
      groupOf(aReplicationGroup({ automaticFailover: 'disabled' })),
      ['replicationGroup~sessions: No replica of the cache takes over by itself: automatic failover is off.'],
    ],
    [
      'a shard without a replica',
      groupOf(
        aReplicationGroup({
          clusterEnabled: true,
          nodeGroups: [aShard(['us-east-1a', 'us-east-1b']), aShard(['us-east-1a'], { nodeGroupId: '0002' })],
        }),
      ),
      ['replicationGroup~sessions: A shard of the cache has one node, and none that takes over from it.'],
    ],
    [
      'Memcached in one zone',
      { cacheClusters: [aMemcachedCluster(['us-east-1a', 'us-east-1a'])] },
      ['cache~pages: All nodes of the cache are in us-east-1a.'],
    ],
    ['no Memcached in two zones', { cacheClusters: [aMemcachedCluster()] }, []],
    ['nothing of a group that was not read', { cacheClusters: [aCacheCluster()] }, []],
    ['no serverless cache', { serverlessCaches: [aServerlessCache()] }, []],
    [
      'a search domain in one zone, or with one data node',
      {
        openSearchDomains: [
          anOpenSearchDomain({ zoneCount: 1 }),
          anOpenSearchDomain({ domainName: 'logs', instanceCount: 1, zoneCount: 1 }),
          anOpenSearchDomain({ domainName: 'spread' }),
          anOpenSearchDomain({ domainName: 'gone', zoneCount: 1, isDeleted: true }),
        ],
      },
      [
        'searchDomain~products: All data nodes of the search domain are in one Availability Zone.',
        'searchDomain~logs: The search domain has one data node, and none that takes over from it.',
      ],
    ],
    [
      'a cluster of DAX of one node, or in one zone',
      {
        daxClusters: [
          aDaxCluster({ nodes: daxNodes(['us-east-1a']) }),
          aDaxCluster({ clusterName: 'near', nodes: daxNodes(['us-east-1a', 'us-east-1a']) }),
          aDaxCluster({ clusterName: 'spread' }),
          aDaxCluster({ clusterName: 'unknown', nodes: daxNodes([null, null]) }),
          aDaxCluster({ clusterName: 'gone', status: 'deleting', nodes: daxNodes(['us-east-1a']) }),
        ],
      },
      [
        'daxCluster~carts: The cache has one node, and none that takes over from it.',
        'daxCluster~near: All nodes of the cache are in us-east-1a.',
      ],
    ],
    [
      'a file system of one zone, or with one mount target',
      {
        efsFileSystems: [
          aFileSystem({ oneZone: 'us-east-1a' }),
          aFileSystem({ fileSystemId: 'fs-single', mountTargets: [aMountTarget()] }),
          aFileSystem({ fileSystemId: 'fs-spread' }),
          aFileSystem({ fileSystemId: 'fs-gone', oneZone: 'us-east-1a', lifeCycleState: 'deleted' }),
        ],
      },
      [
        'fileSystem~fs-shop: The file system is of one Availability Zone.',
        'fileSystem~fs-single: The file system has one mount target.',
      ],
    ],
  ] satisfies [string, Partial<Artifacts>, string[]][])('fail alone: %s', (_, artifacts, points) => {
    expect(pointsOf(artifacts)).toEqual(points);
  });
});
