/** The wording that all renderers share: they describe multipliers, dates, statuses and the verdict in the same way. */

import type { BreakingPoint, Ceiling, Colour } from '../../model/ceiling';
import { isDenial } from '../../model/denial';
import type { Accepted, Finding } from '../../model/finding';
import { priceOfBillRequests, priceOfMetrics } from '../../model/price-of-metrics';
import type {
  Changes,
  CoverageFailure,
  Report,
  Scorecard,
  ScorecardRow,
  TargetCoverage,
  Verdict,
} from '../../model/report';
import { type RowId, SCORECARD_ROWS } from '../../model/scorecard-rows';
import { EVENT, type Target, targetName } from '../../model/target';
import { formatCapacity, formatCount, formatNeed, formatPercent } from './figures';

export * from './figures';

/** What each verdict is called, and its colour. */
export const VERDICT: Record<Verdict, { readonly words: string; readonly colour: Colour }> = {
  ready: { words: 'Ready', colour: 'green' },
  'at-risk': { words: 'At risk', colour: 'yellow' },
  'not-ready': { words: 'Not ready', colour: 'red' },
};

/** Describes the verdict, such as `Ready with 12 accepted risks`. It has the same name wherever it is shown. */
export const describeVerdict = ({
  verdict,
  acceptedRisks = 0,
}: Pick<Report, 'verdict' | 'acceptedRisks'>): string =>
  acceptedRisks === 0
    ? VERDICT[verdict].words
    : `${VERDICT[verdict].words} with ${formatCount(acceptedRisks, 'accepted risk')}`;

/** The signs of colours. A colour is never shown without its sign or its name. */
export const SIGN: Record<Colour, { readonly unicode: string; readonly ascii: string }> = {
  red: { unicode: '✗', ascii: 'x' },
  yellow: { unicode: '!', ascii: '!' },
  green: { unicode: '✓', ascii: '+' },
  grey: { unicode: '?', ascii: '?' },
};

/** The emoji of colours, for outputs without other colours. The name of the colour stands beside it. */
export const LIGHT: Record<Colour, string> = { red: '🔴', yellow: '🟡', green: '🟢', grey: '⚪' };

const COLOURS: readonly Colour[] = ['red', 'yellow', 'grey', 'green'];

/** The three headings under which the workbook (step 13) puts the rows of its scorecard. */
export const HEADINGS: readonly { readonly title: string; readonly rows: readonly RowId[] }[] = [
  ...Map.groupBy(SCORECARD_ROWS, ({ heading }) => heading),
].map(([title, rows]) => ({ title, rows: rows.map(({ id }) => id) }));

/** The colour of a finding. What is not judged, or is accepted by a person, is neither red nor green. */
export function findingColour({ status, accepted }: Pick<Finding, 'status' | 'accepted'>): Colour {
  if (accepted !== undefined) return 'grey';
  if (status === 'fail') return 'red';
  if (status === 'warn') return 'yellow';
  return status === 'pass' ? 'green' : 'grey';
}

/** Returns the word for the state of a finding. */
export function findingWord({ status, critical, accepted }: Finding): string {
  if (accepted !== undefined) return 'accepted';
  if (status === 'fail' && critical) return 'critical';
  return status === 'notApplicable' ? 'not applicable' : status;
}

/** Formats a quantity, with at most two digits after the point if it is below 10; `–` if it is not known. */
export function formatQuantity(value: number | null): string {
  if (value === null) return '–';
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 });
}

/** What is needed at the peak to survive the loss of a zone; null if that is not more. */
export const reserveOf = ({ atPeak, atPeakWithoutZone }: Ceiling): string | null =>
  atPeak !== null && atPeakWithoutZone !== null && atPeakWithoutZone > atPeak
    ? formatQuantity(atPeakWithoutZone)
    : null;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)?)?$/;

/** Formats `2026-12-12T00:00:00+08:00` as `12 Dec 2026 00:00 +08:00`. What is not an ISO date stays as it is. */
export function formatTime(iso: string): string {
  const [, year, month, day, time, zone] = ISO.exec(iso) ?? [];
  if (year === undefined) return iso;
  const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return [date, time, zone === 'Z' ? 'UTC' : zone].filter(Boolean).join(' ');
}

