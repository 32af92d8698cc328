/** What comes to streams of Data Firehose, and what they may take. */
import { lookup } from '../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type FirehoseStream,
  type FirehoseStreamPeak,
  type Peak,
} from '../model/artifacts';
import type { ScopedResource } from '../model/resource';

/** A stream with what was measured of it. */
export interface FirehoseLoad {
  readonly stream: FirehoseStream;
  readonly owner: ScopedResource;
  readonly measured: FirehoseStreamPeak | undefined;
  /** Whether producers put records to it, and it reads none of a source. */
  readonly isDirect: boolean;
}

const peaksByStream = lookup(({ streamName }: FirehoseStreamPeak) => [streamName]);

/** The streams that are there to be used: one that is being deleted takes nothing any more. */
export const listFirehoseStreams = ({
  firehoseStreams,
  firehoseStreamPeaks,
}: Pick<Artifacts, 'firehoseStreams'> & Partial<Artifacts>): FirehoseLoad[] =>
  firehoseStreams
    .filter(({ streamStatus }) => !streamStatus.startsWith('DELETING'))
    .map((stream) => ({
      stream,
      owner: ARTIFACTS.firehoseStreams.owner(stream),
      measured: peaksByStream(firehoseStreamPeaks, stream.streamName)[0],
      isDirect: stream.source === 'DirectPut',
    }));

/**
 * Why nothing tells what the event brings, as a sentence; null where the look-back does. A stream that was made within the look-back
 * and not used yet may have been made for the event.
 */
export function whyNotMeasured({ stream, measured }: FirehoseLoad): string | null {
  const { streamName, createTimestamp } = stream;
  if (measured === undefined || measured.isWritten === null)
    return `CloudWatch gave no complete data for ${streamName}.`;
  if (measured.isWritten) return null;
  const madeAt = createTimestamp === null ? null : Date.parse(createTimestamp);
  if (madeAt !== null && madeAt <= Date.parse(measured.window.from)) return null;
  return `${streamName} ${madeAt === null ? 'may have been' : 'was'} made within the look-back, and nothing came to it yet: nothing tells what the event brings.`;
}

/** One of the rates that Firehose limits of a stream to which producers put records, with its limit. */
export interface LimitedRate {
  readonly metric: string;
  readonly limitMetric: string;
  readonly unit: string;
  readonly peak: Peak | null;
  readonly limit: { readonly value: number; readonly at: string } | null;
}

const MIB = 1024 ** 2;

/** The three rates, in the units in which AWS publishes their limits. */
export function ratesOf({ measured }: FirehoseLoad): readonly LimitedRate[] {
  const inMiB = <T extends { readonly value: number }>(amount: T | null | undefined): T | null =>
    amount ? { ...amount, value: amount.value / MIB } : null;
  return [
    {
      ...{ metric: 'IncomingBytes', limitMetric: 'BytesPerSecondLimit', unit: 'MiB/s' },
      peak: inMiB(measured?.bytesPerSecond),
      limit: inMiB(measured?.limits.bytesPerSecond),
    },
    {
      ...{ metric: 'IncomingRecords', limitMetric: 'RecordsPerSecondLimit', unit: 'records/s' },
      peak: measured?.recordsPerSecond ?? null,
      limit: measured?.limits.recordsPerSecond ?? null,
    },
    {
      ...{ metric: 'IncomingPutRequests', limitMetric: 'PutRequestsPerSecondLimit', unit: 'calls/s' },
      peak: measured?.putsPerSecond ?? null,
      limit: measured?.limits.putsPerSecond ?? null,
    },
  ];
}
