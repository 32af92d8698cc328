import { describe, expect, it } from '@jest/globals';
import {
  aLoadBalancer,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anAutoScalingInstance,
  aScalingPolicy,
  aScheduledAction,
  aServiceQuota,
  aTargetGroup,
  aTargetHealth,
  loadBalancerArn,
  targetGroupArn,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const target = (id: string) => ({ id, port: 80, availabilityZone: null, state: 'healthy', reason: null });

/** A group that needs 4·m instances is registered in the target group `web`, beside the last one of a group that is deleted. */
const base = {
  loadBalancers: [aLoadBalancer()],
  targetGroups: [aTargetGroup({ loadBalancerArns: [loadBalancerArn()] })],
  targetHealth: [{ ...aTargetHealth(), targets: ['i-1', 'i-2', 'i-x'].map(target) }],
  autoScalingGroups: [
    anAutoScalingGroup({
      maxSize: 5000,
      targetGroupArns: [targetGroupArn()],
      instances: ['i-1', 'i-2'].map((instanceId) => anAutoScalingInstance({ instanceId })),
    }),
    anAutoScalingGroup({
      autoScalingGroupName: 'old',
      status: 'Delete in progress',
      targetGroupArns: [],
      instances: [anAutoScalingInstance({ instanceId: 'i-x' })],
    }),
  ],
  scalingPolicies: [aScalingPolicy()],
  scheduledActions: [],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
  serviceQuotas: [
    aServiceQuota({ quotaCode: 'L-A0D0B863', value: 401 }),
    aServiceQuota({ quotaCode: 'L-7E6692B2', value: 801 }),
    aServiceQuota({ quotaCode: 'L-53DA6B97', value: 50 }),
    aServiceQuota({ quotaCode: 'L-B22855CB', value: 10 }),
  ],
};

describe('targets', () => {
  it('grow with a group that is closed now and opened before the event: 1 + 40 of 401', () => {
    const autoScalingGroups = base.autoScalingGroups.map((group) => ({ ...group, minSize: 0, maxSize: 0 }));
    const scheduledActions = [aScheduledAction({ minSize: 0, maxSize: 1000, desiredCapacity: null })];
    expect(
      onlyCeiling(
        'targets-per-target-group',
        { ...base, autoScalingGroups, scheduledActions },
        { multiplier: 10 },
      ),
    ).toMatchObject({ atPeak: 41, breaksAt: 100 });
  });

  it('of a target group grow with its Auto Scaling group: 1 + 4·m of 401', () => {
    expect(onlyCeiling('targets-per-target-group', base)).toMatchObject({ now: 3, fixed: 1, breaksAt: 100 });
  });

  it('of a load balancer count once for each target group: 1 + 4·m + 4·m of 801', () => {
    const second = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-tls/1';
    const artifacts = {
      ...base,
      targetGroups: [
        ...base.targetGroups,
        aTargetGroup({
          targetGroupArn: second,
          targetGroupName: 'web-tls',
          loadBalancerArns: [loadBalancerArn()],
        }),
      ],
      autoScalingGroups: base.autoScalingGroups.map((group) => ({
        ...group,
        targetGroupArns: [targetGroupArn(), second],
      })),
    };
    expect(onlyCeiling('targets-per-load-balancer', artifacts)).toMatchObject({ now: 3, breaksAt: 100 });
  });

  it('that are instances of no group grow in proportion: 1·m + 4·m of 401', () => {
    const autoScalingGroups = base.autoScalingGroups.slice(0, 1);
    expect(onlyCeiling('targets-per-target-group', { ...base, autoScalingGroups })).toMatchObject({
      now: 3,
      fixed: 0,
      breaksAt: 80,
    });
  });

  // Five containers on each of the two instances, at ports of their own: ECS registers the instances, and nobody the group.
  it('that are ports of containers on a group grow with it: 1 + 5 · 4·m of 401', () => {
    const ports = ['i-1', 'i-2'].flatMap((id) =>
      [1, 2, 3, 4, 5].map((container) => ({ ...target(id), port: 32_768 + container })),
    );
    const artifacts = {
      ...base,
      targetHealth: [{ ...aTargetHealth(), targets: [...ports, target('i-x')] }],
      autoScalingGroups: base.autoScalingGroups.map((group) => ({ ...group, targetGroupArns: [] })),
    };
    expect(onlyCeiling('targets-per-target-group', artifacts)).toMatchObject({
      now: 11,
      fixed: 1,
      breaksAt: 20,
    });
  });

  it('that are addresses of containers grow in proportion: 3·m of 401', () => {
    const artifacts = {
      ...base,
      targetGroups: [aTargetGroup({ targetType: 'ip', loadBalancerArns: [loadBalancerArn()] })],
      autoScalingGroups: [],
    };
    expect(onlyCeiling('targets-per-target-group', artifacts).breaksAt).toBeCloseTo(401 / 3, 2);
  });

  it('are not counted for an empty target group that nothing fills', () => {
    const artifacts = { ...base, targetHealth: [{ ...aTargetHealth(), targets: [] }], autoScalingGroups: [] };
    expect(ceilingsOf('targets-per-target-group', artifacts)).toEqual([]);
  });

  it('are grey when the load of the group is not known', () => {
    const ceiling = onlyCeiling('targets-per-target-group', { ...base, autoScalingGroupPeaks: [] });
    expect(ceiling).toMatchObject({ status: 'grey', grows: true });
  });
});

describe('what is said of targets', () => {
  const FAMILY = 'targets-per-target-group';
  const detailOf = (artifacts: object, context: object = {}) =>
    onlyCeiling(FAMILY, { ...base, ...artifacts }, context).evidence.map(({ source, detail }) => [
      source,
      detail,
    ]);
  const HEALTH = 'elasticloadbalancing:DescribeTargetHealth';
  const plannedAdditions = [{ quota: 'L-A0D0B863', region: 'us-east-1', count: 1 }];

  it.each<[string, object, object, string]>([
    ['grow with a group', {}, {}, '3 targets now; more join as Auto Scaling grows web.'],
    [
      'are also planned',
      {},
      { plan: aPlan({ plannedAdditions }) },
      '3 targets now; more join as Auto Scaling grows web. 1 more are planned.',
    ],
    [
      'are of nobody',
      { autoScalingGroups: base.autoScalingGroups.slice(1) },
      {},
      '3 targets now; no Auto Scaling group adds any; ',
    ],
  ])('that %s', (_, artifacts, context, words) => {
    expect(detailOf(artifacts, context)).toContainEqual([HEALTH, expect.stringContaining(words)]);
  });

  it('names their quota first', () => {
    expect(detailOf({})[0]?.[1]).toContain('(L-A0D0B863): 401, applied to this account.');
  });

  it('counts no reserve for a group in a single zone, and one for two', () => {
    const zoned = (...availabilityZones: string[]) =>
      onlyCeiling(FAMILY, {
        ...base,
        autoScalingGroups: base.autoScalingGroups.map((group) => ({ ...group, availabilityZones })),
      }).atPeakWithoutZone;
    expect([zoned('us-east-1a'), zoned('us-east-1a', 'us-east-1b')]).toEqual([41, 81]);
  });

  it('is of what is in scope', () => {
    const others = {
      accounts: [
        { id: '111122223333', regions: [{ name: 'us-east-1', scope: { loadBalancers: ['other'] } }] },
      ],
    };
    expect(ceilingsOf(FAMILY, base, { plan: aPlan(others) })).toEqual([]);
    expect(ceilingsOf('targets-per-load-balancer', base, { plan: aPlan(others) })).toEqual([]);
  });

  it('is nothing of a load balancer without targets, or of a kind without such a quota', () => {
    const empty = { ...base, targetGroups: [] };
    const gateway = { ...base, loadBalancers: [aLoadBalancer({ type: 'gateway' })] };
    for (const artifacts of [empty, gateway])
      expect(ceilingsOf('targets-per-load-balancer', artifacts)).toEqual([]);
  });
});

describe('counts per region', () => {
  it('say what counts, and from where', () => {
    const plannedAdditions = [{ quota: 'L-53DA6B97', region: 'us-east-1', count: 1 }];
    const detailsOf = (plan: ReturnType<typeof aPlan>) =>
      onlyCeiling('load-balancers', base, { plan }).evidence.map(({ detail }) => detail);
    expect(detailsOf(aPlan())).toEqual([expect.stringContaining('(L-53DA6B97): 50'), '1 now.']);
    expect(detailsOf(aPlan({ plannedAdditions }))[1]).toBe('1 now, 1 more planned.');
  });

  it('are there where as many are planned as there are', () => {
    const plannedAdditions = [{ quota: 'L-53DA6B97', region: 'us-east-1', count: 1 }];
    expect(onlyCeiling('load-balancers', base, { plan: aPlan({ plannedAdditions }) })).toMatchObject({
      atPeak: 2,
    });
  });

  it('do not grow with traffic and never set the breaking point', () => {
    expect(onlyCeiling('load-balancers', base)).toMatchObject({
      now: 1,
      atPeak: 1,
      limit: 50,
      grows: false,
      breaksAt: null,
      status: 'green',
    });
  });

  it.each([
    ['8 of 10', 7, 'green'],
    ['9 of 10', 8, 'yellow'],
    ['10 of 10', 9, 'yellow'],
    ['11 of 10', 10, 'red'],
  ])('include what the plan adds: %s', (_, count, status) => {
    const plan = aPlan({ plannedAdditions: [{ quota: 'L-B22855CB', region: 'us-east-1', count }] });
    expect(onlyCeiling('target-groups', base, { plan }).status).toBe(status);
  });

  it('of another region change nothing', () => {
    const plan = aPlan({ plannedAdditions: [{ quota: 'L-B22855CB', region: 'eu-west-1', count: 50 }] });
    expect(onlyCeiling('target-groups', base, { plan }).atPeak).toBe(1);
  });

  it('of what is not there are not judged', () => {
    expect(ceilingsOf('load-balancers', { ...base, loadBalancers: [] })).toEqual([]);
  });

  it('are grey without the quota', () => {
    expect(onlyCeiling('load-balancers', { ...base, serviceQuotas: [] }).status).toBe('grey');
  });
});

describe('addresses of which not all grow', () => {
  const plan = (factor: number) =>
    aPlan({ traffic: { multiplier: 10, elasticity: [{ match: { resource: 'web' }, factor }] } });
  const artifacts = {
    ...base,
    targetGroups: [aTargetGroup({ targetType: 'ip', loadBalancerArns: [loadBalancerArn()] })],
    autoScalingGroups: [],
  };

  it.each([
    ['none', 0, 3],
    ['half', 0.5, 16.5],
    ['all', 1, 30],
  ])('%s', (_, factor, atPeak) => {
    expect(onlyCeiling('targets-per-target-group', artifacts, { plan: plan(factor) }).atPeak).toBe(atPeak);
  });
});

describe('targets of a Network Load Balancer', () => {
  const arn = loadBalancerArn('web', 'network');
  const network = (crossZone: string | undefined, targetType = 'instance') => ({
    ...base,
    loadBalancers: [
      aLoadBalancer({
        type: 'network',
        attributes: crossZone === undefined ? {} : { 'load_balancing.cross_zone.enabled': crossZone },
      }),
    ],
    targetGroups: [aTargetGroup({ targetType, loadBalancerArns: [arn] })],
    serviceQuotas: [
      aServiceQuota({ quotaCode: 'L-EEF1AD04', value: 3000 }),
      aServiceQuota({ quotaCode: 'L-B211E961', value: 500 }),
    ],
  });
  const FAMILY = 'targets-per-load-balancer';

  it.each([
    ['across zones are those of one zone in all', 'true', 500],
    ['are taken to go across zones when it is not known', undefined, 500],
    ['within their zones are those of each of two zones', 'false', 1000],
  ])('%s', (_, crossZone, limit) => {
    expect(onlyCeiling(FAMILY, network(crossZone))).toMatchObject({ limit, quotaCode: 'L-B211E961' });
  });

  it('are raised by as much a zone as is missing: 2 × 250 of 1,000 and more', () => {
    const plan = aPlan({ resilience: { survive: 'none' } });
    const { fix } = onlyCeiling(FAMILY, network('false'), { plan, multiplier: 400 });
    // 1 + 1,600 in two zones are 800.5 each; ÷ 0.8.
    expect(fix?.command).toContain('--quota-code L-B211E961 --desired-value 1001');
  });

  it('are bounded by the total where that is less', () => {
    const artifacts = network('false');
    const serviceQuotas = [
      aServiceQuota({ quotaCode: 'L-EEF1AD04', value: 900 }),
      aServiceQuota({ quotaCode: 'L-B211E961', value: 500 }),
    ];
    expect(onlyCeiling(FAMILY, { ...artifacts, serviceQuotas })).toMatchObject({
      limit: 900,
      quotaCode: 'L-EEF1AD04',
    });
  });

  it.each([['L-EEF1AD04'], ['L-B211E961']])('are grey without %s', (missing) => {
    const artifacts = network('true');
    const serviceQuotas = artifacts.serviceQuotas.filter(({ quotaCode }) => quotaCode !== missing);
    expect(onlyCeiling(FAMILY, { ...artifacts, serviceQuotas }).status).toBe('grey');
  });

  it.each([
    ['false', 50],
    ['true', 100],
  ])('that are load balancers count many times: cross-zone %s', (crossZone, each) => {
    const artifacts = { ...network(crossZone, 'alb'), autoScalingGroups: [] };
    expect(onlyCeiling(FAMILY, artifacts)).toMatchObject({ now: 3 * each, fixed: 3 * each });
  });

  it('include what the plan adds', () => {
    const plan = aPlan({ plannedAdditions: [{ quota: 'L-B211E961', region: 'us-east-1', count: 7 }] });
    expect(onlyCeiling(FAMILY, network('true'), { plan }).fixed).toBe(8);
  });
});