/** Formats the window of the event. If both ends are on the same day, the day is shown once. */
export function formatEventWindow({
  start,
  end,
  timeZone,
}: Pick<Report['event'], 'start' | 'end' | 'timeZone'>): string {
  const [from, to] = [formatTime(start), formatTime(end)];
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  const shortFrom =
    sameDay || start.slice(19) === end.slice(19) ? from.replace(/ (UTC|[+-]\d\d:\d\d)$/, '') : from;
  const shortTo = sameDay ? to.split(' ').slice(3).join(' ') : to;
  return `${shortFrom} – ${shortTo} (${timeZone})`;
}

/** Describes an acceptance, such as `accepted by Mei Tan until 14 Dec 2026: known`. */
export const describeAcceptance = ({ owner, expires, reason }: Accepted): string =>
  `accepted by ${owner} until ${formatTime(expires)}: ${reason}`;

/** Whether something is about the whole event and not about an account. */
export const isAboutEvent = ({ account }: Target): boolean => account === EVENT.account;

/** The name of the target, or `the event`. */
export const whereOf = (target: Target): string => (isAboutEvent(target) ? 'the event' : targetName(target));

/** The resource, unless it is the whole target, and the target. */
export const placeOf = ({ resource, ...target }: Pick<Finding, 'account' | 'region' | 'resource'>): string =>
  resource === '-' ? whereOf(target) : `${resource}, ${whereOf(target)}`;

/** Formats a title, with the resource if the title does not name it. */
export const formatName = ({ title, resource }: Pick<Ceiling, 'title' | 'resource'>): string =>
  resource === '-' || title.includes(resource) ? title : `${title}, ${resource}`;

/** Finds the name of a finding or ceiling. Returns undefined if the report leaves it out. */
function findReasonTitle({ findings, ceilings }: Report, id: string): string | undefined {
  const ceiling = ceilings.find((candidate) => candidate.id === id);
  if (ceiling) return formatName(ceiling);
  const finding = findings.find((candidate) => candidate.id === id);
  // The title of what is unknown is what would be good, which nobody has seen.
  return finding?.status === 'unknown' ? `Not known: ${finding.title}` : finding?.title;
}

/** Lists the titles of the findings and ceilings that give a row its colour, each once. */
export const listReasons = (report: Report, reasons: ScorecardRow['reasons']): readonly string[] => [
  ...new Set(reasons.flatMap((id) => findReasonTitle(report, id) ?? [])),
];

/** A part of a sentence, with the colour or weight that emphasizes its meaning. */
export interface Phrase {
  readonly text: string;
  readonly tone?: Colour | 'strong' | 'quiet';
}

/** The parts of a report that the answer needs. */
interface AnswerFacts {
  readonly event: Pick<Report['event'], 'multiplier' | 'multiplierRange'>;
  readonly breakingPoint: BreakingPoint | null;
}

/** Composes the answer to the one question. */
export function composeAnswer({ event, breakingPoint }: AnswerFacts): readonly Phrase[] {
  const need: readonly Phrase[] =
    event.multiplier === null
      ? [{ text: 'How much traffic the event brings is not known. ' }]
      : [
          { text: 'Your event needs ' },
          { text: formatNeed(event.multiplier), tone: 'strong' },
          { text: ' your normal traffic' },
          ...describeBadDay(event),
          { text: '. ' },
        ];
  if (breakingPoint === null) {
    const text =
      event.multiplier === null
        ? 'So nothing can be said about where your accounts break.'
        : 'Nothing that grows with traffic could be judged: where your accounts break is not known.';
    return [...need, { text, tone: 'strong' }];
  }
  const { multiplier, needed } = breakingPoint;
  return [
    ...need,
    { text: isTooLittle(multiplier, needed) ? 'Your accounts break at ' : 'Your accounts hold up to ' },
    { text: formatCapacity(multiplier), tone: toneOf(multiplier, needed) },
    { text: ` (${describeCertainty(breakingPoint)}).`, tone: 'quiet' },
    ...describeOdds(breakingPoint),
  ];
}

