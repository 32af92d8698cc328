import { describe, expect, it } from '@jest/globals';
import { s3RequestRate } from '../../../src/checks/capacity/s3-request-rate';
import type { Artifacts } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import {
  aBucket,
  aDistribution,
  aDistributionPeak,
  aPeak,
  inFrontOf,
  someBucketSettings,
  unusedDistribution,
} from '../../builders/artifacts';
import { runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const FILES = 'files-us-east-1';

const judge = (artifacts: Partial<Artifacts>, plan: Partial<EventPlanInput> = {}, context = {}) =>
  runEventCheck(
    s3RequestRate,
    {
      cloudFrontDistributions: [inFrontOf(FILES)],
      s3Buckets: [aBucket()],
      s3BucketSettings: [someBucketSettings()],
      ...artifacts,
    },
    { plan: aPlan(plan), ...context },
  );

const asked = (...rates: readonly number[]): Partial<Artifacts> => ({
  cloudFrontDistributions: rates.map((_, i) => ({ ...inFrontOf(FILES), distributionId: `E${i}` })),
  cloudFrontPeaks: rates.map((rate, i) =>
    aDistributionPeak({ distributionId: `E${i}`, requestsPerSecond: aPeak(rate) }),
  ),
});

describe('s3-request-rate', () => {
  it.each([
    // At 10× 3,500 a second.
    ['as many as a prefix takes', [350], 'pass', '3500 requests a second at 10×'],
    ['one more', [350.1], 'unknown', '3501 requests a second at 10×'],
    ['two distributions together', [200, 151], 'unknown', '3510 requests a second at 10×'],
  ])('%s', (_, rates, status, detail) => {
    expect(judge(asked(...rates))).toMatchObject([{ status, detail: expect.stringContaining(detail) }]);
  });

  it('says at which multiple it is not known any more', () => {
    // 3,500 ÷ 250 = 14.
    const [judgement] = judge(asked(250));
    expect(judgement).toMatchObject({
      status: 'pass',
      statusSteps: [{ status: 'pass' }, { upTo: null, status: 'unknown' }],
    });
    expect(judgement?.statusSteps?.[0]?.upTo).toBeCloseTo(14, 4);
  });

  it.each<[string, Partial<Artifacts>]>([
    ['was not measured', { cloudFrontPeaks: [] }],
    ['was measured in part', { cloudFrontPeaks: [aDistributionPeak({ isIncomplete: true })] }],
    [
      'was made for the event',
      {
        cloudFrontDistributions: [{ ...inFrontOf(FILES), lastModifiedTime: '2026-11-20T00:00:00Z' }],
        cloudFrontPeaks: [aDistributionPeak(unusedDistribution)],
      },
    ],
  ])('does not know of a distribution that %s', (_, artifacts) => {
    expect(judge(artifacts)).toMatchObject([{ status: 'unknown' }]);
  });

  it('does not know without a multiplier, nor with several', () => {
    expect(judge(asked(1), {}, { multiplier: null, plannedMultiplier: null })).toMatchObject([
      { status: 'unknown', detail: expect.stringContaining('brings is not known') },
    ]);
    const elasticity = [{ match: { service: 'cloudfront' as const }, multiplier: 500 }];
    expect(judge(asked(1), { traffic: { multiplier: 10, elasticity } })).toMatchObject([
      { status: 'unknown', detail: expect.stringContaining('a multiplier of their own') },
    ]);
  });

  it('does not know how often other buckets are asked', () => {
    const accounts = [
      { id: '111122223333', regions: [{ name: 'us-east-1', scope: { s3Buckets: [FILES] } }] },
    ];
    const artifacts = { cloudFrontDistributions: [aDistribution()], cloudFrontPeaks: [aDistributionPeak()] };
    expect(judge(artifacts, { accounts })).toMatchObject([
      { status: 'unknown', resource: { name: FILES }, detail: expect.stringContaining('cost extra') },
    ]);
    expect(judge(artifacts)).toMatchObject([{ status: 'notApplicable' }]);
  });
});
