import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { mapConcurrently } from '../../lib/concurrency';
import { JUDGED_SERVICES } from '../../model/judged-services';
import { KNOWN_SERVICE_IDS, namespacesOf } from '../../model/known-services';
import { defineCollector } from '../collector';

const NAMESPACES = KNOWN_SERVICE_IDS.filter((id) => !JUDGED_SERVICES.has(id)).flatMap(namespacesOf);

/** Calls at a time; each is answered in milliseconds. */
const AT_A_TIME = 8;

export const metricNamespaces = defineCollector({
  id: 'metricNamespaces',
  answers: 'Which services that nothing judges had metrics in the last two weeks',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:ListMetrics'],
  // One page of each namespace tells whether it is used, however many metrics the account has.
  async collect({ clients, signal }) {
    const found = await mapConcurrently(NAMESPACES, AT_A_TIME, async (Namespace) => {
      const { Metrics = [], NextToken } = await clients
        .of(CloudWatchClient)
        .send(new ListMetricsCommand({ Namespace }), { abortSignal: signal });
      return { namespace: Namespace, metrics: Metrics.length, hasMore: NextToken !== undefined };
    });
    return found.filter(({ metrics, hasMore }) => metrics > 0 || hasMore);
  },
});