/** Describes the need on a day with more traffic than is likely, if the plan tells it. */
const describeBadDay = ({ multiplierRange }: AnswerFacts['event']): readonly Phrase[] =>
  multiplierRange === undefined
    ? []
    : [
        { text: ' on its likely day, ' },
        { text: formatNeed(multiplierRange.high), tone: 'strong' },
        { text: ' on its bad one' },
      ];

/** Describes the odds that the accounts hold, if the plan tells how sure it is of its traffic. */
const describeOdds = ({ odds, unknown }: BreakingPoint): readonly Phrase[] =>
  odds === undefined
    ? []
    : [
        { text: ` They hold with${unknown > 0 ? ' at most' : ''} ` },
        { text: formatPercent(odds), tone: odds < EVEN_ODDS ? 'red' : odds < GOOD_ODDS ? 'yellow' : 'green' },
        { text: ' probability.' },
      ];

/** Below even odds, the likely day breaks. With good odds, the bad day holds too, which one event of ten exceeds. */
const EVEN_ODDS = 0.5;
const GOOD_ODDS = 0.9;

/**
 * Composes what remains when the worst Availability Zone is lost, and the worst region if the plan wants to survive that. It is
 * empty if neither makes a difference.
 */
export function composeAnswerWithLoss({
  breakingPoint,
}: Pick<AnswerFacts, 'breakingPoint'>): readonly Phrase[] {
  if (breakingPoint === null) return [];
  const { multiplier, withoutOneZone, withoutOneRegion, needed } = breakingPoint;
  const zone: readonly Phrase[] =
    withoutOneZone >= multiplier
      ? []
      : [
          { text: 'Without one Availability Zone: ' },
          { text: formatCapacity(withoutOneZone), tone: toneOf(withoutOneZone, needed) },
          { text: withoutOneZone === 0 ? ', something is lost with it.' : '.' },
        ];
  if (withoutOneRegion === undefined) return zone;
  return [
    ...zone,
    { text: `${zone.length > 0 ? ' ' : ''}Without one region: ` },
    { text: formatCapacity(withoutOneRegion), tone: toneOf(withoutOneRegion, needed) },
    { text: '.' },
  ];
}

const toneOf = (value: number, needed: number | null): Phrase['tone'] =>
  needed === null ? 'strong' : value < needed ? 'red' : 'green';

/** Describes how sure the breaking point is, because what could not be judged may break earlier. */
const describeCertainty = ({ judged, unknown }: BreakingPoint): string =>
  unknown === 0 ? `all ${judged} judged` : `at most; ${judged} of ${judged + unknown} judged`;

/** Whether a multiplier is lower than the need. If the need is not known, every limit counts as a break. */
export const isTooLittle = (multiplier: number, needed: number | null): boolean =>
  needed === null || multiplier < needed;

/** Finds the ceiling on which the reader must act first, and its label. */
export function findFirstToBreak<C extends Pick<Ceiling, 'id'>>({
  breakingPoint,
  ceilings,
}: Pick<Report, 'breakingPoint'> & { readonly ceilings: readonly C[] }): {
  label: string;
  ceiling: C;
} | null {
  if (breakingPoint === null) return null;
  const { multiplier, withoutOneZone, withoutOneRegion = multiplier, needed } = breakingPoint;
  const { ceilingWithoutOneZone, ceilingWithoutOneRegion = breakingPoint.ceiling } = breakingPoint;
  const [label, id] = isTooLittle(multiplier, needed)
    ? ['This breaks first', breakingPoint.ceiling]
    : isTooLittle(withoutOneZone, needed)
      ? ['This breaks first without one zone', ceilingWithoutOneZone]
      : isTooLittle(withoutOneRegion, needed)
        ? ['This breaks first without one region', ceilingWithoutOneRegion]
        : ['This would break first', breakingPoint.ceiling];
  const ceiling = ceilings.find((candidate) => candidate.id === id);
  return ceiling === undefined ? null : { label, ceiling };
}

