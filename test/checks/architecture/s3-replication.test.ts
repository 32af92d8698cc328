import { describe, expect, it } from '@jest/globals';
import { s3Replication } from '../../../src/checks/architecture/s3-replication';
import type { Artifacts, S3BucketSettings } from '../../../src/model/artifacts';
import { aBucket, aReplicationRule, inFrontOf, someBucketSettings } from '../../builders/artifacts';
import { runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const TWO = [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] }];
const plan = aPlan({ accounts: TWO, resilience: { survive: 'region' } });

const judge = (replicationRules: S3BucketSettings['replicationRules'], artifacts: Partial<Artifacts> = {}) =>
  runEventCheck(
    s3Replication,
    {
      cloudFrontDistributions: [inFrontOf('files-us-east-1')],
      s3Buckets: [aBucket()],
      s3BucketSettings: [someBucketSettings({ replicationRules })],
      s3BucketNames: [
        { name: 'files-eu-west-1', region: 'eu-west-1' },
        { name: 'backup', region: 'us-east-1' },
        { name: 'old', region: null },
      ],
      ...artifacts,
    },
    { plan },
  );

const to = (destinationBucketName: string) => aReplicationRule({ destinationBucketName });

describe('s3-replication', () => {
  it.each<[string, S3BucketSettings['replicationRules'], string, string]>([
    [
      'to another region',
      [to('files-eu-west-1')],
      'pass',
      'copied to files-eu-west-1 in eu-west-1; not what',
    ],
    [
      'there and within the region',
      [to('backup'), to('files-eu-west-1')],
      'pass',
      'copied to files-eu-west-1',
    ],
    ['within the region', [to('backup')], 'warn', 'copied within us-east-1 alone'],
    ['nowhere', [], 'warn', 'Nothing copies it.'],
    ['by a rule that is off', [aReplicationRule({ enabled: false })], 'warn', 'its rules are off'],
    ['in part', [aReplicationRule({ isOfAllObjects: false })], 'warn', 'only a part'],
    ['to a region that S3 does not say', [to('old')], 'unknown', 'nothing tells in which region'],
    ['to an account beside the plan', [to('theirs')], 'unknown', 'copied to theirs'],
  ])('%s', (_, rules, status, detail) => {
    expect(judge(rules)).toMatchObject([{ status, detail: expect.stringContaining(detail) }]);
  });

  it('does not know where a bucket is copied to where an account could not be listed', () => {
    expect(judge([to('files-eu-west-1')], { s3BucketNames: undefined })).toMatchObject([
      { status: 'unknown' },
    ]);
  });

  it('takes a copy of another bucket for what it is', () => {
    const copied = someBucketSettings({
      bucketName: 'master',
      replicationRules: [to('files-us-east-1')],
    });
    const settings = [someBucketSettings({ replicationRules: [] }), copied];
    expect(judge([], { s3BucketSettings: settings })).toMatchObject([
      { status: 'pass', detail: expect.stringContaining('itself a copy') },
    ]);
  });

  it('concerns events that survive the loss of a region, and have another', () => {
    const concerned = (overrides: Parameters<typeof aPlan>[0]) => s3Replication.concerns?.(aPlan(overrides));
    expect(concerned({ accounts: TWO, resilience: { survive: 'region' } })).toBe(true);
    expect(concerned({ resilience: { survive: 'region' } })).toBe(false);
    expect(concerned({ accounts: TWO })).toBe(false);
  });
});
