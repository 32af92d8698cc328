import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Clients } from '../../aws/clients';
import { mapConcurrently } from '../../lib/concurrency';
import { type KnownServiceId, knownService, serviceOfNamespace } from '../../model/known-services';
import { REGION_SERVICES } from '../../model/region-services';
import { present, requireField } from '../answer';
import { defineCollector } from '../collector';
import { toFailure } from '../failure';

/** Regions at the same time: what each allows is its own. */
const AT_A_TIME = 8;

export const regionsInUse = defineCollector({
  id: 'regionsInUse',
  answers: 'In which of the enabled regions something ran in the last two weeks that could carry traffic',
  // See metricNamespaces.
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:ListMetrics', 'ec2:DescribeRegions'],
  // Some of the regions are far away, and those with many metrics are asked about each service.
  deadlineFactor: 3,
  async collect({ clients, signal }) {
    const { Regions = [] } = await clients
      .of(EC2Client)
      .send(new DescribeRegionsCommand({}), { abortSignal: signal });
    const enabled = Regions.map(({ RegionName }) => requireField(RegionName, 'RegionName'));
    const asked = await mapConcurrently(enabled, AT_A_TIME, async (region) => {
      try {
        return { region, services: await servicesIn(region, clients, signal) };
      } catch (error) {
        signal.throwIfAborted();
        return { region, error };
      }
    });
    const [refused, ...others] = asked.filter(({ error }) => error !== undefined);
    // When every call failed, the collector fails as a whole.
    if (refused && others.length + 1 === asked.length) throw refused.error;
    return {
      enabled,
      used: asked.flatMap(({ region, services = [] }) => (services.length > 0 ? [{ region, services }] : [])),
      unread: asked.flatMap(({ region, error }) => {
        if (error === undefined) return [];
        const { code, message } = toFailure(error);
        return [{ region, code, message }];
      }),
    };
  },
});

/**
 * Services of which a region has metrics: those of the first page, as any shows that the region is used. Only where that page shows
 * none and there are more, each service is asked about, until one has some.
 */
async function servicesIn(
  region: string,
  clients: Clients,
  abortSignal: AbortSignal,
): Promise<KnownServiceId[]> {
  const client = clients.of(CloudWatchClient, region);
  const list = (Namespace?: string) =>
    client.send(new ListMetricsCommand(Namespace === undefined ? {} : { Namespace }), { abortSignal });
  const { Metrics = [], NextToken } = await list();
  const seen = present(Metrics.map(({ Namespace }) => serviceOfNamespace(Namespace ?? '') ?? null));
  const found = REGION_SERVICES.filter((id) => seen.includes(id));
  if (found.length > 0 || NextToken === undefined) return found;
  for (const id of REGION_SERVICES) {
    for (const namespace of knownService(id).namespaces ?? []) {
      const page = await list(namespace);
      if ((page.Metrics ?? []).length > 0 || page.NextToken !== undefined) return [id];
    }
  }
  return [];
}
