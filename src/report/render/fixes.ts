import type { Ceiling, Colour } from '../../model/ceiling';
import type { Accepted, Finding, Fix } from '../../model/finding';
import type { Report } from '../../model/report';
import { ceilingRank, findingRank, morePressing } from '../pressing';
import { findingColour } from './words';

/** One thing to do, for all the resources that need it. */
export interface ToDo {
  readonly action: string;
  /** The earliest date of the group; undated work has none. */
  readonly by: string | null;
  /** One for each place that has one. */
  readonly commands: readonly string[];
  readonly places: readonly Pick<Finding, 'account' | 'region' | 'resource'>[];
  readonly colour: Colour;
  /** Who lives with it instead, until when; null where nobody has said so. */
  readonly accepted: Accepted | null;
}

interface Candidate extends Pick<Finding, 'id' | 'account' | 'region' | 'resource'> {
  readonly fix: Fix;
  readonly colour: Colour;
  readonly accepted: Accepted | null;
  /** Lower is more pressing. */
  readonly rank: number;
}

/**
 * What must be done, the most pressing first: ceilings below the needed multiplier by where they break, then
 * critical findings, then the other failures and warnings; the earlier date first among equals. What is accepted comes
 * last: the risk is there, and what would end it is still known.
 */
export function toDos(report: Report): readonly ToDo[] {
  const candidates = [...report.ceilings.flatMap(fromCeiling), ...report.findings.flatMap(fromFinding)];
  const once = [...new Map(candidates.toReversed().map((candidate) => [candidate.id, candidate])).values()];
  const pressing = once.sort(morePressing);
  const alike = Map.groupBy(pressing, ({ fix, accepted }) => JSON.stringify([fix.action, accepted]));
  return [...alike.values()].map((group) => ({
    action: group[0]?.fix.action ?? '',
    by: group.flatMap(({ fix }) => fix.by ?? []).sort()[0] ?? null,
    commands: group.flatMap(({ fix }) => fix.command ?? []),
    places: group.map(({ account, region, resource }) => ({ account, region, resource })),
    colour: group[0]?.colour ?? 'grey',
    accepted: group[0]?.accepted ?? null,
  }));
}

/** Added to the rank of what is accepted: more than any rank. */
const ACCEPTED = 100;

function fromCeiling(ceiling: Ceiling): Candidate[] {
  const { id, account, region, resource, fix, status, accepted = null } = ceiling;
  if (fix === undefined || (status !== 'red' && status !== 'yellow')) return [];
  const rank = ceilingRank(ceiling) + (accepted ? ACCEPTED : 0);
  return [{ id, account, region, resource, fix, colour: accepted ? 'grey' : status, accepted, rank }];
}

function fromFinding(finding: Finding): Candidate[] {
  const { id, account, region, resource, fix, status, accepted = null } = finding;
  if (fix === undefined || (status !== 'fail' && status !== 'warn')) return [];
  const rank = findingRank(finding) + (accepted ? ACCEPTED : 0);
  return [{ id, account, region, resource, fix, colour: findingColour(finding), accepted, rank }];
}
