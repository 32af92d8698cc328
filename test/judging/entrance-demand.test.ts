import { describe, expect, it } from '@jest/globals';
import { compileScope } from '../../src/judging/scope';
import { trafficGraph } from '../../src/judging/traffic-graph';
import type { Artifacts } from '../../src/model/artifacts';
import { resource } from '../../src/model/resource';
import type { ResourceKind } from '../../src/model/services';
import { multiplierOf } from '../../src/plan/demand';
import {
  aClassicLoadBalancer,
  aDbInstance,
  aLoadBalancer,
  aLoadBalancerPeak,
  anAutoScalingGroup,
  anAutoScalingInstance,
  anEc2Instance,
  aSecurityGroup,
  aTargetGroup,
  loadBalancerArn,
  targetGroupArn,
} from '../builders/artifacts';
import { aPlan } from '../builders/plan';

const TARGET = { account: '111122223333', region: 'us-east-1' };
const AT = '2026-11-20T12:00:00Z';

const peak = (value: number | null) => (value === null ? null : { value, at: AT, hoursWithData: 336 });

/** A load balancer with one target group for each rate; a rate that is null was not counted. */
function balancer(name: string, requests: number | null, groups: Readonly<Record<string, number | null>>) {
  const arn = loadBalancerArn(name);
  return {
    loadBalancers: [aLoadBalancer({ loadBalancerName: name, loadBalancerArn: arn })],
    targetGroups: Object.keys(groups).map((group) =>
      aTargetGroup({
        targetGroupName: group,
        targetGroupArn: targetGroupArn(group),
        loadBalancerArns: [arn],
      }),
    ),
    loadBalancerPeaks: [
      aLoadBalancerPeak({
        loadBalancerArn: arn,
        requestsPerSecond: peak(requests),
        activeConnections: peak(10),
        targetGroups: Object.entries(groups).map(([group, rate]) => ({
          targetGroupArn: targetGroupArn(group),
          requestsPerSecond: peak(rate),
        })),
      }),
    ],
  };
}

const group = (name: string, ...targetGroups: string[]) =>
  anAutoScalingGroup({
    autoScalingGroupName: name,
    instances: [],
    targetGroupArns: targetGroups.map((target) => targetGroupArn(target)),
  });

const web = balancer('web', 800, { web: 800 });
const checkout = balancer('checkout', 200, { checkout: 150, both: 50 });

/** `web` has 800 requests/s; `checkout` has 200, of which 50 go to what both share. */
const shop: Partial<Artifacts> = {
  loadBalancers: [...web.loadBalancers, ...checkout.loadBalancers],
  classicLoadBalancers: [],
  listeners: [],
  targetGroups: [...web.targetGroups, ...checkout.targetGroups],
  targetHealth: [],
  loadBalancerPeaks: [...web.loadBalancerPeaks, ...checkout.loadBalancerPeaks],
  autoScalingGroups: [group('web', 'web'), group('checkout', 'checkout'), group('shared', 'web', 'both')],
  ec2Instances: [],
  subnets: [],
  securityGroups: [],
  dbInstances: [],
};

type Named = readonly [kind: ResourceKind, id: string];

function judged(
  artifacts: Partial<Artifacts>,
  {
    loadBalancer = 'checkout',
    region = 'us-east-1',
    multiplier = 5,
    rate = 4000,
    elasticity = [] as object[],
  } = {},
) {
  const plan = aPlan({
    traffic: {
      multiplier,
      elasticity: elasticity as never,
      loadBalancers: [{ loadBalancer, region, peakRequestsPerSecond: rate }],
    },
  });
  const graph = trafficGraph(plan, TARGET, compileScope({}), artifacts);
  return {
    timesOf: ([kind, id]: Named) =>
      multiplierOf(resource(kind, [id]), {
        ...{ plan, target: TARGET, multiplier, plannedMultiplier: multiplier },
        placed: graph.placed,
      }),
    wordsOf: ([kind, id]: Named) => graph.placed(resource(kind, [id])).own?.words,
  };
}

const CHECKOUT: Named = ['autoScalingGroup', 'checkout'];
const SHARED: Named = ['autoScalingGroup', 'shared'];

