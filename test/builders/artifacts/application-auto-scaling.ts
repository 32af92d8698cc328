import type { Artifacts, ScalableTarget } from '../../../src/model/artifacts';

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

export const healthyApplicationAutoScaling = { scalableTargets: [] } satisfies Partial<Artifacts>;
