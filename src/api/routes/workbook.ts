import { z } from 'zod';
import { MOST_TARGETS } from '../../app/judging/stored-what-if';
import { loadWorkbook } from '../../app/workbook/load-workbook';
import { type WorkbookFormat, workbookRenderings } from '../../workbook/render';
import {
  chooseFormat,
  contentTypeOf,
  listFormats,
  listMediaTypes,
  type MediaTypes,
  pageHeaders,
} from '../media-types';
import { defineRoute } from '../route';
import { eventParams } from '../schemas/common';
import { workbook } from '../schemas/workbook';

/** Every format of a workbook is offered. */
const FORMATS = {
  json: 'application/json',
  html: 'text/html',
  markdown: 'text/markdown',
  ics: 'text/calendar',
  svg: 'image/svg+xml',
  drawio: 'application/vnd.jgraph.mxfile',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies MediaTypes<WorkbookFormat>;

/** What a browser saves rather than shows. */
const SAVED: ReadonlySet<WorkbookFormat> = new Set(['ics', 'xlsx', 'drawio']);

export const getWorkbook = defineRoute({
  id: 'getWorkbook',
  method: 'GET',
  path: '/events/{eventId}/workbook',
  permission: 'read',
  summary: 'Reads the planning workbook of an event as a page, text, a spreadsheet, a drawing or a calendar',
  description: `It is filled from the plan, the records and the latest run as they are now. \`Accept\` chooses the format, unless \`format\` is given. For an event of at most ${MOST_TARGETS.toLocaleString('en-US')} targets, because you wait while it is put together.`,
  request: {
    params: eventParams,
    query: z.strictObject({ format: z.enum(listFormats(FORMATS)).optional() }),
  },
  responses: {
    200: {
      kind: 'text',
      description: 'The workbook.',
      mediaTypes: listMediaTypes(FORMATS),
      schema: workbook,
      headers: { Vary: 'Accept, Accept-Encoding.', 'Content-Disposition': 'Names a file that is saved.' },
    },
  },
  problems: ['plan-not-found', 'not-acceptable', 'event-too-large', 'reply-too-large'],
  async handle({ params: { eventId }, query }, { backend: { store, now }, accept }) {
    const format = query.format ?? chooseFormat(accept, FORMATS, 'A workbook');
    const [render, document] = await Promise.all([
      workbookRenderings[format](),
      loadWorkbook(store, eventId, now(), MOST_TARGETS),
    ]);
    const content = await render(document);
    const headers = {
      vary: 'accept',
      // A picture is a page too, where it is opened by itself.
      ...((format === 'html' || format === 'svg') &&
        pageHeaders((await import('../../workbook/render/html')).POLICY)),
      // An id of an event has letters, digits and hyphens.
      ...(SAVED.has(format) && { 'content-disposition': `attachment; filename="${eventId}.${format}"` }),
    };
    return { status: 200, headers, mediaType: contentTypeOf(FORMATS[format], content), content };
  },
});
