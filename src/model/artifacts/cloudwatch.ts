import { z } from 'zod';
import { type DataOf, whole } from './definition';
import { amount, flag, text } from './fields';

/** The namespaces that hold metrics of the last two weeks, for they show which services are used. */
export const metricNamespaces = whole({
  per: 'region',
  service: null,
  shape: z.object({
    namespaces: z.array(
      z.object({
        /** Such as `AWS/DynamoDB`. */
        namespace: text,
        /** Metrics that were listed, and whether there may be more. */
        metrics: amount,
        hasMore: flag,
      }),
    ),
    /** Whether these are all; if not, those of services that are known are, and others may be missing. */
    isComplete: flag,
  }),
});
export type MetricNamespace = DataOf<typeof metricNamespaces>['namespaces'][number];
