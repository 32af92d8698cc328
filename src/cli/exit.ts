import { CommanderError } from 'commander';
import { causesOf } from '../lib/causes';
import { withoutSecrets } from '../lib/without-secrets';
import { IemError } from '../model/error';
import { plainText } from '../report/render/plain-text';
import type { World } from './environment';

/** 0: nothing at or above `--fail-on`. 1: something is. 2: the question could not be answered. 130: Ctrl-C. */
export const EXIT = { ok: 0, found: 1, unanswered: 2, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** How a command says that it has an answer, but not a good one. */
export type Exit = (code: ExitCode) => void;

/** Runs what a command line asks for; whatever it throws is said on standard error and becomes an exit code. */
export async function settle(
  { stderr, signal }: Pick<World, 'stderr' | 'signal'>,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    // Help, version and misuse: the parser has said all there is to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.unanswered;
    stderr.write(`${explain(error)}\n`);
    return EXIT.unanswered;
  }
}

/** What a person is told of an error: theirs to act on in a line or a list of problems, a defect with its stack. */
export function explain(error: unknown): string {
  const theirs = theirsOf(error);
  if (theirs !== undefined) return lines(theirs.message);
  if (error instanceof Error) {
    const { message, stack = message } = error;
    // Only there: the paths of a stack are as long as a token.
    const told = stack.replace(message, () => withoutSecrets(message));
    return lines(`Unexpected error (please report it): ${told}`);
  }
  return lines(withoutSecrets(String(error)));
}

/** The error that a person can mend, where there is one: libraries wrap what they were told. */
export const theirsOf = (error: unknown): IemError | undefined =>
  causesOf(error).find((cause) => cause instanceof IemError);

const lines = (text: string): string => text.split('\n').map(plainText).join('\n');
