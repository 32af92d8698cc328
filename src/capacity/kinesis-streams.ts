/** What data streams of Kinesis take and carry, in shards: a shard is what everything about a stream is counted in. */
import { type AwsCommand, asking, awsCommand } from '../judging/aws-command';
import { lookup } from '../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type KinesisStream,
  type KinesisStreamPeak,
  type MetricWindow,
  type Peak,
} from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';

const MIB = 1024 ** 2;

/**
 * What one shard takes and gives a second (Kinesis developer guide, "Quotas and limits"; API reference of GetRecords): 1 MiB or 1,000
 * records written, and 2 MiB read by all consumers together that have no enhanced fan-out.
 */
const SHARD = { writtenBytes: MIB, writtenRecords: 1_000, readBytes: 2 * MIB } as const;

/** A stream with what was written to it and read from it at normal peak. */
export interface StreamLoad {
  readonly stream: KinesisStream;
  readonly owner: ScopedResource;
  readonly isOnDemand: boolean;
  readonly measured: KinesisStreamPeak | undefined;
  readonly window: MetricWindow | undefined;
  /** The shards that the writes of the peak fill; null where nothing was written, or where that is not known. */
  readonly written: Peak | null;
  /** Whether bytes fill them, and not the number of records. */
  readonly isOfBytes: boolean;
  /** The shards that the reads of the peak fill, of consumers that share them. */
  readonly read: Peak | null;
}

const peaksByStream = lookup(({ streamName }: KinesisStreamPeak) => [streamName]);

/** The streams that are there to be used: one that is being deleted takes nothing any more. */
export const listStreams = ({
  kinesisStreams,
  kinesisStreamPeaks,
}: Pick<Artifacts, 'kinesisStreams'> & Partial<Artifacts>): StreamLoad[] =>
  kinesisStreams
    .filter(({ streamStatus }) => streamStatus !== 'DELETING')
    .map((stream) => {
      const [measured] = peaksByStream(kinesisStreamPeaks, stream.streamName);
      const bytes = inShards(measured?.bytesPerSecond, SHARD.writtenBytes);
      const records = inShards(measured?.recordsPerSecond, SHARD.writtenRecords);
      const isOfBytes = (bytes?.value ?? 0) >= (records?.value ?? 0);
      return {
        stream,
        owner: ARTIFACTS.kinesisStreams.owner(stream),
        isOnDemand: stream.streamMode === 'ON_DEMAND',
        measured,
        window: measured?.window,
        written: isOfBytes ? bytes : records,
        isOfBytes,
        read: inShards(measured?.readBytesPerSecond, SHARD.readBytes),
      };
    });

const inShards = (peak: Peak | null | undefined, ofShard: number): Peak | null =>
  peak ? { ...peak, value: peak.value / ofShard } : null;

/**
 * Why nothing tells what the event brings, as a sentence; null where the look-back does. A stream that was made within the look-back
 * and not used yet may have been made for the event.
 */
export function whyNotMeasured({ stream, measured }: StreamLoad): string | null {
  const { streamName, streamCreationTimestamp } = stream;
  if (measured === undefined || measured.isWritten === null)
    return `CloudWatch gave no complete data for ${streamName}.`;
  if (measured.isWritten || Date.parse(streamCreationTimestamp) <= Date.parse(measured.window.from))
    return null;
  return `${streamName} was made within the look-back, and nothing was written to it yet: nothing tells what the event brings.`;
}

/** UpdateShardCount makes at most twice as many shards at once (API reference). */
const MOST_TIMES = 2;

/** The numbers of shards by which a stream gets to so many, one after the other. */
export function stepsTo(shards: number, { openShardCount }: KinesisStream): number[] {
  const steps: number[] = [];
  for (let count = openShardCount; count > 0 && count < shards; ) {
    count = Math.min(count * MOST_TIMES, shards);
    steps.push(count);
  }
  return steps;
}

/** The command that gives a stream so many shards. */
export const updateShardCount = ({ streamName }: KinesisStream, shards: number, target: Target): AwsCommand =>
  asking(
    `shards of ${streamName}`,
    shards,
    awsCommand(target, 'kinesis', 'update-shard-count', {
      'stream-name': streamName,
      'target-shard-count': shards,
      'scaling-type': 'UNIFORM_SCALING',
    }),
  );
