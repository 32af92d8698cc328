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
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);

  const world = openWorld(interrupt.signal);
  process.exitCode = await settle(world, async () => {
    followNetworkSettings();
    return body(process.argv.slice(2), world);
  });
  // Requests that are still waiting for an answer would hold the process.
  if (interrupt.signal.aborted) process.exit();
}

/** A reader such as `head` that has seen enough closes the pipe; that is no error, and changes no answer. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
