import { compareText } from '../../lib/compare-text';
import type { Ceiling, Colour } from '../../model/ceiling';
import type { Finding, Fix } from '../../model/finding';
import type { Report } from '../../model/report';
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
  const pressing = once.sort(
    (a, b) => a.rank - b.rank || compareText(a.fix.by ?? LAST, b.fix.by ?? LAST) || compareText(a.id, b.id),
  );
  return [...Map.groupBy(pressing, ({ fix }) => fix.action)].map(([action, group]) => ({
    action,
    by: group.flatMap(({ fix }) => fix.by ?? []).sort()[0] ?? null,
    commands: group.flatMap(({ fix }) => fix.command ?? []),
    places: group.map(({ account, region, resource }) => ({ account, region, resource })),
    colour: group[0]?.colour ?? 'grey',
  }));
}

/** After every date. */
const LAST = '9999-12-31';

/** Ceilings rank between 0 and 1 by where they break, findings from 1 on. */
function fromCeiling(ceiling: Ceiling): Candidate[] {
  const { id, account, region, resource, fix, status, accepted, breaksAt, breaksAtWithoutZone } = ceiling;
  if (fix === undefined || accepted !== undefined || (status !== 'red' && status !== 'yellow')) return [];
  const lowest = Math.min(
    breaksAt ?? Number.POSITIVE_INFINITY,
    breaksAtWithoutZone ?? Number.POSITIVE_INFINITY,
  );
  const rank = status === 'red' ? 1 - 1 / (1 + lowest) : 2;
  return [{ id, account, region, resource, fix, colour: status, rank }];
}

function fromFinding(finding: Finding): Candidate[] {
  const { id, account, region, resource, fix, status, critical, accepted } = finding;
  if (fix === undefined || accepted !== undefined || (status !== 'fail' && status !== 'warn')) return [];
  const rank = status === 'warn' ? 3 : critical ? 1 : 2;
  return [{ id, account, region, resource, fix, colour: findingColour(finding), rank }];
}
