import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { amount, flag, text } from './fields';

/** The namespaces of services that nothing judges, of those that hold metrics of the last two weeks. */
export const metricNamespaces = whole({
  per: 'region',
  service: null,
  shape: z.array(
    z.object({
      /** Such as `AWS/DynamoDB`. */
      namespace: text,
      /** Metrics on the first page of the list, and whether there are more. */
      metrics: amount,
      hasMore: flag,
    }),
  ),
});
export type MetricNamespace = RowOf<typeof metricNamespaces>;
