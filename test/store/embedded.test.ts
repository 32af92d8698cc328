import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import {
  createServer as createSecureServer,
  type RequestOptions,
  request as secureRequest,
} from 'node:https';
import { type AddressInfo, connect, createServer as createSilentServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { openEmbedded } from '../../src/store/embedded';
import { type Address, createClientTls, createServerTls } from '../../src/store/embedded-address';
import { type LocalStore, openLocalStore } from '../../src/store/local';
import type { Store } from '../../src/store/store';

interface Said {
  readonly name: string;
  readonly endpoint: string;
  readonly records: number;
}

describe('the embedded DynamoDB, shared by processes', () => {
  const program = join('node_modules', '.cache', 'iem', `embedded-child-${process.pid}`);
  let directory: string;
  let children: ChildProcess[];
  let opened: LocalStore[];

  beforeAll(() =>
    build({
      entryPoints: ['test/store/embedded-child.ts'],
      ...{ bundle: true, packages: 'external', splitting: true, outdir: program },
      ...{ format: 'esm', platform: 'node', outExtension: { '.js': '.mjs' }, logLevel: 'error' },
    }),
  );
  afterAll(() => rm(program, { recursive: true, force: true }));

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'iem-embedded-'));
    children = [];
    opened = [];
  });
  afterEach(async () => {
    for (const { close } of opened) await close();
    for (const child of children) await end(child, 'SIGKILL');
    await rm(directory, { recursive: true });
  });

  const start = (name: string, remarks: number, stay?: 'stay', env: NodeJS.ProcessEnv = {}) => {
    const args = [join(program, 'embedded-child.mjs'), directory, name, String(remarks), stay ?? ''];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  };

  const open = async (): Promise<Store> => {
    const local = await openLocalStore(directory, () => '2026-11-22T00:00:00.000Z');
    opened.push(local);
    return local.store;
  };

  const remark = (store: Store, key: string) =>
    store.records.put(
      { event: 'flash-sale', kind: 'remark', key, value: { text: key }, source: 'cli', by: 'parent' },
      0,
    );
  const remarks = async (store: Store) => (await store.records.list('flash-sale')).length;

  /** As an owner that died would have left it. */
  const leave = (address: unknown, mode = 0o600) => {
    const file = join(directory, 'server.json');
    return writeFile(file, JSON.stringify(address)).then(() => chmod(file, mode));
  };

  it('serves four that start at once', async () => {
    const four = ['a', 'b', 'c', 'd'].map((name) => start(name, 20));
    const said = await Promise.all(four.map(saidBy));
    expect(said.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(await Promise.all(four.map(exitCode))).toEqual([0, 0, 0, 0]);
    expect(await remarks(await open())).toBe(80);
  });

  it('is taken over when its owner is killed, with all that was written', async () => {
    const owner = start('owner', 5, 'stay');
    const { endpoint } = await saidBy(owner);
    const follower = start('follower', 5, 'stay');
    expect(await saidBy(follower)).toMatchObject({ endpoint, records: 10 });
    const store = await open();
    expect(await remarks(store)).toBe(10);

    await end(owner, 'SIGKILL');
    await remark(store, 'after');
    expect(await remarks(store)).toBe(11);
    const next = await openEmbedded(directory);
    expect(next.endpoint).not.toBe(endpoint);
    await next.close();
  });

  it('loses no write of the others while processes are killed in the middle of theirs', async () => {
    const first = start('first', 10, 'stay');
    await saidBy(first);
    const store = await open();
    let done = false;
    const writing = (async () => {
      let i = 0;
      while (!done) await remark(store, `parent-${i++}`);
      return i;
    })();
    await end(first, 'SIGKILL');
    for (const name of ['a', 'b']) {
      const other = start(name, 10, 'stay');
      await saidBy(other);
      await end(other, 'SIGKILL');
    }
    done = true;
    const written = await writing;
    expect(written).toBeGreaterThan(0);
    expect(await remarks(store)).toBe(written + 30);
  });

  it('lets the others go on when its owner is done', async () => {
    const owner = start('owner', 1, 'stay');
    await saidBy(owner);
    const store = await open();
    const ended = end(owner, 'SIGTERM');
    for (let i = 0; i < 50; i++) await remark(store, `${i}`);
    await ended;
    expect(owner.exitCode).toBe(0);
    for (let i = 50; i < 60; i++) await remark(store, `${i}`);
    expect(await remarks(store)).toBe(61);
  });

  it('can be opened twice by one process, and again after', async () => {
    const [first, second] = [await open(), await open()];
    await remark(first, 'one');
    expect(await remarks(second)).toBe(1);
    await opened.shift()?.close();
    expect(await remarks(second)).toBe(1);
    await opened.shift()?.close();
    await expect(remarks(second)).rejects.toThrow('was closed');
    expect(await remarks(await open())).toBe(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['nobody', async () => ({ port: 1, token: 'aa' })],
    ['half a file', async () => '{"port": 1'],
    ['something else', async () => ({ port: 'x' })],
  ])('takes over from a file that names %s', async (_, left) => {
    await leave(await left());
    const store = await open();
    await remark(store, 'one');
    expect(await remarks(store)).toBe(1);
  });

  it.each<[string, () => Server]>([
    ['speaks plainly', () => createServer((_, response) => response.end('hello'))],
    [
      'has another key',
      () => createSecureServer(createServerTls('bb'), (_, response) => response.end('hello')),
    ],
    ['has no key', () => createSecureServer({}, (_, response) => response.end('hello'))],
    ['says nothing', () => createSilentServer()],
  ])('does not mistake what has the port of a dead owner and %s for the owner', async (_, make) => {
    const stranger = make().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    await leave({ port, token: 'aa' });
    const { endpoint, close } = await openEmbedded(directory);
    expect(endpoint).not.toContain(`:${port}`);
    await close();
    stranger.close();
  });

  it('tells nothing to what takes the port of an owner that dies', async () => {
    const owner = start('owner', 1, 'stay');
    const { endpoint } = await saidBy(owner);
    const store = await open();
    const heard: string[] = [];
    const stranger = createSilentServer((socket) =>
      socket.on('data', (data) => {
        heard.push(data.toString('latin1'));
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
      }),
    );
    await end(owner, 'SIGKILL');
    stranger.listen(Number(new URL(endpoint).port), '127.0.0.1');
    await once(stranger, 'listening');
    await remark(store, 'after');
    expect(await remarks(store)).toBe(2);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter((text) => /flash-sale|DynamoDB|HTTP/.test(text))).toEqual([]);
    stranger.close();
  });

  it('does not believe a file that others could have written', async () => {
    const trap = createSecureServer(createServerTls('aa'), (_, response) => response.end('{}'));
    await once(trap.listen(0, '127.0.0.1'), 'listening');
    const { port } = trap.address() as AddressInfo;
    await leave({ port, token: 'aa' }, 0o666);
    const { endpoint, close } = await openEmbedded(directory);
    expect(endpoint).not.toContain(`:${port}`);
    await close();
    trap.close();
  });

  it('keeps its files from other users, whatever folder it was given', async () => {
    await chmod(directory, 0o755);
    await open();
    for (const folder of ['lock', 'dynamodb']) {
      expect((await stat(join(directory, folder))).mode & 0o777).toBe(0o700);
    }
  });

  it('answers only those who can read its file, and only on loopback', async () => {
    await open();
    const file = join(directory, 'server.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { port, token } = JSON.parse(await readFile(file, 'utf8')) as Address;
    const ask = (options: RequestOptions) => once(secureRequest({ port, ...options }).end(), 'response');
    const guess = { host: '127.0.0.1', agent: false, ...createClientTls(() => 'aa') };
    await expect(ask(guess)).rejects.toThrow();
    await expect(ask({ host: '127.0.0.1', rejectUnauthorized: false })).rejects.toThrow();
    await expect(once(request({ port, host: '127.0.0.1' }).end(), 'response')).rejects.toThrow();
    const [answer] = await ask({ ...guess, ...createClientTls(() => token) });
    expect(answer.statusCode).toBe(200);
  });

  it('survives a client that dies in the middle of a request', async () => {
    const store = await open();
    const { port, token } = JSON.parse(await readFile(join(directory, 'server.json'), 'utf8')) as Address;
    const plain = connect(port, '127.0.0.1');
    const socket = connectSecurely({ socket: plain, ...createClientTls(() => token) });
    await once(socket, 'secureConnect');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"TableName":');
    await new Promise((resolve) => setTimeout(resolve, 100));
    plain.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await remark(store, 'one');
    expect(await remarks(store)).toBe(1);
  });

  it('takes nothing from the AWS configuration of its user', async () => {
    const child = start('child', 3, undefined, {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      AWS_PROFILE: 'not-there',
      AWS_REGION: 'eu-west-1',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_USE_DUALSTACK_ENDPOINT: 'true',
      AWS_ACCOUNT_ID_ENDPOINT_MODE: 'required',
      AWS_CONFIG_FILE: join(directory, 'no-config'),
      AWS_MAX_ATTEMPTS: '1',
    });
    expect(await saidBy(child)).toMatchObject({ records: 3 });
    expect(await exitCode(child)).toBe(0);
  });

  it('says so when the files cannot be opened', async () => {
    const file = join(directory, 'a-file');
    await writeFile(file, '');
    await expect(openEmbedded(file)).rejects.toMatchObject({ code: 'store-unavailable' });

    await opened.concat(await openLocalStore(directory, () => ''))[0]?.close();
    await writeFile(join(directory, 'dynamodb', 'CURRENT'), 'nonsense');
    await expect(openEmbedded(directory)).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining(directory),
    });
  });

  it('sends what dynalite answers', async () => {
    await open();
    const { client, close } = await openEmbedded(directory);
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['iem']);
    await close();
  });
});

async function saidBy(child: ChildProcess): Promise<Said> {
  let text = '';
  for await (const part of child.stdout ?? []) {
    text += String(part);
    if (text.includes('\n')) break;
  }
  return JSON.parse(text) as Said;
}

const exitCode = async (child: ChildProcess): Promise<number | null> =>
  child.exitCode ?? ((await once(child, 'exit'))[0] as number | null);

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
