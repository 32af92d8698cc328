/** The wording that all renderers share: one way to say a multiplier, a date, a status, the verdict. */
import type { BreakingPoint, Ceiling, Colour } from '../../model/ceiling';
import { isDenial } from '../../model/denial';
import type { Accepted, Finding } from '../../model/finding';
import type {
  Changes,
  CoverageFailure,
  Report,
  ScorecardRow,
  TargetCoverage,
  Verdict,
} from '../../model/report';
import { type RowId, SCORECARD_ROWS } from '../../model/scorecard-rows';
import { EVENT, type Target, targetName } from '../../model/target';

export const VERDICT: Record<Verdict, { readonly words: string; readonly colour: Colour }> = {
  ready: { words: 'Ready', colour: 'green' },
  'at-risk': { words: 'At risk', colour: 'yellow' },
  'not-ready': { words: 'Not ready', colour: 'red' },
};

/** `Ready with 12 accepted risks`: what the verdict is called wherever it is shown. */
export const verdictInWords = ({
  verdict,
  acceptedRisks = 0,
}: Pick<Report, 'verdict' | 'acceptedRisks'>): string =>
  acceptedRisks === 0
    ? VERDICT[verdict].words
    : `${VERDICT[verdict].words} with ${plural(acceptedRisks, 'accepted risk')}`;

/** A colour never stands alone: it has a sign, also one of ASCII, and its name. */
export const SIGN: Record<Colour, { readonly unicode: string; readonly ascii: string }> = {
  red: { unicode: '✗', ascii: 'x' },
  yellow: { unicode: '!', ascii: '!' },
  green: { unicode: '✓', ascii: '+' },
  grey: { unicode: '?', ascii: '?' },
};

/** For where colour comes as an emoji; its name stands beside it there too. */
export const LIGHT: Record<Colour, string> = { red: '🔴', yellow: '🟡', green: '🟢', grey: '⚪' };

const COLOURS: readonly Colour[] = ['red', 'yellow', 'grey', 'green'];

/** The three headings under which the workbook (step 13) puts the rows of its scorecard. */
export const HEADINGS: readonly { readonly title: string; readonly rows: readonly RowId[] }[] = [
  ...Map.groupBy(SCORECARD_ROWS, ({ heading }) => heading),
].map(([title, rows]) => ({ title, rows: rows.map(({ id }) => id) }));

/** What is not judged, or judged and accepted by a person, is neither red nor green. */
export function findingColour({ status, accepted }: Pick<Finding, 'status' | 'accepted'>): Colour {
  if (accepted !== undefined) return 'grey';
  if (status === 'fail') return 'red';
  if (status === 'warn') return 'yellow';
  return status === 'pass' ? 'green' : 'grey';
}

export function findingWord({ status, critical, accepted }: Finding): string {
  if (accepted !== undefined) return 'accepted';
  if (status === 'fail' && critical) return 'critical';
  return status === 'notApplicable' ? 'not applicable' : status;
}

/** What binary fractions lose: 7.3 may be stored as 7.299999999. */
const ROUNDING = 1e-9;

/** A multiplier that something can carry: rounded down to a tenth (from 100 on to whole ones), never overstated. */
export const carries = (multiplier: number): string => `${grouped(roundedDown(multiplier))}×`;

/** How far something that can be carried has moved, as the difference of what is told of both: `+1.9×`. */
export function movedBy(from: number, to: number): string {
  const by = roundedDown(to) - roundedDown(from);
  return `${by < 0 ? '-' : '+'}${grouped(Math.abs(by))}×`;
}

function roundedDown(multiplier: number): number {
  const step = multiplier < 100 ? 10 : 1;
  return Math.floor(multiplier * step + ROUNDING) / step;
}

/** A multiplier that is needed: rounded up to a tenth, never understated. */
export const needs = (multiplier: number): string =>
  `${grouped(Math.ceil(multiplier * 10 - ROUNDING) / 10)}×`;

const grouped = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** A quantity with at most three digits after the point where it is small; `–` when it is not known. */
export function quantity(value: number | null): string {
  if (value === null) return '–';
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 });
}

/** What it takes at the peak to survive the loss of a zone, where that is more than without; else null. */
export const reserveOf = ({ atPeak, atPeakWithoutZone }: Ceiling): string | null =>
  atPeak !== null && atPeakWithoutZone !== null && atPeakWithoutZone > atPeak
    ? quantity(atPeakWithoutZone)
    : null;

