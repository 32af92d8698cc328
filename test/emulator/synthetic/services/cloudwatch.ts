import type { AwsRequest } from '../../aws-protocol';
import { iamAction } from '../wire';
import { type Limit, service } from './service';

/** 25 a second for ListMetrics, else the older of its two published figures. */
function limitsOf(request: AwsRequest): readonly Limit[] {
  const rate = request.action === 'ListMetrics' ? 25 : 50;
  return [{ bucket: iamAction(request), capacity: rate, refill: rate }];
}

const VCPUS = {
  Namespace: 'AWS/Usage',
  MetricName: 'ResourceCount',
  Dimensions: [
    { Name: 'Service', Value: 'EC2' },
    { Name: 'Type', Value: 'Resource' },
    { Name: 'Resource', Value: 'vCPU' },
    { Name: 'Class', Value: 'Standard/OnDemand' },
  ],
};

/** GetMetricData is answered by `../metrics.ts`, of the metrics of all services. */
export const cloudwatch = service({
  prefix: 'cloudwatch',
  protocol: 'json',
  rows: () => ({}),
  operations: () => ({
    // Nothing that goes unjudged is used in the synthetic account.
    'cloudwatch:ListMetrics': ({ input }) =>
      input.Namespace === 'AWS/Usage'
        ? { body: JSON.stringify({ Metrics: [VCPUS] }), items: 1 }
        : { body: '{"Metrics":[]}', items: 0 },
  }),
  // No more than there are instances, so that none seems to be left out of their list.
  metricLevels: { ResourceCount: 2 },
  limitsOf,
});
