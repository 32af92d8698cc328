import { tick } from '../src/app/runs/tick';
import { backend } from './_app';
import { logger, observe } from './_middleware';

/** Runs every five minutes. It logs each failure, and then throws so that the alarm goes off. */
export const handler = observe(async (): Promise<void> => {
  await tick(backend).catch((error: unknown) => {
    for (const failure of error instanceof AggregateError ? error.errors : []) {
      logger.error('A step of the tick failed.', { error: failure });
    }
    throw error;
  });
});
