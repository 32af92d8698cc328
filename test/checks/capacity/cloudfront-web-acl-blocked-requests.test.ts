import { describe, expect, it } from '@jest/globals';
import { cloudFrontWebAclBlockedRequests } from '../../../src/checks/capacity/cloudfront-web-acl-blocked-requests';
import type { WebAclPeak } from '../../../src/model/artifacts';
import { aCloudFrontWebAcl, aWebAclPeak, webAclArn } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (peak: Partial<WebAclPeak>, acl: { readonly metricName?: null } = {}) =>
  runCheck(
    cloudFrontWebAclBlockedRequests,
    {
      cloudFrontWebAcls: [aCloudFrontWebAcl(acl)],
      cloudFrontWebAclPeaks: [aWebAclPeak({ webAclArn: webAclArn('edge'), ...peak })],
    },
    CARRYING,
  );

describe('cloudfront-web-acl-blocked-requests', () => {
  it.each([
    [50, 'pass'],
    [51, 'warn'],
  ])('of %d of 1,000 requests is %s', (blockedRequests, status) => {
    expect(judge({ requests: 1000, blockedRequests })).toMatchObject([{ status }]);
  });

  it('says how many they are', () => {
    expect(judge({ requests: 1000, blockedRequests: 200 })[0]?.detail).toContain(
      'It blocked 20 % of its requests in the look-back (200 of 1000).',
    );
  });

  it('does not know without all requests, or with metrics that are off', () => {
    expect(judge({ isIncomplete: true })).toMatchObject([{ status: 'unknown' }]);
    expect(judge({ requests: null })).toMatchObject([{ status: 'unknown' }]);
    expect(judge({}, { metricName: null })).toMatchObject([{ status: 'unknown' }]);
  });

  it('does not apply without requests', () => {
    expect(judge({ requestsPerSecond: null, requests: 0, blockedRequests: 0 })).toMatchObject([
      { status: 'notApplicable' },
    ]);
  });
});
