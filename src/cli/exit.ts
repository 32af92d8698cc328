import { CommanderError } from 'commander';
import { causesOf } from '../lib/causes';
import { redactSecrets } from '../lib/redact-secrets';
import { IemError } from '../model/error';
import { toPlainText } from '../report/render/plain-text';
import type { Environment } from './environment';

/** 0: nothing is as bad as `--fail-on`. 1: something is. 2: the question could not be answered. 130: Ctrl-C. */
export const EXIT = { ok: 0, found: 1, unanswered: 2, interrupted: 130 } as const;

/** The code that a command ends with */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Sets the exit code of a command that has an answer, but not a good one. */
export type Exit = (code: ExitCode) => void;

/** Runs a command and returns its exit code. Errors are explained on standard error. */
export async function runToExitCode(
  { stderr, signal }: Pick<Environment, 'stderr' | 'signal'>,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    // For help, version and misuse the parser has already printed everything.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.unanswered;
    stderr.write(`${explain(error)}\n`);
    return EXIT.unanswered;
  }
}

/** Explains an error to the user. One that the user can fix shows its message only; a defect shows its stack. */
export function explain(error: unknown): string {
  const theirs = findIemError(error);
  if (theirs !== undefined) return lines(theirs.message);
  if (error instanceof Error) {
    const { message, stack = message } = error;
    // Secrets are removed from the message only: a path in the stack can look like a token.
    const told = stack.replace(message, () => redactSecrets(message));
    return lines(`Unexpected error (please report it): ${told}`);
  }
  return lines(redactSecrets(String(error)));
}

/** Finds the error that the user can fix, even if a library has wrapped it. */
export const findIemError = (error: unknown): IemError | undefined =>
  causesOf(error).find((cause) => cause instanceof IemError);

const lines = (text: string): string => text.split('\n').map(toPlainText).join('\n');
