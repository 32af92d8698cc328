/** The routes of one kind of record: listed, given, read, changed and taken back. */
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

interface RecordResource<K extends WritableKind, G extends z.ZodType> {
  readonly kind: K;
  /** In paths, such as `load-tests`. */
  readonly path: string;
  /** In the names of operations and schemas, such as `LoadTest`. */
  readonly name: string;
  /** In sentences, such as `load test`. */
  readonly noun: string;
  /** What each route does. */
  readonly summaries: Readonly<Record<'list' | 'create' | 'get' | 'replace' | 'delete', string>>;
  /** What comes of giving one. */
  readonly effect: string;
  /** What is kept, and what a change sends. */
  readonly value: z.ZodType<RecordValue<K>>;
  /** The key in a path. */
  readonly key: z.ZodType<string>;
  /** What is sent for a new one, and how it becomes a value and, where the value does not say it, a key. */
  readonly given: G;
  taken(given: z.output<G>): { readonly key?: string; readonly value: RecordValue<K> };
}

export function recordRoutes<K extends WritableKind, G extends z.ZodType>({
  kind,
  path,
  name,
  noun,
  summaries,
  effect,
  value,
  key,
  given,
  taken,
}: RecordResource<K, G>): readonly Route[] {
  const all = `/events/{eventId}/${path}`;
  const one = `${all}/{key}`;
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
  const author = (by: string) => ({ source: 'api', by }) as const;

  return [
    defineRoute({
      id: `list${name}s`,
      method: 'GET',
      path: all,
      permission: 'read',
      summary: summaries.list,
      request: { params: eventParams },
      responses: { 200: json('All of them.', z.object({ items: z.array(record) })) },
      problems: ['plan-not-found'],
      async handle({ params: { eventId } }, { backend }) {
        return { status: 200, body: { items: await listRecords(backend, eventId, kind) } };
      },
    }),
    defineRoute({
      id: `create${name}`,
      method: 'POST',
      path: all,
      permission: 'operate',
      summary: summaries.create,
      description: effect,
      repeatable: true,
      request: { params: eventParams, body: jsonBody(given) },
      responses: { 201: json('Recorded.', record, { ...etag, Location: `Path of the ${noun}.` }) },
      problems: ['plan-not-found', 'record-conflict', 'change-invalid'],
      async handle({ params: { eventId }, body }, { backend, caller }) {
        const { value, ...named } = taken(body);
        const created = await addRecord(backend, { event: eventId, kind, ...named }, value, author(caller));
        const location = `/events/${eventId}/${path}/${created.key}`;
        return { status: 201, headers: { etag: etagOf(created.revision), location }, body: created };
      },
    }),
    defineRoute({
      id: `get${name}`,
      method: 'GET',
      path: one,
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
      path: one,
      permission: 'operate',
      summary: summaries.replace,
      request: { params, headers: ifMatch, body },
      responses: { 200: json('Changed.', record, etag) },
      problems: ['plan-not-found', 'record-conflict', 'change-invalid'],
      async handle({ params: { eventId, key }, headers, body }, { backend, caller }) {
        const at = { event: eventId, kind, key };
        const changed = await putRecord(backend, at, body, headers['if-match'], author(caller));
        return { status: 200, headers: { etag: etagOf(changed.revision) }, body: changed };
      },
    }),
    defineRoute({
      id: `delete${name}`,
      method: 'DELETE',
      path: one,
      permission: 'operate',
      summary: summaries.delete,
      request: { params, headers: ifMatch },
      responses: { 204: empty('Taken back.') },
      problems: ['plan-not-found', 'record-conflict'],
      async handle({ params: { eventId, key }, headers }, { backend, caller }) {
        await withdrawRecord(backend, { event: eventId, kind, key }, headers['if-match'], author(caller));
        return { status: 204 };
      },
    }),
  ];
}
