import { CloudWatchClient, ListMetricsCommand, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import { mapConcurrently } from '../../lib/concurrency';
import type { MetricNamespace } from '../../model/artifacts';
import { JUDGED_SERVICES } from '../../model/judged-services';
import { KNOWN_SERVICE_IDS, knownService } from '../../model/known-services';
import { must } from '../answer';
import { defineCollector } from '../collector';
import { firstPages } from '../pages';

/** Pages of 500 metrics that are read of all there are: accounts with more are asked about each service instead. */
const MOST_PAGES = 10;

/** Of the services whose use must not be overlooked, however many metrics the account has. */
const NAMESPACES = KNOWN_SERVICE_IDS.filter((id) => !JUDGED_SERVICES.has(id))
  .map(knownService)
  .filter(({ carriesNoTraffic }) => carriesNoTraffic === undefined)
  .flatMap(({ namespaces = [] }) => namespaces);

/** Calls at a time; each is answered in milliseconds. */
const AT_A_TIME = 8;

export const metricNamespaces = defineCollector({
  id: 'metricNamespaces',
  answers: 'Which namespaces held metrics in the last two weeks, and so which services are used',
  // What an account uses does not change within minutes: a light run goes by the last full one.
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:ListMetrics'],
  async collect({ clients, signal }) {
    const client = clients.of(CloudWatchClient);
    const all = paginateListMetrics({ client }, {}, { abortSignal: signal });
    const { pages, isComplete } = await firstPages(all, MOST_PAGES);
    const seen = Map.groupBy(
      pages.flatMap(({ Metrics = [] }) => Metrics),
      ({ Namespace }) => must(Namespace, 'Namespace'),
    );
    const namespaces: MetricNamespace[] = [...seen].map(([namespace, metrics]) => ({
      ...{ namespace, metrics: metrics.length, hasMore: !isComplete },
    }));
    if (isComplete) return { namespaces, isComplete };
    const unseen = NAMESPACES.filter((namespace) => !seen.has(namespace));
    const asked = await mapConcurrently(unseen, AT_A_TIME, async (namespace) => {
      const command = new ListMetricsCommand({ Namespace: namespace });
      const { Metrics = [], NextToken } = await client.send(command, { abortSignal: signal });
      return { namespace, metrics: Metrics.length, hasMore: NextToken !== undefined };
    });
    const found = asked.filter(({ metrics, hasMore }) => metrics > 0 || hasMore);
    return { namespaces: [...namespaces, ...found], isComplete };
  },
});
