import {
  type ClusterConfig,
  DescribeDomainsCommand,
  type DomainStatus,
  type EBSOptions,
  ListDomainNamesCommand,
  type OffPeakWindowOptions,
  OpenSearchClient,
  type ServiceSoftwareOptions,
} from '@aws-sdk/client-opensearch';
import { allInOrder } from '../../lib/concurrency';
import type { OpenSearchDomain, OpenSearchDomainPeak, Tags } from '../../model/artifacts';
import { requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { describeInBatches } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import {
  findHighest,
  findLowest,
  inStorageOfToday,
  meansByHour,
  onNodesOfToday,
  type Point,
  type Series,
  shrinkagePerDay,
} from '../series';
import { tagsOf } from '../tags';

/** OpenSearch Service refuses to describe more at once ("Please provide a maximum of 5 domain names to describe"). */
const PER_CALL = 5;

export const openSearchDomains = defineCollector({
  id: 'openSearchDomains',
  answers: 'Nodes, zones, storage, updates and security groups of domains of OpenSearch Service',
  light: true,
  verified: 'moto',
  actions: ['es:DescribeDomains', 'es:ListDomainNames', 'tag:GetResources'],
  async collect({ clients, signal }) {
    const client = clients.of(OpenSearchClient);
    const [names, tags] = await allInOrder([
      // It has no pages.
      client
        .send(new ListDomainNamesCommand({}), { abortSignal: signal })
        .then(({ DomainNames }) =>
          (DomainNames ?? []).map(({ DomainName }) => requireField(DomainName, 'DomainName')),
        ),
      // ListTags would need a call for each domain.
      tagsOf('es:domain', clients, signal),
    ]);
    const domains = await describeInBatches(names, PER_CALL, async (batch) => {
      const { DomainStatusList } = await client.send(
        new DescribeDomainsCommand({ DomainNames: [...batch] }),
        {
          abortSignal: signal,
        },
      );
      return requireField(DomainStatusList, 'DomainStatusList');
    });
    return domains.map((domain) => toDomain(domain, tags));
  },
});

/** Two zones, where a domain is spread over zones and does not say over how many (API reference, ZoneAwarenessConfig). */
const DEFAULT_ZONES = 2;

const toDomain = (domain: DomainStatus, tags: ReadonlyMap<string, Tags>): OpenSearchDomain => {
  const domainArn = requireField(domain.ARN, 'ARN');
  return {
    domainName: requireField(domain.DomainName, 'DomainName'),
    domainArn,
    isDeleted: domain.Deleted ?? false,
    processingStatus: domain.DomainProcessingStatus ?? null,
    isProcessing: domain.Processing === true || domain.UpgradeProcessing === true,
    ...nodesOf(requireField(domain.ClusterConfig, 'ClusterConfig')),
    ebs: toVolume(domain.EBSOptions),
    availabilityZones: domain.VPCOptions?.AvailabilityZones ?? [],
    securityGroupIds: domain.VPCOptions?.SecurityGroupIds ?? [],
    softwareUpdate: toSoftwareUpdate(domain.ServiceSoftwareOptions),
    installsUpdates: domain.SoftwareUpdateOptions?.AutoSoftwareUpdateEnabled ?? false,
    offPeakStartMinute: startOf(domain.OffPeakWindowOptions),
    autoTune: domain.AutoTuneOptions?.State ?? null,
    snapshotPause: domain.AutomatedSnapshotPauseOptions?.State ?? null,
    tags: tags.get(domainArn) ?? {},
  };
};

function nodesOf(cluster: ClusterConfig) {
  const hasMasters = cluster.DedicatedMasterEnabled === true;
  const zones = cluster.ZoneAwarenessConfig?.AvailabilityZoneCount ?? DEFAULT_ZONES;
  return {
    instanceType: requireField(cluster.InstanceType, 'InstanceType'),
    instanceCount: requireField(cluster.InstanceCount, 'InstanceCount'),
    dedicatedMasterCount: hasMasters ? (cluster.DedicatedMasterCount ?? 0) : 0,
    dedicatedMasterType: hasMasters ? (cluster.DedicatedMasterType ?? null) : null,
    warmCount: cluster.WarmEnabled === true ? (cluster.WarmCount ?? 0) : 0,
    coordinatorCount: (cluster.NodeOptions ?? []).reduce(
      (sum, { NodeConfig }) => sum + (NodeConfig?.Enabled === true ? (NodeConfig.Count ?? 0) : 0),
      0,
    ),
    zoneCount: cluster.ZoneAwarenessEnabled === true ? zones : 1,
    multiAzWithStandby: cluster.MultiAZWithStandbyEnabled ?? false,
  };
}

const toVolume = (ebs: EBSOptions | undefined): OpenSearchDomain['ebs'] =>
  ebs?.EBSEnabled === true
    ? {
        volumeType: requireField(ebs.VolumeType, 'VolumeType'),
        volumeSize: requireField(ebs.VolumeSize, 'VolumeSize'),
        iops: ebs.Iops ?? null,
        throughput: ebs.Throughput ?? null,
      }
    : null;

const toSoftwareUpdate = (update: ServiceSoftwareOptions = {}): OpenSearchDomain['softwareUpdate'] => ({
  status: update.UpdateStatus ?? null,
  isAvailable: update.UpdateAvailable ?? false,
  isOptional: update.OptionalDeployment ?? false,
  automatedUpdateDate: realDate(update.AutomatedUpdateDate),
});

function startOf(offPeak: OffPeakWindowOptions | undefined): number | null {
  const start = offPeak?.OffPeakWindow?.WindowStartTime;
  return offPeak?.Enabled === true && start !== undefined
    ? (start.Hours ?? 0) * 60 + (start.Minutes ?? 0)
    : null;
}

/** OpenSearch Service sends the begin of 1970 where it has no date. */
const realDate = (date: Date | undefined): string | null =>
  date !== undefined && date.getTime() > 0 ? toIso(date) : null;

/** Nodes publish as long as they run, once a minute. */
const query = (
  { domainName, domainArn }: OpenSearchDomain,
  metric: string,
  statistic: MetricQuery['statistic'] = 'Maximum',
): MetricQuery => ({
  namespace: 'AWS/ES',
  metric,
  statistic,
  // The account, which no call returns alone.
  dimensions: {
    DomainName: domainName,
    ClientId: requireField(domainArn.split(':')[4], 'the account of an ARN'),
  },
  silence: 'unknown',
});

/** A domain has a dozen metrics and more. */
const MANY_DATA_POINTS = 5;
const MIB_PER_GIB = 1024;

export const openSearchDomainPeaks = defineCollector({
  id: 'openSearchDomainPeaks',
  answers:
    'The most CPU, heap and storage that each domain used, what it refused, and whether it is red or yellow',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['openSearchDomains'],
  deadlineFactor: MANY_DATA_POINTS,
  async collect(context, { openSearchDomains }) {
    const reader = createMetricReader(context);
    const { window, maximaPeriodSeconds } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    const since = Date.parse(context.collectedAt) - LATEST_MS - maximaPeriodSeconds * 1000;
    const latest = (series: Series): Point | null => {
      const last = series?.at(-1);
      return last !== undefined && last.at >= since ? last : null;
    };
    return readMetrics(
      reader,
      openSearchDomains.map((domain) => {
        const ofMasters = (metric: string) =>
          domain.dedicatedMasterCount > 0 ? query(domain, metric) : null;
        return {
          cpu: query(domain, 'CPUUtilization', 'Average'),
          busiest: query(domain, 'CPUUtilization'),
          nodes: query(domain, 'Nodes'),
          free: query(domain, 'FreeStorageSpace', 'Minimum'),
          heap: query(domain, 'JVMMemoryPressure'),
          oldGen: query(domain, 'OldGenJVMMemoryPressure'),
          masterCpu: ofMasters('MasterCPUUtilization'),
          masterOldGen: ofMasters('MasterOldGenJVMMemoryPressure'),
          searches: query(domain, 'ThreadpoolSearchRejected', 'Average'),
          writes: query(domain, 'ThreadpoolWriteRejected', 'Average'),
          blocked: query(domain, 'ClusterIndexWritesBlocked'),
          red: query(domain, 'ClusterStatus.red'),
          yellow: query(domain, 'ClusterStatus.yellow'),
          green: query(domain, 'ClusterStatus.green'),
          active: query(domain, 'Shards.active'),
          primary: query(domain, 'Shards.activePrimary'),
          failed: query(domain, 'AutomatedSnapshotFailure'),
        };
      }),
      (series, i) => {
        const domain = requireField(openSearchDomains[i], 'a domain for the metrics');
        const { domainName, ebs } = domain;
        // What filled up while traffic was not normal stays full, so these windows are not excluded.
        const free = ebs === null ? series.free : inStorageOfToday(series.free, ebs.volumeSize * MIB_PER_GIB);
        return {
          domainName,
          window,
          cpuUtilization: findHighest(normal(series.cpu)),
          cpuUtilizationByHour: meansByHour(series.cpu, window),
          busiestNodeCpuUtilization: findMaximum(
            onNodesOfToday(series.busiest, dataNodes(series.nodes, domain), domain.instanceCount),
          ),
          freeStorageMiB: findLowest(free),
          storageGrowthMiBPerDay: shrinkagePerDay(free),
          jvmMemoryPressure: findMaximum(series.heap),
          oldGenJvmMemoryPressure: findMaximum(series.oldGen),
          masterCpuUtilization: findMaximum(series.masterCpu),
          masterOldGenJvmMemoryPressure: findMaximum(series.masterOldGen),
          searchRejections: findHighest(normal(rises(series.searches))),
          writeRejections: findHighest(normal(rises(series.writes))),
          writesBlocked: findMaximum(series.blocked),
          latest: toLatest({
            ...{ red: latest(series.red), yellow: latest(series.yellow), green: latest(series.green) },
            ...{ blocked: latest(series.blocked), failed: latest(series.failed) },
            ...{ active: latest(series.active), primary: latest(series.primary) },
          }),
        };
      },
    );
  },
});

/** Nodes that hold data, of all that CloudWatch counts; how many others there are is known of today. */
const dataNodes = (
  nodes: Series,
  { dedicatedMasterCount, warmCount, coordinatorCount }: OpenSearchDomain,
): Series =>
  nodes?.map(({ at, value }) => ({
    at,
    value: value - dedicatedMasterCount - warmCount - coordinatorCount,
  })) ?? null;

/** What ended longer ago says nothing of how a domain is now. */
const LATEST_MS = 3_600_000;

type LatestPoints = Readonly<
  Record<'red' | 'yellow' | 'green' | 'blocked' | 'failed' | 'active' | 'primary', Point | null>
>;

function toLatest(points: LatestPoints): OpenSearchDomainPeak['latest'] {
  const { red, yellow, green, blocked, failed, active, primary } = points;
  const known = Object.values(points).filter((point) => point !== null);
  if (known.length === 0) return null;
  return {
    at: new Date(Math.max(...known.map(({ at }) => at))).toISOString(),
    status: isOn(red) ? 'red' : isOn(yellow) ? 'yellow' : isOn(green) ? 'green' : null,
    writesBlocked: blocked && isOn(blocked),
    snapshotFailed: failed && isOn(failed),
    copies: active && primary && primary.value > 0 ? active.value / primary.value : null,
  };
}

const isOn = (point: Point | null): boolean => point !== null && point.value > 0;

/**
 * By how much a count rose from each period to the next: a node counts from its start on, so that a fall is a new start, which says
 * nothing. What is told of the first period is not known, and taken for none.
 */
const rises = (series: Series): Series =>
  series?.map(({ at, value }, i) => ({ at, value: Math.max(0, value - (series[i - 1]?.value ?? value)) })) ??
  null;
