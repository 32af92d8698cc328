import { describe, expect, it } from '@jest/globals';
import { compileScope, followOwners } from '../../src/judging/scope';
import { type Placement, trafficGraph } from '../../src/judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type AutoScalingGroup } from '../../src/model/artifacts';
import { resource } from '../../src/model/resource';
import type { PlanScope } from '../../src/plan/schema';
import {
  aCacheCluster,
  aClassicLoadBalancer,
  aDaxCluster,
  aDbInstance,
  aFileSystem,
  aListener,
  aLoadBalancer,
  aLoadBalancerPeak,
  aMountTarget,
  aNatGateway,
  anAutoScalingGroup,
  anAutoScalingInstance,
  anEc2Instance,
  anEcsService,
  anOpenSearchDomain,
  aPeak,
  aSecurityGroup,
  aServerlessCache,
  aSubnet,
  aTargetGroup,
  healthyAccount,
  loadBalancerArn,
  targetGroupArn,
} from '../builders/artifacts';
import { aPlan } from '../builders/plan';

const TARGET = { account: '111122223333', region: 'us-east-1' };

type Elasticity = {
  match: { resource?: string; service?: 'nat-gateway' | 'rds' };
  factor?: number;
  multiplier?: number;
}[];

const placedIn = (
  artifacts: Partial<Artifacts>,
  [kind, id]: readonly [
    (
      | 'autoScalingGroup'
      | 'eksCluster'
      | 'elastiCache'
      | 'openSearchDomain'
      | 'efsFileSystem'
      | 'daxCluster'
      | 'instance'
      | 'ecsService'
      | 'natGateway'
      | 'rds'
      | 'loadBalancer'
      | 'vpnConnection'
      | 'directConnection'
      | 'virtualInterface'
    ),
    string,
  ],
  { scope = {}, elasticity = [] }: { scope?: PlanScope; elasticity?: Elasticity } = {},
) =>
  trafficGraph(
    aPlan({ traffic: { multiplier: 10, elasticity } }),
    TARGET,
    compileScope(scope),
    artifacts,
  ).placed(resource(kind, [id]));

const instance = (id: string, more: Parameters<typeof anEc2Instance>[0] = {}) =>
  anEc2Instance({ instanceId: id, networkInterfaces: [], ...more });

/** An account of which everything was read, and in which nothing is but what a test puts there. */
const account = (artifacts: Partial<Artifacts>): Partial<Artifacts> => ({
  loadBalancers: [aLoadBalancer()],
  classicLoadBalancers: [],
  listeners: [],
  targetGroups: [aTargetGroup()],
  targetHealth: [],
  loadBalancerPeaks: [],
  apis: [],
  apiIntegrations: [],
  apiPeaks: [],
  autoScalingGroups: [],
  ec2Instances: [],
  subnets: [],
  securityGroups: [],
  dbInstances: [],
  ...artifacts,
});

const targets = (...ids: string[]): Artifacts['targetHealth'] => [
  {
    targetGroupArn: targetGroupArn(),
    targets: ids.map((id) => ({ id, port: 80, availabilityZone: null, state: 'healthy', reason: null })),
  },
];

