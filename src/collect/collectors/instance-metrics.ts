import { CloudWatchClient, type Metric, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import { mapConcurrently } from '../../lib/concurrency';
import {
  ARTIFACTS,
  type ClassicLoadBalancer,
  type Ec2Instance,
  type Peak,
  type TargetHealth,
} from '../../model/artifacts';
import { isFixed, registrationsOf } from '../../model/fixed-instances';
import { requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import {
  createMaximumFinder,
  createMetricReader,
  createMinimumFinder,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
  upToNow,
} from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, meansByHour, mergeSeries, type Series } from '../series';

interface Lists {
  readonly ec2Instances: readonly Ec2Instance[];
  readonly targetHealth: readonly TargetHealth[];
  readonly classicLoadBalancers: readonly ClassicLoadBalancer[];
}

/** The instances that get requests and of which nothing launches more: metrics of all others would be bought for nothing. */
function fixedOnPath({ ec2Instances, ...lists }: Lists, { isSelected }: CollectContext): Ec2Instance[] {
  const registrations = registrationsOf(lists);
  return ec2Instances.filter(
    (instance) =>
      isFixed(instance) &&
      (registrations(instance).length > 0 || isSelected(ARTIFACTS.ec2Instances.owner(instance))),
  );
}

/** The types that spend CPU credits, which alone have metrics of them. */
const BURSTABLE = /^t\d/;

export const ec2InstancePeaks = defineCollector({
  id: 'ec2InstancePeaks',
  answers:
    'The most CPU, and the fewest CPU credits, of instances in no Auto Scaling group and no cluster that get requests',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['ec2Instances', 'targetHealth', 'classicLoadBalancers'],
  async collect(context, lists) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    const findMinimum = createMinimumFinder(context, reader);
    const instances = fixedOnPath(lists, context);
    return readMetrics(
      reader,
      instances.map(({ instanceId: InstanceId, instanceType }) => {
        const of = (statistic: MetricQuery['statistic'], metric: string): MetricQuery => ({
          ...{ namespace: 'AWS/EC2', metric, statistic },
          dimensions: { InstanceId },
          silence: 'unknown',
        });
        return {
          cpu: of('Average', 'CPUUtilization'),
          credits: BURSTABLE.test(instanceType)
            ? ({ ...of('Minimum', 'CPUCreditBalance'), lowestAlone: true } satisfies MetricQuery)
            : null,
        };
      }),
      ({ cpu, credits }, i) => ({
        instanceId: requireField(instances[i], 'an instance for the metrics').instanceId,
        window: reader.window,
        cpuUtilization: findHighest(normal(cpu)),
        cpuUtilizationByHour: meansByHour(cpu, reader.window),
        leastCpuCredits: findMinimum(credits),
      }),
    );
  },
});

/** Some types of instances report bytes only while there are any, so that a period may have one of the two. */
const sumOf = (a: Series, b: Series): Series =>
  mergeSeries([a, b], (values) => values.reduce((sum, value) => sum + value, 0));

/** The types of volumes that burst on credits. */
const ON_CREDITS = /^(gp2|st1|sc1)$/;

export const volumePeaks = defineCollector({
  id: 'volumePeaks',
  answers:
    'The most reads and writes, and the fewest burst credits, of the volumes of instances in no Auto Scaling group and no cluster that get requests',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['volumes', 'ec2Instances', 'targetHealth', 'classicLoadBalancers'],
  async collect(context, { volumes, ...lists }) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    const findMinimum = createMinimumFinder(context, reader);
    const perSecond = (series: Series) => divideBy(series, reader.window.periodSeconds);
    const ids = new Set(fixedOnPath(lists, context).map(({ instanceId }) => instanceId));
    const attached = volumes.filter(({ instanceIds }) => instanceIds.some((id) => ids.has(id)));
    return readMetrics(
      reader,
      attached.map(({ volumeId: VolumeId, volumeType }) => {
        const of = (metric: string, statistic: MetricQuery['statistic'] = 'Sum'): MetricQuery => ({
          ...{ namespace: 'AWS/EBS', metric, statistic },
          dimensions: { VolumeId },
          silence: 'unknown',
        });
        return {
          reads: of('VolumeReadOps'),
          writes: of('VolumeWriteOps'),
          bytesRead: of('VolumeReadBytes'),
          bytesWritten: of('VolumeWriteBytes'),
          balance: ON_CREDITS.test(volumeType)
            ? ({ ...of('BurstBalance', 'Minimum'), lowestAlone: true } satisfies MetricQuery)
            : null,
        };
      }),
      ({ reads, writes, bytesRead, bytesWritten, balance }, i) => {
        const operations = perSecond(sumOf(reads, writes));
        const bytes = perSecond(sumOf(bytesRead, bytesWritten));
        return {
          volumeId: requireField(attached[i], 'a volume for the metrics').volumeId,
          window: reader.window,
          iops: findHighest(normal(operations)),
          iopsByHour: meansByHour(operations, reader.window),
          bytesPerSecond: findHighest(normal(bytes)),
          bytesPerSecondByHour: meansByHour(bytes, reader.window),
          leastBurstBalance: findMinimum(balance),
        };
      },
    );
  },
});

