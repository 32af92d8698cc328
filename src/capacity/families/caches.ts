import { type AwsCommand, asking, awsCommand } from '../../judging/aws-command';
import { type CacheNode, isMemcached, listNodes, peaksOfNode } from '../../judging/caches';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { lookup } from '../../lib/lookup';
import { onceEach } from '../../lib/once-each';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type CacheNodePeak,
  type CacheReplicationGroup,
  type Peak,
} from '../../model/artifacts';
import type { Target } from '../../model/target';
import { nodeWithoutZone } from '../cache-failover';
import { baselineGbps, mostConnectionsOfNode, vCpusOfNode, widerNodeType } from '../cache-node-types';
import { densityInWords, densityOf, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS } from '../entrance-traffic';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { linearUse, measuredUse } from '../growth';
import { growthOf } from '../measured-share';
import { holdsAsMuch } from './serverless-caches';

type CacheArtifacts = Pick<Artifacts, 'cacheClusters'> & Partial<Artifacts>;

/** The nodes of caches that carry the traffic of the event. */
const carryingNodes = (
  { cacheClusters, cacheReplicationGroups }: CacheArtifacts,
  context: FamilyContext,
): readonly CacheNode[] =>
  listNodes(cacheClusters, cacheReplicationGroups).filter(({ cluster }) =>
    context.carriesTraffic(ARTIFACTS.cacheClusters.owner(cluster)),
  );

const groupsById = lookup(({ replicationGroupId }: CacheReplicationGroup) => [replicationGroupId]);

const groupOf = (
  { cluster }: CacheNode,
  { cacheReplicationGroups }: Partial<Artifacts>,
): CacheReplicationGroup | undefined =>
  cluster.replicationGroupId === null
    ? undefined
    : groupsById(cacheReplicationGroups, cluster.replicationGroupId)[0];

const titled = (what: string, { name, cluster }: CacheNode): string =>
  `${what} of ${name} (${cluster.engine}, ${cluster.cacheNodeType})`;

/** AWS's own guidance: an alarm at 90 % of the CPU that there is ("Which Metrics Should I Monitor?"). */
const MOST_CPU_PERCENT = 90;

export const cacheCpu = defineCeilingFamily({
  id: 'cache-cpu',
  title: 'Cache nodes have the CPU that the peak needs',
  failureTitle: 'Cache node runs out of CPU before the peak',
  why: 'Valkey and Redis OSS execute commands in one thread: once it is busy all commands wait, however many vCPUs the node has, and what waits for the cache falls back on the database.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'peak EngineCPUUtilization × m, against 90 %, for each node by itself; of nodes with one or two vCPUs CPUUtilization, against 90 % ÷ vCPUs, as AWS advises; of Memcached, which uses all vCPUs, CPUUtilization against 90 %. Without a zone, with what falls to it of the nodes that are lost. All of it is taken to grow, unless the hours of the look-back show that a share does not.',
  remedy: 'Add shards or, for reads, replicas.',
  kind: 'configured',
  elastic: true,
  needs: ['cacheClusters'],
  uses: ['cacheNodePeaks', 'cacheReplicationGroups', ...ENTRANCE_ARTIFACTS],
  estimate(artifacts, context) {
    const nodes = carryingNodes(artifacts, context);
    const measure = onceEach((node: CacheNode) => measureCpu(node, artifacts, context));
    return nodes.map((node) => {
      const { metric, limit, because } = cpuMetricOf(node);
      const { peak, growth, density } = measure(node);
      const { words, ...zonal } = nodeWithoutZone(node, nodes, artifacts, '%', measure);
      return {
        resource: node.name,
        title: titled('CPU', node),
        unit: '%',
        now: peak?.value ?? null,
        ...(growth === null
          ? { use: null, ...density }
          : {
              use: growth.use,
              useByDay: growth.useByDay,
              ...understatedBy(density),
              isFlattened: isKnown(density) && density.isFlattened,
            }),
        ...zonal,
        limit,
        evidence: [
          ...(peak && growth
            ? [
                {
                  source: `AWS/ElastiCache ${metric}`,
                  at: peak.at,
                  detail: `${round(peak.value)} % at normal peak${growth.words} ${densityInWords(density)}`,
                },
              ]
            : []),
          {
            source: 'elasticache:DescribeCacheClusters',
            at: context.asOf,
            detail: [because, words].filter((one) => one !== '').join(' '),
          },
        ],
        fix: (expected) => spreadLoad(node, expected, limit, artifacts, context),
      };
    });
  },
});