/** A share (0 to 1) rounded down: 99.9 % is not 100 %. */
export const percent = (share: number | null): string =>
  share === null ? '–' : `${Math.floor(share * 100 + ROUNDING)}%`;

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)?)?$/;

/** `2026-12-12T00:00:00+08:00` as `12 Dec 2026 00:00 +08:00`; what is no ISO date stays as it is. */
export function dateTime(iso: string): string {
  const [, year, month, day, time, zone] = ISO.exec(iso) ?? [];
  if (year === undefined) return iso;
  const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return [date, time, zone === 'Z' ? 'UTC' : zone].filter(Boolean).join(' ');
}

/** The window of the event; a day that both ends share is said once. */
export function eventWindow({
  start,
  end,
  timeZone,
}: Pick<Report['event'], 'start' | 'end' | 'timeZone'>): string {
  const [from, to] = [dateTime(start), dateTime(end)];
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  const shortFrom =
    sameDay || start.slice(19) === end.slice(19) ? from.replace(/ (UTC|[+-]\d\d:\d\d)$/, '') : from;
  const shortTo = sameDay ? to.split(' ').slice(3).join(' ') : to;
  return `${shortFrom} – ${shortTo} (${timeZone})`;
}

/** `accepted by Mei Tan until 14 Dec 2026: known` */
export const acceptedInWords = ({ owner, expires, reason }: Accepted): string =>
  `accepted by ${owner} until ${dateTime(expires)}: ${reason}`;

/** Whether it is about the event as a whole and no account. */
export const isAboutEvent = ({ account }: Target): boolean => account === EVENT.account;

/** The target, in words where there is none. */
export const whereOf = (target: Target): string => (isAboutEvent(target) ? 'the event' : targetName(target));

/** The resource, where it is not the whole target, and the target. */
export const placeOf = ({ resource, ...target }: Pick<Finding, 'account' | 'region' | 'resource'>): string =>
  resource === '-' ? whereOf(target) : `${resource}, ${whereOf(target)}`;

/** A title, with its resource where it does not name it. */
export const named = ({ title, resource }: Pick<Ceiling, 'title' | 'resource'>): string =>
  resource === '-' || title.includes(resource) ? title : `${title}, ${resource}`;

/** What to call a finding or ceiling of the report; nothing when the report leaves it out. */
function reasonTitle({ findings, ceilings }: Report, id: string): string | undefined {
  const ceiling = ceilings.find((candidate) => candidate.id === id);
  return ceiling ? named(ceiling) : findings.find((candidate) => candidate.id === id)?.title;
}

/** The findings and ceilings that give a row its colour, by title, each once. */
export const reasonsInWords = (report: Report, reasons: ScorecardRow['reasons']): readonly string[] => [
  ...new Set(reasons.flatMap((id) => reasonTitle(report, id) ?? [])),
];

/** A piece of a sentence, with the colour or weight that carries its meaning in the eye. */
export interface Phrase {
  readonly text: string;
  readonly tone?: Colour | 'strong' | 'quiet';
}

/** What of a report the answer is made from. */
interface AnswerFacts {
  readonly event: Pick<Report['event'], 'multiplier' | 'multiplierRange'>;
  readonly breakingPoint: BreakingPoint | null;
}

/** The answer to the one question, in words. */
export function answer({ event, breakingPoint }: AnswerFacts): readonly Phrase[] {
  const need: readonly Phrase[] =
    event.multiplier === null
      ? [{ text: 'How much traffic the event brings is not known. ' }]
      : [
          { text: 'Your event needs ' },
          { text: needs(event.multiplier), tone: 'strong' },
          { text: ' your normal traffic' },
          ...badDay(event),
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
    { text: breaks(multiplier, needed) ? 'Your accounts break at ' : 'Your accounts hold up to ' },
    { text: carries(multiplier), tone: toneOf(multiplier, needed) },
    { text: ` (${certainty(breakingPoint)}).`, tone: 'quiet' },
    ...oddsInWords(breakingPoint),
  ];
}

/** What the event needs when more comes than is likely, where the plan says so. */
const badDay = ({ multiplierRange }: AnswerFacts['event']): readonly Phrase[] =>
  multiplierRange === undefined
    ? []
    : [
        { text: ' on its likely day, ' },
        { text: needs(multiplierRange.high), tone: 'strong' },
        { text: ' on its bad one' },
      ];

