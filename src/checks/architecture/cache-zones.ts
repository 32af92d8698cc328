import { awsCommand } from '../../judging/aws-command';
import { failsOver } from '../../judging/caches';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { CacheReplicationGroup } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { type Cache, judgeCaches } from '../caches';
import { defineCheck, fail, type Judgement, pass, unknown, warn } from '../check';
import { count, distinct } from '../words';

const MIN_ZONES = 2;

export const cacheZones = defineCheck({
  id: 'cache-zones',
  title: 'Caches survive the loss of a zone: each shard has a replica elsewhere that takes over by itself',
  failureTitle: 'Cache is lost with a zone, or a shard of it is',
  why: 'What a lost cache answered goes to the database at once, which rarely carries that; sessions that it held are gone.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html',
  workbook: '12 Resilience',
  needs: ['cacheClusters', 'cacheReplicationGroups'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    return judgeCaches(artifacts, context, (cache) => judgeZones(cache, context.target));
  },
});

function judgeZones(cache: Cache, target: Target): Judgement {
  const { name, resource, group, clusters, isMemcached } = cache;
  if (isMemcached) return judgeMemcached(cache);
  if (group === null) {
    return clusters[0].replicationGroupId === null
      ? fail(resource, 'One node without a replica.', {
          action: `Make a replication group of ${name}, with a replica in another zone, Multi-AZ and automatic failover, and let clients use its endpoints.`,
          lead: 'redundancy',
        })
      : unknown(resource, 'Its replication group is not listed.');
  }
  const members = group.nodeGroups.flatMap((shard) => shard.members);
  const without = group.nodeGroups.filter((shard) => shard.members.length < 2);
  const shards = group.clusterEnabled ? `${count(group.nodeGroups.length, 'shard')}, ` : '';
  const zones = distinct(members.flatMap(({ availabilityZone }) => availabilityZone ?? []));
  const detail = `${shards}${count(members.length, 'node')} in ${count(zones.length, 'zone')}${zones.length > 0 ? `: ${zones.join(', ')}` : ''}.`;
  if (without.length > 0 || members.length === 0) {
    return fail(
      resource,
      `${detail} ${count(Math.max(1, without.length), 'shard')} without a replica.`,
      addReplica(group, target),
    );
  }
  if (!failsOver(group)) {
    return fail(
      resource,
      `${detail} Automatic failover is ${group.automaticFailover}.`,
      turnOn(group, target),
    );
  }
  if (group.pendingModifications.includes('AutomaticFailoverStatus')) {
    return fail(
      resource,
      `${detail} A pending modification changes automatic failover.`,
      turnOn(group, target),
    );
  }
  const zonesOfShards = group.nodeGroups.map((shard) =>
    shard.members.map((member) => member.availabilityZone),
  );
  const inOneZone = zonesOfShards.some(
    (ofShard) => new Set(ofShard).size < MIN_ZONES && !ofShard.includes(null),
  );
  if (inOneZone) {
    return fail(resource, `${detail} All nodes of a shard are in one zone.`, turnOn(group, target));
  }
  if (zonesOfShards.some((ofShard) => distinct(ofShard.flatMap((zone) => zone ?? [])).length < MIN_ZONES)) {
    return unknown(resource, `${detail} The zone of a node is not known.`);
  }
  return group.multiAz
    ? pass(resource, `${detail} Multi-AZ is on.`)
    : warn(
        resource,
        `${detail} Multi-AZ is off: a node that is replaced may come back in the zone of the others.`,
        turnOn(group, target),
      );
}

/** Clients of Memcached spread their keys over its nodes: those of a lost zone are missed, and the cache goes on. */
function judgeMemcached({ name, resource, clusters }: Cache): Judgement {
  const nodes = clusters.flatMap((cluster) => cluster.nodes);
  const zones = distinct(nodes.flatMap(({ availabilityZone }) => availabilityZone ?? []));
  const detail = `${count(nodes.length, 'node')} in ${count(zones.length, 'zone')}${zones.length > 0 ? `: ${zones.join(', ')}` : ''}. Memcached replicates nothing.`;
  if (zones.length >= MIN_ZONES) return pass(resource, detail);
  if (nodes.length > 1 && nodes.some(({ availabilityZone }) => availabilityZone === null)) {
    return unknown(resource, `${detail} The zone of a node is not known.`);
  }
  return fail(resource, detail, {
    action: `Add nodes to ${name} in another zone, and test that the database carries the misses when a zone is lost.`,
    lead: 'redundancy',
  });
}

function addReplica({ replicationGroupId }: CacheReplicationGroup, target: Target): FixDraft {
  return {
    action: `Give each shard of ${replicationGroupId} a replica in another zone; then turn on Multi-AZ with automatic failover.`,
    command: [
      awsCommand(target, 'elasticache', 'increase-replica-count', {
        'replication-group-id': replicationGroupId,
        'new-replica-count': 1,
        'apply-immediately': true,
      }),
      turningOn(replicationGroupId, target),
    ],
    lead: 'redundancy',
  };
}

const turnOn = ({ replicationGroupId }: CacheReplicationGroup, target: Target): FixDraft => ({
  action: `Turn on Multi-AZ with automatic failover for ${replicationGroupId}, with nodes of each shard in two zones, and test a failover.`,
  command: turningOn(replicationGroupId, target),
  lead: 'redundancy',
});

const turningOn = (replicationGroupId: string, target: Target) =>
  awsCommand(target, 'elasticache', 'modify-replication-group', {
    'replication-group-id': replicationGroupId,
    'automatic-failover-enabled': true,
    'multi-az-enabled': true,
    'apply-immediately': true,
  });
