import { prepareRun } from '../src/app/runs/prepare-run';
import { backend } from './_app';
import { runInput } from './_inputs';
import { observe } from './_middleware';

export const handler = observe((input: unknown) => prepareRun(backend, runInput.parse(input)));
