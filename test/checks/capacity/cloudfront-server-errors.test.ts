import { describe, expect, it } from '@jest/globals';
import { cloudFrontServerErrors } from '../../../src/checks/capacity/cloudfront-server-errors';
import type { CloudFrontPeak } from '../../../src/model/artifacts';
import { aDistribution, aDistributionPeak, aPeak, unusedDistribution } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (peak: Partial<CloudFrontPeak> | null) =>
  runCheck(
    cloudFrontServerErrors,
    {
      cloudFrontDistributions: [aDistribution()],
      cloudFrontPeaks: peak === null ? [] : [aDistributionPeak(peak)],
    },
    CARRYING,
  );

/** Errors and requests a second. */
const errors = (value: number, requestsPerSecond: number) => ({
  serverErrors: { ...aPeak(value), requestsPerSecond },
});

describe('cloudfront-server-errors', () => {
  it.each<[string, Partial<CloudFrontPeak> | null, string, string]>([
    ['none', errors(0, 1_000), 'pass', 'About 0 requests in 5 minutes'],
    ['one in a thousand', errors(1, 1_000), 'pass', 'About 300 requests in 5 minutes'],
    ['one in a hundred', errors(10, 1_000), 'warn', '1 % of its requests then'],
    // 0.03 × 300.
    ['nine in five minutes, of nine', errors(0.03, 0.03), 'pass', 'About 9 requests'],
    ['ten in five minutes, of ten', errors(1 / 30, 1 / 30), 'warn', '100 % of its requests then'],
    ['no requests', unusedDistribution, 'notApplicable', 'no requests'],
    ['only a part', { isIncomplete: true }, 'unknown', 'no complete data'],
    ['requests, and no data of errors', { serverErrors: null }, 'unknown', 'no complete data'],
    ['a distribution that came since', null, 'unknown', 'no complete data'],
  ])('%s', (_, peak, status, detail) => {
    expect(judge(peak)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
});
