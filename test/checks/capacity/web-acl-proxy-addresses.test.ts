import { describe, expect, it } from '@jest/globals';
import { webAclProxyAddresses } from '../../../src/checks/capacity/web-acl-proxy-addresses';
import type { Artifacts, WebAclPeak, WebAclRule } from '../../../src/model/artifacts';
import { aLoadBalancer, aPeak, aRateRule, aWebAcl, aWebAclPeak } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** 500 requests a second become 5,000, which are 1,500,000 in five minutes. */
const artifacts = (rule: WebAclRule, peak: Partial<WebAclPeak> = {}): Partial<Artifacts> => ({
  webAcls: [aWebAcl({ rules: [rule] })],
  webAclPeaks: [aWebAclPeak(peak)],
  loadBalancers: [aLoadBalancer()],
});
const behindCdn = aPlan({ checklist: { 'performance-cdn': { answer: 'Fastly.', status: 'green' } } });
const judge = (rule: WebAclRule, plan = behindCdn, peak: Partial<WebAclPeak> = {}) =>
  runCheck(webAclProxyAddresses, artifacts(rule, peak), { ...CARRYING, plan });
const limitOf = (limit: number, more: Partial<WebAclRule['rate']> = {}) =>
  aRateRule({ limits: { limit, ...more } });

describe('web-acl-proxy-addresses', () => {
  it.each([
    [1_500_000, 'pass', 'Even from one address they fit.'],
    [1_499_999, 'warn', 'only from 2 addresses or more'],
    [2_000, 'warn', 'only from 750 addresses or more'],
  ])('of %d in five minutes by address is %s behind a CDN', (limit, status, detail) => {
    expect(judge(limitOf(limit))).toMatchObject([
      { status, resource: { name: 'shop/per-address' }, detail: expect.stringContaining(detail) },
    ]);
  });

  it('counts as far back as the rule does: 5,000 × 60', () => {
    expect(judge(limitOf(300_000, { windowSeconds: 60 }))).toMatchObject([{ status: 'pass' }]);
    expect(judge(limitOf(299_999, { windowSeconds: 60 }))).toMatchObject([{ status: 'warn' }]);
  });

  it('fails where the rule stops requests already', () => {
    const limited = [{ rule: 'per-address', requestsPerSecond: aPeak(3) }];
    expect(judge(limitOf(2000), behindCdn, { limited })).toMatchObject([
      { status: 'fail', detail: expect.stringContaining('It stopped 3 requests/s already') },
    ]);
  });

  it('asks whether there is a CDN where nobody says so', () => {
    expect(judge(limitOf(2000), aPlan())).toMatchObject([
      { status: 'unknown', detail: expect.stringContaining('Answer performance-cdn.') },
    ]);
    const answered = aPlan({ checklist: { 'performance-cdn': { answer: 'Partly.', status: 'yellow' } } });
    expect(judge(limitOf(2000), answered)).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('Answered about a CDN: Partly.') },
    ]);
  });

  it('knows of a distribution that the plan names', () => {
    const account = { id: '111122223333', regions: [{ name: 'us-east-1' }] };
    const plan = aPlan({ accounts: [{ ...account, global: { cloudFrontDistributions: ['E1'] } }] });
    expect(judge(limitOf(2000), plan)).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('names 1 CloudFront distribution') },
    ]);
  });

  it.each<[string, WebAclRule]>([
    ['by the address that a header names', limitOf(2000, { key: 'FORWARDED_IP' })],
    ['over all requests', limitOf(2000, { key: 'CONSTANT' })],
    ['by a header', limitOf(2000, { key: 'CUSTOM_KEYS', customKeys: ['Header'] })],
    ['only to count', aRateRule({ action: 'COUNT', limits: { limit: 2000 } })],
  ])('does not judge a rule that limits %s', (_, rule) => {
    expect(judge(rule)).toEqual([]);
  });

  it('judges a key that an address is a part of', () => {
    const rule = limitOf(2000, { key: 'CUSTOM_KEYS', customKeys: ['IP', 'UriPath'] });
    expect(judge(rule)).toMatchObject([{ status: 'warn' }]);
  });

  it('does not know without requests', () => {
    expect(judge(limitOf(2000), behindCdn, { requestsPerSecond: null })).toMatchObject([
      { status: 'unknown' },
    ]);
    expect(judge(limitOf(2000), behindCdn, { isIncomplete: true })).toMatchObject([{ status: 'unknown' }]);
  });

  it('tells which status it has at any other multiplier: 500 × 300 × m ≤ 300,000', () => {
    expect(judge(limitOf(300_000))[0]?.statusSteps).toEqual([
      { upTo: 2, status: 'pass' },
      { upTo: null, status: 'warn' },
    ]);
  });
});
