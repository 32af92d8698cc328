/** Defines the routes of one kind of record: to list, create, read, replace and delete it. */
import { z } from 'zod';
import {
  addRecord,
  findRecord,
  listRecords,
  putRecord,
  type RecordValue,
  type WritableKind,
  withdrawRecord,
} from '../app/records/records';
import { time } from '../model/shapes';
import { jsonBody } from './body';
import { ProblemError } from './problem';
import { empty, json } from './reply';
import { defineRoute, type Route } from './route';
import { etagOf, eventParams, ifMatch } from './schemas/common';

/** What the routes of a kind of record depend on. */
interface RecordResource<K extends WritableKind, G extends z.ZodType> {
  readonly kind: K;
  /** The name in paths, such as `load-tests`. */
  readonly path: string;
  /** The name in ids of operations and schemas, such as `LoadTest`. */
  readonly name: string;
  /** The name in sentences, such as `load test`. */
  readonly noun: string;
  /** The summary of each route. */
  readonly summaries: Readonly<Record<'list' | 'create' | 'get' | 'replace' | 'delete', string>>;
  /** A sentence about what a new record changes. */
  readonly effect: string;
  /** The schema of the stored value, which a PUT sends. */
  readonly value: z.ZodType<RecordValue<K>>;
  /** The schema of the key. */
  readonly key: z.ZodType<string>;
  /** The schema of what a POST sends. */
  readonly draft: G;
  /** Splits what a POST sends into the value and the key. The key is absent if it is derived from the value. */
  splitDraft(draft: z.output<G>): { readonly key?: string; readonly value: RecordValue<K> };
}

/** Defines the five routes of a kind of record. */
export function defineRecordRoutes<K extends WritableKind, G extends z.ZodType>({
  kind,
  path,
  name,
  noun,
  summaries,
  effect,
  value,
  key,
  draft,
  splitDraft,
}: RecordResource<K, G>): readonly Route[] {
  const listPath = `/events/{eventId}/${path}`;
  const recordPath = `${listPath}/{key}`;
  const params = eventParams.extend({ key });
  const record = z
    .object({
      key: z.string(),
      value: value as z.ZodType<unknown>,
      source: z.enum(['plan', 'api', 'cli']),
      by: z.string(),
      at: time,
      revision: z.number().int().min(1),
    })
    .meta({ id: `${name}Record` });
  const etag = { ETag: `The revision; send it as If-Match to change the ${noun}.` };
  const body = jsonBody(value);
  const authorOf = (caller: string) => ({ source: 'api', by: caller }) as const;

  return [
    defineRoute({
      id: `list${name}s`,
      method: 'GET',
      path: listPath,
      permission: 'read',
      summary: summaries.list,
      request: { params: eventParams },
      responses: { 200: json('All records.', z.object({ items: z.array(record) })) },
      problems: ['plan-not-found'],
      async handle({ params: { eventId } }, { backend }) {
        return { status: 200, body: { items: await listRecords(backend, eventId, kind) } };
      },
    }),
    defineRoute({
      id: `create${name}`,
      method: 'POST',
      path: listPath,
      permission: 'operate',
      summary: summaries.create,
      description: effect,
      repeatable: true,
      request: { params: eventParams, body: jsonBody(draft) },
      responses: {
        201: json('The record was created.', record, { ...etag, Location: `Path of the ${noun}.` }),
      },
      problems: ['plan-not-found', 'record-conflict', 'change-invalid'],
      async handle({ params: { eventId }, body }, { backend, caller }) {
        const { value, ...named } = splitDraft(body);
        const created = await addRecord(backend, { event: eventId, kind, ...named }, value, authorOf(caller));
        const location = `/events/${eventId}/${path}/${created.key}`;
        return { status: 201, headers: { etag: etagOf(created.revision), location }, body: created };
      },
    }),
    defineRoute({
      id: `get${name}`,
      method: 'GET',
      path: recordPath,
      permission: 'read',
      summary: summaries.get,
      request: { params },
      responses: { 200: json(`The ${noun}.`, record, etag) },
      problems: ['plan-not-found', 'record-not-found'],
      async handle({ params: { eventId, key } }, { backend }) {
        const found = await findRecord(backend, { event: eventId, kind, key });
        if (found !== null) return { status: 200, headers: { etag: etagOf(found.revision) }, body: found };
        throw new ProblemError('record-not-found', `Event "${eventId}" has no ${noun} "${key}".`);
      },
    }),
    defineRoute({
      id: `replace${name}`,
      method: 'PUT',
      path: recordPath,
      permission: 'operate',
      summary: summaries.replace,
      request: { params, headers: ifMatch, body },
      responses: { 200: json('The record was changed.', record, etag) },
      problems: ['plan-not-found', 'record-conflict', 'change-invalid'],
      async handle({ params: { eventId, key }, headers, body }, { backend, caller }) {
        const at = { event: eventId, kind, key };
        const changed = await putRecord(backend, at, body, headers['if-match'], authorOf(caller));
        return { status: 200, headers: { etag: etagOf(changed.revision) }, body: changed };
      },
    }),
    defineRoute({
      id: `delete${name}`,
      method: 'DELETE',
      path: recordPath,
      permission: 'operate',
      summary: summaries.delete,
      request: { params, headers: ifMatch },
      responses: { 204: empty('The record was deleted.') },
      problems: ['plan-not-found', 'record-conflict'],
      async handle({ params: { eventId, key }, headers }, { backend, caller }) {
        await withdrawRecord(backend, { event: eventId, kind, key }, headers['if-match'], authorOf(caller));
        return { status: 204 };
      },
    }),
  ];
}
