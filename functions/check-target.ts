import { createAccounts } from '../src/app/accounts/accounts';
import { memoisePlans } from '../src/app/records/memoised-plans';
import { checkTarget } from '../src/app/runs/check-target';
import { backend, ownSettings } from './_app';
import { targetInput } from './_inputs';
import { observed } from './_middleware';

/** Kept of the function's time for storing what was collected, milliseconds. */
const TO_STORE = 30_000;

const accounts = createAccounts(backend.now, ownSettings);
const store = memoisePlans(backend.store);

export const handler = observed((input: unknown, context) =>
  checkTarget({ ...backend, store, accounts }, targetInput.parse(input), {
    remainingMs: () => context.getRemainingTimeInMillis() - TO_STORE,
  }),
);
