/** What the functions of a run are called with, by the state machine and by EventBridge. */
import { z } from 'zod';

export const runInput = z.object({ event: z.string(), run: z.string() });

export const accountInput = runInput.extend({ account: z.string() });

/** As Step Functions hands an error on. */
const caught = z.object({ Error: z.string(), Cause: z.string() }).transform(({ Error: code, Cause }) => ({
  code,
  message: messageOf(Cause),
}));

export const targetInput = accountInput
  .extend({ base: z.string().nullable(), region: z.string(), failure: caught.optional() })
  .transform(({ failure, ...target }) => ({ ...target, ...(failure && { failure }) }));

/** Of an error in a function the cause is JSON. */
function messageOf(cause: string): string {
  try {
    return z.object({ errorMessage: z.string() }).parse(JSON.parse(cause)).errorMessage;
  } catch {
    return cause;
  }
}

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('must be JSON');
    return z.NEVER;
  }
});

/** An event `Step Functions Execution Status Change` of the state machine. */
export const executionEnded = z.object({
  detail: z.object({
    status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
    input: json.pipe(runInput),
    cause: z.string().transform(messageOf).nullish(),
  }),
});

/** A message of the queue of notifications. */
export const notificationMessage = json.pipe(z.object({ event: z.string(), id: z.string() }));
