import {
  type DeliveryStreamDescription,
  DescribeDeliveryStreamCommand,
  type DestinationDescription,
  FirehoseClient,
  ListDeliveryStreamsCommand,
  type ProcessingConfiguration,
} from '@aws-sdk/client-firehose';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { FirehoseStream, FirehoseStreamPeak, Tags } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { followTokens, readAllPages, withToken } from '../pages';
import { divideBy, findHighest, findLowest, findPublishedLimit, type Series } from '../series';
import { tagsOf } from '../tags';

/** Names in a page of ListDeliveryStreams, of which Firehose gives ten unless it is asked for more. */
const NAMES_PER_PAGE = 1_000;

export const firehoseStreams = defineCollector({
  id: 'firehoseStreams',
  answers: 'Which streams of Data Firehose there are, what they read, and where and how they deliver it',
  light: false,
  verified: 'moto',
  actions: ['firehose:DescribeDeliveryStream', 'firehose:ListDeliveryStreams', 'tag:GetResources'],
  // It needs a call for each stream, and AWS allows five a second.
  deadlineFactor: 10,
  async collect({ clients, signal }) {
    const firehose = clients.of(FirehoseClient);
    const [names, tags] = await allInOrder([
      readAllPages(
        followTokens((ExclusiveStartDeliveryStreamName) =>
          listNames(firehose, ExclusiveStartDeliveryStreamName, signal),
        ),
        (page) => page.DeliveryStreamNames,
      ),
      // ListTagsForDeliveryStream would need another call for each stream.
      tagsOf('firehose:deliverystream', clients, signal),
    ]);
    const streams = await mapConcurrently(names, 5, (name) =>
      nullIfGone(describeStream(firehose, name, signal)),
    );
    return present(streams).map((stream) => toStream(stream, tags));
  },
});

/** A page of names, of which the last is the token of the next page. */
async function listNames(firehose: FirehoseClient, from: string | undefined, abortSignal: AbortSignal) {
  const page = await firehose.send(
    new ListDeliveryStreamsCommand({ Limit: NAMES_PER_PAGE, ExclusiveStartDeliveryStreamName: from }),
    { abortSignal },
  );
  const { DeliveryStreamNames: names = [], HasMoreDeliveryStreams: hasMore } = page;
  return withToken(page, hasMore === true ? requireField(names.at(-1), 'DeliveryStreamNames') : undefined);
}

async function describeStream(firehose: FirehoseClient, name: string, abortSignal: AbortSignal) {
  const pages = followTokens(async (ExclusiveStartDestinationId) => {
    const answer = await firehose.send(
      new DescribeDeliveryStreamCommand({ DeliveryStreamName: name, ExclusiveStartDestinationId }),
      { abortSignal },
    );
    const stream = requireField(answer.DeliveryStreamDescription, 'DeliveryStreamDescription');
    const destinations = requireField(stream.Destinations, 'Destinations');
    const hasMore = stream.HasMoreDestinations === true;
    const token = hasMore ? requireField(destinations.at(-1)?.DestinationId, 'DestinationId') : undefined;
    return withToken(answer, token);
  });
  let description: DeliveryStreamDescription | undefined;
  const destinations = await readAllPages(pages, (page) => {
    description = page.DeliveryStreamDescription;
    return description?.Destinations;
  });
  return { ...requireField(description, 'DeliveryStreamDescription'), Destinations: destinations };
}

function toStream(
  stream: Awaited<ReturnType<typeof describeStream>>,
  tags: ReadonlyMap<string, Tags>,
): FirehoseStream {
  const streamArn = requireField(stream.DeliveryStreamARN, 'DeliveryStreamARN');
  const { KinesisStreamSourceDescription: kinesis, MSKSourceDescription: kafka } = stream.Source ?? {};
  return {
    streamName: requireField(stream.DeliveryStreamName, 'DeliveryStreamName'),
    streamArn,
    streamStatus: requireField(stream.DeliveryStreamStatus, 'DeliveryStreamStatus'),
    failure: stream.FailureDescription?.Details ?? null,
    createTimestamp: toIso(stream.CreateTimestamp),
    source: requireField(stream.DeliveryStreamType, 'DeliveryStreamType'),
    sourceArn: kinesis?.KinesisStreamARN ?? kafka?.MSKClusterARN ?? null,
    destinations: stream.Destinations.map(toDestination),
    tags: tags.get(streamArn) ?? {},
  };
}

