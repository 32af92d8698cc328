import { isKnown, type Missing } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts, Peak } from '../../model/artifacts';
import type { Evidence } from '../../model/ceiling';
import { SERVICES } from '../../model/services';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { type Density, densityInWords, densityOf, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS } from '../entrance-traffic';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import {
  addedField,
  boundedUse,
  linearUse,
  perhapsShared,
  scaledUse,
  timesLoad,
  type Use,
  useAtMost,
  useBetween,
} from '../growth';
import { growthOf } from '../measured-share';
import {
  addBrokers,
  type ChangesOf,
  enlargedBy,
  enlargeStorage,
  instanceThroughputOf,
  isExpress,
  listMskClusters,
  MIB_IN_MB,
  type MskBrokers,
  type MskLoad,
  provisionThroughput,
  STEP_MS,
  sinceChangeInWords,
  storageScalingOf,
  throughputOf,
  volumeThroughputOf,
  whyNotMeasured,
} from '../msk-clusters';
import { mostAtPeak, neededUse } from '../needed-use';
import { countAgainstQuota } from '../quota-ceiling';

type ClusterArtifacts = Pick<Artifacts, 'mskClusters'> & Partial<Artifacts>;

/** A cluster that has brokers. */
type BrokerLoad = MskLoad & { readonly brokers: MskBrokers };

const inQuestion = (artifacts: ClusterArtifacts, context: FamilyContext): MskLoad[] =>
  listMskClusters(artifacts).filter(({ owner }) => context.inScope(owner));

const withBrokers = (artifacts: ClusterArtifacts, context: FamilyContext): BrokerLoad[] =>
  inQuestion(artifacts, context).flatMap((load) =>
    load.cluster.provisioned === null ? [] : { ...load, brokers: load.cluster.provisioned },
  );

/** CPU that two virtual ones of `t3.small` have for ever; above that they spend credits, which are not read (EC2, "Burstable performance instances"). */
const BURSTABLE_CPU_PERCENT = 20;

const isBurstable = ({ instanceType }: MskBrokers): boolean => instanceType.startsWith('kafka.t');

/** "Maintain the total CPU utilization under 60 %", which leaves room for the loss of a broker ("Best practices for Standard brokers"). */
const MOST_CPU_PERCENT = 60;

export const mskCpu = defineCeilingFamily({
  id: 'msk-cpu',
  title: 'Brokers of MSK have the CPU that the peak needs',
  failureTitle: 'Brokers of MSK run out of CPU before the peak',
  why: 'A broker that is too busy answers late and falls behind in copying, and there is nothing left to take over from one that is lost.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'CpuUser + CpuSystem of the busiest broker at normal peak × m, against the 60 % below which AWS advises to stay, so that the others can take over from one. Over two zones that is not enough: without one, the others carry twice as much, against 100 %. Burstable brokers have 20 % for sure, with or without a zone; what holds only while credits last is yellow. All of it is taken to grow, unless the hours of the look-back show that a share does not. Where their type or number was changed within the look-back, only what was measured since then counts.',
  remedy: 'Add brokers and move partitions to them, or take larger ones.',
  kind: 'configured',
  elastic: true,
  needs: ['mskClusters'],
  uses: ['mskClusterPeaks', 'mskClusterOperations', ...ENTRANCE_ARTIFACTS],
  estimate: (artifacts, context) => withBrokers(artifacts, context).map((load) => cpuCeiling(load, context)),
});

