import { tick } from '../src/app/runs/tick';
import { backend } from './_app';
import { logger, observed } from './_middleware';

/** Called every five minutes. What went wrong is logged part by part, and then for the alarm to see. */
export const handler = observed(async (): Promise<void> => {
  await tick(backend).catch((error: unknown) => {
    for (const failure of error instanceof AggregateError ? error.errors : []) {
      logger.error('A part of the tick failed.', { error: failure });
    }
    throw error;
  });
});
