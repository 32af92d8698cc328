import { describe, expect, it } from '@jest/globals';
import { classicLoadBalancerPreWarming } from '../../../src/checks/load-balancers/classic-load-balancer-pre-warming';
import { aClassicLoadBalancer } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (
  preWarming: NonNullable<Parameters<typeof aPlan>[0]>['preWarming'] & object,
  multiplier: number | null = 10,
) =>
  runCheck(
    classicLoadBalancerPreWarming,
    { classicLoadBalancers: [aClassicLoadBalancer()] },
    { plan: aPlan({ preWarming }), multiplier },
  )[0];
const entry = (status: 'not-requested' | 'requested' | 'completed' | 'verified', loadBalancer = 'legacy') => [
  { loadBalancer, region: 'us-east-1', status },
];

describe('classic-load-balancer-pre-warming', () => {
  it.each([
    ['verified', entry('verified'), 10, 'pass'],
    ['verified, by its DNS name', entry('verified', 'legacy-1.us-east-1.elb.amazonaws.com'), 10, 'pass'],
    ['said to be there', entry('completed'), 10, 'warn'],
    ['asked for', entry('requested'), 10, 'warn'],
    ['not asked for', entry('not-requested'), 10, 'warn'],
    ['not in the plan', [], 10, 'warn'],
    ['of another load balancer', entry('verified', 'web'), 10, 'warn'],
    ['not in the plan, twice the traffic', [], 2, 'warn'],
    ['not in the plan, less than that', [], 1.99, 'notApplicable'],
    ['not in the plan, and who knows how much traffic', [], null, 'unknown'],
  ])('%s', (_, preWarming, multiplier, status) => {
    expect(judge(preWarming, multiplier)?.status).toBe(status);
  });

  it.each([
    ['verified', entry('verified'), 'Capacity is there and verified.', undefined],
    [
      'asked for',
      entry('requested'),
      'Capacity is requested; nobody has confirmed it.',
      /^Have AWS Support confirm/,
    ],
    [
      'said to be there',
      entry('completed'),
      'Capacity is said to be there; nobody has verified it.',
      /^Have AWS Support confirm/,
    ],
    ['not asked for', entry('not-requested'), 'Capacity is not requested.', /^Ask for pre-warming/],
    ['not in the plan', [], 'Section 7 of the plan has no entry for it.', /^Ask for pre-warming/],
  ])('says how far it is, and what is next: %s', (_, preWarming, detail, action) => {
    expect(judge(preWarming)).toMatchObject({
      detail,
      ...(action && { fix: { action: expect.stringMatching(action) } }),
    });
  });

  it('says from which traffic on it is needed', () => {
    expect(judge([])?.statusSteps).toEqual([
      { upTo: expect.closeTo(2, 4), status: 'notApplicable' },
      { upTo: null, status: 'warn' },
    ]);
    expect(judge(entry('requested'))?.statusSteps).toBeUndefined();
  });

  it('asks AWS Support: a Classic Load Balancer has no capacity units to reserve', () => {
    expect(judge([])).toMatchObject({ fix: { action: expect.stringContaining('case with AWS Support') } });
    expect(judge([])).not.toMatchObject({ fix: { command: expect.anything() } });
  });
});
