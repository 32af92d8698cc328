/**
 * The process that owns the files of an embedded DynamoDB and serves them on a loopback port.
 *
 * Owning is holding a LevelDB open: the operating system lets one process do that and takes it back when the process
 * dies, however it dies. So there is no lock file to go stale.
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
import { type Address, addressFile, FILES_FAILED, LOOPBACK, serverTls } from './embedded-address';

export interface Served extends Address {
  /** Stops serving and gives the files free. */
  close(): Promise<void>;
}

/** Takes the files under `directory` and serves them; null when another process has them. */
export async function serve(directory: string): Promise<Served | null> {
  const [lockFiles, tableFiles] = [join(directory, 'lock'), join(directory, 'dynamodb')];
  // The folder itself may have been there, open to all; what is kept in it is not theirs to read.
  for (const folder of [directory, lockFiles, tableFiles]) {
    // Why a folder cannot be made is only said of one that is asked for alone.
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
    await announce(directory, address);
    const close = async () => {
      await rm(addressFile(directory), { force: true });
      await stop(server);
      await lock.close();
    };
    return { ...address, close };
  } catch (error) {
    await lock.close();
    throw error;
  }
}

/** null when another process, or another part of this one, has it open. */
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
  // Inside a request dynalite throws what LevelDB throws, out of reach: files that do not open are found out here.
  await (await openDatabase(path))?.close();
  const server = dynalite({
    ...{ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 },
    ...{ ssl: true, ...serverTls(token) },
  });
  keepServing(server);
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  // Serving others is no reason to stay.
  return server.unref();
}

/** Whatever becomes of a request, it does not take the owner with it. */
function keepServing(server: Server): void {
  const answer = whileFilesHold(server.listeners('request')[0] as RequestListener);
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    answer(request, response);
    // dynalite throws when a client dies in the middle of it.
    request.removeAllListeners('error').on('error', () => request.destroy());
  });
}

/**
 * Answers as dynalite does until the files fail, as on a full disk, and with the reason from then on: LevelDB may lose
 * what is written after a write that failed, until it is opened again. dynalite throws such a failure from a callback,
 * where it would end the process; a domain is what Node has to catch it for the request that it belongs to.
 */
function whileFilesHold(answer: RequestListener): RequestListener {
  let failure: string | null = null;
  // One request may fail in several places.
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

/** Written beside and renamed: a reader finds a whole file or none. */
async function announce(directory: string, address: Address): Promise<void> {
  const draft = `${addressFile(directory)}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(address), { mode: 0o600, flag: 'wx' });
  await rename(draft, addressFile(directory));
}

/** Lets requests under way end. Others keep their connections open between requests, and would keep us for seconds. */
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
