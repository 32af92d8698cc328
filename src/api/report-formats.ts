import Negotiator from 'negotiator';
import { type ReportSources, renderReport } from '../app/render-report';
import type { Report } from '../model/report';
import type { Format } from '../report/render';
import { ProblemError } from './problem';

/** The media types of the formats that the API offers; callers without a preference get the first. */
export const REPORT_FORMATS = {
  json: 'application/json',
  html: 'text/html',
  markdown: 'text/markdown',
  csv: 'text/csv',
  'csv-excel': 'text/csv',
  junit: 'application/xml',
} as const satisfies Partial<Record<Format, string>>;

/** The media types of all formats, each once. */
export const REPORT_MEDIA_TYPES: readonly string[] = [...new Set(Object.values(REPORT_FORMATS))];

/** A format that the API offers. */
export type ReportFormat = keyof typeof REPORT_FORMATS;

/** Chooses the format for an `Accept` header. Throws `not-acceptable`, with the media types that there are. */
export function formatFor(accept: string): ReportFormat {
  const [wanted] = new Negotiator({ headers: { accept } }).mediaTypes([...REPORT_MEDIA_TYPES]);
  const formats = Object.keys(REPORT_FORMATS) as ReportFormat[];
  const found = formats.find((format) => REPORT_FORMATS[format] === wanted);
  if (found !== undefined) return found;
  throw new ProblemError('not-acceptable', `A report is available as ${REPORT_MEDIA_TYPES.join(', ')}.`);
}

/** Renders a report for a reply, with the headers that make it safe to show in a browser. */
export async function renderReportReply(report: Report, format: ReportFormat, sources: ReportSources) {
  const options = { colour: false, width: 80, compact: true };
  const content = await renderReport(report, format, options, sources);
  const charset = format === 'json' || typeof content !== 'string' ? '' : '; charset=utf-8';
  const headers: Record<string, string> =
    format === 'html' ? { 'content-security-policy': await loadPagePolicy() } : {};
  return { headers, mediaType: `${REPORT_FORMATS[format]}${charset}`, content };
}

/** Returns the policy that the page itself contains, plus the directive that works only in a header. */
async function loadPagePolicy(): Promise<string> {
  const { POLICY } = await import('../report/render/html/page');
  return `${POLICY}; frame-ancestors 'none'`;
}
