import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { DeliveryError, deliver } from '../src/app/notifications/deliver';
import { loadCourier, postpone } from './_app';
import { notificationMessage } from './_inputs';
import { logger, observe } from './_middleware';

/** The time that is reserved for returning the answer, milliseconds. */
const SPARE_MS = 5_000;

/** Delivers notifications from the queue. Those that did not arrive stay in it. */
export const handler = observe(async ({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const timeLeft = () => context.getRemainingTimeInMillis() - SPARE_MS;
  // If a batch contains the same notification twice, it is delivered once.
  const messages = [...Map.groupBy(Records, ({ body }) => body)];
  const failed = await Promise.all(
    messages.map(async ([body, records]) => ((await deliverMessage(body, records, timeLeft)) ? [] : records)),
  );
  return { batchItemFailures: failed.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
});

/** Delivers the notification of a message. Returns whether its records can be deleted from the queue. */
async function deliverMessage(
  body: string,
  records: readonly SQSRecord[],
  timeLeft: () => number,
): Promise<boolean> {
  try {
    const ref = notificationMessage.parse(body);
    const delivery = await deliver(await loadCourier(), ref, timeLeft);
    logger.info('A notification was processed.', { ...ref, delivery });
    return true;
  } catch (error) {
    logger.error('A notification did not arrive.', { body, error: error as Error });
    const seconds = error instanceof DeliveryError ? error.retryAfterSeconds : undefined;
    if (seconds !== undefined) await Promise.all(records.map((record) => postponeRecord(record, seconds)));
    return false;
  }
}

/** A failure is only logged, because the message is then delivered again too, only sooner. */
const postponeRecord = ({ receiptHandle }: SQSRecord, seconds: number): Promise<void> =>
  postpone(receiptHandle, seconds).catch((error: unknown) =>
    logger.warn('A message could not be postponed.', { error: error as Error }),
  );
