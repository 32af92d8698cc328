import { createAccounts } from '../src/app/accounts';
import { checkTarget } from '../src/app/check-target';
import { rememberingPlans } from '../src/app/remembered-plans';
import { backend, ownSettings } from './_app';
import { targetInput } from './_inputs';
import { observed } from './_middleware';

/** Kept of the function's time for storing what was collected, milliseconds. */
const TO_STORE = 30_000;

const accounts = createAccounts(backend.now, ownSettings);
const store = rememberingPlans(backend.store);

export const handler = observed((input: unknown, context) =>
  checkTarget({ ...backend, store, accounts }, targetInput.parse(input), {
    remainingMs: () => context.getRemainingTimeInMillis() - TO_STORE,
  }),
);