/** Where the CloudWatch agent sends its metrics unless people name another namespace. */
const AGENT = 'CWAgent';

/** A metric of the agent that is read, on Linux or Windows. */
interface AgentMetric {
  readonly shows: 'memory' | 'disk';
  /** The dimension that names the file system. */
  readonly path: string | null;
  /** What is free in place of what is used. */
  readonly isFree: boolean;
}

/** CloudWatch user guide, "Metrics collected by the CloudWatch agent". */
const AGENT_METRICS: Readonly<Record<string, AgentMetric>> = {
  mem_used_percent: { shows: 'memory', path: null, isFree: false },
  disk_used_percent: { shows: 'disk', path: 'path', isFree: false },
  'Memory % Committed Bytes In Use': { shows: 'memory', path: null, isFree: false },
  'LogicalDisk % Free Space': { shows: 'disk', path: 'instance', isFree: true },
};

/** File systems in memory, and images that are full by what they are. */
const NO_DISK = /^(tmpfs|devtmpfs|squashfs|overlay|iso9660)$/;

/** One series of the agent, and what it shows. */
interface AgentSeries extends AgentMetric {
  readonly instanceId: string;
  readonly query: MetricQuery;
  readonly name: string;
}

export const instanceAgentPeaks = defineCollector({
  id: 'instanceAgentPeaks',
  answers:
    'The most memory in use and the fullest file systems of instances in no Auto Scaling group and no cluster that get requests, where the CloudWatch agent measures them',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
  needs: ['ec2Instances', 'targetHealth', 'classicLoadBalancers'],
  async collect(collecting, lists) {
    // How full a disk is today does not depend on when traffic was normal.
    const recently = upToNow(collecting);
    const context = { ...recently, lookback: { ...recently.lookback, exclude: [] } };
    const reader = createMetricReader(context);
    const [findMaximum, findMinimum] = [
      createMaximumFinder(context, reader),
      createMinimumFinder(context, reader),
    ];
    const client = context.clients.of(CloudWatchClient);
    const ids = fixedOnPath(lists, context).map(({ instanceId }) => instanceId);
    const listed = await mapConcurrently(ids, 2, async (instanceId) => {
      const metrics = await readAllPages(
        paginateListMetrics(
          { client },
          { Namespace: AGENT, Dimensions: [{ Name: 'InstanceId', Value: instanceId }] },
          { abortSignal: context.signal },
        ),
        (page) => page.Metrics,
      );
      return metrics.flatMap((metric) => toAgentSeries(instanceId, metric));
    });
    const series = listed.flat();
    const peaks = await readMetrics(
      reader,
      series.map(({ query }) => ({ level: query })),
      ({ level }, i) => {
        if (!series[i]?.isFree) return findMaximum(level);
        const least = findMinimum(level);
        return least && { ...least, value: Math.max(0, 100 - least.value) };
      },
    );
    const measured = series.flatMap((one, i) => {
      const peak = peaks[i];
      return peak ? [{ ...one, peak }] : [];
    });
    return ids.map((instanceId) => {
      const own = measured.filter((one) => one.instanceId === instanceId);
      return {
        instanceId,
        memoryUsedPercent: own
          .filter(({ shows }) => shows === 'memory')
          .reduce<Peak | null>((most, { peak }) => (most && most.value >= peak.value ? most : peak), null),
        disks: own
          .filter(({ shows }) => shows === 'disk')
          .map(({ name, peak }) => ({ path: name, usedPercent: peak })),
      };
    });
  },
});

function toAgentSeries(instanceId: string, { MetricName = '', Dimensions = [] }: Metric): AgentSeries[] {
  const known = AGENT_METRICS[MetricName];
  const dimensions = Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
  if (known === undefined || NO_DISK.test(dimensions.fstype ?? '')) return [];
  const name = known.path === null ? '' : dimensions[known.path];
  // One that adds up all file systems tells of none, and so does that of all drives.
  if (name === undefined || name === '_Total') return [];
  const query: MetricQuery = {
    ...{ namespace: AGENT, metric: MetricName, dimensions, silence: 'unknown' },
    ...(known.isFree ? { statistic: 'Minimum', lowestAlone: true } : { statistic: 'Maximum' }),
  };
  return [{ ...known, instanceId, query, name }];
}
