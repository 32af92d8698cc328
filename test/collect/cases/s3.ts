import { aBucket } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const onlyIn =
  (region: string, ...[first, ...others]: readonly string[][]) =>
  (input: Record<string, unknown>) =>
    input.BucketRegion === region
      ? paged(
          'ContinuationToken',
          ...[first, ...others].map((names = []) => ({
            Buckets: names.map((Name) => ({ Name, BucketRegion: region })),
          })),
        )(input)
      : { Buckets: [] };

/** What a bucket says that has nothing of it. */
const NOTHING = { versioning: null, replicationRules: [], loggingBucketName: null };

const LOCKED = awsError('AccessDenied', 'a policy denies it');
const bucketIn = ({ Bucket }: Record<string, unknown>): string => {
  if (Bucket === 'gone') throw awsError('NoSuchBucket');
  if (Bucket === 'locked') throw LOCKED;
  return String(Bucket);
};

export const s3: readonly CollectorCase[] = [
  {
    id: 's3BucketNames',
    answers: {
      's3:ListBuckets': paged(
        'ContinuationToken',
        { Buckets: [{ Name: 'files', BucketRegion: 'us-east-1' }] },
        { Buckets: [{ Name: 'copies', BucketRegion: 'eu-west-1' }, { Name: 'old' }] },
      ),
    },
    data: [
      { name: 'files', region: 'us-east-1' },
      { name: 'copies', region: 'eu-west-1' },
      { name: 'old', region: null },
    ],
  },
  {
    id: 's3Buckets',
    answers: {
      's3:ListBuckets': onlyIn('us-east-1', ['files'], ['uploads']),
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: 'arn:aws:s3:::old', Tags: [] }] },
        {
          ResourceTagMappingList: [
            { ResourceARN: 'arn:aws:s3:::uploads', Tags: [{ Key: 'app', Value: 'shop' }] },
          ],
        },
      ),
    },
    data: [
      { bucketName: 'files', bucketArn: 'arn:aws:s3:::files', tags: {} },
      { bucketName: 'uploads', bucketArn: 'arn:aws:s3:::uploads', tags: { app: 'shop' } },
    ],
  },
  {
    id: 's3BucketSettings',
    inputs: {
      s3Buckets: ['uploads', 'gone', 'files', 'locked', 'plain'].map((bucketName) => aBucket({ bucketName })),
    },
    answers: {
      's3:GetBucketVersioning': (input) =>
        ({ files: { Status: 'Enabled' }, uploads: { Status: 'Suspended' } })[bucketIn(input)] ?? {},
      's3:GetBucketLogging': (input) =>
        bucketIn(input) === 'files'
          ? { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'files/' } }
          : {},
      's3:GetBucketReplication': (input) => {
        const Destination = { Bucket: 'arn:aws:s3:::copies' };
        if (bucketIn(input) !== 'files') throw awsError('ReplicationConfigurationNotFoundError');
        return {
          ReplicationConfiguration: {
            Role: 'arn:aws:iam::111122223333:role/copy',
            Rules: [
              { Status: 'Enabled', Filter: {}, Destination },
              { Status: 'Enabled', Filter: { Prefix: '' }, Destination },
              { Status: 'Disabled', Prefix: '', Destination },
              { Status: 'Enabled', Prefix: 'a/', Destination },
              { Status: 'Enabled', Filter: { Prefix: 'b/' }, Destination },
              { Status: 'Enabled', Filter: { Tag: { Key: 'copy', Value: 'yes' } }, Destination },
              { Status: 'Enabled', Filter: { And: { Prefix: 'c/', Tags: [] } }, Destination },
            ],
          },
        };
      },
    },
    data: [
      {
        bucketName: 'files',
        versioning: 'Enabled',
        replicationRules: [
          ...[true, true, false].map((enabled) => ({ enabled, isOfAllObjects: true })),
          ...[1, 2, 3, 4].map(() => ({ enabled: true, isOfAllObjects: false })),
        ].map((rule) => ({ ...rule, destinationBucketName: 'copies' })),
        loggingBucketName: 'logs',
      },
      { ...NOTHING, bucketName: 'plain' },
      { ...NOTHING, bucketName: 'uploads', versioning: 'Suspended' },
    ],
  },
];
