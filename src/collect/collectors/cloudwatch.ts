import { CloudWatchClient, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import { afterLast } from '../../lib/after-last';
import { allInOrder } from '../../lib/concurrency';
import type { DbInstance, LoadBalancer, MetricWindow, TargetGroup } from '../../model/artifacts';
import { dbServiceOf, isDocumentDb, isNeptune, sharesVolume } from '../../model/db-engines';
import { distinct, present, requireField } from '../answer';
import { defineCollector } from '../collector';
import { CollectError } from '../failure';
import {
  createMaximumFinder,
  createMetricReader,
  createMinimumFinder,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { readAllPages } from '../pages';
import {
  addSeries,
  divideBy,
  estimateSamplesEach,
  findHighest,
  findLatest,
  findLowest,
  findPeakLoad,
  inStorageOfToday,
  meansByHour,
  metricWindow,
  type Point,
  type Series,
  shrinkagePerDay,
  valuesByPeriod,
  workOf,
} from '../series';

/**
 * The metrics that each type of load balancer publishes. It reports them "only when requests are flowing through the load
 * balancer" (the pages on CloudWatch metrics in the guide of each type), so a period without data had no traffic.
 */
const LOAD_BALANCER_METRICS: Readonly<Record<string, LoadBalancerMetrics>> = {
  application: {
    namespace: 'AWS/ApplicationELB',
    requests: 'RequestCount',
    // Each node reports once a minute, so the sum of a minute is the number of connections open then.
    active: { metric: 'ActiveConnectionCount', statistic: 'Sum' },
    added: 'NewConnectionCount',
    // "Capacity reservations for your Application Load Balancer" asks for the sum of a minute; this is the mean of five.
    capacity: { metric: 'PeakLCUs', unitsOfPeriod: (sum, { periodSeconds }) => sum / (periodSeconds / 60) },
  },
  network: {
    namespace: 'AWS/NetworkELB',
    requests: null,
    // AWS names Average, Minimum and Maximum as the useful statistics of flow counts, and not Sum. Maximum keeps the
    // busiest minute of a period, but it is the highest single report: if each node or zone reports by itself, which
    // AWS does not say, it is the busiest one's. So it is a lower bound of what the whole load balancer has open.
    active: { metric: 'ActiveFlowCount', statistic: 'Maximum' },
    added: 'NewFlowCount',
    // "Capacity reservations for your Network Load Balancer": an LCU is 2.2 Mbit/s.
    capacity: {
      metric: 'ProcessedBytes',
      unitsOfPeriod: (bytes, { periodSeconds }) => (bytes * 8) / (periodSeconds * 2.2e6),
    },
  },
  gateway: {
    namespace: 'AWS/GatewayELB',
    requests: null,
    // A lower bound, for the same reason.
    active: { metric: 'ActiveFlowCount', statistic: 'Maximum' },
    added: 'NewFlowCount',
    capacity: null,
  },
};

interface LoadBalancerMetrics {
  readonly namespace: string;
  /** null for a type that does not count requests. */
  readonly requests: string | null;
  readonly active: Pick<MetricQuery, 'metric' | 'statistic'>;
  readonly added: string;
  /** Its sum over a period shows the LCUs that it used; null for a type whose reservations are not read. */
  readonly capacity: {
    readonly metric: string;
    unitsOfPeriod(sum: number, window: MetricWindow): number;
  } | null;
}

export const loadBalancerPeaks = defineCollector({
  id: 'loadBalancerPeaks',
  answers: 'The most requests and connections that load balancers and target groups have seen',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['loadBalancers', 'targetGroups'],
  async collect(context, { loadBalancers, targetGroups }) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    const perSecond = (series: Series) => divideBy(series, window.periodSeconds);
    // A sum adds up the minutes of its period.
    const findMostOpen = (loadBalancer: LoadBalancer, active: Series) =>
      metricsOf(loadBalancer).active.statistic === 'Maximum'
        ? findMaximum(active)
        : findHighest(divideBy(normal(active), window.periodSeconds / 60));
    const pairs = pairsOf(loadBalancers, targetGroups);
    const [own, ofGroups] = await allInOrder([
      readMetrics(
        reader,
        loadBalancers.map(loadBalancerQueries),
        ({ requests, active, added, capacity }, i) => ({
          requestsPerSecond: findHighest(perSecond(normal(requests))),
          activeConnections: findMostOpen(at(loadBalancers, i), active),
          newConnectionsPerSecond: findHighest(perSecond(normal(added))),
          capacityUnits: findHighest(capacityUnits(normal(capacity), at(loadBalancers, i), window)),
          requestsPerSecondByPeriod: valuesByPeriod(perSecond(requests), window),
          ...incompleteIf(
            active === null || added === null || (requests === null && countsRequests(at(loadBalancers, i))),
          ),
        }),
      ),
      readMetrics(
        reader,
        pairs.map(({ targetGroupArn, loadBalancer }) => ({
          requests: requestQuery(loadBalancer, targetGroupArn),
        })),
        ({ requests }, i) => ({
          loadBalancerArn: at(pairs, i).loadBalancer.loadBalancerArn,
          targetGroupArn: at(pairs, i).targetGroupArn,
          requestsPerSecond: findHighest(perSecond(normal(requests))),
          ...incompleteIf(requests === null && countsRequests(at(pairs, i).loadBalancer)),
        }),
      ),
    ]);
    const behind = Map.groupBy(ofGroups, ({ loadBalancerArn }) => loadBalancerArn);
    return loadBalancers.map(({ loadBalancerArn }, i) => ({
      loadBalancerArn,
      window,
      ...at(own, i),
      targetGroups: (behind.get(loadBalancerArn) ?? []).map(({ loadBalancerArn: _, ...group }) => group),
    }));
  },
});

/** Marks what a series is missing of that was asked for, so that nobody takes it for one without data. */
const incompleteIf = (isIncomplete: boolean): { readonly isIncomplete?: true } =>
  isIncomplete ? { isIncomplete } : {};

const countsRequests = (loadBalancer: LoadBalancer): boolean => metricsOf(loadBalancer).requests !== null;

/** Pairs every target group with each load balancer that forwards to it. */
function pairsOf(loadBalancers: readonly LoadBalancer[], targetGroups: readonly TargetGroup[]) {
  const byArn = new Map(loadBalancers.map((loadBalancer) => [loadBalancer.loadBalancerArn, loadBalancer]));
  return targetGroups.flatMap(({ targetGroupArn, loadBalancerArns }) =>
    present(loadBalancerArns.map((arn) => byArn.get(arn))).map((loadBalancer) => ({
      targetGroupArn,
      loadBalancer,
    })),
  );
}

/** Returns the item for which a set of queries was made. */
const at = <T>(items: readonly T[], index: number): T =>
  requireField(items[index], 'an item for the metrics');

function loadBalancerQueries(loadBalancer: LoadBalancer) {
  const { namespace, active, added, capacity } = metricsOf(loadBalancer);
  const dimensions = loadBalancerDimensions(loadBalancer);
  return {
    requests: requestQuery(loadBalancer),
    active: { namespace, ...active, dimensions, silence: 'zero' },
    added: { namespace, metric: added, statistic: 'Sum', dimensions, silence: 'zero' },
    capacity: capacity && {
      namespace,
      metric: capacity.metric,
      statistic: 'Sum',
      dimensions,
      silence: 'zero',
    },
  } satisfies Record<string, MetricQuery | null>;
}

/** Queries the requests of a load balancer, or of one target group behind it; null when the type does not count them. */
function requestQuery(loadBalancer: LoadBalancer, targetGroupArn?: string): MetricQuery | null {
  const { namespace, requests } = metricsOf(loadBalancer);
  if (requests === null) return null;
  const dimensions = loadBalancerDimensions(loadBalancer);
  return {
    namespace,
    metric: requests,
    statistic: 'Sum',
    dimensions: targetGroupArn ? { ...dimensions, TargetGroup: afterLast(':', targetGroupArn) } : dimensions,
    silence: 'zero',
  };
}

const metricsOf = ({ type }: LoadBalancer): LoadBalancerMetrics =>
  requireField(LOAD_BALANCER_METRICS[type], `metrics of load balancers of type ${type}`);

/** CloudWatch names a load balancer by the end of its ARN: `app/web/50dc6c495c0c9188`. */
const loadBalancerDimensions = ({ loadBalancerArn }: LoadBalancer) => ({
  LoadBalancer: afterLast(':loadbalancer/', loadBalancerArn),
});

/** Turns the sums of periods into the LCUs that a load balancer used in each. */
const capacityUnits = (series: Series, loadBalancer: LoadBalancer, window: MetricWindow): Series => {
  const { capacity } = metricsOf(loadBalancer);
  return capacity === null
    ? null
    : (series?.map(({ at, value }) => ({ at, value: capacity.unitsOfPeriod(value, window) })) ?? null);
};

/** The metric of a group that counts its instances in service. */
const IN_SERVICE = 'GroupInServiceInstances';

export const autoScalingGroupPeaks = defineCollector({
  id: 'autoScalingGroupPeaks',
  answers: 'The most work each Auto Scaling group has done: instances in service times CPU',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['autoScalingGroups'],
  async collect(context, { autoScalingGroups }) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    return readMetrics(
      reader,
      autoScalingGroups.map(({ autoScalingGroupName: AutoScalingGroupName, enabledMetrics }) => ({
        cpu: query('Average', 'AWS/EC2', 'CPUUtilization', { AutoScalingGroupName }),
        inService: query('Average', 'AWS/AutoScaling', IN_SERVICE, { AutoScalingGroupName }),
        samples: enabledMetrics.includes(IN_SERVICE)
          ? null
          : query('SampleCount', 'AWS/EC2', 'CPUUtilization', { AutoScalingGroupName }),
      })),
      (series, i) => {
        const { autoScalingGroupName, instances } = at(autoScalingGroups, i);
        const [cpu, inService, samples] = [
          normal(series.cpu),
          normal(series.inService),
          normal(series.samples),
        ];
        const now = instances.filter(({ lifecycleState }) => lifecycleState === 'InService').length;
        const samplesEach = estimateSamplesEach(series.samples, now, context.collectedAt, reader.window);
        return {
          autoScalingGroupName,
          window: reader.window,
          load: findPeakLoad({ cpu, inService, samples }, samplesEach),
          loadByHour: meansByHour(workOf(series, samplesEach), reader.window),
          cpuUtilization: findHighest(cpu),
          inServiceInstances: findHighest(inService),
          ...incompleteIf(cpu === null || inService === null),
        };
      },
    );
  },
});

