import { closeRun } from '../src/app/runs/close-run';
import { backend } from './_app';
import { executionEnded } from './_inputs';
import { observed } from './_middleware';

/** An execution that failed, timed out or was stopped has left its run open, or what changed untold. */
export const handler = observed(async (change: unknown) => {
  const { status, input, cause } = executionEnded.parse(change).detail;
  await closeRun(backend, { event: input.event, id: input.run }, cause || `The execution ended: ${status}.`);
});
