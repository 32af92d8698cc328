/** The SQS FIFO queue that passes recorded notifications on to their delivery. */
import { createHash } from 'node:crypto';
import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** The client and the queue. */
export interface QueueOptions {
  readonly client: Pick<SQSClient, 'send'>;
  /** URL of a FIFO queue. */
  readonly queueUrl: string;
}

/** Identifies a notification. */
interface NotificationRef {
  /** Event id. */
  readonly event: string;
  readonly id: string;
}

/**
 * Creates an outbox that sends the ids of notifications to the queue. Each notification has its own message group. So it
 * is never delivered twice at the same time, and one that cannot be delivered does not delay others. If it is sent again
 * within five minutes, SQS drops the repetition.
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

/** SQS allows at most 12 hours after the message was received. */
const LONGEST_SECONDS = 11 * 60 * 60;

/** Makes SQS deliver a received message again after this many seconds, and not before. */
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
