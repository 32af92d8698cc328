/**
 * The colour of a ceiling at any multiplier. Use never falls as traffic rises, so the colour changes at a few
 * multipliers only, and a short list of steps says it for all of them.
 */
import type { Ceiling, Colour, StatusIf, StatusStep } from '../model/ceiling';
import { SURVIVALS, type Survival } from '../model/survival';

/** Far above every multiplier at which a colour may still change. */
const BEYOND = 2;

/** Part of how a status depends on the multiplier: up to a multiplier, or for all that are higher. */
interface Step<S> {
  readonly upTo: number | null;
  readonly status: S;
}

/**
 * Makes the steps of a status that may change only just above some multipliers.
 *
 * @param changes The multipliers, in any order; those that are not finite are left out.
 */
export function stepsOf<S>(changes: readonly number[], statusAt: (multiplier: number) => S): Step<S>[] {
  const ends = [...new Set(changes.filter((m) => Number.isFinite(m) && m > 0))].sort((a, b) => a - b);
  const steps = ends.map(
    (end, i): Step<S> => ({ upTo: end, status: statusAt(((ends[i - 1] ?? 0) + end) / 2) }),
  );
  return merged([...steps, { upTo: null, status: statusAt(Math.max(1, ends.at(-1) ?? 0) * BEYOND) }]);
}

/** The status at a multiplier; undefined without steps. */
export const stepAt = <S>(steps: readonly Step<S>[], multiplier: number): S | undefined =>
  steps.find(({ upTo }) => upTo === null || multiplier <= upTo)?.status;

/** The colour at a multiplier. */
export const statusAt = (steps: readonly StatusStep[], multiplier: number): Colour =>
  stepAt(steps, multiplier) ?? 'grey';

/** Between these multipliers a status is searched for changes; beyond them nobody plans. */
const SEARCHED = { from: 1e-3, to: 1e4 };
/** The changes that are found are as exact as figures of a report. */
const PRECISION = 1e-7;

/**
 * Finds the steps of a status of which no formula tells where it changes, by halving. A status that returns to what it was is
 * not seen to have changed: more traffic makes nothing better.
 *
 * @param sure Multipliers at which it is seen in any case.
 */
export function searchSteps<S>(statusAt: (multiplier: number) => S, sure: readonly number[] = []): Step<S>[] {
  const changes: number[] = [];
  const search = (low: number, atLow: S, high: number, atHigh: S): void => {
    if (atLow === atHigh) return;
    if (high - low <= high * PRECISION) {
      changes.push(endOfStep(low, high, (multiplier) => statusAt(multiplier) === atLow));
      return;
    }
    const middle = Math.sqrt(low * high);
    const atMiddle = statusAt(middle);
    search(low, atLow, middle, atMiddle);
    search(middle, atMiddle, high, atHigh);
  };
  const { from, to } = SEARCHED;
  const asked = [from, ...sure.filter((m) => m > from && m < to), to].sort((a, b) => a - b);
  const seen = asked.map((multiplier) => [multiplier, statusAt(multiplier)] as const);
  seen.slice(1).forEach((high, i) => {
    const low = seen[i];
    if (low !== undefined) search(...low, ...high);
  });
  return stepsOf(changes, statusAt);
}

/** The end of a step between two multipliers: the round figure there, or just below that if the next step begins with it. */
function endOfStep(low: number, high: number, isWithin: (multiplier: number) => boolean): number {
  const round = Number(((low + high) / 2).toPrecision(6));
  if (round < low || round > high) return low;
  return isWithin(round) ? round : round * (1 - Number.EPSILON);
}

/** The multiplier above which it is red; Infinity where it never is. More traffic makes nothing red any better. */
export function failsAbove(steps: readonly StatusStep[]): number {
  const first = steps.findIndex(({ status }) => status === 'red');
  return first < 0 ? Number.POSITIVE_INFINITY : (steps[first - 1]?.upTo ?? 0);
}

/** The steps of two judgements of one ceiling, of which one colour is made at each multiplier. */
export function combineSteps(
  a: readonly StatusStep[],
  b: readonly StatusStep[],
  combine: (a: Colour, b: Colour) => Colour,
): StatusStep[] {
  const changes = [...a, ...b].flatMap(({ upTo }) => upTo ?? []);
  return stepsOf(changes, (m) => combine(statusAt(a, m), statusAt(b, m)));
}

const WORST_FIRST: readonly Colour[] = ['red', 'grey', 'yellow', 'green'];

/** The worse of two colours: what is not known may be anything, but is not known to be red. */
export const worse = (a: Colour, b: Colour): Colour =>
  WORST_FIRST.indexOf(a) < WORST_FIRST.indexOf(b) ? a : b;

/** How a ceiling is judged: as planned, and if the event had to survive something else. */
export type Outlook = Required<Pick<Ceiling, 'status' | 'statusSteps' | 'ifSurviving'>>;

/** Whether a ceiling tells its outlook, as those in reports of earlier versions do not. */
export const tellsOutlook = (ceiling: Ceiling): ceiling is Ceiling & Outlook =>
  ceiling.statusSteps !== undefined && ceiling.ifSurviving !== undefined;

/** The outlook of what is the same in every case. */
export const always = (status: Colour): Outlook => ({
  status,
  statusSteps: [{ upTo: null, status }],
  ifSurviving: {},
});

/** How a ceiling would be judged if the event had to survive this. */
export const outlookIf = ({ status, statusSteps, ifSurviving }: Outlook, survive: Survival): StatusIf =>
  ifSurviving[survive] ?? { status, statusSteps };

/** Makes the outlook of what is judged as planned, and in each other case; one that makes no difference is left out. */
export function outlookOf(
  { status, statusSteps }: StatusIf,
  otherwise: (survive: Survival) => StatusIf | undefined,
): Outlook {
  const others = SURVIVALS.map((survive) => [survive, otherwise(survive)] as const);
  const isOther = (other: StatusIf | undefined): boolean =>
    other !== undefined && !(other.status === status && isSame(other.statusSteps, statusSteps));
  return {
    status,
    statusSteps,
    ifSurviving: Object.fromEntries(others.filter(([, other]) => isOther(other))),
  };
}

/** The outlooks of two judgements of one ceiling, of which one colour is made in each case. */
export function combineOutlooks(a: Outlook, b: Outlook, combine: (a: Colour, b: Colour) => Colour): Outlook {
  const both = (first: StatusIf, second: StatusIf): StatusIf => ({
    status: combine(first.status, second.status),
    statusSteps: combineSteps(first.statusSteps, second.statusSteps, combine),
  });
  return outlookOf(both(a, b), (survive) =>
    a.ifSurviving[survive] || b.ifSurviving[survive]
      ? both(outlookIf(a, survive), outlookIf(b, survive))
      : undefined,
  );
}

const isSame = (a: readonly StatusStep[], b: readonly StatusStep[]): boolean =>
  a.length === b.length && a.every(({ upTo, status }, i) => upTo === b[i]?.upTo && status === b[i]?.status);

/** One step for neighbours of the same colour. */
const merged = <S>(steps: readonly Step<S>[]): Step<S>[] =>
  steps.filter(({ status }, i) => status !== steps[i + 1]?.status);
