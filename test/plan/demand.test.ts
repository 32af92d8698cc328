import { describe, expect, it } from '@jest/globals';
import { countPlannedAdditions, elasticityOf, findDemandOverride, multiplierOf } from '../../src/plan/demand';
import { aPlan } from '../builders/plan';

const group = {
  kind: 'autoScalingGroup' as const,
  ids: [
    'shop-web',
    'arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:0:autoScalingGroupName/shop-web',
  ],
  tags: { app: 'shop', tier: 'web' },
};

const target = { account: '111122223333', region: 'us-east-1' };
const placed = () => ({});

describe('elasticity of a resource', () => {
  it.each([
    ['all of it grows, when nothing matches', [], 1],
    ['a tag', [{ match: { tag: { app: 'shop' } }, factor: 0.5 }], 0.5],
    ['all tags', [{ match: { tag: { app: 'shop', tier: 'api' } }, factor: 0.5 }], 1],
    ['a service', [{ match: { service: 'autoscaling' }, factor: 0 }], 0],
    ['another service', [{ match: { service: 'rds' }, factor: 0 }], 1],
    ['a name with a wildcard', [{ match: { resource: 'shop-*' }, factor: 0.2 }], 0.2],
    ['an ARN with wildcards', [{ match: { arn: 'arn:aws:autoscaling:*:*/shop-web' }, factor: 0.3 }], 0.3],
    ['all that is given', [{ match: { resource: 'shop-*', service: 'rds' }, factor: 0.2 }], 1],
    [
      'the first',
      [
        { match: { resource: '*' }, factor: 0.4 },
        { match: { resource: 'shop-web' }, factor: 0 },
      ],
      0.4,
    ],
  ] as const)('%s', (_, elasticity, factor) => {
    const plan = aPlan({ traffic: { multiplier: 10, elasticity: structuredClone(elasticity) as never } });
    expect(elasticityOf(group, { plan, target, plannedMultiplier: 10, placed })).toBe(factor);
  });

  it.each([
    // 1 + share × (10 − 1) = own.
    ['grows more than the rest: 28 = 1 + 3 × 9', { multiplier: 28 }, 10, 3],
    ['grows less: 4 = 1 + ⅓ × 9', { multiplier: 4 }, 10, 1 / 3],
    ['as much as the rest', { multiplier: 10 }, 10, 1],
    ['stays as it is', { multiplier: 1 }, 10, 0],
    ['shrinks, which is not counted on', { multiplier: 0.5 }, 10, 0],
    ['cannot be said while the need is not known', { multiplier: 4 }, null, Number.POSITIVE_INFINITY],
    [
      'cannot be said where the event brings no more than today',
      { multiplier: 4 },
      1,
      Number.POSITIVE_INFINITY,
    ],
  ])('follows from a multiplier of its own: %s', (_, own, plannedMultiplier, factor) => {
    const plan = aPlan({ traffic: { multiplier: 10, elasticity: [{ match: { resource: '*' }, ...own }] } });
    expect(elasticityOf(group, { plan, target, plannedMultiplier, placed })).toBe(factor);
  });

  it.each([
    ['the region', { region: 'us-east-1' }, 0.5],
    ['another region', { region: 'eu-west-1' }, 1],
    ['another account', { account: '444455556666', region: 'us-east-1' }, 1],
  ])('may be of one target: %s', (_, match, factor) => {
    const plan = aPlan({ traffic: { multiplier: 10, elasticity: [{ match, factor: 0.5 }] } });
    expect(elasticityOf(group, { plan, target, plannedMultiplier: 10, placed })).toBe(factor);
  });
});

