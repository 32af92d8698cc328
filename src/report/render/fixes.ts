import type { Ceiling, Colour } from '../../model/ceiling';
import type { Finding, Fix } from '../../model/finding';
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
}

interface Candidate extends Pick<Finding, 'id' | 'account' | 'region' | 'resource'> {
  readonly fix: Fix;
  readonly colour: Colour;
  /** Lower is more pressing. */
  readonly rank: number;
}

/**
 * What must be done, the most pressing first: ceilings below the needed multiplier by where they break, then
 * critical findings, then the other failures and warnings; the earlier date first among equals. Accepted ones are left out.
 */
export function toDos(report: Report): readonly ToDo[] {
  const candidates = [...report.ceilings.flatMap(fromCeiling), ...report.findings.flatMap(fromFinding)];
  const once = [...new Map(candidates.toReversed().map((candidate) => [candidate.id, candidate])).values()];
  const pressing = once.sort(morePressing);
  return [...Map.groupBy(pressing, ({ fix }) => fix.action)].map(([action, group]) => ({
    action,
    by: group.flatMap(({ fix }) => fix.by ?? []).sort()[0] ?? null,
    commands: group.flatMap(({ fix }) => fix.command ?? []),
    places: group.map(({ account, region, resource }) => ({ account, region, resource })),
    colour: group[0]?.colour ?? 'grey',
  }));
}

function fromCeiling(ceiling: Ceiling): Candidate[] {
  const { id, account, region, resource, fix, status, accepted } = ceiling;
  if (fix === undefined || accepted !== undefined || (status !== 'red' && status !== 'yellow')) return [];
  return [{ id, account, region, resource, fix, colour: status, rank: ceilingRank(ceiling) }];
}

function fromFinding(finding: Finding): Candidate[] {
  const { id, account, region, resource, fix, status, accepted } = finding;
  if (fix === undefined || accepted !== undefined || (status !== 'fail' && status !== 'warn')) return [];
  const colour = findingColour(finding);
  return [{ id, account, region, resource, fix, colour, rank: findingRank(finding) }];
}
