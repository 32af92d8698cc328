import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts, DaxClusterPeak, Peak } from '../../model/artifacts';
import type { Evidence } from '../../model/ceiling';
import { SERVICES } from '../../model/services';
import {
  addNodes,
  countNodes,
  type DaxLoad,
  listDaxClusters,
  takeLargerNodes,
  whyNotMeasured,
} from '../dax-clusters';
import { densityInWords, densityOf, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS } from '../entrance-traffic';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { linearUse, loadGrowing, perhapsShared, scaledUse, type Use, useBetween } from '../growth';
import { growthOf } from '../measured-share';
import { mostAtPeak, neededUse } from '../needed-use';
import { countAgainstQuota } from '../quota-ceiling';

type ClusterArtifacts = Pick<Artifacts, 'daxClusters'> & Partial<Artifacts>;

/** What carries the traffic of the event; of what nobody used, the check of idle resources tells. */
const inQuestion = (artifacts: ClusterArtifacts, context: FamilyContext): DaxLoad[] =>
  listDaxClusters(artifacts).filter(
    (load) =>
      context.carriesTraffic(load.owner) &&
      (load.measured?.isUsed !== false || whyNotMeasured(load) !== null),
  );

/** "Ideally, you should keep cluster utilization at or below 70 %" (developer guide, "Sizing your DAX cluster"). */
const MOST_CPU_PERCENT = 70;

/** What a T2 node has for ever, of all its vCPUs; T3 nodes of DAX are in unlimited mode (developer guide, "DAX T3/T2 burstable instances"; EC2, "Baseline"). */
const T2_CPU_PERCENT = 20;

const isLimitedByCredits = ({ cluster }: DaxLoad): boolean => cluster.nodeType.startsWith('dax.t2.');

export const daxCpu = defineCeilingFamily({
  id: 'dax-cpu',
  title: 'Nodes of DAX have the CPU that the peak needs',
  failureTitle: 'Nodes of DAX run out of CPU before the peak',
  why: 'A node of DAX whose CPU is too busy refuses requests, and clients take one that answers late for gone.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-cluster-sizing.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'CPUUtilization of the busiest node at normal peak × m, against the 70 % up to which AWS advises to use a cluster. Where more nodes ran than now, that of then × nodes of then ÷ nodes of now; where fewer did, reads are shared by more, and writes are not, so that it is between the two. Without the zone with the most nodes × nodes ÷ nodes left, against 100 %. Nodes of T2 have 20 % for sure, with or without a zone; what holds only while CPU credits last is yellow. All of it is taken to grow, unless the hours of the look-back show that a share does not.',
  remedy: 'Add nodes for reads; for writes and misses move to a cluster of a larger node type.',
  kind: 'configured',
  elastic: true,
  needs: ['daxClusters'],
  uses: ['daxClusterPeaks', ...ENTRANCE_ARTIFACTS],
  estimate: (artifacts, context) => inQuestion(artifacts, context).map((load) => cpuCeiling(load, context)),
});

function cpuCeiling(load: DaxLoad, context: FamilyContext): CeilingDraft {
  const { cluster, owner, measured } = load;
  const peak = measured?.cpu ?? null;
  const density = densityOf(peak, measured?.window, 'means', `CPUUtilization of ${cluster.clusterName}`);
  const growth =
    measured && peak
      ? growthOf({ byHour: measured.cpuByHour, window: measured.window, peak: peak.value }, context.traffic, {
          elasticity: context.elasticity(owner),
          added: context.addedTo(owner),
          multiplier: context.multiplier,
        })
      : null;
  const isBurstable = isLimitedByCredits(load);
  const limit = isBurstable ? T2_CPU_PERCENT : MOST_CPU_PERCENT;
  const ran = measured?.nodesAt.cpu ?? null;
  const use = growth && perhapsShared(growth.use, (limit / MOST_CPU_PERCENT) * shareWithMore(load, ran));
  const { words, ...zonal } = withoutZone(load, use, (times) =>
    isBurstable ? times : Math.max(1, (times * MOST_CPU_PERCENT) / 100),
  );
  return {
    resource: cluster.clusterName,
    title: titled('CPU', load),
    unit: '%',
    now: peak?.value ?? null,
    ...(growth === null
      ? { use: null, ...(isKnown(density) ? {} : density) }
      : {
          use,
          useByDay: growth.useByDay,
          understated: whyNotMeasured(load) ?? understatedBy(density).understated ?? null,
          isFlattened: isKnown(density) && density.isFlattened,
        }),
    ...zonal,
    limit,
    evidence: [
      ...(peak && growth
        ? [
            {
              source: 'AWS/DAX CPUUtilization',
              at: peak.at,
              detail: `${round(peak.value)} % of the busiest node at normal peak${growth.words}${moreInWords(load, ran)} ${densityInWords(density)}`,
            },
          ]
        : []),
      nodesInWords(
        load,
        isBurstable
          ? `${T2_CPU_PERCENT} % of a node of T2 are there for sure, and more while it has CPU credits. ${words}`
          : words,
        context,
      ),
    ],
    fix: fixOf(load, use, zonal, { limit, ran }, context),
  };
}

