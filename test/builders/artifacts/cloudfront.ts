import type { Artifacts, CloudFrontDistribution, CloudFrontPeak } from '../../../src/model/artifacts';
import { aCertificate } from './acm';
import { aLoadBalancer } from './elastic-load-balancing';
import { aPeak, WINDOW } from './fields';
import { aServiceQuota } from './service-quotas';

/** The shop's own, in front of the load balancer `web`. */
export const aDistribution = (overrides: Partial<CloudFrontDistribution> = {}): CloudFrontDistribution => ({
  distributionId: 'E1SHOP',
  distributionArn: `arn:aws:cloudfront::111122223333:distribution/${overrides.distributionId ?? 'E1SHOP'}`,
  domainName: 'd111111abcdef8.cloudfront.net',
  aliases: ['www.shop.example.com'],
  enabled: true,
  status: 'Deployed',
  staging: false,
  lastModifiedTime: '2026-05-01T00:00:00.000Z',
  origins: [{ originId: 'web', domainName: aLoadBalancer().dnsName, hasOriginShield: false }],
  originGroups: [],
  targetOriginIds: ['web'],
  edgeFunctionArns: [],
  certificateArn: aCertificate().certificateArn,
  iamCertificateId: null,
  webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1',
  tags: {},
  ...overrides,
});

/** In front of two buckets, of which the second takes over. */
const aDistributionOfBuckets = (): CloudFrontDistribution => {
  const buckets = ['us-east-1', 'eu-west-1'].map((region) => ({
    originId: region,
    domainName: `files-${region}.s3.${region}.amazonaws.com`,
    hasOriginShield: false,
  }));
  return aDistribution({
    distributionId: 'E2FILES',
    aliases: ['files.shop.example.com'],
    origins: buckets,
    originGroups: [{ originGroupId: 'both', originIds: buckets.map(({ originId }) => originId) }],
    targetOriginIds: ['both'],
  });
};

/** 1,000 requests and 25 MB (0.2 Gbit) a second, of which caches answer 90 % of what may be cached. */
export const aDistributionPeak = (overrides: Partial<CloudFrontPeak> = {}): CloudFrontPeak => ({
  distributionId: 'E1SHOP',
  window: WINDOW,
  requestsPerSecond: aPeak(1_000),
  bytesPerSecond: aPeak(25_000_000),
  serverErrors: { ...aPeak(0.01), requestsPerSecond: 1_000 },
  cacheHitRate: { mean: 90, lowest: aPeak(85) },
  ...overrides,
});

/** Of a distribution that nobody asked. */
export const unusedDistribution = {
  requestsPerSecond: null,
  bytesPerSecond: null,
  serverErrors: null,
  cacheHitRate: null,
} satisfies Partial<CloudFrontPeak>;

/** The quotas of a distribution as AWS sets them. */
export const someCloudFrontQuotas = (requests = 250_000, gigabits = 150) => [
  aServiceQuota({
    ...{
      serviceCode: 'cloudfront',
      quotaCode: 'L-A2C80159',
      quotaName: 'Requests per second per distribution',
    },
    ...{ value: requests, applied: false },
  }),
  aServiceQuota({
    ...{
      serviceCode: 'cloudfront',
      quotaCode: 'L-0F1E9017',
      quotaName: 'Data transfer rate per distribution',
    },
    ...{ value: gigabits, applied: false },
  }),
];

export const healthyCloudFront = {
  cloudFrontDistributions: [aDistribution(), aDistributionOfBuckets()],
  cloudFrontPeaks: [aDistributionPeak(), aDistributionPeak({ distributionId: 'E2FILES' })],
  cloudFrontCertificates: [aCertificate()],
  globalServiceQuotas: someCloudFrontQuotas(),
} satisfies Partial<Artifacts>;