function cpuCeiling(load: BrokerLoad, context: FamilyContext): CeilingDraft {
  const { cluster, owner, measured, brokers } = load;
  const { clusterName: name } = cluster;
  const { brokerCount, instanceType } = brokers;
  const peak = measured?.brokers?.cpu ?? null;
  const density = densityIn(load, peak, 'means', 'CpuUser and CpuSystem', 'brokerChange');
  const growth =
    measured?.brokers && peak
      ? growthOf(
          { byHour: measured.brokers.cpuByHour, window: measured.window, peak: peak.value },
          context.traffic,
          {
            elasticity: context.elasticity(owner),
            added: context.addedTo(owner),
            multiplier: context.multiplier,
          },
        )
      : null;
  const limit = isBurstable(brokers) ? BURSTABLE_CPU_PERCENT : MOST_CPU_PERCENT;
  const use = growth && perhapsShared(growth.use, limit / MOST_CPU_PERCENT);
  const { words, ...zonal } = cpuWithoutZone(brokers, use);
  return {
    resource: name,
    title: `CPU of the busiest broker of ${name} (${brokerCount} × ${instanceType})`,
    unit: '%',
    now: peak?.value ?? null,
    ...(growth === null
      ? { use: null, ...(isKnown(density) ? {} : density) }
      : {
          use,
          useByDay: growth.useByDay,
          ...understatedIn(load, density, 'brokerChange'),
          isFlattened: isKnown(density) && density.isFlattened,
        }),
    ...zonal,
    limit,
    evidence: [
      ...(peak && growth
        ? [
            {
              source: 'AWS/Kafka CpuUser, CpuSystem',
              at: peak.at,
              detail: `${round(peak.value)} % of the busiest broker at normal peak${growth.words} ${densityInWords(density)}`,
            },
          ]
        : []),
      brokersInWords(brokers, words, context),
    ],
    fix: (expected) => {
      const needed = Math.max(expected, mostAtPeak(neededUse(use, zonal, context), context));
      const kept = limit * context.plan.thresholds.yellow;
      return addBrokers(cluster, brokers, (brokerCount * needed) / kept, context.target);
    },
  };
}

/** How dense the data behind a peak are, of which a change of the brokers leaves a part. */
function densityIn(
  load: MskLoad,
  peak: Peak | null,
  points: Parameters<typeof densityOf>[2],
  metric: string,
  changes: ChangesOf = 'countChange',
  window = load.measured?.window,
): Density | Missing {
  const density = densityOf(peak, window, points, `${metric} of ${load.cluster.clusterName}`);
  const since = sinceChangeInWords(load, changes);
  return isKnown(density)
    ? { ...density, words: `${density.words}${since}` }
    : { missing: `${density.missing}${since}` };
}

/** Why more may be used than was measured. */
const understatedIn = (
  load: MskLoad,
  density: Density | Missing,
  changes?: ChangesOf,
): Pick<CeilingDraft, 'understated'> => ({
  understated: whyNotMeasured(load, changes) ?? understatedBy(density).understated ?? null,
});

const brokersInWords = (
  { brokerCount, zoneCount, instanceType }: MskBrokers,
  words: string,
  { asOf }: FamilyContext,
): Evidence => ({
  source: 'kafka:ListClustersV2',
  at: asOf,
  detail: `${brokerCount} × ${instanceType} in ${zoneCount} zones, and nothing adds any. ${words}`,
});

/** What becomes of the CPU of brokers where a zone of them is lost, in terms of the limit with all of them. */
function cpuWithoutZone(
  brokers: MskBrokers,
  use: Use | null,
): Pick<CeilingDraft, 'useWithoutZone'> & { readonly words: string } {
  const { zoneCount } = brokers;
  if (zoneCount < 2)
    return { useWithoutZone: 'lost', words: 'All brokers are in one zone, and lost with it.' };
  const times = zoneCount / (zoneCount - 1);
  const left = `Without a zone the others carry ${round(times)} times as much`;
  if (isBurstable(brokers)) {
    return {
      ...(use && { useWithoutZone: scaledUse(use, times) }),
      words: `${left}. ${BURSTABLE_CPU_PERCENT} % of a burstable broker are there for sure, and more while it has CPU credits, which are not read.`,
    };
  }
  const ofLimit = (times * MOST_CPU_PERCENT) / 100;
  return ofLimit <= 1
    ? { words: `${left}, for which ${MOST_CPU_PERCENT} % leave room.` }
    : {
        ...(use && { useWithoutZone: scaledUse(use, ofLimit) }),
        words: `${left}, so that they are fully busy where each was at ${round(100 / times)} %: counted as ${round(ofLimit)} times its use.`,
      };
}

const GIB = 1024 ** 3;
const DAY_SECONDS = 86_400;
const DAY_MS = DAY_SECONDS * 1000;

