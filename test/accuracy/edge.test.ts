import { describe } from '@jest/globals';
import type {
  Artifacts,
  CloudFrontDistribution,
  CloudFrontPeak,
  S3BucketSettings,
} from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { edge, edgeOfFiles } from './edge';
import { each, itSeesThrough } from './planted';

const withDistribution =
  (fields: Partial<CloudFrontDistribution>) =>
  ({ cloudFrontDistributions }: Artifacts) => ({
    cloudFrontDistributions: each(cloudFrontDistributions, fields),
  });

const withPeak =
  (fields: Partial<CloudFrontPeak>) =>
  ({ cloudFrontPeaks }: Artifacts) => ({ cloudFrontPeaks: each(cloudFrontPeaks, fields) });

const WWW = 'www.shop.example.com';

describe('the shop behind DNS and a CDN', () =>
  itSeesThrough(edge, [
    [
      // 250,000 ÷ 12,500.
      'a distribution of 12,500 requests a second',
      withPeak({ requestsPerSecond: build.aPeak(12_500) }),
      [`red cloudfront-requests ${WWW} 20`],
    ],
    [
      // 150 ÷ (0.75e9 × 8 ÷ 1e9 = 6): 22 × 6 = 132 are more than 80 % of it.
      'a distribution that sends 6 Gbit a second',
      withPeak({ bytesPerSecond: build.aPeak(0.75e9) }),
      [`yellow cloudfront-data-transfer ${WWW} 25`],
    ],
    [
      'quotas of a distribution that nobody may read',
      () => ({ globalServiceQuotas: [] }),
      [`grey cloudfront-data-transfer ${WWW}`, `grey cloudfront-requests ${WWW}`, 'grey s3-buckets Buckets'],
    ],
    [
      'a distribution that was disabled today',
      withDistribution({ enabled: false }),
      [`red cloudfront-distribution-state ${WWW}`],
    ],
    [
      'a distribution that is being deployed',
      withDistribution({ status: 'InProgress' }),
      [`yellow cloudfront-distribution-state ${WWW}`],
    ],
    [
      'a certificate of the distribution that ends before the event',
      ({ cloudFrontCertificates }) => ({
        cloudFrontCertificates: each(cloudFrontCertificates, {
          type: 'IMPORTED',
          notAfter: '2026-12-01T00:00:00Z',
        }),
      }),
      ['red cloudfront-certificate-validity shop.example.com'],
    ],
    [
      'an origin that is gone',
      withDistribution({
        origins: [
          { originId: 'web', domainName: 'old-1.us-east-1.elb.amazonaws.com', hasOriginShield: false },
        ],
      }),
      [`yellow cloudfront-origins ${WWW}`],
    ],
    [
      'two in a hundred requests that fail',
      withPeak({ serverErrors: { ...build.aPeak(20), requestsPerSecond: 1_000 } }),
      [`yellow cloudfront-server-errors ${WWW}`],
    ],
    [
      'caches that were empty once',
      withPeak({ cacheHitRate: { mean: 90, lowest: build.aPeak(10) } }),
      [`yellow cloudfront-hit-rate ${WWW}`],
    ],
    [
      'a function of Lambda@Edge',
      withDistribution({ edgeFunctionArns: ['arn:aws:lambda:us-east-1:111122223333:function:headers:3'] }),
      [`grey cloudfront-edge-functions ${WWW}`],
    ],
    [
      'a primary record without a health check',
      () => ({ hostedZoneRecords: [build.someRecords(build.failoverRecords({ healthCheckId: null }))] }),
      ['red route53-record-health www.shop.example.com A'],
    ],
    [
      'a primary record that is kept for five minutes',
      () => ({ hostedZoneRecords: [build.someRecords(build.failoverRecords({ ttl: 300 }))] }),
      ['yellow route53-record-ttl www.shop.example.com A'],
    ],
    [
      'a health check that fails',
      () => ({ route53HealthCheckStates: [{ healthCheckId: 'check-1', isHealthy: false }] }),
      ['red route53-health-check-state check-1'],
    ],
    [
      'a record of a load balancer that is gone',
      () => ({
        hostedZoneRecords: [
          build.someRecords([build.aDnsRecord({ targets: ['old-1.us-east-1.elb.amazonaws.com'] })]),
        ],
      }),
      ['yellow route53-dangling-records origin.shop.example.com A'],
    ],
    [
      'a zone of very many records',
      () => ({ hostedZoneRecords: [build.someRecords(undefined, { isComplete: false })] }),
      ['grey route53-hosted-zones shop.example.com (Z1SHOP)'],
    ],
    [
      'a name of the site that leads past the distribution',
      () => ({
        hostedZoneRecords: [build.someRecords([build.aDnsRecord({ recordName: 'shop.example.com' })])],
      }),
      ['yellow endpoint-cdn shop.example.com'],
    ],
    [
      'a domain whose registration ends on the day before, which nobody renews',
      () => ({
        registeredDomains: [
          build.aRegisteredDomain({ expiry: '2026-12-11T00:00:00.000Z', autoRenew: false }),
        ],
      }),
      ['red domain-registration example.com'],
    ],
    [
      'a domain that is renewed on the day after the event, and not locked',
      () => ({
        registeredDomains: [
          build.aRegisteredDomain({ expiry: '2026-12-13T00:00:00.000Z', transferLock: false }),
        ],
      }),
      ['yellow domain-registration example.com', 'yellow domain-transfer-lock example.com'],
    ],
    [
      'a domain that somebody else has registered',
      () => ({ registeredDomains: [] }),
      ['grey domain-registration shop.example.com'],
    ],
    [
      'a subscription to Shield Advanced that ends, and nobody whom its team could call',
      () => ({
        shieldSubscription: build.aShieldSubscription({
          ...{ endsAt: '2026-12-12T06:00:00.000Z', autoRenew: 'DISABLED', contactsWithPhone: 0 },
        }),
      }),
      ['red shield-subscription Shield Advanced', 'yellow shield-response-team Proactive engagement'],
    ],
    [
      'a subscription that protects only the load balancer, and blocks',
      () => ({
        shieldEdgeProtections: build.someShieldProtections([]),
        shieldProtections: build.someShieldProtections([
          build.aShieldProtection({ automaticResponse: 'BLOCK', healthCheckIds: [] }),
        ]),
      }),
      [
        'yellow shield-automatic-response web',
        'yellow shield-edge-protections shop.example.com (Z1SHOP)',
        `yellow shield-edge-protections ${WWW}`,
        'yellow shield-protections web',
      ],
    ],
    [
      'an attack on the distribution',
      () => ({
        shieldAttacks: {
          isSubscribed: true,
          watched: 7,
          attacks: [build.aShieldAttack({ resourceArn: build.aDistribution().distributionArn })],
        },
      }),
      [`yellow shield-attacks ${WWW}`],
    ],
    ['no web ACL', withDistribution({ webAclId: null }), [`yellow cloudfront-web-acl ${WWW}`]],
  ]));

