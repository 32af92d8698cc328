import type { Finding } from '../../model/finding';
import type { Report } from '../../model/report';
import { formatInZone } from '../../plan/calendar';
import { formatTime } from './words';

/**
 * Converts the times of a report to the time zone of the event, so that readers can compare a scheduled action with the start of
 * the event. Commands stay as they are, because AWS reads them.
 */
export function convertToEventZone(report: Report): Report {
  const local = (text: string): string =>
    text.replaceAll(INSTANT, (instant) => formatAtEvent(instant, report.event) ?? instant);
  const judged = <T extends Pick<Finding, 'fix'>>(item: T): T =>
    item.fix === undefined ? item : { ...item, fix: { ...item.fix, action: local(item.fix.action) } };
  return {
    ...report,
    run: {
      ...report.run,
      asOf: convertToZone(report.run.asOf, report.event) ?? report.run.asOf,
      notes: report.run.notes.map(local),
    },
    ...(report.caveats && { caveats: report.caveats.map(local) }),
    ceilings: report.ceilings.map((ceiling) => ({
      ...judged(ceiling),
      evidence: ceiling.evidence.map(({ source, at, detail }) => ({
        source,
        at: at === null ? null : (convertToZone(at, report.event) ?? at),
        detail: local(detail),
      })),
    })),
    findings: report.findings.map((finding) => ({ ...judged(finding), detail: local(finding.detail) })),
  };
}

/** A time in UTC, as AWS and our own code write it. */
const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

type EventZone = Pick<Report['event'], 'timeZone'>;

const formatAtEvent = (instant: string, event: EventZone): string | null => {
  const time = convertToZone(instant, event);
  return time === null ? null : formatTime(time);
};

/** Converts a time to the time zone of the event. Returns null if the time or the time zone is invalid. */
function convertToZone(instant: string, { timeZone }: EventZone): string | null {
  try {
    return formatInZone(instant, timeZone);
  } catch {
    return null;
  }
}
