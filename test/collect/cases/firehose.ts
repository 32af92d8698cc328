import { aFirehoseDestination, aFirehoseStream } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const ARN = 'arn:aws:firehose:us-east-1:111122223333:deliverystream';
const CLICKS = 'arn:aws:kinesis:us-east-1:111122223333:stream/clicks';
const TOPICS = 'arn:aws:kafka:us-east-1:111122223333:cluster/shop/1';
const LOGGED = { CloudWatchLoggingOptions: { Enabled: true } };

/** What Firehose says of streams, as far as they differ. */
const STREAMS: Readonly<Record<string, object>> = {
  'clicks-lake': {
    DeliveryStreamType: 'KinesisStreamAsSource',
    CreateTimestamp: new Date('2024-05-01T00:00:00Z'),
    Source: { KinesisStreamSourceDescription: { KinesisStreamARN: CLICKS } },
    Destinations: [
      {
        DestinationId: 'destination-1',
        // It says in short what it says at length.
        S3DestinationDescription: { BucketARN: 'arn:aws:s3:::lake' },
        ExtendedS3DestinationDescription: {
          ...LOGGED,
          ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'Lambda' }] },
          S3BackupMode: 'Enabled',
          DataFormatConversionConfiguration: {},
          DynamicPartitioningConfiguration: { Enabled: true },
        },
      },
    ],
  },
  'orders-log': {
    DeliveryStreamType: 'DirectPut',
    DeliveryStreamStatus: 'CREATING_FAILED',
    FailureDescription: { Type: 'KMS_ACCESS_DENIED', Details: 'The key is not allowed.' },
    Destinations: [
      { DestinationId: 'destination-1', SplunkDestinationDescription: { S3BackupMode: 'AllEvents' } },
    ],
  },
  topics: {
    DeliveryStreamType: 'MSKAsSource',
    Source: { MSKSourceDescription: { MSKClusterARN: TOPICS } },
    Destinations: [{ DestinationId: 'destination-1', IcebergDestinationDescription: LOGGED }],
  },
  twice: {
    DeliveryStreamType: 'DatabaseAsSource',
    Destinations: [
      { DestinationId: 'destination-1', S3DestinationDescription: LOGGED },
      { DestinationId: 'destination-2' },
    ],
  },
};

const none = { value: 0, at: WINDOW.from, hoursWithData: 0 };
const unlimited = { bytesPerSecond: null, recordsPerSecond: null, putsPerSecond: null };
const unmeasured = {
  ...{ window: WINDOW, ...unlimited, limits: unlimited, partitions: null, partitionLimit: null },
  ...{ refused: none, sourceLagMilliseconds: null, freshnessSeconds: null, deliverySuccess: null },
  failedDeliveries: null,
  ...{ failedRows: null, transformationSuccess: null, failedConversions: null, isWritten: false },
};
const at = (value: number, iso: string) => ({ value, at: iso, hoursWithData: 1 });