/** The share of what a node did that falls to it with the nodes of now, if all of it are reads: 1 with no more of them. */
function shareWithMore({ cluster }: DaxLoad, ran: number | null): number {
  const { serving } = countNodes(cluster);
  return ran === null || ran >= serving ? 1 : ran / serving;
}

/** What follows the words of a peak where fewer nodes ran at it than now, with a space before it; empty else. */
const moreInWords = (load: DaxLoad, ran: number | null): string =>
  shareWithMore(load, ran) === 1
    ? ''
    : ` ${ran} nodes ran then, and ${countNodes(load.cluster).serving} do now, which share reads, and not writes.`;

const titled = (what: string, { cluster }: DaxLoad): string =>
  `${what} of the busiest node of ${cluster.clusterName} (${countNodes(cluster).serving} × ${cluster.nodeType})`;

const nodesInWords = ({ cluster }: DaxLoad, words: string, { asOf }: FamilyContext): Evidence => ({
  source: 'dax:DescribeClusters',
  at: asOf,
  detail: `${countNodes(cluster).serving} nodes of ${cluster.nodeType} serve, and nothing adds any. ${words}`,
});

type Zonal = Pick<CeilingDraft, 'useWithoutZone' | 'failover'>;

/**
 * What becomes of the use of a node where the zone with the most nodes is lost: the others share what those carried, and one of them
 * becomes the primary, which takes all writes.
 *
 * @param counted How many times the use then counts, of how many times as much each carries.
 */
function withoutZone(
  { cluster }: DaxLoad,
  use: Use | null,
  counted: (times: number) => number,
): Zonal & { readonly words: string } {
  const { serving, leftWithoutZone: left } = countNodes(cluster);
  if (left === null) {
    const understated = `The zone of a node of ${cluster.clusterName} is not known.`;
    return { failover: { taken: [], understated }, words: understated };
  }
  if (left === 0) {
    return {
      useWithoutZone: 'lost',
      words: serving === 1 ? 'It has one node, and none that takes over from it.' : ALL_IN_ONE_ZONE,
    };
  }
  const times = serving / left;
  return {
    ...(use && { useWithoutZone: scaledUse(use, counted(times)) }),
    words: `Without a zone ${left} are left, and each carries ${round(times)} times as much.`,
  };
}

const ALL_IN_ONE_ZONE = 'All nodes that serve are in one zone, and lost with it.';

/** What a node may do, and how many nodes ran as it was measured: null is as many as now. */
interface Measure {
  readonly limit: number;
  readonly ran: number | null;
}

/** Gives the cluster as many nodes as what is expected takes, with or without a zone. */
const fixOf =
  (load: DaxLoad, use: Use | null, zonal: Zonal, { limit, ran }: Measure, context: FamilyContext) =>
  (expected: number): FixDraft => {
    const most = Math.max(expected, mostAtPeak(neededUse(use, zonal, context), context));
    const { cluster } = load;
    const { serving } = countNodes(cluster);
    const needed =
      (Math.max(1, serving) * shareWithMore(load, ran) * most) / (limit * context.plan.thresholds.yellow);
    return shareWithMore(load, ran) < 1 && needed <= serving
      ? {
          action: `Test ${cluster.clusterName} at the load of the event: its ${serving} nodes share its reads, and take them. Whether they take its writes, of which each takes as much of every node, only a test shows, or a look-back with all of them.`,
          lead: 'loadTest',
        }
      : addNodes(cluster, needed, context.target);
  };

/** "DAX server instances can handle up to 40,000 concurrent connections" (developer guide, "Configuring your DAX client"). */
const MOST_CONNECTIONS = 40_000;