const GIB = 1024 ** 3;

export const dbInstancePeaks = defineCollector({
  id: 'dbInstancePeaks',
  answers:
    'The most connections, CPU, serverless capacity, reads and writes, swap, sessions, cursors, waiting requests and lag of replicas, and the least free storage and memory, that each database has seen',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['dbInstances'],
  async collect(context, { dbInstances }) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    const findMaximum = createMaximumFinder(context, reader);
    const findMinimum = createMinimumFinder(context, reader);
    return readMetrics(
      reader,
      dbInstances.map((instance) => {
        const { dbInstanceIdentifier: DBInstanceIdentifier, engine } = instance;
        const { namespace } = dbServiceOf(engine);
        const of = (statistic: MetricQuery['statistic'], metric: string): MetricQuery =>
          query(statistic, namespace, metric, { DBInstanceIdentifier });
        const lag = lagMetricOf(instance);
        // The volume of a cluster has no limit that these could reach.
        const ofDisk = (metric: string) => (sharesVolume(engine) ? null : of('Average', metric));
        const ofDocumentDb = (metric: string) => (isDocumentDb(instance) ? of('Maximum', metric) : null);
        // It sends them "only when they have a non-zero value" (Neptune user guide, "Neptune CloudWatch Metrics").
        const ofNeptune = (metric: string) =>
          isNeptune(instance) ? { ...of('Maximum', metric), silence: 'zero' as const } : null;
        return {
          connections: isNeptune(instance)
            ? null
            : of('Maximum', isDocumentDb(instance) ? 'DatabaseConnectionsMax' : 'DatabaseConnections'),
          cpu: of('Average', 'CPUUtilization'),
          free: isDocumentDb(instance) || isNeptune(instance) ? null : of('Minimum', 'FreeStorageSpace'),
          capacity:
            instance.dbInstanceClass === 'db.serverless' ? of('Maximum', 'ServerlessDatabaseCapacity') : null,
          reads: ofDisk('ReadIOPS'),
          writes: ofDisk('WriteIOPS'),
          bytesRead: ofDisk('ReadThroughput'),
          bytesWritten: ofDisk('WriteThroughput'),
          memory: { ...of('Minimum', 'FreeableMemory'), lowestAlone: true } satisfies MetricQuery,
          swap: engine.startsWith('sqlserver') ? null : of('Maximum', 'SwapUsage'),
          lag: lag && of('Maximum', lag.metric),
          // RDS reports it "only if there is load on the DB instance".
          sessions:
            instance.performanceInsightsEnabled && namespace === 'AWS/RDS'
              ? { ...of('Average', 'DBLoad'), silence: 'zero' as const }
              : null,
          cursors: ofDocumentDb('DatabaseCursorsMax'),
          connectionsLimit: ofDocumentDb('DatabaseConnectionsLimit'),
          cursorsLimit: ofDocumentDb('DatabaseCursorsLimit'),
          throttled: ofDocumentDb('LowMemNumOperationsThrottled'),
          webSockets: ofNeptune('GremlinWebSocketOpenConnections'),
          pending: ofNeptune('MainRequestQueuePendingRequests'),
        };
      }),
      (
        {
          connections,
          cpu,
          free,
          capacity,
          reads,
          writes,
          bytesRead,
          bytesWritten,
          memory,
          swap,
          lag,
          sessions,
          cursors,
          connectionsLimit,
          cursorsLimit,
          throttled,
          webSockets,
          pending,
        },
        i,
      ) => {
        const instance = at(dbInstances, i);
        const { dbInstanceIdentifier, allocatedStorage } = instance;
        const operations = addSeries(reads, writes);
        const bytes = addSeries(bytesRead, bytesWritten);
        // Storage that filled up while traffic was not normal stays full, so these windows are not excluded.
        const ofToday = inStorageOfToday(free, allocatedStorage * GIB);
        return {
          dbInstanceIdentifier,
          window: reader.window,
          databaseConnections: findMaximum(connections),
          cpuUtilization: findHighest(normal(cpu)),
          cpuUtilizationByHour: meansByHour(cpu, reader.window),
          serverlessCapacity: findMaximum(capacity),
          diskIops: findHighest(normal(operations)),
          diskIopsByHour: meansByHour(operations, reader.window),
          diskBytesPerSecond: findHighest(normal(bytes)),
          diskBytesPerSecondByHour: meansByHour(bytes, reader.window),
          freeStorageBytes: findLowest(ofToday),
          storageGrowthBytesPerDay: shrinkagePerDay(ofToday),
          freeableMemoryBytes: findMinimum(memory),
          swapBytes: findMaximum(swap),
          replicaLagSeconds: findMaximum(
            divideBy(lag?.filter(isReplicating) ?? null, lagMetricOf(instance)?.unitsPerSecond ?? 1),
          ),
          activeSessions: findHighest(normal(sessions)),
          isReplicationStopped: lag?.length ? !lag.slice(-1).every(isReplicating) : null,
          ...(isDocumentDb(instance)
            ? {
                documentDb: {
                  cursors: findMaximum(cursors),
                  connectionsLimit: findLatest(connectionsLimit)?.value ?? null,
                  cursorsLimit: findLatest(cursorsLimit)?.value ?? null,
                  throttledOperations: findMaximum(throttled),
                },
              }
            : {}),
          // Of what came back in part it is not known whether there was none.
          ...(isNeptune(instance) && webSockets && pending
            ? {
                neptune: {
                  webSocketConnections: findMaximum(webSockets),
                  pendingRequests: findMaximum(pending),
                },
              }
            : {}),
        };
      },
    );
  },
});

