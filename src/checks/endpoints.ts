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
    readonly artifacts: Pick<Artifacts, 'loadBalancers' | 'classicLoadBalancers' | 'apis'>;
  }[],
  plan: Pick<EventPlan, 'accounts'>,
): KnownEndpoints {
  const read = new Set(targets.map(({ target }) => targetName(target)));
  const ofPlan = [...Map.groupBy(targetsOf(plan), ({ region }) => region)];
  return {
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

/** Says whether what a host name leads to is in an account of the plan. */
export function lookUpHost(host: string, { places, regions }: KnownEndpoints): LookedUp {
  const endpoint = endpointOf(host);
  if (endpoint?.kind === 'bucket') {
    return {
      outcome: 'unread',
      words: `${host} is a bucket of S3, which grows by itself; nobody read whether it is there.`,
    };
  }
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
