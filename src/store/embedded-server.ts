/**
 * Serves the files of an embedded DynamoDB on a loopback port. The process that does so owns the files.
 *
 * A process owns the files while it has a LevelDB open. The operating system allows that to one process at a time, and
 * ends it when the process dies in any way. So no lock file can be left behind.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { create as createDomain } from 'node:domain';
import { once } from 'node:events';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import dynalite from 'dynalite';
import database from 'dynalite/db/index.js';
import { explainFileProblem } from '../lib/file-problem';
import { type Address, addressFileOf, createServerTls, FILES_FAILED, LOOPBACK } from './embedded-address';

/** A server that owns the files. */
export interface EmbeddedServer extends Address {
  /** Stops the server and releases the files. */
  close(): Promise<void>;
}

/** Serves the files under `directory`. Returns null if another process owns them. */
export async function serve(directory: string): Promise<EmbeddedServer | null> {
  const [lockFiles, tableFiles] = [join(directory, 'lock'), join(directory, 'dynamodb')];
  // The directory may have existed before, readable by everybody. Its content must not be.
  for (const folder of [directory, lockFiles, tableFiles]) {
    // A recursive mkdir does not report why it failed. Creating only the last folder does.
    const made = mkdir(folder, { recursive: true, mode: 0o700 });
    await made.catch(() => mkdir(folder, { mode: 0o700 }));
  }
  const lock = await openDatabase(lockFiles);
  if (lock === null) return null;
  try {
    const token = randomBytes(32).toString('hex');
    const server = await listen(tableFiles, token);
    const { port } = server.address() as AddressInfo;
    const address: Address = { port, token };
    await writeAddress(directory, address);
    const close = async () => {
      await rm(addressFileOf(directory), { force: true });
      await stop(server);
      await lock.close();
    };
    return { ...address, close };
  } catch (error) {
    await lock.close();
    throw error;
  }
}

/** Opens a LevelDB. Returns null if another process, or another part of this one, has it open. */
async function openDatabase(path: string) {
  const { db } = database.create({ path });
  try {
    await db.open();
    return db;
  } catch (error) {
    const { cause } = error as Error;
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED') return null;
    throw error;
  }
}

async function listen(path: string, token: string): Promise<Server> {
  // dynalite would open the files during a request and throw where nothing can catch the error. So they are tried here.
  await (await openDatabase(path))?.close();
  const server = dynalite({
    ...{ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 },
    ...{ ssl: true, ...createServerTls(token) },
  });
  surviveErrors(server);
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  // The server must not keep the process alive just to serve other processes.
  return server.unref();
}

/** Keeps an error in one request from ending the process. */
function surviveErrors(server: Server): void {
  const answer = answerUntilFilesFail(server.listeners('request')[0] as RequestListener);
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    answer(request, response);
    // dynalite throws if a client dies during a request.
    request.removeAllListeners('error').on('error', () => request.destroy());
  });
}

/**
 * Lets dynalite answer until the files fail, for example because the disk is full. From then on it refuses all requests
 * and tells the reason, because after a failed write LevelDB may lose later ones until it is opened again. dynalite throws
 * such an error from a callback, where it would end the process. Only a domain of Node can catch it for its request.
 */
function answerUntilFilesFail(answer: RequestListener): RequestListener {
  let failure: string | null = null;
  // The same request may fail several times.
  const refuse = (response: ServerResponse): void => {
    if (!response.headersSent) response.writeHead(FILES_FAILED).end(failure);
  };
  return (request, response) => {
    if (failure !== null && request.method === 'POST') return refuse(response);
    const work = createDomain();
    work.add(request);
    work.on('error', (error: NodeJS.ErrnoException) => {
      if (!error.code?.startsWith('LEVEL_')) throw error;
      failure ??= explainFileProblem(error);
      refuse(response);
    });
    work.run(() => answer(request, response));
  };
}

/** Writes to another file first and renames it, so that readers never find half a file. */
async function writeAddress(directory: string, address: Address): Promise<void> {
  const draft = `${addressFileOf(directory)}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(address), { mode: 0o600, flag: 'wx' });
  await rename(draft, addressFileOf(directory));
}

/** Waits for requests in progress, and closes idle connections, which clients would keep open for seconds. */
async function stop(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 5);
  try {
    await new Promise<void>((resolve, reject) =>
      server.close((error) => (error ? reject(error) : resolve())),
    );
  } finally {
    clearInterval(sweep);
  }
}
