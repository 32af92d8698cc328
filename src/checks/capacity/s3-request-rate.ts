import { whyNotMeasured } from '../../capacity/families/cloudfront';
import type { EventContext } from '../../judging/context';
import { round } from '../../lib/round';
import type { CloudFrontPeak } from '../../model/artifacts';
import { BUCKET_ARTIFACTS, bucketResource, type NeededBucket, neededBuckets, whyNeeded } from '../buckets';
import { defineEventCheck, type Judgement, judgeByTraffic, notApplicable, pass, unknown } from '../check';
import { peaksOfDistributions } from '../distributions';

/**
 * Requests a second that S3 takes for one prefix of a bucket at least, of those that write, which are fewer than those that read
 * (5,500): S3 user guide, "Best practices design patterns: optimizing Amazon S3 performance".
 */
const PER_PREFIX = 3_500;

const MORE =
  'S3 takes 3,500 requests a second that write, and 5,500 that read, for each prefix, and more only after it has grown by itself: until then it answers 503. Where names begin alike, ask AWS Support before the event.';

export const s3RequestRate = defineEventCheck({
  id: 's3-request-rate',
  title: 'Buckets take all that distributions before them may ask',
  failureTitle: 'Bucket may be asked for more than S3 takes at once',
  why: 'S3 grows by itself, but not at once: a rise that comes faster is answered with 503 for minutes.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html',
  workbook: '12 Performance',
  needs: [...BUCKET_ARTIFACTS, 'cloudFrontPeaks'],
  wholeAccount: true,
  evaluate(targets, context) {
    const peaks = peaksOfDistributions(targets.flatMap(({ artifacts }) => artifacts.cloudFrontPeaks));
    const judged = neededBuckets(targets, context.plan).map((bucket) =>
      judgeByTraffic(context, (other) => judge(bucket, peaks, other)),
    );
    return judged.length > 0
      ? judged
      : [notApplicable('No bucket is behind a distribution in the scope, and the scope selects none.')];
  },
});

/** Whether the plan expects more of something than of everything. */
const hasMultipliers = ({ plan: { traffic } }: Pick<EventContext, 'plan'>): boolean =>
  traffic.elasticity.some(({ multiplier }) => multiplier !== undefined);

function judge(
  bucket: NeededBucket,
  peaks: ReadonlyMap<string, CloudFrontPeak>,
  context: EventContext,
): Judgement {
  const resource = bucketResource(bucket);
  const why = whyNeeded(bucket);
  if (bucket.distributions.length === 0) {
    return unknown(
      resource,
      `${why} How often it is asked is not read: its request metrics cost extra. ${MORE}`,
    );
  }
  const measured = bucket.distributions.map((distribution) => ({
    distribution,
    measured: peaks.get(distribution.distributionId),
  }));
  const [unmeasured] = measured.flatMap((one) => whyNotMeasured(one) ?? []);
  if (unmeasured !== undefined) return unknown(resource, `${unmeasured} ${MORE}`);
  const { multiplier } = context;
  if (multiplier === null) return unknown(resource, `${why} How much traffic the event brings is not known.`);
  if (hasMultipliers(context)) {
    return unknown(resource, `${why} The plan gives some resources a multiplier of their own. ${MORE}`);
  }
  const now = measured.reduce((sum, one) => sum + (one.measured?.requestsPerSecond?.value ?? 0), 0);
  const then = `${round(now * multiplier)} requests a second at ${round(multiplier)}×`;
  return now * multiplier <= PER_PREFIX
    ? pass(
        resource,
        `${why} That gets ${then}: even if caches had none of it, S3 takes 3,500 for a single prefix. What others ask of the bucket is not seen.`,
      )
    : unknown(
        resource,
        `${why} That gets ${then}; how much of it caches have, and how it spreads over prefixes, is not known. ${MORE}`,
      );
}
