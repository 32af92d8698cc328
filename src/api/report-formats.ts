import Negotiator from 'negotiator';
import { type ReportSources, renderReport } from '../app/render-report';
import type { Report } from '../model/report';
import type { Format } from '../report/render';
import { ProblemError } from './problem';

/** Media types of the forms a report has here; the first is what a caller without a wish gets. */
export const REPORT_FORMATS = {
  json: 'application/json',
  html: 'text/html',
  markdown: 'text/markdown',
  csv: 'text/csv',
  'csv-excel': 'text/csv',
  junit: 'application/xml',
} as const satisfies Partial<Record<Format, string>>;

export const REPORT_MEDIA_TYPES: readonly string[] = [...new Set(Object.values(REPORT_FORMATS))];

export type ReportFormat = keyof typeof REPORT_FORMATS;

/** The form that `Accept` asks for. Throws `not-acceptable`, naming what there is. */
export function formatFor(accept: string): ReportFormat {
  const [wanted] = new Negotiator({ headers: { accept } }).mediaTypes([...REPORT_MEDIA_TYPES]);
  const formats = Object.keys(REPORT_FORMATS) as ReportFormat[];
  const found = formats.find((format) => REPORT_FORMATS[format] === wanted);
  if (found !== undefined) return found;
  throw new ProblemError('not-acceptable', `A report is available as ${REPORT_MEDIA_TYPES.join(', ')}.`);
}

/** A report as it is sent, with the headers that make it safe to show. */
export async function renderedReport(report: Report, format: ReportFormat, beside: ReportSources) {
  const options = { colour: false, width: 80, compact: true };
  const content = await renderReport(report, format, options, beside);
  const charset = format === 'json' || typeof content !== 'string' ? '' : '; charset=utf-8';
  const headers: Record<string, string> =
    format === 'html' ? { 'content-security-policy': await pagePolicy() } : {};
  return { headers, mediaType: `${REPORT_FORMATS[format]}${charset}`, content };
}

/** What the page says in its head, and what only a header can say. */
async function pagePolicy(): Promise<string> {
  const { POLICY } = await import('../report/render/html/page');
  return `${POLICY}; frame-ancestors 'none'`;
}
