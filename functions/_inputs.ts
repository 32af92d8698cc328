/** The schemas of the payloads that the state machine, EventBridge and SQS send to the functions. */
import { z } from 'zod';

/** The payload of prepare-run and finish-run. */
export const runInput = z.object({ event: z.string(), run: z.string() });

/** The payload of prepare-account. */
export const accountInput = runInput.extend({ account: z.string() });

/** An error that a Catch of the state machine passes on. */
const caughtError = z
  .object({ Error: z.string(), Cause: z.string() })
  .transform(({ Error: code, Cause }) => ({
    code,
    message: messageOf(Cause),
  }));

/** The payload of check-target. */
export const targetInput = accountInput
  .extend({ base: z.string().nullable(), region: z.string(), failure: caughtError.optional() })
  .transform(({ failure, ...target }) => ({ ...target, ...(failure && { failure }) }));

/** If a function threw the error, its cause is JSON that contains the message. */
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

/** The payload of close-run: an EventBridge event `Step Functions Execution Status Change` of the state machine. */
export const executionEnded = z.object({
  detail: z.object({
    status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
    input: json.pipe(runInput),
    cause: z.string().transform(messageOf).nullish(),
  }),
});

/** The body of a message in the queue of notifications. */
export const notificationMessage = json.pipe(z.object({ event: z.string(), id: z.string() }));
