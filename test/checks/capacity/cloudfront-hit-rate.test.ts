import { describe, expect, it } from '@jest/globals';
import { cloudFrontHitRate } from '../../../src/checks/capacity/cloudfront-hit-rate';
import type { CloudFrontPeak } from '../../../src/model/artifacts';
import { aDistribution, aDistributionPeak, aPeak, unusedDistribution } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (peak: Partial<CloudFrontPeak> | null, hasOriginShield = false) =>
  runCheck(
    cloudFrontHitRate,
    {
      cloudFrontDistributions: [
        aDistribution({ origins: [{ originId: 'web', domainName: 'web.example.com', hasOriginShield }] }),
      ],
      cloudFrontPeaks: peak === null ? [] : [aDistributionPeak(peak)],
    },
    CARRYING,
  );

const hits = (mean: number, lowest: number) => ({ cacheHitRate: { mean, lowest: aPeak(lowest) } });

describe('cloudfront-hit-rate', () => {
  it.each<[string, Partial<CloudFrontPeak> | null, string, string]>([
    // (100 − 81) ÷ (100 − 90) = 1.9; 100 ÷ 10.
    ['a fall that nearly doubles the misses', hits(90, 81), 'pass', 'up to 10 times what they'],
    ['one that doubles them', hits(90, 80), 'warn', 'Its origins got 2 times as many as usual'],
    ['one by eight times', hits(95, 60), 'warn', 'Its origins got 8 times as many as usual'],
    ['no caching at all', hits(0, 0), 'pass', 'up to 1 times what they'],
    ['all hits, always', hits(100, 100), 'pass', 'Caches answered 100 %'],
    ['all hits but once', hits(100, 99), 'warn', 'requests as never before'],
    ['no additional metrics', { cacheHitRate: null }, 'warn', 'is not measured'],
    ['no requests', unusedDistribution, 'notApplicable', 'no requests'],
    ['only a part', { isIncomplete: true }, 'unknown', 'no complete data'],
    ['a distribution that came since', null, 'unknown', 'no complete data'],
  ])('%s', (_, peak, status, detail) => {
    expect(judge(peak)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('advises Origin Shield where an origin has none', () => {
    const shield = 'give its origins Origin Shield';
    expect(judge(hits(90, 80))).toMatchObject([{ fix: { action: expect.stringContaining(shield) } }]);
    expect(judge(hits(90, 80), true)).toMatchObject([
      { fix: { action: expect.not.stringContaining(shield) } },
    ]);
  });
});
