import { describe, expect, it } from '@jest/globals';
import { cloudFrontWebAclRateLimits } from '../../../src/checks/capacity/cloudfront-web-acl-rate-limits';
import type { WebAclPeak } from '../../../src/model/artifacts';
import { aCloudFrontWebAcl, aRateRule, aWebAclPeak, webAclArn } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (limit: number, peak: Partial<WebAclPeak> = {}) =>
  runCheck(
    cloudFrontWebAclRateLimits,
    {
      cloudFrontWebAcls: [aCloudFrontWebAcl({ rules: [aRateRule({ limits: { limit } })] })],
      cloudFrontWebAclPeaks: [aWebAclPeak({ webAclArn: webAclArn('edge'), ...peak })],
    },
    // It sees visitors by their own addresses, whether the plan names a CDN or not.
    {
      target: { account: '111122223333', region: 'global' },
      plan: aPlan({ checklist: { 'performance-cdn': { answer: 'CloudFront.', status: 'green' } } }),
    },
  );

describe('cloudfront-web-acl-rate-limits', () => {
  it.each([
    // 1 % of 500 × 10, in five minutes.
    [15_000, 'pass'],
    [14_999, 'warn'],
  ])('holds %d in five minutes against what a shared address sends: %s', (limit, status) => {
    expect(judge(limit)).toMatchObject([{ status, resource: { name: 'edge/per-address' } }]);
  });

  it('does not apply where it saw no requests', () => {
    expect(judge(2000, { requestsPerSecond: null })).toMatchObject([
      { status: 'notApplicable', resource: { name: 'edge' } },
    ]);
  });
});
