/** What checks and ceilings say alike of what ElastiCache lists. */
import { lookup } from '../lib/lookup';
import type { Artifacts, CacheCluster, CacheNodePeak, CacheReplicationGroup } from '../model/artifacts';

/** One node of a cache. */
export interface CacheNode {
  readonly cluster: CacheCluster;
  readonly cacheNodeId: string;
  /** Its cluster, which has no other node unless it is of Memcached: `pages/0001`. */
  readonly name: string;
  /** null where ElastiCache names none. */
  readonly zone: string | null;
}

/** Whether what ElastiCache lists is on its way out. */
export const isBeingDeleted = (status: string): boolean => /^delet/i.test(status);

/** Memcached keeps each item in one node only, and has no replication. */
export const isMemcached = ({ engine }: { readonly engine: string }): boolean => engine === 'memcached';

/** All nodes of the caches that are not being deleted. */
export function listNodes(
  clusters: readonly CacheCluster[],
  groups: readonly CacheReplicationGroup[] | undefined,
): readonly CacheNode[] {
  const zones = zonesOfMembers(groups);
  return clusters
    .filter(({ cacheClusterStatus }) => !isBeingDeleted(cacheClusterStatus))
    .flatMap((cluster) =>
      cluster.nodes.map(({ cacheNodeId, availabilityZone }) => ({
        cluster,
        cacheNodeId,
        name: isMemcached(cluster) ? `${cluster.cacheClusterId}/${cacheNodeId}` : cluster.cacheClusterId,
        zone: availabilityZone ?? zones.get(cluster.cacheClusterId) ?? null,
      })),
    );
}

/** The zones of the nodes of replication groups, by the cluster that each is. */
const zonesOfMembers = (groups: readonly CacheReplicationGroup[] = []): ReadonlyMap<string, string | null> =>
  new Map(
    groups.flatMap(({ nodeGroups }) =>
      nodeGroups.flatMap(({ members }) =>
        members.map(({ cacheClusterId, availabilityZone }) => [cacheClusterId, availabilityZone] as const),
      ),
    ),
  );

const peaksByCluster = lookup(({ cacheClusterId }: CacheNodePeak) => [cacheClusterId]);

/** What was measured of a node; undefined where nothing was. */
export const peaksOfNode = (
  { cacheNodePeaks }: Partial<Pick<Artifacts, 'cacheNodePeaks'>>,
  { cluster, cacheNodeId }: Pick<CacheNode, 'cluster' | 'cacheNodeId'>,
): CacheNodePeak | undefined =>
  peaksByCluster(cacheNodePeaks, cluster.cacheClusterId).find((peaks) => peaks.cacheNodeId === cacheNodeId);

/** Whether ElastiCache makes a replica the primary by itself. */
export const failsOver = ({ automaticFailover }: CacheReplicationGroup): boolean =>
  automaticFailover === 'enabled';
