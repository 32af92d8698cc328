import { z } from 'zod';
import type { Backend } from '../../app/backend';
import { createReportLink, openReportLink } from '../../app/notifications/links';
import { createStoredSources } from '../../app/render-report';
import { type ErrorCode, IemError } from '../../model/error';
import { time } from '../../model/shapes';
import type { PageView } from '../../workbook/page/document';
import { jsonBody } from '../body';
import { renderReadOnlyPage } from '../page-reply';
import { ProblemError } from '../problem';
import { empty, json } from '../reply';
import { renderReportReply } from '../report-formats';
import { defineRoute } from '../route';
import { loadRun } from '../runs';
import { eventParams, pageOf, pageQuery, runId } from '../schemas/common';
import { pageView } from '../schemas/page';

const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

const shows = z.enum(['report', 'page']);

const linkRequest = z
  .strictObject({
    shows: shows.default('report').meta({
      description:
        '`page`: the page people work on, as it is when the link is opened, and without its forms; `run` does not matter then.',
    }),
    run: runId.default('latest').meta({
      description:
        'Id of a run; `latest` means the run that is the latest finished one when the link is opened.',
    }),
    expiresInDays: z.number().int().min(1).max(MOST_DAYS).default(14),
  })
  .meta({ id: 'LinkRequest', example: { run: 'latest', expiresInDays: 7 } });

const reportLink = z
  .object({
    event: z.string(),
    id: z.string(),
    run: z
      .string()
      .nullable()
      .meta({ description: 'null means the run that is the latest finished one when the link is opened.' }),
    shows,
    createdAt: time,
    createdBy: z.string(),
    expires: time,
    revokedAt: time.optional(),
    revokedBy: z.string().optional(),
  })
  .meta({ id: 'ReportLink' });

const newLink = reportLink
  .extend({
    url: z
      .string()
      .meta({ description: 'Whoever has it can read what it shows. It is shown only this once.' }),
  })
  .meta({ id: 'NewReportLink' });

export const createLink = defineRoute({
  id: 'createLink',
  method: 'POST',
  path: '/events/{eventId}/links',
  permission: 'operate',
  summary: 'Creates a link that opens a report, or the page people work on, without an account',
  description: 'The link can only read. It expires, and can be revoked.',
  repeatable: true,
  request: { params: eventParams, body: jsonBody(linkRequest, { required: false }) },
  responses: { 201: json('The link was created.', newLink) },
  problems: ['plan-not-found', 'run-not-found'],
  async handle({ params: { eventId }, body: { run, shows, expiresInDays } }, { backend, caller, origin }) {
    const { store, now } = backend;
    await store.plans.get(eventId);
    if (run !== 'latest') await store.runs.get({ event: eventId, id: run });
    const { link, token } = await createReportLink(store, {
      event: eventId,
      run: run === 'latest' ? null : run,
      shows,
      expires: new Date(Date.parse(now()) + expiresInDays * DAY_MS).toISOString(),
      by: caller,
    });
    return { status: 201, body: { ...link, url: `${origin}/r/${token}` } };
  },
});

export const listLinks = defineRoute({
  id: 'listLinks',
  method: 'GET',
  path: '/events/{eventId}/links',
  permission: 'read',
  summary: 'Lists the links of an event, without their URLs',
  request: { params: eventParams, query: pageQuery },
  responses: { 200: json('One page.', pageOf(reportLink)) },
  problems: ['plan-not-found'],
  async handle({ params: { eventId }, query }, { backend: { store } }) {
    await store.plans.get(eventId);
    return { status: 200, body: await store.links.list(eventId, query) };
  },
});

export const revokeLink = defineRoute({
  id: 'revokeLink',
  method: 'DELETE',
  path: '/events/{eventId}/links/{linkId}',
  permission: 'operate',
  summary: 'Revokes a link, so that it no longer opens anything',
  request: {
    params: eventParams.extend({
      linkId: z
        .string()
        .regex(/^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}$/, 'send the id of a link from the list'),
    }),
  },
  responses: { 204: empty('The link was revoked.') },
  problems: ['link-not-found'],
  async handle({ params: { eventId, linkId } }, { backend: { store }, caller }) {
    const link = await store.links.revoke(eventId, linkId, caller);
    if (link === null)
      throw new ProblemError('link-not-found', `Event "${eventId}" has no link "${linkId}".`);
    return { status: 204 };
  },
});

export const openLink = defineRoute({
  id: 'openLink',
  method: 'GET',
  path: '/r/{token}',
  permission: 'open',
  summary: 'Opens what a link shows, as a page',
  request: {
    params: z.object({ token: z.string().max(500) }),
    query: pageView.meta({ description: 'Of a link to the page people work on.' }),
  },
  responses: { 200: { kind: 'text', description: 'The page.', mediaTypes: ['text/html'] } },
  problems: ['link-not-found'],
  async handle({ params: { token }, query }, { backend }) {
    const found = await renderLinked(token, query, backend);
    // The answer does not tell which, because people without an account must learn nothing about the event.
    if (found === null)
      throw new ProblemError(
        'link-not-found',
        'The link has expired, was revoked or never existed: ask for a new one.',
      );
    const { headers, ...page } = found;
    return { status: 200, headers: { ...headers, 'x-robots-tag': 'noindex, nofollow' }, ...page };
  },
});

/** Renders what a link shows. Returns null if the token is not valid, or there is nothing to show any more. */
async function renderLinked(token: string, view: PageView, backend: Backend) {
  const { store } = backend;
  try {
    const opened = await openReportLink(backend, token);
    if (!opened.ok) return null;
    if (opened.shows === 'page') return await renderReadOnlyPage(backend, opened.event, view);
    await store.plans.get(opened.event);
    const run = await loadRun(backend, { eventId: opened.event, runId: opened.run ?? 'latest' });
    const report = await store.runs.report(run);
    return await renderReportReply(report, 'html', createStoredSources(backend, run));
  } catch (error) {
    if (error instanceof IemError && MISSING.includes(error.code)) return null;
    throw error;
  }
}

const MISSING: readonly ErrorCode[] = ['plan-not-found', 'run-not-found'];
