import { z } from 'zod';
import { resource, type ScopedResource } from '../resource';
import { isKafkaCluster, readStreamName } from '../stream-arn';
import { type RowOf, rows } from './definition';
import { amount, flag, metricWindow, peak, tags, text, time } from './fields';

/** The streams of Data Firehose in the region. */
export const firehoseStreams = rows({
  per: 'region',
  service: 'firehose',
  lists: ['firehoseStream'],
  row: z.object({
    streamName: text,
    streamArn: text,
    /** `ACTIVE`, `CREATING`, `CREATING_FAILED`, `DELETING` or `DELETING_FAILED`. */
    streamStatus: text,
    /** Why it could not be created; null where Firehose did not say. */
    failure: text.nullable(),
    /** null where Firehose did not say. */
    createTimestamp: time.nullable(),
    /** `DirectPut`, `KinesisStreamAsSource`, `MSKAsSource` or `DatabaseAsSource`. */
    source: text,
    /** Of the stream or the cluster that it reads; null where it reads none. */
    sourceArn: text.nullable(),
    /** One, as long as Firehose allows no more. */
    destinations: z.array(
      z.object({
        /** `S3`, `Redshift`, `Splunk` and the like; `other` where this program does not know it. */
        kind: text,
        /** Whether errors of delivery go to CloudWatch Logs. */
        isLogged: flag,
        /** Whether a function changes records before they are delivered. */
        isTransformed: flag,
        /** Whether they are converted to a format of columns. */
        isConverted: flag,
        /** `Enabled`, `AllDocuments`, `FailedDataOnly` and the like; null where there is no such choice. */
        backupMode: text.nullable(),
        isPartitioned: flag,
      }),
    ),
    tags,
  }),
  owner: ({ streamName, streamArn, tags }) => resource('firehoseStream', [streamName, streamArn], tags),
  brings: ({ sourceArn }) => sourceOf(sourceArn),
  comesWith: ({ sourceArn }) => sourceOf(sourceArn),
});
export type FirehoseStream = RowOf<typeof firehoseStreams>;

/** The stream of Kinesis or the cluster of MSK that it reads; none of anything else. By its ARN alone: it may be of another account. */
function sourceOf(sourceArn: string | null): ScopedResource[] {
  if (isKafkaCluster(sourceArn)) return [resource('mskCluster', [sourceArn])];
  return readStreamName(sourceArn) === null ? [] : [resource('kinesisStream', [sourceArn])];
}

/** What Firehose itself publishes as a limit of a stream, the lowest of the last day that has data; null where CloudWatch had no data of it. */
const limit = z.object({ value: amount, at: time }).nullable();

/** The most that came to each stream in the look-back, what it may take, and how delivery went. */
export const firehoseStreamPeaks = rows({
  per: 'region',
  service: 'firehose',
  row: z.object({
    streamName: text,
    window: metricWindow,
    /** What producers put, as the mean of a period; null where nothing was, where it reads a source, or where CloudWatch gave no complete data. */
    bytesPerSecond: peak.nullable(),
    /** See `bytesPerSecond`. */
    recordsPerSecond: peak.nullable(),
    /** Calls of PutRecord and PutRecordBatch; see `bytesPerSecond`. */
    putsPerSecond: peak.nullable(),
    limits: z.object({ bytesPerSecond: limit, recordsPerSecond: limit, putsPerSecond: limit }),
    /** Active partitions; null without dynamic partitioning. */
    partitions: peak.nullable(),
    partitionLimit: limit,
    /**
     * Records that were refused in one period, or calls by which it reads a stream; 1 where it was held up in reading a topic. null of a
     * database, and where CloudWatch gave no complete data.
     */
    refused: peak.nullable(),
    /** How long the record that was read of a stream of Kinesis had waited; null of any other source. */
    sourceLagMilliseconds: peak.nullable(),
    /** Seconds since the oldest record came that was not delivered yet. */
    freshnessSeconds: peak.nullable(),
    /** The lowest share of attempts at delivery that succeeded in a period; null where no such metric has data. */
    deliverySuccess: peak.nullable(),
    /** The hours in which an attempt at delivery failed, and when the last one did; null where none did, and where nothing is known. */
    failedDeliveries: z.object({ hours: amount, lastAt: time }).nullable(),
    /** Rows that could not be written to tables of Iceberg; null of any other destination. */
    failedRows: peak.nullable(),
    /** The lowest share of calls of its function that succeeded in a period; null without a function, or where there were none. */
    transformationSuccess: peak.nullable(),
    /** Records that could not be converted in a period, and went aside; null where none are converted, and without complete data. */
    failedConversions: peak.nullable(),
    /** Whether anything came at all; null of a database, and where CloudWatch gave no complete data. */
    isWritten: flag.nullable(),
  }),
  owner: ({ streamName }) => resource('firehoseStream', [streamName]),
});
export type FirehoseStreamPeak = RowOf<typeof firehoseStreamPeaks>;