/** Which metric tells how busy a node is, and how far it may go. */
function cpuMetricOf({ cluster }: CacheNode) {
  const { cacheNodeType } = cluster;
  if (isMemcached(cluster)) {
    return {
      metric: 'CPUUtilization',
      limit: MOST_CPU_PERCENT,
      because: `Memcached uses all vCPUs; AWS advises to keep them below ${MOST_CPU_PERCENT} %.`,
    } as const;
  }
  const vCpus = vCpusOfNode(cacheNodeType);
  if (vCpus !== undefined && vCpus <= 2) {
    return {
      metric: 'CPUUtilization',
      limit: MOST_CPU_PERCENT / vCpus,
      because: `${cacheNodeType} has ${vCpus} vCPUs, of which one executes commands: AWS advises to keep CPUUtilization below ${MOST_CPU_PERCENT} % ÷ ${vCpus}.`,
    } as const;
  }
  return {
    metric: 'EngineCPUUtilization',
    limit: MOST_CPU_PERCENT,
    because: `One thread executes its commands; AWS advises to keep it below ${MOST_CPU_PERCENT} %.`,
  } as const;
}

function measureCpu(node: CacheNode, artifacts: CacheArtifacts, context: FamilyContext) {
  const { metric } = cpuMetricOf(node);
  const peaks = peaksOfNode(artifacts, node);
  const isOfEngine = metric === 'EngineCPUUtilization';
  const peak = isOfEngine ? peaks?.engineCpuUtilization : peaks?.cpuUtilization;
  const byHour = isOfEngine ? peaks?.engineCpuUtilizationByHour : peaks?.cpuUtilizationByHour;
  const growth =
    peaks && peak ? growthIn(node, { byHour, window: peaks.window, peak: peak.value }, context) : null;
  return {
    peak,
    growth,
    use: growth?.use ?? null,
    density: densityOf(peak, peaks?.window, 'means', `${metric} of ${node.name}`),
  };
}

const growthIn = (
  { cluster }: CacheNode,
  measured: Parameters<typeof growthOf>[0],
  context: FamilyContext,
) => {
  const owner = ARTIFACTS.cacheClusters.owner(cluster);
  return growthOf(measured, context.traffic, {
    elasticity: context.elasticity(owner),
    added: context.addedTo(owner),
    multiplier: context.multiplier,
  });
};

export const cacheConnections = defineCeilingFamily({
  id: 'cache-connections',
  title: 'Cache nodes accept the connections the peak opens',
  failureTitle: 'Cache node refuses connections before the peak',
  why: 'Past its maxclients a node refuses every new client at once, and no setting raises it.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/BestPractices.Clients.Redis.Connections.html',
  workbook: '12 Performance',
  unit: 'connections',
  formula:
    'peak CurrConnections × m, without a zone with those of lost nodes that fall to it, against 65,000 for each node; fewer for nodes of Valkey and Redis OSS on cache.t2, cache.t3 and cache.t4g.micro (20,000 or 46,000).',
  remedy: 'Pool connections in the clients, or spread them over more nodes.',
  kind: 'configured',
  elastic: true,
  needs: ['cacheClusters'],
  uses: ['cacheNodePeaks', 'cacheReplicationGroups'],
  estimate(artifacts, context) {
    const nodes = carryingNodes(artifacts, context);
    const measure = onceEach((node: CacheNode) =>
      measureLinear(node, 'CurrConnections', ({ connections }) => connections, artifacts, context),
    );
    return nodes.map((node) => {
      const { cacheNodeType, engine } = node.cluster;
      const limit = mostConnectionsOfNode(cacheNodeType, engine);
      const { words, ...zonal } = nodeWithoutZone(node, nodes, artifacts, 'connections', measure);
      return {
        ...linearDraft(node, 'connections', measure(node)),
        title: titled('Connections', node),
        ...zonal,
        limit,
        evidence: [
          ...linearEvidence('CurrConnections', 'connections', measure(node)),
          {
            source: 'elasticache:DescribeCacheClusters',
            at: context.asOf,
            detail: [`${cacheNodeType} accepts ${limit.toLocaleString('en-US')} connections.`, words]
              .filter((one) => one !== '')
              .join(' '),
          },
        ],
        fix: (expected) => ({
          ...spreadLoad(node, expected, limit, artifacts, context),
          action: `Let the clients of ${node.name} share connections: a pool in each process of at most ${Math.floor(limit * context.plan.thresholds.yellow).toLocaleString('en-US')} in all, where ${Math.ceil(expected).toLocaleString('en-US')} are expected. ${spreadLoad(node, expected, limit, artifacts, context).action}`,
        }),
      };
    });
  },
});

