import {
  type HostedZone as AwsHostedZone,
  type HealthCheck,
  ListResourceRecordSetsCommand,
  paginateListHealthChecks,
  paginateListHostedZones,
  type ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { actionOf, rememberAction } from '../../aws/actions';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type {
  DnsRecord,
  HostedZone,
  HostedZoneRecords,
  Route53HealthCheckState,
} from '../../model/artifacts';
import { metricRegionsOf } from '../../model/known-services';
import { present, requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { createMetricReader, readMetrics } from '../metrics';
import { followTokens, readAllPages, readFirstPages } from '../pages';
import { tagsOf } from '../tags';

/** Five calls a second are all that an account has. */
const SLOW = 5;

/** The pages of a list without the marker by which each was asked for and which it repeats. */
async function* withoutMarker<P extends { readonly Marker?: string | undefined }>(
  pages: AsyncIterable<P>,
): AsyncGenerator<Omit<P, 'Marker'> & { readonly Marker?: undefined }> {
  for await (const page of pages) yield rememberAction({ ...page, Marker: undefined }, actionOf(page));
}

export const hostedZones = defineCollector({
  id: 'hostedZones',
  answers: 'Which hosted zones of Route 53 there are',
  light: false,
  verified: 'moto',
  actions: ['route53:ListHostedZones', 'tag:GetResources'],
  deadlineFactor: SLOW,
  async collect({ clients, signal }) {
    const [zones, tags] = await allInOrder([
      readAllPages(
        withoutMarker(
          paginateListHostedZones({ client: clients.of(Route53Client) }, {}, { abortSignal: signal }),
        ),
        (page) => page.HostedZones,
      ),
      tagsOf('route53:hostedzone', clients, signal),
    ]);
    const tagsById = new Map([...tags].map(([arn, own]) => [idIn(arn), own]));
    return zones.map((zone: AwsHostedZone): HostedZone => {
      const hostedZoneId = idIn(requireField(zone.Id, 'Id'));
      return {
        hostedZoneId,
        zoneName: plainName(requireField(zone.Name, 'Name')),
        privateZone: zone.Config?.PrivateZone ?? false,
        tags: tagsById.get(hostedZoneId) ?? {},
      };
    });
  },
});

/** The id in `/hostedzone/Z1D633PJN98FT9`, or in an ARN that ends so. */
const idIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A name without its last dot; Route 53 writes what is no letter, digit, hyphen or underscore as `\\052`, in octal digits. */
const plainName = (name: string): string =>
  name
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replace(/\.$/, '')
    .toLowerCase();

/** Of 300 records each. In zones with more, the rest is said not to be read. */
const MOST_PAGES = 10;

/** Zones that are asked about at the same time. The rate limiter decides the pace. */
const AT_ONCE = 4;

export const hostedZoneRecords = defineCollector({
  id: 'hostedZoneRecords',
  answers: 'Where the records of public zones lead, and how Route 53 chooses among several of a name',
  light: false,
  verified: 'moto',
  actions: ['route53:ListResourceRecordSets'],
  needs: ['hostedZones'],
  deadlineFactor: SLOW,
  async collect(context, { hostedZones }) {
    const publicZones = hostedZones.filter(({ privateZone }) => !privateZone);
    return present(
      await mapConcurrently(publicZones, AT_ONCE, ({ hostedZoneId }) =>
        nullIfGone(recordsOf(hostedZoneId, context)),
      ),
    );
  },
});

async function recordsOf(
  HostedZoneId: string,
  { clients, signal: abortSignal }: CollectContext,
): Promise<HostedZoneRecords> {
  const client = clients.of(Route53Client);
  const all = followTokens(async (token) => {
    const start: object = token === undefined ? {} : JSON.parse(token);
    const answer = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId, ...start }), {
      abortSignal,
    });
    const { ResourceRecordSets: records, IsTruncated, NextRecordName, NextRecordType } = answer;
    const NextToken = IsTruncated
      ? JSON.stringify({
          StartRecordName: requireField(NextRecordName, 'NextRecordName'),
          StartRecordType: NextRecordType,
          StartRecordIdentifier: answer.NextRecordIdentifier,
        })
      : undefined;
    return rememberAction({ records, NextToken }, actionOf(answer));
  });
  const { pages, isComplete } = await readFirstPages(all, MOST_PAGES);
  return {
    hostedZoneId: HostedZoneId,
    isComplete,
    records: pages
      .flatMap(({ records = [] }) => records)
      .filter(leadsSomewhere)
      .map(toRecord),
  };
}