export const mskStorage = defineCeilingFamily({
  id: 'msk-storage',
  title: 'Storage of Standard brokers lasts through the event',
  failureTitle: 'Storage of a broker fills before the event is over',
  why: 'A broker without free storage stops, and what led there has to be led elsewhere.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html#bestpractices-monitor-disk-space',
  workbook: '12 Performance',
  unit: 'GiB',
  formula:
    'what is used of the volume of the fullest broker + growth a day × days until the event + what is written in the event: BytesInPerSec at normal peak × m × replicas × the share of the busiest broker, for as long as the event is, against the size of the volume. How much expires in that time is not read: it may be anything from nothing to all that is written, so that what fits only if it all does is yellow. With auto scaling the size counts that it reaches before the event with a step a day. Each step is a tenth, and the next may come six hours later or more than a day: what fits only with one every six hours in the event is yellow.',
  remedy: 'Give brokers larger volumes, or let topics keep records for a shorter time.',
  kind: 'configured',
  elastic: true,
  needs: ['mskClusters'],
  uses: ['mskClusterPeaks', 'mskClusterOperations', 'scalableTargets'],
  estimate: (artifacts, context) =>
    withBrokers(artifacts, context)
      .filter(({ brokers }) => !isExpress(brokers))
      .map((load) => storageCeiling(load, artifacts, context)),
});

function storageCeiling(
  load: BrokerLoad,
  { scalableTargets }: Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { cluster, brokers, measured } = load;
  const { clusterName: name } = cluster;
  const { volumeSizeGiB: size } = brokers;
  const used = measured?.brokers?.diskUsed ?? null;
  const density = densityIn(
    load,
    used,
    'maxima',
    'KafkaDataLogsDiskUsed',
    'countChange',
    measured?.brokers?.diskWindow,
  );
  const growth = size === null ? null : storageUse(load, size, context);
  const { limit, perhaps, words } = storageInEvent(load, growth, scalableTargets, context);
  const use =
    growth && limit !== null && perhaps !== null ? perhapsShared(growth.use, limit / perhaps) : null;
  return {
    resource: name,
    title: `Storage of the fullest broker of ${name}`,
    unit: 'GiB',
    now: used && size !== null ? (used.value * size) / 100 : null,
    ...(isKnown(density) ? { use, ...whyNoStorage(load, growth !== null) } : { use: null, ...density }),
    limit,
    evidence: [
      { source: 'kafka:ListClustersV2', at: context.asOf, detail: words },
      ...(growth === null || used === null
        ? []
        : [
            {
              source: 'AWS/Kafka KafkaDataLogsDiskUsed, BytesInPerSec',
              at: used.at,
              detail: `${round(used.value)} % of the fullest volume. ${growth.words} ${densityInWords(density)}`,
            },
          ]),
    ],
    fix: (expected) => {
      const needed = Math.max(expected, mostAtPeak(use, context));
      const kept = needed / context.plan.thresholds.yellow;
      const gib = Math.ceil(Number(kept.toPrecision(12)));
      return enlargeStorage(cluster, brokers, gib, scalableTargets, context.target);
    },
  };
}

/** Why what is stored is not known, or may be more than is. */
function whyNoStorage(load: BrokerLoad, isMeasured: boolean): Pick<CeilingDraft, 'missing' | 'understated'> {
  const { clusterName: name } = load.cluster;
  if (load.brokers.volumeSizeGiB === null)
    return { missing: `MSK did not say how large the volumes of ${name} are.` };
  return isMeasured
    ? { understated: whyNotMeasured(load) }
    : { missing: `CloudWatch has less than a day of data for the storage of ${name}.` };
}

/** How large the volume of a broker is in the event, in GiB: for sure, and perhaps by its end. */
function storageInEvent(
  { cluster, brokers: { volumeSizeGiB: size } }: BrokerLoad,
  growth: { readonly atStart: number; readonly beyondTarget: (gib: number) => number } | null,
  scalableTargets: Artifacts['scalableTargets'] | undefined,
  { window }: FamilyContext,
): { readonly limit: number | null; readonly perhaps: number | null; readonly words: string } {
  const alone = { limit: size, perhaps: size };
  const each = `Each broker has a volume of ${size ?? 'an unknown number of'} GiB`;
  if (scalableTargets === undefined)
    return { ...alone, words: `${each}; whether it grows by itself is not known.` };
  const scaling = storageScalingOf(cluster, scalableTargets);
  if (scaling === null) return { ...alone, words: `${each}, and nothing enlarges it.` };
  if (scaling === 'off')
    return { ...alone, words: `${each}; its auto scaling is suspended or has no policy.` };
  if (size === null || growth === null) return { ...alone, words: `${each}.` };
  const length = Date.parse(window.end) - Date.parse(window.start);
  const before = Math.floor(growth.beyondTarget(size * scaling.target));
  const needed = Math.max(size, Math.min(scaling.maximum, growth.atStart / scaling.target));
  const limit = Math.min(needed, enlargedBy(size, before, scaling.maximum));
  const perhaps = enlargedBy(needed, Math.floor(length / STEP_MS), scaling.maximum);
  return {
    ...{ limit, perhaps },
    words: `${each}; auto scaling enlarges it above ${round(scaling.target * 100)} %, to at most ${scaling.maximum} GiB. With a step a day it has ${round(limit)} GiB as the event begins; with one every six hours it may get to ${round(perhaps)} GiB by the end of it, which AWS does not promise.`,
  };
}

