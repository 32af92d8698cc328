/**
 * JSON of any size in items of limited size: compressed, cut into chunks, named by its content.
 *
 * Two writers of different content never touch the same chunks, and writing the same content twice changes nothing;
 * so a document is written first, and the item that names it makes it visible.
 */
import { createHash } from 'node:crypto';
import { mapConcurrently } from '../lib/concurrency';
import type { DocumentRef, Entities } from './entities';
import { CHUNK_BYTES, PARALLEL_PUTS, pack, unpack } from './packing';

export interface Documents {
  /** `owner` keeps apart what expires apart; `expiresAt` in epoch seconds. */
  save(owner: string, value: unknown, expiresAt?: number): Promise<DocumentRef>;
  /** null when chunks are missing: it has expired. The caller knows the type it stored. */
  load<T>(owner: string, ref: DocumentRef): Promise<T | null>;
}

export const documentId = (json: string): string =>
  createHash('sha256').update(json).digest('hex').slice(0, 32);

export function createDocuments({ chunk }: Pick<Entities, 'chunk'>): Documents {
  return {
    async save(owner, value, expiresAt) {
      const json = JSON.stringify(value);
      const document = documentId(json);
      const chunks = cut(await pack(json));
      await mapConcurrently([...chunks.entries()], PARALLEL_PUTS, ([index, data]) =>
        chunk.put({ owner, document, index, data, expiresAt }).go(),
      );
      return { id: document, chunks: chunks.length };
    },

    async load<T>(owner: string, ref: DocumentRef) {
      const { data } = await chunk.query
        .byDocument({ owner, document: ref.id })
        .go({ consistent: true, pages: 'all' });
      if (data.length < ref.chunks) return null;
      return (await unpack(Buffer.concat(data.map((item) => item.data)))) as T;
    },
  };
}

const cut = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, i) =>
    bytes.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES),
  );