/** 1 Gbit/s in bytes a second. */
const GBIT = 125_000_000;
const MBIT = 125_000;

export const cacheNetwork = defineCeilingFamily({
  id: 'cache-network',
  title: 'Cache nodes have the bandwidth that the peak needs',
  failureTitle: 'Cache node runs out of bandwidth before the peak',
  why: 'A node that has used up its network credits is held to the baseline of its type: packets wait, and then are dropped.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
  workbook: '12 Performance',
  unit: 'Mbit/s',
  formula:
    'the larger of peak NetworkBytesIn and NetworkBytesOut of a minute × m, in Mbit/s, against the baseline bandwidth that AWS publishes for the node type, for each node by itself; without a zone, with what falls to it of the nodes that are lost. Credits, by which smaller types go beyond it for a while, are not counted.',
  remedy: 'Choose a larger node type, or spread the load over more nodes.',
  kind: 'configured',
  elastic: true,
  needs: ['cacheClusters'],
  uses: ['cacheNodePeaks', 'cacheReplicationGroups'],
  estimate(artifacts, context) {
    const nodes = carryingNodes(artifacts, context);
    const measure = onceEach((node: CacheNode) =>
      measureLinear(node, 'NetworkBytesIn and NetworkBytesOut', networkPeakOf, artifacts, context),
    );
    return nodes.map((node) => {
      const { cacheNodeType } = node.cluster;
      const gbps = baselineGbps(cacheNodeType);
      const { words, ...zonal } = nodeWithoutZone(node, nodes, artifacts, 'Mbit/s', measure);
      const baseline =
        gbps === undefined
          ? `The baseline bandwidth of ${cacheNodeType} is not known.`
          : `${cacheNodeType} has a baseline of ${gbps} Gbit/s.`;
      return {
        ...linearDraft(node, 'Mbit/s', measure(node)),
        title: titled('Bandwidth', node),
        ...zonal,
        limit: gbps === undefined ? null : (gbps * GBIT) / MBIT,
        ...(gbps === undefined ? { missing: baseline } : {}),
        evidence: [
          ...linearEvidence('NetworkBytesIn, NetworkBytesOut', 'Mbit/s', measure(node)),
          {
            source: 'elasticache:DescribeCacheClusters',
            at: context.asOf,
            detail: [baseline, words].filter((one) => one !== '').join(' '),
          },
        ],
        fix: (expected) => widen(node, expected, artifacts, context),
      };
    });
  },
});

/** In Mbit/s, of the busier direction: AWS limits each by itself. */
function networkPeakOf({ networkInBytesPerSecond, networkOutBytesPerSecond }: CacheNodePeak): Peak | null {
  if (networkInBytesPerSecond === null || networkOutBytesPerSecond === null) return null;
  const busier =
    networkInBytesPerSecond.value > networkOutBytesPerSecond.value
      ? networkInBytesPerSecond
      : networkOutBytesPerSecond;
  return { ...busier, value: busier.value / MBIT };
}

/** What grows in proportion to traffic. */
function measureLinear(
  node: CacheNode,
  metric: string,
  peakOf: (peaks: CacheNodePeak) => Peak | null,
  artifacts: CacheArtifacts,
  context: FamilyContext,
) {
  const peaks = peaksOfNode(artifacts, node);
  const peak = peaks ? peakOf(peaks) : null;
  const owner = ARTIFACTS.cacheClusters.owner(node.cluster);
  return {
    peak,
    use: peak ? linearUse(peak.value, context.elasticity(owner), 0, context.addedTo(owner)) : null,
    density: densityOf(peak, peaks?.window, 'maxima', `${metric} of ${node.name}`),
  };
}

type Linear = ReturnType<typeof measureLinear>;

const linearDraft = (
  { name }: CacheNode,
  unit: string,
  { peak, use, density }: Linear,
): Pick<CeilingDraft, 'resource' | 'unit' | 'now' | 'use' | 'missing' | 'understated'> => ({
  resource: name,
  unit,
  now: peak?.value ?? null,
  ...(use === null ? { use, ...density } : { use, ...understatedBy(density) }),
});