/** The odds that the event holds, where the plan says how sure it is of its traffic. */
const oddsInWords = ({ odds, unknown }: BreakingPoint): readonly Phrase[] =>
  odds === undefined
    ? []
    : [
        { text: ` They hold with${unknown > 0 ? ' at most' : ''} ` },
        { text: percent(odds), tone: odds < EVEN_ODDS ? 'red' : odds < GOOD_ODDS ? 'yellow' : 'green' },
        { text: ' probability.' },
      ];

/** Below even odds the likely day breaks; above the other it holds on the bad day too, which one event of ten exceeds. */
const EVEN_ODDS = 0.5;
const GOOD_ODDS = 0.9;

/**
 * What is left when the worst Availability Zone is lost, and the worst region where the plan wants to survive that; nothing
 * where neither makes a difference.
 */
export function answerWithLoss({ breakingPoint }: Pick<AnswerFacts, 'breakingPoint'>): readonly Phrase[] {
  if (breakingPoint === null) return [];
  const { multiplier, withoutOneZone, withoutOneRegion, needed } = breakingPoint;
  const zone: readonly Phrase[] =
    withoutOneZone >= multiplier
      ? []
      : [
          { text: 'Without one Availability Zone: ' },
          { text: carries(withoutOneZone), tone: toneOf(withoutOneZone, needed) },
          { text: withoutOneZone === 0 ? ', something is lost with it.' : '.' },
        ];
  if (withoutOneRegion === undefined) return zone;
  return [
    ...zone,
    { text: `${zone.length > 0 ? ' ' : ''}Without one region: ` },
    { text: carries(withoutOneRegion), tone: toneOf(withoutOneRegion, needed) },
    { text: '.' },
  ];
}

const toneOf = (value: number, needed: number | null): Phrase['tone'] =>
  needed === null ? 'strong' : value < needed ? 'red' : 'green';

/** How far the breaking point can be trusted: what could not be judged may break earlier. */
const certainty = ({ judged, unknown }: BreakingPoint): string =>
  unknown === 0 ? `all ${judged} judged` : `at most; ${judged} of ${judged + unknown} judged`;

/** Whether a multiplier is too little; where the need is not known, every end of capacity is told as a break. */
export const breaks = (multiplier: number, needed: number | null): boolean =>
  needed === null || multiplier < needed;

/** The ceiling that the reader must act on first, and what to call it. */
export function firstToBreak({
  breakingPoint,
  ceilings,
}: Report): { label: string; ceiling: Ceiling } | null {
  if (breakingPoint === null) return null;
  const { multiplier, withoutOneZone, withoutOneRegion = multiplier, needed } = breakingPoint;
  const { ceilingWithoutOneZone, ceilingWithoutOneRegion = breakingPoint.ceiling } = breakingPoint;
  const [label, id] = breaks(multiplier, needed)
    ? ['This breaks first', breakingPoint.ceiling]
    : breaks(withoutOneZone, needed)
      ? ['This breaks first without one zone', ceilingWithoutOneZone]
      : breaks(withoutOneRegion, needed)
        ? ['This breaks first without one region', ceilingWithoutOneRegion]
        : ['This would break first', breakingPoint.ceiling];
  const ceiling = ceilings.find((candidate) => candidate.id === id);
  return ceiling === undefined ? null : { label, ceiling };
}

/** `2 red, 3 yellow, 1 grey, 1 green`, without the colours no row has. */
export const rowCounts = ({ scorecard }: Report): string =>
  COLOURS.map((colour) => ({ colour, count: scorecard.rows.filter((row) => row.colour === colour).length }))
    .filter(({ count }) => count > 0)
    .map(({ colour, count }) => `${count} ${colour}`)
    .join(', ');

/** How many there are of what the report lists: it cuts long lists short, and counts them then. */
export const countOf = (listed: readonly unknown[], count: number | undefined): number =>
  count ?? listed.length;

/** What answered and what did not, over all targets. */
function coverageCounts({ coverage }: Report): { targets: number; asked: number; answered: number } {
  const answered = coverage.targets.reduce((sum, target) => sum + target.ok, 0);
  const failed = coverage.targets.reduce(
    (sum, target) => sum + countOf(target.failed, target.failedCount),
    0,
  );
  return { targets: coverage.targets.length, asked: answered + failed, answered };
}

