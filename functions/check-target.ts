import { createAccounts } from '../src/app/accounts';
import { checkTarget } from '../src/app/check-target';
import { backend } from './_app';
import { targetInput } from './_inputs';
import { observed } from './_middleware';

/** Kept of the function's time for storing what was collected, milliseconds. */
const TO_STORE = 30_000;

const accounts = createAccounts(backend.now);

export const handler = observed((input: unknown, context) =>
  checkTarget({ ...backend, accounts }, targetInput.parse(input), {
    remainingMs: () => context.getRemainingTimeInMillis() - TO_STORE,
  }),
);