/** What the kinds of destinations say alike; a stream that delivers to S3 says so twice, at length and in short. */
interface Described {
  readonly CloudWatchLoggingOptions?: { readonly Enabled?: boolean | undefined } | undefined;
  readonly ProcessingConfiguration?: ProcessingConfiguration | undefined;
  readonly S3BackupMode?: string | undefined;
  readonly DynamicPartitioningConfiguration?: { readonly Enabled?: boolean | undefined } | undefined;
  readonly DataFormatConversionConfiguration?: { readonly Enabled?: boolean | undefined } | undefined;
}

function toDestination(destination: DestinationDescription): FirehoseStream['destinations'][number] {
  const [kind, described] = kindOf(destination);
  const { ProcessingConfiguration: processing } = described;
  return {
    kind,
    isLogged: described.CloudWatchLoggingOptions?.Enabled ?? false,
    isTransformed:
      processing?.Enabled === true && (processing.Processors ?? []).some(({ Type }) => Type === 'Lambda'),
    // It is on where it is there, unless it is switched off.
    isConverted:
      described.DataFormatConversionConfiguration !== undefined &&
      described.DataFormatConversionConfiguration.Enabled !== false,
    backupMode: described.S3BackupMode ?? null,
    isPartitioned: described.DynamicPartitioningConfiguration?.Enabled ?? false,
  };
}

function kindOf(of: DestinationDescription): readonly [kind: string, described: Described] {
  const kinds: readonly (readonly [kind: string, described: Described | undefined])[] = [
    ['Redshift', of.RedshiftDestinationDescription],
    ['Elasticsearch', of.ElasticsearchDestinationDescription],
    ['OpenSearch', of.AmazonopensearchserviceDestinationDescription],
    ['OpenSearch Serverless', of.AmazonOpenSearchServerlessDestinationDescription],
    ['Splunk', of.SplunkDestinationDescription],
    ['HTTP', of.HttpEndpointDestinationDescription],
    ['Snowflake', of.SnowflakeDestinationDescription],
    ['Iceberg', of.IcebergDestinationDescription],
    ['S3', of.ExtendedS3DestinationDescription ?? of.S3DestinationDescription],
  ];
  const [kind = 'other', described = {}] = kinds.find(([, one]) => one !== undefined) ?? [];
  return [kind, described];
}

/** The prefix of the metrics of delivery, by the kind of the destination ("Monitor Amazon Data Firehose with CloudWatch metrics"). */
const DELIVERY: Readonly<Record<string, string>> = {
  S3: 'DeliveryToS3',
  Redshift: 'DeliveryToRedshift',
  Elasticsearch: 'DeliveryToElasticsearch',
  OpenSearch: 'DeliveryToAmazonOpenSearchService',
  'OpenSearch Serverless': 'DeliveryToAmazonOpenSearchServerless',
  Splunk: 'DeliveryToSplunk',
  HTTP: 'DeliveryToHttpEndpoint',
  Snowflake: 'DeliveryToSnowflake',
  Iceberg: 'DeliveryToIceberg',
};

/** The metrics of what comes, and of what was refused, by source. */
const SOURCES: Readonly<Record<string, { bytes: string; records: string; refused: string }>> = {
  DirectPut: { bytes: 'IncomingBytes', records: 'IncomingRecords', refused: 'ThrottledRecords' },
  KinesisStreamAsSource: {
    bytes: 'DataReadFromKinesisStream.Bytes',
    records: 'DataReadFromKinesisStream.Records',
    refused: 'ThrottledGetRecords',
  },
  MSKAsSource: {
    bytes: 'DataReadFromSource.Bytes',
    records: 'DataReadFromSource.Records',
    refused: 'DataReadFromSource.Backpressured',
  },
};

/** A stream has a dozen metrics. */
const MANY_DATA_POINTS = 3;

export const firehoseStreamPeaks = defineCollector({
  id: 'firehoseStreamPeaks',
  answers:
    'The most that came to each stream of Data Firehose, the limits that it publishes, what was refused, and how late it was delivered',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['firehoseStreams'],
  deadlineFactor: MANY_DATA_POINTS,
  async collect(context, { firehoseStreams }) {
    const reader = createMetricReader(context);
    return readMetrics(reader, firehoseStreams.map(queriesOf), (series, i) =>
      toPeak(requireField(firehoseStreams[i], 'a stream for the metrics'), series, context, reader),
    );
  },
});