/** The line that says how much of what was asked AWS answered. */
export function coverageSentence(report: Report): string {
  const { targets, asked, answered } = coverageCounts(report);
  if (targets === 0) return 'No target was looked at.';
  return `${plural(targets, 'target')}, ${answered.toLocaleString('en-US')} of ${plural(asked, 'question')} to AWS answered.`;
}

/** `1 newly red, 2 resolved, 1 no longer judged` */
export function changesInWords({ newRed, newRedCount, resolved, resolvedCount, ...rest }: Changes): string {
  const unjudged = countOf(rest.unjudged ?? [], rest.unjudgedCount);
  return [
    `${countOf(newRed, newRedCount).toLocaleString('en-US')} newly red`,
    `${countOf(resolved, resolvedCount).toLocaleString('en-US')} resolved`,
    ...(unjudged > 0 ? [`${unjudged.toLocaleString('en-US')} no longer judged`] : []),
  ].join(', ');
}

/** What turned red or was resolved. */
interface ChangedItem {
  readonly id: string;
  /** Its id where no report names it. */
  readonly name: string;
  /** Its target; empty where no report names it. */
  readonly where: string;
}

export const newlyRed = ({ changes, findings, ceilings }: Report): readonly ChangedItem[] =>
  changedOf(changes?.newRed ?? [], [...findings, ...ceilings]);

/** By the name that the run before had for it: it is gone, or is called by its good state now. */
export const resolvedSince = ({ changes }: Report): readonly ChangedItem[] =>
  changedOf(changes?.resolved ?? [], changes?.resolvedItems ?? []);

function changedOf(
  ids: readonly string[],
  items: readonly Pick<Finding, 'id' | 'title' | 'resource' | 'account' | 'region'>[],
): readonly ChangedItem[] {
  const known = new Map(items.map((item) => [item.id, item]));
  return ids.map((id) => {
    const item = known.get(id);
    return item ? { id, name: named(item), where: whereOf(item) } : { id, name: id, where: '' };
  });
}

/** Each name once. */
export const namesOf = (changed: readonly ChangedItem[]): readonly string[] => [
  ...new Set(changed.map(({ name }) => name)),
];

const EVERYTHING = 'everything';

/** What AWS would not let us see, and the permission that is missing; alike failures are said once. */
interface Gap {
  readonly code: string;
  /** The action that was refused, the collectors where no action was, or `everything` of targets that answer nothing. */
  readonly what: string;
  readonly targets: readonly string[];
  /** The target, or how many there are. */
  readonly where: string;
  readonly message: string;
  /** All of it as one sentence that also says what to do, where there is one. */
  readonly reason?: string;
}

type Failure = CoverageFailure & { readonly target: string; readonly reason?: string };

/** Whether a target answers nothing of several questions: then that is to be said, and not each of them. */
export const answersNothing = ({ ok, failed, failedCount }: TargetCoverage): boolean =>
  ok === 0 && countOf(failed, failedCount) > 1;

/** What a target that answers nothing says to it, each once. */
export const codesOf = ({ failed }: Pick<TargetCoverage, 'failed'>): string =>
  [...new Set(failed.map(({ code }) => code))].join(', ');

/** Those of the most targets first. */
export function gaps({ coverage }: Report): readonly Gap[] {
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
  const isCutShort = coverage.targets.some(({ failedCount }) => failedCount !== undefined);
  const all = [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const targets = [...new Set(group.map(({ target }) => target))];
    const [only, ...others] = targets;
    const count = `${isCutShort ? 'at least ' : ''}${plural(targets.length, 'target')}`;
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

/** Why something was not seen, with all that was not seen for it. */
interface Cause {
  readonly cause: string;
  /** What to do about it; empty where there is nothing to say. */
  readonly advice: string;
  readonly gaps: readonly Gap[];
}

/** Stands for all names of a denial where gaps are put together. */
const DENIAL = Symbol('denial');

/** What our own codes of failures stand for; those of AWS are searched for as they are. */
const OWN_CODES: Readonly<Record<string, string>> = {
  NeedsFailed: 'what it rests on was not read',
  NotCollected: 'it was not asked for',
  Timeout: 'it was not done in time',
  Unparsable: 'the answer is not what the API describes',
};

/** The gaps by what AWS said: a missing permission is one cause, whatever name the service has for it. */
export function causes(report: Report): readonly Cause[] {
  const alike = Map.groupBy(gaps(report), ({ code, reason }) => reason ?? (isDenial(code) ? DENIAL : code));
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
