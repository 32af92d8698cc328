import { aKinesisStream } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const STREAM = 'arn:aws:kinesis:us-east-1:111122223333:stream';

const STREAMS: Readonly<Record<string, object>> = {
  clicks: {
    StreamName: 'clicks',
    StreamARN: `${STREAM}/clicks`,
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: 'PROVISIONED' },
    StreamCreationTimestamp: new Date('2024-05-01T00:00:00Z'),
    RetentionPeriodHours: 24,
    OpenShardCount: 8,
    ConsumerCount: 2,
  },
  views: {
    StreamName: 'views',
    StreamARN: `${STREAM}/views`,
    StreamStatus: 'UPDATING',
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
    StreamCreationTimestamp: new Date('2026-11-01T00:00:00Z'),
    RetentionPeriodHours: 168,
    OpenShardCount: 4,
    WarmThroughput: { CurrentMiBps: 50, TargetMiBps: 100 },
  },
};

const noneRefused = { value: 0, at: WINDOW.from, hoursWithData: 0 };

export const kinesis: readonly CollectorCase[] = [
  {
    id: 'kinesisStreams',
    answers: {
      'kinesis:ListStreams': paged(
        'NextToken',
        { StreamNames: ['clicks'], HasMoreStreams: true },
        { StreamNames: ['gone', 'views'], HasMoreStreams: false },
      ),
      'kinesis:DescribeStreamSummary': ({ StreamName }) => {
        const StreamDescriptionSummary = STREAMS[String(StreamName)];
        if (StreamDescriptionSummary === undefined) throw awsError('ResourceNotFoundException');
        return { StreamDescriptionSummary };
      },
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: `${STREAM}/removed`, Tags: [] }] },
        {
          ResourceTagMappingList: [
            { ResourceARN: `${STREAM}/clicks`, Tags: [{ Key: 'app', Value: 'shop' }] },
          ],
        },
      ),
    },
    data: [
      {
        streamName: 'clicks',
        streamArn: `${STREAM}/clicks`,
        streamStatus: 'ACTIVE',
        streamCreationTimestamp: '2024-05-01T00:00:00.000Z',
        streamMode: 'PROVISIONED',
        openShardCount: 8,
        retentionPeriodHours: 24,
        consumerCount: 2,
        warmThroughputMiBps: null,
        tags: { app: 'shop' },
      },
      {
        streamName: 'views',
        streamArn: `${STREAM}/views`,
        streamStatus: 'UPDATING',
        streamCreationTimestamp: '2026-11-01T00:00:00.000Z',
        streamMode: 'ON_DEMAND',
        openShardCount: 4,
        retentionPeriodHours: 168,
        consumerCount: 0,
        // What it is on its way to is not there yet.
        warmThroughputMiBps: 50,
        tags: {},
      },
    ],
  },
  {
    id: 'kinesisStreamPeaks',
    inputs: { kinesisStreams: [aKinesisStream(), aKinesisStream({ streamName: 'idle' })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        'IncomingBytes Sum StreamName=clicks': [
          ['2026-11-21T22:00:00Z', 600_000],
          ['2026-11-21T22:05:00Z', 300_000],
        ],
        'IncomingRecords Sum StreamName=clicks': [['2026-11-21T22:00:00Z', 3_000]],
        'GetRecords.Bytes Sum StreamName=clicks': [['2026-11-21T23:00:00Z', 1_200_000]],
        'WriteProvisionedThroughputExceeded Sum StreamName=clicks': [['2026-11-21T23:00:00Z', 4]],
        'GetRecords.IteratorAgeMilliseconds Maximum StreamName=clicks': [['2026-11-21T23:00:00Z', 1_500]],
      }),
    },
    data: [
      {
        streamName: 'clicks',
        window: WINDOW,
        bytesPerSecond: { value: 2_000, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        recordsPerSecond: { value: 10, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        readBytesPerSecond: { value: 4_000, at: '2026-11-21T23:00:00.000Z', hoursWithData: 1 },
        writeThrottles: { value: 4, at: '2026-11-21T23:00:00.000Z', hoursWithData: 1 },
        readThrottles: noneRefused,
        iteratorAgeMilliseconds: {
          value: 1_500,
          at: '2026-11-21T23:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        isWritten: true,
      },
      {
        ...{ streamName: 'idle', window: WINDOW, bytesPerSecond: null, recordsPerSecond: null },
        ...{ readBytesPerSecond: null, writeThrottles: noneRefused, readThrottles: noneRefused },
        ...{ iteratorAgeMilliseconds: null, isWritten: false },
      },
    ],
  },
];
