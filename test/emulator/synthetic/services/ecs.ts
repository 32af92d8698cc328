import {
  DescribeServicesResponse$,
  DescribeTaskDefinitionResponse$,
  ListClustersResponse$,
  ListServicesResponse$,
  type Service,
} from '@aws-sdk/client-ecs';
import { renderOutput } from '../wire';
import { arn, byKey, hex, times } from './rows';
import { service } from './service';

const SERVICES = 3;
const CLUSTER = arn('ecs', 'cluster/shop');
const TASK_DEFINITION = arn('ecs', 'task-definition/shop:7');

const CONTAINERS = [
  { name: 'app', logConfiguration: { logDriver: 'awslogs' as const, options: { mode: 'blocking' } } },
];

/** Four tasks, which reported a sample each minute. */
const TASKS = 4;

const anEcsService = (index: number): Service => ({
  serviceArn: arn('ecs', `service/shop/service-${index}`),
  serviceName: `service-${index}`,
  clusterArn: CLUSTER,
  status: 'ACTIVE',
  desiredCount: TASKS,
  runningCount: TASKS,
  launchType: 'FARGATE',
  taskDefinition: TASK_DEFINITION,
  schedulingStrategy: 'REPLICA',
  deploymentConfiguration: {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
  deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
  networkConfiguration: {
    awsvpcConfiguration: { subnets: [`subnet-${hex(1)}`, `subnet-${hex(2)}`], securityGroups: [] },
  },
  tags: [{ key: 'app', value: 'shop' }],
});

export const ecs = service({
  prefix: 'ecs',
  protocol: 'json',
  rows: () => ({
    ecsServices: byKey(
      times(SERVICES, anEcsService),
      ({ serviceArn = '' }) => serviceArn,
      (one) => one,
    ),
  }),
  operations: ({ ecsServices }) => ({
    'ecs:ListClusters': (request) => ({
      body: renderOutput(request, ListClustersResponse$, { clusterArns: [CLUSTER] }),
      items: 1,
    }),
    'ecs:ListServices': (request) => ({
      body: renderOutput(request, ListServicesResponse$, { serviceArns: [...ecsServices.keys()] }),
      items: ecsServices.size,
    }),
    'ecs:DescribeServices': (request) => {
      const asked = request.input.services as readonly string[];
      const services = asked.flatMap((name) => ecsServices.get(name) ?? []);
      return { body: renderOutput(request, DescribeServicesResponse$, { services }), items: services.length };
    },
    'ecs:DescribeTaskDefinition': (request) => {
      const taskDefinition = {
        taskDefinitionArn: TASK_DEFINITION,
        cpu: '1024',
        containerDefinitions: CONTAINERS,
      };
      return { body: renderOutput(request, DescribeTaskDefinitionResponse$, { taskDefinition }), items: 1 };
    },
  }),
  metricLevels: { MemoryUtilization: 40 },
  limitsOf: ({ action }) => [{ bucket: `ecs:${action}`, capacity: 50, refill: 20 }],
});
