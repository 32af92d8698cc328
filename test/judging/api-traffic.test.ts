import { describe, expect, it } from '@jest/globals';
import { compileScope } from '../../src/judging/scope';
import { followScope, viewTarget } from '../../src/judging/target-view';
import { mapTraffic } from '../../src/judging/traffic-map';
import type { ApiPeak, Artifacts } from '../../src/model/artifacts';
import { resource } from '../../src/model/resource';
import {
  aDbInstance,
  aLambdaFunction,
  aLeading,
  aLoadBalancer,
  aLoadBalancerPeak,
  anApi,
  anApiPeak,
  anApiStage,
  anAutoScalingGroup,
  anAutoScalingInstance,
  anEc2Instance,
  aPeak,
  aSecurityGroup,
  aTargetGroup,
  healthyAccount,
  loadBalancerArn,
  someApiIntegrations,
  targetGroupArn,
} from '../builders/artifacts';
import { anInventory } from '../builders/ceiling';
import { aPlan } from '../builders/plan';

const inner = loadBalancerArn('inner', 'network');
const INNER = aLoadBalancer({
  loadBalancerName: 'inner',
  type: 'network',
  scheme: 'internal',
  dnsName: 'Inner-1.elb.us-east-1.amazonaws.com',
});

/** An account whose only entrance is an API, in front of a load balancer with a group, and of a function. */
const account = (overrides: Partial<Artifacts> = {}): Artifacts => ({
  ...healthyAccount,
  loadBalancers: [INNER],
  classicLoadBalancers: [],
  listeners: [],
  loadBalancerPeaks: [],
  targetGroups: [aTargetGroup({ loadBalancerArns: [inner] })],
  targetHealth: [],
  autoScalingGroups: [
    anAutoScalingGroup({
      targetGroupArns: [targetGroupArn()],
      instances: [anAutoScalingInstance({ instanceId: 'i-1' })],
    }),
  ],
  ec2Instances: [
    anEc2Instance({ instanceId: 'i-1', autoScalingGroupName: 'web', securityGroupIds: ['sg-web'] }),
  ],
  apis: [anApi()],
  apiStages: [anApiStage()],
  apiPeaks: [anApiPeak()],
  apiIntegrations: [someApiIntegrations({ integrations: [toBalancer] })],
  ...overrides,
});

const toBalancer = aLeading({ leadsTo: 'loadBalancer', target: inner });
const leading = (...integrations: ReturnType<typeof aLeading>[]) => ({
  apiIntegrations: [someApiIntegrations({ integrations })],
});
const view = (artifacts: Partial<Artifacts>, plan = aPlan()) => viewTarget(plan, anInventory(artifacts));
const placed = (
  kind: 'autoScalingGroup' | 'api' | 'rds' | 'loadBalancer',
  id: string,
  artifacts: Partial<Artifacts>,
) => view(artifacts).graph.placed(resource(kind, [id]));

const idle: Partial<ApiPeak> = { requestsPerSecond: null };

describe('the traffic of an API', () => {
  it.each([
    ['over a VPC link', toBalancer],
    ['by the host name', aLeading({ leadsTo: 'address', target: 'inner-1.elb.us-east-1.amazonaws.com' })],
    [
      'by that of both stacks',
      aLeading({ leadsTo: 'address', target: 'dualstack.inner-1.elb.us-east-1.amazonaws.com' }),
    ],
  ])('goes to a load balancer and what is behind it: %s', (_, integration) => {
    const artifacts = account({
      ...leading(integration),
      // It is no entrance of its own where it is seen to have had no requests but those of nobody.
      loadBalancerPeaks: [],
    });
    expect(placed('autoScalingGroup', 'web', artifacts)).toMatchObject({ placement: 'on' });
    expect(view(artifacts).graph.ways).toContainEqual(['api orders1', `loadBalancer ${inner}`]);
  });

  it.each<[string, Partial<ApiPeak>[] | undefined, string]>([
    ['with requests', [{}], 'on'],
    ['with a part of them', [{ ...idle, isIncomplete: true }], 'on'],
    ['of which nothing was measured', undefined, 'on'],
    ['without requests', [idle], 'off'],
  ])('is there of an API %s', (_, peaks, placement) => {
    const { apiPeaks: _peaks, ...others } = account();
    const artifacts = { ...others, ...(peaks && { apiPeaks: peaks.map((peak) => anApiPeak(peak)) }) };
    expect(placed('api', 'orders1', artifacts)).toMatchObject({ placement });
  });

  it('takes no load balancer that had none along', () => {
    const silent = { requestsPerSecond: null, activeConnections: null, newConnectionsPerSecond: null };
    const artifacts = account({
      loadBalancerPeaks: [aLoadBalancerPeak({ loadBalancerArn: inner, ...silent, targetGroups: [] })],
    });
    expect(placed('loadBalancer', inner, artifacts)).toMatchObject({ placement: 'off' });
    // No load balancer carries any, so that the group may wait for a launch.
    expect(placed('autoScalingGroup', 'web', artifacts)).toMatchObject({ placement: 'unplaced' });
  });

  const database = {
    dbInstances: [aDbInstance({ securityGroupIds: ['sg-db'] })],
    securityGroups: [
      aSecurityGroup({ securityGroupId: 'sg-db', admitsGroups: ['sg-other'], admitsRanges: [] }),
    ],
  };

  it.each<[string, Partial<Artifacts>, string]>([
    ['only load balancers', {}, 'off'],
    ['nothing', leading(aLeading({ leadsTo: 'none', target: null })), 'off'],
    ['a function', leading(toBalancer, aLeading()), 'on'],
    ['a function that a variable names', leading(toBalancer, aLeading({ target: null })), 'on'],
    [
      'another service',
      leading(toBalancer, aLeading({ leadsTo: 'service', target: 'servicediscovery' })),
      'on',
    ],
    [
      'an address of nobody',
      leading(toBalancer, aLeading({ leadsTo: 'address', target: 'example.com' })),
      'on',
    ],
    ['a function, without requests', { ...leading(aLeading()), apiPeaks: [anApiPeak(idle)] }, 'off'],
  ])(
    'keeps a database that lets in none of its instances on the path where it leads to %s',
    (_, overrides, placement) => {
      expect(placed('rds', 'orders', account({ ...database, ...overrides }))).toMatchObject({ placement });
    },
  );

  it('is not known to keep out of a database where integrations were not read', () => {
    const { apiIntegrations: _, ...unread } = account(database);
    expect(placed('rds', 'orders', unread)).toMatchObject({ placement: 'on' });
  });
});

