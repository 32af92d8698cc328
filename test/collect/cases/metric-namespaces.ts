import { paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

export const metricNamespaces: readonly CollectorCase[] = [
  {
    id: 'metricNamespaces',
    answers: {
      'cloudwatch:ListMetrics': paged(
        'NextToken',
        { Metrics: [{ Namespace: 'AWS/DynamoDB' }, { Namespace: 'AWS/SQS' }] },
        // A page may be empty although there are more.
        { Metrics: [] },
        { Metrics: [{ Namespace: 'AWS/DynamoDB' }, { Namespace: 'Shop' }] },
      ),
    },
    data: {
      namespaces: [
        { namespace: 'AWS/DynamoDB', metrics: 2, hasMore: false },
        { namespace: 'AWS/SQS', metrics: 1, hasMore: false },
        { namespace: 'Shop', metrics: 1, hasMore: false },
      ],
      isComplete: true,
    },
    nothing: { namespaces: [], isComplete: true },
  },
  {
    id: 'globalMetricNamespaces',
    answers: {
      'cloudwatch:ListMetrics': ({ Namespace }) =>
        Namespace === 'AWS/GlobalAccelerator'
          ? { Metrics: [{ Namespace }, { Namespace }], NextToken: 'more' }
          : {},
    },
    data: { namespaces: [{ namespace: 'AWS/GlobalAccelerator', metrics: 2, hasMore: true }], unread: [] },
    nothing: { namespaces: [], unread: [] },
  },
];
