import { type Change, changeText, makeChanges, parseChange, subjectOf } from '../../capacity/changes';
import { compareText } from '../../lib/compare-text';
import type { Ceiling, Colour } from '../../model/ceiling';
import type { Finding, Fix } from '../../model/finding';
import type { Report } from '../../model/report';
import type { EventPlan, Multiplier } from '../../plan/schema';
import type { RunDetails } from '../../report/build';
import { type CheckedEvent, checkStoredEvent, type StoredInventories } from './check';
import { withMultiplier } from './what-if';

/** What the least set of changes is looked for in. */
export interface UntilGreenInput extends StoredInventories {
  readonly plan: EventPlan;
  /** Replaces the plan's multiplier of normal traffic. */
  readonly multiplier?: Multiplier;
  readonly run: RunDetails;
  readonly asOf?: string;
}

/** What breaks first of all that grows with traffic. */
export interface NextBreak {
  /** Times normal traffic. */
  readonly multiplier: number;
  /** Id of the ceiling. */
  readonly id: string;
  readonly title: string;
}

/** One change to make, and how far the event holds once it and those before it are made. */
export interface Step {
  /** In the language of what-if. */
  readonly change: string;
  /** Id of the ceiling that asks for it; of several, the one that asks for the most. */
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

/** A change, and the ceiling whose fix it is. */
interface Wanted {
  readonly change: Change;
  readonly ceiling: Ceiling & { readonly fix: Fix };
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
  run,
  ...stored
}: UntilGreenInput): Promise<UntilGreenAnswer> {
  const asked =
    multiplier === undefined ? plan : { ...plan, traffic: withMultiplier(plan.traffic, multiplier) };
  const judge: Judge = (wanted) =>
    checkStoredEvent({
      ...stored,
      plan: asked,
      run,
      previous: null,
      change: (inventory) =>
        makeChanges(
          wanted.map(({ change }) => change),
          inventory,
        ),
    });

  const before = await judge([]);
  const found = await search(before, judge);
  const least = await leastOf(found.wanted, failingIds(found.checked), judge);
  const ordered = [...least.values()].sort(byDueDate);
  const steps: Step[] = [];
  let after = before;
  for (const [index, { change, ceiling }] of ordered.entries()) {
    after = await judge(ordered.slice(0, index + 1));
    const { id, title, account, region, fix } = ceiling;
    steps.push({
      ...{ change: changeText(change), id, title, account, region, fix },
      breaksNext: firstBreak(after),
    });
  }
  return {
    before: before.report,
    after: after.report,
    breaksFirst: firstBreak(before),
    steps,
    remaining: remainingOf(after, least),
  };
}

type Judge = (wanted: readonly Wanted[]) => Promise<CheckedEvent>;

/** Makes the changes that red ceilings ask for, until none asks for another one or for more. */
async function search(
  start: CheckedEvent,
  judge: Judge,
): Promise<{ readonly wanted: WantedBySubject; readonly checked: CheckedEvent }> {
  let wanted: WantedBySubject = new Map();
  let checked = start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = withLarger(wanted, checked.ceilings.filter(isFailing(checked.report)));
    if (next === null) break;
    wanted = next;
    checked = await judge([...wanted.values()]);
  }
  return { wanted, checked };
}

/** What is wanted with what the ceilings ask for besides; null where that is nothing. */
function withLarger(wanted: WantedBySubject, ceilings: readonly Ceiling[]): WantedBySubject | null {
  const all = new Map(wanted);
  let isMore = false;
  for (const ceiling of ceilings) {
    const { fix } = ceiling;
    if (fix?.change === undefined) continue;
    const change = parseChange(fix.change);
    const subject = subjectOf(change);
    const other = all.get(subject);
    if (other !== undefined && !isLarger(change, other.change)) continue;
    all.set(subject, { change, ceiling: { ...ceiling, fix } });
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
      const failing = failingIds(await judge([...kept.values()]));
      if ([...failing].every((id) => allowed.has(id))) isTried = false;
      else kept.set(subject, one);
    }
  }
  return kept;
}

/** What must be begun first, first; then by what asks for it. */
const byDueDate = (a: Wanted, b: Wanted): number =>
  compareText(a.ceiling.fix.by ?? '', b.ceiling.fix.by ?? '') ||
  (a.ceiling.breaksAt ?? Number.POSITIVE_INFINITY) - (b.ceiling.breaksAt ?? Number.POSITIVE_INFINITY) ||
  compareText(a.ceiling.id, b.ceiling.id);

const failingIds = ({ ceilings, report }: CheckedEvent): ReadonlySet<string> =>
  new Set(ceilings.filter(isFailing(report)).map(({ id }) => id));

/** Whether a ceiling is red on the likely day or where more comes, and nobody accepted that. */
const isFailing =
  ({ event: { multiplierRange } }: Report) =>
  ({ status, statusSteps, accepted }: Ceiling): boolean => {
    if (accepted) return false;
    const onBadDay = multiplierRange && statusAt(statusSteps ?? [], multiplierRange.high);
    return status === 'red' || onBadDay === 'red';
  };

const statusAt = (steps: NonNullable<Ceiling['statusSteps']>, multiplier: number): Colour | undefined =>
  steps.find(({ upTo }) => upTo === null || multiplier <= upTo)?.status;

function firstBreak({ report: { breakingPoint }, ceilings }: CheckedEvent): NextBreak | null {
  const ceiling = ceilings.find(({ id }) => id === breakingPoint?.ceiling);
  return ceiling && breakingPoint
    ? { multiplier: breakingPoint.multiplier, id: ceiling.id, title: ceiling.title }
    : null;
}

function remainingOf({ report, ceilings, findings }: CheckedEvent, made: WantedBySubject): Remaining[] {
  const isRed = isFailing(report);
  const ofCeilings = ceilings.flatMap((ceiling): Remaining[] => {
    if (isRed(ceiling)) return [remains(ceiling, 'red', whyRed(ceiling, made))];
    return ceiling.status === 'grey' && ceiling.grows && !ceiling.accepted
      ? [remains(ceiling, 'grey', ceiling.evidence[0]?.detail ?? UNJUDGED)]
      : [];
  });
  const known = new Set(ceilings.map(({ id }) => id));
  const ofFindings = findings
    .filter(
      ({ id, status, critical, accepted }) => status === 'fail' && critical && !accepted && !known.has(id),
    )
    .map((finding) => remains(finding, 'red', finding.detail));
  const all = [...ofCeilings, ...ofFindings];
  return [...all.filter(({ status }) => status === 'red'), ...all.filter(({ status }) => status === 'grey')];
}

const remains = (
  { id, title, account, region, fix }: Ceiling | Finding,
  status: Remaining['status'],
  because: string,
): Remaining => ({ id, title, account, region, status, because, ...(fix && { fix }) });

const UNJUDGED = 'It could not be judged.';

const whyRed = ({ fix }: Ceiling, made: WantedBySubject): string => {
  if (fix?.change === undefined) return 'No change of what-if makes this room: it needs a person.';
  return made.has(subjectOf(parseChange(fix.change)))
    ? 'It fails even with its change: it needs a person.'
    : 'Its change does not make it hold: it needs a person.';
};
