import { z } from 'zod';
import { PLAN_NAMES } from '../../app/judging/plan-names';
import { deleteEvent as hide } from '../../app/records/delete-event';
import { parsePlan } from '../../plan/parse';
import type { EventPlan } from '../../plan/schema';
import { planText } from '../body';
import { ProblemError } from '../problem';
import { empty, json } from '../reply';
import { defineRoute } from '../route';
import { etagOf, eventParams, ifMatch, pageOf, pageQuery } from '../schemas/common';
import { eventPlan, eventSummary, planCheck, planExample, storedEvent } from '../schemas/event';

const body = planText(eventPlan, planExample);
const ETAG = { ETag: 'The revision; send it as If-Match to change the event.' };
const LOCATION = { Location: 'Path of the event.' };

export const listEvents = defineRoute({
  id: 'listEvents',
  method: 'GET',
  path: '/events',
  permission: 'read',
  summary: 'Lists events by id',
  request: { query: pageQuery },
  responses: { 200: json('One page.', pageOf(eventSummary)) },
  handle: async ({ query }, { backend }) => ({ status: 200, body: await backend.store.plans.list(query) }),
});

export const createEvent = defineRoute({
  id: 'createEvent',
  method: 'POST',
  path: '/events',
  permission: 'operate',
  summary: 'Stores the plan of a new event',
  repeatable: true,
  request: { body },
  responses: { 201: json('The event was created.', eventSummary, { ...ETAG, ...LOCATION }) },
  problems: ['plan-invalid', 'revision-conflict', 'record-conflict'],
  async handle({ body }, { backend, caller }) {
    const { plan, ...summary } = await backend.store.plans.create(readPlan(body), caller);
    const headers = { etag: etagOf(summary.revision), location: `/events/${summary.id}` };
    return { status: 201, headers, body: summary };
  },
});

export const getEvent = defineRoute({
  id: 'getEvent',
  method: 'GET',
  path: '/events/{eventId}',
  permission: 'read',
  summary: 'Reads the plan of an event',
  request: {
    params: eventParams,
    query: z.strictObject({
      revision: z
        .string()
        .regex(/^[1-9]\d{0,8}$/, 'a revision is a number from 1')
        .transform(Number)
        .optional()
        .meta({
          override: { type: 'integer', minimum: 1, maximum: 999_999_999, pattern: undefined },
          description: 'The revision to read; by default the latest.',
        }),
    }),
  },
  responses: { 200: json('The plan.', storedEvent, ETAG) },
  problems: ['plan-not-found'],
  async handle({ params, query }, { backend }) {
    const stored = await backend.store.plans.get(params.eventId, query.revision);
    return { status: 200, headers: { etag: etagOf(stored.revision) }, body: stored };
  },
});

export const replaceEvent = defineRoute({
  id: 'replaceEvent',
  method: 'PUT',
  path: '/events/{eventId}',
  permission: 'operate',
  summary: 'Stores the next revision of a plan',
  description: 'If the content is the same, the revision stays the same.',
  request: { params: eventParams, headers: ifMatch, body },
  responses: { 200: json('The latest revision.', eventSummary, ETAG) },
  problems: ['plan-invalid', 'plan-not-found', 'revision-conflict', 'record-conflict'],
  async handle({ params, headers, body }, { backend, caller }) {
    const read = readPlan(body);
    if (read.id !== params.eventId) {
      const message = `must be ${params.eventId}, as in the path`;
      const errors = [{ in: 'body', pointer: '/id', message }] as const;
      throw new ProblemError('plan-invalid', 'The plan belongs to another event.', { errors });
    }
    const { plan, ...summary } = await backend.store.plans.replace(read, headers['if-match'], caller);
    return { status: 200, headers: { etag: etagOf(summary.revision) }, body: summary };
  },
});

export const deleteEvent = defineRoute({
  id: 'deleteEvent',
  method: 'DELETE',
  path: '/events/{eventId}',
  permission: 'operate',
  summary: 'Hides an event; its revisions, runs and records stay',
  request: { params: eventParams, headers: ifMatch },
  responses: { 204: empty('The event was hidden.') },
  problems: ['plan-not-found', 'revision-conflict'],
  async handle({ params, headers }, { backend, caller }) {
    const request = { event: params.eventId, expectedRevision: headers['if-match'], by: caller };
    await hide(backend, request);
    return { status: 204 };
  },
});

export const listRevisions = defineRoute({
  id: 'listRevisions',
  method: 'GET',
  path: '/events/{eventId}/revisions',
  permission: 'read',
  summary: 'Lists all revisions of a plan, newest first',
  request: { params: eventParams },
  responses: { 200: json('All revisions.', z.object({ items: z.array(eventSummary) })) },
  problems: ['plan-not-found'],
  async handle({ params }, { backend }) {
    return { status: 200, body: { items: await backend.store.plans.revisions(params.eventId) } };
  },
});

export const validatePlan = defineRoute({
  id: 'validatePlan',
  method: 'POST',
  path: '/events/validate',
  permission: 'read',
  summary: 'Names every problem of a plan, with its line and column; stores nothing',
  request: { body },
  responses: { 200: json('The problems of the plan.', planCheck) },
  handle({ body }) {
    const parsed = parsePlan(body, FILE, PLAN_NAMES);
    return {
      status: 200,
      body: {
        valid: parsed.ok,
        problems: parsed.problems.map(({ file, ...problem }) => problem),
        unlisted: parsed.ok ? 0 : parsed.unlisted,
      },
    };
  },
});

/** Stands for the file name in problems. The API does not return it, as a request has no file. */
const FILE = 'plan';

/** Parses a plan. Throws `plan-invalid` with every problem. */
function readPlan(text: string): EventPlan {
  const parsed = parsePlan(text, FILE, PLAN_NAMES);
  if (parsed.ok) return parsed.plan;
  const errors = parsed.problems.map(({ pointer, message, line, column, suggestion }) => ({
    ...{ in: 'body' as const, pointer, message, line, column },
    ...(suggestion !== undefined && { suggestion }),
  }));
  const more =
    parsed.unlisted > 0 ? ` The first ${errors.length} are listed; there are ${parsed.unlisted} more.` : '';
  throw new ProblemError('plan-invalid', `The plan has problems: see errors.${more}`, { errors });
}