const FILES = 'files-us-east-1';
const withSettings =
  (fields: Partial<S3BucketSettings>) =>
  ({ s3BucketSettings }: Artifacts) => ({ s3BucketSettings: each(s3BucketSettings, fields) });

describe('the shop with files in a bucket', () =>
  itSeesThrough(edgeOfFiles, [
    ['a bucket without versions', withSettings({ versioning: null }), [`yellow s3-versioning ${FILES}`]],
    [
      'a bucket that logs nothing',
      withSettings({ loggingBucketName: null }),
      [`yellow s3-access-logs ${FILES}`],
    ],
    [
      'logs that are sent to a bucket of another region',
      ({ s3BucketNames }) => ({
        s3BucketNames: each(s3BucketNames, { region: 'eu-west-1' }, (one) => one.name === 'logs'),
      }),
      ['yellow log-buckets logs in us-east-1'],
    ],
    [
      // 22 × 200 = 4,400 of 3,500.
      'a distribution that may ask a bucket too often',
      withPeak({ requestsPerSecond: build.aPeak(200) }),
      [`grey s3-request-rate ${FILES}`],
    ],
    [
      'a bucket that refuses to be read',
      () => ({ s3BucketSettings: [] }),
      [`grey s3-access-logs ${FILES}`, `grey s3-versioning ${FILES}`],
    ],
    [
      'a bucket that is gone',
      ({ s3BucketNames }) => ({
        s3BucketNames: s3BucketNames.filter(({ name }) => name !== FILES),
      }),
      [`yellow cloudfront-origins ${WWW}`],
    ],
    [
      // Three of three.
      'as many buckets as the quota allows',
      ({ globalServiceQuotas }) => ({
        globalServiceQuotas: each(globalServiceQuotas, { value: 3 }, (one) => one.serviceCode === 's3'),
      }),
      ['yellow s3-buckets Buckets'],
    ],
  ]));
