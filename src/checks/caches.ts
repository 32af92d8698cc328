import { densityOf } from '../capacity/density';
import { isBeingDeleted, isMemcached, listNodes, peaksOfNode } from '../judging/caches';
import { isKnown } from '../judging/known';
import {
  ARTIFACTS,
  type Artifacts,
  type CacheCluster,
  type CacheNodePeak,
  type CacheReplicationGroup,
  type Peak,
} from '../model/artifacts';
import { asPlaced } from './as-placed';
import {
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from './check';

/** A cache as people know it: a replication group with all its nodes, or a cluster that is of none. */
export interface Cache {
  readonly name: string;
  readonly resource: JudgedResource;
  readonly status: string;
  readonly isMemcached: boolean;
  /** null for a cluster of no group, and for a group that was not listed. */
  readonly group: CacheReplicationGroup | null;
  /** The nodes of a group are a cluster each. */
  readonly clusters: readonly [CacheCluster, ...CacheCluster[]];
}

type CacheArtifacts = Pick<Artifacts, 'cacheClusters' | 'cacheReplicationGroups'>;

/** The node-based caches of a target. */
export function listCaches({ cacheClusters, cacheReplicationGroups }: CacheArtifacts): readonly Cache[] {
  const groups = new Map(cacheReplicationGroups.map((group) => [group.replicationGroupId, group]));
  const byCache = Map.groupBy(cacheClusters, ({ replicationGroupId, cacheClusterId }) =>
    replicationGroupId === null ? `cluster/${cacheClusterId}` : replicationGroupId,
  );
  return [...byCache.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const group = first.replicationGroupId === null ? null : (groups.get(first.replicationGroupId) ?? null);
    const name = first.replicationGroupId ?? first.cacheClusterId;
    return {
      name,
      resource: { name, arn: group?.replicationGroupArn ?? first.cacheClusterArn },
      status: group?.status ?? first.cacheClusterStatus,
      isMemcached: isMemcached(first),
      group,
      clusters: [first, ...others],
    };
  });
}

/** Judges every cache but those that are being deleted, by whether it carries the event's traffic; see {@link asPlaced}. */
export const judgeCaches = (
  artifacts: CacheArtifacts,
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (cache: Cache) => Judgement,
): readonly Judgement[] =>
  listCaches(artifacts).map((cache) =>
    isBeingDeleted(cache.status)
      ? notApplicable('It is being deleted.', cache.resource)
      : asPlaced(judge(cache), () => placed(ARTIFACTS.cacheClusters.owner(cache.clusters[0]))),
  );

/** What a node counts that should never happen. */
interface Counted {
  readonly metric: string;
  peakOf(peaks: CacheNodePeak): Peak | null;
  readonly none: string;
  some(value: number): string;
  readonly action: string;
}

/** Judges what should never have been counted in the look-back, by the node of a cache that counted most. */
export function judgeCounted(
  { resource, clusters }: Cache,
  artifacts: Pick<Artifacts, 'cacheReplicationGroups' | 'cacheNodePeaks'>,
  { metric, peakOf, none, some, action }: Counted,
): Judgement {
  const nodes = listNodes(clusters, artifacts.cacheReplicationGroups).map((node) => {
    const peaks = peaksOfNode(artifacts, node);
    const peak = peaks ? peakOf(peaks) : null;
    return {
      name: node.name,
      peak,
      density: densityOf(peak, peaks?.window, 'means', `${metric} of ${node.name}`),
    };
  });
  const [most] = nodes.toSorted((a, b) => (b.peak?.value ?? 0) - (a.peak?.value ?? 0));
  if (most?.peak && most.peak.value > 0) {
    return warn(resource, `${some(most.peak.value)} by ${most.name}, at ${most.peak.at}.`, {
      action,
      lead: 'database',
    });
  }
  if (most === undefined) return unknown(resource, 'Its nodes are not listed.');
  const missing = nodes.flatMap(({ density }) => (isKnown(density) ? [] : density.missing));
  return missing[0] === undefined ? pass(resource, none) : unknown(resource, missing[0]);
}
