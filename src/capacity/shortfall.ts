/** What a resource lacks while traffic rises, whatever it is that serves: instances, executions of a function, or LCUs of a load balancer. */

/** How traffic rises from normal to so many times normal. */
export interface Ramp {
  readonly multiplier: number;
  /** 0: all at once. */
  readonly minutes: number;
}

/** How many times normal traffic is, so many minutes into the rise. */
export function multiplierAt({ multiplier, minutes }: Ramp, minute: number): number {
  const risen = minutes === 0 ? 1 : Math.min(1, minute / minutes);
  return 1 + (multiplier - 1) * risen;
}

/** How long after the rise a resource is watched: one that has not caught up by then never does. */
export const HOURS_WATCHED = 4;

/** One step of the rise to the event's peak, in what serves. */
export interface RampStep {
  /** 0 is when the rise begins. */
  readonly step: number;
  readonly needed: number;
  readonly serving: number;
}

/** While what serves cannot carry what is needed. */
export interface Shortfall {
  readonly from: number;
  /** The last step; null where it never catches up. */
  readonly to: number | null;
  /** The highest share of the load that nothing carries, from 0 to 1, and its step. */
  readonly worst: number;
  readonly worstAt: number;
}

/** The rise to the event's peak, step by step, and what was missing in it. */
export interface RampResult {
  readonly steps: readonly RampStep[];
  /** null where the resource follows. */
  readonly shortfall: Shortfall | null;
}

/** Floating-point dust is no shortfall. */
const DUST = 1e-9;

/** Whether what serves in a step cannot carry what is needed. */
const isShort = ({ needed, serving }: RampStep, carries: number): boolean =>
  needed - serving * carries > DUST * needed;

/** @param carries How many times what is asked of it one that serves carries: 1 or more. */
export function shortfallOf(steps: readonly RampStep[], carries: number): Shortfall | null {
  const share = ({ needed, serving }: RampStep): number => 1 - (serving * carries) / needed;
  const [first, ...others] = steps.filter((step) => isShort(step, carries));
  if (first === undefined) return null;
  const last = others.at(-1) ?? first;
  const worst = others.reduce((a, b) => (share(b) > share(a) ? b : a), first);
  const to = last === steps.at(-1) ? null : last.step;
  return { from: first.step, to, worst: share(worst), worstAt: worst.step };
}

/** Whether there is any shortfall, which the first step of it tells: the rest is not played. */
export function fallsShort(steps: Iterable<RampStep>, carries: number): boolean {
  for (const step of steps) {
    if (isShort(step, carries)) return true;
  }
  return false;
}

/**
 * The fewest at the start with which nothing is short.
 *
 * @param peak What the peak takes: as many at the start are always enough.
 * @param play Plays the rise through from so many at the start.
 */
export function smallestStart(
  peak: number,
  carries: number,
  play: (start: number) => Iterable<RampStep>,
): number {
  let enough = Math.max(0, Math.ceil(peak - DUST));
  let short = -1;
  while (enough - short > 1) {
    const middle = Math.floor((enough + short) / 2);
    if (fallsShort(play(middle), carries)) short = middle;
    else enough = middle;
  }
  return enough;
}
