import { prepareAccount } from '../src/app/prepare-run';
import { rememberingPlans } from '../src/app/remembered-plans';
import { backend } from './_app';
import { accountInput } from './_inputs';
import { observed } from './_middleware';

const store = rememberingPlans(backend.store);

export const handler = observed((input: unknown) => prepareAccount({ store }, accountInput.parse(input)));
