import type { ScalableTarget } from '../../../src/model/artifacts';

export const aScalableTarget = (overrides: Partial<ScalableTarget> = {}): ScalableTarget => ({
  serviceNamespace: 'lambda',
  resourceId: 'function:checkout:live',
  scalableDimension: 'lambda:function:ProvisionedConcurrency',
  minCapacity: 0,
  maxCapacity: 100,
  isScaleOutSuspended: false,
  areScheduledActionsSuspended: false,
  policies: [],
  scheduledActions: [],
  ...overrides,
});

/** What scales the service `basket`. */
export const targetOfService = aScalableTarget({
  serviceNamespace: 'ecs',
  resourceId: 'service/shop/basket',
  scalableDimension: 'ecs:service:DesiredCount',
  ...{ minCapacity: 2, maxCapacity: 500 },
  policies: [
    {
      ...{ policyName: 'cpu', policyType: 'TargetTrackingScaling' },
      ...{ targetValue: 50, metric: 'ECSServiceAverageCPUUtilization' },
    },
  ],
});
