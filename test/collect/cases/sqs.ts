import { aSqsQueue } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const urlOf = (name: string): string => `https://sqs.us-east-1.amazonaws.com/111122223333/${name}`;
const arnOf = (name: string): string => `arn:aws:sqs:us-east-1:111122223333:${name}`;

const attributesOf = (name: string, others: Readonly<Record<string, string>> = {}) => ({
  QueueArn: arnOf(name),
  // 2024-05-01T00:00:00Z
  CreatedTimestamp: '1714521600',
  VisibilityTimeout: '60',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ApproximateNumberOfMessages: '0',
  ...others,
});

const QUEUES: Readonly<Record<string, object>> = {
  [urlOf('jobs')]: attributesOf('jobs', {
    DelaySeconds: '5',
    ApproximateNumberOfMessages: '12',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('failed'), maxReceiveCount: 5 }),
  }),
  [urlOf('failed')]: attributesOf('failed', {
    RedrivePolicy: '',
    RedriveAllowPolicy: JSON.stringify({
      redrivePermission: 'byQueue',
      sourceQueueArns: [arnOf('jobs')],
    }),
  }),
  [urlOf('orders.fifo')]: attributesOf('orders.fifo', {
    FifoQueue: 'true',
    FifoThroughputLimit: 'perMessageGroupId',
    DeduplicationScope: 'messageGroup',
    // As it was given, in a text.
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('gone.fifo'), maxReceiveCount: '3' }),
    RedriveAllowPolicy: JSON.stringify({ redrivePermission: 'denyAll' }),
  }),
};

const standard = { isFifo: false, fifoThroughputLimit: null, deduplicationScope: null } as const;
const alike = {
  createdAt: '2024-05-01T00:00:00.000Z',
  visibilityTimeoutSeconds: 60,
  messageRetentionSeconds: 345_600,
  delaySeconds: 0,
  waitingMessages: 0,
  tags: {},
} as const;

const none = { receivedPerSecond: null, deletedPerSecond: null, inFlight: null, waiting: null } as const;
const hourly = { at: '2026-11-21T22:00:00.000Z', hoursWithData: 2, periodSeconds: 3600 };

export const sqs: readonly CollectorCase[] = [
  {
    id: 'sqsQueues',
    answers: {
      'sqs:ListQueues': paged(
        'NextToken',
        { QueueUrls: [urlOf('jobs'), urlOf('failed')] },
        { QueueUrls: [urlOf('deleted-since'), urlOf('orders.fifo')] },
      ),
      'sqs:GetQueueAttributes': ({ QueueUrl }) => {
        const Attributes = QUEUES[String(QueueUrl)];
        if (Attributes === undefined) throw awsError('QueueDoesNotExist');
        return { Attributes };
      },
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: arnOf('removed'), Tags: [] }] },
        { ResourceTagMappingList: [{ ResourceARN: arnOf('jobs'), Tags: [{ Key: 'app', Value: 'shop' }] }] },
      ),
    },
    data: [
      {
        ...{ ...alike, ...standard, queueName: 'jobs', queueArn: arnOf('jobs'), queueUrl: urlOf('jobs') },
        delaySeconds: 5,
        redrivePolicy: { deadLetterTargetArn: arnOf('failed'), maxReceiveCount: 5 },
        redriveAllowPolicy: null,
        isDeadLetterQueue: false,
        waitingMessages: 12,
        tags: { app: 'shop' },
      },
      {
        ...{
          ...alike,
          ...standard,
          queueName: 'failed',
          queueArn: arnOf('failed'),
          queueUrl: urlOf('failed'),
        },
        redrivePolicy: null,
        redriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: [arnOf('jobs')] },
        isDeadLetterQueue: true,
      },
      {
        ...{
          ...alike,
          queueName: 'orders.fifo',
          queueArn: arnOf('orders.fifo'),
          queueUrl: urlOf('orders.fifo'),
        },
        isFifo: true,
        fifoThroughputLimit: 'perMessageGroupId',
        deduplicationScope: 'messageGroup',
        redrivePolicy: { deadLetterTargetArn: arnOf('gone.fifo'), maxReceiveCount: 3 },
        redriveAllowPolicy: { redrivePermission: 'denyAll', sourceQueueArns: [] },
        isDeadLetterQueue: false,
      },
    ],
  },
  {
    id: 'sqsQueuePeaks',
    inputs: {
      sqsQueues: [
        aSqsQueue(),
        aSqsQueue({ queueName: 'orders.fifo', isFifo: true }),
        aSqsQueue({ queueName: 'idle' }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        'NumberOfMessagesSent Sum QueueName=jobs': [
          ['2026-11-21T22:00:00Z', 600],
          ['2026-11-21T22:05:00Z', 300],
        ],
        // Nobody asks how many messages of a standard queue were received.
        'NumberOfMessagesReceived Sum QueueName=jobs': [['2026-11-21T22:00:00Z', 900]],
        'NumberOfMessagesDeleted Sum QueueName=jobs': [['2026-11-21T23:00:00Z', 450]],
        'ApproximateNumberOfMessagesNotVisible Maximum QueueName=jobs': [['2026-11-21T22:00:00Z', 40]],
        'ApproximateNumberOfMessagesVisible Maximum QueueName=jobs': [['2026-11-21T22:00:00Z', 70]],
        // 5, 8 and 12 on three days: 3 and 4 more.
        'ApproximateNumberOfMessagesVisible Minimum QueueName=jobs': [
          ...Array.from({ length: 72 }, (_, hour): [string, number] => [
            new Date(Date.parse('2026-11-19T00:00:00Z') + hour * 3_600_000).toISOString(),
            [5, 8, 12][Math.floor(hour / 24)] ?? 0,
          ]),
        ],
        'ApproximateAgeOfOldestMessage Maximum QueueName=jobs': [['2026-11-21T22:00:00Z', 95]],
        'NumberOfMessagesReceived Sum QueueName=orders.fifo': [['2026-11-21T22:00:00Z', 900]],
      }),
    },
    data: [
      {
        queueName: 'jobs',
        window: WINDOW,
        sentPerSecond: { value: 2, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        receivedPerSecond: null,
        deletedPerSecond: { value: 1.5, at: '2026-11-21T23:00:00.000Z', hoursWithData: 1 },
        inFlight: { value: 40, ...hourly },
        waiting: { value: 70, ...hourly },
        oldestAgeSeconds: { value: 95, ...hourly },
        waitingGrowthPerDay: 3.5,
        isSent: true,
      },
      {
        ...{ queueName: 'orders.fifo', window: WINDOW, sentPerSecond: null, ...none },
        receivedPerSecond: { value: 3, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        ...{ oldestAgeSeconds: null, waitingGrowthPerDay: null, isSent: false },
      },
      {
        ...{ queueName: 'idle', window: WINDOW, sentPerSecond: null, ...none },
        ...{ oldestAgeSeconds: null, waitingGrowthPerDay: null, isSent: false },
      },
    ],
  },
];
