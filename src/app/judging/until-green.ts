import { isJudged, lowest } from '../../capacity/breaking-point';
import {
  type Change,
  changeText,
  isOfTarget,
  makeChanges,
  parseChange,
  subjectOf,
} from '../../capacity/changes';
import { statusAt } from '../../capacity/status-steps';
import { compareText } from '../../lib/compare-text';
import type { Ceiling } from '../../model/ceiling';
import type { Finding, Fix } from '../../model/finding';
import type { Report } from '../../model/report';
import type { Survival } from '../../model/survival';
import { type Target, targetName } from '../../model/target';
import type { EventPlan } from '../../plan/schema';
import { survives } from '../../plan/survive';
import type { RunDetails } from '../../report/build';
import { type CheckedEvent, checkStoredEvent, type JudgedTarget, type StoredInventories } from './check';
import type { JudgingInput } from './judging-input';
import { type Assumptions, mustSurvive } from './what-if';

/** What the least set of changes is looked for in. */
export interface UntilGreenInput extends StoredInventories, Assumptions, Pick<JudgingInput, 'others'> {
  readonly plan: EventPlan;
  readonly run: RunDetails;
  readonly asOf?: string;
}

/** A ceiling that breaks before all others that grow with traffic. */
export interface FirstBreak {
  /** Times normal traffic. */
  readonly multiplier: number;
  /** Id of the ceiling. */
  readonly id: string;
  readonly title: string;
}

/** What breaks first; and with a zone or a region lost, where the event must survive that. */
export interface NextBreak extends FirstBreak {
  /** Of what is not lost with its zone: that needs no reserve. */
  readonly withoutOneZone?: FirstBreak;
  readonly withoutOneRegion?: FirstBreak;
}

/** One change to make, and how far the event holds once it and those before it are made. */
export interface Step {
  /** In the language of what-if. */
  readonly change: string;
  /** Id of the ceiling or finding that asks for it; of several, the one that asks for the most. */
  readonly id: string;
  readonly title: string;
  readonly account: string;
  readonly region: string;
  readonly fix: Fix;
  /** null where nothing that grows could be judged. */
  readonly breaksNext: NextBreak | null;
}

/** What no change mends: it is red, or could not be judged. */
export interface Remaining {
  readonly id: string;
  readonly title: string;
  readonly account: string;
  readonly region: string;
  readonly status: 'red' | 'grey';
  /** Why it remains, as a sentence. */
  readonly because: string;
  readonly fix?: Fix;
}

/** The least set of changes after which the event holds, or as many as could be found. */
export interface UntilGreenAnswer {
  /** As things are. */
  readonly before: Report;
  /** As they would be with all steps made. */
  readonly after: Report;
  /** What breaks first as things are. */
  readonly breaksFirst: NextBreak | null;
  /** The least set of changes, in the order in which they must be begun. */
  readonly steps: readonly Step[];
  /** Red things first. Where there is none, the event holds with the steps. */
  readonly remaining: readonly Remaining[];
}

/** A change of one setting makes use of another rise, as a larger group needs more vCPUs: chains are a few links long. */
const MOST_ROUNDS = 20;

/** What is red: a ceiling, or a critical finding that is not of a ceiling. */
interface Red extends Omit<Remaining, 'status' | 'because'> {
  /** null for a finding, and for a ceiling that does not grow. */
  readonly breaksAt: number | null;
  /** What was seen, of a finding. */
  readonly detail?: string;
}

/** A change, and what is red until it is made. */
interface Wanted {
  readonly change: Change;
  readonly red: Red & { readonly fix: Fix };
}

/** What is to be made, by the setting that it sets: one value each. */
type WantedBySubject = ReadonlyMap<string, Wanted>;

/**
 * Finds the least set of typed changes after which the event holds, by judging again and again: what is red asks for the
 * change of its fix, and that may turn something else red. It asks nothing but `load`, and stores nothing.
 *
 * What holds on the likely day, and not where more comes, counts as red; what a waiver accepts does not.
 */
