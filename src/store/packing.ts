import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Compressed bytes in one item: under DynamoDB's 400 KB (409,600 bytes, keys and attribute names included). */
export const CHUNK_BYTES = 380_000;

/** Chunks written at once. */
export const PARALLEL_PUTS = 8;

export const pack = (json: string): Promise<Uint8Array> => compress(json);

export const unpack = async (data: Uint8Array): Promise<unknown> =>
  JSON.parse((await decompress(data)).toString('utf8'));