/**
 * The metric that tells how far an instance is behind its source; null for one that has none. Which member of a cluster writes is not
 * told here: the writer publishes none.
 */
function lagMetricOf({ engine, readReplicaSource, dbClusterIdentifier }: DbInstance) {
  const { lagOfMembers } = dbServiceOf(engine);
  if (lagOfMembers !== null) return { metric: lagOfMembers, unitsPerSecond: 1000 };
  return readReplicaSource === null && dbClusterIdentifier === null
    ? null
    : { metric: 'ReplicaLag', unitsPerSecond: 1 };
}

/** "If the ReplicaLag metric returns -1, then replication is currently not active" (Amazon RDS User Guide). */
const isReplicating = ({ value }: Point): boolean => value >= 0;

/** Queries a metric of an instance, a group or a database, which publish as long as they run. */
const query = (
  statistic: MetricQuery['statistic'],
  namespace: string,
  metric: string,
  dimensions: MetricQuery['dimensions'],
): MetricQuery => ({ namespace, metric, statistic, dimensions, silence: 'unknown' });

/** How far back the vCPUs are read that EC2 counts. */
const USAGE_MS = 60 * 60 * 1000;
const USAGE_PERIOD_SECONDS = 300;

export const vcpuUsage = defineCollector({
  id: 'vcpuUsage',
  answers: 'How many vCPUs EC2 itself counts against its quotas',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
  async collect({ clients, signal, collectedAt }) {
    const client = clients.of(CloudWatchClient);
    const counted = { Service: 'EC2', Type: 'Resource', Resource: 'vCPU' };
    const metrics = await readAllPages(
      paginateListMetrics(
        { client },
        {
          Namespace: 'AWS/Usage',
          MetricName: 'ResourceCount',
          Dimensions: Object.entries(counted).map(([Name, Value]) => ({ Name, Value })),
        },
        { abortSignal: signal },
      ),
      (page) => page.Metrics,
    );
    const classes = distinct(
      present(metrics.map(({ Dimensions = [] }) => Dimensions.find(({ Name }) => Name === 'Class')?.Value)),
    ).sort();
    const from = new Date(Date.parse(collectedAt) - USAGE_MS).toISOString();
    const window = metricWindow({ from, to: collectedAt }, collectedAt);
    const lowest = await readMetrics(
      { client, window, maximaPeriodSeconds: USAGE_PERIOD_SECONDS, signal },
      classes.map((Class) => ({
        count: {
          namespace: 'AWS/Usage',
          metric: 'ResourceCount',
          statistic: 'Maximum' as const,
          dimensions: { Class, ...counted },
          silence: 'unknown' as const,
        },
      })),
      ({ count }) => {
        if (count === null) {
          throw new CollectError(
            'MetricsIncomplete',
            'CloudWatch gave no complete data for the vCPUs that EC2 counts.',
          );
        }
        return findLowest(count);
      },
    );
    return classes.flatMap((name, i) => {
      const least = lowest[i];
      return least ? [{ class: name, vCpus: least.value, at: least.at }] : [];
    });
  },
});
