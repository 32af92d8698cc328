import { anEcsService } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { hours, metricAnswer, WINDOW } from './metric-answer';

const ARN = 'arn:aws:ecs:us-east-1:111122223333';

const web = {
  serviceArn: `${ARN}:service/shop/web`,
  serviceName: 'web',
  clusterArn: `${ARN}:cluster/shop`,
  status: 'ACTIVE',
  desiredCount: 10,
  runningCount: 9,
  schedulingStrategy: 'REPLICA',
  launchType: 'FARGATE',
  taskDefinition: `${ARN}:task-definition/web:7`,
  deploymentConfiguration: {
    maximumPercent: 200,
    minimumHealthyPercent: 50,
    deploymentCircuitBreaker: { enable: true, rollback: false },
  },
  deployments: [{ rolloutState: 'IN_PROGRESS' }, { rolloutState: 'COMPLETED' }],
  loadBalancers: [{ targetGroupArn: 'arn:web' }, { loadBalancerName: 'classic' }],
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'], securityGroups: ['sg-web'] },
  },
  tags: [{ key: 'app', value: 'shop' }],
};

const workers = {
  serviceArn: `${ARN}:service/shop/workers`,
  serviceName: 'workers',
  clusterArn: `${ARN}:cluster/shop`,
  status: 'ACTIVE',
  desiredCount: 4,
  runningCount: 4,
  capacityProviderStrategy: [
    { capacityProvider: 'FARGATE', base: 2, weight: 1 },
    { capacityProvider: 'FARGATE_SPOT', weight: 3 },
  ],
  taskDefinition: `${ARN}:task-definition/workers:1`,
};

export const ecs: readonly CollectorCase[] = [
  {
    id: 'ecsServices',
    answers: {
      'ecs:ListClusters': paged(
        'nextToken',
        { clusterArns: [`${ARN}:cluster/shop`] },
        { clusterArns: [`${ARN}:cluster/gone`] },
      ),
      'ecs:ListServices': (input) => {
        if (input.cluster === `${ARN}:cluster/gone`) throw awsError('ClusterNotFoundException');
        return input.nextToken === undefined
          ? { serviceArns: [web.serviceArn], nextToken: '2' }
          : { serviceArns: [workers.serviceArn, `${ARN}:service/shop/deleted`] };
      },
      'ecs:DescribeServices': () => ({
        services: [web, workers, { ...workers, serviceName: 'deleted', status: 'INACTIVE' }],
      }),
      'ecs:DescribeTaskDefinition': ({ taskDefinition }) => ({
        taskDefinition:
          taskDefinition === web.taskDefinition
            ? {
                cpu: '512',
                containerDefinitions: [
                  {
                    name: 'app',
                    healthCheck: { command: ['CMD', 'check'] },
                    logConfiguration: { logDriver: 'awslogs', options: { mode: 'blocking' } },
                  },
                  { name: 'proxy', essential: false, logConfiguration: { logDriver: 'awslogs' } },
                  { name: 'agent', essential: false },
                ],
              }
            : {
                containerDefinitions: [
                  { name: 'app', cpu: 256 },
                  // Tasks go on without it.
                  { name: 'agent', cpu: 768, essential: false, healthCheck: { command: ['CMD', 'check'] } },
                  { name: 'other' },
                ],
              },
      }),
    },
    data: [
      anEcsService({
        ...{ tags: { app: 'shop' }, runningCount: 9, minimumHealthyPercent: 50, rollsBack: false },
        ...{ unfinishedDeployments: ['IN_PROGRESS'], targetGroupArns: ['arn:web'] },
        ...{ securityGroupIds: ['sg-web'], vCpus: 0.5 },
        logModes: [
          { container: 'app', mode: 'blocking' },
          { container: 'proxy', mode: null },
        ],
      }),
      anEcsService({
        ...{ serviceName: 'workers', desiredCount: 4, runningCount: 4, launchType: null },
        capacityProviders: [
          { name: 'FARGATE', base: 2, weight: 1 },
          { name: 'FARGATE_SPOT', base: 0, weight: 3 },
        ],
        ...{ minimumHealthyPercent: null, hasCircuitBreaker: false, rollsBack: false },
        ...{ subnetIds: [], checksHealth: false, logModes: [] },
      }),
    ],
  },
  {
    id: 'ecsServicePeaks',
    inputs: { ecsServices: [anEcsService(), anEcsService({ serviceName: 'fresh', runningCount: 0 })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'CPUUtilization Average ClusterName=shop ServiceName=web': [
          ['2026-11-21T22:00:00Z', 90],
          ['2026-11-21T23:50:00Z', 60],
          ['2026-11-21T23:55:00Z', 20],
        ],
        'MemoryUtilization Average ClusterName=shop ServiceName=web': [['2026-11-21T23:50:00Z', 50]],
        // Fifty in five minutes are ten tasks, of which there were half as many at ten, and thrice at ten to twelve.
        'CPUUtilization SampleCount ClusterName=shop ServiceName=web': [
          ['2026-11-21T22:00:00Z', 25],
          ['2026-11-21T23:50:00Z', 150],
          ['2026-11-21T23:55:00Z', 50],
        ],
      }),
    },
    data: [
      {
        serviceArn: `${ARN}:service/shop/web`,
        window: WINDOW,
        cpuLoad: {
          ...{ value: 18, at: '2026-11-21T23:50:00.000Z' },
          ...{ tasks: 30, cpuUtilization: 60, hoursWithData: 2 },
        },
        // 5 × 90 %; (30 × 60 % + 10 × 20 %) ÷ 2.
        cpuLoadByHour: hours([]).with(-2, 4.5).with(-1, 10),
        cpuUtilization: { value: 90, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        memoryUtilization: { value: 50, at: '2026-11-21T23:50:00.000Z', hoursWithData: 1 },
      },
      {
        serviceArn: `${ARN}:service/shop/fresh`,
        window: WINDOW,
        ...{ cpuLoad: null, cpuLoadByHour: hours([]), cpuUtilization: null, memoryUtilization: null },
      },
    ],
  },
  {
    id: 'fargateUsage',
    isAlwaysSent: false,
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'ResourceCount Maximum Service=Fargate Type=Resource Resource=vCPU Class=Standard/OnDemand': [
          ['2026-11-21T23:00:00Z', 40],
        ],
      }),
    },
    nothing: { window: WINDOW, onDemand: null, spot: null },
    data: {
      window: WINDOW,
      onDemand: { value: 40, at: '2026-11-21T23:00:00.000Z', hoursWithData: 1, periodSeconds: 3600 },
      spot: null,
    },
  },
];
