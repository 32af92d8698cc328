import { AwsError } from '../../aws-protocol';
import { textOf } from '../wire';
import { ACCOUNT_ID, arn, byKey, CREATED, REGION, times } from './rows';
import { type AccountSize, service } from './service';

/** One queue with one for what fails for as many groups of instances. */
const GROUPS_PER_QUEUE = 2;

interface Queue {
  readonly url: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const queue = (name: string, others: Readonly<Record<string, string>>): Queue => ({
  url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT_ID}/${name}`,
  attributes: {
    QueueArn: arn('sqs', name),
    CreatedTimestamp: String(CREATED.getTime() / 1000),
    VisibilityTimeout: '60',
    MessageRetentionPeriod: '345600',
    DelaySeconds: '0',
    ApproximateNumberOfMessages: '0',
    ...others,
  },
});

/** Every fourth one keeps messages in order. */
function pair(index: number): Queue[] {
  const isFifo = index % 4 === 0;
  const name = `shop-queue-${String(index).padStart(4, '0')}`;
  const ending = isFifo ? '.fifo' : '';
  const fifo: Readonly<Record<string, string>> = isFifo
    ? { FifoQueue: 'true', FifoThroughputLimit: 'perMessageGroupId', DeduplicationScope: 'messageGroup' }
    : {};
  return [
    queue(`${name}${ending}`, {
      ...fifo,
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arn('sqs', `${name}-failed${ending}`),
        maxReceiveCount: 5,
      }),
    }),
    queue(`${name}-failed${ending}`, { ...fifo, MessageRetentionPeriod: '1209600' }),
  ];
}

const rowsOf = ({ groups }: AccountSize) => ({
  sqsQueues: byKey(
    times(Math.ceil(groups / GROUPS_PER_QUEUE), pair).flat(),
    ({ url }) => url,
    (one) => one,
  ),
});

export const sqs = service({
  prefix: 'sqs',
  protocol: 'json',
  rows: rowsOf,
  operations: ({ sqsQueues }) => {
    const urls = [...sqsQueues.keys()];
    return {
      'sqs:ListQueues': (request) => {
        const { MaxResults } = request.input;
        // Without it, AWS gives a thousand and no token.
        const size = typeof MaxResults === 'number' ? MaxResults : 1_000;
        const from = Number(textOf(request, 'NextToken') ?? 0);
        const QueueUrls = urls.slice(from, from + size);
        const isMore = MaxResults !== undefined && from + size < urls.length;
        const NextToken = isMore ? String(from + size) : undefined;
        return { body: JSON.stringify({ QueueUrls, NextToken }), items: QueueUrls.length };
      },
      'sqs:GetQueueAttributes': (request) => {
        const { attributes } = sqsQueues.get(textOf(request, 'QueueUrl') ?? '') ?? {};
        if (attributes === undefined) throw new AwsError('QueueDoesNotExist', 'The queue does not exist.');
        const { AttributeNames: names } = request.input;
        if (!Array.isArray(names) || !names.includes('All'))
          throw new AwsError('InvalidAttributeName', 'Only all attributes are known here.');
        return { body: JSON.stringify({ Attributes: attributes }), items: 1 };
      },
    };
  },
  metricLevels: {
    NumberOfMessagesSent: 3_000,
    NumberOfMessagesReceived: 3_000,
    NumberOfMessagesDeleted: 3_000,
    ApproximateNumberOfMessagesNotVisible: 50,
    ApproximateNumberOfMessagesVisible: 20,
    ApproximateAgeOfOldestMessage: 5,
  },
});
