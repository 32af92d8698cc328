import { compareText } from '../lib/compare-text';
import { firstPart } from '../lib/stable-id';
import type { Ceiling } from '../model/ceiling';
import type { Accepted, Finding } from '../model/finding';
import { eventWindow, formatInZone } from '../plan/calendar';
import { findNearest } from '../plan/problem';
import type { EventPlan, Waiver } from '../plan/schema';
import { matchesPattern } from '../plan/wildcard';

/** The findings and ceilings, marked where a waiver of the plan accepts them. */
export interface WaiverResult {
  readonly findings: readonly Finding[];
  readonly ceilings: readonly Ceiling[];
  /** Whether a waiver accepts a finding as soon as it warns or fails. */
  accepts(finding: Finding): boolean;
  /** One sentence that names the waivers that accept nothing, and why; empty when every waiver accepts something. */
  readonly caveats: readonly string[];
}

/**
 * Marks the findings that the plan's waivers accept, those that warn or fail, and the ceilings of the same ids; their
 * status and arithmetic stay as they are. An unknown is never accepted.
 *
 * @param names The ids of all checks and ceiling families.
 */
export function applyWaivers(
  plan: Pick<EventPlan, 'waivers' | 'calendar'>,
  findings: readonly Finding[],
  ceilings: readonly Ceiling[],
  names: readonly string[],
): WaiverResult {
  const lastDay = formatInZone(eventWindow(plan).end, plan.calendar.timeZone).slice(0, 10);
  const valid = plan.waivers.filter(({ expires }) => expires >= lastDay);
  const used = new Set<Waiver>();
  const acceptedOf = new Map<string, Accepted>();
  for (const finding of findings.filter(({ status }) => status === 'warn' || status === 'fail')) {
    const matching = valid.filter((waiver) => matches(waiver, finding));
    for (const waiver of matching) used.add(waiver);
    // When several waivers match, the first one gives the reason.
    const [first] = matching;
    if (first) {
      const { reason, owner, expires } = first;
      acceptedOf.set(finding.id, { reason, owner, expires });
    }
  }
  const unused = plan.waivers.filter((waiver) => !used.has(waiver));
  return {
    findings: findings.map((finding) => withAccepted(finding, acceptedOf)),
    ceilings: ceilings.map((ceiling) => withAccepted(ceiling, acceptedOf)),
    accepts: (finding) => valid.some((waiver) => matches(waiver, finding)),
    caveats: unusedInWords(unused, (waiver) => whyUnused(waiver, { lastDay, findings, names })),
  };
}

function withAccepted<T extends Finding | Ceiling>(judged: T, acceptedOf: ReadonlyMap<string, Accepted>): T {
  const accepted = acceptedOf.get(judged.id);
  return accepted ? { ...judged, accepted } : judged;
}

const matches = (waiver: Waiver, finding: Finding): boolean =>
  namesFinding(waiver, finding) && isWhere(waiver, finding) && namesResource(waiver, finding);

const namesFinding = (waiver: Waiver, { id, check }: Finding): boolean =>
  [id, check].some((name) => matchesPattern(waiver.finding, name));

const isWhere = (waiver: Waiver, { account, region }: Finding): boolean =>
  (waiver.account ?? account) === account && (waiver.region ?? region) === region;

const namesResource = ({ resource: pattern }: Waiver, { resource }: Finding): boolean =>
  pattern === undefined || matchesPattern(pattern, resource);

/** Waivers that are named in the sentence; the rest are counted. */
const MOST_NAMED = 10;

function unusedInWords(unused: readonly Waiver[], why: (waiver: Waiver) => string): string[] {
  if (unused.length === 0) return [];
  const named = unused.slice(0, MOST_NAMED).map((waiver) => `${waiverInWords(waiver)} (${why(waiver)})`);
  const rest = unused.length - named.length;
  if (rest > 0) named.push(`${rest} more`);
  return [`Waivers that accept nothing: ${named.join('; ')}.`];
}

const waiverInWords = ({ finding, resource, account, region }: Waiver): string => {
  const where = [account, region].filter((part) => part !== undefined).join('/');
  return [finding, resource && `of ${resource}`, where && `in ${where}`].filter(Boolean).join(' ');
};

interface WaiverContext {
  /** Last day of the event. */
  readonly lastDay: string;
  readonly findings: readonly Finding[];
  readonly names: readonly string[];
}

/** Explains why a waiver accepts nothing, with a suggestion where its author probably meant something else. */
function whyUnused(waiver: Waiver, { lastDay, findings, names }: WaiverContext): string {
  if (waiver.expires < lastDay) return `it ends on ${waiver.expires}, before the event does on ${lastDay}`;
  const named = findings.filter((finding) => namesFinding(waiver, finding));
  if (named.length === 0) return unnamed(waiver, findings, names);
  const here = named.filter((finding) => isWhere(waiver, finding));
  if (here.length === 0) return 'nothing of that name was judged there';
  // What could not be read at all is one finding, of no resource.
  const meant = here.filter(
    (finding) => namesResource(waiver, finding) || (finding.resource === '-' && finding.status === 'unknown'),
  );
  if (meant.length === 0) {
    const resources = here.map(({ resource }) => resource);
    return `there is no such resource${suggestion(waiver.resource ?? '', resources)}`;
  }
  return meant.some(({ status }) => status === 'unknown')
    ? 'it could not be judged, and what is not known cannot be accepted'
    : 'nothing is wrong with it';
}

function unnamed({ finding }: Waiver, findings: readonly Finding[], names: readonly string[]): string {
  if (finding.includes('*')) return 'nothing of that name was judged';
  const name = firstPart(finding);
  if (!names.includes(name)) return `there is no check or ceiling of that name${suggestion(name, names)}`;
  const ids = findings.filter(({ check }) => check === name).map(({ id }) => id);
  return `nothing of that name was judged${finding === name ? '' : suggestion(finding, ids)}`;
}

function suggestion(word: string, candidates: readonly string[]): string {
  // The candidates are sorted, so that the suggestion does not depend on which target was judged first.
  const meant = findNearest(word, [...new Set(candidates)].sort(compareText));
  return meant === undefined ? '' : `: did you mean ${meant}?`;
}
