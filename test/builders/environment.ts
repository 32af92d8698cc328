import { Writable } from 'node:stream';
import type { Environment } from '../../src/cli/environment';
import { run } from '../../src/cli/program';

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** No colour, 80 columns, at noon of 22 November 2026; what is written goes nowhere. */
export const anEnvironment = (overrides: Partial<Environment> = {}): Environment => ({
  // Of a terminal, commands use no more than writing and `isTTY`.
  stdout: new Kept() as unknown as Environment['stdout'],
  stderr: new Kept() as unknown as Environment['stderr'],
  user: 'mei',
  colour: false,
  unicode: true,
  width: 80,
  now: () => '2026-11-22T12:00:00.000Z',
  variable: () => undefined,
  signal: new AbortController().signal,
  ...overrides,
});

/**
 * Runs one command line in this process.
 *
 * @param watched Whether standard error is a terminal.
 */
export async function iem(
  argv: readonly string[],
  overrides: Partial<Environment> = {},
  watched = false,
): Promise<Ran> {
  const stdout = new Kept();
  const stderr = Object.assign(new Kept(), watched ? { isTTY: true, columns: 80, rows: 24 } : {});
  const streams = {
    stdout: stdout as unknown as Environment['stdout'],
    stderr: stderr as unknown as Environment['stderr'],
  };
  const code = await run(argv, anEnvironment({ ...streams, ...overrides }));
  return { code, stdout: stdout.text, stderr: stderr.text };
}