export const daxConnections = defineCeilingFamily({
  id: 'dax-connections',
  title: 'Nodes of DAX take the connections that the peak opens',
  failureTitle: 'Nodes of DAX refuse connections before the peak',
  why: 'Each client connects to all nodes: a large fleet with several connections each fills them, and opening connections again after timeouts keeps them busy.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-config-dax-client.html',
  workbook: '12 Performance',
  unit: 'connections',
  formula:
    'ClientConnections of the node that had the most at normal peak × m, against the 40,000 that AWS publishes for a node. Where more nodes ran than now, those of then × nodes of then ÷ nodes of now at most, and without the zone with the most nodes × nodes ÷ nodes left; as many as then at least: clients may have been connected to all nodes anyway, so that it is yellow where only the former is too much.',
  remedy: 'Let clients share connections, above all functions; else add nodes.',
  kind: 'quota',
  elastic: true,
  needs: ['daxClusters'],
  uses: ['daxClusterPeaks'],
  estimate: (artifacts, context) =>
    inQuestion(artifacts, context).map((load) => {
      const draft = linearDraft(load, context, {
        what: 'Connections',
        metrics: 'ClientConnections',
        unit: 'connections',
        limit: MOST_CONNECTIONS,
        peak: load.measured?.connections ?? null,
        // Clients connect to all nodes: more of them take none off the others.
        ran: null,
        stays: load.measured?.connectionsAsTheyWere ?? null,
      });
      return {
        ...draft,
        fix: (expected) => {
          const more = draft.fix(expected);
          return {
            ...more,
            action: `Let the clients of ${load.cluster.clusterName} share connections: one client in each process, with few connections, and with the timeouts that it comes with. ${more.action}`,
          };
        },
      };
    }),
});

const ALL_BANDWIDTH_PERCENT = 100;

export const daxNetwork = defineCeilingFamily({
  id: 'dax-network',
  title: 'Nodes of DAX have the bandwidth that the peak needs',
  failureTitle: 'Nodes of DAX run out of bandwidth before the peak',
  why: 'A node that has used up its network credits is held to the baseline of its type: packets wait, and then are dropped, and clients take the node for gone.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-metrics-dimensions-dax.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'the larger of BaselineNetworkBytesInUtilization and BaselineNetworkBytesOutUtilization of the busiest node at normal peak × m, against 100 % of the bandwidth that its type has at all times, as DAX itself measures it. Where more nodes ran than now, that of then × nodes of then ÷ nodes of now; where fewer did, it is between that share and all of it. Without the zone with the most nodes × nodes ÷ nodes left. Credits, by which smaller types go beyond it for a while, are not counted.',
  remedy: 'Add nodes, read fewer and smaller items, or move to a cluster of a larger node type.',
  kind: 'configured',
  elastic: true,
  needs: ['daxClusters'],
  uses: ['daxClusterPeaks'],
  estimate: (artifacts, context) =>
    inQuestion(artifacts, context).map((load) =>
      linearDraft(load, context, {
        what: 'Bandwidth',
        metrics: 'BaselineNetworkBytesInUtilization and BaselineNetworkBytesOutUtilization',
        unit: '%',
        limit: ALL_BANDWIDTH_PERCENT,
        ...busierWay(load.measured),
        stays: null,
      }),
    ),
});

/** AWS limits each direction by itself; not known where one is not. */
function busierWay(measured: DaxClusterPeak | undefined): Pick<Linear, 'peak' | 'ran'> {
  const { networkInPercent: taken = null, networkOutPercent: given = null, nodesAt } = measured ?? {};
  if (taken === null || given === null) return { peak: null, ran: null };
  return taken.value > given.value
    ? { peak: taken, ran: nodesAt?.networkIn ?? null }
    : { peak: given, ran: nodesAt?.networkOut ?? null };
}

/** What grows in proportion to traffic, and the limit of a node for it. */
interface Linear {
  readonly what: string;
  readonly metrics: string;
  readonly unit: string;
  readonly limit: number;
  readonly peak: Peak | null;
  /** How many nodes ran at it; null where it is known no better, or more of them take nothing off the others. */
  readonly ran: number | null;
  /** What a node may have however many others there are, as was measured of as many as ran; null where they share it. */
  readonly stays: Peak | null;
}