/** Describes the colours of the rows, such as `2 red, 3 yellow, 1 grey, 1 green`, without colours that no row has. */
export const describeRowCounts = ({
  scorecard,
}: {
  readonly scorecard: { readonly rows: readonly Pick<ScorecardRow, 'colour'>[] };
}): string =>
  COLOURS.map((colour) => ({ colour, count: scorecard.rows.filter((row) => row.colour === colour).length }))
    .filter(({ count }) => count > 0)
    .map(({ colour, count }) => `${count} ${colour}`)
    .join(', ');

/** Describes the score of all rows, and how much of them was judged. */
export const describeScore = ({ score, coverage }: Pick<Scorecard, 'score' | 'coverage'>): string =>
  `${
    score === null
      ? 'Nothing could be scored.'
      : `Score ${formatPercent(score)}, a lower bound: what could not be judged earns nothing.`
  } ${formatPercent(coverage)} was judged.`;

/** The length of a list. If the report cuts the list short, it has a count beside it. */
export const countOf = (listed: readonly unknown[], count: number | undefined): number =>
  count ?? listed.length;

/** Counts questions and answers over all targets. */
function countAnswers({ coverage }: Report): { targets: number; asked: number; answered: number } {
  const answered = coverage.targets.reduce((sum, target) => sum + target.ok, 0);
  const failed = coverage.targets.reduce(
    (sum, target) => sum + countOf(target.failed, target.failedCount),
    0,
  );
  return { targets: coverage.targets.length, asked: answered + failed, answered };
}

/** Describes what it cost to ask AWS, such as `214 requests to AWS, 96 metrics ($0.0010)`; null where nobody was asked. */
export const describeCost = ({
  run: { requests, metricsBought, billRequests = 0 },
}: Pick<Report, 'run'>): string | null =>
  requests === 0
    ? null
    : `${formatCount(requests, 'request')} to AWS, ${formatCount(metricsBought, 'metric')} (${priceOfMetrics(metricsBought)})${billRequests > 0 ? `, ${formatCount(billRequests, 'question')} to Cost Explorer (${priceOfBillRequests(billRequests)})` : ''}`;

/** Describes how many of the questions AWS answered. */
export function describeCoverage(report: Report): string {
  const { targets, asked, answered } = countAnswers(report);
  if (targets === 0) return 'No target was looked at.';
  return `${formatCount(targets, 'target')}, ${answered.toLocaleString('en-US')} of ${formatCount(asked, 'question')} to AWS answered.`;
}

/** Describes changes, such as `1 newly red, 2 resolved, 1 no longer judged`. */
export function describeChanges({ newRed, newRedCount, resolved, resolvedCount, ...rest }: Changes): string {
  const unjudged = countOf(rest.unjudged ?? [], rest.unjudgedCount);
  return [
    `${countOf(newRed, newRedCount).toLocaleString('en-US')} newly red`,
    `${countOf(resolved, resolvedCount).toLocaleString('en-US')} resolved`,
    ...(unjudged > 0 ? [`${unjudged.toLocaleString('en-US')} no longer judged`] : []),
  ].join(', ');
}

/** An item that turned red or was resolved. */
interface ChangedItem {
  readonly id: string;
  /** The id is used if no report has a name. */
  readonly name: string;
  /** The target; empty if no report has it. */
  readonly where: string;
}

/** Lists what turned red since the run before, as far as the report carries it. */
export const listNewlyRed = ({ changes, findings, ceilings }: Report): readonly ChangedItem[] =>
  findChanged(changes?.newRed ?? [], [...findings, ...ceilings]);

/** Lists what was resolved, by the names in the run before, because it may be gone or have the title of its good state now. */
export const listResolved = ({ changes }: Report): readonly ChangedItem[] =>
  findChanged(changes?.resolved ?? [], changes?.resolvedItems ?? []);

function findChanged(
  ids: readonly string[],
  items: readonly Pick<Finding, 'id' | 'title' | 'resource' | 'account' | 'region'>[],
): readonly ChangedItem[] {
  const known = new Map(items.map((item) => [item.id, item]));
  return ids.map((id) => {
    const item = known.get(id);
    return item ? { id, name: formatName(item), where: whereOf(item) } : { id, name: id, where: '' };
  });
}

