import { type DeliveryStreamDescription, DescribeDeliveryStreamOutput$ } from '@aws-sdk/client-firehose';
import { AwsError } from '../../aws-protocol';
import { iamAction, renderOutput, textOf } from '../wire';
import { arn, byKey, CREATED, times } from './rows';
import { service } from './service';

/** Calls a second that AWS allows of each action. */
const RATE = 5;

const MOST_NAMES = 4;

const streams = byKey(
  times(6, (i): DeliveryStreamDescription => {
    const DeliveryStreamName = `shop-log-${i}`;
    return {
      DeliveryStreamName,
      DeliveryStreamARN: arn('firehose', `deliverystream/${DeliveryStreamName}`),
      DeliveryStreamStatus: 'ACTIVE',
      DeliveryStreamType: 'DirectPut',
      VersionId: '1',
      CreateTimestamp: CREATED,
      Destinations: [
        {
          DestinationId: 'destinationId-000000000001',
          ExtendedS3DestinationDescription: {
            RoleARN: 'arn:aws:iam::111122223333:role/firehose',
            BucketARN: 'arn:aws:s3:::shop-log',
            BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 300 },
            CompressionFormat: 'GZIP',
            EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' },
            CloudWatchLoggingOptions: { Enabled: i % 2 === 0 },
            S3BackupMode: 'Disabled',
          },
        },
      ],
      HasMoreDestinations: false,
    };
  }),
  ({ DeliveryStreamName = '' }) => DeliveryStreamName,
  (one) => one,
);

/** Six streams, on two pages. */
export const firehose = service({
  prefix: 'firehose',
  protocol: 'json',
  rows: () => ({}),
  operations: () => {
    const names = [...streams.keys()];
    return {
      'firehose:ListDeliveryStreams': (request) => {
        const from = names.indexOf(textOf(request, 'ExclusiveStartDeliveryStreamName') ?? '') + 1;
        const DeliveryStreamNames = names.slice(from, from + MOST_NAMES);
        const HasMoreDeliveryStreams = from + MOST_NAMES < names.length;
        return {
          body: JSON.stringify({ DeliveryStreamNames, HasMoreDeliveryStreams }),
          items: DeliveryStreamNames.length,
        };
      },
      'firehose:DescribeDeliveryStream': (request) => {
        const stream = streams.get(textOf(request, 'DeliveryStreamName') ?? '');
        if (stream === undefined) throw new AwsError('ResourceNotFoundException', 'Firehose not found');
        return {
          body: renderOutput(request, DescribeDeliveryStreamOutput$, { DeliveryStreamDescription: stream }),
          items: 1,
        };
      },
    };
  },
  limitsOf: (request) => [{ bucket: iamAction(request), capacity: RATE, refill: RATE }],
});
