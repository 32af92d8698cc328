import { finishRun } from '../src/app/runs/finish-run';
import { backend } from './_app';
import { runInput } from './_inputs';
import { observed } from './_middleware';

export const handler = observed((input: unknown) => finishRun(backend, runInput.parse(input)));
