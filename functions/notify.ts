import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { DeliveryError, deliver } from '../src/app/notifications/deliver';
import { courier, postpone } from './_app';
import { notificationMessage } from './_inputs';
import { logger, observed } from './_middleware';

/** Left over to answer in. */
const SPARE_MS = 5_000;

/** Delivers notifications from the queue; those that did not arrive stay in it. */
export const handler = observed(
  async ({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const timeLeft = () => context.getRemainingTimeInMillis() - SPARE_MS;
    // The same notification twice in a batch is delivered once.
    const messages = [...Map.groupBy(Records, ({ body }) => body)];
    const failed = await Promise.all(
      messages.map(async ([body, records]) => ((await hasArrived(body, records, timeLeft)) ? [] : records)),
    );
    return { batchItemFailures: failed.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
  },
);

async function hasArrived(
  body: string,
  records: readonly SQSRecord[],
  timeLeft: () => number,
): Promise<boolean> {
  try {
    const ref = notificationMessage.parse(body);
    const delivery = await deliver(await courier(), ref, timeLeft);
    logger.info('A notification was dealt with.', { ...ref, delivery });
    return true;
  } catch (error) {
    logger.error('A notification did not arrive.', { body, error: error as Error });
    const seconds = error instanceof DeliveryError ? error.retryAfterSeconds : undefined;
    if (seconds !== undefined) await Promise.all(records.map((record) => later(record, seconds)));
    return false;
  }
}

/** Without it the message comes again too, only sooner. */
const later = ({ receiptHandle }: SQSRecord, seconds: number): Promise<void> =>
  postpone(receiptHandle, seconds).catch((error: unknown) =>
    logger.warn('A message could not be put off.', { error: error as Error }),
  );
