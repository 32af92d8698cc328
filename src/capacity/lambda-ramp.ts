/**
 * How a function follows a rise of traffic, in steps of 10 seconds: in each, Lambda adds at most 1,000 execution environments to
 * those that it has, and what one step does not use is not saved up for the next ("Lambda scaling behavior").
 *
 * Whether the function or the account may run as many as the peak takes is what the ceilings of concurrency judge.
 */
import { STEP_SECONDS } from '../model/rise';
import type { Target } from '../model/target';
import { countLacking, type PlayedRise } from './played-rise';
import type { FunctionStart } from './provisioned-concurrency';
import {
  HOURS_WATCHED,
  multiplierAt,
  type Ramp,
  type RampStep,
  shortfallOf,
  smallestStart,
} from './shortfall';

/** The execution environments that Lambda adds to a function at most in a step. */
export const ADDED_PER_STEP = 1000;

const STEPS_PER_MINUTE = 60 / STEP_SECONDS.executions;

/** How many executions more a function needs from one step to the next while traffic rises. */
export const growthPerStep = (normal: number, { multiplier, minutes }: Ramp): number =>
  (normal * (multiplier - 1)) / Math.max(1, minutes * STEPS_PER_MINUTE);

/**
 * Plays a rise through for one function; undefined where it follows.
 *
 * @param normal The most executions at the same time in normal traffic.
 * @param before The environments that it has at the start, and what of them is assumed.
 */
export function playFunctionRise(
  name: string,
  normal: number,
  { start, words }: Pick<FunctionStart, 'start' | 'words'>,
  ramp: Ramp,
  target: Target,
): PlayedRise | undefined {
  // It rises evenly, so that what fits a step fits all of them.
  if (growthPerStep(normal, ramp) <= ADDED_PER_STEP) return undefined;
  const steps = [...playSteps(start, normal, ramp)];
  const result = { steps, shortfall: shortfallOf(steps, 1) };
  if (result.shortfall === null) return undefined;
  return {
    ...result,
    name,
    target,
    unit: 'executions',
    ramp,
    carries: 1,
    start,
    findEnough: () =>
      smallestStart(normal * ramp.multiplier, 1, (provisioned) => playSteps(provisioned, normal, ramp)),
    assumptions: words,
    lacking: countLacking(result, 1),
    requests: null,
  };
}

/** Plays the rise through. It ends when traffic has risen and all of it is served, or after four hours. */
function* playSteps(start: number, normal: number, ramp: Ramp): Generator<RampStep, void> {
  let serving = start;
  const end = (ramp.minutes + HOURS_WATCHED * 60) * STEPS_PER_MINUTE;
  for (let step = 0; step <= end; step++) {
    const minute = step / STEPS_PER_MINUTE;
    const needed = normal * multiplierAt(ramp, minute);
    serving = Math.max(serving, Math.min(Math.ceil(needed), serving + ADDED_PER_STEP));
    yield { step, needed, serving };
    if (minute >= ramp.minutes && serving >= needed) return;
  }
}
