import { describe } from '@jest/globals';
import * as build from '../builders/artifacts';
import { messages } from './messages';
import { each, itSeesThrough, withQuota } from './planted';

const isClicks = ({ streamName }: { readonly streamName: string }): boolean => streamName === 'clicks';
const isViews = ({ streamName }: { readonly streamName: string }): boolean => streamName === 'views';
const isLog = ({ streamName }: { readonly streamName: string }): boolean => streamName === 'orders-log';
const isLake = ({ streamName }: { readonly streamName: string }): boolean => streamName === 'clicks-lake';
const isOrders = ({ clusterName }: { readonly clusterName: string }): boolean => clusterName === 'orders';
const isVisits = ({ clusterName }: { readonly clusterName: string }): boolean => clusterName === 'visits';
const SOURCE = 'checkout from clicks (11111111-2222-3333-4444-555555555555)';

describe('the shop with streams', () =>
  itSeesThrough(messages, [
    [
      // 20 ÷ 1 MiB a second written; 40 ÷ 1 read, of which 22 × 1.5 = 33 are more than 80 % of 40.
      'a stream of 20 shards',
      ({ kinesisStreams }) => ({ kinesisStreams: each(kinesisStreams, { openShardCount: 20 }, isClicks) }),
      [
        'red kinesis-write-capacity clicks 20',
        'yellow kinesis-read-capacity clicks 40',
        // 200 at once of 20 · m; whether more are needed than now is assumed.
        'yellow lambda-event-source-concurrency checkout from clicks 10',
      ],
    ],
    [
      // 22 fit, 22 × 1.5 = 33 do not: 32 ÷ 1.
      'a stream of 32 shards',
      ({ kinesisStreams, lambdaFunctionPeaks }) => ({
        kinesisStreams: each(kinesisStreams, { openShardCount: 32 }, isClicks),
        lambdaFunctionPeaks: each(lambdaFunctionPeaks, { concurrentExecutions: build.aPeak(10) }),
      }),
      ['yellow kinesis-write-capacity clicks 32'],
    ],
    [
      // 64 ÷ (8 ÷ 2).
      'a stream that is read eight times as much as it is written',
      ({ kinesisStreamPeaks }) => ({
        kinesisStreamPeaks: each(
          kinesisStreamPeaks,
          { readBytesPerSecond: build.aPeak(8 * build.MIB) },
          isClicks,
        ),
      }),
      ['red kinesis-read-capacity clicks 16'],
    ],
    [
      // 10 GiB ÷ 1,024 MiB of us-east-1; 2 × 1,024 are ready at once.
      'a stream on demand that takes a GiB a second on normal days',
      ({ kinesisStreamPeaks }) => ({
        kinesisStreamPeaks: each(
          kinesisStreamPeaks,
          { bytesPerSecond: build.aPeak(1024 * build.MIB) },
          isViews,
        ),
      }),
      ['red kinesis-on-demand-throughput views 10', 'yellow kinesis-on-demand-scaling views'],
    ],
    [
      'a stream on demand of four shards',
      ({ kinesisStreams }) => ({ kinesisStreams: each(kinesisStreams, { openShardCount: 4 }, isViews) }),
      ['yellow kinesis-on-demand-scaling views'],
    ],
    [
      // 64 are open.
      'a quota of 70 shards',
      (region) => withQuota(region, 'L-0918CF54', 70),
      ['yellow kinesis-shard-quota - 70'],
    ],
    [
      'a stream that refuses records',
      ({ kinesisStreamPeaks }) => ({
        kinesisStreamPeaks: each(kinesisStreamPeaks, { writeThrottles: build.aPeak(3) }, isClicks),
      }),
      ['red kinesis-throttling clicks'],
    ],
    [
      'consumers that are 13 of 24 hours behind',
      ({ kinesisStreamPeaks }) => ({
        kinesisStreamPeaks: each(
          kinesisStreamPeaks,
          { iteratorAgeMilliseconds: build.aPeak(13 * 3_600_000) },
          isClicks,
        ),
      }),
      ['red kinesis-iterator-age clicks'],
    ],
    [
      // 5 ÷ (1.5 × 1).
      'a stream of Data Firehose to which ten times as much is put',
      ({ firehoseStreamPeaks }) => ({
        firehoseStreamPeaks: each(firehoseStreamPeaks, { bytesPerSecond: build.aPeak(build.MIB) }, isLog),
      }),
      ['red firehose-throughput orders-log 3.33333'],
    ],
    [
      // 22 × 0.2 = 4.4 of 5 fit, and 6.6 do not.
      'one to which twice as much is put',
      ({ firehoseStreamPeaks }) => ({
        firehoseStreamPeaks: each(
          firehoseStreamPeaks,
          { bytesPerSecond: build.aPeak(0.2 * build.MIB) },
          isLog,
        ),
      }),
      ['yellow firehose-throughput orders-log 16.6667'],
    ],
    [
      // Up to 22 × 25 = 550 of 500.
      'one with 25 active partitions',
      ({ firehoseStreamPeaks }) => ({
        firehoseStreamPeaks: each(firehoseStreamPeaks, { partitions: build.aPeak(25) }, isLake),
      }),
      ['yellow firehose-partitions clicks-lake 20'],
    ],
    [
      'one that refuses records',
      ({ firehoseStreamPeaks }) => ({
        firehoseStreamPeaks: each(firehoseStreamPeaks, { refused: build.aPeak(3) }, isLog),
      }),
      ['red firehose-throttling orders-log'],
    ],
    [
      'one that is half an hour late, as half of its deliveries fail and no log tells why',
      ({ firehoseStreams, firehoseStreamPeaks }) => ({
        firehoseStreams: each(
          firehoseStreams,
          { destinations: [build.aFirehoseDestination({ isLogged: false })] },
          isLog,
        ),
        firehoseStreamPeaks: each(
          firehoseStreamPeaks,
          { freshnessSeconds: build.aPeak(1_800), deliverySuccess: build.aPeak(0.5) },
          isLog,
        ),
      }),
      [
        'yellow firehose-data-freshness orders-log',
        'yellow firehose-delivery orders-log',
        'yellow firehose-error-logs orders-log',
      ],
    ],
    [
      'one that could not be made, and one that keeps nothing of what a function changes',
      ({ firehoseStreams: [log, ...others] }) => ({
        firehoseStreams: [
          { ...(log ?? build.aFirehoseStream()), streamStatus: 'CREATING_FAILED' },
          ...each(others, { destinations: [build.aFirehoseDestination({ isTransformed: true })] }),
        ],
      }),
      ['red firehose-status orders-log', 'yellow firehose-backup clicks-lake'],
    ],
    [
      'a quota of two streams of Data Firehose',
      (region) => withQuota(region, 'L-14BB0BE7', 2),
      ['yellow firehose-streams Streams of Data Firehose'],
    ],
    [
      // 60 ÷ 5, and 22 × 5 = 110.
      'a cluster of MSK with 5 % CPU',
      ({ mskClusterPeaks }) => ({
        mskClusterPeaks: each(mskClusterPeaks, build.aMskClusterPeak({}, { cpu: build.aPeak(5) }), isOrders),
      }),
      ['red msk-cpu orders 12'],
    ],
    [
      // 3,000 ÷ 100 with all zones, and 1.5 × 22 × 100 = 3,300 without one.
      'one with twice as many connections',
      ({ mskClusterPeaks }) => ({
        mskClusterPeaks: each(
          mskClusterPeaks,
          build.aMskClusterPeak({}, { iamConnections: build.aPeak(100) }),
          isOrders,
        ),
      }),
      ['yellow msk-connections orders 30'],
    ],
    [
      // 15.6 ÷ 1.
      'one of Express brokers of which one gets 1 MB a second',
      ({ mskClusterPeaks }) => ({
        mskClusterPeaks: each(
          mskClusterPeaks,
          build.anExpressPeak({}, { bytesInPerSecond: build.aPeak(build.MEGABYTE) }),
          isVisits,
        ),
      }),
      ['red msk-throughput visits 15.6'],
    ],
    [
      'one with brokers of which one is full by the event',
      ({ mskClusterPeaks }) => ({
        mskClusterPeaks: each(
          mskClusterPeaks,
          build.aMskClusterPeak({}, { diskUsed: build.aPeak(60), diskGrowthPerDay: 10 }),
          isOrders,
        ),
      }),
      ['red msk-storage orders 0'],
    ],
    [
      'one in maintenance on burstable brokers with a replica of each partition, of which there are too many, and packets held back',
      ({ mskClusters, mskClusterPeaks }) => ({
        mskClusters: each(
          mskClusters,
          build.aMskCluster({ state: 'MAINTENANCE' }, { instanceType: 'kafka.t3.small' }),
          isOrders,
        ),
        mskClusterPeaks: each(
          mskClusterPeaks,
          build.aMskClusterPeak({}, { shapedPackets: build.aPeak(1) }, { partitions: 301, replicas: 1 }),
          isOrders,
        ),
        scalableTargets: [],
      }),
      [
        // 20 ÷ 2, and with credits at most 3 ÷ 2 × 22 × 2 = 66 of 60. What such a broker carries is not known.
        'grey msk-throughput orders',
        'red msk-cpu orders 10',
        'red msk-partitions orders',
        'red msk-zones orders',
        'yellow burstable-msk-brokers orders',
        'yellow msk-status orders',
        'yellow msk-storage-autoscaling orders',
        'yellow msk-traffic-shaping orders',
      ],
    ],
    [
      'a cluster of MSK whose last change failed',
      ({ mskClusterOperations }) => ({
        mskClusterOperations: mskClusterOperations.map((one) => ({
          ...one,
          operationState: 'UPDATE_FAILED',
        })),
      }),
      ['yellow msk-operations orders'],
    ],
    [
      'a cluster of MSK that got smaller brokers and was idle since',
      ({ mskClusterPeaks }) => ({
        mskClusterPeaks: each(
          mskClusterPeaks,
          build.aMskClusterPeak({ brokerChange: { at: '2026-11-21T00:00:00.000Z', isQuieter: true } }),
          isOrders,
        ),
      }),
      ['grey msk-cpu orders', 'grey msk-traffic-shaping orders'],
    ],
    [
      'a quota of six brokers of MSK',
      (region) => withQuota(region, 'L-EDD31C36', 6),
      ['yellow msk-brokers Brokers of MSK'],
    ],
    [
      'an event source that is off',
      ({ lambdaEventSources }) => ({ lambdaEventSources: each(lambdaEventSources, { state: 'Disabled' }) }),
      [`yellow lambda-event-source-state ${SOURCE}`],
    ],
    [
      'an event source that fails',
      ({ lambdaEventSources }) => ({
        lambdaEventSources: each(lambdaEventSources, {
          lastProcessingResult: 'PROBLEM: Function call failed',
        }),
      }),
      [`red lambda-event-source-state ${SOURCE}`],
    ],
    [
      'an event source that tries without end',
      ({ lambdaEventSources }) => ({
        lambdaEventSources: each(lambdaEventSources, { maximumRetryAttempts: null }),
      }),
      [`yellow lambda-event-source-retries ${SOURCE}`],
    ],
    [
      // 2 × 64 of 20 · m.
      'an event source that works on two batches of a shard at once',
      ({ lambdaEventSources }) => ({
        lambdaEventSources: each(lambdaEventSources, { parallelizationFactor: 2 }),
      }),
      ['yellow lambda-event-source-concurrency checkout from clicks 6.4'],
    ],
  ]));
