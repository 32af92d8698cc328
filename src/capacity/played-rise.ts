/** A resource that went through the rise of the event, whatever serves in it. */
import type { RiseUnit } from '../model/rise';
import type { Target } from '../model/target';
import type { Ramp, RampResult } from './shortfall';

/** A rise that was played through. */
export interface PlayedRise extends RampResult {
  readonly name: string;
  readonly target: Target;
  /** What serves. */
  readonly unit: RiseUnit;
  readonly ramp: Ramp;
  /** How many times what is asked of it one that serves carries: 1 or more. */
  readonly carries: number;
  /** What it begins with, as its settings count it. */
  readonly start: number;
  /** The smallest such start with which nothing is lacking. */
  findEnough(): number;
  /** What of it is assumed, as a sentence. */
  readonly assumptions: string;
  /** What it lacks over the rise: how many are too few in each step, added up. */
  readonly lacking: number;
  /** Requests that nothing could serve; null where those of the resource are not counted apart. */
  readonly requests: number | null;
}

/** How many are too few in each step, added up. */
export const countLacking = ({ steps }: RampResult, carries: number): number =>
  steps.reduce((sum, { needed, serving }) => sum + Math.max(0, needed - serving * carries), 0);

/** How many rises of a unit are told in detail. */
const MOST_RISES = 5;

const UNITS: readonly RiseUnit[] = ['instances', 'executions', 'LCUs'];

/**
 * The rises that fall short, of each unit those first that lack the most; where none falls short, the one that comes closest to
 * it.
 *
 * @param rises Of resources that are known to carry the event's traffic.
 */
export function pickWorstRises<T extends PlayedRise>(rises: readonly T[]): T[] {
  const short = UNITS.flatMap((unit) =>
    rises
      .filter((rise) => rise.unit === unit && rise.shortfall !== null)
      .sort((a, b) => b.lacking - a.lacking)
      .slice(0, MOST_RISES),
  );
  if (short.length > 0) return short;
  const [closest] = rises
    .map((rise) => ({ rise, margin: findLeastMargin(rise) }))
    .sort((a, b) => a.margin - b.margin);
  return closest ? [closest.rise] : [];
}

/** How many times what traffic takes a resource has, in its worst step. */
const findLeastMargin = ({ steps, carries }: PlayedRise): number =>
  steps.reduce(
    (least, { needed, serving }) => (needed === 0 ? least : Math.min(least, (serving * carries) / needed)),
    Number.POSITIVE_INFINITY,
  );
