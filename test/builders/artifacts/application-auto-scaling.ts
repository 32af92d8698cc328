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

/** What scales the service `basket`, and has it run 20 tasks before the event. */
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
  scheduledActions: [
    {
      ...{ scheduledActionName: 'event', schedule: 'at(2026-12-11T12:00:00)', timeZone: null },
      ...{ minCapacity: 20, maxCapacity: null },
    },
  ],
});

/** What scales the readers of the cluster `catalog`: from 3 to 15, each at 60 % CPU. */
export const aReaderTarget = (overrides: Partial<ScalableTarget> = {}): ScalableTarget =>
  aScalableTarget({
    serviceNamespace: 'rds',
    resourceId: 'cluster:catalog',
    scalableDimension: 'rds:cluster:ReadReplicaCount',
    ...{ minCapacity: 3, maxCapacity: 15 },
    policies: [
      {
        ...{ policyName: 'readers', policyType: 'TargetTrackingScaling' },
        ...{ targetValue: 60, metric: 'RDSReaderAverageCPUUtilization' },
      },
    ],
    ...overrides,
  });
