/** The address of an embedded DynamoDB. The process that owns it writes it to a file, where other processes find it. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';

/** A port on this machine, and the secret for connecting to it. */
export interface Address {
  readonly port: number;
  /** Processes share it through the file, which only the same user can read. */
  readonly token: string;
}

/** The only address that the embedded store listens on. */
export const LOOPBACK = '127.0.0.1';
/** The HTTP status if the files cannot be read or written. The body tells why. */
export const FILES_FAILED = 507;

/** The path of the file that contains the address. */
export const addressFileOf = (directory: string): string => join(directory, 'server.json');

/** Finds the owner's address. Returns null if there is no owner, or if the file is from a process that has died. */
export async function findOwner(directory: string): Promise<Address | null> {
  const address = await readAddress(directory);
  return address && (await isAnswering(address)) ? address : null;
}

async function readAddress(directory: string): Promise<Address | null> {
  try {
    const { port, token }: Partial<Address> = JSON.parse(await readPrivate(addressFileOf(directory)));
    return typeof port === 'number' && typeof token === 'string' ? { port, token } : null;
  } catch {
    return null;
  }
}

/** Throws if another user could have written the file. In a shared folder, such a file could be a trap. */
async function readPrivate(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { uid, mode } = await file.stat();
    // Windows has neither user ids nor these modes.
    const isPrivate = process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
    if (!isPrivate) throw new Error(`Other users can write to ${path}.`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/**
 * TLS with a pre-shared key instead of certificates. Any program of any user can connect to a loopback port, or open a
 * port whose owner has died. Without the token, it can neither send requests, nor pretend to be the owner, nor listen.
 */
const PRE_SHARED = {
  // Node.js supports pre-shared keys up to this version.
  maxVersion: 'TLSv1.2',
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
} as const;

const keyOf = (token: string): Buffer => Buffer.from(token, 'hex');

/** Creates the options with which the owner accepts connections. */
export const createServerTls = (token: string) => ({ ...PRE_SHARED, pskCallback: () => keyOf(token) });

/** Creates the options with which other processes connect to the owner. */
export const createClientTls = (
  token: () => string,
): Pick<ConnectionOptions, 'ciphers' | 'maxVersion' | 'pskCallback' | 'checkServerIdentity'> => ({
  ...PRE_SHARED,
  pskCallback: () => ({ psk: keyOf(token()), identity: 'iem' }),
  // There is no certificate to check, because the key proves the identity.
  checkServerIdentity: () => undefined,
});

const ANSWER_MS = 2_000;

/** Whether the owner answers. If it has died, another program may be using the port. */
const isAnswering = ({ port, token }: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const options = { ...createClientTls(() => token), timeout: ANSWER_MS, agent: false };
    const get = request({ host: LOOPBACK, port, ...options }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    get.on('timeout', () => get.destroy());
    get.on('error', () => resolve(false));
    get.end();
  });
