import { describe, expect, it } from '@jest/globals';
import type { Artifacts, CloudFrontDistribution, CloudFrontPeak } from '../../../src/model/artifacts';
import {
  aDistribution,
  aDistributionPeak,
  aPeak,
  someCloudFrontQuotas,
  unusedDistribution,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const artifacts = (
  distribution: Partial<CloudFrontDistribution> = {},
  peak: Partial<CloudFrontPeak> = {},
): Partial<Artifacts> => ({
  cloudFrontDistributions: [aDistribution(distribution)],
  cloudFrontPeaks: [aDistributionPeak(peak)],
  globalServiceQuotas: someCloudFrontQuotas(),
});

const requests = (...args: Parameters<typeof artifacts>) =>
  onlyCeiling('cloudfront-requests', artifacts(...args));

describe('the requests to a distribution', () => {
  it.each([
    // 250,000 ÷ 1,000; at 10× a 25th of the quota.
    [1_000, 10_000, 'green', 250],
    // 20,000 × 10 is 80 % of the quota, and one more is above it.
    [20_000, 200_000, 'green', 12.5],
    [20_001, 200_010, 'yellow', 12.4994],
    [25_000, 250_000, 'yellow', 10],
    [25_001, 250_010, 'red', 9.9996],
  ])('of %d a second at normal peak are %d at 10×', (now, atPeak, status, breaksAt) => {
    const ceiling = requests({}, { requestsPerSecond: aPeak(now) });
    expect(ceiling).toMatchObject({
      ...{ resource: 'www.shop.example.com', title: 'Requests to www.shop.example.com', unit: 'requests/s' },
      ...{ now, limit: 250_000, atPeak, status },
    });
    expect(ceiling.breaksAt).toBe(breaksAt);
  });

  it('are asked for by an increase where Service Quotas of CloudFront answers', () => {
    // 30,000 × 10 ÷ 0.8.
    expect(requests({}, { requestsPerSecond: aPeak(30_000) }).fix).toMatchObject({
      action: 'Request an increase of L-A2C80159 to 375000 requests/s in us-east-1. Overdue: do it now.',
      command: expect.stringContaining('--region us-east-1 --service-code cloudfront'),
    });
  });

  it('are held against what the account was granted', () => {
    const granted = { ...artifacts(), globalServiceQuotas: someCloudFrontQuotas(5_000) };
    expect(onlyCeiling('cloudfront-requests', granted)).toMatchObject({ status: 'red', breaksAt: 5 });
  });

  it('are grey without a quota', () => {
    expect(onlyCeiling('cloudfront-requests', { ...artifacts(), globalServiceQuotas: [] })).toMatchObject({
      status: 'grey',
      breaksAt: null,
    });
  });

  it.each<[string, Partial<CloudFrontDistribution>, Partial<CloudFrontPeak>]>([
    ['is disabled', { enabled: false }, {}],
    ['tries changes for another', { staging: true }, {}],
    ['nobody asked, and nobody changed', {}, unusedDistribution],
  ])('are not of a distribution that %s', (_, distribution, peak) => {
    expect(ceilingsOf('cloudfront-requests', artifacts(distribution, peak))).toEqual([]);
  });

  it('are grey of a distribution that was made for the event', () => {
    const ceiling = requests({ lastModifiedTime: '2026-11-20T00:00:00.000Z' }, unusedDistribution);
    expect(ceiling).toMatchObject({ status: 'grey', breaksAt: null });
    expect(JSON.stringify(ceiling.evidence)).toContain('nothing tells what the event brings');
  });

  it('are grey where CloudWatch gave only a part, unless that is too much', () => {
    expect(requests({}, { isIncomplete: true }).status).toBe('grey');
    expect(requests({}, { isIncomplete: true, requestsPerSecond: null }).status).toBe('grey');
    expect(requests({}, { isIncomplete: true, requestsPerSecond: aPeak(26_000) }).status).toBe('red');
  });

  it('stay as they are where the plan says so', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'cloudfront' }, factor: 0 }] },
    });
    const busy = artifacts({}, { requestsPerSecond: aPeak(30_000) });
    expect(onlyCeiling('cloudfront-requests', busy, { plan })).toMatchObject({
      ...{ atPeak: 30_000, status: 'green', breaksAt: null },
    });
  });
});

describe('the data of a distribution', () => {
  it('are counted in bits: 25 MB are 0.2 Gbit, of 150', () => {
    expect(onlyCeiling('cloudfront-data-transfer', artifacts())).toMatchObject({
      ...{ title: 'Data of www.shop.example.com', unit: 'Gbit/s', now: 0.2, limit: 150, atPeak: 2 },
      ...{ status: 'green', breaksAt: 750 },
    });
  });

  it('break where their bytes do: 150 ÷ 16', () => {
    const ceiling = onlyCeiling(
      'cloudfront-data-transfer',
      artifacts({ aliases: [] }, { bytesPerSecond: aPeak(2e9) }),
    );
    expect(ceiling).toMatchObject({
      ...{ resource: 'd111111abcdef8.cloudfront.net', status: 'red', breaksAt: 9.375 },
    });
  });
});
