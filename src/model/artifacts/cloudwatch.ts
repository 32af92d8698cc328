import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { amount, flag, text, time } from './fields';

const metricNamespace = z.object({
  /** Such as `AWS/DynamoDB`. */
  namespace: text,
  /** Metrics that were listed, and whether there may be more. */
  metrics: amount,
  hasMore: flag,
});
export type MetricNamespace = z.infer<typeof metricNamespace>;

/** The namespaces that hold metrics of the last two weeks, for they show which services are used. */
export const metricNamespaces = whole({
  per: 'region',
  service: null,
  shape: z.object({
    namespaces: z.array(metricNamespace),
    /** Whether these are all; if not, those of services that are known are, and others may be missing. */
    isComplete: flag,
  }),
});

/** The vCPUs that EC2 itself counts against its quotas. */
export const vcpuUsage = whole({
  per: 'region',
  service: 'ec2',
  shape: z.array(
    z.object({
      /** Such as `Standard/OnDemand`. */
      class: text,
      /** The least in five minutes of the hour before the inventory was taken: what has just ended does not count. */
      vCpus: amount,
      at: time,
    }),
  ),
});
export type VcpuUsage = RowOf<typeof vcpuUsage>;

/** The same of services that AWS serves once per account; their metrics are in one region, of the plan or not. */
export const globalMetricNamespaces = whole({
  per: 'account',
  service: null,
  shape: z.object({
    namespaces: z.array(metricNamespace),
    /** What could not be listed while others could. */
    unread: z.array(
      z.object({
        region: text,
        /** Id of the service of which is not known whether it is used, such as `cloudfront`. */
        service: text,
        code: text,
        message: text,
      }),
    ),
  }),
});
