import { describe, expect, it } from '@jest/globals';
import { ecsServiceScaling } from '../../../src/checks/capacity/ecs-service-scaling';
import type { EcsService, ScalableTarget } from '../../../src/model/artifacts';
import { anEcsService, aScalableTarget } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const OFF_PATH = { placed: () => ({ placement: 'off', because: 'Says the test.' }) as const };

const policy = (overrides: Partial<ScalableTarget['policies'][number]> = {}) => ({
  policyName: 'cpu',
  policyType: 'TargetTrackingScaling',
  targetValue: 50,
  metric: 'ECSServiceAverageCPUUtilization',
  ...overrides,
});

describe('ecs-service-scaling', () => {
  const run = (
    target: Partial<ScalableTarget> | null,
    service: Partial<EcsService> = {},
    context: object = CARRYING,
  ) =>
    runCheck(
      ecsServiceScaling,
      {
        ecsServices: [anEcsService(service)],
        scalableTargets:
          target === null
            ? []
            : [
                aScalableTarget({
                  serviceNamespace: 'ecs',
                  resourceId: 'service/shop/web',
                  scalableDimension: 'ecs:service:DesiredCount',
                  policies: [policy()],
                  ...target,
                }),
              ],
      },
      context,
    )[0];

  it.each<[string, ReturnType<typeof run>, string]>([
    ['a policy of CPU', run({}), 'pass'],
    ['a policy of requests', run({ policies: [policy({ metric: 'ALBRequestCountPerTarget' })] }), 'pass'],
    ['a policy of a metric of its own', run({ policies: [policy({ metric: null })] }), 'pass'],
    [
      'a step policy',
      run({ policies: [policy({ policyType: 'StepScaling', metric: null, targetValue: null })] }),
      'pass',
    ],
    ['memory alone', run({ policies: [policy({ metric: 'ECSServiceAverageMemoryUtilization' })] }), 'warn'],
    ['prediction alone', run({ policies: [policy({ policyType: 'PredictiveScaling' })] }), 'fail'],
    ['no policy', run({ policies: [] }), 'fail'],
    ['suspended', run({ isScaleOutSuspended: true }), 'fail'],
    ['no target', run(null), 'fail'],
    ['a target of another service', run({ resourceId: 'service/shop/other' }), 'fail'],
    ['a fixed size', run({ minCapacity: 8, maxCapacity: 8 }), 'notApplicable'],
    ['a daemon', run(null, { schedulingStrategy: 'DAEMON' }), 'notApplicable'],
    ['nothing runs', run(null, { desiredCount: 0, runningCount: 0 }), 'notApplicable'],
    ['off the path', run(null, {}, OFF_PATH), 'notApplicable'],
  ])('%s', (_, judgement, status) => {
    expect(judgement?.status).toBe(status);
  });
});
