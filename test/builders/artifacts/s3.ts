import type { Artifacts, S3Bucket, S3BucketSettings } from '../../../src/model/artifacts';
import { aDistribution } from './cloudfront';
import { aServiceQuota } from './service-quotas';

/** The first of the buckets of `aDistributionOfBuckets`. */
export const aBucket = (overrides: Partial<S3Bucket> = {}): S3Bucket => {
  const { bucketName = 'files-us-east-1' } = overrides;
  return { bucketName, bucketArn: `arn:aws:s3:::${bucketName}`, tags: {}, ...overrides };
};

export const someBucketSettings = (overrides: Partial<S3BucketSettings> = {}): S3BucketSettings => ({
  bucketName: 'files-us-east-1',
  versioning: 'Enabled',
  replicationRules: [aReplicationRule()],
  loggingBucketName: 'logs',
  ...overrides,
});

export const aReplicationRule = (overrides: Partial<S3BucketSettings['replicationRules'][number]> = {}) => ({
  enabled: true,
  isOfAllObjects: true,
  destinationBucketName: 'files-eu-west-1',
  ...overrides,
});

/** The quota of buckets as AWS sets it. */
export const aBucketQuota = (value = 10_000) =>
  aServiceQuota({
    ...{ serviceCode: 's3', quotaCode: 'L-DC2B2D3D', quotaName: 'General purpose buckets' },
    ...{ value, applied: false },
  });

export const healthyS3 = {
  s3Buckets: [aBucket()],
  s3BucketSettings: [someBucketSettings()],
  s3BucketNames: [
    { name: 'files-us-east-1', region: 'us-east-1' },
    { name: 'files-eu-west-1', region: 'eu-west-1' },
    { name: 'logs', region: 'us-east-1' },
  ],
} satisfies Partial<Artifacts>;

/** Of an account that has no bucket but for logs. */
export const onlyLogs = {
  s3Buckets: [aBucket({ bucketName: 'logs' })],
  s3BucketSettings: [],
  s3BucketNames: [{ name: 'logs', region: 'us-east-1' }],
} satisfies Partial<Artifacts>;

/** A distribution before buckets of the region, by their names. */
export const inFrontOf = (...buckets: readonly string[]) =>
  aDistribution({
    origins: buckets.map((name) => ({
      originId: name,
      domainName: `${name}.s3.us-east-1.amazonaws.com`,
      hasOriginShield: false,
    })),
    targetOriginIds: [...buckets],
  });
