/**
 * JSON documents of any size in items of limited size. A document is compressed, cut into chunks and named by the hash of
 * its content.
 *
 * Writers of different content never write to the same chunks, and writing the same content twice changes nothing. So a
 * document is written first, and becomes visible when an item refers to it.
 */
import { createHash } from 'node:crypto';
import { mapConcurrently } from '../lib/concurrency';
import type { DocumentRef, Entities } from './entities';
import { CHUNK_BYTES, PARALLEL_PUTS, pack, unpack } from './packing';

/** Stores and loads documents. */
export interface Documents {
  /**
   * Stores a document.
   *
   * @param owner What the document belongs to. Equal documents of different owners are stored, and expire, separately.
   * @param expiresAt Epoch seconds; by default the document never expires.
   */
  save(owner: string, value: unknown, expiresAt?: number): Promise<DocumentRef>;
  /** Loads a document of the type that was stored. Returns null if chunks are missing because it has expired. */
  load<T>(owner: string, ref: DocumentRef): Promise<T | null>;
}

/** Names a document by the hash of its JSON. */
export const documentId = (json: string): string =>
  createHash('sha256').update(json).digest('hex').slice(0, 32);

/** Creates access to the documents in the table. */
export function createDocuments(entities: Pick<Entities, 'chunk'>): Documents {
  return {
    async save(owner, value, expiresAt) {
      const json = JSON.stringify(value);
      const document = documentId(json);
      const chunks = cut(await pack(json));
      await mapConcurrently([...chunks.entries()], PARALLEL_PUTS, ([index, data]) =>
        entities.chunk.put({ owner, document, index, data, expiresAt }).go(),
      );
      return { id: document, chunks: chunks.length };
    },

    async load<T>(owner: string, ref: DocumentRef) {
      const { data } = await entities.chunk.query
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
