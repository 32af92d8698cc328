import type { Artifacts, EcsService, EcsServicePeak } from '../../../src/model/artifacts';
import { targetGroupArn } from './elastic-load-balancing';
import { aPeak, WINDOW } from './fields';

export const ecsServiceArn = (serviceName = 'web'): string =>
  `arn:aws:ecs:us-east-1:111122223333:service/shop/${serviceName}`;

/** Ten tasks of one vCPU on Fargate, over two subnets. */
export const anEcsService = (overrides: Partial<EcsService> = {}): EcsService => ({
  serviceArn: ecsServiceArn(overrides.serviceName),
  serviceName: 'web',
  clusterName: 'shop',
  tags: {},
  desiredCount: 10,
  runningCount: 10,
  schedulingStrategy: 'REPLICA',
  launchType: 'FARGATE',
  capacityProviders: [],
  minimumHealthyPercent: 100,
  hasCircuitBreaker: true,
  rollsBack: true,
  unfinishedDeployments: [],
  targetGroupArns: [],
  subnetIds: ['subnet-a', 'subnet-b'],
  securityGroupIds: [],
  vCpus: 1,
  checksHealth: true,
  logModes: [{ container: 'app', mode: 'non-blocking' }],
  ...overrides,
});

/** Ten tasks at 40 % of their CPU and 50 % of their memory. */
export const anEcsServicePeak = (overrides: Partial<EcsServicePeak> = {}): EcsServicePeak => ({
  serviceArn: ecsServiceArn(),
  window: WINDOW,
  cpuLoad: { value: 4, at: aPeak(0).at, tasks: 10, cpuUtilization: 40, hoursWithData: 336 },
  cpuLoadByHour: [],
  cpuUtilization: aPeak(40),
  memoryUtilization: aPeak(50),
  ...overrides,
});

export const someFargateUsage = (
  overrides: Partial<Artifacts['fargateUsage']> = {},
): Artifacts['fargateUsage'] => ({
  window: WINDOW,
  onDemand: null,
  spot: null,
  ...overrides,
});

/** One small service behind the load balancer `web`. */
export const healthyEcs = {
  ecsServices: [
    anEcsService({
      ...{ serviceName: 'basket', desiredCount: 2, runningCount: 2, launchType: null },
      capacityProviders: [
        { name: 'FARGATE', base: 2, weight: 1 },
        { name: 'FARGATE_SPOT', base: 0, weight: 1 },
      ],
      targetGroupArns: [targetGroupArn()],
    }),
  ],
  ecsServicePeaks: [
    anEcsServicePeak({
      serviceArn: ecsServiceArn('basket'),
      cpuLoad: { value: 0.2, at: aPeak(0).at, tasks: 2, cpuUtilization: 10, hoursWithData: 336 },
      cpuUtilization: aPeak(10),
    }),
  ],
  fargateUsage: someFargateUsage(),
} satisfies Partial<Artifacts>;
