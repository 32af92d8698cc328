/**
 * How the capacity of a DynamoDB table or index, or of a stream on demand, follows a rise of traffic, minute by minute, by what it
 * carried before. Whether it may have as much as the peak takes is what the ceilings judge.
 */
import {
  HOURS_WATCHED,
  multiplierAt,
  type Ramp,
  type RampStep,
  shortfallOf,
  smallestStart,
} from './shortfall';

/** How a capacity grows by itself. */
export interface Following {
  /** Units a second at normal peak. */
  readonly normal: number;
  /** Units a second that it takes as the rise begins. */
  readonly start: number;
  /** Minutes until what it carried has made it larger. */
  readonly minutes: number;
  /** How many times what it carried it takes then. */
  readonly times: number;
}

/**
 * On demand it takes twice its highest traffic at once, and "throttling can occur if you exceed double your previous peak
 * within 30 minutes" (developer guide, "On-demand capacity mode"); what it is warmed for it takes in any case.
 *
 * @param warm What it is ready to take at once.
 */
export const onDemandFollowing = (normal: number, warm: number): Following => ({
  normal,
  start: Math.max(warm, 2 * normal),
  minutes: 30,
  times: 2,
});

/**
 * Assumed: the policy needs two minutes above its target, the alarm a few more, and DynamoDB several to provision ("Managing
 * throughput capacity automatically with DynamoDB auto scaling" gives no other figures).
 */
export const MINUTES_TO_PROVISION = 10;

/**
 * @param provisioned What is provisioned as the rise begins.
 * @param target The share of it that the policy keeps in use.
 */
export const autoScaledFollowing = (normal: number, provisioned: number, target: number): Following => ({
  normal,
  start: Math.max(provisioned, normal / target),
  minutes: MINUTES_TO_PROVISION,
  times: 1 / target,
});

/** What is lacking while traffic rises: from and to which minute, and the highest share; null where it follows. */
export const followRise = (following: Following, ramp: Ramp) => shortfallOf([...play(following, ramp)], 1);

/** The fewest units a second at the start with which nothing is lacking. */
export const enoughAtStart = (following: Following, ramp: Ramp): number =>
  smallestStart(following.normal * ramp.multiplier, 1, (start) => play({ ...following, start }, ramp));

function* play({ normal, start, minutes, times }: Following, ramp: Ramp): Generator<RampStep, void> {
  const carried: number[] = [];
  for (let step = 0; step <= ramp.minutes + HOURS_WATCHED * 60; step++) {
    const needed = normal * multiplierAt(ramp, step);
    const serving = Math.max(start, times * (carried[step - minutes] ?? 0));
    carried.push(Math.min(needed, serving));
    yield { step, needed, serving };
    if (step >= ramp.minutes && serving >= needed) return;
  }
}
