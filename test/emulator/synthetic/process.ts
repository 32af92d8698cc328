/** The synthetic account in a process of its own, so that its work is not counted as that of the program measured. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AccountSize, syntheticAccount } from './account';
import { startSyntheticServer } from './server';

const ROLE = 'synthetic-account';

/** What the server's process has done since it began to serve. */
export interface ServerUse {
  /** Share of one core. */
  readonly cpuShare: number;
  readonly requests: number;
}

export interface ServerProcess {
  readonly endpoint: string;
  use(): Promise<ServerUse>;
  stop(): Promise<void>;
}

/**
 * Makes this program the server when it was started as one by {@link spawnSyntheticServer}, for as long as its
 * parent lives; else does nothing. A program that spawns the server calls it first.
 */
export async function serveWhenAsked(): Promise<void> {
  if (process.argv[2] !== ROLE || process.send === undefined) return;
  const { size, latencyMs }: Spawned = JSON.parse(process.argv[3] ?? '');
  const server = await startSyntheticServer({ account: syntheticAccount(size), latencyMs });
  const since = { cpu: process.cpuUsage(), ms: performance.now() };
  process.on('message', () => {
    const { user, system } = process.cpuUsage(since.cpu);
    const cpuShare = (user + system) / 1000 / (performance.now() - since.ms);
    process.send?.({ cpuShare, requests: server.requests.length } satisfies ServerUse);
  });
  process.send({ endpoint: server.endpoint });
  await once(process, 'disconnect');
  process.exit();
}

/** What the process that serves is told. */
interface Spawned {
  readonly size: AccountSize;
  readonly latencyMs: number;
}

/** Starts this program once more, as the server; resolves when it serves. Each answer takes `latencyMs`. */
export async function spawnSyntheticServer(size: AccountSize, latencyMs = 0): Promise<ServerProcess> {
  const child = fork(process.argv[1] ?? '', [ROLE, JSON.stringify({ size, latencyMs } satisfies Spawned)]);
  const { endpoint } = await answerOf<{ endpoint: string }>(child);
  return {
    endpoint,
    use() {
      child.send('use');
      return answerOf<ServerUse>(child);
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  // What did not happen stops being listened for.
  const settled = new AbortController();
  const { signal } = settled;
  try {
    const [answer] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() =>
        Promise.reject(new Error('the synthetic account did not start')),
      ),
    ]);
    return answer as T;
  } finally {
    settled.abort();
  }
}
