import {
  ApplicationAutoScalingClient,
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
  paginateDescribeScheduledActions,
} from '@aws-sdk/client-application-auto-scaling';
import { allInOrder } from '../../lib/concurrency';
import type { ScalableTarget } from '../../model/artifacts';
import { SCALED_SERVICES, type ScaledService } from '../../model/artifacts/application-auto-scaling';
import { requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { readAllPages } from '../pages';

export const scalableTargets = defineCollector({
  id: 'scalableTargets',
  answers:
    'What Application Auto Scaling may change of functions, services, tables, readers and brokers, by which policies and schedules',
  light: false,
  verified: 'moto',
  actions: [
    'application-autoscaling:DescribeScalableTargets',
    'application-autoscaling:DescribeScalingPolicies',
    'application-autoscaling:DescribeScheduledActions',
  ],
  collect: async (context) =>
    (
      await allInOrder(
        (Object.keys(SCALED_SERVICES) as ScaledService[]).map((service) => listTargets(service, context)),
      )
    ).flat(),
});

async function listTargets(
  service: ScaledService,
  { clients, signal }: CollectContext,
): Promise<ScalableTarget[]> {
  const scaling = { client: clients.of(ApplicationAutoScalingClient) };
  const ofService = { ServiceNamespace: service };
  const abort = { abortSignal: signal };
  const [targets, policies, actions] = await allInOrder([
    readAllPages(paginateDescribeScalableTargets(scaling, ofService, abort), (page) => page.ScalableTargets),
    readAllPages(paginateDescribeScalingPolicies(scaling, ofService, abort), (page) => page.ScalingPolicies),
    readAllPages(
      paginateDescribeScheduledActions(scaling, ofService, abort),
      (page) => page.ScheduledActions,
    ),
  ]);
  const policiesOf = Map.groupBy(policies, keyOf);
  const actionsOf = Map.groupBy(actions, keyOf);
  return targets.map((target) => ({
    serviceNamespace: service,
    resourceId: requireField(target.ResourceId, 'ResourceId'),
    scalableDimension: requireField(target.ScalableDimension, 'ScalableDimension'),
    minCapacity: requireField(target.MinCapacity, 'MinCapacity'),
    maxCapacity: requireField(target.MaxCapacity, 'MaxCapacity'),
    isScaleOutSuspended: target.SuspendedState?.DynamicScalingOutSuspended ?? false,
    areScheduledActionsSuspended: target.SuspendedState?.ScheduledScalingSuspended ?? false,
    policies: (policiesOf.get(keyOf(target)) ?? []).map(
      ({ PolicyName, PolicyType, TargetTrackingScalingPolicyConfiguration: tracking }) => ({
        policyName: requireField(PolicyName, 'PolicyName'),
        policyType: requireField(PolicyType, 'PolicyType'),
        targetValue: tracking?.TargetValue ?? null,
        metric: tracking?.PredefinedMetricSpecification?.PredefinedMetricType ?? null,
      }),
    ),
    scheduledActions: (actionsOf.get(keyOf(target)) ?? []).map((action) => ({
      scheduledActionName: requireField(action.ScheduledActionName, 'ScheduledActionName'),
      schedule: requireField(action.Schedule, 'Schedule'),
      timeZone: action.Timezone ?? null,
      minCapacity: action.ScalableTargetAction?.MinCapacity ?? null,
      maxCapacity: action.ScalableTargetAction?.MaxCapacity ?? null,
    })),
  }));
}

/** A resource may have several dimensions that are scaled apart. */
const keyOf = ({ ResourceId = '', ScalableDimension = '' }): string => `${ResourceId} ${ScalableDimension}`;
