import type { S3BucketSettings } from '../../model/artifacts';
import { hasSeveralRegions, survives } from '../../plan/survive';
import {
  BUCKET_ARTIFACTS,
  bucketResource,
  judgeNeededBuckets,
  type NeededBucket,
  whyNeeded,
} from '../buckets';
import { defineEventCheck, type Judgement, pass, unknown, warn } from '../check';
import { bucketsOf, type KnownBucket } from '../endpoints';
import { listed } from '../words';

export const s3Replication = defineEventCheck({
  id: 's3-replication',
  title: 'Buckets that the event needs are copied to another region',
  failureTitle: 'Bucket is in one region alone',
  why: 'The plan has the event survive the loss of a region, and with it goes what is only in a bucket there.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html',
  workbook: '12 Resilience',
  needs: BUCKET_ARTIFACTS,
  uses: ['s3BucketNames'],
  wholeAccount: true,
  concerns: (plan) => survives(plan) === 'region' && hasSeveralRegions(plan),
  evaluate(targets, { plan }) {
    const known = bucketsOf(targets, plan);
    const copies = new Set(
      targets.flatMap(({ artifacts }) => artifacts.s3BucketSettings.flatMap((one) => destinationsOf(one))),
    );
    return judgeNeededBuckets(targets, plan, (settings, bucket) => judge(settings, bucket, copies, known));
  },
});

/** Where all that is in a bucket is copied to. */
const destinationsOf = ({ replicationRules }: S3BucketSettings): string[] =>
  replicationRules
    .filter(({ enabled, isOfAllObjects }) => enabled && isOfAllObjects)
    .map(({ destinationBucketName }) => destinationBucketName);

const FIX = {
  action:
    'Add a replication rule without a filter to a bucket in another region, and copy what is there by S3 Batch Replication: a rule copies only what is written after it. Where another way fills both, accept this.',
  lead: 'configuration',
} as const;

function judge(
  settings: S3BucketSettings,
  bucket: NeededBucket & { readonly target: { readonly region: string } },
  copies: ReadonlySet<string>,
  known: ReadonlyMap<string, KnownBucket> | null,
): Judgement {
  const resource = bucketResource(bucket);
  const why = whyNeeded(bucket);
  const here = bucket.target.region;
  const destinations = destinationsOf(settings).map((name) => ({
    name,
    region: known?.get(name)?.region ?? null,
  }));
  const elsewhere = destinations.filter(({ region }) => region !== null && region !== here);
  if (elsewhere.length > 0) {
    return pass(
      resource,
      `${why} It is copied to ${listed(elsewhere.map(({ name, region }) => `${name} in ${region}`))}; not what was there before the rule.`,
    );
  }
  if (copies.has(bucket.name)) return pass(resource, `${why} It is itself a copy of another bucket.`);
  const untold = destinations.filter(({ region }) => region === null);
  if (untold.length > 0) {
    return unknown(
      resource,
      `${why} It is copied to ${listed(untold.map(({ name }) => name))}, and nothing tells in which region that is.`,
    );
  }
  if (destinations.length > 0) return warn(resource, `${why} It is copied within ${here} alone.`, FIX);
  return settings.replicationRules.some(({ enabled }) => enabled)
    ? warn(resource, `${why} Its rules copy only a part of it.`, FIX)
    : warn(
        resource,
        `${why} Nothing copies it${settings.replicationRules.length > 0 ? ': its rules are off' : ''}.`,
        FIX,
      );
}