describe('traffic', () => {
  it('goes from a load balancer over its target group to the group that is attached', () => {
    const group = anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] });
    expect(placedIn(account({ autoScalingGroups: [group] }), ['autoScalingGroup', 'web'])).toEqual({
      placement: 'on',
      because: 'Traffic reaches it: load balancer web → target group web → group web.',
    });
  });

  it.each([
    [
      'an instance that is registered by its id',
      account({ targetHealth: targets('i-1'), ec2Instances: [instance('i-1')] }),
      ['instance', 'i-1'],
    ],
    [
      'an instance one of whose addresses is registered',
      account({
        targetGroups: [aTargetGroup({ targetType: 'ip' })],
        targetHealth: targets('10.0.0.21'),
        ec2Instances: [
          instance('i-1', {
            networkInterfaces: [{ subnetId: 'subnet-a', addresses: ['10.0.0.20', '10.0.0.21'] }],
          }),
        ],
      }),
      ['instance', 'i-1'],
    ],
    [
      'an instance of whose prefix 10.0.0.32/28 an address is registered',
      account({
        targetGroups: [aTargetGroup({ targetType: 'ip' })],
        targetHealth: targets('10.0.0.47'),
        ec2Instances: [
          instance('i-1', {
            networkInterfaces: [{ subnetId: 'subnet-a', addresses: ['10.0.0.20', '10.0.0.32/28'] }],
          }),
        ],
      }),
      ['instance', 'i-1'],
    ],
    [
      'a node of the cluster in whose subnet an address of nobody is registered',
      account({
        targetGroups: [aTargetGroup({ targetType: 'ip' })],
        targetHealth: targets('10.0.0.99'),
        subnets: [aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/24' })],
        ec2Instances: [
          instance('i-1', { subnetId: 'subnet-a', tags: { 'kubernetes.io/cluster/shop': 'owned' } }),
          instance('i-2', { subnetId: 'subnet-z', tags: { 'eks:eks-cluster-name': 'shop' } }),
        ],
      }),
      ['instance', 'i-2'],
    ],
    [
      'a node of the cluster that has an interface in the subnet of such an address',
      account({
        targetGroups: [aTargetGroup({ targetType: 'ip' })],
        targetHealth: targets('10.0.9.99'),
        subnets: [aSubnet({ subnetId: 'subnet-pods', cidrBlock: '10.0.9.0/24' })],
        ec2Instances: [
          instance('i-1', {
            subnetId: 'subnet-a',
            networkInterfaces: [{ subnetId: 'subnet-pods', addresses: [] }],
            tags: { 'eks:eks-cluster-name': 'shop' },
          }),
        ],
      }),
      ['instance', 'i-1'],
    ],
    [
      'the group that an instance names which is registered, before the group lists it',
      account({
        targetHealth: targets('i-1'),
        ec2Instances: [instance('i-1', { autoScalingGroupName: 'web' })],
        autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [], instances: [] })],
      }),
      ['autoScalingGroup', 'web'],
    ],
    [
      'a group behind a load balancer that has connections, and counts no requests',
      account({
        loadBalancerPeaks: [
          aLoadBalancerPeak({
            requestsPerSecond: null,
            activeConnections: aPeak(0.5),
            newConnectionsPerSecond: null,
            targetGroups: [{ targetGroupArn: targetGroupArn(), requestsPerSecond: null }],
          }),
        ],
        autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] })],
      }),
      ['autoScalingGroup', 'web'],
    ],
    [
      'a group behind one that has connections, and counts none',
      account({
        loadBalancerPeaks: [
          aLoadBalancerPeak({
            requestsPerSecond: aPeak(0),
            targetGroups: [{ targetGroupArn: targetGroupArn(), requestsPerSecond: null }],
          }),
        ],
        autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] })],
      }),
      ['autoScalingGroup', 'web'],
    ],
    [
      'a group whose target group has weight 0 in one of two listeners only',
      account({
        listeners: [100, 0].map((weight) =>
          aListener({ forwards: [{ targetGroupArn: targetGroupArn(), weight }] }),
        ),
        autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] })],
      }),
      ['autoScalingGroup', 'web'],
    ],
    [
      'the group of an instance that is registered by hand',
      account({
        targetHealth: targets('i-1'),
        autoScalingGroups: [
          anAutoScalingGroup({
            targetGroupArns: [],
            instances: [anAutoScalingInstance({ instanceId: 'i-1' })],
          }),
        ],
      }),
      ['autoScalingGroup', 'web'],
    ],
    [
      'a group of the cluster of which another group is registered',
      account({
        autoScalingGroups: [
          anAutoScalingGroup({ targetGroupArns: [targetGroupArn()], tags: { 'eks:cluster-name': 'shop' } }),
          anAutoScalingGroup({
            autoScalingGroupName: 'other',
            targetGroupArns: [],
            tags: { 'eks:cluster-name': 'shop' },
          }),
        ],
      }),
      ['autoScalingGroup', 'other'],
    ],
    [
      'the cluster itself, as EKS knows it',
      account({
        autoScalingGroups: [
          anAutoScalingGroup({ targetGroupArns: [targetGroupArn()], tags: { 'eks:cluster-name': 'shop' } }),
        ],
      }),
      ['eksCluster', 'shop'],
    ],
    [
      'an instance of a Classic Load Balancer',
      account({
        classicLoadBalancers: [
          aClassicLoadBalancer({ instances: [{ instanceId: 'i-1', state: 'InService', reason: null }] }),
        ],
        ec2Instances: [instance('i-1')],
      }),
      ['instance', 'i-1'],
    ],
    [
      'a group behind a load balancer that is the target of another',
      account({
        loadBalancers: [aLoadBalancer({ loadBalancerName: 'tcp', type: 'network' })],
        targetGroups: [
          aTargetGroup({
            targetGroupArn: 'arn:tg/front',
            targetType: 'alb',
            loadBalancerArns: [loadBalancerArn('tcp', 'network')],
          }),
          aTargetGroup(),
        ],
        targetHealth: [
          {
            targetGroupArn: 'arn:tg/front',
            targets: [
              { id: loadBalancerArn(), port: 80, availabilityZone: null, state: 'healthy', reason: null },
            ],
          },
        ],
        autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] })],
      }),
      ['autoScalingGroup', 'web'],
    ],
  ] as const)('reaches %s', (_, artifacts, which) => {
    expect(placedIn(artifacts, which).placement).toBe('on');
  });

  it.each(['10.0.1.0', '10.0.1.255'])('reaches at %s the cluster of that subnet, and no other', (address) => {
    const node = (id: string, subnetId: string, cluster: string) =>
      instance(id, { subnetId, tags: { 'eks:eks-cluster-name': cluster } });
    const artifacts = account({
      targetGroups: [aTargetGroup({ targetType: 'ip' })],
      targetHealth: targets(address),
      subnets: [0, 1, 2].map((i) => aSubnet({ subnetId: `subnet-${i}`, cidrBlock: `10.0.${i}.0/24` })),
      ec2Instances: [
        node('i-0', 'subnet-0', 'a'),
        node('i-1', 'subnet-1', 'b'),
        node('i-2', 'subnet-2', 'c'),
      ],
    });
    const placements = ['i-0', 'i-1', 'i-2'].map((id) => placedIn(artifacts, ['instance', id]).placement);
    expect(placements).toEqual(['unplaced', 'on', 'unplaced']);
  });

  it('tells the way over a load balancer that is the target of another', () => {
    const front = aTargetGroup({
      targetGroupArn: 'arn:tg/front',
      targetGroupName: 'front',
      targetType: 'alb',
      loadBalancerArns: [loadBalancerArn('tcp', 'network')],
    });
    const artifacts = account({
      loadBalancers: [aLoadBalancer({ loadBalancerName: 'tcp', type: 'network' })],
      targetGroups: [front, aTargetGroup()],
      targetHealth: targets(loadBalancerArn()).map((row) => ({ ...row, targetGroupArn: 'arn:tg/front' })),
      autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] })],
    });
    expect(placedIn(artifacts, ['autoScalingGroup', 'web']).because).toBe(
      'Traffic reaches it: load balancer tcp → target group front → load balancer web → target group web → group web.',
    );
  });

  it('of a Classic Load Balancer is not that of another of the same name', () => {
    const idle = { requestsPerSecond: null, activeConnections: null, newConnectionsPerSecond: null };
    const artifacts = account({
      loadBalancerPeaks: [aLoadBalancerPeak({ ...idle, targetGroups: [] })],
      classicLoadBalancers: [aClassicLoadBalancer({ loadBalancerName: 'web' })],
    });
    const { placed } = trafficGraph(aPlan(), TARGET, compileScope(), artifacts);
    expect(placed(ARTIFACTS.loadBalancers.owner(aLoadBalancer())).placement).toBe('off');
    const classic = aClassicLoadBalancer({ loadBalancerName: 'web' });
    expect(placed(ARTIFACTS.classicLoadBalancers.owner(classic)).placement).toBe('on');
  });

  it('does not reach what no load balancer leads to: nobody knows whether it grows', () => {
    const artifacts = account({
      ec2Instances: [instance('i-bastion')],
      autoScalingGroups: [anAutoScalingGroup({ autoScalingGroupName: 'bastion', targetGroupArns: [] })],
    });
    for (const which of [
      ['instance', 'i-bastion'],
      ['autoScalingGroup', 'bastion'],
    ] as const) {
      expect(placedIn(artifacts, which)).toEqual({
        placement: 'unplaced',
        because: 'No load balancer that was found leads to it.',
      });
    }
  });

  const twins = account({
    targetGroups: [
      aTargetGroup(),
      aTargetGroup({ targetGroupArn: 'arn:tg/green', targetGroupName: 'green' }),
    ],
    autoScalingGroups: [
      anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] }),
      anAutoScalingGroup({ autoScalingGroupName: 'green', targetGroupArns: ['arn:tg/green'], instances: [] }),
    ],
  });
  const peak = { at: '2026-11-20T20:00:00Z', hoursWithData: 336 };

  it.each([
    [
      'whose weight is 0 in every listener',
      {
        listeners: [
          aListener({
            forwards: [
              { targetGroupArn: targetGroupArn(), weight: 100 },
              { targetGroupArn: 'arn:tg/green', weight: 0 },
            ],
          }),
        ],
      },
    ],
    [
      'that got no request while the other got all',
      {
        loadBalancerPeaks: [
          aLoadBalancerPeak({
            requestsPerSecond: { value: 1, ...peak },
            targetGroups: [
              { targetGroupArn: targetGroupArn(), requestsPerSecond: { value: 1, ...peak } },
              { targetGroupArn: 'arn:tg/green', requestsPerSecond: null },
            ],
          }),
        ],
      },
    ],
  ])('is not carried by the idle twin %s', (_, more) => {
    const artifacts = { ...twins, ...more };
    expect(placedIn(artifacts, ['autoScalingGroup', 'web']).placement).toBe('on');
    expect(placedIn(artifacts, ['autoScalingGroup', 'green'])).toEqual({
      placement: 'off',
      because: 'It got no traffic in the look-back: load balancer web → target group green → group green.',
    });
  });

  it('is not carried behind a load balancer without requests and connections', () => {
    const silent = { requestsPerSecond: null, activeConnections: null, newConnectionsPerSecond: null };
    const artifacts = account({
      loadBalancerPeaks: [aLoadBalancerPeak({ ...silent, targetGroups: [] })],
      autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] })],
    });
    // Before a launch nothing carries traffic yet: nobody can tell what stands by.
    expect(placedIn(artifacts, ['autoScalingGroup', 'web'])).toEqual({
      placement: 'unplaced',
      because:
        'No load balancer carried traffic in the look-back; this is the way to it: load balancer web → target group web → group web.',
    });
    const idle = aLoadBalancerPeak({ ...silent, targetGroups: [] });
    const besideABusyOne = {
      ...artifacts,
      loadBalancers: [aLoadBalancer(), aLoadBalancer({ loadBalancerArn: 'arn:aws:busy' })],
      loadBalancerPeaks: [idle, aLoadBalancerPeak({ loadBalancerArn: 'arn:aws:busy', targetGroups: [] })],
    };
    expect(placedIn(besideABusyOne, ['autoScalingGroup', 'web']).placement).toBe('off');
    // Without the peaks nobody knows that it is idle.
    const { loadBalancerPeaks: _, ...unread } = artifacts;
    expect(placedIn(unread, ['autoScalingGroup', 'web']).placement).toBe('on');
  });

  it('is carried by what the scope selects, and not by what is outside it', () => {
    const artifacts = account({ autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [] })] });
    const scope = { autoScalingGroups: ['web'] };
    expect(placedIn(artifacts, ['autoScalingGroup', 'web'], { scope }).placement).toBe('on');
    expect(placedIn(artifacts, ['autoScalingGroup', 'other'], { scope }).placement).toBe('off');
  });

  it.each<[string, Partial<AutoScalingGroup>, PlanScope, Placement]>([
    ['a bastion has the tag', { minSize: 1, maxSize: 1 }, {}, 'unplaced'],
    [
      'a bastion is of the stack',
      { minSize: 1, maxSize: 1, tags: { 'aws:cloudformation:stack-name': 'shop' } },
      { cloudFormationStacks: ['shop'] },
      'unplaced',
    ],
    ['it is named itself', { minSize: 1, maxSize: 1 }, { autoScalingGroups: ['web'] }, 'on'],
    [
      'a load balancer leads to it',
      { minSize: 1, maxSize: 1, targetGroupArns: [targetGroupArn()] },
      { loadBalancers: ['web'] },
      'on',
    ],
    ['it may grow', { minSize: 1, maxSize: 2 }, {}, 'on'],
    ['it may run nothing, and be scaled out', { minSize: 0, maxSize: 1 }, {}, 'on'],
    ['it is a fleet', { minSize: 2, maxSize: 2 }, {}, 'on'],
  ])(
    'is not proven by the tag of a group that never runs more than one instance: %s',
    (_, group, scope, placement) => {
      const web = anAutoScalingGroup({ targetGroupArns: [], tags: { app: 'shop' }, ...group });
      const artifacts = account({ autoScalingGroups: [web] });
      const followed = followOwners(
        compileScope({ ...scope, ...(Object.keys(scope).length === 0 ? { tags: { app: 'shop' } } : {}) }),
        artifacts,
      );
      const { placed } = trafficGraph(aPlan(), TARGET, followed, artifacts);
      expect(placed(ARTIFACTS.autoScalingGroups.owner(web)).placement).toBe(placement);
    },
  );

  it.each<[string, Partial<Artifacts>]>([
    ['load balancer', { autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] })] }],
    [
      'Classic Load Balancer',
      {
        loadBalancers: [],
        classicLoadBalancers: [aClassicLoadBalancer({ loadBalancerName: 'legacy' })],
        autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [], loadBalancerNames: ['legacy'] })],
      },
    ],
  ])('is not proven by a %s outside the scope', (_, behind) => {
    const [web] = behind.autoScalingGroups ?? [];
    const bastion = { ...anAutoScalingGroup(web), minSize: 1, maxSize: 1, tags: { app: 'shop' } };
    const artifacts = account({ ...behind, autoScalingGroups: [bastion] });
    const { placed } = trafficGraph(aPlan(), TARGET, compileScope({ tags: { app: 'shop' } }), artifacts);
    expect(placed(ARTIFACTS.autoScalingGroups.owner(bastion)).placement).toBe('unplaced');
  });

  it('is proven by the tag of a database that has the name of a bastion', () => {
    const bastion = anAutoScalingGroup({ minSize: 1, maxSize: 1, targetGroupArns: [] });
    const artifacts = account({ autoScalingGroups: [bastion] });
    const { placed } = trafficGraph(aPlan(), TARGET, compileScope({ tags: { app: 'shop' } }), artifacts);
    expect(placed(resource('rds', ['web'], { app: 'shop', env: 'dev' })).placement).toBe('on');
  });

  it('is where the plan says it is', () => {
    const artifacts = account({
      autoScalingGroups: [anAutoScalingGroup({ targetGroupArns: [targetGroupArn()] })],
    });
    const says = (factor: number) => ({ elasticity: [{ match: { resource: 'w*' }, factor }] });
    expect(placedIn(artifacts, ['autoScalingGroup', 'web'], says(0))).toEqual({
      placement: 'off',
      because:
        'The plan says so (traffic.elasticity: 0), though on normal days traffic reaches it: load balancer web → target group web → group web.',
    });
    expect(placedIn(artifacts, ['autoScalingGroup', 'worker'], says(0))).toEqual({
      placement: 'off',
      because: 'The plan says so (traffic.elasticity: 0).',
    });
    expect(placedIn(artifacts, ['autoScalingGroup', 'worker'], says(0.5)).placement).toBe('on');
    const more = { elasticity: [{ match: { resource: 'w*' }, multiplier: 40 }] };
    expect(placedIn(artifacts, ['autoScalingGroup', 'worker'], more)).toEqual({
      placement: 'on',
      because: 'The plan says so (traffic.elasticity: 40×).',
    });
  });
});

