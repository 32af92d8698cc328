import { z } from 'zod';
import { addWaiver, findWaiver, listWaivers as list, putWaiver, withdrawWaiver } from '../../app/waivers';
import { time } from '../../model/shapes';
import { waiver as planWaiver } from '../../plan/schema';
import { jsonBody } from '../body';
import { ProblemError } from '../problem';
import { empty, json } from '../reply';
import { defineRoute } from '../route';
import { etagOf, eventParams, ifMatch } from '../schemas/common';

const waiver = planWaiver.meta({
  id: 'Waiver',
  example: {
    finding: 'db-multi-az',
    resource: 'reports',
    reason: 'The reports may be down for a day.',
    owner: 'Mei Tan',
    expires: '2026-12-13',
  },
});

const waiverParams = eventParams.extend({
  key: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,80}(~[A-Za-z0-9._-]{1,80}){3}$/, 'a key is one that the list of waivers shows')
    .meta({ example: 'db-multi-az~__2f0c9f3d~__2f0c9f3d~reports' }),
});

const waiverRecord = z
  .object({
    key: z.string(),
    value: waiver,
    source: z.enum(['plan', 'api', 'cli']),
    by: z.string(),
    at: time,
    revision: z.number().int().min(1),
  })
  .meta({ id: 'WaiverRecord' });

const ETAG = { ETag: 'The revision; send it as If-Match to change the waiver.' };
const body = jsonBody(waiver);

export const listWaivers = defineRoute({
  id: 'listWaivers',
  method: 'GET',
  path: '/events/{eventId}/waivers',
  permission: 'read',
  summary: 'Lists the waivers of an event, those of its plan included',
  request: { params: eventParams },
  responses: { 200: json('All of them.', z.object({ items: z.array(waiverRecord) })) },
  problems: ['plan-not-found'],
  async handle({ params }, { backend }) {
    return { status: 200, body: { items: await list(backend, params.eventId) } };
  },
});

export const createWaiver = defineRoute({
  id: 'createWaiver',
  method: 'POST',
  path: '/events/{eventId}/waivers',
  permission: 'operate',
  summary: 'Accepts a finding or ceiling, with a reason, an owner and an expiry',
  description: 'The next run shows it as accepted; the arithmetic stays as it is.',
  repeatable: true,
  request: { params: eventParams, body },
  responses: { 201: json('Accepted.', waiverRecord, { ...ETAG, Location: 'Path of the waiver.' }) },
  problems: ['plan-not-found', 'record-conflict', 'change-invalid'],
  async handle({ params: { eventId }, body }, { backend, caller }) {
    const record = await addWaiver(backend, eventId, body, { source: 'api', by: caller });
    const location = `/events/${eventId}/waivers/${record.key}`;
    return { status: 201, headers: { etag: etagOf(record.revision), location }, body: record };
  },
});

export const getWaiver = defineRoute({
  id: 'getWaiver',
  method: 'GET',
  path: '/events/{eventId}/waivers/{key}',
  permission: 'read',
  summary: 'Reads a waiver',
  request: { params: waiverParams },
  responses: { 200: json('The waiver.', waiverRecord, ETAG) },
  problems: ['plan-not-found', 'record-not-found'],
  async handle({ params: { eventId, key } }, { backend }) {
    const record = await findWaiver(backend, { event: eventId, key });
    if (record === null) {
      throw new ProblemError('record-not-found', `Event "${eventId}" has no waiver "${key}".`);
    }
    return { status: 200, headers: { etag: etagOf(record.revision) }, body: record };
  },
});

export const replaceWaiver = defineRoute({
  id: 'replaceWaiver',
  method: 'PUT',
  path: '/events/{eventId}/waivers/{key}',
  permission: 'operate',
  summary: 'Changes the reason, owner or expiry of a waiver',
  request: { params: waiverParams, headers: ifMatch, body },
  responses: { 200: json('Changed.', waiverRecord, ETAG) },
  problems: ['plan-not-found', 'record-conflict', 'change-invalid'],
  async handle({ params: { eventId, key }, headers, body }, { backend, caller }) {
    const author = { source: 'api', by: caller } as const;
    const record = await putWaiver(backend, { event: eventId, key }, body, headers['if-match'], author);
    return { status: 200, headers: { etag: etagOf(record.revision) }, body: record };
  },
});

export const deleteWaiver = defineRoute({
  id: 'deleteWaiver',
  method: 'DELETE',
  path: '/events/{eventId}/waivers/{key}',
  permission: 'operate',
  summary: 'Takes a waiver back',
  request: { params: waiverParams, headers: ifMatch },
  responses: { 204: empty('Taken back.') },
  problems: ['plan-not-found', 'record-conflict'],
  async handle({ params: { eventId, key }, headers }, { backend, caller }) {
    const author = { source: 'api', by: caller } as const;
    await withdrawWaiver(backend, { event: eventId, key }, headers['if-match'], author);
    return { status: 204 };
  },
});
