import { describe, expect, it } from '@jest/globals';
import { aBucketQuota } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const buckets = (count: number, quota?: number) => ({
  s3BucketNames: Array.from({ length: count }, (_, i) => ({ name: `b${i}`, region: 'us-east-1' })),
  globalServiceQuotas: quota === undefined ? [] : [aBucketQuota(quota)],
});

const planning = (count: number) => ({
  plan: aPlan({
    plannedAdditions: [{ account: '111122223333', region: 'us-east-1', quota: 'L-DC2B2D3D', count }],
  }),
});

describe('the buckets of an account', () => {
  it.each([
    [80, 'green'],
    [81, 'yellow'],
    [100, 'yellow'],
    [101, 'red'],
  ])('are %d of 100', (count, status) => {
    expect(onlyCeiling('s3-buckets', buckets(count, 100))).toMatchObject({
      ...{ resource: 'Buckets', now: count, limit: 100, atPeak: count, status, breaksAt: null },
    });
  });

  it('are grey without a quota, and nothing where there are none', () => {
    expect(onlyCeiling('s3-buckets', buckets(1))).toMatchObject({ status: 'grey' });
    expect(ceilingsOf('s3-buckets', buckets(0, 100))).toEqual([]);
  });

  it('count those that are planned, in whatever region', () => {
    // 60 + 50 = 110 of 100; 110 ÷ 0.8 = 137.5.
    expect(onlyCeiling('s3-buckets', buckets(60, 100), planning(50))).toMatchObject({
      ...{ now: 60, atPeak: 110, status: 'red' },
      fix: {
        action: expect.stringContaining('Request an increase of L-DC2B2D3D to 138 buckets in us-east-1.'),
        command: expect.stringContaining('--service-code s3'),
      },
    });
  });
});
