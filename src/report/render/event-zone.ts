import type { Finding } from '../../model/finding';
import type { Report } from '../../model/report';
import { formatInZone } from '../../plan/calendar';
import { dateTime } from './words';

/**
 * The report with its times as the clock at the event shows them: a reader who compares a scheduled action with the
 * start of the event must not add hours in the head. Commands stay as they are: AWS reads them.
 */
export function inEventZone(report: Report): Report {
  const local = (text: string): string =>
    text.replaceAll(INSTANT, (instant) => atEvent(instant, report.event) ?? instant);
  const judged = <T extends Pick<Finding, 'fix'>>(item: T): T =>
    item.fix === undefined ? item : { ...item, fix: { ...item.fix, action: local(item.fix.action) } };
  return {
    ...report,
    run: {
      ...report.run,
      asOf: inOffset(report.run.asOf, report.event) ?? report.run.asOf,
      notes: report.run.notes.map(local),
    },
    ...(report.caveats && { caveats: report.caveats.map(local) }),
    ceilings: report.ceilings.map((ceiling) => ({
      ...judged(ceiling),
      evidence: ceiling.evidence.map(({ source, at, detail }) => ({
        source,
        at: at === null ? null : (inOffset(at, report.event) ?? at),
        detail: local(detail),
      })),
    })),
    findings: report.findings.map((finding) => ({ ...judged(finding), detail: local(finding.detail) })),
  };
}

/** As AWS and our own arithmetic write it: in UTC. */
const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

type EventZone = Pick<Report['event'], 'timeZone'>;

const atEvent = (instant: string, event: EventZone): string | null => {
  const time = inOffset(instant, event);
  return time === null ? null : dateTime(time);
};

/** With the offset of the event's time zone; null where a document holds what is no time, or no time zone. */
function inOffset(instant: string, { timeZone }: EventZone): string | null {
  try {
    return formatInZone(instant, timeZone);
  } catch {
    return null;
  }
}
