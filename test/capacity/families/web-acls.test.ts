import { describe, expect, it } from '@jest/globals';
import type { Artifacts, WebAcl, WebAclPeak, WebAclRule } from '../../../src/model/artifacts';
import {
  aCloudFrontWebAcl,
  aLoadBalancer,
  aManagedGroup,
  anApi,
  aPeak,
  aRateRule,
  aServiceQuota,
  aWebAcl,
  aWebAclPeak,
  loadBalancerArn,
  webAclArn,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

/** Counts all requests together: 300,000 in five minutes are 1,000 a second. */
const together = (overrides: Parameters<typeof aRateRule>[0] = {}): WebAclRule =>
  aRateRule({ name: 'all', ...overrides, limits: { limit: 300_000, key: 'CONSTANT', ...overrides.limits } });

/** 500 requests a second at normal peak, ten times as many at the event. */
const artifacts = (
  acl: Partial<WebAcl>,
  peak: Partial<WebAclPeak> = {},
  more: Partial<Artifacts> = {},
): Partial<Artifacts> => ({
  webAcls: [aWebAcl({ rules: [together()], ...acl })],
  webAclPeaks: [aWebAclPeak(peak)],
  loadBalancers: [aLoadBalancer()],
  ...more,
});
const limit = (...of: Parameters<typeof artifacts>) => onlyCeiling('web-acl-rate-limit', artifacts(...of));
const none = (...of: Parameters<typeof artifacts>) =>
  expect(ceilingsOf('web-acl-rate-limit', artifacts(...of))).toEqual([]);

describe('a rule that counts all visitors together', () => {
  it('lets its limit through in each second of its window: 1,000 ÷ 500', () => {
    expect(limit({})).toMatchObject({
      ...{ resource: 'shop/all', unit: 'requests/s', now: 500, atPeak: 5000, limit: 1000 },
      ...{ status: 'red', breaksAt: 2 },
      fix: {
        // ⌈5,000 × 300 ÷ 0.8⌉
        action: expect.stringContaining('from 300000 to 1875000 requests in 300 s'),
        reversal: { action: 'Set the limit of rule all to 300000 again.' },
      },
    });
  });

  it.each([
    // 5,000 × 60 = 300,000 in a minute; ÷ 0.8 = 375,000.
    [375_000, 'green'],
    [374_999, 'yellow'],
    [300_000, 'yellow'],
    [299_999, 'red'],
  ])('of %d in a minute is %s', (most, status) => {
    expect(limit({ rules: [together({ limits: { limit: most, windowSeconds: 60 } })] }).status).toBe(status);
  });

  it.each<[string, WebAclRule[]]>([
    ['counts only a part of the requests', [together({ limits: { countsAll: false } })]],
    [
      'stands behind a rule that may allow',
      [aManagedGroup({ managedGroup: 'Acme/Bots', mayAllow: true }), together()],
    ],
  ])('is asked about where it %s and not all would fit', (_, rules) => {
    expect(limit({ rules }).status).toBe('grey');
    // 500 × 10 × 300 ÷ 0.8
    const high = rules.map((rule) =>
      rule.rate ? { ...rule, rate: { ...rule.rate, limit: 1_875_000 } } : rule,
    );
    expect(limit({ rules: high }).status).toBe('green');
  });

  it('is red for what is allowed today, and asked about for what is blocked', () => {
    const few = { allowedPerSecond: aPeak(100) };
    // 100 × 10 = 1,000, of 1,000; 500 × 10 are too many.
    expect(limit({}, few).status).toBe('grey');
    expect(limit({}, { allowedPerSecond: aPeak(101) }).status).toBe('red');
  });

  it('is asked about behind a rule that allows, and not before one', () => {
    const office = aRateRule({ name: 'office', action: 'ALLOW', mayAllow: true, rate: null });
    expect(limit({ rules: [together(), office] }).status).toBe('red');
    expect(limit({ rules: [office, together()] }).status).toBe('grey');
  });

  it('is none where it only counts or asks for a puzzle, or where it counts each visitor', () => {
    none({ rules: [together({ action: 'COUNT' })] });
    none({ rules: [together({ action: 'CHALLENGE' })] });
    none({ rules: [aRateRule()] });
  });

  it('is none of a web ACL before nothing that is known, or before what the scope leaves out', () => {
    none({ resourceArns: [] });
    none({ resourceArns: [loadBalancerArn('other')] });
    const plan = aPlan({
      accounts: [
        { id: '111122223333', regions: [{ name: 'us-east-1', scope: { loadBalancers: ['other'] } }] },
      ],
    });
    expect(ceilingsOf('web-acl-rate-limit', artifacts({}), { plan })).toEqual([]);
  });

  it('is one before a stage of an API', () => {
    const resourceArns = ['arn:aws:apigateway:us-east-1::/restapis/rest1/stages/prod'];
    const apis = [anApi({ apiId: 'rest1', protocol: 'REST' })];
    expect(limit({ resourceArns }, {}, { loadBalancers: [], apis }).status).toBe('red');
  });

  it('is grey before a stage of an API where APIs could not be read, also beside a load balancer', () => {
    const stage = 'arn:aws:apigateway:us-east-1::/restapis/rest1/stages/prod';
    const of = (...resourceArns: string[]) => artifacts({ resourceArns });
    for (const family of ['web-acl-rate-limit', 'web-acl-requests']) {
      expect(onlyCeiling(family, of(stage)).status).toBe('grey');
      expect(onlyCeiling(family, of(loadBalancerArn(), stage)).status).toBe('grey');
    }
    const apis = { apis: [] };
    expect(ceilingsOf('web-acl-requests', artifacts({ resourceArns: [stage] }, {}, apis))).toEqual([]);
  });

  it('is grey without metrics, or with a part of them that fits', () => {
    expect(limit({ metricName: null }, { requestsPerSecond: null }).status).toBe('grey');
    const high = { rules: [together({ limits: { limit: 300_000_000 } })] };
    expect(limit(high, { isIncomplete: true }).status).toBe('grey');
    expect(limit(high, { requestsPerSecond: aPeak(500, { hoursWithData: 5 }) }).status).toBe('grey');
    expect(limit({}, { isIncomplete: true }).status).toBe('red');
  });

  it('grows as the plan says of what stands behind it', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { resource: 'web' }, factor: 0 }] },
    });
    expect(onlyCeiling('web-acl-rate-limit', artifacts({}), { plan })).toMatchObject({
      ...{ atPeak: 500, status: 'green', breaksAt: null },
    });
  });

  it('grows as what grows most of all that stands behind it', () => {
    const two = artifacts(
      { resourceArns: [loadBalancerArn(), loadBalancerArn('admin')] },
      {},
      { loadBalancers: [aLoadBalancer(), aLoadBalancer({ loadBalancerName: 'admin' })] },
    );
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { resource: 'web' }, factor: 0 }] },
    });
    expect(onlyCeiling('web-acl-rate-limit', two, { plan })).toMatchObject({ atPeak: 5000 });
  });
});