/** What is stored at a multiple of traffic on the fullest broker, in GiB; null where too little was measured. */
function storageUse(
  { owner, measured, brokers }: BrokerLoad,
  size: number,
  { asOf, window, elasticity, addedTo }: FamilyContext,
): {
  readonly use: Use;
  readonly atStart: number;
  /** Days before the event in which more than so many GiB are stored. */
  readonly beyondTarget: (gib: number) => number;
  readonly words: string;
} | null {
  const { diskUsed: used = null, diskGrowthPerDay: growth = null } = measured?.brokers ?? {};
  if (measured === undefined || used === null || growth === null) return null;
  const [start, end, at] = [window.start, window.end, used.at].map(Date.parse) as [number, number, number];
  const perDay = (growth * size) / 100;
  const daysBefore = Math.max(0, (start - at) / DAY_MS);
  const eventDays = Math.max(0, end - Math.max(start, at)) / DAY_MS;
  const atStart = (used.value * size) / 100 + perDay * daysBefore;
  const { bytesPerSecond, words: ofReplicas } = writtenToOne(measured, brokers);
  const gibPerDay = (bytesPerSecond * DAY_SECONDS) / GIB;
  const written = Math.max(perDay, gibPerDay) * eventDays;
  const factor = elasticity(owner);
  return {
    use: useBetween(
      { fixedLoad: atStart + perDay * eventDays, elasticLoad: 0 },
      {
        fixedLoad: atStart + written * (1 - factor),
        elasticLoad: written * factor,
        ...addedField(timesLoad(addedTo(owner), written)),
      },
    ),
    atStart,
    beyondTarget: (gib) => {
      const left = Math.max(0, (start - Date.parse(asOf)) / DAY_MS);
      if (atStart <= gib) return 0;
      return perDay === 0 ? left : Math.min(left, (atStart - gib) / perDay);
    },
    words: `It grows ${round(perDay)} GiB a day: at that rate for the ${round(daysBefore)} days until the event. A day at normal peak writes ${round(gibPerDay)} GiB to the busiest broker (${ofReplicas}), taken to grow in proportion to traffic. What expires in the ${round(eventDays)} days of the event is not read.`,
  };
}

/** What is written at normal peak to the broker that gets the most, with the copies of others, and what it sends for these. */
function writtenToOne(
  { bytesInPerSecond, brokers: peaks, latest }: NonNullable<MskLoad['measured']>,
  { brokerCount, zoneCount }: MskBrokers,
): { readonly bytesPerSecond: number; readonly copied: number; readonly words: string } {
  const bytes = bytesInPerSecond?.value ?? 0;
  const even = 1 / Math.max(1, brokerCount);
  const share =
    bytes === 0 ? even : Math.max(even, Math.min(1, (peaks?.bytesInPerSecond?.value ?? 0) / bytes));
  // What a cluster is set to unless a topic says otherwise ("Default Amazon MSK configuration").
  const replicas = latest?.replicas ?? zoneCount;
  return {
    bytesPerSecond: bytes * replicas * share,
    copied: bytes * Math.max(0, replicas - 1) * share,
    words: `${round(replicas)} replicas${latest?.replicas ? '' : ', as by default'}`,
  };
}

/** "Maximum number of TCP connections per broker (IAM access control)": the same of both kinds of brokers. */
const MOST_IAM_CONNECTIONS = 3_000;

