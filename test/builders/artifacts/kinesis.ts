import type { Artifacts, KinesisStream, KinesisStreamPeak } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';

export const streamArn = (streamName = 'clicks'): string => `arn:aws:kinesis:${ACCOUNT}:stream/${streamName}`;

/** Provisioned with 64 shards. */
export const aKinesisStream = (overrides: Partial<KinesisStream> = {}): KinesisStream => ({
  streamName: 'clicks',
  streamArn: streamArn(overrides.streamName),
  streamStatus: 'ACTIVE',
  streamCreationTimestamp: '2024-05-01T00:00:00.000Z',
  streamMode: 'PROVISIONED',
  openShardCount: 64,
  retentionPeriodHours: 24,
  consumerCount: 0,
  warmThroughputMiBps: null,
  tags: {},
  ...overrides,
});

export const MIB = 1024 ** 2;

/** One MiB and 500 records a second are written, and read once. */
export const aKinesisStreamPeak = (overrides: Partial<KinesisStreamPeak> = {}): KinesisStreamPeak => ({
  streamName: 'clicks',
  window: WINDOW,
  bytesPerSecond: aPeak(MIB),
  recordsPerSecond: aPeak(500),
  readBytesPerSecond: aPeak(MIB),
  writeThrottles: aPeak(0),
  readThrottles: aPeak(0),
  iteratorAgeMilliseconds: aPeak(2_000),
  isWritten: true,
  ...overrides,
});

/** Of a stream that nobody used. */
export const unusedStream = {
  bytesPerSecond: null,
  recordsPerSecond: null,
  readBytesPerSecond: null,
  iteratorAgeMilliseconds: null,
  isWritten: false,
};

/** One stream that is provisioned for much, and one on demand that has grown before. */
export const healthyKinesis = {
  kinesisStreams: [
    aKinesisStream({ openShardCount: 512 }),
    aKinesisStream({ streamName: 'views', streamMode: 'ON_DEMAND' }),
  ],
  kinesisStreamPeaks: [aKinesisStreamPeak(), aKinesisStreamPeak({ streamName: 'views' })],
} satisfies Partial<Artifacts>;
