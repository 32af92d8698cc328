import {
  type ContainerDefinition,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  paginateListClusters,
  paginateListServices,
  type Service,
} from '@aws-sdk/client-ecs';
import { mapConcurrently } from '../../lib/concurrency';
import type { EcsService, EcsServicePeak } from '../../model/artifacts';
import { distinct, present, requireField, toTags } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { isGone } from '../failure';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { readAllPages } from '../pages';
import { estimateSamplesPerTask, findHighest, findPeakOfTasks, meansByHour, workOfTasks } from '../series';

/** The most services that one call describes. */
const SERVICES_PER_CALL = 10;

export const ecsServices = defineCollector({
  id: 'ecsServices',
  answers:
    'Which ECS services there are, how many tasks they run, what a task takes, how it is checked and logs, and what leads to them',
  light: true,
  verified: 'moto',
  actions: ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', 'ecs:ListClusters', 'ecs:ListServices'],
  deadlineFactor: 3,
  async collect(context) {
    const { clients, signal } = context;
    const ecs = { client: clients.of(ECSClient) };
    const clusters = await readAllPages(
      paginateListClusters(ecs, {}, { abortSignal: signal }),
      (page) => page.clusterArns,
    );
    const services = (
      await mapConcurrently(clusters, 4, (cluster) => describeServices(cluster, context))
    ).flat();
    const definitions = distinct(present(services.map(({ taskDefinition }) => taskDefinition)));
    const read = new Map(
      await mapConcurrently(
        definitions,
        8,
        async (definition) => [definition, await readDefinition(definition, context)] as const,
      ),
    );
    return services.map((service) => toRow(service, read.get(service.taskDefinition ?? '') ?? UNDEFINED));
  },
});