describe('the requests per second that the plan expects of a load balancer', () => {
  // 4,000 ÷ 200 = 20.
  it.each<[string, Named, number]>([
    ['the load balancer itself', ['loadBalancer', loadBalancerArn('checkout')], 20],
    ['its target group', ['targetGroup', targetGroupArn('checkout')], 20],
    ['a group behind it alone', CHECKOUT, 20],
    ['the other load balancer as the event', ['loadBalancer', loadBalancerArn('web')], 5],
    ['a group behind the other as the event', ['autoScalingGroup', 'web'], 5],
    // (50 × 20 + 800 × 5) ÷ 850
    ['a group behind both by the requests of each', SHARED, 5000 / 850],
    // (200 × 20 + 800 × 5) ÷ 1,000
    ['what no load balancer leads to as all of them together', ['rds', 'orders'], 8],
  ])('multiplies %s', (_, named, times) => {
    expect(judged(shop).timesOf(named)).toBeCloseTo(times, 9);
  });

  it('tells the arithmetic', () => {
    expect(judged(shop).wordsOf(CHECKOUT)).toBe(
      'The plan expects 4,000 requests/s of checkout (traffic.loadBalancers), 20× the 200 of its normal peak, at 2026-11-20T12:00:00Z.',
    );
    expect(judged(shop).wordsOf(SHARED)).toBe(
      'At normal peak its requests came 94 % from web, 6 % from checkout. The plan expects 4,000 requests/s of checkout (traffic.loadBalancers), 20× the 200 of its normal peak, at 2026-11-20T12:00:00Z.',
    );
    expect(judged(shop).wordsOf(['autoScalingGroup', 'web'])).toBeUndefined();
  });

  it('may be fewer than today', () => {
    expect(judged(shop, { rate: 100 }).timesOf(CHECKOUT)).toBe(0.5);
  });

  it.each([
    ['of another region', { region: 'eu-west-1' }],
    ['of a name that is not there', { loadBalancer: 'chekout' }],
  ])('changes nothing where it is %s', (_, asked) => {
    expect(judged(shop, asked).timesOf(CHECKOUT)).toBe(5);
    expect(judged(shop, asked).timesOf(['rds', 'orders'])).toBe(5);
  });

  it('gives way to what the plan says of the resource', () => {
    const elasticity = [{ match: { resource: 'checkout' }, factor: 0.5 }];
    // 1 + 0.5 × 4
    expect(judged(shop, { elasticity }).timesOf(CHECKOUT)).toBe(3);
  });

  it.each([
    ['no request was counted on it', balancer('checkout', null, { checkout: null, both: null })],
    ['it had no requests at all', balancer('checkout', 0, { checkout: 0, both: 0 })],
  ])('cannot be compared where %s, and so nothing behind it is known', (_, silent) => {
    const account = {
      ...shop,
      loadBalancers: [...web.loadBalancers, ...silent.loadBalancers],
      loadBalancerPeaks: [...web.loadBalancerPeaks, ...silent.loadBalancerPeaks],
    };
    const { timesOf, wordsOf } = judged(account);
    expect([CHECKOUT, SHARED, ['rds', 'orders'] as const].map(timesOf)).toEqual([null, null, null]);
    expect(timesOf(['autoScalingGroup', 'web'])).toBe(5);
    expect(wordsOf(CHECKOUT)).toContain('but CloudWatch counted none on it in the look-back');
  });

  it('is of the load balancer that carries it, though it was idle until now', () => {
    const idle = balancer('checkout', 0, { checkout: 0 });
    const account = {
      ...shop,
      loadBalancers: [...web.loadBalancers, ...idle.loadBalancers],
      loadBalancerPeaks: [
        ...web.loadBalancerPeaks,
        aLoadBalancerPeak({
          loadBalancerArn: loadBalancerArn('checkout'),
          requestsPerSecond: null,
          activeConnections: null,
          newConnectionsPerSecond: null,
          targetGroups: [],
        }),
      ],
    };
    expect(judged(account).timesOf(CHECKOUT)).toBeNull();
  });

  it('leaves open what it shares with a load balancer whose requests are not counted', () => {
    const classic = {
      ...shop,
      classicLoadBalancers: [aClassicLoadBalancer({ loadBalancerName: 'old' })],
      autoScalingGroups: [
        group('checkout', 'checkout'),
        anAutoScalingGroup({
          autoScalingGroupName: 'shared',
          instances: [],
          targetGroupArns: [targetGroupArn('checkout')],
          loadBalancerNames: ['old'],
        }),
      ],
    };
    const { timesOf, wordsOf } = judged(classic);
    expect(timesOf(CHECKOUT)).toBe(20);
    expect(timesOf(SHARED)).toBeNull();
    expect(wordsOf(SHARED)).toContain('How many of its requests come from old was not counted');
  });

  it('reaches a database through the instances that its security groups name', () => {
    const instance = (id: string, name: string) =>
      anEc2Instance({ instanceId: id, autoScalingGroupName: name, securityGroupIds: [`sg-${name}`] });
    const database = (name: string, ...admits: string[]) => ({
      database: aDbInstance({
        dbInstanceIdentifier: name,
        dbClusterIdentifier: null,
        securityGroupIds: [name],
      }),
      rules: aSecurityGroup({ securityGroupId: name, admitsGroups: admits, admitsRanges: [] }),
    });
    const databases = [
      database('orders', 'sg-checkout'),
      database('catalogue', 'sg-web', 'sg-shared'),
      database('pages', 'sg-web'),
    ];
    const { timesOf } = judged({
      ...shop,
      autoScalingGroups: [
        { ...group('checkout', 'checkout'), instances: [anAutoScalingInstance({ instanceId: 'i-1' })] },
        { ...group('web', 'web'), instances: [anAutoScalingInstance({ instanceId: 'i-2' })] },
        { ...group('shared', 'web', 'both'), instances: [anAutoScalingInstance({ instanceId: 'i-3' })] },
      ],
      ec2Instances: [instance('i-1', 'checkout'), instance('i-2', 'web'), instance('i-3', 'shared')],
      dbInstances: databases.map((one) => one.database),
      securityGroups: databases.map((one) => one.rules),
    });
    expect(timesOf(['rds', 'orders'])).toBe(20);
    expect(timesOf(['rds', 'pages'])).toBe(5);
    expect(timesOf(['rds', 'catalogue'])).toBeCloseTo(5000 / 850, 9);
  });

  it('reaches the function that a target group calls', () => {
    const { timesOf } = judged({
      ...shop,
      targetGroups: [
        ...web.targetGroups,
        aTargetGroup({
          targetGroupName: 'checkout',
          targetGroupArn: targetGroupArn('checkout'),
          loadBalancerArns: [loadBalancerArn('checkout')],
          targetType: 'lambda',
        }),
      ],
      targetHealth: [
        {
          targetGroupArn: targetGroupArn('checkout'),
          targets: [
            {
              id: 'arn:aws:lambda:us-east-1:111122223333:function:pay:live',
              port: null,
              availabilityZone: null,
              state: 'healthy',
              reason: null,
            },
          ],
        },
      ],
    });
    expect(timesOf(['lambdaFunction', 'pay'])).toBe(20);
  });

  it('is what a Network Load Balancer in front of it passes on', () => {
    const front = loadBalancerArn('front');
    const account: Partial<Artifacts> = {
      ...shop,
      loadBalancers: [
        ...(shop.loadBalancers ?? []),
        aLoadBalancer({ loadBalancerName: 'front', loadBalancerArn: front, type: 'network' }),
      ],
      targetGroups: [
        ...(shop.targetGroups ?? []),
        aTargetGroup({
          targetGroupName: 'front',
          targetGroupArn: targetGroupArn('front'),
          loadBalancerArns: [front],
          targetType: 'alb',
        }),
      ],
      targetHealth: [
        {
          targetGroupArn: targetGroupArn('front'),
          targets: [
            {
              id: loadBalancerArn('checkout'),
              port: 80,
              availabilityZone: null,
              state: 'healthy',
              reason: null,
            },
          ],
        },
      ],
    };
    const { timesOf } = judged(account);
    expect(timesOf(['loadBalancer', front])).toBe(20);
    expect(timesOf(CHECKOUT)).toBe(20);
    // The requests of what stands behind it are not counted twice.
    expect(timesOf(['rds', 'orders'])).toBe(8);
  });
});
