import { CreateDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import { NONE, shopService } from './service';

export const firehose = shopService({
  collected: () => ({ firehoseStreams: NONE, firehoseStreamPeaks: NONE }),
  rarities: {
    actions: ['firehose:DescribeDeliveryStream'],
    plant: async ({ config }) => {
      const client = new FirehoseClient(config);
      await client.send(
        new CreateDeliveryStreamCommand({
          DeliveryStreamName: 'orders-log',
          DeliveryStreamType: 'DirectPut',
          ExtendedS3DestinationConfiguration: {
            RoleARN: 'arn:aws:iam::123456789012:role/firehose',
            BucketARN: 'arn:aws:s3:::orders-log',
          },
        }),
      );
    },
  },
});