export async function judgeUntilGreen({
  plan,
  multiplier,
  survive,
  run,
  ...stored
}: UntilGreenInput): Promise<UntilGreenAnswer> {
  const surviving = mustSurvive(plan, survive);
  const judged = new Map<string, Promise<JudgedTarget>>();
  const judge: Judge = (wanted) => {
    const changes = wanted.map(({ change }) => change);
    return checkStoredEvent({
      ...stored,
      plan: surviving,
      multiplier,
      run,
      previous: null,
      change: (inventory) => makeChanges(changes, inventory),
      // No change touches what a target's answer needs to know of the others.
      answer: (target, answer) => remember(judged, stateOf(target, changes), answer),
    });
  };
  const breaksNext = (checked: CheckedEvent) => nextBreak(checked, survives(surviving));

  const before = await judge([]);
  const found = await search(before, judge);
  const least = await leastOf(found.wanted, idsOf(listReds(found.checked)), judge);
  const ordered = [...least.values()].sort(byDueDate);
  const steps: Step[] = [];
  let after = before;
  for (const [index, { change, red }] of ordered.entries()) {
    after = await judge(ordered.slice(0, index + 1));
    const { id, title, account, region, fix } = red;
    steps.push({
      ...{ change: changeText(change), id, title, account, region, fix },
      breaksNext: breaksNext(after),
    });
  }
  return {
    before: before.report,
    after: after.report,
    breaksFirst: breaksNext(before),
    steps,
    remaining: remainingOf(after, least),
  };
}

type Judge = (wanted: readonly Wanted[]) => Promise<CheckedEvent>;

/** A target as it is with those of the changes that are made in it. */
const stateOf = (target: Target, changes: readonly Change[]): string =>
  [targetName(target), ...changes.filter((change) => isOfTarget(target, change)).map(changeText)].join('\n');

function remember<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}

/** Makes the changes that red things ask for, until none asks for another one or for more. */
async function search(
  start: CheckedEvent,
  judge: Judge,
): Promise<{ readonly wanted: WantedBySubject; readonly checked: CheckedEvent }> {
  let wanted: WantedBySubject = new Map();
  let checked = start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = withLarger(wanted, listReds(checked));
    if (next === null) break;
    wanted = next;
    checked = await judge([...wanted.values()]);
  }
  return { wanted, checked };
}

/** What is wanted with what red things ask for besides; null where that is nothing. */
function withLarger(wanted: WantedBySubject, reds: readonly Red[]): WantedBySubject | null {
  const all = new Map(wanted);
  let isMore = false;
  for (const red of reds) {
    const { fix } = red;
    if (fix?.change === undefined) continue;
    const change = parseChange(fix.change);
    const subject = subjectOf(change);
    const other = all.get(subject);
    if (other !== undefined && !isLarger(change, other.change)) continue;
    all.set(subject, { change, red: { ...red, fix } });
    isMore = true;
  }
  return isMore ? all : null;
}

/** Of two classes, the one asked for later is: it was asked for where the other did not do. */
const isLarger = (a: Change, b: Change): boolean => {
  const [first, second] = [Number(a.value), Number(b.value)];
  return Number.isNaN(first) || Number.isNaN(second) ? a.value !== b.value : first > second;
};

/**
 * Leaves out every change without which nothing fails that holds with all of them. Those that take longest are tried
 * first, so that of two that would do the quicker one stays; and all are tried again while any was left out.
 */
async function leastOf(
  wanted: WantedBySubject,
  allowed: ReadonlySet<string>,
  judge: Judge,
): Promise<WantedBySubject> {
  const kept = new Map(wanted);
  let isTried = false;
  while (!isTried) {
    isTried = true;
    for (const [subject, one] of [...kept].sort(([, a], [, b]) => byDueDate(a, b))) {
      kept.delete(subject);
      const failing = idsOf(listReds(await judge([...kept.values()])));
      if ([...failing].every((id) => allowed.has(id))) isTried = false;
      else kept.set(subject, one);
    }
  }
  return kept;
}

