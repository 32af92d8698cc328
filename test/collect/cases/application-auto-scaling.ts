import { paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

/** Answers of functions, and others of tables. */
const ofNamespace =
  (answers: Readonly<Record<string, (input: Record<string, unknown>) => object>>) =>
  (input: Record<string, unknown>) =>
    answers[String(input.ServiceNamespace)]?.(input) ?? {};

const reads = {
  ResourceId: 'table/orders/index/by-customer',
  ScalableDimension: 'dynamodb:index:ReadCapacityUnits',
};
const writes = { ...reads, ScalableDimension: 'dynamodb:index:WriteCapacityUnits' };
const live = {
  ResourceId: 'function:checkout:live',
  ScalableDimension: 'lambda:function:ProvisionedConcurrency',
};
const readers = { ResourceId: 'cluster:catalog', ScalableDimension: 'rds:cluster:ReadReplicaCount' };
const ACTIVE = { isScaleOutSuspended: false, areScheduledActionsSuspended: false };

export const applicationAutoScaling: readonly CollectorCase[] = [
  {
    id: 'scalableTargets',
    answers: {
      'application-autoscaling:DescribeScalableTargets': ofNamespace({
        lambda: () => ({
          ScalableTargets: [
            {
              ...{ ...live, MinCapacity: 2, MaxCapacity: 100 },
              SuspendedState: { ScheduledScalingSuspended: true },
            },
          ],
        }),
        rds: () => ({ ScalableTargets: [{ ...readers, MinCapacity: 1, MaxCapacity: 8 }] }),
        dynamodb: paged(
          'NextToken',
          {
            ScalableTargets: [
              {
                ...{ ...reads, MinCapacity: 5, MaxCapacity: 1000 },
                SuspendedState: { DynamicScalingOutSuspended: true },
              },
            ],
          },
          { ScalableTargets: [{ ...writes, MinCapacity: 5, MaxCapacity: 500 }] },
        ),
      }),
      'application-autoscaling:DescribeScalingPolicies': ofNamespace({
        dynamodb: paged(
          'NextToken',
          {
            ScalingPolicies: [
              {
                ...{ ...reads, PolicyName: 'reads', PolicyType: 'TargetTrackingScaling' },
                TargetTrackingScalingPolicyConfiguration: {
                  TargetValue: 70,
                  PredefinedMetricSpecification: {
                    PredefinedMetricType: 'DynamoDBReadCapacityUtilization',
                  },
                },
              },
            ],
          },
          { ScalingPolicies: [{ ...writes, PolicyName: 'writes', PolicyType: 'StepScaling' }] },
        ),
      }),
      'application-autoscaling:DescribeScheduledActions': ofNamespace({
        lambda: paged(
          'NextToken',
          {
            ScheduledActions: [
              {
                ...{ ...live, ScheduledActionName: 'sale', Schedule: 'at(2026-12-11T15:00:00)' },
                Timezone: 'Asia/Singapore',
                ScalableTargetAction: { MinCapacity: 80 },
              },
            ],
          },
          {
            ScheduledActions: [
              {
                ...{ ...live, ScheduledActionName: 'night', Schedule: 'cron(0 22 * * ? *)' },
                ScalableTargetAction: { MaxCapacity: 90 },
              },
            ],
          },
        ),
      }),
    },
    data: [
      {
        serviceNamespace: 'lambda',
        resourceId: 'function:checkout:live',
        scalableDimension: 'lambda:function:ProvisionedConcurrency',
        ...{
          minCapacity: 2,
          maxCapacity: 100,
          isScaleOutSuspended: false,
          areScheduledActionsSuspended: true,
        },
        policies: [],
        scheduledActions: [
          {
            ...{ scheduledActionName: 'sale', schedule: 'at(2026-12-11T15:00:00)' },
            ...{ timeZone: 'Asia/Singapore', minCapacity: 80, maxCapacity: null },
          },
          {
            ...{ scheduledActionName: 'night', schedule: 'cron(0 22 * * ? *)' },
            ...{ timeZone: null, minCapacity: null, maxCapacity: 90 },
          },
        ],
      },
      {
        serviceNamespace: 'rds',
        resourceId: 'cluster:catalog',
        scalableDimension: 'rds:cluster:ReadReplicaCount',
        ...{ minCapacity: 1, maxCapacity: 8, ...ACTIVE, policies: [], scheduledActions: [] },
      },
      {
        serviceNamespace: 'dynamodb',
        resourceId: 'table/orders/index/by-customer',
        scalableDimension: 'dynamodb:index:ReadCapacityUnits',
        ...{
          minCapacity: 5,
          maxCapacity: 1000,
          isScaleOutSuspended: true,
          areScheduledActionsSuspended: false,
        },
        policies: [
          {
            ...{ policyName: 'reads', policyType: 'TargetTrackingScaling' },
            ...{ targetValue: 70, metric: 'DynamoDBReadCapacityUtilization' },
          },
        ],
        scheduledActions: [],
      },
      {
        serviceNamespace: 'dynamodb',
        resourceId: 'table/orders/index/by-customer',
        scalableDimension: 'dynamodb:index:WriteCapacityUnits',
        ...{ minCapacity: 5, maxCapacity: 500, ...ACTIVE },
        policies: [{ policyName: 'writes', policyType: 'StepScaling', targetValue: null, metric: null }],
        scheduledActions: [],
      },
    ],
  },
];
