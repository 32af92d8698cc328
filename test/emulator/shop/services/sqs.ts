import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { NONE, shopService } from './service';

const FAILED = 'arn:aws:sqs:eu-west-1:123456789012:jobs-failed';

export const sqs = shopService({
  collected: () => ({ sqsQueues: NONE, sqsQueuePeaks: NONE }),
  rarities: {
    actions: ['sqs:GetQueueAttributes'],
    plant: async ({ config }) => {
      const sqs = new SQSClient(config);
      await sqs.send(new CreateQueueCommand({ QueueName: 'jobs-failed' }));
      await sqs.send(
        new CreateQueueCommand({
          QueueName: 'jobs',
          Attributes: {
            RedrivePolicy: JSON.stringify({ deadLetterTargetArn: FAILED, maxReceiveCount: 5 }),
          },
        }),
      );
    },
  },
});