const linearEvidence = (metrics: string, unit: string, { peak, density }: Linear) =>
  peak
    ? [
        {
          source: `AWS/ElastiCache ${metrics}`,
          at: peak.at,
          detail: `${round(peak.value)} ${unit} at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
        },
      ]
    : [];

export const cacheMemory = defineCeilingFamily({
  id: 'cache-memory',
  title: 'Caches have the memory that the peak needs',
  failureTitle: 'Cache fills its memory before the peak',
  why: 'A full cache evicts what the event still needs, or refuses writes, and every miss goes to the database.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'peak DatabaseMemoryUsagePercentage, with data tiering DatabaseCapacityUsagePercentage, against 100 %, for each node of Valkey and Redis OSS. What a cache holds follows its keys and how long they live, and not traffic as such: it is assumed not to grow unless the plan says so or the hours of the look-back show it. If all of it grew with traffic and would not fit, it is yellow at best. Memcached fills its memory and then evicts: see cache-evictions.',
  remedy: 'Choose a larger node type, add shards, or let keys expire sooner.',
  kind: 'configured',
  elastic: true,
  needs: ['cacheClusters'],
  uses: ['cacheNodePeaks', 'cacheReplicationGroups', ...ENTRANCE_ARTIFACTS],
  estimate: (artifacts, context) =>
    carryingNodes(artifacts, context)
      .filter(({ cluster }) => !isMemcached(cluster))
      .map((node) => memoryCeiling(node, artifacts, context)),
});

/** All of `maxmemory`: from here on the cache evicts, or refuses writes. */
const ALL_MEMORY_PERCENT = 100;

function memoryCeiling(node: CacheNode, artifacts: CacheArtifacts, context: FamilyContext): CeilingDraft {
  const peaks = peaksOfNode(artifacts, node);
  const peak = peaks?.memoryUsagePercent;
  const density = densityOf(peak, peaks?.window, 'means', `the use of memory of ${node.name}`);
  const growth =
    peaks && peak
      ? memoryGrowth(
          node,
          { byHour: peaks.memoryUsagePercentByHour, window: peaks.window, peak: peak.value },
          context,
        )
      : null;
  return {
    resource: node.name,
    title: titled('Memory', node),
    unit: '%',
    now: peak?.value ?? null,
    ...(growth === null ? { use: null, ...density } : { use: growth.use, ...understatedBy(density) }),
    limit: ALL_MEMORY_PERCENT,
    evidence:
      peak && growth
        ? [
            {
              source: 'AWS/ElastiCache DatabaseMemoryUsagePercentage',
              at: peak.at,
              detail: `${round(peak.value)} % of its memory at normal peak${growth.words} ${densityInWords(density)}`,
            },
          ]
        : [],
    fix: (expected) => spreadLoad(node, expected, ALL_MEMORY_PERCENT, artifacts, context),
  };
}

function memoryGrowth(node: CacheNode, measured: Parameters<typeof growthOf>[0], context: FamilyContext) {
  const owner = ARTIFACTS.cacheClusters.owner(node.cluster);
  return holdsAsMuch(growthIn(node, measured, context), context.elasticity(owner), () =>
    measuredUse(measured.peak, 0, context.addedTo(owner)),
  );
}

/** The most replicas of a shard: "Nodes per shard" is six. */
const MOST_REPLICAS = 5;

/**
 * Spreads what a node carries over more of them. Commands of one shard run in one thread, so that a larger type does not help
 * there: with cluster mode more shards do, without it more replicas do where clients read from them.
 */
function spreadLoad(
  node: CacheNode,
  expected: number,
  limit: number,
  artifacts: Partial<Artifacts>,
  { plan, target }: FamilyContext,
): FixDraft {
  const { cluster, name } = node;
  const times = Math.max(1, expected / plan.thresholds.yellow / limit);
  const group = groupOf(node, artifacts);
  if (isMemcached(cluster)) {
    const wanted = Math.ceil(cluster.nodes.length * times);
    return {
      action: `Give ${cluster.cacheClusterId} ${wanted} nodes in place of ${cluster.nodes.length}, so that each carries less. Keys move to the new nodes, which begin empty: do it in a quiet hour.`,
      command: asking(
        `nodes of ${cluster.cacheClusterId}`,
        wanted,
        awsCommand(target, 'elasticache', 'modify-cache-cluster', {
          'cache-cluster-id': cluster.cacheClusterId,
          'num-cache-nodes': wanted,
          'apply-immediately': true,
        }),
      ),
      lead: 'database',
      reversal: {
        action: `Remove the nodes that were added to ${cluster.cacheClusterId}, which loses what they hold.`,
      },
    };
  }
  if (group?.clusterEnabled) return addShards(group, times, target);
  const shard = group?.nodeGroups[0];
  if (group === undefined || shard === undefined) {
    return {
      action: `Put ${name} into a replication group with cluster mode, whose shards share its load: one node cannot carry it.`,
      lead: 'rebuild',
    };
  }
  const replicas = shard.members.length - 1;
  // What one primary and all replicas carry is spread evenly at best.
  const wanted = Math.ceil(shard.members.length * times) - 1;
  if (wanted > MOST_REPLICAS || wanted <= replicas) {
    return {
      action: `Move ${group.replicationGroupId} to cluster mode with at least ${Math.ceil(times) || 1} shards, or put less load on it: ${replicas === MOST_REPLICAS ? 'it has all replicas that there may be' : 'replicas alone do not carry it'}.`,
      lead: 'rebuild',
    };
  }
  return {
    action: `Give ${group.replicationGroupId} ${wanted} replicas in place of ${replicas}, and let clients read from them: that helps as far as its load is reads. Writes need cluster mode, whose shards share them.`,
    command: setReplicas(group.replicationGroupId, 'increase', wanted, target),
    lead: 'database',
    reversal: {
      action: `Give ${group.replicationGroupId} ${replicas} replicas again.`,
      command: setReplicas(group.replicationGroupId, 'decrease', replicas, target),
    },
  };
}

/** Raising the number of replicas is asked for together with others; lowering it is not. */
function setReplicas(
  group: string,
  direction: 'increase' | 'decrease',
  replicas: number,
  target: Target,
): AwsCommand {
  const command = awsCommand(target, 'elasticache', `${direction}-replica-count`, {
    'replication-group-id': group,
    'new-replica-count': replicas,
    'apply-immediately': true,
  });
  return direction === 'increase' ? asking(`replicas of ${group}`, replicas, command) : command;
}

function addShards(
  { replicationGroupId, nodeGroups }: CacheReplicationGroup,
  times: number,
  target: Target,
): FixDraft {
  const wanted = Math.max(nodeGroups.length + 1, Math.ceil(nodeGroups.length * times));
  const setShards = (count: number, options: Readonly<Record<string, readonly string[]>> = {}): AwsCommand =>
    awsCommand(target, 'elasticache', 'modify-replication-group-shard-configuration', {
      'replication-group-id': replicationGroupId,
      'node-group-count': count,
      'apply-immediately': true,
      ...options,
    });
  return {
    action: `Give ${replicationGroupId} ${wanted} shards in place of ${nodeGroups.length}, so that each carries less. Slots move online, which itself takes CPU: do it in a quiet hour. A single key that is hot stays on one shard.`,
    command: asking(`shards of ${replicationGroupId}`, wanted, setShards(wanted)),
    lead: 'database',
    reversal: {
      action: `Give ${replicationGroupId} ${nodeGroups.length} shards again.`,
      command: setShards(nodeGroups.length, {
        'node-groups-to-retain': nodeGroups.map(({ nodeGroupId }) => nodeGroupId),
      }),
    },
  };
}

/** A larger type has more bandwidth, unlike more speed in one thread. */
function widen(
  node: CacheNode,
  expected: number,
  artifacts: Partial<Artifacts>,
  context: FamilyContext,
): FixDraft {
  const { plan, target } = context;
  const { cluster, name } = node;
  const group = groupOf(node, artifacts);
  const gbps = (expected / plan.thresholds.yellow) * (MBIT / GBIT);
  const wide = widerNodeType(cluster.cacheNodeType, gbps);
  if (group === undefined || wide === null || wide === cluster.cacheNodeType) {
    const baseline = ((baselineGbps(cluster.cacheNodeType) ?? gbps) * GBIT) / MBIT;
    return spreadLoad(node, expected, baseline, artifacts, context);
  }
  const setType = (type: string): AwsCommand =>
    awsCommand(target, 'elasticache', 'modify-replication-group', {
      'replication-group-id': group.replicationGroupId,
      'cache-node-type': type,
      'apply-immediately': true,
    });
  return {
    action: `Give ${group.replicationGroupId} the node type ${wide}, whose baseline carries ${round(gbps)} Gbit/s of ${name}. It scales online, with a failover at its end.`,
    command: asking(`bandwidth of ${group.replicationGroupId}`, gbps, setType(wide)),
    lead: 'database',
    reversal: {
      action: `Give ${group.replicationGroupId} the type ${group.cacheNodeType} again.`,
      command: setType(group.cacheNodeType),
    },
  };
}
