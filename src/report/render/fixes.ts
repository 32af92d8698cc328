import { OVERDUE } from '../../judging/fix';
import { compareText } from '../../lib/compare-text';
import type { Ceiling, Colour } from '../../model/ceiling';
import type { Accepted, Finding, Fix } from '../../model/finding';
import type { Report } from '../../model/report';
import { comparePressing, rankCeiling, rankFinding } from '../pressing';
import { findingColour } from './words';

/** A thing to do, for all resources that need it. */
export interface ToDo {
  /** What to do. It does not say whether it is overdue; see {@link isOverdue}. */
  readonly action: string;
  /** The earliest date of the group; null if none has a date. */
  readonly by: string | null;
  /** Those of all places, each once; one may be several lines. */
  readonly commands: readonly string[];
  /** What cannot be undone, and what is put back after the event: sentences. */
  readonly afterwards: readonly string[];
  /** The commands that put it back. */
  readonly reversals: readonly string[];
  /** The findings and ceilings that need it. */
  readonly places: readonly Place[];
  readonly colour: Colour;
  /** Who accepts the risk instead, and until when; null if nobody does. */
  readonly accepted: Accepted | null;
}

type Place = Pick<Finding, 'id' | 'check' | 'account' | 'region' | 'resource'>;

interface Candidate extends Place {
  readonly fix: Fix;
  readonly colour: Colour;
  readonly accepted: Accepted | null;
  /** A lower rank is more pressing. */
  readonly rank: number;
}

/**
 * Lists what must be done, the most pressing first: ceilings below the needed multiplier in the order in which they break, then
 * critical findings, then the other failures and warnings. Among equals, the earlier date comes first. Accepted items come last,
 * because their risk still exists.
 */
export function listToDos(report: Report): readonly ToDo[] {
  const candidates = [...report.ceilings.flatMap(fromCeiling), ...report.findings.flatMap(fromFinding)];
  const once = [...new Map(candidates.toReversed().map((candidate) => [candidate.id, candidate])).values()];
  const pressing = once.sort(comparePressing);
  const alike = Map.groupBy(pressing, ({ fix, accepted }) => JSON.stringify([actionOf(fix), accepted]));
  return [...alike.values()].map((group) => ({
    action: group[0] ? actionOf(group[0].fix) : '',
    by: group.flatMap(({ fix }) => fix.by ?? []).sort()[0] ?? null,
    commands: unique(group.flatMap(({ fix }) => fix.command ?? [])),
    afterwards: unique(group.flatMap(({ fix }) => afterwardsOf(fix))),
    reversals: unique(group.flatMap(({ fix }) => fix.reversal?.command ?? [])),
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

/** What to do, without saying whether it is overdue. */
export const actionOf = ({ action }: Fix): string => action.replace(` ${OVERDUE}`, '');

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** What there is to know of a fix once it is made, in sentences. */
export const afterwardsOf = ({ irreversible, reversal }: Fix): string[] => [
  ...(irreversible === undefined ? [] : [`Cannot be undone: ${irreversible}`]),
  ...(reversal === undefined ? [] : [`After the event: ${reversal.action}`]),
];

/**
 * The date as of which the report was judged, in the UTC offset of the event's start. If the report has an invalid time, the
 * date is empty, so that nothing is overdue.
 */
function dateOfReport({ run, event }: Report): string {
  const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)$/.exec(event.start) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const local = new Date(Date.parse(run.asOf) + offset * 60_000);
  return Number.isNaN(local.getTime()) ? '' : local.toISOString().slice(0, 10);
}

/** Whether its date had passed when the report was judged. Accepted items are never overdue. */
export const isOverdue = ({ by, accepted }: ToDo, report: Report): boolean =>
  by !== null && accepted === null && by < dateOfReport(report);

/** Selects the things to do first: overdue ones, then the most pressing. It sorts them by their dates. */
export function selectFirst(all: readonly ToDo[], report: Report, most: number): readonly ToDo[] {
  const isLate = (toDo: ToDo): boolean => isOverdue(toDo, report);
  return [...all.filter(isLate), ...all.filter((toDo) => !isLate(toDo))]
    .slice(0, most)
    .sort((a, b) => compareDates(a.by, b.by));
}

/** A text that sorts after every date. */
const UNDATED = '~';

/** Compares two dates: the earlier comes first, and null last. */
export const compareDates = (a: string | null, b: string | null): number =>
  compareText(a ?? UNDATED, b ?? UNDATED);

/** Counts the things to do, such as `11 things to do, 2 overdue`. Every rendering shows the same count. */
export function countToDos(all: readonly ToDo[], report: Report): string {
  const overdue = all.filter((toDo) => isOverdue(toDo, report)).length;
  const things = `${all.length.toLocaleString('en-US')} ${all.length === 1 ? 'thing' : 'things'} to do`;
  return overdue === 0 ? things : `${things}, ${overdue.toLocaleString('en-US')} overdue`;
}

/** Is added to the rank of accepted items. It is larger than every rank. */
const ACCEPTED = 100;

function fromCeiling(ceiling: Ceiling): Candidate[] {
  const { id, family: check, account, region, resource, fix, status, accepted = null } = ceiling;
  if (fix === undefined || (status !== 'red' && status !== 'yellow')) return [];
  const rank = rankCeiling(ceiling) + (accepted ? ACCEPTED : 0);
  const place = { id, check, account, region, resource };
  return [{ ...place, fix, colour: accepted ? 'grey' : status, accepted, rank }];
}

function fromFinding(finding: Finding): Candidate[] {
  const { id, check, account, region, resource, fix, status, accepted = null } = finding;
  if (fix === undefined || (status !== 'fail' && status !== 'warn')) return [];
  const rank = rankFinding(finding) + (accepted ? ACCEPTED : 0);
  const place = { id, check, account, region, resource };
  return [{ ...place, fix, colour: findingColour(finding), accepted, rank }];
}
