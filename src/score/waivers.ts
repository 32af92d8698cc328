import { firstPart } from '../lib/stable-id';
import type { Ceiling } from '../model/ceiling';
import type { Accepted, Finding } from '../model/finding';
import { eventWindow, inZone } from '../plan/calendar';
import { nearest } from '../plan/problem';
import type { EventPlan, Waiver } from '../plan/schema';
import { matchesPattern } from '../plan/wildcard';

type Waived = Pick<Finding, 'id' | 'account' | 'region' | 'resource'>;
type PlanParts = Pick<EventPlan, 'waivers' | 'calendar'>;

/** Marks the findings that the plan's waivers accept: those that warn or fail. An unknown is never accepted. */
export function acceptFindings(plan: PlanParts, findings: readonly Finding[]): Finding[] {
  const accept = acceptor(plan);
  return findings.map((finding) =>
    finding.status === 'warn' || finding.status === 'fail'
      ? { ...finding, ...accept(finding, finding.check) }
      : finding,
  );
}

/** Ceilings are accepted as the findings of the same id are; their status and arithmetic stay as they are. */
export function withAccepted(ceilings: readonly Ceiling[], findings: readonly Finding[]): Ceiling[] {
  const acceptedOf = new Map(findings.flatMap(({ id, accepted }) => (accepted ? [[id, accepted]] : [])));
  return ceilings.map((ceiling) => {
    const accepted = acceptedOf.get(ceiling.id);
    return accepted ? { ...ceiling, accepted } : ceiling;
  });
}

/**
 * A note on waivers that can accept nothing, because they name no check and no ceiling; patterns are left alone.
 *
 * @param names Of all checks and ceilings.
 */
export function misnamedWaivers({ waivers }: Pick<EventPlan, 'waivers'>, names: readonly string[]): string[] {
  const known = new Set(names);
  const given = new Set(waivers.map(({ finding }) => firstPart(finding)));
  const misnamed = [...given].filter((name) => !name.includes('*') && !known.has(name));
  if (misnamed.length === 0) return [];
  const listed = misnamed.slice(0, MOST_MISNAMED).map((name) => {
    const meant = nearest(name, names);
    return `${name}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
  });
  const rest = misnamed.length - listed.length;
  if (rest > 0) listed.push(`${rest} more`);
  return [`No check or ceiling has the name that a waiver gives: ${listed.join('; ')}.`];
}

const MOST_MISNAMED = 10;

/** The first waiver that holds until the event is over and names what it accepts. */
function acceptor(plan: PlanParts) {
  const lastDay = inZone(eventWindow(plan).end, plan.calendar.timeZone).slice(0, 10);
  const valid = plan.waivers.filter((waiver) => waiver.expires >= lastDay);
  return (waived: Waived, check: string): { accepted?: Accepted } => {
    const waiver = valid.find((candidate) => matches(candidate, waived, check));
    if (waiver === undefined) return {};
    const { reason, owner, expires } = waiver;
    return { accepted: { reason, owner, expires } };
  };
}

const matches = (waiver: Waiver, { id, account, region, resource }: Waived, check: string): boolean =>
  [id, check].some((name) => matchesPattern(waiver.finding, name)) &&
  (waiver.account === undefined || waiver.account === account) &&
  (waiver.region === undefined || waiver.region === region) &&
  (waiver.resource === undefined || matchesPattern(waiver.resource, resource));
