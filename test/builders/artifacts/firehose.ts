import type { Artifacts, FirehoseStream, FirehoseStreamPeak } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';
import { MIB } from './kinesis';

type Destination = FirehoseStream['destinations'][number];

export const aFirehoseDestination = (overrides: Partial<Destination> = {}): Destination => ({
  kind: 'S3',
  isLogged: true,
  isTransformed: false,
  isConverted: false,
  backupMode: 'Disabled',
  isPartitioned: false,
  ...overrides,
});

/** Producers put records to it, and it delivers to a bucket. */
export const aFirehoseStream = (overrides: Partial<FirehoseStream> = {}): FirehoseStream => ({
  streamName: 'orders-log',
  streamArn: `arn:aws:firehose:${ACCOUNT}:deliverystream/${overrides.streamName ?? 'orders-log'}`,
  streamStatus: 'ACTIVE',
  failure: null,
  createTimestamp: '2024-05-01T00:00:00.000Z',
  source: 'DirectPut',
  sourceArn: null,
  destinations: [aFirehoseDestination()],
  tags: {},
  ...overrides,
});

const LIMIT_AT = '2026-11-21T23:00:00Z';

/** What Firehose published last of a limit. */
export const aFirehoseLimit = (value: number) => ({ value, at: LIMIT_AT });

/** 0.1 of 5 MiB, 100 of 500,000 records and 10 of 2,000 calls a second; a minute late, and nothing refused. */
export const aFirehoseStreamPeak = (overrides: Partial<FirehoseStreamPeak> = {}): FirehoseStreamPeak => ({
  streamName: 'orders-log',
  window: WINDOW,
  bytesPerSecond: aPeak(0.1 * MIB),
  recordsPerSecond: aPeak(100),
  putsPerSecond: aPeak(10),
  limits: {
    bytesPerSecond: aFirehoseLimit(5 * MIB),
    recordsPerSecond: aFirehoseLimit(500_000),
    putsPerSecond: aFirehoseLimit(2_000),
  },
  partitions: null,
  partitionLimit: null,
  refused: aPeak(0),
  sourceLagMilliseconds: null,
  freshnessSeconds: aPeak(60),
  deliverySuccess: aPeak(1),
  failedDeliveries: null,
  failedRows: null,
  transformationSuccess: null,
  failedConversions: null,
  isWritten: true,
  ...overrides,
});

/** Of a stream to which nothing came. */
export const unusedFirehose = {
  ...{ bytesPerSecond: null, recordsPerSecond: null, putsPerSecond: null, isWritten: false },
  ...{ freshnessSeconds: null, deliverySuccess: null },
};

/** One to which producers put records, and one that reads a stream of Kinesis and delivers to 10 active partitions. */
export const healthyFirehose = {
  firehoseStreams: [
    aFirehoseStream(),
    aFirehoseStream({
      streamName: 'clicks-lake',
      source: 'KinesisStreamAsSource',
      sourceArn: `arn:aws:kinesis:${ACCOUNT}:stream/clicks`,
      destinations: [
        aFirehoseDestination({ isPartitioned: true, isTransformed: true, backupMode: 'Enabled' }),
      ],
    }),
  ],
  firehoseStreamPeaks: [
    aFirehoseStreamPeak(),
    aFirehoseStreamPeak({
      streamName: 'clicks-lake',
      ...{ bytesPerSecond: null, recordsPerSecond: null, putsPerSecond: null },
      limits: { bytesPerSecond: null, recordsPerSecond: null, putsPerSecond: null },
      partitions: aPeak(10),
      partitionLimit: aFirehoseLimit(500),
      sourceLagMilliseconds: aPeak(1_000),
      transformationSuccess: aPeak(1),
    }),
  ],
} satisfies Partial<Artifacts>;