describe('a database', () => {
  const shop = account({
    targetHealth: targets('i-1'),
    ec2Instances: [
      instance('i-1', {
        securityGroupIds: ['sg-web'],
        networkInterfaces: [{ subnetId: 'subnet-a', addresses: ['10.0.0.20'] }],
      }),
    ],
    dbInstances: [aDbInstance({ securityGroupIds: ['sg-db'] })],
  });
  const lets = (more: Parameters<typeof aSecurityGroup>[0], ...others: Artifacts['securityGroups']) => ({
    ...shop,
    securityGroups: [aSecurityGroup({ admitsGroups: [], admitsRanges: [], ...more }), ...others],
  });
  const other = (securityGroupId: string, admitsGroups: string[]) =>
    aSecurityGroup({ securityGroupId, admitsGroups, admitsRanges: [] });

  const office = other('sg-office', []);

  it.each([
    ['on', 'lets in what carries traffic', lets({ admitsGroups: ['sg-web'] })],
    ['off', 'lets in nothing of it', lets({ admitsGroups: ['sg-office'] }, office)],
    ['off', 'lets in ranges where none of it is', lets({ admitsRanges: ['10.9.0.0/16', '10.0.0.21/32'] })],
    ['on', 'lets in the address of an instance that carries it', lets({ admitsRanges: ['10.0.0.20/32'] })],
    ['on', 'lets in a range in which one is', lets({ admitsRanges: ['10.0.0.0/16'] })],
    ['on', 'lets in a prefix list, which may hold anything', lets({ admitsRanges: ['pl-1'] })],
    [
      'on',
      'lets in a pooler that lets in the web',
      lets({ admitsGroups: ['sg-pool'] }, other('sg-pool', ['sg-web'])),
    ],
    ['on', 'has a security group that was not read', lets({ securityGroupId: 'sg-other' })],
    [
      'on',
      'may be used by a function that is a target',
      {
        ...lets({}),
        targetGroups: [aTargetGroup(), aTargetGroup({ targetGroupArn: 'arn:tg/f', targetType: 'lambda' })],
        targetHealth: [
          ...targets('i-1'),
          ...targets('arn:function').map((row) => ({ ...row, targetGroupArn: 'arn:tg/f' })),
        ],
      },
    ],
    ['on', 'is looked at where no instance carries traffic', { ...lets({}), targetHealth: [] }],
    ['off', 'lets in ranges below all of it', lets({ admitsRanges: ['10.0.0.0/28'] })],
    [
      'on',
      'lets in one of two instances that carry it',
      {
        ...lets({ admitsRanges: ['10.0.0.30/32'] }),
        targetHealth: targets('i-1', 'i-2'),
        ec2Instances: [
          ...(shop.ec2Instances ?? []),
          instance('i-2', {
            securityGroupIds: ['sg-web'],
            networkInterfaces: [{ subnetId: 'subnet-a', addresses: ['10.0.0.30'] }],
          }),
        ],
      },
    ],
    [
      'on',
      'lets in ranges, and what carries it has an address of IPv6',
      {
        ...lets({ admitsRanges: ['10.9.0.0/16'] }),
        ec2Instances: [
          instance('i-1', {
            securityGroupIds: ['sg-web'],
            networkInterfaces: [{ subnetId: 'subnet-a', addresses: ['2600:1f18::1'] }],
          }),
        ],
      },
    ],
    [
      'on',
      'has a second security group that lets in an instance that carries it',
      {
        ...lets(
          {},
          aSecurityGroup({ securityGroupId: 'sg-open', admitsGroups: [], admitsRanges: ['10.0.0.0/16'] }),
        ),
        dbInstances: [aDbInstance({ securityGroupIds: ['sg-db', 'sg-open'] })],
      },
    ],
    [
      'on',
      'has a second security group that was not read',
      { ...lets({}), dbInstances: [aDbInstance({ securityGroupIds: ['sg-db', 'sg-unread'] })] },
    ],
    ['on', 'has no security group', { ...lets({}), dbInstances: [aDbInstance({ securityGroupIds: [] })] }],
    ...(
      [
        ['a subnet of which nothing is known', []],
        ['a subnet without instances', [aSubnet({ subnetId: 'subnet-z', cidrBlock: '10.0.0.0/24' })]],
        [
          'a subnet whose instances are of no cluster',
          [aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/24' })],
        ],
      ] as const
    ).map(([where, subnets]): [string, string, Partial<Artifacts>] => [
      'on',
      `may be used by an address of nobody in ${where}`,
      {
        ...lets({}),
        subnets: [...subnets],
        targetGroups: [aTargetGroup(), aTargetGroup({ targetGroupArn: 'arn:tg/ip', targetType: 'ip' })],
        targetHealth: [
          ...targets('i-1'),
          ...targets('10.0.0.99').map((row) => ({ ...row, targetGroupArn: 'arn:tg/ip' })),
        ],
      },
    ]),
  ] satisfies [string, string, Partial<Artifacts>][])('is %s where it %s', (placement, _, artifacts) => {
    expect(placedIn(artifacts, ['rds', 'orders']).placement).toBe(placement);
  });

  it.each([
    'loadBalancers',
    'classicLoadBalancers',
    'targetGroups',
    'targetHealth',
    'autoScalingGroups',
    'ec2Instances',
    'securityGroups',
  ] as const)('is never off while %s could not be read', (missing) => {
    const { [missing]: _, ...read } = lets({ admitsGroups: ['sg-office'] }, office);
    expect(placedIn(read, ['rds', 'orders']).placement).toBe('on');
  });

  it.each([
    ['on', 'lets in what carries traffic', ['sg-web'], 'on'],
    // What writes to a domain may do so over what no security group of compute shows.
    ['off', 'lets in nothing of it', ['sg-office'], 'unplaced'],
  ])(
    'is %s where a cache %s, as a database is; a search domain, a file system and a cluster of DAX likewise',
    (placement, _, admitsGroups, ofDomain) => {
      const artifacts = {
        ...lets({ admitsGroups }, office),
        cacheClusters: [aCacheCluster({ securityGroupIds: ['sg-db'] })],
        serverlessCaches: [aServerlessCache({ securityGroupIds: ['sg-db'] })],
        daxClusters: [aDaxCluster({ securityGroupIds: ['sg-db'] })],
        openSearchDomains: [anOpenSearchDomain({ securityGroupIds: ['sg-db'] })],
        efsFileSystems: [aFileSystem({ mountTargets: [aMountTarget({ securityGroupIds: ['sg-db'] })] })],
      };
      expect(placedIn(artifacts, ['elastiCache', 'sessions-001']).placement).toBe(placement);
      expect(placedIn(artifacts, ['openSearchDomain', 'products']).placement).toBe(ofDomain);
      expect(placedIn(artifacts, ['efsFileSystem', 'fs-shop']).placement).toBe(ofDomain);
      // So may a function read through a cluster of DAX.
      expect(placedIn(artifacts, ['daxCluster', 'carts']).placement).toBe(ofDomain);
      expect(placedIn(artifacts, ['elastiCache', 'carts']).placement).toBe(placement);
    },
  );

  it('is on where the security groups of one mount target of a file system are not known', () => {
    const mountTargets = [
      aMountTarget({ securityGroupIds: ['sg-db'] }),
      aMountTarget({ mountTargetId: 'fsmt-2', securityGroupIds: null }),
    ];
    const artifacts = {
      ...lets({ admitsGroups: ['sg-office'] }, office),
      efsFileSystems: [aFileSystem({ mountTargets })],
    };
    expect(placedIn(artifacts, ['efsFileSystem', 'fs-shop']).placement).toBe('on');
  });

  it('is not taken for the cache of its name', () => {
    const artifacts = {
      ...lets({ admitsGroups: ['sg-office'] }, office),
      cacheClusters: [aCacheCluster({ cacheClusterId: 'orders', securityGroupIds: ['sg-unread'] })],
    };
    expect(placedIn(artifacts, ['rds', 'orders']).placement).toBe('off');
    expect(placedIn(artifacts, ['elastiCache', 'orders']).placement).toBe('on');
  });

  it('ends the search in security groups that let in each other', () => {
    const artifacts = lets({ admitsGroups: ['sg-a'] }, other('sg-a', ['sg-b']), other('sg-b', ['sg-a']));
    expect(placedIn(artifacts, ['rds', 'orders']).placement).toBe('off');
  });

  it('is known by its name and by its ARN', () => {
    const artifacts = lets({});
    const { placed } = trafficGraph(aPlan(), TARGET, compileScope(), artifacts);
    expect(
      placed(resource('rds', ['arn:aws:rds:us-east-1:111122223333:db:orders', 'orders'])).placement,
    ).toBe('off');
  });

  it.each([
    [{ environment: 'dev' }, 'production', 'off'],
    [{ Env: 'Staging' }, 'production', 'off'],
    [{ environment: 'production' }, 'production', 'on'],
    [{ owner: 'dev' }, 'production', 'on'],
    // An event in staging is what such a database is for.
    [{ Env: 'Staging' }, 'staging', 'on'],
  ] as const)('with the tags %j, for an event in %s, is %s', (tags, environment, placement) => {
    const graph = trafficGraph(aPlan({ environment }), TARGET, compileScope(), account({}));
    expect(graph.placed(resource('rds', ['orders'], tags)).placement).toBe(placement);
  });

  it.each([
    ['orders-dev', 'production', 'unplaced'],
    ['qa-orders', 'production', 'unplaced'],
    ['device-orders', 'production', 'on'],
    ['orders-dev', 'staging', 'on'],
  ] as const)(
    'that is named %s, for an event in %s, is %s where nothing else shows it',
    (name, environment, placement) => {
      const graph = trafficGraph(aPlan({ environment }), TARGET, compileScope(), account({}));
      expect(graph.placed(resource('rds', [name])).placement).toBe(placement);
    },
  );

  it('that is named dev is on the path all the same where its security groups let traffic in', () => {
    const artifacts = lets({ admitsGroups: ['sg-web'] });
    const dbInstances = (artifacts.dbInstances ?? []).map((db) => ({ ...db, dbInstanceIdentifier: 'dev' }));
    expect(placedIn({ ...artifacts, dbInstances }, ['rds', 'dev']).placement).toBe('on');
  });
});

describe('an ECS service', () => {
  const web = anEcsService({ targetGroupArns: [targetGroupArn()], securityGroupIds: ['sg-tasks'] });
  const own: readonly ['ecsService', string] = ['ecsService', web.serviceArn];
  const registered = [
    {
      targetGroupArn: targetGroupArn(),
      targets: [{ id: '10.0.0.9', port: 80, availabilityZone: null, state: 'healthy', reason: null }],
    },
  ];

  it('is on the path of traffic behind a target group', () => {
    expect(placedIn(account({ ecsServices: [web] }), own)).toEqual({
      placement: 'on',
      because: 'Traffic reaches it: load balancer web → target group web → service shop/web.',
    });
  });

  it('that no load balancer leads to may work off a queue: nobody knows whether it grows', () => {
    const worker = anEcsService({ serviceName: 'worker' });
    expect(
      placedIn(account({ ecsServices: [web, worker] }), ['ecsService', worker.serviceArn]),
    ).toMatchObject({
      placement: 'unplaced',
    });
  });

  it.each([
    ['on Fargate leads to no instance', { launchType: 'FARGATE' }, 'unplaced'],
    ['on instances leads to those of its cluster', { launchType: 'EC2' }, 'on'],
    [
      'on a capacity provider of its own leads to them',
      { launchType: null, capacityProviders: [{ name: 'nodes', base: 0, weight: 1 }] },
      'on',
    ],
    [
      'on those of Fargate does not',
      { launchType: null, capacityProviders: [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }] },
      'unplaced',
    ],
  ])('%s', (_, overrides, placement) => {
    const artifacts = account({
      ecsServices: [{ ...web, ...overrides }],
      ec2Instances: [instance('i-node', { tags: { 'aws:ecs:clusterName': 'shop' } })],
    });
    expect(placedIn(artifacts, ['instance', 'i-node']).placement).toBe(placement);
  });

  it('shows which databases it uses by its security groups', () => {
    const stores = (admitsGroups: readonly string[], ecsServices = [web]) =>
      placedIn(
        account({
          ecsServices,
          targetGroups: [aTargetGroup({ targetType: 'ip' })],
          targetHealth: registered,
          dbInstances: [aDbInstance({ securityGroupIds: ['sg-db'] })],
          securityGroups: [
            aSecurityGroup({ securityGroupId: 'sg-db', admitsGroups: [...admitsGroups], admitsRanges: [] }),
            aSecurityGroup({ securityGroupId: 'sg-tasks', admitsGroups: [], admitsRanges: [] }),
            aSecurityGroup({ securityGroupId: 'sg-other', admitsGroups: [], admitsRanges: [] }),
          ],
        }),
        ['rds', 'orders'],
      );
    expect(stores(['sg-tasks'])).toEqual({
      placement: 'on',
      because: 'Its security groups let in sg-tasks, which instances or tasks on the path of traffic have.',
    });
    expect(stores(['sg-other']).placement).toBe('off');
    // Without the service nobody knows whose the address is.
    expect(stores(['sg-other'], []).placement).toBe('on');
  });
});

