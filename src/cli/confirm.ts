import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { IemError } from '../model/error';
import type { Environment } from './environment';

/**
 * Asks on the terminal whether to go on.
 *
 * @param what Ends with a question mark.
 * @throws IemError `input-unreadable` where nobody can be asked, because standard input is no terminal.
 */
export async function confirm(
  what: string,
  { stdin = process.stdin, stderr, signal }: Pick<Environment, 'stderr' | 'signal'> & Input,
): Promise<boolean> {
  if (!stdin.isTTY) {
    throw new IemError('input-unreadable', 'Nobody can be asked here whether to go on: say so with --yes.');
  }
  const asked = createInterface({ input: stdin, output: stderr });
  try {
    // Ctrl-D and Ctrl-C close it, and the question is never answered.
    const closed = once(asked, 'close', { signal }).then(() => '');
    const said = await Promise.race([asked.question(`${what} [y/N] `, { signal }), closed]);
    return /^y(es)?$/i.test(said.trim());
  } finally {
    asked.close();
  }
}

interface Input {
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
}
