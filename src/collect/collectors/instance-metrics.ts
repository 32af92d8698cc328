import {
  ARTIFACTS,
  type ClassicLoadBalancer,
  type Ec2Instance,
  type TargetHealth,
} from '../../model/artifacts';
import { isFixed, registrationsOf } from '../../model/fixed-instances';
import { requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import {
  createMetricReader,
  createMinimumFinder,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { addSeries, divideBy, findHighest, meansByHour, type Series } from '../series';

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
        const operations = perSecond(addSeries(reads, writes));
        const bytes = perSecond(addSeries(bytesRead, bytesWritten));
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
