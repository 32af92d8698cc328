import { CloudWatchClient, ListMetricsCommand, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { MetricNamespace } from '../../model/artifacts';
import { JUDGED_SERVICES, UNJUDGED_GLOBAL_SERVICES } from '../../model/judged-services';
import {
  KNOWN_SERVICE_IDS,
  type KnownServiceId,
  knownService,
  metricRegionsOf,
} from '../../model/known-services';
import { requireField } from '../answer';
import { defineCollector } from '../collector';
import { toFailure } from '../failure';
import { readFirstPages } from '../pages';

/** The most pages, of 500 metrics each, that are read. In accounts with more, each service is asked about instead. */
const MOST_PAGES = 10;

/** The namespaces of services whose use must not be overlooked, however many metrics the account has. */
const NAMESPACES = KNOWN_SERVICE_IDS.filter((id) => !JUDGED_SERVICES.has(id))
  .map(knownService)
  .filter(({ carriesNoTraffic }) => carriesNoTraffic === undefined)
  .filter(({ globalMetricsIn, isInRegionsToo }) => globalMetricsIn === undefined || isInRegionsToo)
  .flatMap(({ namespaces = [] }) => namespaces);

/** Calls at the same time; each takes milliseconds. */
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
    const { pages, isComplete } = await readFirstPages(all, MOST_PAGES);
    const seen = Map.groupBy(
      pages.flatMap(({ Metrics = [] }) => Metrics),
      ({ Namespace }) => requireField(Namespace, 'Namespace'),
    );
    const namespaces: MetricNamespace[] = [...seen].map(([namespace, metrics]) => ({
      ...{ namespace, metrics: metrics.length, hasMore: !isComplete },
    }));
    if (isComplete) return { namespaces, isComplete };
    const unseen = NAMESPACES.filter((namespace) => !seen.has(namespace));
    const asked = await mapConcurrently(unseen, AT_A_TIME, (namespace) =>
      readFirstPage(namespace, client, signal),
    );
    return { namespaces: [...namespaces, ...asked.filter(holdsMetrics)], isComplete };
  },
});

/** One place in which the metrics of a service may be. */
interface Place {
  readonly service: KnownServiceId;
  readonly namespaces: readonly string[];
  readonly region: string;
}

export const globalMetricNamespaces = defineCollector({
  id: 'globalMetricNamespaces',
  answers: `Whether ${UNJUDGED_GLOBAL_SERVICES.map((id) => knownService(id).name).join(', ')} are used, whose metrics are in one region of all`,
  // See metricNamespaces.
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:ListMetrics'],
  async collect({ clients, signal }) {
    const asked = await mapConcurrently(placesOf(clients.globalRegion), AT_A_TIME, async (place) => {
      try {
        const client = clients.of(CloudWatchClient, place.region);
        return {
          found: await allInOrder(
            place.namespaces.map((namespace) => readFirstPage(namespace, client, signal)),
          ),
        };
      } catch (error) {
        signal.throwIfAborted();
        return { place, error };
      }
    });
    const [refused, ...others] = asked.filter(({ error }) => error !== undefined);
    // When every call failed, the collector fails as a whole.
    if (refused && others.length + 1 === asked.length) throw refused.error;
    return {
      namespaces: asked.flatMap(({ found = [] }) => found).filter(holdsMetrics),
      unread: asked.flatMap(({ place, error }) => (place ? [unreadOf(place, error)] : [])),
    };
  },
});

const placesOf = (globalRegion: string): Place[] =>
  UNJUDGED_GLOBAL_SERVICES.flatMap((service) => {
    const { namespaces = [] } = knownService(service);
    return metricRegionsOf(service, globalRegion).map((region) => ({ service, namespaces, region }));
  });

function unreadOf({ service, region }: Place, error: unknown) {
  const { code, message } = toFailure(error);
  return { region, service, code, message };
}

/** Reads the first page of a namespace, which is enough to tell whether it has metrics. */
async function readFirstPage(
  namespace: string,
  client: CloudWatchClient,
  abortSignal: AbortSignal,
): Promise<MetricNamespace> {
  const command = new ListMetricsCommand({ Namespace: namespace });
  const { Metrics = [], NextToken } = await client.send(command, { abortSignal });
  return { namespace, metrics: Metrics.length, hasMore: NextToken !== undefined };
}

const holdsMetrics = ({ metrics, hasMore }: MetricNamespace): boolean => metrics > 0 || hasMore;
