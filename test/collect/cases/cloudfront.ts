import { aDistribution } from '../../builders/artifacts';
import { paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const ARN = 'arn:aws:cloudfront::111122223333:distribution';
const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/shop';
const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:headers:3';
const HOST = 'web-1.ap-southeast-1.elb.amazonaws.com';

const withFunction = { Quantity: 1, Items: [{ LambdaFunctionARN: FUNCTION, EventType: 'viewer-request' }] };

const FIRST = {
  Id: 'E1',
  ARN: `${ARN}/E1`,
  Status: 'Deployed',
  LastModifiedTime: new Date('2026-05-01T00:00:00Z'),
  DomainName: 'd1.cloudfront.net',
  Aliases: { Quantity: 1, Items: ['www.shop.example.com'] },
  Origins: {
    Quantity: 2,
    Items: [
      { Id: 'web', DomainName: HOST, OriginShield: { Enabled: true, OriginShieldRegion: 'ap-southeast-1' } },
      { Id: 'files', DomainName: 'files.s3.amazonaws.com' },
    ],
  },
  OriginGroups: {
    Quantity: 1,
    Items: [{ Id: 'both', Members: { Quantity: 2, Items: [{ OriginId: 'web' }, { OriginId: 'files' }] } }],
  },
  DefaultCacheBehavior: { TargetOriginId: 'both', LambdaFunctionAssociations: withFunction },
  CacheBehaviors: {
    Quantity: 2,
    Items: [
      { PathPattern: '/api/*', TargetOriginId: 'web', LambdaFunctionAssociations: withFunction },
      { PathPattern: '/basket/*', TargetOriginId: 'both' },
    ],
  },
  Enabled: true,
  ViewerCertificate: { ACMCertificateArn: CERTIFICATE },
  WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1',
  Staging: false,
};

const SECOND = {
  Id: 'E2',
  ARN: `${ARN}/E2`,
  Status: 'InProgress',
  LastModifiedTime: time,
  DomainName: 'd2.cloudfront.net',
  Aliases: { Quantity: 0 },
  Origins: { Quantity: 1, Items: [{ Id: 'web', DomainName: HOST }] },
  DefaultCacheBehavior: { TargetOriginId: 'web' },
  CacheBehaviors: { Quantity: 0 },
  Enabled: false,
  ViewerCertificate: { IAMCertificateId: 'ASCA1', CloudFrontDefaultCertificate: false },
  WebACLId: '',
  Staging: true,
};

export const cloudFront: readonly CollectorCase[] = [
  {
    id: 'cloudFrontDistributions',
    answers: {
      // Each page repeats the marker by which it was asked for, also the last.
      'cloudfront:ListDistributions': ({ Marker }) => ({
        DistributionList:
          Marker === undefined
            ? { Marker: '', NextMarker: 'E1', IsTruncated: true, Quantity: 1, Items: [FIRST] }
            : { Marker, IsTruncated: false, Quantity: 1, Items: [SECOND] },
      }),
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: `${ARN}/gone`, Tags: [] }] },
        { ResourceTagMappingList: [{ ResourceARN: `${ARN}/E1`, Tags: [{ Key: 'app', Value: 'shop' }] }] },
      ),
    },
    data: [
      {
        distributionId: 'E1',
        distributionArn: `${ARN}/E1`,
        domainName: 'd1.cloudfront.net',
        aliases: ['www.shop.example.com'],
        enabled: true,
        status: 'Deployed',
        staging: false,
        lastModifiedTime: '2026-05-01T00:00:00.000Z',
        origins: [
          { originId: 'web', domainName: HOST, hasOriginShield: true },
          { originId: 'files', domainName: 'files.s3.amazonaws.com', hasOriginShield: false },
        ],
        originGroups: [{ originGroupId: 'both', originIds: ['web', 'files'] }],
        targetOriginIds: ['both', 'web'],
        edgeFunctionArns: [FUNCTION],
        certificateArn: CERTIFICATE,
        iamCertificateId: null,
        webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1',
        tags: { app: 'shop' },
      },
      {
        distributionId: 'E2',
        distributionArn: `${ARN}/E2`,
        domainName: 'd2.cloudfront.net',
        aliases: [],
        enabled: false,
        status: 'InProgress',
        staging: true,
        lastModifiedTime: '2026-11-01T00:00:00.000Z',
        origins: [{ originId: 'web', domainName: HOST, hasOriginShield: false }],
        originGroups: [],
        targetOriginIds: ['web'],
        edgeFunctionArns: [],
        certificateArn: null,
        iamCertificateId: 'ASCA1',
        webAclId: null,
        tags: {},
      },
    ],
  },
  {
    id: 'cloudFrontPeaks',
    inputs: {
      cloudFrontDistributions: [
        aDistribution({ distributionId: 'E1' }),
        aDistribution({ distributionId: 'E2' }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        'Requests Sum DistributionId=E1 Region=Global': [
          ['2026-11-21T22:00:00Z', 600_000],
          ['2026-11-21T22:05:00Z', 300_000],
          // A twentieth of the most, of which caches had nothing.
          ['2026-11-21T22:10:00Z', 30_000],
        ],
        'BytesDownloaded Sum DistributionId=E1 Region=Global': [['2026-11-21T22:00:00Z', 3_000_000]],
        '5xxErrorRate Average DistributionId=E1 Region=Global': [
          ['2026-11-21T22:00:00Z', 1],
          ['2026-11-21T22:05:00Z', 3],
        ],
        'CacheHitRate Average DistributionId=E1 Region=Global': [
          ['2026-11-21T22:00:00Z', 45],
          ['2026-11-21T22:05:00Z', 90],
          ['2026-11-21T22:10:00Z', 0],
        ],
      }),
    },
    data: [
      {
        distributionId: 'E1',
        window: WINDOW,
        requestsPerSecond: { value: 2_000, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        bytesPerSecond: { value: 10_000, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        // 1,000 × 3 %, which is more than 2,000 × 1 %.
        serverErrors: {
          value: 30,
          at: '2026-11-21T22:05:00.000Z',
          hoursWithData: 1,
          requestsPerSecond: 1_000,
        },
        // (2,000 × 45 + 1,000 × 90 + 100 × 0) ÷ 3,100.
        cacheHitRate: {
          mean: 180_000 / 3_100,
          lowest: { value: 45, at: '2026-11-21T22:00:00.000Z', hoursWithData: 1 },
        },
      },
      {
        ...{ distributionId: 'E2', window: WINDOW, requestsPerSecond: null, bytesPerSecond: null },
        ...{ serverErrors: null, cacheHitRate: null },
      },
    ],
  },
];
