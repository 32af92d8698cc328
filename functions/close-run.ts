import { closeRun } from '../src/app/runs/close-run';
import { backend } from './_app';
import { executionEnded } from './_inputs';
import { observe } from './_middleware';

/** Closes the run of an execution that failed, timed out or was stopped before it finished the run. */
export const handler = observe(async (change: unknown) => {
  const { status, input, cause } = executionEnded.parse(change).detail;
  await closeRun(
    backend,
    { event: input.event, id: input.run },
    cause || `The execution ended with status ${status}.`,
  );
});
