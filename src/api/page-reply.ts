import type { Backend } from '../app/backend';
import { loadEventPage } from '../app/workbook/load-page';
import type { PageView } from '../workbook/page/document';
import { contentTypeOf, pageHeaders } from './media-types';

/** Renders the page of an event without any form that changes something. Throws IemError `plan-not-found`. */
export async function renderReadOnlyPage({ store, now }: Backend, event: string, view: PageView) {
  const [page, { eventPageHtml, READ_POLICY }] = await Promise.all([
    loadEventPage(store, event, now(), view),
    import('../workbook/page/page'),
  ]);
  const content = eventPageHtml(page, { view, report: null, work: null });
  return { headers: pageHeaders(READ_POLICY), mediaType: contentTypeOf('text/html', content), content };
}
