/** The way from what is recorded to its delivery, as a FIFO queue of SQS. */
import { createHash } from 'node:crypto';
import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface QueueOptions {
  readonly client: Pick<SQSClient, 'send'>;
  /** Of a FIFO queue. */
  readonly queueUrl: string;
}

/** A notification by its ids. */
interface NotificationRef {
  /** Event id. */
  readonly event: string;
  readonly id: string;
}

/**
 * Sends notifications by reference. Each is a message group of its own, so that no two deliveries of one run at the
 * same time, and one that cannot be delivered holds up no other; sent again within five minutes it is the same message.
 */
export const createOutbox = ({ client, queueUrl }: QueueOptions) => ({
  async send({ event, id }: NotificationRef): Promise<void> {
    const key = createHash('sha256').update(`${event}/${id}`).digest('hex');
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify({ event, id }),
        MessageGroupId: key,
        MessageDeduplicationId: key,
      }),
    );
  },
});

/** SQS lets a message wait for 12 hours after it was received. */
const LONGEST_SECONDS = 11 * 60 * 60;

/** Has a message that was received come again after so many seconds, not before. */
export async function postpone(
  { client, queueUrl }: QueueOptions,
  receiptHandle: string,
  seconds: number,
): Promise<void> {
  await client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queueUrl,
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: Math.min(LONGEST_SECONDS, Math.ceil(seconds)),
    }),
  );
}
