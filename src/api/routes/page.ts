import { z } from 'zod';
import { loadEventPage } from '../../app/workbook/load-page';
import { chooseFormat, listFormats, listMediaTypes, type MediaTypes } from '../media-types';
import { renderReadOnlyPage } from '../page-reply';
import { defineRoute } from '../route';
import { eventParams } from '../schemas/common';
import { eventPage, pageView } from '../schemas/page';

const FORMATS = { json: 'application/json', html: 'text/html' } as const satisfies MediaTypes<string>;

export const getPage = defineRoute({
  id: 'getPage',
  method: 'GET',
  path: '/events/{eventId}/page',
  permission: 'read',
  summary: 'Reads the page people work on, with the revision of each record, as JSON or HTML',
  description:
    'Steps, questions, action items, load tests and waivers as they are now. The HTML is only to be read; `iem page` and `iem remote page` serve one with forms, which use the routes of the records. `Accept` chooses the format, unless `format` is given.',
  request: {
    params: eventParams,
    query: pageView.extend({ format: z.enum(listFormats(FORMATS)).optional() }),
  },
  responses: {
    200: {
      kind: 'text',
      description: 'The page. Of many action items it has fifty at once.',
      mediaTypes: listMediaTypes(FORMATS),
      schema: eventPage,
      headers: { Vary: 'Accept, Accept-Encoding.' },
    },
  },
  problems: ['plan-not-found', 'not-acceptable', 'reply-too-large'],
  async handle({ params: { eventId }, query: { format, ...view } }, { backend, accept }) {
    const chosen = format ?? chooseFormat(accept, FORMATS, 'The page');
    if (chosen === 'html') {
      const { headers, ...content } = await renderReadOnlyPage(backend, eventId, view);
      return { status: 200, headers: { ...headers, vary: 'accept' }, ...content };
    }
    const page = await loadEventPage(backend.store, eventId, backend.now(), view);
    return {
      ...{ status: 200, headers: { vary: 'accept' } },
      ...{ mediaType: FORMATS.json, content: JSON.stringify(page) },
    };
  },
});
