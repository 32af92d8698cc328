import { describe, expect, it } from '@jest/globals';
import { webAclRateLimits } from '../../../src/checks/capacity/web-acl-rate-limits';
import type { Artifacts, WebAcl, WebAclPeak, WebAclRule } from '../../../src/model/artifacts';
import {
  aLoadBalancer,
  aPeak,
  aRateRule,
  aWebAcl,
  aWebAclPeak,
  loadBalancerArn,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** 500 requests a second become 5,000, of which 1 % are 50: 15,000 in five minutes. */
const artifacts = (acl: Partial<WebAcl>, peak: Partial<WebAclPeak> = {}): Partial<Artifacts> => ({
  webAcls: [aWebAcl(acl)],
  webAclPeaks: [aWebAclPeak(peak)],
  loadBalancers: [aLoadBalancer()],
});
const judge = (rule: WebAclRule, peak: Partial<WebAclPeak> = {}, context: object = CARRYING) =>
  runCheck(webAclRateLimits, artifacts({ rules: [rule] }, peak), context);
const limitOf = (limit: number, more: Partial<WebAclRule['rate']> = {}) =>
  aRateRule({ limits: { limit, ...more } });

describe('web-acl-rate-limits', () => {
  it.each([
    [15_000, 'pass'],
    [14_999, 'warn'],
  ])('holds %d in five minutes against what a shared address sends: %s', (limit, status) => {
    expect(judge(limitOf(limit))).toMatchObject([{ status, resource: { name: 'shop/per-address' } }]);
    expect(judge(limitOf(limit, { key: 'FORWARDED_IP' }))).toMatchObject([{ status }]);
  });

  it('takes a shared address for 100 visitors at most, however many requests there are', () => {
    // 100 × 30 ÷ 60 = 50 a second, and 1 % would be 5,000.
    const many = { requestsPerSecond: aPeak(50_000) };
    expect(judge(limitOf(15_000), many)).toMatchObject([{ status: 'pass' }]);
    // 1 % of 10 × 10 is 1 a second: 300.
    const few = { requestsPerSecond: aPeak(10) };
    expect(judge(limitOf(300), few)).toMatchObject([{ status: 'pass' }]);
    expect(judge(limitOf(299), few)).toMatchObject([{ status: 'warn' }]);
  });

  it('says from how many addresses a load test must come, and what is assumed: 5,000 ÷ (3,000 ÷ 300)', () => {
    expect(judge(limitOf(3000))).toMatchObject([
      {
        detail: expect.stringMatching(/needs 500 addresses at least.*Assumed: /),
        fix: { action: expect.stringContaining('from 3000 to 15000 requests in 300 s at least') },
      },
    ]);
  });

  it('takes all requests to have one key where that is no address', () => {
    const custom = { key: 'CUSTOM_KEYS', customKeys: ['UriPath'] };
    expect(judge(limitOf(1_500_000, custom))).toMatchObject([{ status: 'pass' }]);
    expect(judge(limitOf(1_499_999, custom))).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('How many of them have the same key is not known.') },
    ]);
    const forwarded = { key: 'CUSTOM_KEYS', customKeys: ['UriPath', 'ForwardedIP'] };
    expect(judge(limitOf(15_000, forwarded))).toMatchObject([{ status: 'pass' }]);
  });

  it.each(['CAPTCHA', 'CHALLENGE'])('warns of a %s of all visitors together: 500 × 10 × 300', (action) => {
    const together = (limit: number) => aRateRule({ action, limits: { limit, key: 'CONSTANT' } });
    expect(judge(together(1_500_000))).toMatchObject([{ status: 'pass' }]);
    expect(judge(together(1_499_999))).toMatchObject([
      {
        status: 'warn',
        detail: expect.stringMatching(/for all visitors together: .*5000 requests\/s at the peak/),
        fix: { action: expect.stringContaining('from 1499999 to 1500000 requests in 300 s at least') },
      },
    ]);
  });

  it('leaves a rule that blocks all visitors together to its ceiling', () => {
    expect(judge(limitOf(100, { key: 'CONSTANT' }))).toEqual([]);
  });

  it('warns of a rule that stops requests already, unless that is what it counts', () => {
    const limited = [{ rule: 'per-address', requestsPerSecond: aPeak(2) }];
    expect(judge(limitOf(15_000), { limited })).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('It stopped 2 requests/s already') },
    ]);
    expect(judge(aRateRule({ action: 'COUNT' }), { limited })).toEqual([]);
  });

  it('leaves addresses to another check where a CDN stands before them', () => {
    const plan = aPlan({ checklist: { 'performance-cdn': { answer: 'Fastly.', status: 'green' } } });
    expect(judge(limitOf(2000), {}, { ...CARRYING, plan })).toMatchObject([{ status: 'notApplicable' }]);
    const forwarded = limitOf(2000, { key: 'FORWARDED_IP' });
    expect(judge(forwarded, {}, { ...CARRYING, plan })).toMatchObject([{ status: 'warn' }]);
  });

  it('does not know without the metrics or the multiplier', () => {
    const off = artifacts({ metricName: null, rules: [limitOf(2000)] }, { requestsPerSecond: null });
    expect(runCheck(webAclRateLimits, off, CARRYING)).toMatchObject([
      { status: 'unknown', detail: 'Its CloudWatch metrics are off.' },
    ]);
    expect(judge(limitOf(2000), {}, { ...CARRYING, multiplier: null })).toMatchObject([
      { status: 'unknown', detail: 'The needed multiplier is not known.' },
    ]);
  });

  it('does not know before a stage of an API where APIs could not be read', () => {
    const stage = 'arn:aws:apigateway:us-east-1::/restapis/rest1/stages/prod';
    const of = (...resourceArns: string[]) =>
      runCheck(webAclRateLimits, artifacts({ rules: [limitOf(10_000_000)], resourceArns }), CARRYING);
    const detail = 'The APIs that it stands before could not be read.';
    expect(of(stage)).toMatchObject([{ status: 'unknown', detail, resource: { name: 'shop' } }]);
    expect(of(loadBalancerArn(), stage)).toMatchObject([{ status: 'unknown', detail }]);
  });

  it('does not apply to a web ACL before nothing that was read, or before what carries no traffic', () => {
    const rules = [limitOf(2000)];
    expect(runCheck(webAclRateLimits, artifacts({ rules, resourceArns: [] }), CARRYING)).toMatchObject([
      { status: 'notApplicable' },
    ]);
    const placed = () => ({ placement: 'off' as const, because: 'It is idle.' });
    expect(judge(limitOf(2000), {}, { placed })).toMatchObject([{ status: 'notApplicable' }]);
  });
});
