import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  paginateListStreams,
  type StreamDescriptionSummary,
} from '@aws-sdk/client-kinesis';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { KinesisStream, Tags } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, type Series } from '../series';
import { tagsOf } from '../tags';

export const kinesisStreams = defineCollector({
  id: 'kinesisStreams',
  answers: 'Which data streams there are, how many shards each has, and how long it keeps records',
  light: false,
  verified: 'moto',
  actions: ['kinesis:DescribeStreamSummary', 'kinesis:ListStreams', 'tag:GetResources'],
  // It needs a call for each stream, and AWS allows 20 a second.
  deadlineFactor: 5,
  async collect({ clients, signal }) {
    const kinesis = clients.of(KinesisClient);
    const [names, tags] = await allInOrder([
      readAllPages(
        paginateListStreams({ client: kinesis }, {}, { abortSignal: signal }),
        (page) => page.StreamNames,
      ),
      // ListTagsForStream would need another call for each stream.
      tagsOf('kinesis:stream', clients, signal),
    ]);
    const streams = await mapConcurrently(names, 8, async (StreamName) => {
      const answer = await nullIfGone(
        kinesis.send(new DescribeStreamSummaryCommand({ StreamName }), { abortSignal: signal }),
      );
      return (
        answer && toStream(requireField(answer.StreamDescriptionSummary, 'StreamDescriptionSummary'), tags)
      );
    });
    return present(streams);
  },
});

function toStream(stream: StreamDescriptionSummary, tags: ReadonlyMap<string, Tags>): KinesisStream {
  const streamArn = requireField(stream.StreamARN, 'StreamARN');
  return {
    streamName: requireField(stream.StreamName, 'StreamName'),
    streamArn,
    streamStatus: requireField(stream.StreamStatus, 'StreamStatus'),
    streamCreationTimestamp: requireField(toIso(stream.StreamCreationTimestamp), 'StreamCreationTimestamp'),
    streamMode: requireField(stream.StreamModeDetails?.StreamMode, 'StreamMode'),
    openShardCount: requireField(stream.OpenShardCount, 'OpenShardCount'),
    retentionPeriodHours: requireField(stream.RetentionPeriodHours, 'RetentionPeriodHours'),
    consumerCount: stream.ConsumerCount ?? 0,
    warmThroughputMiBps: stream.WarmThroughput?.CurrentMiBps ?? null,
    tags: tags.get(streamArn) ?? {},
  };
}

/** Queries a metric of a stream, which Kinesis publishes only while somebody writes or reads. */
const query = (
  StreamName: string,
  metric: string,
  statistic: MetricQuery['statistic'] = 'Sum',
): MetricQuery => ({
  namespace: 'AWS/Kinesis',
  metric,
  statistic,
  dimensions: { StreamName },
  silence: statistic === 'Sum' ? 'zero' : 'unknown',
});

export const kinesisStreamPeaks = defineCollector({
  id: 'kinesisStreamPeaks',
  answers:
    'The most that was written to each stream and read from it, what was refused, and how far readers were behind',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['kinesisStreams'],
  async collect(context, { kinesisStreams }) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    const perSecond = (amounts: Series) => findHighest(normal(divideBy(amounts, window.periodSeconds)));
    const refused = (events: Series) =>
      events && (findHighest(normal(events)) ?? { value: 0, at: window.from, hoursWithData: 0 });
    return readMetrics(
      reader,
      kinesisStreams.map(({ streamName }) => ({
        bytes: query(streamName, 'IncomingBytes'),
        records: query(streamName, 'IncomingRecords'),
        readBytes: query(streamName, 'GetRecords.Bytes'),
        writeThrottles: query(streamName, 'WriteProvisionedThroughputExceeded'),
        readThrottles: query(streamName, 'ReadProvisionedThroughputExceeded'),
        iteratorAge: query(streamName, 'GetRecords.IteratorAgeMilliseconds', 'Maximum'),
      })),
      ({ bytes, records, readBytes, writeThrottles, readThrottles, iteratorAge }, i) => ({
        streamName: requireField(kinesisStreams[i], 'a stream for the metrics').streamName,
        window,
        bytesPerSecond: perSecond(bytes),
        recordsPerSecond: perSecond(records),
        readBytesPerSecond: perSecond(readBytes),
        writeThrottles: refused(writeThrottles),
        readThrottles: refused(readThrottles),
        iteratorAgeMilliseconds: findMaximum(iteratorAge),
        isWritten: bytes && records ? [...bytes, ...records].some(({ value }) => value > 0) : null,
      }),
    );
  },
});