describe('what leads to networks of your own', () => {
  it.each([
    ['vpnConnection', 'vpn-1'],
    ['directConnection', 'dxcon-1'],
    ['virtualInterface', 'dxvif-1'],
  ] as const)('is not placed, unless the plan says so: %s', (kind, id) => {
    const placementOf = (options: Parameters<typeof placedIn>[2] = {}) =>
      placedIn(account({}), [kind, id], options).placement;
    const elasticity = [{ match: { resource: id }, factor: 1 }];
    expect([placementOf(), placementOf({ elasticity })]).toEqual(['unplaced', 'on']);
  });
});

describe('a NAT gateway', () => {
  const carrying = anAutoScalingGroup({ targetGroupArns: [targetGroupArn()], subnetIds: ['subnet-a'] });
  const placed = (artifacts: Partial<Artifacts>, options: Parameters<typeof placedIn>[2] = {}) =>
    placedIn(account({ natGateways: [aNatGateway()], ...artifacts }), ['natGateway', 'nat-a'], options);

  it('is on the path where what carries traffic is in a subnet that it serves', () => {
    expect(placed({ autoScalingGroups: [carrying] })).toEqual({
      placement: 'on',
      because: 'What leaves the subnets of the group web, which carries traffic, goes through it.',
    });
    expect(placed({ targetHealth: targets('i-1'), ec2Instances: [instance('i-1')] }).placement).toBe('on');
    expect(
      placed({ ecsServices: [anEcsService({ targetGroupArns: [targetGroupArn()] })] }).because,
    ).toContain('the service shop/web');
  });

  it.each<[string, Partial<Artifacts>, Placement]>([
    ['serves other subnets', { autoScalingGroups: [{ ...carrying, subnetIds: ['subnet-b'] }] }, 'unplaced'],
    ['serves subnets of which nothing is known', {}, 'unplaced'],
    ['serves no subnet', { natGateways: [aNatGateway({ servedSubnetIds: [] })] }, 'off'],
    ['serves what nobody can place', { ec2Instances: [instance('i-1')] }, 'unplaced'],
    [
      'serves only what is of another environment',
      { ec2Instances: [instance('i-1', { tags: { env: 'dev' } })] },
      'off',
    ],
    [
      'serves only that, while traffic goes to a function',
      {
        ec2Instances: [instance('i-1', { tags: { env: 'dev' } })],
        targetGroups: [aTargetGroup({ targetType: 'lambda' })],
        targetHealth: targets('arn:aws:lambda:us-east-1:111122223333:function:checkout'),
      },
      'unplaced',
    ],
  ])('that %s', (_, artifacts, placement) => {
    expect(placed(artifacts).placement).toBe(placement);
  });

  it('is as the plan says', () => {
    const elasticity = [{ match: { service: 'nat-gateway' as const }, factor: 0 }];
    expect(placed({ autoScalingGroups: [carrying] }, { elasticity }).placement).toBe('off');
  });

  it('comes into the scope with a subnet that it serves', () => {
    const artifacts = {
      autoScalingGroups: [anAutoScalingGroup({ subnetIds: ['subnet-a'] })],
      natGateways: [aNatGateway(), aNatGateway({ natGatewayId: 'nat-b', servedSubnetIds: ['subnet-b'] })],
      subnets: [aSubnet(), aSubnet({ subnetId: 'subnet-b' })],
    };
    const { includes } = followOwners(compileScope({ autoScalingGroups: ['web'] }), artifacts);
    expect(artifacts.natGateways.map((row) => includes(ARTIFACTS.natGateways.owner(row)))).toEqual([
      true,
      false,
    ]);
  });
});

it('places all of the healthy account', () => {
  const graph = trafficGraph(aPlan(), TARGET, compileScope(), healthyAccount);
  const databases = healthyAccount.dbInstances.map((row) => resource('rds', [row.dbInstanceIdentifier]));
  const groups = healthyAccount.autoScalingGroups.map((row) =>
    resource('autoScalingGroup', [row.autoScalingGroupName]),
  );
  for (const one of [...groups, ...databases]) expect(graph.placed(one).placement).toBe('on');
});
