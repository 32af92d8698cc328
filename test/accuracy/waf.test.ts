import { describe } from '@jest/globals';
import type { Artifacts, WebAcl, WebAclPeak, WebAclRule } from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { each, itSeesThrough } from './planted';
import { guarded } from './waf';

const withAcl =
  (fields: Partial<WebAcl>) =>
  ({ webAcls }: Artifacts) => ({ webAcls: each(webAcls, fields) });
const withPeak =
  (fields: Partial<WebAclPeak>) =>
  ({ webAclPeaks }: Artifacts) => ({ webAclPeaks: each(webAclPeaks, fields) });
const withEdge =
  (fields: Partial<Artifacts['cloudFrontWebAcls'][number]>) =>
  ({ cloudFrontWebAcls }: Artifacts) => ({ cloudFrontWebAcls: each(cloudFrontWebAcls, fields) });

const limitOf = (limit: number, rate: Partial<WebAclRule['rate']> = {}) =>
  build.aRateRule({ limits: { limit, ...rate } });
/** So that an entrance is not without one. */
const wide = build.aRateRule({ name: 'wide', limits: { key: 'FORWARDED_IP' } });

describe('the shop behind web ACLs', () =>
  itSeesThrough(guarded, [
    [
      // 1,500,000 ÷ 300 ÷ 500.
      'a rule that lets 5,000 requests a second through, of all visitors together',
      withAcl({ rules: [limitOf(1_500_000, { key: 'CONSTANT' }), wide] }),
      ['red web-acl-rate-limit shop/per-address 10'],
    ],
    [
      'the same of a part of the requests',
      withAcl({ rules: [limitOf(1_500_000, { key: 'CONSTANT', countsAll: false }), wide] }),
      ['grey web-acl-rate-limit shop/per-address'],
    ],
    [
      'the same at CloudFront',
      withEdge({ rules: [limitOf(1_500_000, { key: 'CONSTANT' }), wide] }),
      ['red cloudfront-web-acl-rate-limit edge/per-address 10'],
    ],
    [
      // 100,000 ÷ 5,000.
      'a web ACL of 5,000 requests a second',
      (region) => ({
        ...withPeak({ requestsPerSecond: build.aPeak(5_000), allowedPerSecond: build.aPeak(400) })(region),
        ...withAcl({ rules: [wide] })(region),
      }),
      ['grey web-acl-requests shop'],
    ],
    [
      'a rule that limits addresses behind the CDN',
      withAcl({ rules: [limitOf(2_000)] }),
      ['yellow web-acl-proxy-addresses shop/per-address'],
    ],
    [
      'a rule that limits visitors to fewer requests than a shared address sends',
      // 50 × 300.
      withAcl({ rules: [limitOf(14_999, { key: 'FORWARDED_IP' })] }),
      ['yellow web-acl-rate-limits shop/per-address'],
    ],
    [
      'the same at CloudFront, where addresses are those of visitors',
      withEdge({ rules: [limitOf(14_999)] }),
      ['yellow cloudfront-web-acl-rate-limits edge/per-address'],
    ],
    [
      'a tenth of the requests blocked',
      withPeak({ requests: 1_000_000, blockedRequests: 100_000 }),
      ['yellow web-acl-blocked-requests shop'],
    ],
    [
      'a tenth of the requests blocked at CloudFront',
      ({ cloudFrontWebAclPeaks }) => ({
        cloudFrontWebAclPeaks: each(cloudFrontWebAclPeaks, { requests: 1_000_000, blockedRequests: 100_000 }),
      }),
      ['yellow cloudfront-web-acl-blocked-requests edge'],
    ],
    ['nothing that is let through', withAcl({ defaultAction: 'BLOCK' }), ['red web-acl-default-action shop']],
    ['no rate limit', withAcl({ rules: [build.aManagedGroup()] }), ['yellow web-acl-rate-rule web']],
    [
      'a rate limit of a part of the requests alone',
      withAcl({ rules: [limitOf(10_000_000, { key: 'FORWARDED_IP', countsAll: false })] }),
      ['yellow web-acl-rate-rule web'],
    ],
    [
      'a rate limit behind a rule that allows',
      withAcl({
        rules: [
          build.aManagedGroup({ name: 'office', action: 'ALLOW', managedGroup: null, mayAllow: true }),
          wide,
        ],
      }),
      ['grey web-acl-rate-rule web'],
    ],
    [
      'no rate limit at CloudFront',
      withEdge({ rules: [build.aManagedGroup()] }),
      ['yellow cloudfront-web-acl-rate-rule edge'],
    ],
    [
      'managed rules that only count',
      withAcl({ rules: [build.aManagedGroup({ action: 'COUNT' }), wide] }),
      ['yellow web-acl-count-mode shop'],
    ],
    [
      'a managed rule that only counts',
      withAcl({ rules: [build.aManagedGroup({ countedRules: ['GenericLFI_BODY'] }), wide] }),
      ['grey web-acl-count-mode shop'],
    ],
    [
      'managed rules that only count at CloudFront',
      withEdge({ rules: [build.aManagedGroup({ action: 'COUNT' }), wide] }),
      ['yellow cloudfront-web-acl-count-mode edge'],
    ],
    ['requests that are not logged', withAcl({ isLogged: false }), ['yellow web-acl-logging shop']],
    ['rules that use 4,500 units', withAcl({ capacity: 4_500 }), ['yellow web-acl-capacity shop']],
  ]));