describe('how many times its normal traffic a resource gets', () => {
  it.each([
    ['what the plan says, at the planned peak', { multiplier: 28 }, 10, 10, 28],
    // 1 + 3 × (20 − 1); 1 + 3 × (4 − 1).
    ['more where more is asked, on the line to that', { multiplier: 28 }, 10, 20, 58],
    ['less where less is asked', { multiplier: 28 }, 10, 4, 10],
    ['what it has today at normal traffic', { multiplier: 28 }, 10, 1, 1],
    ['what the plan says where the event brings no more than normal traffic', { multiplier: 4 }, 1, 1, 4],
    ['nothing that is known at another traffic then', { multiplier: 4 }, 1, 2, null],
    ['what the plan says while the need is not known', { multiplier: 4 }, null, null, 4],
    ['nothing that is known where the planned need is not', { multiplier: 4 }, null, 10, null],
    // 1 + 0.5 × (20 − 1).
    ['a share of what is asked, whatever is planned', { factor: 0.5 }, 10, 20, 10.5],
    ['nothing that is known of a share while the need is not', { factor: 0.5 }, null, null, null],
  ])('%s', (_, own, plannedMultiplier, multiplier, times) => {
    const plan = aPlan({ traffic: { multiplier: 10, elasticity: [{ match: { resource: '*' }, ...own }] } });
    expect(multiplierOf(group, { plan, target, plannedMultiplier, multiplier, placed })).toBe(times);
  });

  it('is that of its load balancers at the planned peak, and on the line to that at any other', () => {
    const plan = aPlan({
      traffic: {
        multiplier: 5,
        loadBalancers: [{ loadBalancer: 'web', region: 'us-east-1', peakRequestsPerSecond: 1 }],
      },
    });
    // A fifth comes from load balancers that bring 4 times all of it, the rest grows like all traffic: 4 + 0.8 × 5 = 8.
    const own = { stated: 4, others: 0.8, words: '' };
    const at = (multiplier: number) =>
      multiplierOf(group, { plan, target, plannedMultiplier: 5, multiplier, placed: () => ({ own }) });
    expect([5, 9, 3, 1].map(at)).toEqual([8, 15, 4.5, 1]);
  });
});

describe('demand that the plan states', () => {
  const subject = { family: 'on-demand-vcpu', id: 'on-demand-vcpu~standard', resource: 'Standard', target };
  it.each([
    ['by family', { ceiling: 'on-demand-vcpu' }, 900],
    ['by id', { ceiling: 'on-demand-vcpu~standard' }, 900],
    ['by resource', { ceiling: 'on-demand-vcpu', resource: 'Standard' }, 900],
    ['of another family', { ceiling: 'subnet-addresses' }, null],
    ['of another resource', { ceiling: 'on-demand-vcpu', resource: 'G' }, null],
    ['in another region', { ceiling: 'on-demand-vcpu', region: 'us-west-2' }, null],
    ['in another account', { ceiling: 'on-demand-vcpu', account: '444455556666' }, null],
  ])('%s', (_, entry, expected) => {
    expect(findDemandOverride(aPlan({ demand: [{ ...entry, expected: 900 }] }), subject)).toBe(expected);
  });

  it('may be nothing at all', () => {
    const plan = aPlan({ demand: [{ ceiling: 'on-demand-vcpu', expected: 0 }] });
    expect(findDemandOverride(plan, subject)).toBe(0);
  });
});

describe('planned additions', () => {
  it('are summed by quota code and family, in the target', () => {
    const plan = aPlan({
      plannedAdditions: [
        { quota: 'L-53DA6B97', region: 'us-east-1', count: 2 },
        { quota: 'load-balancers', region: 'us-east-1', account: '111122223333', count: 3 },
        { quota: 'load-balancers', region: 'us-west-2', count: 5 },
        { quota: 'load-balancers', region: 'us-east-1', account: '444455556666', count: 7 },
        { quota: 'target-groups', region: 'us-east-1', count: 11 },
      ],
    });
    expect(countPlannedAdditions(plan, { quotaCode: 'L-53DA6B97', family: 'load-balancers', target })).toBe(
      5,
    );
    expect(countPlannedAdditions(plan, { family: 'subnets', target })).toBe(0);
  });
});