/** Firehose publishes what comes only while something does, and what it delivers only while it does. */
function queriesOf({ streamName, source, destinations }: FirehoseStream) {
  const query = (
    metric: string | undefined,
    statistic: MetricQuery['statistic'],
    silence: MetricQuery['silence'] = statistic === 'Sum' ? 'zero' : 'unknown',
  ): MetricQuery | null =>
    metric === undefined
      ? null
      : {
          ...{ namespace: 'AWS/Firehose', metric, statistic, silence },
          // A minimum is of a limit, of which the hour is near enough.
          ...(statistic === 'Minimum' && { lowestAlone: true }),
          dimensions: { DeliveryStreamName: streamName },
        };
  const ofDirect = (metric: string) => (source === 'DirectPut' ? metric : undefined);
  const [destination] = destinations;
  const ofPartitions = (metric: string) => (destination?.isPartitioned === true ? metric : undefined);
  const { bytes, records, refused } = SOURCES[source] ?? {};
  const delivery = DELIVERY[destination?.kind ?? ''];
  const ofDelivery = (metric: string) => (delivery === undefined ? undefined : `${delivery}.${metric}`);
  const isIceberg = destination?.kind === 'Iceberg';
  return {
    bytes: query(bytes, 'Sum'),
    records: query(records, 'Sum'),
    puts: query(ofDirect('IncomingPutRequests'), 'Sum'),
    // Of limits that change within a period, the lower one.
    bytesLimit: query(ofDirect('BytesPerSecondLimit'), 'Minimum'),
    recordsLimit: query(ofDirect('RecordsPerSecondLimit'), 'Minimum'),
    putsLimit: query(ofDirect('PutRequestsPerSecondLimit'), 'Minimum'),
    partitions: query(ofPartitions('PartitionCount'), 'Maximum'),
    partitionLimit: query(ofPartitions('ActivePartitionsLimit'), 'Minimum'),
    refused: source === 'MSKAsSource' ? query(refused, 'Maximum') : query(refused, 'Sum'),
    lag: query(source === 'KinesisStreamAsSource' ? 'KinesisMillisBehindLatest' : undefined, 'Maximum'),
    freshness: query(ofDelivery('DataFreshness'), 'Maximum'),
    success: query(isIceberg ? undefined : ofDelivery('Success'), 'Average'),
    failedRows: query(isIceberg ? ofDelivery('FailedRowCount') : undefined, 'Sum'),
    processed: query(
      destination?.isTransformed === true ? 'ExecuteProcessing.Success' : undefined,
      'Average',
    ),
    unconverted: query(destination?.isConverted === true ? 'FailedConversion.Records' : undefined, 'Sum'),
  };
}

const HOUR_MS = 3_600_000;

function toFailures(success: Series): FirehoseStreamPeak['failedDeliveries'] {
  const failed = (success ?? []).filter(({ value }) => value < 1).map(({ at }) => at);
  return failed.length === 0
    ? null
    : {
        hours: new Set(failed.map((at) => Math.floor(at / HOUR_MS))).size,
        lastAt: new Date(Math.max(...failed)).toISOString(),
      };
}

function toPeak(
  { streamName, source }: FirehoseStream,
  series: Readonly<Record<keyof ReturnType<typeof queriesOf>, Series>>,
  context: CollectContext,
  reader: ReturnType<typeof createMetricReader>,
): FirehoseStreamPeak {
  const { window } = reader;
  const normal = createNormalFilter(context, window);
  const findMaximum = createMaximumFinder(context, reader);
  const { bytes, records } = series;
  const perSecond = (amounts: Series) =>
    source === 'DirectPut' ? findHighest(normal(divideBy(amounts, window.periodSeconds))) : null;
  const none = { value: 0, at: window.from, hoursWithData: 0 };
  return {
    streamName,
    window,
    bytesPerSecond: perSecond(bytes),
    recordsPerSecond: perSecond(records),
    putsPerSecond: perSecond(series.puts),
    limits: {
      bytesPerSecond: findPublishedLimit(series.bytesLimit, context.collectedAt),
      recordsPerSecond: findPublishedLimit(series.recordsLimit, context.collectedAt),
      putsPerSecond: findPublishedLimit(series.putsLimit, context.collectedAt),
    },
    partitions: findMaximum(series.partitions),
    partitionLimit: findPublishedLimit(series.partitionLimit, context.collectedAt),
    // Of a topic nothing is published where nothing was read.
    refused:
      source === 'MSKAsSource'
        ? findMaximum(series.refused)
        : series.refused && (findHighest(normal(series.refused)) ?? none),
    sourceLagMilliseconds: findMaximum(series.lag),
    freshnessSeconds: findMaximum(series.freshness),
    deliverySuccess: findLowest(normal(series.success)),
    failedDeliveries: toFailures(normal(series.success)),
    failedRows: series.failedRows && (findHighest(normal(series.failedRows)) ?? none),
    transformationSuccess: findLowest(normal(series.processed)),
    failedConversions: series.unconverted && (findHighest(normal(series.unconverted)) ?? none),
    isWritten: bytes && records ? [...bytes, ...records].some(({ value }) => value > 0) : null,
  };
}
