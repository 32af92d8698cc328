import {
  type CacheBehavior,
  CloudFrontClient,
  type DefaultCacheBehavior,
  type DistributionSummary,
  ListDistributionsCommand,
} from '@aws-sdk/client-cloudfront';
import { actionOf, rememberAction } from '../../aws/actions';
import { allInOrder } from '../../lib/concurrency';
import type { CloudFrontDistribution, CloudFrontPeak, Tags } from '../../model/artifacts';
import { metricRegionsOf } from '../../model/known-services';
import { distinct, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { createMetricReader, createNormalFilter, type MetricQuery, readMetrics } from '../metrics';
import { followTokens, readAllPages } from '../pages';
import { divideBy, findHighest, findLowest, type Point, type Series } from '../series';
import { tagsOf } from '../tags';

export const cloudFrontDistributions = defineCollector({
  id: 'cloudFrontDistributions',
  answers: 'Which CloudFront distributions there are, where they send requests, and by which certificate',
  light: false,
  verified: 'moto',
  actions: ['cloudfront:ListDistributions', 'tag:GetResources'],
  async collect(context) {
    const { clients, signal } = context;
    const [distributions, tags] = await allInOrder([
      readAllPages(
        followTokens((Marker) => listDistributions(Marker, context)),
        ({ items }) => items,
      ),
      tagsOf('cloudfront:distribution', clients, signal),
    ]);
    return distributions.map((distribution) => toDistribution(distribution, tags));
  },
});

/** One page, without the marker by which it was asked for and which it repeats. */
async function listDistributions(Marker: string | undefined, { clients, signal }: CollectContext) {
  const answer = await clients
    .of(CloudFrontClient)
    .send(new ListDistributionsCommand({ Marker }), { abortSignal: signal });
  const { Items: items, NextMarker, IsTruncated } = answer.DistributionList ?? {};
  if (IsTruncated === true) requireField(NextMarker, 'NextMarker');
  return rememberAction({ items, NextMarker }, actionOf(answer));
}

function toDistribution(one: DistributionSummary, tags: ReadonlyMap<string, Tags>): CloudFrontDistribution {
  const distributionArn = requireField(one.ARN, 'ARN');
  const certificate = requireField(one.ViewerCertificate, 'ViewerCertificate');
  const behaviors = [
    requireField(one.DefaultCacheBehavior, 'DefaultCacheBehavior'),
    ...(one.CacheBehaviors?.Items ?? []),
  ];
  return {
    distributionId: requireField(one.Id, 'Id'),
    distributionArn,
    domainName: requireField(one.DomainName, 'DomainName'),
    aliases: one.Aliases?.Items ?? [],
    enabled: requireField(one.Enabled, 'Enabled'),
    status: requireField(one.Status, 'Status'),
    staging: one.Staging ?? false,
    lastModifiedTime: requireField(toIso(one.LastModifiedTime), 'LastModifiedTime'),
    origins: (one.Origins?.Items ?? []).map(({ Id, DomainName, OriginShield }) => ({
      originId: requireField(Id, 'Id of an origin'),
      domainName: requireField(DomainName, 'DomainName of an origin'),
      hasOriginShield: OriginShield?.Enabled ?? false,
    })),
    originGroups: (one.OriginGroups?.Items ?? []).map(({ Id, Members }) => ({
      originGroupId: requireField(Id, 'Id of an origin group'),
      originIds: (Members?.Items ?? []).map(({ OriginId }) => requireField(OriginId, 'OriginId')),
    })),
    targetOriginIds: distinct(
      behaviors.map(({ TargetOriginId }) => requireField(TargetOriginId, 'TargetOriginId')),
    ),
    edgeFunctionArns: distinct(behaviors.flatMap(edgeFunctionsOf)),
    certificateArn: certificate.ACMCertificateArn || null,
    iamCertificateId: certificate.IAMCertificateId || null,
    webAclId: one.WebACLId || null,
    tags: tags.get(distributionArn) ?? {},
  };
}

const edgeFunctionsOf = ({
  LambdaFunctionAssociations: functions,
}: CacheBehavior | DefaultCacheBehavior): string[] =>
  (functions?.Items ?? []).map(({ LambdaFunctionARN }) =>
    requireField(LambdaFunctionARN, 'LambdaFunctionARN'),
  );

const query = (DistributionId: string, metric: string, statistic: MetricQuery['statistic']): MetricQuery => ({
  namespace: 'AWS/CloudFront',
  metric,
  statistic,
  dimensions: { DistributionId, Region: 'Global' },
  silence: statistic === 'Sum' ? 'zero' : 'unknown',
});

export const cloudFrontPeaks = defineCollector({
  id: 'cloudFrontPeaks',
  answers:
    'The most requests and bytes of each CloudFront distribution, their errors, and how many a cache answered',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['cloudFrontDistributions'],
  async collect(context, { cloudFrontDistributions }) {
    const [first, ...others] = metricRegionsOf('cloudfront', context.clients.globalRegion);
    let peaks = await readPeaks(cloudFrontDistributions, context, first);
    for (const region of others) {
      if (peaks.some(({ requestsPerSecond }) => requestsPerSecond !== null)) return peaks;
      peaks = await readPeaks(cloudFrontDistributions, context, region);
    }
    return peaks;
  },
});

/** @param region One of those that may have the metrics. */
function readPeaks(
  distributions: readonly CloudFrontDistribution[],
  context: CollectContext,
  region: string | undefined,
): Promise<CloudFrontPeak[]> {
  const reader = createMetricReader(context, region);
  const { window } = reader;
  const normal = createNormalFilter(context, window);
  const perSecond = (amounts: Series) => normal(divideBy(amounts, window.periodSeconds));
  return readMetrics(
    reader,
    distributions.map(({ distributionId }) => ({
      requests: query(distributionId, 'Requests', 'Sum'),
      bytes: query(distributionId, 'BytesDownloaded', 'Sum'),
      errorRate: query(distributionId, '5xxErrorRate', 'Average'),
      hitRate: query(distributionId, 'CacheHitRate', 'Average'),
    })),
    ({ requests, bytes, errorRate, hitRate }, i): CloudFrontPeak => {
      const rates = perSecond(requests);
      return {
        distributionId: requireField(distributions[i], 'a distribution for the metrics').distributionId,
        window,
        requestsPerSecond: findHighest(rates),
        bytesPerSecond: findHighest(perSecond(bytes)),
        serverErrors: findErrors(rates, normal(errorRate)),
        cacheHitRate: summarizeHits(rates, normal(hitRate)),
        ...([requests, bytes, errorRate, hitRate].includes(null) && { isIncomplete: true }),
      };
    },
  );
}

/** Pairs the data points of requests with those of a percentage, in the periods that have both. */
function paired(requests: readonly Point[], percents: readonly Point[]) {
  const percentAt = new Map(percents.map(({ at, value }) => [at, value]));
  return requests.flatMap(({ at, value: requests }) => {
    const percent = percentAt.get(at);
    return percent === undefined ? [] : [{ at, requests, percent }];
  });
}

/** When most requests a second were answered with an error. */
function findErrors(requests: Series, percents: Series): CloudFrontPeak['serverErrors'] {
  if (requests === null || percents === null) return null;
  const pairs = paired(requests, percents);
  const most = findHighest(
    pairs.map(({ at, requests, percent }) => ({ at, value: (requests * percent) / 100 })),
  );
  const then = most && pairs.find(({ at }) => at === Date.parse(most.at));
  return most && then ? { ...most, requestsPerSecond: then.requests } : null;
}

/** Of quiet hours, a few requests that no cache had would say nothing of many. */
const BUSY_SHARE = 0.1;

function summarizeHits(requests: Series, percents: Series): CloudFrontPeak['cacheHitRate'] {
  if (requests === null || percents === null) return null;
  const pairs = paired(requests, percents);
  const most = Math.max(0, ...pairs.map((pair) => pair.requests));
  const all = pairs.reduce((sum, pair) => sum + pair.requests, 0);
  const busy = pairs.filter((pair) => pair.requests >= most * BUSY_SHARE);
  const lowest = findLowest(busy.map(({ at, percent }) => ({ at, value: percent })));
  if (lowest === null || all === 0) return null;
  return { mean: pairs.reduce((sum, pair) => sum + pair.requests * pair.percent, 0) / all, lowest };
}
