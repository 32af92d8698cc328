import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { root } from '../architecture/sources';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<Ended>;
  /** Resolves when standard error holds the text; rejects when the process ends without. */
  said(text: string): Promise<string>;
}

interface Launch {
  readonly cwd: string;
  /** Replaces the environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Flags of Node itself. */
  readonly node?: readonly string[];
}

/** What the sources make, as people run it. */
export const build = (): void => {
  execFileSync(process.execPath, [join(root, 'scripts/setup.mjs')], { stdio: 'pipe' });
};

/** Starts a bundled program; it is killed after most of a minute, so that no test leaves it behind. */
export function launch(
  program: 'main' | 'start',
  argv: readonly string[],
  { cwd, env, node = [] }: Launch,
): Started {
  const child = spawn(process.execPath, [...node, join(root, 'dist', `${program}.js`), ...argv], {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 55_000,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((end, failed) => {
    child.once('error', failed);
    child.once('close', (code) => end({ code, stdout, stderr }));
  });
  const said = async (text: string): Promise<string> => {
    const heard = new Promise<void>((hear) => {
      const look = () => stderr.includes(text) && hear();
      child.stderr.on('data', look);
      look();
    });
    await Promise.race([
      heard,
      ended.then((result) => Promise.reject(new Error(`It ended without: ${JSON.stringify(result)}`))),
    ]);
    return stderr;
  };
  return { child, ended, said };
}

/** An AWS that takes requests and never answers. */
export async function silentAws() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  return {
    port: address.port,
    env: {
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${address.port}`,
    },
    reached: () => new Promise<void>((reach) => server.once('connection', () => reach())),
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
