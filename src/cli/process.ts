import { setImmediate } from 'node:timers/promises';
import { explainFileProblem } from '../lib/file-problem';
import { type Environment, followNetworkSettings, openEnvironment } from './environment';
import { EXIT, type ExitCode, runToExitCode } from './exit';

/** Runs a program as this process, and handles Ctrl-C, pipes that close early and the exit code. */
export async function runProcess(
  body: (argv: readonly string[], environment: Environment) => Promise<ExitCode>,
): Promise<void> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => {
    interrupt.abort(new Error('Interrupted.'));
    // A second Ctrl-C ends the process at once, without waiting for work in progress.
    process.once('SIGINT', () => process.exit(EXIT.interrupted));
  });
  let isLost = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader such as `head` closes the pipe when it has enough. That is no error and does not change the exit code.
    if (error.code === 'EPIPE') return;
    isLost = true;
    process.exitCode = EXIT.unanswered;
    process.stderr.write(`Cannot write to standard output: ${explainFileProblem(error)}.\n`);
  });
  // An error of standard error itself cannot be reported anywhere.
  process.stderr.on('error', () => {});

  const environment = openEnvironment(interrupt.signal);
  const code = await runToExitCode(environment, async () => {
    followNetworkSettings();
    return body(process.argv.slice(2), environment);
  });
  process.exitCode = isLost ? EXIT.unanswered : code;
  // Otherwise, connections that still wait, such as those through a proxy that hangs, would keep the process alive.
  if (!interrupt.signal.aborted) await Promise.all([flush(process.stdout), flush(process.stderr)]);
  process.exit();
}

/** Waits until the stream has passed on, or has failed to pass on, all that was written to it. */
async function flush(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength > 0 && !stream.errored) {
    await new Promise<void>((flushed) => stream.write('', () => flushed()));
  }
  // An error is reported after the callbacks of its writes.
  await setImmediate();
}
