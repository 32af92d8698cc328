import { ListClustersResponse$ } from '@aws-sdk/client-ecs';
import { service } from './service';

export const ecs = service({
  prefix: 'ecs',
  protocol: 'json',
  rows: () => ({}),
  operations: (_, list) => ({
    'ecs:ListClusters': list({
      output: ListClustersResponse$,
      member: 'clusterArns',
      next: 'nextToken',
      all: [],
    }),
  }),
  limitsOf: ({ action }) => [{ bucket: `ecs:${action}`, capacity: 50, refill: 20 }],
});