/** The names of changed items, each once. */
export const namesOf = (changed: readonly ChangedItem[]): readonly string[] => [
  ...new Set(changed.map(({ name }) => name)),
];

const EVERYTHING = 'everything';

/** What could not be read, and the missing permission. Failures that are alike are one gap. */
interface Gap {
  readonly code: string;
  /** The refused action; or the collectors, if no action was refused; or `everything`, if a target answers nothing. */
  readonly what: string;
  readonly targets: readonly string[];
  /** The target, or the number of targets. */
  readonly where: string;
  readonly message: string;
  /** One sentence that explains the gap and tells what to do, if there is one. */
  readonly reason?: string;
}

type Failure = CoverageFailure & { readonly target: string; readonly reason?: string };

/** Whether a target answers none of several questions. That is then said once, and not for each question. */
export const answersNothing = ({ ok, failed, failedCount }: TargetCoverage): boolean =>
  ok === 0 && countOf(failed, failedCount) > 1;

/** The codes of a target's failures, each once. */
export const codesOf = ({ failed }: Pick<TargetCoverage, 'failed'>): string =>
  [...new Set(failed.map(({ code }) => code))].join(', ');

/** Lists the gaps, those of the most targets first. */
export function listGaps({ coverage }: Report): readonly Gap[] {
  const failures = coverage.targets.flatMap((target): Failure[] => {
    const [first] = target.failed;
    const name = targetName(target);
    if (first !== undefined && answersNothing(target)) {
      return [
        {
          code: codesOf(target),
          message: first.message,
          action: EVERYTHING,
          collector: '',
          target: name,
          ...(target.reason !== undefined && { reason: target.reason }),
        },
      ];
    }
    return target.failed.map((failure): Failure => ({ ...failure, target: name }));
  });
  const alike = Map.groupBy(failures, ({ code, action, collector, reason }) =>
    JSON.stringify([code, action ?? collector, reason]),
  );
  const isCutShort = coverage.targets.some(
    (target) => target.failedCount !== undefined && !answersNothing(target),
  );
  const all = [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const targets = [...new Set(group.map(({ target }) => target))];
    const [only, ...others] = targets;
    const count = `${isCutShort ? 'at least ' : ''}${formatCount(targets.length, 'target')}`;
    return {
      code: first.code,
      what: first.action ?? [...new Set(group.map(({ collector }) => collector))].join(', '),
      message: first.message,
      ...(first.reason !== undefined && { reason: first.reason }),
      targets,
      where: only !== undefined && others.length === 0 && !isCutShort ? only : count,
    };
  });
  return all.sort((a, b) => b.targets.length - a.targets.length);
}

/** A cause of gaps, with all gaps that it explains. */
interface Cause {
  readonly cause: string;
  /** What to do about it; empty if there is nothing to say. */
  readonly advice: string;
  readonly gaps: readonly Gap[];
}

/** Stands for all error codes of a denial when gaps are grouped. */
const DENIAL = Symbol('denial');

/** The meanings of our own failure codes. AWS's codes are shown as they are, because people search for them. */
const OWN_CODES: Readonly<Record<string, string>> = {
  NeedsFailed: 'what it rests on was not read',
  NotCollected: 'it was not asked for',
  Timeout: 'it was not done in time',
  Unparsable: 'the answer is not what the API describes',
};

/** Groups the gaps by cause. A missing permission is one cause, whatever the service calls it. */
export function listCauses(report: Report): readonly Cause[] {
  const alike = Map.groupBy(
    listGaps(report),
    ({ code, reason }) => reason ?? (isDenial(code) ? DENIAL : code),
  );
  return [...alike].map(([code, group]) =>
    typeof code === 'string'
      ? { cause: `Not judged, ${OWN_CODES[code] ?? code}`, advice: '', gaps: group }
      : {
          cause: `Not judged, the permission is missing (${[...new Set(group.map((gap) => gap.code))].join(', ')})`,
          advice: 'Grant it to the role that reads: “iem iam-policy” prints the policy.',
          gaps: group,
        },
  );
}

/** A line of a shell as it is typed; a comment says for itself what it is. */
export const promptLine = (line: string): string => (line.startsWith('#') ? line : `$ ${line}`);