export const mskConnections = defineCeilingFamily({
  id: 'msk-connections',
  title: 'Brokers of MSK take the connections of the peak',
  failureTitle: 'Broker of MSK refuses connections before the peak',
  why: 'Past their limit, brokers refuse clients that authenticate with IAM; instances that are launched for the event then never get to work.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/limits.html',
  workbook: '11 Service Limits',
  unit: 'connections',
  formula:
    'ClientConnectionCount of clients with IAM of the broker that has the most, as it is and up to × m, against the 3,000 of each broker. That brokers were set to more (listener.name.client_iam.max.connections) is not read. Without a zone × zones ÷ (zones − 1). How many more clients more traffic has is not known: what fits only if there are none more is yellow. Other ways to authenticate have no such limit, and of serverless clusters CloudWatch shows no connections.',
  remedy: 'Let clients share connections, or add brokers.',
  kind: 'configured',
  elastic: true,
  needs: ['mskClusters'],
  uses: ['mskClusterPeaks', 'mskClusterOperations'],
  estimate: (artifacts, context) =>
    withBrokers(artifacts, context)
      .filter(mayUseIam)
      .map((load) => connectionCeiling(load, context)),
});

/** Whether clients may connect with IAM: not where others are used and none of it was seen. */
const mayUseIam = (load: BrokerLoad): boolean => {
  const { brokers, measured } = load;
  return (
    brokers.clientAuthentication.includes('iam') &&
    (brokers.clientAuthentication.length === 1 ||
      measured?.isWritten !== true ||
      whyNotMeasured(load) !== null ||
      measured.brokers?.iamConnections?.value !== 0)
  );
};

function connectionCeiling(load: BrokerLoad, context: FamilyContext): CeilingDraft {
  const { cluster, owner, measured, brokers } = load;
  const { clusterName: name } = cluster;
  const { zoneCount, brokerCount } = brokers;
  const peak = measured?.brokers?.iamConnections ?? null;
  const density = densityIn(load, peak, 'means', 'ClientConnectionCount');
  const factor = context.elasticity(owner);
  const use =
    peak === null
      ? null
      : useBetween(
          { fixedLoad: peak.value, elasticLoad: 0 },
          {
            fixedLoad: peak.value * (1 - factor),
            elasticLoad: peak.value * factor,
            ...addedField(timesLoad(context.addedTo(owner), peak.value)),
          },
        );
  const isRaised = (peak?.value ?? 0) > MOST_IAM_CONNECTIONS;
  const zonal: Pick<CeilingDraft, 'useWithoutZone'> =
    zoneCount < 2
      ? { useWithoutZone: 'lost' }
      : use === null
        ? {}
        : { useWithoutZone: scaledUse(use, zoneCount / (zoneCount - 1)) };
  return {
    resource: name,
    title: `Connections with IAM to the busiest broker of ${name}`,
    unit: 'connections',
    now: peak?.value ?? null,
    use,
    ...zonal,
    limit: isRaised ? null : MOST_IAM_CONNECTIONS,
    ...(isRaised && {
      missing: `A broker of ${name} has more connections than the ${MOST_IAM_CONNECTIONS} of the default, so that it was set to more, which is not read.`,
    }),
    ...(peak === null && !isKnown(density) ? density : understatedIn(load, density)),
    evidence: [
      {
        source: 'kafka:ListClustersV2',
        at: context.asOf,
        detail: `Clients authenticate with ${brokers.clientAuthentication.join(', ')}. A broker takes ${MOST_IAM_CONNECTIONS} connections with IAM unless it was set to more.`,
      },
      ...(peak === null
        ? []
        : [
            {
              source: 'AWS/Kafka ClientConnectionCount',
              at: peak.at,
              detail: `${round(peak.value)} connections with IAM to the busiest broker at normal peak. ${densityInWords(density)}`,
            },
          ]),
    ],
    fix: (expected) => {
      const needed = Math.max(expected, mostAtPeak(neededUse(use, zonal, context), context));
      const kept = MOST_IAM_CONNECTIONS * context.plan.thresholds.yellow;
      const more = addBrokers(cluster, brokers, (brokerCount * needed) / kept, context.target);
      return { ...more, action: `Let clients share connections, above all functions. ${more.action}` };
    },
  };
}

/** MB a second of each serverless cluster, and of each of its partitions ("MSK Serverless quota"). */
const OF_SERVERLESS = { in: 200, out: 400 } as const;
const OF_PARTITION = { in: 5, out: 10 } as const;

