import { describe } from '@jest/globals';
import * as build from '../builders/artifacts';
import { containers } from './containers';
import { each, itSeesThrough, withQuota } from './planted';

describe('the shop on ECS', () =>
  itSeesThrough(containers, [
    [
      // 80 ÷ 8.
      'a service that may run 80 tasks',
      ({ scalableTargets }) => ({ scalableTargets: each(scalableTargets, { maxCapacity: 80 }) }),
      ['red ecs-service-tasks shop/basket 10'],
    ],
    [
      // 88 ÷ 8.
      'a quota of 88 vCPUs of Fargate',
      (region) => withQuota(region, 'L-3032A538', 88),
      ['red fargate-vcpu - 11'],
    ],
    [
      // 300 counted, less the 10 of the service, leave 110 ÷ 8.
      'jobs on Fargate in no service that take 290 vCPUs',
      () => ({ fargateUsage: build.someFargateUsage({ onDemand: build.aPeak(300) }) }),
      ['red fargate-vcpu - 13.75'],
    ],
    [
      // It stays at its 10 tasks: 10 ÷ 8.
      'a service that nothing scales',
      () => ({ scalableTargets: [] }),
      ['red ecs-service-scaling shop/basket', 'red ecs-service-tasks shop/basket 1.25'],
    ],
    [
      'a maximum that is lowered every night',
      ({ scalableTargets }) => ({
        scalableTargets: each(scalableTargets, {
          scheduledActions: [
            {
              ...{ scheduledActionName: 'night', schedule: 'cron(0 22 * * ? *)', timeZone: null },
              ...{ minCapacity: 2, maxCapacity: 16 },
            },
          ],
        }),
      }),
      // 16 ÷ 8.
      ['red ecs-service-tasks shop/basket 2'],
    ],
    [
      'a task that does not start',
      ({ ecsServices }) => ({ ecsServices: each(ecsServices, { runningCount: 9 }) }),
      ['red ecs-service-stability shop/basket'],
    ],
  ]));
