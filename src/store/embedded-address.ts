/** Where the owner of an embedded DynamoDB serves it: the file by which other processes find it. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';

export interface Address {
  readonly port: number;
  /** Shared through the file, which only its user can read. */
  readonly token: string;
}

export const LOOPBACK = '127.0.0.1';
/** HTTP status of a request whose files could not be written or read; its body says why. */
export const FILES_FAILED = 507;

export const addressFile = (directory: string): string => join(directory, 'server.json');

/** The owner, if it answers; null when there is none, or the file is what a dead one left. */
export async function findOwner(directory: string): Promise<Address | null> {
  const address = await readAddress(directory);
  return address && (await answers(address)) ? address : null;
}

async function readAddress(directory: string): Promise<Address | null> {
  try {
    const { port, token }: Partial<Address> = JSON.parse(await readOwn(addressFile(directory)));
    return typeof port === 'number' && typeof token === 'string' ? { port, token } : null;
  } catch {
    return null;
  }
}

/** Throws of a file that another user has written, or could have: in a folder that is shared it may be a trap. */
async function readOwn(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { uid, mode } = await file.stat();
    // Windows has neither.
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
    if (!isOwn) throw new Error(`${path} is not of this user alone.`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/**
 * TLS by a key that both sides have, without certificates. Any program of any user can reach a loopback port, and take
 * one whose owner has died: who does not know the token can neither ask nor be taken for the owner, nor listen.
 */
const PRE_SHARED = {
  // Node.js knows it up to this version.
  maxVersion: 'TLSv1.2',
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
} as const;

const keyOf = (token: string): Buffer => Buffer.from(token, 'hex');

/** How the owner accepts connections. */
export const serverTls = (token: string) => ({ ...PRE_SHARED, pskCallback: () => keyOf(token) });

/** How others connect to it. */
export const clientTls = (
  token: () => string,
): Pick<ConnectionOptions, 'ciphers' | 'maxVersion' | 'pskCallback' | 'checkServerIdentity'> => ({
  ...PRE_SHARED,
  pskCallback: () => ({ psk: keyOf(token()), identity: 'iem' }),
  // The key is what proves who answers.
  checkServerIdentity: () => undefined,
});

const ANSWER_MS = 2_000;

/** Whether the owner itself answers: the port of a dead one may belong to anything by now. */
const answers = ({ port, token }: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const options = { ...clientTls(() => token), timeout: ANSWER_MS, agent: false };
    const get = request({ host: LOOPBACK, port, ...options }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    get.on('timeout', () => get.destroy());
    get.on('error', () => resolve(false));
    get.end();
  });
