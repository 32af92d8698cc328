import { DescribeStreamSummaryOutput$, type StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import { AwsError } from '../../aws-protocol';
import { iamAction, renderOutput, textOf } from '../wire';
import { arn, byKey, CREATED, times } from './rows';
import { type AccountSize, service } from './service';

/** Most names that ListStreams gives at once. */
const NAMES_PER_PAGE = 100;

/** One stream for as many groups of instances. */
const GROUPS_PER_STREAM = 4;

/** Calls a second that AWS publishes of each action. */
const RATES: Readonly<Record<string, number>> = { ListStreams: 5, DescribeStreamSummary: 20 };

const rowsOf = ({ groups }: AccountSize) => ({
  kinesisStreams: byKey(
    times(Math.ceil(groups / GROUPS_PER_STREAM), (i) => stream(i)),
    ({ StreamName = '' }) => StreamName,
    (one) => one,
  ),
});

/** Every other one is on demand. */
function stream(index: number): StreamDescriptionSummary {
  const StreamName = `shop-stream-${String(index).padStart(4, '0')}`;
  return {
    StreamName,
    StreamARN: arn('kinesis', `stream/${StreamName}`),
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: index % 2 === 0 ? 'ON_DEMAND' : 'PROVISIONED' },
    StreamCreationTimestamp: CREATED,
    RetentionPeriodHours: 24,
    EnhancedMonitoring: [],
    OpenShardCount: 4,
    ConsumerCount: 0,
  };
}

export const kinesis = service({
  prefix: 'kinesis',
  protocol: 'json',
  rows: rowsOf,
  operations: ({ kinesisStreams }) => {
    const names = [...kinesisStreams.keys()];
    return {
      'kinesis:ListStreams': (request) => {
        const from = Number(textOf(request, 'NextToken') ?? 0);
        const StreamNames = names.slice(from, from + NAMES_PER_PAGE);
        const HasMoreStreams = from + NAMES_PER_PAGE < names.length;
        const NextToken = HasMoreStreams ? String(from + NAMES_PER_PAGE) : undefined;
        return {
          body: JSON.stringify({ StreamNames, HasMoreStreams, NextToken }),
          items: StreamNames.length,
        };
      },
      'kinesis:DescribeStreamSummary': (request) => {
        const StreamDescriptionSummary = kinesisStreams.get(textOf(request, 'StreamName') ?? '');
        if (StreamDescriptionSummary === undefined)
          throw new AwsError('ResourceNotFoundException', 'Stream not found');
        return {
          body: renderOutput(request, DescribeStreamSummaryOutput$, { StreamDescriptionSummary }),
          items: 1,
        };
      },
    };
  },
  limitsOf: (request) => {
    const rate = RATES[request.action] ?? 5;
    return [{ bucket: iamAction(request), capacity: rate, refill: rate }];
  },
});
