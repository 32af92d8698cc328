import { createAccounts } from '../src/app/accounts/accounts';
import { memoisePlans } from '../src/app/records/memoised-plans';
import { checkTarget } from '../src/app/runs/check-target';
import { backend, ownSettings } from './_app';
import { targetInput } from './_inputs';
import { observe } from './_middleware';

/** The time that is reserved for storing the inventory, milliseconds. */
const STORING_MS = 30_000;

const accounts = createAccounts(backend.now, ownSettings);
const store = memoisePlans(backend.store);

export const handler = observe((input: unknown, context) =>
  checkTarget({ ...backend, store, accounts }, targetInput.parse(input), {
    remainingMs: () => context.getRemainingTimeInMillis() - STORING_MS,
  }),
);
