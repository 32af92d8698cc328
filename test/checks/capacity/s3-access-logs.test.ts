import { describe, expect, it } from '@jest/globals';
import { s3AccessLogs } from '../../../src/checks/capacity/s3-access-logs';
import { aBucket, inFrontOf, someBucketSettings } from '../../builders/artifacts';
import { runEventCheck } from '../../builders/check';

describe('s3-access-logs', () => {
  it.each([
    ['logs', 'pass', 'It is behind www.shop.example.com. Its logs go to logs.'],
    [null, 'warn', 'Server access logs are off; whether CloudTrail logs its data events is not read.'],
  ])('into %s', (loggingBucketName, status, detail) => {
    const artifacts = {
      cloudFrontDistributions: [inFrontOf('files-us-east-1')],
      s3Buckets: [aBucket()],
      s3BucketSettings: [someBucketSettings({ loggingBucketName })],
    };
    expect(runEventCheck(s3AccessLogs, artifacts)).toMatchObject([
      { status, resource: { name: 'files-us-east-1' }, detail: expect.stringContaining(detail) },
    ]);
  });
});