describe('a rule of a web ACL of CloudFront that counts all visitors together', () => {
  const edge = (peak: Partial<WebAclPeak>) => ({
    cloudFrontWebAcls: [aCloudFrontWebAcl({ rules: [together()] })],
    cloudFrontWebAclPeaks: [aWebAclPeak({ webAclArn: webAclArn('edge'), ...peak })],
  });

  it('is judged as one of a region: 1,000 ÷ 500', () => {
    expect(onlyCeiling('cloudfront-web-acl-rate-limit', edge({}))).toMatchObject({
      ...{ resource: 'edge/all', status: 'red', breaksAt: 2 },
    });
  });

  it('is none where it saw nothing', () => {
    expect(ceilingsOf('cloudfront-web-acl-rate-limit', edge({ requestsPerSecond: null }))).toEqual([]);
  });
});

describe('the requests that a web ACL inspects', () => {
  const quota = (value: number) => ({
    serviceQuotas: [
      aServiceQuota({
        ...{
          serviceCode: 'wafv2',
          quotaCode: 'L-1',
          quotaName: 'Maximum requests per second per web ACL',
          value,
        },
      }),
    ],
  });
  const requests = (peak: number, more: Partial<Artifacts> = {}) =>
    onlyCeiling('web-acl-requests', artifacts({}, { requestsPerSecond: aPeak(peak) }, more));

  it('are held against the quota that Service Quotas lists by that name: 50,000 ÷ 6,250', () => {
    expect(requests(6_250, quota(50_000))).toMatchObject({
      ...{ resource: 'shop', quotaCode: 'L-1', limit: 50_000, status: 'red', breaksAt: 8 },
      // ⌈62,500 ÷ 0.8⌉
      fix: { command: expect.stringContaining('--desired-value 78125') },
    });
    expect(requests(4_000, quota(50_000)).status).toBe('green');
  });

  it('are held against what AWS publishes where none is listed, beyond which it is asked', () => {
    expect(requests(8_000)).toMatchObject({ limit: 100_000, status: 'green' });
    expect(requests(10_001).status).toBe('grey');
  });
});
