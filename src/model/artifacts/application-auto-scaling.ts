import { z } from 'zod';
import { resource, type ScopedResource } from '../resource';
import type { ResourceKind } from '../services';
import { type RowOf, rows } from './definition';
import { amount, flag, text } from './fields';

/**
 * The services whose resources Application Auto Scaling is asked about, by its own name of them; where their resource ids have the
 * name of the resource: `function:checkout:live`, `table/orders/index/by-customer`.
 */
export const SCALED_SERVICES = {
  lambda: { kind: 'lambdaFunction', nameIn: /^function:([^:]+):/ },
  ecs: { kind: 'ecsService', nameIn: /^service\/(.+)$/ },
  rds: { kind: 'rds', nameIn: /^cluster:(.+)$/ },
  neptune: { kind: 'rds', nameIn: /^cluster:(.+)$/ },
  dynamodb: { kind: 'dynamodbTable', nameIn: /^table\/([^/]+)/ },
  // A cluster is named by its ARN.
  kafka: { kind: 'mskCluster', nameIn: /^(arn:.+)$/ },
} as const satisfies Readonly<Record<string, { readonly kind: ResourceKind; readonly nameIn: RegExp }>>;

/** Application Auto Scaling's own name of a service, such as `dynamodb`. */
export type ScaledService = keyof typeof SCALED_SERVICES;

/** What Application Auto Scaling may change: a dimension of a resource, such as the read capacity of a table. */
export const scalableTargets = rows({
  per: 'region',
  service: null,
  row: z.object({
    serviceNamespace: z.enum(Object.keys(SCALED_SERVICES) as [ScaledService, ...ScaledService[]]),
    /** `function:checkout:live`, `table/orders`. */
    resourceId: text,
    /** `dynamodb:table:ReadCapacityUnits` */
    scalableDimension: text,
    /** The least that it sets. */
    minCapacity: amount,
    /** The most that it sets. */
    maxCapacity: amount,
    /** Whether policies set nothing higher. */
    isScaleOutSuspended: flag,
    /** Whether its scheduled actions do nothing. */
    areScheduledActionsSuspended: flag,
    policies: z.array(
      z.object({
        policyName: text,
        /** `TargetTrackingScaling`, `StepScaling` or `PredictiveScaling`. */
        policyType: text,
        /** The value at which a target tracking policy keeps its metric; null for others. */
        targetValue: amount.nullable(),
        /** The predefined metric that it tracks, such as `DynamoDBReadCapacityUtilization`; null for one of its own, and for others. */
        metric: text.nullable(),
      }),
    ),
    scheduledActions: z.array(
      z.object({
        scheduledActionName: text,
        /** `at(yyyy-mm-ddThh:mm:ss)`, `cron(…)` or `rate(…)`. */
        schedule: text,
        /** The time zone of the schedule; null means UTC. */
        timeZone: text.nullable(),
        minCapacity: amount.nullable(),
        maxCapacity: amount.nullable(),
      }),
    ),
  }),
  owner: ({ serviceNamespace, resourceId }): ScopedResource => {
    const { kind, nameIn } = SCALED_SERVICES[serviceNamespace];
    return resource(kind, [nameIn.exec(resourceId)?.[1] ?? resourceId]);
  },
});
export type ScalableTarget = RowOf<typeof scalableTargets>;