export const firehose: readonly CollectorCase[] = [
  {
    id: 'firehoseStreams',
    answers: {
      'firehose:ListDeliveryStreams': ({ ExclusiveStartDeliveryStreamName: from }) =>
        from === undefined
          ? { DeliveryStreamNames: ['clicks-lake', 'gone'], HasMoreDeliveryStreams: true }
          : from === 'gone'
            ? { DeliveryStreamNames: ['orders-log', 'topics', 'twice'], HasMoreDeliveryStreams: false }
            : {},
      'firehose:DescribeDeliveryStream': ({ DeliveryStreamName, ExclusiveStartDestinationId: from }) => {
        const name = String(DeliveryStreamName);
        const stream = STREAMS[name] as { readonly Destinations: readonly object[] } | undefined;
        if (stream === undefined) throw awsError('ResourceNotFoundException');
        const index = from === undefined ? 0 : 1;
        return {
          DeliveryStreamDescription: {
            ...{ DeliveryStreamName: name, DeliveryStreamARN: `${ARN}/${name}` },
            DeliveryStreamStatus: 'ACTIVE',
            ...stream,
            Destinations: [stream.Destinations[index]],
            HasMoreDestinations: index + 1 < stream.Destinations.length,
          },
        };
      },
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: `${ARN}/removed`, Tags: [] }] },
        {
          ResourceTagMappingList: [
            { ResourceARN: `${ARN}/clicks-lake`, Tags: [{ Key: 'app', Value: 'shop' }] },
          ],
        },
      ),
    },
    data: [
      {
        ...{ streamName: 'clicks-lake', streamArn: `${ARN}/clicks-lake`, streamStatus: 'ACTIVE' },
        ...{ failure: null, createTimestamp: '2024-05-01T00:00:00.000Z' },
        ...{ source: 'KinesisStreamAsSource', sourceArn: CLICKS },
        destinations: [
          {
            kind: 'S3',
            isLogged: true,
            isTransformed: true,
            isConverted: true,
            backupMode: 'Enabled',
            isPartitioned: true,
          },
        ],
        tags: { app: 'shop' },
      },
      {
        ...{ streamName: 'orders-log', streamArn: `${ARN}/orders-log`, streamStatus: 'CREATING_FAILED' },
        ...{ failure: 'The key is not allowed.', createTimestamp: null },
        ...{ source: 'DirectPut', sourceArn: null },
        destinations: [
          {
            kind: 'Splunk',
            isLogged: false,
            isTransformed: false,
            isConverted: false,
            backupMode: 'AllEvents',
            isPartitioned: false,
          },
        ],
        tags: {},
      },
      {
        ...{ streamName: 'topics', streamArn: `${ARN}/topics`, streamStatus: 'ACTIVE' },
        ...{ failure: null, createTimestamp: null, source: 'MSKAsSource', sourceArn: TOPICS },
        destinations: [
          {
            kind: 'Iceberg',
            isLogged: true,
            isTransformed: false,
            isConverted: false,
            backupMode: null,
            isPartitioned: false,
          },
        ],
        tags: {},
      },
      {
        ...{ streamName: 'twice', streamArn: `${ARN}/twice`, streamStatus: 'ACTIVE' },
        ...{ failure: null, createTimestamp: null, source: 'DatabaseAsSource', sourceArn: null },
        destinations: [
          {
            kind: 'S3',
            isLogged: true,
            isTransformed: false,
            isConverted: false,
            backupMode: null,
            isPartitioned: false,
          },
          {
            kind: 'other',
            isLogged: false,
            isTransformed: false,
            isConverted: false,
            backupMode: null,
            isPartitioned: false,
          },
        ],
        tags: {},
      },
    ],
  },
  {
    id: 'firehoseStreamPeaks',
    inputs: {
      firehoseStreams: [
        aFirehoseStream(),
        aFirehoseStream({
          ...{ streamName: 'clicks-lake', source: 'KinesisStreamAsSource' },
          destinations: [
            aFirehoseDestination({
              kind: 'HTTP',
              isPartitioned: true,
              isTransformed: true,
              isConverted: true,
            }),
          ],
        }),
        aFirehoseStream({
          ...{ streamName: 'topics', source: 'MSKAsSource' },
          destinations: [aFirehoseDestination({ kind: 'Iceberg' })],
        }),
        aFirehoseStream({ streamName: 'changes', source: 'DatabaseAsSource', destinations: [] }),
        aFirehoseStream({ streamName: 'idle' }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        'IncomingBytes Sum DeliveryStreamName=orders-log': [
          ['2026-11-21T23:00:00Z', 600_000],
          ['2026-11-21T23:05:00Z', 300_000],
        ],
        'IncomingRecords Sum DeliveryStreamName=orders-log': [['2026-11-21T23:00:00Z', 3_000]],
        'IncomingPutRequests Sum DeliveryStreamName=orders-log': [['2026-11-21T23:00:00Z', 300]],
        // It was raised on the day before, and by itself since then.
        'BytesPerSecondLimit Minimum DeliveryStreamName=orders-log': [
          ['2026-11-20T23:00:00Z', 1_048_576],
          ['2026-11-21T01:00:00Z', 5_242_880],
          ['2026-11-21T23:00:00Z', 10_485_760],
        ],
        'RecordsPerSecondLimit Minimum DeliveryStreamName=orders-log': [['2026-11-21T23:00:00Z', 500_000]],
        // Of three days before: it may have changed since.
        'PutRequestsPerSecondLimit Minimum DeliveryStreamName=orders-log': [['2026-11-19T23:00:00Z', 2_000]],
        'ThrottledRecords Sum DeliveryStreamName=orders-log': [['2026-11-21T23:00:00Z', 7]],
        'DeliveryToS3.DataFreshness Maximum DeliveryStreamName=orders-log': [
          ['2026-11-21T22:00:00Z', 90],
          ['2026-11-21T23:00:00Z', 60],
        ],
        'DeliveryToS3.Success Average DeliveryStreamName=orders-log': [
          ['2026-11-21T23:00:00Z', 1],
          ['2026-11-21T23:05:00Z', 0.5],
        ],
        'DataReadFromKinesisStream.Bytes Sum DeliveryStreamName=clicks-lake': [['2026-11-21T23:00:00Z', 9]],
        'DataReadFromKinesisStream.Records Sum DeliveryStreamName=clicks-lake': [['2026-11-21T23:00:00Z', 1]],
        'ThrottledGetRecords Sum DeliveryStreamName=clicks-lake': [['2026-11-21T23:00:00Z', 2]],
        'KinesisMillisBehindLatest Maximum DeliveryStreamName=clicks-lake': [['2026-11-21T23:00:00Z', 1_500]],
        'PartitionCount Maximum DeliveryStreamName=clicks-lake': [['2026-11-21T23:00:00Z', 40]],
        'ActivePartitionsLimit Minimum DeliveryStreamName=clicks-lake': [['2026-11-21T23:00:00Z', 500]],
        'DeliveryToHttpEndpoint.Success Average DeliveryStreamName=clicks-lake': [
          ['2026-11-21T23:00:00Z', 1],
        ],
        'ExecuteProcessing.Success Average DeliveryStreamName=clicks-lake': [
          ['2026-11-21T23:00:00Z', 1],
          ['2026-11-21T23:05:00Z', 0.75],
        ],
        'FailedConversion.Records Sum DeliveryStreamName=clicks-lake': [['2026-11-21T23:00:00Z', 4]],
        'DataReadFromSource.Bytes Sum DeliveryStreamName=topics': [['2026-11-21T23:00:00Z', 9]],
        'DataReadFromSource.Backpressured Maximum DeliveryStreamName=topics': [['2026-11-21T23:00:00Z', 1]],
        'DeliveryToIceberg.FailedRowCount Sum DeliveryStreamName=topics': [['2026-11-21T23:00:00Z', 3]],
      }),
    },
    data: [
      {
        ...unmeasured,
        streamName: 'orders-log',
        bytesPerSecond: at(2_000, '2026-11-21T23:00:00.000Z'),
        recordsPerSecond: at(10, '2026-11-21T23:00:00.000Z'),
        putsPerSecond: at(1, '2026-11-21T23:00:00.000Z'),
        limits: {
          bytesPerSecond: { value: 5_242_880, at: '2026-11-21T01:00:00.000Z' },
          recordsPerSecond: { value: 500_000, at: '2026-11-21T23:00:00.000Z' },
          putsPerSecond: null,
        },
        refused: at(7, '2026-11-21T23:00:00.000Z'),
        freshnessSeconds: {
          ...{ value: 90, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
          periodSeconds: 3600,
        },
        deliverySuccess: at(0.5, '2026-11-21T23:05:00.000Z'),
        failedDeliveries: { hours: 1, lastAt: '2026-11-21T23:05:00.000Z' },
        isWritten: true,
      },
      {
        ...unmeasured,
        streamName: 'clicks-lake',
        partitions: { ...at(40, '2026-11-21T23:00:00.000Z'), periodSeconds: 3600 },
        partitionLimit: { value: 500, at: '2026-11-21T23:00:00.000Z' },
        refused: at(2, '2026-11-21T23:00:00.000Z'),
        sourceLagMilliseconds: { ...at(1_500, '2026-11-21T23:00:00.000Z'), periodSeconds: 3600 },
        deliverySuccess: at(1, '2026-11-21T23:00:00.000Z'),
        transformationSuccess: at(0.75, '2026-11-21T23:05:00.000Z'),
        failedConversions: at(4, '2026-11-21T23:00:00.000Z'),
        isWritten: true,
      },
      {
        ...unmeasured,
        streamName: 'topics',
        refused: { ...at(1, '2026-11-21T23:00:00.000Z'), periodSeconds: 3600 },
        failedRows: at(3, '2026-11-21T23:00:00.000Z'),
        isWritten: true,
      },
      { ...unmeasured, streamName: 'changes', refused: null, isWritten: null },
      { ...unmeasured, streamName: 'idle' },
    ],
  },
];