const MB = 1e6;

export const mskThroughput = defineCeilingFamily({
  id: 'msk-throughput',
  title: 'Clusters of MSK take what is written and read at the peak',
  failureTitle: 'MSK slows down clients before the peak',
  why: 'Past its throughput, MSK makes clients wait: producers pile up records or lose them, and consumers fall behind.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/limits.html',
  workbook: '11 Service Limits',
  unit: 'MB/s',
  formula: `BytesInPerSec or BytesOutPerSec, whichever fills more, at normal peak × m: of the busiest Express broker against what AWS publishes that its type sustains, beyond which it may get slower and is throttled at half as much again; of all topics of a serverless cluster against its 200 MB a second in and 400 out. ${BUSIEST_SECOND_ASSUMED} Of Express brokers that is no assumption that counts, as they take such bursts. A serverless cluster is green only where one partition alone would carry all of it (5 MB a second in and 10 out), as what each carries is not read. Of the busiest Standard broker what is written to its volume, with all replicas, and what its network sends to consumers and replicas count, against what its volume takes (250 MiB a second, or what is provisioned) and what EC2 publishes that the instance of its name carries to volumes and on its network. That brokers carry as much is assumed: never red. Without a zone × zones ÷ (zones − 1).`,
  remedy:
    'Add brokers or take larger ones; spread a serverless cluster over several, or go to one with brokers.',
  kind: 'quota',
  elastic: true,
  needs: ['mskClusters', 'mskClusterPeaks'],
  uses: ['mskClusterOperations'],
  estimate: (artifacts, context) =>
    inQuestion(artifacts, context).flatMap((load) => throughputCeiling(load, context)),
});

/** What a cluster takes and gives, and of what. */
interface Carrier {
  /** Null where none is known. */
  readonly limits: { readonly in: number; readonly out: number } | null;
  /** Whether it is its volumes that carry no more of what is written. */
  readonly isOfVolume?: boolean;
  readonly what: string;
  readonly words: string;
  readonly taken: Peak | null | undefined;
  readonly given: Peak | null | undefined;
}

function carrierOf(load: MskLoad): Carrier {
  const { clusterName, provisioned } = load.cluster;
  const { measured } = load;
  if (provisioned === null) {
    return {
      limits: OF_SERVERLESS,
      what: clusterName,
      words: `It is serverless: AWS lets it take ${OF_SERVERLESS.in} MB a second and give ${OF_SERVERLESS.out}, and each partition ${OF_PARTITION.in} and ${OF_PARTITION.out}: what single ones carry is not read. ${BUSIEST_SECOND_ASSUMED}`,
      taken: measured?.bytesInPerSecond,
      given: measured?.bytesOutPerSecond,
    };
  }
  if (!isExpress(provisioned)) return standardCarrier(clusterName, provisioned, measured);
  const limits = throughputOf(provisioned) ?? null;
  return {
    limits,
    what: `the busiest broker of ${clusterName}`,
    words: `${provisioned.brokerCount} × ${provisioned.instanceType}${limits === null ? '.' : `, of which each sustains ${limits.in} MB a second in and ${limits.out} out, and is throttled beyond ${limits.mostIn} and ${limits.mostOut}.`}`,
    taken: measured?.brokers?.bytesInPerSecond,
    given: measured?.brokers?.bytesOutPerSecond,
  };
}

/** What the volume of the busiest Standard broker takes, and what its network gives. */
function standardCarrier(clusterName: string, brokers: MskBrokers, measured: MskLoad['measured']): Carrier {
  const { bytesInPerSecond: taken = null } = measured ?? {};
  const given = measured?.brokers?.bytesOutPerSecond;
  const { bytesPerSecond, copied, words } = measured
    ? writtenToOne(measured, brokers)
    : { bytesPerSecond: 0, copied: 0, words: '' };
  const carried = instanceThroughputOf(brokers);
  const volume = volumeThroughputOf(brokers) * MIB_IN_MB;
  const provisioned = brokers.volumeThroughputMiB === null ? 'as none more is provisioned' : 'as provisioned';
  return {
    limits: carried === undefined ? null : { in: Math.min(volume, carried.volume), out: carried.network },
    isOfVolume: carried !== undefined && volume < carried.volume,
    what: `the busiest broker of ${clusterName}, with replicas`,
    words: `${brokers.brokerCount} × ${brokers.instanceType}${carried === undefined ? '.' : `, ${words}. A volume takes ${round(volume)} MB a second, ${provisioned}. That each broker carries ${carried.volume} MB a second to it, and ${carried.network} from its network, is assumed: EC2 publishes as much of the instances that they are named after, and MSK nothing. ${BUSIEST_SECOND_ASSUMED}`}`,
    taken: taken && {
      ...{ ...taken, value: bytesPerSecond },
      // The share of the busiest is known of that time.
      hoursWithData: Math.min(taken.hoursWithData, measured?.brokers?.bytesInPerSecond?.hoursWithData ?? 0),
    },
    given: given && { ...given, value: given.value + copied },
  };
}

