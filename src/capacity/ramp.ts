/**
 * How an Auto Scaling group follows a rise of traffic, minute by minute.
 *
 * Each minute the load is shared by the instances in service. When the metric of the policy has been above its target for as
 * long as the alarm takes, the group asks for as many instances as would bring it back to the target; they serve after they
 * have booted, and count in the metric after they have warmed up. A metric such as CPU cannot show more than 100 %, so that a
 * group can only grow by so many times in one go, however far traffic is ahead of it.
 */
import type { Growth } from './growth';
import {
  fallsShort,
  HOURS_WATCHED,
  multiplierAt,
  type Ramp,
  type RampResult,
  type RampStep,
  shortfallOf,
  smallestStart,
} from './shortfall';

/** A group before the rise, and how fast it can grow. Sizes are in instances, times in minutes. */
export interface RampingGroup {
  /** Its load, and what one instance carries at the target of its policy. */
  readonly growth: Pick<Growth, 'fixedLoad' | 'elasticLoad' | 'perUnit'>;
  readonly start: number;
  readonly most: number;
  /** How many times its target the metric can show at most; null where it has no end, 1 where no policy scales the group out. */
  readonly headroom: number | null;
  /** How many times what its target asks for an instance carries before requests suffer: 1 or more. */
  readonly carries: number;
  /** Until the alarm of the policy goes off, once the metric is above the target. */
  readonly reaction: number;
  readonly boot: number;
  readonly warmUp: number;
}

/** Instances that were launched together. */
interface Launch {
  readonly count: number;
  readonly servesFrom: number;
  readonly countsFrom: number;
}

const totalOf = (launches: readonly Launch[], isIncluded: (launch: Launch) => boolean): number =>
  launches.reduce((sum, launch) => (isIncluded(launch) ? sum + launch.count : sum), 0);

/** Plays the rise through. It ends when nothing that is launched is missing any more, or after four hours. */
export function simulateRamp(group: RampingGroup, ramp: Ramp): RampResult {
  const steps = [...playMinutes(group, ramp)];
  return { steps, shortfall: shortfallOf(steps, group.carries) };
}

/** Whether a group falls short in a rise: as {@link simulateRamp} tells, but with less work. */
export const groupFallsShort = (group: RampingGroup, ramp: Ramp): boolean =>
  fallsShort(playMinutes(group, ramp), group.carries);

function* playMinutes(group: RampingGroup, ramp: Ramp): Generator<RampStep, void> {
  const launches: Launch[] = [{ count: group.start, servesFrom: 0, countsFrom: 0 }];
  let desired = group.start;
  let above = 0;
  const end = ramp.minutes + HOURS_WATCHED * 60;
  for (let minute = 0; minute <= end; minute++) {
    const needed = neededAt(group, ramp, minute);
    const serving = totalOf(launches, ({ servesFrom }) => servesFrom <= minute);
    yield { step: minute, needed, serving };
    if (minute >= ramp.minutes && serving >= needed) return;

    const metric = Math.min(needed / Math.max(1, serving), group.headroom ?? Number.POSITIVE_INFINITY);
    above = metric > 1 ? above + 1 : 0;
    if (above < group.reaction) continue;
    const counted = totalOf(launches, ({ countsFrom }) => countsFrom <= minute);
    const wanted = Math.min(group.most, Math.ceil(Math.max(1, counted) * metric));
    if (wanted <= desired) continue;
    const servesFrom = minute + group.boot;
    launches.push({ count: wanted - desired, servesFrom, countsFrom: servesFrom + group.warmUp });
    desired = wanted;
  }
}

/** Instances that the load takes a minute into the rise, each at its target. */
function neededAt({ growth }: RampingGroup, ramp: Ramp, minute: number): number {
  return (growth.fixedLoad + growth.elasticLoad * multiplierAt(ramp, minute)) / (growth.perUnit ?? 1);
}

/** The fewest instances at the start with which nothing is short. */
export const smallestGroup = (group: RampingGroup, ramp: Ramp): number =>
  smallestStart(neededAt(group, ramp, ramp.minutes), group.carries, (start) =>
    playMinutes({ ...group, start }, ramp),
  );
