import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** An independent implementation of AWS to inspect (`moto`) or to deploy to (`ministack`), or AWS's models (`modelled`). */
export type Emulator = 'moto' | 'ministack' | 'modelled';

export interface RunningServer {
  readonly endpoint: string;
  /** Folder of its temporary files; processes of Lambda functions run below it. */
  readonly folder: string;
  stop(): Promise<void>;
}

const READY_PATH: Record<Emulator, string> = {
  moto: '/moto-api/',
  ministack: '/_ministack/ready',
  modelled: '/_modelled/seen',
};
const READY_WITHIN_MS = 60_000;

export const PYTHON = resolve(
  '.venv',
  ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
);
const SERVE = join('test', 'emulator', 'serve.py');

/** A port of the loopback interface that nothing listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`emulator ended with ${child.exitCode}:\n${output()}`);
    if (Date.now() > deadline) throw new Error(`emulator not ready at ${url}:\n${output()}`);
    await sleep(100);
  }
}

/** Nothing else of ours: ministack hands its whole environment to Lambda functions. */
const environment = (folder: string) => ({
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  HOME: process.env.HOME,
  SystemRoot: process.env.SystemRoot,
  TMPDIR: folder,
  // Sets of Python keep one order then, and answers that come from them too.
  PYTHONHASHSEED: '0',
});

/**
 * Starts an emulator on a free loopback port and waits until it answers. The server holds the other end of our
 * pipe, so it ends with this process even where `stop` is never reached.
 *
 * @param settings Environment variables of the emulator.
 */
export async function startEmulator(
  emulator: Emulator,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  if (!existsSync(PYTHON)) throw new Error('no .venv: run `node scripts/emulator.mjs` first');
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), `iem-${emulator}-`));
  const child = spawn(PYTHON, [SERVE, emulator, String(port)], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...environment(folder), ...settings },
  });
  let tail = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-4_000);
  });
  const ended = once(child, 'exit');
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.stdin?.end();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilReady(child, endpoint + READY_PATH[emulator], () => tail);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, folder, stop };
}
