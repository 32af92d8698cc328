import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, metricWindow, peak, tags, text, time } from './fields';

/** The data streams of the region. */
export const kinesisStreams = rows({
  per: 'region',
  service: 'kinesis',
  lists: ['kinesisStream'],
  row: z.object({
    streamName: text,
    streamArn: text,
    /** `ACTIVE`, `UPDATING`, `CREATING` or `DELETING`. */
    streamStatus: text,
    streamCreationTimestamp: time,
    /** `PROVISIONED` or `ON_DEMAND`. */
    streamMode: text,
    openShardCount: amount,
    retentionPeriodHours: amount,
    /** Consumers with enhanced fan-out, each of which reads at a rate of its own. */
    consumerCount: amount,
    /** MiB a second that a stream on demand is ready to take; null where the account has not committed to warm throughput. */
    warmThroughputMiBps: amount.nullable(),
    tags,
  }),
  owner: ({ streamName, streamArn, tags }) => resource('kinesisStream', [streamName, streamArn], tags),
});
export type KinesisStream = RowOf<typeof kinesisStreams>;

/** The most that was written to each stream and read from it in the look-back. */
export const kinesisStreamPeaks = rows({
  per: 'region',
  service: 'kinesis',
  row: z.object({
    streamName: text,
    window: metricWindow,
    /** What was written, as the mean of a period; null where nothing was, or where CloudWatch gave no complete data. */
    bytesPerSecond: peak.nullable(),
    /** See `bytesPerSecond`. */
    recordsPerSecond: peak.nullable(),
    /** What consumers read that share the rate of the shards. */
    readBytesPerSecond: peak.nullable(),
    /** Records refused in one period of the window; null where CloudWatch gave no complete data. */
    writeThrottles: peak.nullable(),
    /** Reads refused in one period of the window; null where CloudWatch gave no complete data. */
    readThrottles: peak.nullable(),
    /** How long the oldest record that was read had waited; null where nothing was read so. */
    iteratorAgeMilliseconds: peak.nullable(),
    /** Whether anything was written at all; null where CloudWatch gave no complete data. */
    isWritten: flag.nullable(),
  }),
  owner: ({ streamName }) => resource('kinesisStream', [streamName]),
});
export type KinesisStreamPeak = RowOf<typeof kinesisStreamPeaks>;
