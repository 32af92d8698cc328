import { prepareRun } from '../src/app/runs/prepare-run';
import { backend } from './_app';
import { runInput } from './_inputs';
import { observed } from './_middleware';

export const handler = observed((input: unknown) => prepareRun(backend, runInput.parse(input)));
