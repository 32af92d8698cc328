import { createHash } from 'node:crypto';
import { z } from 'zod';
import { createStoredSources } from '../../app/render-report';
import { report } from '../../model/report';
import { chooseFormat, listFormats, listMediaTypes } from '../media-types';
import { REPORT_FORMATS, renderReportReply } from '../report-formats';
import { defineRoute } from '../route';
import { loadRun } from '../runs';
import { etagOf, runParams } from '../schemas/common';

export const getReport = defineRoute({
  id: 'getReport',
  method: 'GET',
  path: '/events/{eventId}/runs/{runId}/report',
  permission: 'read',
  summary: 'Reads the report of a run as JSON, HTML, Markdown, CSV or JUnit',
  description: '`Accept` chooses the format, unless `format` is given.',
  request: {
    params: runParams,
    query: z.strictObject({
      format: z.enum(listFormats(REPORT_FORMATS)).optional(),
    }),
  },
  responses: {
    200: {
      kind: 'text',
      description: 'The report.',
      mediaTypes: listMediaTypes(REPORT_FORMATS),
      schema: report,
      headers: { ETag: 'Changes with the run.', Vary: 'Accept, Accept-Encoding.' },
    },
  },
  problems: ['run-not-found', 'not-acceptable', 'reply-too-large'],
  async handle({ params, query }, { backend, accept }) {
    const format = query.format ?? chooseFormat(accept, REPORT_FORMATS, 'A report');
    const run = await loadRun(backend, params);
    const document = await backend.store.runs.report(run);
    const { headers, ...rendered } = await renderReportReply(
      document,
      format,
      createStoredSources(backend, run),
    );
    // The ETag depends on the content and not only on the run, because another version may render it differently.
    const etag = etagOf(createHash('sha256').update(rendered.content).digest('hex').slice(0, 32));
    return { status: 200, headers: { ...headers, etag, vary: 'accept' }, ...rendered };
  },
});