function linearDraft(
  load: DaxLoad,
  context: FamilyContext,
  { what, metrics, unit, limit, peak, ran, stays }: Linear,
): CeilingDraft {
  const { cluster, owner, measured } = load;
  const density = densityOf(peak, measured?.window, 'maxima', `${metrics} of ${cluster.clusterName}`);
  const proportional = peak && linearUse(peak.value, context.elasticity(owner), 0, context.addedTo(owner));
  const least = peak && stays && peak.value > 0 ? stays.value / peak.value : shareWithMore(load, ran);
  const use = proportional && perhapsShared(proportional, least);
  const { serving, leftWithoutZone: left } = countNodes(cluster);
  const { words, ...zonal } = withoutZone(load, use, (times) => times);
  const { useWithoutZone } = zonal;
  const lost: Zonal =
    stays !== null && left !== null && typeof useWithoutZone === 'object'
      ? { useWithoutZone: perhapsShared(useWithoutZone, left / serving) }
      : zonal;
  return {
    resource: cluster.clusterName,
    title: titled(what, load),
    unit,
    now: peak?.value ?? null,
    ...(use === null
      ? { use, ...(isKnown(density) ? {} : density) }
      : { use, understated: whyNotMeasured(load) ?? understatedBy(density).understated ?? null }),
    ...lost,
    limit,
    evidence: [
      ...(peak
        ? [
            {
              source: `AWS/DAX ${metrics}`,
              at: peak.at,
              detail: `${round(peak.value)} ${unit} of the busiest node at normal peak, taken to grow in proportion to traffic.${moreInWords(load, ran)} ${densityInWords(density)}`,
            },
          ]
        : []),
      nodesInWords(load, words, context),
    ],
    fix: fixOf(load, use, lost, { limit, ran }, context),
  };
}

const ALL_MEMORY_PERCENT = 100;

export const daxCacheMemory = defineCeilingFamily({
  id: 'dax-cache-memory',
  title: 'Nodes of DAX have the memory that the peak needs',
  failureTitle: 'Nodes of DAX fill their memory before the peak',
  why: 'A full cache evicts what the event still needs, each miss goes to the table, and with all memory used DAX refuses writes and may go down.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-metrics-dimensions-dax.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'peak CacheMemoryUtilization of the fullest node, against 100 %. What a cache holds follows the items that are read and how long they live, and not traffic as such: it may stay as it is, or grow × m. It is green where it fits if it grows, and red only where it is full as it is. Each node has the whole cache, so that the loss of some changes nothing.',
  remedy: 'Move to a cluster of a larger node type, or let items expire sooner.',
  kind: 'configured',
  elastic: true,
  needs: ['daxClusters'],
  uses: ['daxClusterPeaks'],
  estimate: (artifacts, context) =>
    inQuestion(artifacts, context).map((load) => memoryCeiling(load, context)),
});

function memoryCeiling(load: DaxLoad, context: FamilyContext): CeilingDraft {
  const { cluster, owner, measured } = load;
  const peak = measured?.memoryPercent ?? null;
  const density = densityOf(
    peak,
    measured?.window,
    'maxima',
    `CacheMemoryUtilization of ${cluster.clusterName}`,
  );
  const use =
    peak &&
    useBetween(
      { fixedLoad: peak.value, elasticLoad: 0 },
      loadGrowing(peak.value, { factor: context.elasticity(owner), added: context.addedTo(owner) }),
    );
  return {
    resource: cluster.clusterName,
    title: `Memory of the fullest node of ${cluster.clusterName} (${cluster.nodeType})`,
    unit: '%',
    now: peak?.value ?? null,
    ...(use === null
      ? { use, ...(isKnown(density) ? {} : density) }
      : { use, understated: whyNotMeasured(load) ?? understatedBy(density).understated ?? null }),
    ...(countNodes(cluster).leftWithoutZone === 0 && { useWithoutZone: 'lost' as const }),
    limit: ALL_MEMORY_PERCENT,
    evidence: peak
      ? [
          {
            source: 'AWS/DAX CacheMemoryUtilization',
            at: peak.at,
            detail: `${round(peak.value)} % of the memory of the fullest node, which may stay so or grow with traffic. ${densityInWords(density)}`,
          },
        ]
      : [],
    fix: () => takeLargerNodes(cluster),
  };
}

const QUOTAS = SERVICES.dax.quotas.dax;

export const daxNodes = defineCeilingFamily({
  id: 'dax-nodes',
  title: 'Quota of nodes of DAX leaves room for what is planned',
  failureTitle: 'Quota of nodes of DAX is too small for what is planned',
  why: 'A node that is added for the event is refused once the region has as many as the quota allows, and so is a second cluster to move to.',
  docs: 'https://docs.aws.amazon.com/general/latest/gr/ddb.html',
  workbook: '11 Service Limits',
  unit: 'nodes',
  formula:
    'nodes of all clusters of DAX of the region + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['daxClusters'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) =>
    countAgainstQuota(
      {
        ...{ resource: 'Nodes of DAX', title: 'Nodes of DAX in the region', unit: 'nodes' },
        ...{ quotaCode: QUOTAS.nodes, serviceCode: 'dax' },
      },
      {
        now: listDaxClusters(artifacts).reduce((sum, { cluster }) => sum + cluster.totalNodes, 0),
        added: context.plannedAdditions(QUOTAS.nodes),
        source: 'dax:DescribeClusters',
      },
      artifacts.serviceQuotas,
      context,
    ),
});
