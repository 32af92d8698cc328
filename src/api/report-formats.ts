import { type ReportSources, renderReport } from '../app/render-report';
import type { Report } from '../model/report';
import type { Format } from '../report/render';
import { contentTypeOf, type MediaTypes, pageHeaders } from './media-types';

/** The formats of a report that the API offers. */
export const REPORT_FORMATS = {
  json: 'application/json',
  html: 'text/html',
  markdown: 'text/markdown',
  csv: 'text/csv',
  'csv-excel': 'text/csv',
  junit: 'application/xml',
} as const satisfies Partial<MediaTypes<Format>>;

/** A format that the API offers. */
export type ReportFormat = keyof typeof REPORT_FORMATS;

/** Renders a report for a reply, with the headers that make it safe to show in a browser. */
export async function renderReportReply(report: Report, format: ReportFormat, sources: ReportSources) {
  const options = { colour: false, width: 80, compact: true };
  const content = await renderReport(report, format, options, sources);
  const headers = format === 'html' ? pageHeaders((await import('../report/render/html/page')).POLICY) : {};
  return { headers, mediaType: contentTypeOf(REPORT_FORMATS[format], content), content };
}