/** What must be begun first, first; then by what asks for it. */
const byDueDate = ({ red: a }: Wanted, { red: b }: Wanted): number =>
  compareText(a.fix.by ?? '', b.fix.by ?? '') ||
  (a.breaksAt ?? Number.POSITIVE_INFINITY) - (b.breaksAt ?? Number.POSITIVE_INFINITY) ||
  compareText(a.id, b.id);

/** All that is red, ceilings first. */
function listReds({ report, ceilings, findings }: CheckedEvent): readonly Red[] {
  const isFailing = failing(report);
  const known = new Set(ceilings.map(({ id }) => id));
  return [
    ...ceilings.filter(isFailing),
    ...findings
      .filter(({ id, status }) => status === 'fail' && !known.has(id))
      .filter(counts)
      .map((finding) => ({ ...finding, breaksAt: null })),
  ];
}

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(items.map(({ id }) => id));

/** Whether a ceiling is red on the likely day or where more comes, and nobody accepted that. */
const failing =
  ({ event: { multiplierRange: range } }: Report) =>
  ({ status, statusSteps = [], accepted }: Ceiling): boolean =>
    !accepted && (status === 'red' || (range !== undefined && statusAt(statusSteps, range.high) === 'red'));

/** Whether the event depends on it, and nobody accepted it. */
const counts = ({ critical, accepted }: Finding): boolean => critical && !accepted;

function nextBreak({ ceilings }: CheckedEvent, mustSurvive: Survival): NextBreak | null {
  const judged = ceilings.filter((ceiling) => ceiling.grows && isJudged(ceiling));
  const isReserved = ({ atPeakWithoutZone }: Ceiling) => mustSurvive !== 'none' && atPeakWithoutZone !== null;
  const first = lowest(judged, ({ breaksAt }) => breaksAt);
  const zone = lowest(judged.filter(isReserved), ({ breaksAtWithoutZone }) => breaksAtWithoutZone);
  const region = lowest(judged, ({ breaksAtWithoutRegion = null }) => breaksAtWithoutRegion);
  return (
    first && {
      ...breakOf(first),
      ...(zone && { withoutOneZone: breakOf(zone) }),
      ...(region && { withoutOneRegion: breakOf(region) }),
    }
  );
}

const breakOf = ({
  ceiling: { id, title },
  at,
}: NonNullable<ReturnType<typeof lowest<Ceiling>>>): FirstBreak => ({
  multiplier: at,
  id,
  title,
});

function remainingOf(checked: CheckedEvent, made: WantedBySubject): Remaining[] {
  const { ceilings, findings } = checked;
  const reds = listReds(checked);
  const [red, judged] = [idsOf(reds), idsOf(ceilings)];
  return [
    ...reds.map((each) => remains(each, 'red', whyRed(each, made))),
    ...ceilings
      .filter(({ id, status, grows, accepted }) => status === 'grey' && grows && !accepted && !red.has(id))
      .map((ceiling) => remains(ceiling, 'grey', ceiling.evidence[0]?.detail ?? UNJUDGED)),
    ...findings
      .filter((finding) => finding.status === 'unknown' && counts(finding) && !judged.has(finding.id))
      .map((finding) => remains(finding, 'grey', finding.detail)),
  ];
}

const remains = (
  { id, title, account, region, fix }: Omit<Remaining, 'status' | 'because'>,
  status: Remaining['status'],
  because: string,
): Remaining => ({ id, title, account, region, status, because, ...(fix && { fix }) });

const UNJUDGED = 'It could not be judged.';

const whyRed = ({ fix, detail }: Red, made: WantedBySubject): string => {
  if (detail !== undefined) return detail;
  if (fix?.change === undefined) return 'No change of what-if makes this room: it needs a person.';
  return made.has(subjectOf(parseChange(fix.change)))
    ? 'It fails even with its change: it needs a person.'
    : 'Its change does not make it hold: it needs a person.';
};