/** What goes one way, in MB a second. */
interface Way {
  readonly noun: string;
  readonly metric: string;
  readonly peak: Peak | null;
  readonly limit: number | null;
}

/** The way that fills more of what it may. */
function fullerWay({ limits, taken, given }: Carrier): Way {
  const written: Way = {
    ...{ noun: 'written to', metric: 'BytesInPerSec' },
    ...{ peak: inMb(taken), limit: limits?.in ?? null },
  };
  const read: Way = {
    ...{ noun: 'read from', metric: 'BytesOutPerSec' },
    ...{ peak: inMb(given), limit: limits?.out ?? null },
  };
  return filled(read) > filled(written) ? read : written;
}

function throughputCeiling(load: MskLoad, context: FamilyContext): CeilingDraft[] {
  const { cluster, measured } = load;
  const { clusterName: name, provisioned } = cluster;
  const missing = whyNotMeasured(load);
  if (missing === null && measured?.isWritten === false) return [];
  const carrier = carrierOf(load);
  const { noun, metric, peak, limit } = fullerWay(carrier);
  const more = missing ?? whyOneWayIsUnknown(load, carrier);
  const density = densityIn(load, peak, 'rates', metric);
  const use = peak === null ? null : throughputUse(load, peak.value, context);
  const zonal: Pick<CeilingDraft, 'useWithoutZone'> =
    use === null ? {} : throughputWithoutZone(provisioned, use);
  return [
    {
      resource: name,
      title: `What is ${noun} ${carrier.what}`,
      unit: 'MB/s',
      now: peak?.value ?? null,
      use,
      ...zonal,
      limit,
      ...(limit === null
        ? { missing: `What ${provisioned?.instanceType} carries is not known to this program.` }
        : peak === null
          ? { missing: more ?? densityInWords(density) }
          : {}),
      ...(more === null ? understatedBy(density) : { understated: more }),
      isFlattened: (isKnown(density) && density.isFlattened) || mayExceedPartition(load, carrier, context),
      evidence: [
        { source: 'kafka:ListClustersV2', at: context.asOf, detail: carrier.words },
        ...(peak === null
          ? []
          : [
              {
                source: `AWS/Kafka ${metric}`,
                at: peak.at,
                detail: `${round(peak.value)} MB a second were ${noun} ${carrier.what} at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
              },
            ]),
      ],
      fix: (expected) => {
        const needed = Math.max(expected, mostAtPeak(neededUse(use, zonal, context), context));
        if (provisioned !== null && limit !== null) {
          const kept = needed / context.plan.thresholds.yellow;
          const faster =
            carrier.isOfVolume === true && metric === 'BytesInPerSec'
              ? provisionThroughput(
                  cluster,
                  provisioned,
                  Math.ceil(Number((kept / MIB_IN_MB).toPrecision(12))),
                  context.target,
                )
              : null;
          const brokers = (provisioned.brokerCount * kept) / limit;
          return faster ?? addBrokers(cluster, provisioned, brokers, context.target);
        }
        return {
          action: `Spread what is ${noun} ${name} over several clusters, or move to a cluster with Express brokers: of ${Math.ceil(needed)} MB a second too little of what AWS lets it carry is left.`,
          lead: 'rebuild',
        };
      },
    },
  ];
}

/** Brokers always tell of both ways, be it of none. */
const whyOneWayIsUnknown = ({ cluster }: MskLoad, { taken, given }: Carrier): string | null =>
  cluster.provisioned !== null && (!taken || !given)
    ? `CloudWatch gave no complete data of what is written to ${cluster.clusterName} and read from it.`
    : null;

/** The others carry what those of a lost zone did. */
const throughputWithoutZone = (
  brokers: MskBrokers | null,
  use: Use,
): Pick<CeilingDraft, 'useWithoutZone'> => {
  if (brokers === null) return {};
  const { zoneCount } = brokers;
  return { useWithoutZone: zoneCount < 2 ? 'lost' : scaledUse(use, zoneCount / (zoneCount - 1)) };
};

/** Whether one partition of a serverless cluster could not carry all of it, so that it depends on how it is spread. */
function mayExceedPartition(load: MskLoad, { taken, given }: Carrier, context: FamilyContext): boolean {
  if (load.cluster.provisioned !== null) return false;
  const ways = [
    { peak: inMb(taken), limit: OF_PARTITION.in },
    { peak: inMb(given), limit: OF_PARTITION.out },
  ];
  return ways.some(
    ({ peak, limit }) =>
      peak !== null && mostAtPeak(throughputUse(load, peak.value, context), context) > limit,
  );
}

/**
 * What a type of Express broker sustains leaves room for bursts of half as much again; what a serverless cluster may carry does not. What a
 * Standard broker carries is assumed, and may be more.
 */
function throughputUse({ cluster, owner }: MskLoad, megabytes: number, context: FamilyContext): Use {
  const factor = context.elasticity(owner);
  const added = context.addedTo(owner);
  if (cluster.provisioned === null) return boundedUse([megabytes, BUSIEST_SECOND * megabytes], factor, added);
  return isExpress(cluster.provisioned)
    ? linearUse(megabytes, factor, 0, added)
    : useAtMost(BUSIEST_SECOND * megabytes, factor, added);
}

const inMb = (peak: Peak | null | undefined): Peak | null =>
  peak ? { ...peak, value: peak.value / MB } : null;

/** What share of its limit goes one way; below all that does where either is not known. */
const filled = ({ peak, limit }: Way): number => (peak === null || limit === null ? -1 : peak.value / limit);

const QUOTAS = SERVICES.kafka.quotas.kafka;

const brokersOf = (artifacts: ClusterArtifacts): BrokerCount[] =>
  listMskClusters(artifacts).flatMap(({ cluster: { clusterName, provisioned } }) =>
    provisioned === null ? [] : { clusterName, ...provisioned },
  );

type BrokerCount = MskBrokers & { readonly clusterName: string };

export const mskBrokers = defineCeilingFamily({
  id: 'msk-brokers',
  title: 'Quotas of brokers of MSK leave room for what is planned',
  failureTitle: 'Quota of brokers of MSK is too small for what is planned',
  why: 'A broker that is added for the event is refused once the region, or its cluster, has as many as the quota allows.',
  docs: 'https://docs.aws.amazon.com/msk/latest/developerguide/limits.html',
  workbook: '11 Service Limits',
  unit: 'brokers',
  formula:
    'brokers of the region + planned additions, against the quota of the account; and those of each cluster, against the quota of one with ZooKeeper or without. They do not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['mskClusters'],
  uses: ['serviceQuotas'],
  estimate(artifacts, context) {
    const clusters = brokersOf(artifacts);
    const common = { unit: 'brokers', serviceCode: 'kafka' } as const;
    const source = 'kafka:ListClustersV2';
    return [
      ...countAgainstQuota(
        {
          ...common,
          ...{ resource: 'Brokers of MSK', title: 'Brokers of MSK in the region' },
          quotaCode: QUOTAS.brokersPerAccount,
        },
        {
          now: clusters.reduce((sum, { brokerCount }) => sum + brokerCount, 0),
          added: context.plannedAdditions(QUOTAS.brokersPerAccount),
          source,
        },
        artifacts.serviceQuotas,
        context,
      ),
      ...clusters.flatMap(({ clusterName, brokerCount, isKraft }) =>
        countAgainstQuota(
          {
            ...common,
            ...{ resource: clusterName, title: `Brokers of ${clusterName}` },
            quotaCode: isKraft ? QUOTAS.brokersPerKraftCluster : QUOTAS.brokersPerCluster,
          },
          { now: brokerCount, added: 0, source },
          artifacts.serviceQuotas,
          context,
        ),
      ),
    ];
  },
});