const LEADING: readonly (string | undefined)[] = ['A', 'AAAA', 'CNAME'];

/** Whether a record is one of several, or leads to another name. */
const leadsSomewhere = ({ Type, AliasTarget, SetIdentifier }: ResourceRecordSet): boolean =>
  LEADING.includes(Type) && (Type === 'CNAME' || AliasTarget !== undefined || SetIdentifier !== undefined);

const toRecord = (record: ResourceRecordSet): DnsRecord => ({
  recordName: plainName(requireField(record.Name, 'Name')),
  type: requireField(record.Type, 'Type'),
  setIdentifier: record.SetIdentifier ?? null,
  failover: record.Failover ?? null,
  ttl: record.TTL ?? null,
  healthCheckId: record.HealthCheckId ?? null,
  targets: record.AliasTarget
    ? [plainName(requireField(record.AliasTarget.DNSName, 'DNSName'))]
    : record.Type === 'CNAME'
      ? (record.ResourceRecords ?? []).map(({ Value }) => plainName(requireField(Value, 'Value')))
      : [],
  evaluateTargetHealth: record.AliasTarget?.EvaluateTargetHealth ?? null,
});

export const route53HealthChecks = defineCollector({
  id: 'route53HealthChecks',
  answers: 'Which health checks Route 53 makes, and whether they are disabled or inverted',
  light: false,
  verified: 'moto',
  actions: ['route53:ListHealthChecks'],
  async collect({ clients, signal }) {
    const checks = await readAllPages(
      withoutMarker(
        paginateListHealthChecks({ client: clients.of(Route53Client) }, {}, { abortSignal: signal }),
      ),
      (page) => page.HealthChecks,
    );
    return checks.map(({ Id, HealthCheckConfig }: HealthCheck) => ({
      healthCheckId: requireField(Id, 'Id'),
      disabled: HealthCheckConfig?.Disabled ?? false,
      inverted: HealthCheckConfig?.Inverted ?? false,
    }));
  },
});

/** A data point older than this says nothing of now, in milliseconds. */
const STILL_NOW = 30 * 60_000;

export const route53HealthCheckStates = defineCollector({
  id: 'route53HealthCheckStates',
  answers: 'Whether the health checks of Route 53 are healthy now',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['route53HealthChecks'],
  async collect(context, { route53HealthChecks }) {
    const places = metricRegionsOf('route53', context.clients.globalRegion);
    const ids = route53HealthChecks.map(({ healthCheckId }) => healthCheckId);
    const read = await mapConcurrently(places, 1, (place) => readStates(ids, context, place));
    return ids.map((healthCheckId, i): Route53HealthCheckState => {
      const states = read.map((one) => one[i] ?? null);
      return { healthCheckId, isHealthy: states.find((state) => state !== null) ?? null };
    });
  },
});

/** @param place One of the regions that may have the metrics. */
function readStates(
  ids: readonly string[],
  context: CollectContext,
  place: string,
): Promise<(boolean | null)[]> {
  const reader = createMetricReader(context, place);
  return readMetrics(
    reader,
    ids.map((HealthCheckId) => ({
      status: {
        namespace: 'AWS/Route53',
        metric: 'HealthCheckStatus',
        statistic: 'Minimum' as const,
        dimensions: { HealthCheckId },
        silence: 'unknown' as const,
      },
    })),
    ({ status }) => {
      const last = status?.at(-1);
      return last === undefined || Date.parse(reader.window.to) - last.at > STILL_NOW
        ? null
        : last.value >= 1;
    },
  );
}
