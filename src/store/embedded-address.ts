/** Where the owner of an embedded DynamoDB serves it: the file by which other processes find it. */
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';

export interface Address {
  readonly port: number;
  /** Shared through the file, which only its user can read. */
  readonly token: string;
  /** Process id of the owner. */
  readonly pid: number;
}

export const LOOPBACK = '127.0.0.1';
export const TOKEN_HEADER = 'x-iem-token';
/** Of every answer: the process that gave it. */
export const OWNER_HEADER = 'x-iem-owner';
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
    const address: Partial<Address> = JSON.parse(await readFile(addressFile(directory), 'utf8'));
    const { port, token, pid } = address;
    return typeof port === 'number' && typeof token === 'string' && typeof pid === 'number'
      ? { port, token, pid }
      : null;
  } catch {
    return null;
  }
}

const ANSWER_MS = 2_000;

/** Whether the owner itself answers: the port of a dead one may belong to anything by now. */
const answers = ({ port, token, pid }: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const get = request(
      { host: LOOPBACK, port, headers: { [TOKEN_HEADER]: token }, timeout: ANSWER_MS, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200 && response.headers[OWNER_HEADER] === String(pid));
      },
    );
    get.on('timeout', () => get.destroy());
    get.on('error', () => resolve(false));
    get.end();
  });
