/** `npm run dev` in a fresh clone: the sources as they are here, and nothing that was made of them. */
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../architecture/sources';
import { answersHostileRequests } from '../cli/hostile-requests';

const execute = promisify(execFile);

const IN_A_CLONE =
  /^(package(-lock)?\.json|serverless\.dev\.yml|(bin|scripts|src|functions|events)(\/.*)?)?$/;
const SERVING = /Serving the API at http:\/\/127\.0\.0\.1:(\d+)\//;

let clone: string;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'iem-clone-'));
  cpSync(root, clone, { recursive: true, filter: (path) => IN_A_CLONE.test(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

interface Dev {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** Resolves when it has said so; rejects when it ends without. */
  said(words: RegExp): Promise<RegExpExecArray>;
  /** Code or signal, and all it said. */
  readonly ended: Promise<{ readonly end: number | NodeJS.Signals | null; readonly output: string }>;
}

/** As a person starts it, in a group of processes of its own. */
function npmRunDev(...args: readonly string[]): Dev {
  const child = spawn('npm', ['run', 'dev', '--', ...args], {
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const ended = new Promise<Awaited<Dev['ended']>>((end) =>
    child.on('close', (code, signal) => end({ end: code ?? signal, output })),
  );
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  const said = async (words: RegExp): Promise<RegExpExecArray> => {
    const found = words.exec(output);
    if (found !== null) return found;
    if (isOver) throw new Error(`It ended without saying ${words}: ${output}`);
    await sleep(20);
    return said(words);
  };
  return { child, said, ended };
}

/** Whether any process is left of those that it has started. */
function isAnyLeft({ child }: Dev): boolean {
  try {
    process.kill(-(child.pid ?? 0), 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}

const kill = (dev: Dev): void => {
  if (isAnyLeft(dev)) process.kill(-(dev.child.pid ?? 0), 'SIGKILL');
};

/** Replaces a text in a source of the clone; gives what puts it back. */
function change(file: string, from: string, to: string): () => void {
  const path = join(clone, file);
  const before = readFileSync(path, 'utf8');
  if (!before.includes(from)) throw new Error(`${file} has no "${from}".`);
  writeFileSync(path, before.replace(from, to));
  return () => writeFileSync(path, before);
}

describe('npm run dev', () => {
  let dev: Dev;
  let port: number;
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  /** Starts a run and waits for its end. */
  const run = async (): Promise<Record<string, unknown>> => {
    const { body } = await ask('/events/flash-sale/runs', { method: 'POST' });
    const read = async () => (await ask(`/events/flash-sale/runs/${body.id}`)).body;
    await until(async () => (await read()).state !== 'running');
    return read();
  };

  beforeAll(async () => {
    dev = npmRunDev('--port', '0');
    port = Number((await dev.said(SERVING))[1]);
  });
  afterAll(() => kill(dev));

  it('serves the sample', async () => {
    expect(await ask('/events/flash-sale/readiness')).toMatchObject({
      status: 200,
      body: { event: { id: 'flash-sale' }, breakingPoint: { needed: 22 } },
    });
  });

  it('carries runs out', async () => {
    expect(await run()).toMatchObject({ state: 'finished', trigger: 'api' });
  });

  it('answers the first session of docs/api.md as it stands there', async () => {
    const [, session = ''] =
      /```sh\n(api\(\)[^`]*flash-sale[^`]*)```/.exec(readFileSync(join(root, 'docs/api.md'), 'utf8')) ?? [];
    const commands = session
      .replace('http://127.0.0.1:3000', `http://127.0.0.1:${port}`)
      .replace('curl ', 'curl --fail-with-body ');
    const { stdout } = await execute('bash', ['-e', '-o', 'pipefail', '-c', commands], { cwd: clone });
    expect(stdout).toContain('"breakingPoint"');
    expect(stdout).toContain('"after":{"needed":40');
    expect(readFileSync(join(clone, 'report.html'), 'utf8')).toContain('12.12 Flash Sale');
  });

  answersHostileRequests(() => port);

  it('answers with the sources as they are now', async () => {
    const back = change('src/api/problem.ts', 'There is no such route', 'No such route');
    await until(async () => (await ask('/nothing')).body.title === 'No such route');
    back();
    await until(async () => (await ask('/nothing')).body.title === 'There is no such route');
  });

  it('judges with the sources as they are now', async () => {
    const back = change('src/checks/architecture/db-multi-az.ts', "title: '", "title: 'Now: ");
    const titles = async () => {
      await run();
      const path = '/events/flash-sale/runs/latest/findings?check=db-multi-az';
      return JSON.stringify((await ask(path)).body);
    };
    await until(async () => (await titles()).includes('Now: '));
    back();
  });

  it('goes on with what it had while the sources cannot be bundled', async () => {
    const back = change('src/api/problem.ts', 'const API_PROBLEMS', 'const const OWN');
    await dev.said(/Expected identifier but found "const"/);
    expect((await ask('/health')).status).toBe(200);
    back();
  });

  it('says in a sentence that its port is taken', async () => {
    const second = npmRunDev('--port', String(port));
    const { end, output } = await second.ended;
    expect(end).toBe(2);
    expect(output.split('\n').filter((line) => line !== '' && !line.startsWith('> '))).toEqual([
      `Cannot serve on port ${port}: another program uses it. Choose another --port.`,
    ]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    dev.child.kill('SIGTERM');
    await dev.ended;
    await until(() => !isAnyLeft(dev));
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind when %s stops it early', async (signal) => {
    const early = npmRunDev('--port', '0');
    await early.said(/Starting Offline/);
    early.child.kill(signal);
    await early.ended;
    await until(() => !isAnyLeft(early));
  });
});