describe('a scope that names an API', () => {
  it('takes along its load balancer, its groups and its functions', () => {
    const artifacts = account(leading(toBalancer, aLeading()));
    const scope = followScope(compileScope({ apis: ['orders'] }), artifacts);
    const includes = (kind: 'autoScalingGroup' | 'lambdaFunction' | 'loadBalancer', id: string) =>
      scope.includes(resource(kind, [id]));
    expect([
      includes('loadBalancer', inner),
      includes('autoScalingGroup', 'web'),
      includes('lambdaFunction', 'checkout'),
      includes('lambdaFunction', 'search'),
    ]).toEqual([true, true, true, false]);
  });
});

describe('what a plan expects of a load balancer', () => {
  /** The load balancer gets 20 times its 50 requests a second; all else of the plan 10 times. */
  const plan = aPlan({
    traffic: {
      multiplier: 10,
      loadBalancers: [{ loadBalancer: 'inner', region: 'us-east-1', peakRequestsPerSecond: 1000 }] as never,
    },
  });
  const artifacts = account({
    ...leading(toBalancer, aLeading()),
    lambdaFunctions: [aLambdaFunction()],
    loadBalancerPeaks: [
      aLoadBalancerPeak({ loadBalancerArn: inner, requestsPerSecond: aPeak(50), targetGroups: [] }),
    ],
  });
  const own = (kind: 'api' | 'lambdaFunction', id: string) =>
    view(artifacts, plan).graph.placed(resource(kind, [id])).own;

  it('is asked of the API in front of it, and not of the functions of that', () => {
    expect(own('api', 'orders1')).toMatchObject({ stated: 20 });
    expect(own('lambdaFunction', 'checkout')).toBeUndefined();
  });
});

describe('the map of an API', () => {
  const target = { account: '111122223333', region: 'us-east-1' };
  const of = (overrides: Partial<Artifacts>) => mapTraffic(target, view(account(overrides)));

  it('draws it before its load balancer and its functions', () => {
    const { nodes, edges } = of(
      leading(toBalancer, aLeading({ target: `${aLambdaFunction().functionArn}:live` })),
    );
    const named = (id: string) => nodes.find((node) => node.id === id)?.name;
    expect(nodes.find(({ kind }) => kind === 'api')).toMatchObject({
      ...{
        name: 'orders',
        tier: 'entrance',
        placement: 'on',
        zones: [],
        resources: ['orders', 'orders/prod'],
      },
    });
    expect(nodes.find(({ kind }) => kind === 'lambdaFunction')).toMatchObject({
      ...{ name: 'checkout', placement: 'on', because: 'API orders invokes it.' },
    });
    expect(edges.filter(({ from }) => named(from) === 'orders').map(({ to }) => named(to))).toEqual([
      'inner',
      'checkout',
    ]);
  });

  it('tells APIs of one name apart', () => {
    const { nodes } = of({ apis: [anApi(), anApi({ apiId: 'orders2' })] });
    expect(nodes.filter(({ kind }) => kind === 'api').map(({ name }) => name)).toEqual([
      'orders (orders1)',
      'orders (orders2)',
    ]);
  });
});
