/**
 * What a node of a cache carries when a zone is lost, on top of its own load.
 *
 * - The primary of a shard is lost: a replica is promoted, and carries all that the primary did on top of its own; the other
 *   replicas take over what was read from it. ElastiCache promotes the one that is least behind, so each may be (Amazon
 *   ElastiCache User Guide, "Minimizing downtime with Multi-AZ"). In cluster mode it does not say which node is the primary, so
 *   that each may be that too.
 * - A replica is lost: its clients turn to the other replicas, in equal shares; where none is left, to the primary.
 * - A shard in one zone, and one that nothing fails over, is lost with its zone.
 * - Memcached nodes are lost: clients spread their keys over the nodes that are left, in equal shares.
 */
import { type CacheNode, failsOver, isMemcached } from '../judging/caches';
import { lookup } from '../lib/lookup';
import type { Artifacts, CacheReplicationGroup } from '../model/artifacts';
import {
  type CarriedLoad,
  clusterLosses,
  type Loss,
  type Standing,
  sharesOf,
  takenOver,
  type WithoutZone,
  zonesOf,
} from './zone-loss';

const STANDING: Standing<CacheNode> = { nameOf: ({ name }) => name, zoneOf: ({ zone }) => zone };

const groupsById = lookup(({ replicationGroupId }: CacheReplicationGroup) => [replicationGroupId]);
const nodesByCluster = lookup(({ cluster }: CacheNode) => [cluster.cacheClusterId]);

const LOST: WithoutZone = {
  useWithoutZone: 'lost',
  words: 'It is in one zone only, and is lost with it.',
};

/**
 * What becomes of a node when any one zone is lost.
 *
 * @param nodes All nodes of the region.
 * @param unit What follows a figure in words, such as `connections`.
 */
export function nodeWithoutZone(
  node: CacheNode,
  nodes: readonly CacheNode[],
  { cacheReplicationGroups }: Partial<Pick<Artifacts, 'cacheReplicationGroups'>>,
  unit: string,
  loadOf: (lost: CacheNode) => CarriedLoad,
): WithoutZone {
  const { cluster } = node;
  const taken = (peers: readonly CacheNode[], losses: readonly Loss<CacheNode>[]): WithoutZone =>
    takenOver(
      node,
      { losses: losses.filter(({ shares }) => shares.length > 0), missing: whyUnplaced(peers) },
      unit,
      loadOf,
      () => 1,
      STANDING,
    );
  if (isMemcached(cluster)) {
    const peers = nodesByCluster(nodes, cluster.cacheClusterId);
    return zonesOf(peers, STANDING).length < 2 ? LOST : taken(peers, lossesOfKeys(node, peers));
  }
  if (cluster.replicationGroupId === null) return LOST;
  const [group] = groupsById(cacheReplicationGroups, cluster.replicationGroupId);
  const shard = group?.nodeGroups.find(({ members }) =>
    members.some(({ cacheClusterId }) => cacheClusterId === cluster.cacheClusterId),
  );
  if (group === undefined || shard === undefined) {
    return {
      failover: {
        taken: [],
        understated: `Which nodes stand in for each other in ${cluster.replicationGroupId} could not be read.`,
      },
      words: '',
    };
  }
  const members = shard.members.flatMap(({ cacheClusterId }) => nodesByCluster(nodes, cacheClusterId));
  if (zonesOf(members, STANDING).length < 2) return LOST;
  if (!failsOver(group)) {
    return {
      useWithoutZone: 'lost',
      words:
        'Automatic failover is off, so that its shard takes no writes once the zone of the primary is lost.',
    };
  }
  const primaries = members.filter(({ cluster: { cacheClusterId } }) =>
    shard.members.some((one) => one.cacheClusterId === cacheClusterId && one.currentRole === 'primary'),
  );
  return taken(
    members,
    (primaries.length > 0 ? primaries : members).flatMap((primary) =>
      clusterLosses(
        node,
        members,
        (one) => one === primary,
        (left) => left,
        STANDING,
      ),
    ),
  );
}

const lossesOfKeys = (node: CacheNode, peers: readonly CacheNode[]): Loss<CacheNode>[] =>
  zonesOf(peers, STANDING)
    .filter((zone) => zone !== node.zone)
    .map((zone) => {
      const lost = peers.filter((one) => one.zone === zone);
      const left = peers.filter((one) => one.zone !== zone);
      return { zone, shares: sharesOf(node, lost, left, []), isPromoted: false };
    });

function whyUnplaced(peers: readonly CacheNode[]): string | null {
  const unplaced = peers.find(({ zone }) => zone === null);
  return unplaced === undefined ? null : `The zone of ${unplaced.name} is not known.`;
}
