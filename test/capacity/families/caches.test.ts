import { describe, expect, it } from '@jest/globals';
import type { Artifacts, CacheNodePeak, CacheReplicationGroup } from '../../../src/model/artifacts';
import {
  aCacheCluster,
  aCacheNodePeak,
  aMemcachedCluster,
  aPeak,
  aReplicationGroup,
  aShard,
  clustersOf,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';

/** A group, and the same peaks of each of its nodes. */
const account = (
  group: CacheReplicationGroup,
  peaks: Partial<CacheNodePeak> | readonly Partial<CacheNodePeak>[] = {},
): Partial<Artifacts> => {
  const clusters = clustersOf(group);
  return {
    cacheReplicationGroups: [group],
    cacheClusters: clusters,
    cacheNodePeaks: clusters.map(({ cacheClusterId, replicationGroupId }, index) =>
      aCacheNodePeak({
        cacheClusterId,
        replicationGroupId,
        ...(Array.isArray(peaks) ? peaks[index] : peaks),
      }),
    ),
  };
};

/** One node alone: nothing stands in for it. */
const alone = (cacheNodeType: string, peaks: Partial<CacheNodePeak>): Partial<Artifacts> => ({
  cacheReplicationGroups: [],
  cacheClusters: [aCacheCluster({ cacheNodeType, replicationGroupId: null })],
  cacheNodePeaks: [aCacheNodePeak({ replicationGroupId: null, ...peaks })],
});

const cpu = (percent: number) => ({ engineCpuUtilization: aPeak(percent) });

describe('cache-cpu', () => {
  it.each([
    // 9 × 10 are 90.
    [9, 10, 10, 90, 'yellow'],
    [9.1, 10, 90 / 9.1, 91, 'red'],
    [7, 10, 90 / 7, 70, 'green'],
  ])('%d %% of the thread at %d× break at %d×', (percent, multiplier, breaksAt, atPeak, status) => {
    const [one] = ceilingsOf('cache-cpu', account(aReplicationGroup(), [cpu(percent), cpu(0)]), {
      multiplier,
    });
    expect(one).toMatchObject({
      resource: 'sessions-001',
      now: percent,
      atPeak,
      limit: 90,
      breaksAt: expect.closeTo(breaksAt, 4),
      status,
    });
  });

  it.each([
    // 90 ÷ 2: one of two vCPUs executes commands.
    ['cache.m7g.large', 45],
    // 90 ÷ 1.
    ['cache.t2.small', 90],
  ])('measures all CPU of %s, of which one vCPU may be %d %%', (type, limit) => {
    const ceiling = onlyCeiling(
      'cache-cpu',
      alone(type, { engineCpuUtilization: aPeak(80), cpuUtilization: aPeak(20) }),
    );
    expect(ceiling).toMatchObject({ now: 20, limit, breaksAt: limit / 20 });
  });

  it('measures the thread of a type that is not known', () => {
    const ceiling = onlyCeiling('cache-cpu', alone('cache.z9.large', cpu(30)));
    expect(ceiling).toMatchObject({ now: 30, limit: 90, breaksAt: 3 });
  });

  it('measures all vCPUs of Memcached', () => {
    const artifacts = {
      cacheReplicationGroups: [],
      cacheClusters: [aMemcachedCluster(['us-east-1a'])],
      cacheNodePeaks: [
        aCacheNodePeak({
          cacheClusterId: 'pages',
          replicationGroupId: null,
          engineCpuUtilization: null,
          cpuUtilization: aPeak(30),
        }),
      ],
    };
    expect(onlyCeiling('cache-cpu', artifacts)).toMatchObject({
      resource: 'pages/0001',
      limit: 90,
      breaksAt: 3,
      breaksAtWithoutZone: 0,
    });
  });

  it('has a replica carry the primary and itself when that is lost', () => {
    const [primary, replica] = ceilingsOf('cache-cpu', account(aReplicationGroup(), [cpu(6), cpu(3)]));
    // The primary takes the reads of the replica: 90 ÷ 9. The replica is promoted: 90 ÷ 9.
    expect(primary).toMatchObject({ breaksAt: 15, breaksAtWithoutZone: 10 });
    expect(replica).toMatchObject({ breaksAt: 30, breaksAtWithoutZone: 10 });
  });

  it('takes any member of a shard in cluster mode for its primary', () => {
    const group = aReplicationGroup({
      clusterEnabled: true,
      nodeGroups: [aShard(['us-east-1a', 'us-east-1b', 'us-east-1c'])],
    });
    const ceilings = ceilingsOf('cache-cpu', account(group, [cpu(10), cpu(2), cpu(2)]));
    // The first is the primary and lost: the second carries 10 and 2, and the reads of nobody else: 90 ÷ 12.
    expect(ceilings.map(({ breaksAtWithoutZone }) => breaksAtWithoutZone)).toEqual([
      expect.closeTo(90 / 12, 5),
      expect.closeTo(90 / 12, 5),
      expect.closeTo(90 / 12, 5),
    ]);
  });

  it.each([
    ['is one node', aReplicationGroup({ nodeGroups: [aShard(['us-east-1a'])] }), 'It is in one zone only'],
    [
      'has both nodes in a zone',
      aReplicationGroup({ nodeGroups: [aShard(['us-east-1a', 'us-east-1a'])] }),
      'It is in one zone only',
    ],
    ['does not fail over', aReplicationGroup({ automaticFailover: 'disabled' }), 'Automatic failover is off'],
  ])('is lost with a zone where the group %s', (_, group, words) => {
    const [ceiling] = ceilingsOf('cache-cpu', account(group, cpu(1)));
    expect(ceiling?.breaksAtWithoutZone).toBe(0);
    expect(JSON.stringify(ceiling?.evidence)).toContain(words);
  });

  it('spreads the keys of lost Memcached nodes over those that are left', () => {
    const artifacts = {
      cacheReplicationGroups: [],
      cacheClusters: [aMemcachedCluster(['us-east-1a', 'us-east-1b', 'us-east-1b'])],
      cacheNodePeaks: [10, 20, 30].map((percent, index) =>
        aCacheNodePeak({
          cacheClusterId: 'pages',
          cacheNodeId: `000${index + 1}`,
          replicationGroupId: null,
          cpuUtilization: aPeak(percent),
        }),
      ),
    };
    const ceilings = ceilingsOf('cache-cpu', artifacts);
    // The first takes 20 and 30 of the other zone; each of the others half of the 10 of the first.
    expect(ceilings.map(({ breaksAtWithoutZone }) => breaksAtWithoutZone)).toEqual([
      expect.closeTo(90 / 60, 5),
      expect.closeTo(90 / 25, 5),
      expect.closeTo(90 / 35, 5),
    ]);
  });

  it('is grey where the groups could not be read, unless it is too much already', () => {
    const { cacheReplicationGroups: _, ...artifacts } = account(aReplicationGroup(), cpu(1));
    const denied = { cacheReplicationGroups: 'elasticache:DescribeReplicationGroups' };
    expect(ceilingsOf('cache-cpu', artifacts, {}, denied)[0]?.status).toBe('grey');
    const busy = account(aReplicationGroup(), cpu(60));
    const { cacheReplicationGroups: __, ...rest } = busy;
    expect(ceilingsOf('cache-cpu', rest, {}, denied)[0]?.status).toBe('red');
  });

  it('is grey without data', () => {
    const [ceiling] = ceilingsOf('cache-cpu', { ...account(aReplicationGroup()), cacheNodePeaks: [] });
    expect(ceiling).toMatchObject({ status: 'grey', now: null });
  });

  it('leaves out what is being deleted', () => {
    const artifacts = {
      ...account(aReplicationGroup()),
      cacheClusters: clustersOf(aReplicationGroup(), { cacheClusterStatus: 'deleting' }),
    };
    expect(ceilingsOf('cache-cpu', artifacts)).toEqual([]);
  });

  const fixOf = (artifacts: Partial<Artifacts>, multiplier = 10) =>
    ceilingsOf('cache-cpu', artifacts, { multiplier })[0]?.fix;

  it('adds shards in cluster mode, and takes them away again', () => {
    const group = aReplicationGroup({
      clusterEnabled: true,
      nodeGroups: [
        aShard(['us-east-1a', 'us-east-1b']),
        aShard(['us-east-1a', 'us-east-1b'], { nodeGroupId: '0002' }),
      ],
    });
    const fix = fixOf(account(group, cpu(10)));
    // Two nodes of 10 % each fall to one: 200 % at 10×, below 72 % of each thread are 2.78 times as many of two shards.
    expect(fix?.command).toContain(
      'modify-replication-group-shard-configuration --region us-east-1 --replication-group-id sessions --node-group-count 6 --apply-immediately',
    );
    expect(fix?.reversal?.command).toContain(
      '--node-group-count 2 --apply-immediately --node-groups-to-retain 0001 0002',
    );
  });

  it('adds replicas without cluster mode, as far as there may be so many', () => {
    // 2 nodes × (200 ÷ 0.8 ÷ 90) = 5.6: six nodes are five replicas.
    const fix = fixOf(account(aReplicationGroup(), cpu(10)));
    expect(fix?.command).toContain('increase-replica-count');
    expect(fix?.command).toContain('--new-replica-count 5');
    expect(fix?.reversal?.command).toContain('decrease-replica-count');
    expect(fix?.reversal?.command).toContain('--new-replica-count 1');
    const more = fixOf(account(aReplicationGroup(), cpu(40)));
    expect(more?.command).toBeUndefined();
    expect(more?.action).toContain('Move sessions to cluster mode');
  });

  it('gives Memcached more nodes', () => {
    const artifacts = {
      cacheReplicationGroups: [],
      cacheClusters: [aMemcachedCluster()],
      cacheNodePeaks: ['0001', '0002'].map((cacheNodeId) =>
        aCacheNodePeak({
          cacheClusterId: 'pages',
          cacheNodeId,
          replicationGroupId: null,
          cpuUtilization: aPeak(9),
        }),
      ),
    };
    // 180 % without a zone ÷ 0.8 ÷ 90 = 2.5 times as many of two.
    expect(fixOf(artifacts)?.command).toContain('--num-cache-nodes 5');
  });

  it('asks for a replication group where there is none', () => {
    const fix = fixOf(alone('cache.m7g.xlarge', cpu(20)));
    expect(fix?.action).toContain('Put sessions-001 into a replication group');
  });
});

describe('cache-connections', () => {
  const open = (connections: number) => ({ connections: aPeak(connections) });

  it.each([
    ['cache.m7g.xlarge', 6500, 65_000],
    ['cache.t4g.micro', 2000, 20_000],
    ['cache.t4g.small', 6500, 65_000],
    ['cache.t3.small', 4600, 46_000],
    ['cache.t2.medium', 2000, 20_000],
  ])('%s with %d takes %d', (type, now, limit) => {
    expect(onlyCeiling('cache-connections', alone(type, open(now)), { multiplier: 10 })).toMatchObject({
      now,
      limit,
      breaksAt: 10,
      breaksAtWithoutZone: 0,
    });
  });

  it('takes 65,000 in Memcached of any type', () => {
    const artifacts = {
      cacheReplicationGroups: [],
      cacheClusters: [aMemcachedCluster(['us-east-1a'], { cacheNodeType: 'cache.t4g.micro' })],
      cacheNodePeaks: [aCacheNodePeak({ cacheClusterId: 'pages', ...open(650) })],
    };
    expect(onlyCeiling('cache-connections', artifacts)).toMatchObject({ limit: 65_000, breaksAt: 100 });
  });

  it('has the clients of a lost node turn to another', () => {
    const [primary] = ceilingsOf('cache-connections', account(aReplicationGroup(), [open(1000), open(300)]));
    expect(primary).toMatchObject({ breaksAt: 65, breaksAtWithoutZone: 50 });
  });

  it('is grey without data', () => {
    const artifacts = alone('cache.m7g.xlarge', { connections: null });
    expect(onlyCeiling('cache-connections', artifacts)).toMatchObject({ status: 'grey' });
  });
});

describe('cache-network', () => {
  const bytes = (inward: number, outward: number) => ({
    networkInBytesPerSecond: aPeak(inward),
    networkOutBytesPerSecond: aPeak(outward),
  });

  it.each([
    // 937 ÷ 8: 1,000,000 bytes are 8 Mbit.
    ['cache.m7g.large', bytes(1e6, 500_000), 8, 937, 937 / 8],
    ['cache.m7g.large', bytes(500_000, 1e6), 8, 937, 937 / 8],
    ['cache.r6gd.xlarge', bytes(1e6, 1e6), 8, 1250, 1250 / 8],
    ['cache.t3.small', bytes(1e6, 0), 8, 128, 16],
    ['cache.c7gn.16xlarge', bytes(1e6, 0), 8, 200_000, 25_000],
  ])('%s', (type, peaks, now, limit, breaksAt) => {
    expect(onlyCeiling('cache-network', alone(type, peaks))).toMatchObject({
      now,
      limit: expect.closeTo(limit, 6),
      breaksAt: expect.closeTo(breaksAt, 6),
    });
  });

  it.each([
    [
      'the type is not known',
      alone('cache.z9.large', bytes(1, 1)),
      'baseline bandwidth of cache.z9.large is not known',
    ],
    [
      'the size is not known',
      alone('cache.m7g.9xlarge', bytes(1, 1)),
      'baseline bandwidth of cache.m7g.9xlarge',
    ],
    [
      'a direction has no data',
      alone('cache.m7g.large', { ...bytes(1, 1), networkInBytesPerSecond: null }),
      'CloudWatch has no data for NetworkBytesIn and NetworkBytesOut',
    ],
  ])('is grey where %s', (_, artifacts, words) => {
    const ceiling = onlyCeiling('cache-network', artifacts);
    expect(ceiling.status).toBe('grey');
    expect(ceiling.evidence[0]?.detail).toContain(words);
  });

  it('asks for a type with the bandwidth, and gives the old one back', () => {
    // 10× of 8 and 8 of a lost node are 160 Mbit/s, and 200 with a reserve: no more than 12.5 Mbit/s would be there.
    const group = aReplicationGroup({ cacheNodeType: 'cache.t4g.micro' });
    const [ceiling] = ceilingsOf('cache-network', account(group, bytes(1e6, 1e6)), { multiplier: 10 });
    expect(ceiling?.fix?.command).toContain('--cache-node-type cache.t4g.medium');
    expect(ceiling?.fix?.reversal?.command).toContain('--cache-node-type cache.t4g.micro');
  });

  it('spreads the load where no type of the family has it', () => {
    const group = aReplicationGroup({ cacheNodeType: 'cache.t4g.medium' });
    const [ceiling] = ceilingsOf('cache-network', account(group, bytes(2e6, 2e6)), { multiplier: 10 });
    // 320 ÷ 0.8 ÷ 256 = 1.5625 times as many of two nodes.
    expect(ceiling?.fix?.command).toContain('--new-replica-count 3');
  });
});

describe('cache-memory', () => {
  const memory = (percent: number) => ({ memoryUsagePercent: aPeak(percent) });
  const statusOf = (percent: number, context = {}) =>
    ceilingsOf('cache-memory', account(aReplicationGroup(), memory(percent)), {
      multiplier: 10,
      ...context,
    })[0]?.status;

  it.each([
    // All of it grown, 8 × 10 fit.
    [8, 'green'],
    // 11 × 10 would not.
    [11, 'yellow'],
    // Nearly full today.
    [90, 'yellow'],
    [100, 'yellow'],
  ])('of %d %% is %s, and never red by an assumption', (percent, status) => {
    expect(statusOf(percent)).toBe(status);
  });

  it('names the assumption', () => {
    const [ceiling] = ceilingsOf('cache-memory', account(aReplicationGroup(), memory(20)));
    expect(ceiling?.evidence[0]?.detail).toContain('It is assumed that a cache holds no more');
  });

  it('is not asked of Memcached', () => {
    const artifacts = {
      cacheClusters: [aMemcachedCluster()],
      cacheReplicationGroups: [],
      cacheNodePeaks: [],
    };
    expect(ceilingsOf('cache-memory', artifacts)).toEqual([]);
  });

  it('is grey without data', () => {
    expect(
      ceilingsOf('cache-memory', account(aReplicationGroup(), { memoryUsagePercent: null }))[0]?.status,
    ).toBe('grey');
  });
});
