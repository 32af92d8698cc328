/** The buckets that the event needs: those behind distributions in the scope, and those that the scope selects. */
import { nameOfDistribution, originHostsOf, serving } from '../judging/distributions';
import { endpointOf } from '../judging/endpoints';
import { scopeOf } from '../judging/scope';
import {
  ARTIFACTS,
  type Artifacts,
  type CloudFrontDistribution,
  type S3BucketSettings,
} from '../model/artifacts';
import { GLOBAL, type Target } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { type JudgedResource, type Judgement, notApplicable, unknown } from './check';
import { listed } from './words';

/** A bucket that the event needs. */
export interface NeededBucket {
  readonly name: string;
  /** Where it is; null: in no region of the plan, whose buckets alone are read. */
  readonly target: Target | null;
  /** Null where it was not read. */
  readonly settings: S3BucketSettings | null;
  /** The distributions that it is behind. */
  readonly distributions: readonly CloudFrontDistribution[];
}

/** What tells which buckets an event needs, and how they are kept. */
export const BUCKET_ARTIFACTS = ['s3Buckets', 's3BucketSettings', 'cloudFrontDistributions'] as const;

/** A target with {@link BUCKET_ARTIFACTS}, not narrowed to the scope. */
export interface BucketTarget {
  readonly target: Target;
  readonly artifacts: Pick<Artifacts, (typeof BUCKET_ARTIFACTS)[number]>;
}

/** Lists the buckets that the event needs, by name. What load balancers and other buckets log into is no content. */
export function neededBuckets(
  targets: readonly BucketTarget[],
  plan: Pick<EventPlan, 'accounts'>,
): NeededBucket[] {
  const behind = originsOf(targets, plan);
  const settings = new Map(
    targets.flatMap(({ artifacts }) =>
      artifacts.s3BucketSettings.map((one) => [one.bucketName, one] as const),
    ),
  );
  const logs = new Set([...settings.values()].map(({ loggingBucketName }) => loggingBucketName));
  const there = new Map(
    targets.flatMap(({ target, artifacts }) => {
      const scope = scopeOf(plan, target);
      return artifacts.s3Buckets.flatMap((bucket) => {
        const owner = ARTIFACTS.s3Buckets.owner(bucket);
        const isSelected =
          !scope.everything &&
          (scope.names(owner) || (scope.includes(owner) && !logs.has(bucket.bucketName)));
        return isSelected || behind.has(bucket.bucketName) ? [[bucket.bucketName, target] as const] : [];
      });
    }),
  );
  return [...new Set([...behind.keys(), ...there.keys()])].sort().map((name) => ({
    name,
    target: there.get(name) ?? null,
    settings: settings.get(name) ?? null,
    distributions: behind.get(name) ?? [],
  }));
}

/** The distributions in the scope, by the names of the buckets behind them. */
function originsOf(
  targets: readonly BucketTarget[],
  plan: Pick<EventPlan, 'accounts'>,
): ReadonlyMap<string, readonly CloudFrontDistribution[]> {
  const led = [...Map.groupBy(targets, ({ target }) => target.account)].flatMap(([account, [first]]) => {
    const scope = scopeOf(plan, { account, region: GLOBAL });
    return serving(first?.artifacts.cloudFrontDistributions ?? [])
      .filter((one) => scope.includes(ARTIFACTS.cloudFrontDistributions.owner(one)))
      .flatMap((distribution) => originHostsOf(distribution).map((host) => ({ host, distribution })));
  });
  const buckets = led.flatMap(({ host, distribution }) => {
    const endpoint = endpointOf(host);
    return endpoint?.kind === 'bucket' && endpoint.id !== '' ? [{ name: endpoint.id, distribution }] : [];
  });
  return new Map(
    [...Map.groupBy(buckets, ({ name }) => name)].map(([name, all]) => [
      name,
      all.map(({ distribution }) => distribution),
    ]),
  );
}

/** What a judgement calls a bucket. */
export const bucketResource = ({ name }: NeededBucket): JudgedResource => ({ name });

/** Why the event needs a bucket, as a sentence. */
export const whyNeeded = ({ distributions }: NeededBucket): string =>
  distributions.length > 0
    ? `It is behind ${listed(distributions.map(nameOfDistribution))}.`
    : 'The scope of the plan selects it.';

/** Judges how each bucket that the event needs is kept; one that was not read is not known. */
export function judgeNeededBuckets(
  targets: readonly BucketTarget[],
  plan: Pick<EventPlan, 'accounts'>,
  judge: (settings: S3BucketSettings, bucket: NeededBucket & { readonly target: Target }) => Judgement,
): Judgement[] {
  const judged = neededBuckets(targets, plan).map((bucket) => {
    const { target, settings } = bucket;
    if (target === null) {
      return unknown(
        bucketResource(bucket),
        `${whyNeeded(bucket)} It is in no region of the plan that was read, so nobody knows how it is kept.`,
      );
    }
    return settings === null
      ? unknown(
          bucketResource(bucket),
          `${whyNeeded(bucket)} Its settings were not read: its policy refuses, or there are too many buckets before it.`,
        )
      : judge(settings, { ...bucket, target });
  });
  return judged.length > 0
    ? judged
    : [notApplicable('No bucket is behind a distribution in the scope, and the scope selects none.')];
}
