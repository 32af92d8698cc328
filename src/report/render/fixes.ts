import { OVERDUE } from '../../judging/fix';
import { compareText } from '../../lib/compare-text';
import type { Ceiling, Colour } from '../../model/ceiling';
import type { Accepted, Finding, Fix } from '../../model/finding';
import type { Report } from '../../model/report';
import { ceilingRank, findingRank, morePressing } from '../pressing';
import { findingColour } from './words';

/** One thing to do, for all the resources that need it. */
export interface ToDo {
  /** Without a word on its date: who lists it marks what {@link isOverdue}. */
  readonly action: string;
  /** The earliest date of the group; undated work has none. */
  readonly by: string | null;
  /** One for each place that has one. */
  readonly commands: readonly string[];
  /** What needs it: findings and ceilings. */
  readonly places: readonly Place[];
  readonly colour: Colour;
  /** Who lives with it instead, until when; null where nobody has said so. */
  readonly accepted: Accepted | null;
}

type Place = Pick<Finding, 'id' | 'check' | 'account' | 'region' | 'resource'>;

interface Candidate extends Place {
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
    action: (group[0]?.fix.action ?? '').replace(` ${OVERDUE}`, ''),
    by: group.flatMap(({ fix }) => fix.by ?? []).sort()[0] ?? null,
    commands: group.flatMap(({ fix }) => fix.command ?? []),
    places: group.map(({ id, check, account, region, resource }) => ({
      id,
      check,
      account,
      region,
      resource,
    })),
    colour: group[0]?.colour ?? 'grey',
    accepted: group[0]?.accepted ?? null,
  }));
}

/**
 * The date at which the report was judged, by the clock at the start of the event. A document may hold any text for
 * its times: one that is no time gives the empty date, before which nothing is due.
 */
function dateOfReport({ run, event }: Report): string {
  const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)$/.exec(event.start) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const local = new Date(Date.parse(run.asOf) + offset * 60_000);
  return Number.isNaN(local.getTime()) ? '' : local.toISOString().slice(0, 10);
}

/** Whether its date has passed when the report was judged; what is accepted is not due. */
export const isOverdue = ({ by, accepted }: ToDo, report: Report): boolean =>
  by !== null && accepted === null && by < dateOfReport(report);

/** The few to begin with: what is overdue, then the most pressing, told in the order in which they are due. */
export function toDoFirst(all: readonly ToDo[], report: Report, most: number): readonly ToDo[] {
  const isLate = (toDo: ToDo): boolean => isOverdue(toDo, report);
  return [...all.filter(isLate), ...all.filter((toDo) => !isLate(toDo))]
    .slice(0, most)
    .sort((a, b) => compareDates(a.by, b.by));
}

/** After every date. */
const UNDATED = '~';

/** The earlier first, and last what has none. */
export const compareDates = (a: string | null, b: string | null): number =>
  compareText(a ?? UNDATED, b ?? UNDATED);

/** `11 things to do, 2 overdue`: the same count in every rendering. */
export function countToDos(all: readonly ToDo[], report: Report): string {
  const overdue = all.filter((toDo) => isOverdue(toDo, report)).length;
  const things = `${all.length.toLocaleString('en-US')} ${all.length === 1 ? 'thing' : 'things'} to do`;
  return overdue === 0 ? things : `${things}, ${overdue.toLocaleString('en-US')} overdue`;
}

/** Added to the rank of what is accepted: more than any rank. */
const ACCEPTED = 100;

function fromCeiling(ceiling: Ceiling): Candidate[] {
  const { id, family: check, account, region, resource, fix, status, accepted = null } = ceiling;
  if (fix === undefined || (status !== 'red' && status !== 'yellow')) return [];
  const rank = ceilingRank(ceiling) + (accepted ? ACCEPTED : 0);
  const place = { id, check, account, region, resource };
  return [{ ...place, fix, colour: accepted ? 'grey' : status, accepted, rank }];
}

function fromFinding(finding: Finding): Candidate[] {
  const { id, check, account, region, resource, fix, status, accepted = null } = finding;
  if (fix === undefined || (status !== 'fail' && status !== 'warn')) return [];
  const rank = findingRank(finding) + (accepted ? ACCEPTED : 0);
  const place = { id, check, account, region, resource };
  return [{ ...place, fix, colour: findingColour(finding), accepted, rank }];
}
