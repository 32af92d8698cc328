import { prepareAccount } from '../src/app/prepare-run';
import { backend } from './_app';
import { accountInput } from './_inputs';
import { observed } from './_middleware';

export const handler = observed((input: unknown) => prepareAccount(backend, accountInput.parse(input)));
