/** Whether what a host name leads to is in the accounts of the plan. */
import { endpointOf, plainHost } from '../judging/endpoints';
import type { Artifacts } from '../model/artifacts';
import { type Target, targetName } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { targetsOf } from '../plan/targets';

/** What has host names in the targets that were read. */
export interface KnownEndpoints {
  /** Where each is, by host name, or by id of an API. */
  readonly places: ReadonlyMap<string, Target>;
  /** The regions that were read in each account that the plan has there. */
  readonly regions: ReadonlySet<string>;
  /** See {@link bucketsOf}. */
  readonly buckets: ReadonlyMap<string, KnownBucket> | null;
}

/** Where a bucket is. */
export interface KnownBucket {
  readonly account: string;
  /** Null where S3 did not say it. */
  readonly region: string | null;
}

/** What came of looking up a host name, with a sentence about it. */
export interface LookedUp {
  /** `unread`: it is where no capacity is lacking, and nobody read whether it is there. */
  readonly outcome: 'found' | 'unread' | 'missing' | 'unknown';
  readonly words: string;
}

/** Lists what has host names in the targets that were read. */
export function knownEndpoints(
  targets: readonly {
    readonly target: Target;
    readonly artifacts: Pick<Artifacts, 'loadBalancers' | 'classicLoadBalancers' | 'apis'> &
      Partial<Pick<Artifacts, 's3BucketNames'>>;
  }[],
  plan: Pick<EventPlan, 'accounts'>,
): KnownEndpoints {
  const read = new Set(targets.map(({ target }) => targetName(target)));
  const ofPlan = [...Map.groupBy(targetsOf(plan), ({ region }) => region)];
  return {
    buckets: bucketsOf(targets, plan),
    regions: new Set(
      ofPlan.flatMap(([region, all]) => (all.every((target) => read.has(targetName(target))) ? region : [])),
    ),
    places: new Map(
      targets.flatMap(({ target, artifacts: { loadBalancers, classicLoadBalancers, apis } }) =>
        [
          ...loadBalancers.map(({ dnsName }) => plainHost(dnsName)),
          ...classicLoadBalancers.map(({ dnsName }) => plainHost(dnsName)),
          ...apis.map(({ apiId }) => apiId),
        ].map((id) => [id, target] as const),
      ),
    ),
  };
}

/** The buckets of all accounts of the plan, by name; null where those of some account of the plan were not read. */
export function bucketsOf(
  targets: readonly { readonly target: Target; readonly artifacts: Partial<Artifacts> }[],
  { accounts }: Pick<EventPlan, 'accounts'>,
): ReadonlyMap<string, KnownBucket> | null {
  const read = targets.flatMap(({ target: { account }, artifacts: { s3BucketNames } }) =>
    s3BucketNames === undefined ? [] : [{ account, s3BucketNames }],
  );
  if (!accounts.every(({ id }) => read.some(({ account }) => account === id))) return null;
  return new Map(
    read.flatMap(({ account, s3BucketNames }) =>
      s3BucketNames.map(({ name, region }) => [name, { account, region }] as const),
    ),
  );
}

/** Says whether what a host name leads to is in an account of the plan. */
export function lookUpHost(host: string, { places, regions, buckets }: KnownEndpoints): LookedUp {
  const endpoint = endpointOf(host);
  if (endpoint?.kind === 'bucket') return lookUpBucket(host, endpoint.id, buckets);
  if (endpoint === null || (endpoint.kind !== 'loadBalancer' && endpoint.kind !== 'api')) {
    return { outcome: 'unknown', words: `Nothing that is read tells what is behind ${host}.` };
  }
  const place = places.get(endpoint.id);
  if (place !== undefined) return { outcome: 'found', words: `${host} is in ${targetName(place)}.` };
  return endpoint.region !== null && regions.has(endpoint.region)
    ? { outcome: 'missing', words: `No account of the plan has ${host} in ${endpoint.region}.` }
    : {
        outcome: 'unknown',
        words: `${host} is in ${endpoint.region}, of which not all was read.`,
      };
}

function lookUpBucket(host: string, name: string, buckets: KnownEndpoints['buckets']): LookedUp {
  if (buckets === null || name === '') {
    return {
      outcome: 'unread',
      words: `${host} is a bucket of S3, which grows by itself; nobody read whether it is there.`,
    };
  }
  const place = buckets.get(name);
  return place === undefined
    ? { outcome: 'missing', words: `No account of the plan has the bucket ${name}.` }
    : { outcome: 'found', words: `The bucket ${name} is in account ${place.account}.` };
}
