import {
  type Bucket,
  GetBucketLoggingCommand,
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  type ListBucketsCommandInput,
  paginateListBuckets,
  type ReplicationRule,
  S3Client,
} from '@aws-sdk/client-s3';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { S3BucketSettings } from '../../model/artifacts';
import { partitionOf } from '../../plan/regions';
import { present, requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { isDenied, isGone, nameOf } from '../failure';
import { readAllPages } from '../pages';
import { tagsOf } from '../tags';

/** S3 gives up to 10,000, and no region of a bucket unless it is asked for pages. */
const BUCKETS_PER_PAGE = 1_000;

const listBuckets = (
  { clients, signal }: CollectContext,
  selected: Pick<ListBucketsCommandInput, 'BucketRegion'> = {},
): Promise<Bucket[]> =>
  readAllPages(
    paginateListBuckets({ client: clients.of(S3Client), pageSize: BUCKETS_PER_PAGE }, selected, {
      abortSignal: signal,
    }),
    (page) => page.Buckets,
  );

export const s3BucketNames = defineCollector({
  id: 's3BucketNames',
  answers: 'Which buckets of S3 the account has, in whatever region',
  light: false,
  verified: 'moto',
  caveat: 'which says no regions',
  actions: ['s3:ListAllMyBuckets'],
  async collect(context) {
    const buckets = await listBuckets(context);
    return buckets.map(({ Name, BucketRegion }) => ({
      name: requireField(Name, 'Name'),
      region: BucketRegion ?? null,
    }));
  },
});

export const s3Buckets = defineCollector({
  id: 's3Buckets',
  answers: 'Which buckets of S3 are in the region',
  light: false,
  verified: 'moto',
  actions: ['s3:ListAllMyBuckets', 'tag:GetResources'],
  async collect(context) {
    const { clients, signal, target } = context;
    const [buckets, tags] = await allInOrder([
      // Only the endpoint of a region lists the buckets of that region alone.
      listBuckets(context, { BucketRegion: target.region }),
      // GetBucketTagging would need a call for each bucket.
      tagsOf('s3', clients, signal),
    ]);
    return buckets.map(({ Name }) => {
      const bucketName = requireField(Name, 'Name');
      const bucketArn = `arn:${partitionOf(target.region) ?? 'aws'}:s3:::${bucketName}`;
      return { bucketName, bucketArn, tags: tags.get(bucketArn) ?? {} };
    });
  },
});

/** The most buckets that are asked, three calls each; of what is beyond, it is not known. */
const MOST_ASKED = 500;

export const s3BucketSettings = defineCollector({
  id: 's3BucketSettings',
  answers: `Whether buckets keep versions, are copied elsewhere and log who asks (of the first ${MOST_ASKED} of a region, by name)`,
  light: false,
  verified: 'moto',
  actions: ['s3:GetBucketLogging', 's3:GetBucketVersioning', 's3:GetReplicationConfiguration'],
  needs: ['s3Buckets'],
  deadlineFactor: 5,
  async collect(context, { s3Buckets }) {
    const names = s3Buckets.map(({ bucketName }) => bucketName).sort();
    const refusals = new Map<string, unknown>();
    const settings = await mapConcurrently(names.slice(0, MOST_ASKED), 8, (bucketName) =>
      readSettings(bucketName, context).catch((error: unknown) => {
        if (isGone(error)) return null;
        if (!isDenied(error)) throw error;
        refusals.set(bucketName, error);
        return null;
      }),
    );
    const read = present(settings);
    // A policy may close one bucket; where all refuse, it is the account that lacks the permission.
    const [refused] = names.filter((name) => refusals.has(name));
    if (read.length === 0 && refused !== undefined) throw refusals.get(refused);
    return read;
  },
});

async function readSettings(Bucket: string, { clients, signal }: CollectContext): Promise<S3BucketSettings> {
  const s3 = clients.of(S3Client);
  const options = { abortSignal: signal };
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }), options);
  const { LoggingEnabled } = await s3.send(new GetBucketLoggingCommand({ Bucket }), options);
  return {
    bucketName: Bucket,
    versioning: Status ?? null,
    replicationRules: (await rulesOf(s3, Bucket, signal)).map(toReplicationRule),
    loggingBucketName: LoggingEnabled ? requireField(LoggingEnabled.TargetBucket, 'TargetBucket') : null,
  };
}

async function rulesOf(s3: S3Client, Bucket: string, abortSignal: AbortSignal): Promise<ReplicationRule[]> {
  try {
    const answer = await s3.send(new GetBucketReplicationCommand({ Bucket }), { abortSignal });
    return requireField(answer.ReplicationConfiguration?.Rules, 'Rules');
  } catch (error) {
    if (nameOf(error) === 'ReplicationConfigurationNotFoundError') return [];
    throw error;
  }
}

/** `arn:aws:s3:::copies` */
const nameInArn = (arn: string): string => requireField(arn.split(':')[5], 'the name in Bucket');

function toReplicationRule({
  Status,
  Prefix,
  Filter,
  Destination,
}: ReplicationRule): S3BucketSettings['replicationRules'][number] {
  const { Prefix: prefix, Tag, And } = Filter ?? {};
  return {
    enabled: requireField(Status, 'Status') === 'Enabled',
    // Rules of the first version have a prefix of their own, in place of a filter.
    isOfAllObjects: !Prefix && !prefix && Tag === undefined && And === undefined,
    destinationBucketName: nameInArn(requireField(Destination?.Bucket, 'Bucket of Destination')),
  };
}