/** The services of a cluster; none of one that is gone meanwhile. */
async function describeServices(
  cluster: string,
  { clients, signal }: CollectContext,
): Promise<readonly Service[]> {
  const client = clients.of(ECSClient);
  try {
    const arns = await readAllPages(
      paginateListServices({ client, pageSize: 100 }, { cluster }, { abortSignal: signal }),
      (page) => page.serviceArns,
    );
    const batches = Array.from({ length: Math.ceil(arns.length / SERVICES_PER_CALL) }, (_, i) =>
      arns.slice(i * SERVICES_PER_CALL, (i + 1) * SERVICES_PER_CALL),
    );
    const answers = await mapConcurrently(batches, 4, (services) =>
      client.send(new DescribeServicesCommand({ cluster, services, include: ['TAGS'] }), {
        abortSignal: signal,
      }),
    );
    // One that is deleted stays listed for some time.
    return answers.flatMap(({ services }) => services ?? []).filter(({ status }) => status !== 'INACTIVE');
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** What a task definition says of each task of a service. */
type OfDefinition = Pick<EcsService, 'vCpus' | 'checksHealth' | 'logModes'>;

/** Of task sets, each of which has a definition of its own. */
const UNDEFINED: OfDefinition = { vCpus: null };

async function readDefinition(
  taskDefinition: string,
  { clients, signal }: CollectContext,
): Promise<OfDefinition> {
  const { taskDefinition: described } = await clients
    .of(ECSClient)
    .send(new DescribeTaskDefinitionCommand({ taskDefinition }), { abortSignal: signal });
  const { cpu, containerDefinitions = [] } = requireField(described, 'taskDefinition');
  return {
    vCpus: vCpusOf(cpu, containerDefinitions),
    // Where it is left out, a container is essential.
    checksHealth: containerDefinitions.some(
      ({ essential, healthCheck }) => essential !== false && healthCheck !== undefined,
    ),
    logModes: containerDefinitions.flatMap(({ name, logConfiguration }) =>
      logConfiguration?.logDriver
        ? { container: requireField(name, 'name'), mode: logConfiguration.options?.mode ?? null }
        : [],
    ),
  };
}

/** The vCPUs that are kept for a task; null where its definition names none for the task and all of its containers. */
function vCpusOf(
  cpu: string | undefined,
  containerDefinitions: readonly ContainerDefinition[],
): number | null {
  const units = cpu
    ? Number.parseFloat(cpu) * (/vcpu/i.test(cpu) ? UNITS_PER_VCPU : 1)
    : containerDefinitions.reduce((sum, container) => sum + (container.cpu ?? 0), 0);
  return units > 0 ? units / UNITS_PER_VCPU : null;
}

/** ECS counts CPU in units of which a vCPU has so many. */
const UNITS_PER_VCPU = 1024;

function toRow(service: Service, definition: OfDefinition): EcsService {
  const network = service.networkConfiguration?.awsvpcConfiguration;
  const { minimumHealthyPercent, deploymentCircuitBreaker: breaker } = service.deploymentConfiguration ?? {};
  return {
    serviceArn: requireField(service.serviceArn, 'serviceArn'),
    serviceName: requireField(service.serviceName, 'serviceName'),
    clusterName: nameInArn(requireField(service.clusterArn, 'clusterArn')),
    tags: toTags(service.tags?.map(({ key, value }) => ({ Key: key, Value: value }))),
    desiredCount: requireField(service.desiredCount, 'desiredCount'),
    runningCount: requireField(service.runningCount, 'runningCount'),
    schedulingStrategy: service.schedulingStrategy ?? 'REPLICA',
    launchType: service.launchType ?? null,
    capacityProviders: (service.capacityProviderStrategy ?? []).map(({ capacityProvider, base, weight }) => ({
      name: requireField(capacityProvider, 'capacityProvider'),
      base: base ?? 0,
      weight: weight ?? 0,
    })),
    minimumHealthyPercent: minimumHealthyPercent ?? null,
    hasCircuitBreaker: breaker?.enable ?? false,
    rollsBack: breaker?.rollback ?? false,
    unfinishedDeployments: present(
      (service.deployments ?? []).map(({ rolloutState }) => rolloutState),
    ).filter((state) => state !== 'COMPLETED'),
    targetGroupArns: present((service.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn)),
    subnetIds: network?.subnets ?? [],
    securityGroupIds: network?.securityGroups ?? [],
    ...definition,
  };
}

/** `arn:aws:ecs:us-east-1:111122223333:cluster/shop` names `shop`. */
const nameInArn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const query = (
  statistic: MetricQuery['statistic'],
  metric: string,
  { clusterName: ClusterName, serviceName: ServiceName }: EcsService,
): MetricQuery => ({
  namespace: 'AWS/ECS',
  metric,
  statistic,
  dimensions: { ClusterName, ServiceName },
  silence: 'unknown',
});

export const ecsServicePeaks = defineCollector({
  id: 'ecsServicePeaks',
  answers:
    'The most work that the tasks of each service have done: tasks times CPU; and how full their memory was',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['ecsServices'],
  async collect(context, { ecsServices }) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    return readMetrics(
      reader,
      ecsServices.map((service) => ({
        cpu: query('Average', 'CPUUtilization', service),
        memory: query('Average', 'MemoryUtilization', service),
        samples: query('SampleCount', 'CPUUtilization', service),
      })),
      ({ cpu, memory, samples }, i): EcsServicePeak => {
        const service = requireField(ecsServices[i], 'a service for the metrics');
        const each = estimateSamplesPerTask(
          samples,
          service.runningCount,
          context.collectedAt,
          reader.window,
        );
        return {
          serviceArn: service.serviceArn,
          window: reader.window,
          cpuLoad: findPeakOfTasks(workOfTasks(normal(cpu), normal(samples), each)),
          cpuLoadByHour: meansByHour(workOfTasks(cpu, samples, each), reader.window),
          cpuUtilization: findHighest(normal(cpu)),
          memoryUtilization: findHighest(normal(memory)),
          ...(cpu === null || memory === null || samples === null ? { isIncomplete: true } : {}),
        };
      },
    );
  },
});

const usageQuery = (Class: string): MetricQuery => ({
  namespace: 'AWS/Usage',
  metric: 'ResourceCount',
  statistic: 'Maximum',
  dimensions: { Service: 'Fargate', Type: 'Resource', Resource: 'vCPU', Class },
  // It is published while there is any.
  silence: 'zero',
});

export const fargateUsage = defineCollector({
  id: 'fargateUsage',
  answers: 'How many vCPUs Fargate counts against its quotas',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  async collect(context) {
    const reader = createMetricReader(context);
    const findMaximum = createMaximumFinder(context, reader);
    const [usage] = await readMetrics(
      reader,
      [{ onDemand: usageQuery('Standard/OnDemand'), spot: usageQuery('Standard/Spot') }],
      ({ onDemand, spot }) => ({ onDemand: findMaximum(onDemand), spot: findMaximum(spot) }),
    );
    return { window: reader.window, ...requireField(usage, 'the usage of Fargate') };
  },
});
