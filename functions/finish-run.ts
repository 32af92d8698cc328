import { finishRun } from '../src/app/runs/finish-run';
import { backend } from './_app';
import { runInput } from './_inputs';
import { observe } from './_middleware';

export const handler = observe((input: unknown) => finishRun(backend, runInput.parse(input)));
