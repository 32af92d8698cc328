import { memoisePlans } from '../src/app/records/memoised-plans';
import { prepareAccount } from '../src/app/runs/prepare-run';
import { backend } from './_app';
import { accountInput } from './_inputs';
import { observe } from './_middleware';

const store = memoisePlans(backend.store);

export const handler = observe((input: unknown) => prepareAccount({ store }, accountInput.parse(input)));
