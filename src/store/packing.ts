import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Compressed bytes per item. An item has at most 400 KB (409,600 bytes) including keys and attribute names. */
export const CHUNK_BYTES = 380_000;

/** How many chunks are written at the same time. */
export const PARALLEL_PUTS = 8;

/** Compresses JSON with gzip. */
export const pack = (json: string): Promise<Uint8Array> => compress(json);

/** Parses what {@link pack} compressed. */
export const unpack = async (data: Uint8Array): Promise<unknown> =>
  JSON.parse((await decompress(data)).toString('utf8'));
