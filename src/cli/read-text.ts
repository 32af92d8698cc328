import { createReadStream } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { explainFileProblem } from '../lib/file-problem';
import { shellCommand } from '../lib/shell';
import { IemError } from '../model/error';

const MB = 1_000_000;

/**
 * Reads a text file: UTF-8 or UTF-16, with or without a byte order mark, plain or compressed with gzip.
 *
 * @param mostMegabytes The largest size that is read, after unpacking. No more than this is ever in memory.
 * @throws IemError `input-unreadable`, with the cause and, for another encoding, a command that converts to UTF-8.
 */
export async function readText(path: string, mostMegabytes: number): Promise<string> {
  return textOf(await readBytes(path, mostMegabytes), path, mostMegabytes);
}

/** Reads bytes as {@link readText} does. */
export function textOf(bytes: Buffer, path: string, mostMegabytes: number): string {
  return decode(isGzip(bytes) ? unpack(bytes, path, mostMegabytes) : bytes, path);
}

const unreadable = (message: string, cause?: unknown): IemError =>
  new IemError('input-unreadable', message, { cause });

/**
 * Reads a file. Counts bytes while reading, because special files such as `/dev/zero` do not tell their size.
 *
 * @throws IemError `input-unreadable`.
 */
export async function readBytes(path: string, mostMegabytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      size += chunk.length;
      if (size > mostMegabytes * MB) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw unreadable(`Cannot read ${path}: ${explainFileProblem(cause)}.`, cause);
  }
  if (size > mostMegabytes * MB) {
    throw unreadable(`${path} is too large: it has more than ${mostMegabytes} MB, which is the limit.`);
  }
  return Buffer.concat(chunks);
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function unpack(bytes: Buffer, path: string, mostMegabytes: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostMegabytes * MB });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const limit = `it has more than ${mostMegabytes} MB when unpacked, which is the limit`;
    throw code === 'ERR_BUFFER_TOO_LARGE'
      ? unreadable(`${path} is too large: ${limit}.`, cause)
      : unreadable(`${path} is compressed (gzip) and cannot be unpacked: ${message}.`, cause);
  }
}

/** How texts in each encoding begin, in hexadecimal: with a byte order mark or an ASCII character (YAML 1.2, 5.2). */
const BEGINNINGS = [
  ['utf-32', /^(0000feff|000000..|fffe0000|..000000)/],
  ['utf-16be', /^(feff|00..)/],
  ['utf-16le', /^(fffe|..00)/],
] as const;

function decode(bytes: Buffer, path: string): string {
  const start = bytes.toString('hex', 0, 4);
  const [encoding] = BEGINNINGS.find(([, beginning]) => beginning.test(start)) ?? ['utf-8'];
  if (encoding === 'utf-32') throw otherEncoding(path, 'is in UTF-32', 'UTF-32');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (encoding !== 'utf-8')
      throw unreadable(`${path} is in ${encoding.toUpperCase()}, but it is cut off or damaged.`);
    if (bytes.includes(0)) throw unreadable(`${path} is not text.`);
    const [valid = ''] = bytes.toString('utf8').split('\uFFFD', 1);
    const found = `is not in UTF-8 (line ${valid.split('\n').length})`;
    throw otherEncoding(path, `${found}, but in an encoding such as Windows-1252 or Latin-1`, 'WINDOWS-1252');
  }
}

function otherEncoding(path: string, found: string, encoding: string): IemError {
  const command = shellCommand(['iconv', '-f', encoding, '-t', 'UTF-8', path]);
  return unreadable(
    `${path} ${found}: save it as UTF-8 in your editor, or convert it with  ${command} > FILE`,
  );
}
