import { describe, expect, it } from '@jest/globals';
import { aCallRate } from '../../builders/artifacts';
import { WINDOW } from '../../builders/artifacts/fields';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { anOverlap } from '../../builders/overlap';
import { aPlan } from '../../builders/plan';

const counting = (...rates: ReturnType<typeof aCallRate>[]) => ({
  callRates: { window: WINDOW, rates },
});
const saying = (match: object, said: object) =>
  aPlan({ traffic: { multiplier: 10, elasticity: [{ match, ...said }] } });

// Ten times the traffic, and 50,000 calls a second; the busiest second has 1.5 times the mean.
describe('calls of an API that have a quota', () => {
  it.each<[string, number, string, number]>([
    // 1.5 × 10 × 2,666 = 39,990, just below 80 % of 50,000; 50,000 ÷ (1.5 × 2,666).
    ['that fit', 2_666, 'green', 12.50313],
    ['that fit less well', 2_700, 'yellow', 12.34568],
    ['that fit only if some do not grow', 5_000, 'yellow', 6.66667],
    // Nobody knows who calls: AWS would refuse half of them, if these grow.
    ['that do not fit if they grow', 50_000, 'yellow', 0.66667],
  ])('%s', (_, perSecond, status, breaksAt) => {
    expect(onlyCeiling('call-rate', counting(aCallRate(perSecond)))).toMatchObject({
      ...{ resource: 'kms:CryptographicOperationsSymmetric', unit: 'calls/s', limit: 50_000, status },
      ...{ now: perSecond, breaksAt: expect.closeTo(breaksAt, 4), quotaCode: 'L-6E3AF000' },
    });
  });

  it('are held against a quota of a longer time as a whole: 10 × 1.5 × 4 × 60 of 6,000 in a minute', () => {
    expect(onlyCeiling('call-rate', counting(aCallRate(4, { value: 6_000, inSeconds: 60 })))).toMatchObject({
      ...{ unit: 'calls in 60 s', now: 240, atPeak: 3_600, limit: 6_000, status: 'green' },
    });
  });

  it('are held as they are against a quota of the time of a data point: 10 × 4 × 300 of 20,000', () => {
    const quota = { value: 20_000, inSeconds: 300 };
    expect(onlyCeiling('call-rate', counting(aCallRate(4, quota)))).toMatchObject({
      ...{ unit: 'calls in 300 s', now: 1_200, atPeak: 12_000, breaksAt: expect.closeTo(16.66667, 4) },
    });
  });

  it('are held against each of two quotas that count the same', () => {
    const inMinute = { quotaCode: 'L-2', value: 6_000, inSeconds: 60 };
    const [second, minute] = ceilingsOf('call-rate', counting(aCallRate(400), aCallRate(400, inMinute)));
    expect([second?.limit, minute?.limit]).toEqual([50_000, 6_000]);
    expect([second?.resource, minute?.resource]).toEqual([
      'kms:CryptographicOperationsSymmetric (L-6E3AF000)',
      'kms:CryptographicOperationsSymmetric (L-2)',
    ]);
  });

  it('are called less often where AWS raises the quota for nobody', () => {
    const { fix } = onlyCeiling('call-rate', counting(aCallRate(5_000, { adjustable: false })));
    expect(fix).toEqual({
      action:
        'This quota cannot be raised: call CryptographicOperationsSymmetric of kms less often, by keeping what it answered for a while, or move callers to another account. Overdue: do it now.',
      by: expect.any(String),
    });
  });

  it('are never green against a quota of none', () => {
    expect(onlyCeiling('call-rate', counting(aCallRate(0.001, { value: 0 }))).status).toBe('yellow');
  });

  it.each<[string, object, object, number]>([
    // 1.5 × 400 × 10, of which the plan may say less or more.
    ['another service', { resource: 'ssm*' }, { factor: 0 }, 6_000],
    ['the service', { resource: 'kms' }, { factor: 0 }, 600],
    ['these calls of it', { resource: 'kms:Cryptographic*' }, { factor: 0.5 }, 3_300],
    ['all of AWS', { service: 'aws-api' }, { multiplier: 28 }, 16_800],
    ['everything', { resource: '*' }, { factor: 0 }, 600],
  ])('grow as the plan says of %s', (_, match, said, atPeak) => {
    const ceiling = onlyCeiling('call-rate', counting(aCallRate(400)), { plan: saying(match, said) });
    expect(ceiling.atPeak).toBeCloseTo(atPeak, 6);
  });

  it('are those of other events at the same time too: 1.5 × 400 × (10 + 7)', () => {
    const ceiling = onlyCeiling('call-rate', counting(aCallRate(400)), { overlaps: [anOverlap()] });
    expect(ceiling.atPeak).toBe(10_200);
  });

  it.each([
    ['without complete data', aCallRate(null), 'CloudWatch gave no complete data'],
    ['without the time of the quota', aCallRate(400, { inSeconds: null }), 'does not say in which time'],
  ])('are not known %s', (_, rate, missing) => {
    const ceiling = onlyCeiling('call-rate', counting(rate));
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(missing);
  });

  it('are not known where they may not be read', () => {
    const denied = { callRates: 'servicequotas:ListServiceQuotas' };
    const [ceiling] = ceilingsOf('call-rate', {}, {}, denied);
    expect(ceiling?.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain('servicequotas:ListServiceQuotas');
  });

  it('are none where nothing is called', () => {
    expect(ceilingsOf('call-rate', counting())).toEqual([]);
  });

  it('are let through by a request for more: ⌈1.5 × 5,000 × 10 ÷ 0.8⌉', () => {
    expect(onlyCeiling('call-rate', counting(aCallRate(5_000))).fix?.command).toContain(
      '--service-code kms --quota-code L-6E3AF000 --desired-value 93750',
    );
  });
});
