import { fileProblem } from '../lib/file-problem';
import { followNetworkSettings, openWorld, type World } from './environment';
import { EXIT, type ExitCode, settle } from './exit';

/** What a process of ours does from beginning to end: Ctrl-C, pipes that close early and the exit code. */
export async function runProcess(
  body: (argv: readonly string[], world: World) => Promise<ExitCode>,
): Promise<void> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => {
    interrupt.abort(new Error('Interrupted.'));
    // A second Ctrl-C does not wait for what is under way.
    process.once('SIGINT', () => process.exit(EXIT.interrupted));
  });
  let isLost = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader such as `head` that has seen enough closes the pipe; that is no error, and changes no answer.
    if (error.code === 'EPIPE') return;
    isLost = true;
    process.exitCode = EXIT.unanswered;
    process.stderr.write(`Cannot write to standard output: ${fileProblem(error)}.\n`);
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => {});

  const world = openWorld(interrupt.signal);
  const code = await settle(world, async () => {
    followNetworkSettings();
    return body(process.argv.slice(2), world);
  });
  process.exitCode = isLost ? EXIT.unanswered : code;
  // Requests that are still waiting for an answer would hold the process.
  if (interrupt.signal.aborted) process.exit();
}
