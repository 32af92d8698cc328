/**
 * How an Auto Scaling group follows a rise of traffic, minute by minute.
 *
 * Each minute the load is shared by the instances in service. When the metric of the policy has been above its target for as
 * long as the alarm takes, the group asks for as many instances as would bring it back to the target; they serve after they
 * have booted, and count in the metric after they have warmed up. A metric such as CPU cannot show more than 100 %, so that a
 * group can only grow by so many times in one go, however far traffic is ahead of it.
 */
import type { Growth } from './growth';

/** How traffic rises from normal to so many times normal. */
export interface Ramp {
  readonly multiplier: number;
  /** 0: all at once. */
  readonly minutes: number;
}

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

/** One minute of the rise to the event's peak, in instances. */
export interface RampMinute {
  readonly minute: number;
  /** Instances that the load takes, each at its target. */
  readonly needed: number;
  readonly serving: number;
}

/** While what serves cannot carry what is needed. */
export interface Shortfall {
  readonly from: number;
  /** The last minute; null where it never catches up. */
  readonly to: number | null;
  /** The highest share of the load that no instance carries, from 0 to 1, and its minute. */
  readonly worst: number;
  readonly worstAt: number;
}

/** The rise to the event's peak, minute by minute, and what was missing in it. */
export interface RampResult {
  readonly minutes: readonly RampMinute[];
  /** null where the group follows. */
  readonly shortfall: Shortfall | null;
}

/** How long after the rise a group is watched: one that has not caught up by then never does. */
const HOURS_WATCHED = 4;

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
  const minutes = [...playMinutes(group, ramp)];
  return { minutes, shortfall: shortfallOf(minutes, group) };
}

function* playMinutes(group: RampingGroup, ramp: Ramp): Generator<RampMinute, void> {
  const launches: Launch[] = [{ count: group.start, servesFrom: 0, countsFrom: 0 }];
  let desired = group.start;
  let above = 0;
  const end = ramp.minutes + HOURS_WATCHED * 60;
  for (let minute = 0; minute <= end; minute++) {
    const needed = neededAt(group, ramp, minute);
    const serving = totalOf(launches, ({ servesFrom }) => servesFrom <= minute);
    yield { minute, needed, serving };
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

/** Instances that the load takes a minute into the rise. */
function neededAt({ growth }: RampingGroup, { multiplier, minutes }: Ramp, minute: number): number {
  const risen = minutes === 0 ? 1 : Math.min(1, minute / minutes);
  const m = 1 + (multiplier - 1) * risen;
  return (growth.fixedLoad + growth.elasticLoad * m) / (growth.perUnit ?? 1);
}

/** Floating-point dust is no shortfall. */
const DUST = 1e-9;

/** The share of the load of a minute that no instance carries; negative where there is room. */
const shareLacking = ({ needed, serving }: RampMinute, { carries }: RampingGroup): number =>
  needed === 0 ? 0 : 1 - (serving * carries) / needed;

function shortfallOf(minutes: readonly RampMinute[], group: RampingGroup): Shortfall | null {
  const share = (minute: RampMinute): number => shareLacking(minute, group);
  const short = minutes.filter((one) => share(one) > DUST);
  const [first] = short;
  const last = short.at(-1);
  if (first === undefined || last === undefined) return null;
  const worst = short.reduce((a, b) => (share(b) > share(a) ? b : a));
  const to = last === minutes.at(-1) ? null : last.minute;
  return { from: first.minute, to, worst: share(worst), worstAt: worst.minute };
}

/** The fewest instances at the start with which nothing is short; as many as the peak takes are always enough. */
export function smallestStart(group: RampingGroup, ramp: Ramp): number {
  let enough = Math.max(0, Math.ceil(neededAt(group, ramp, ramp.minutes) - DUST));
  let short = -1;
  while (enough - short > 1) {
    const middle = Math.floor((enough + short) / 2);
    if (fallsShort({ ...group, start: middle }, ramp)) short = middle;
    else enough = middle;
  }
  return enough;
}

function fallsShort(group: RampingGroup, ramp: Ramp): boolean {
  for (const minute of playMinutes(group, ramp)) {
    if (shareLacking(minute, group) > DUST) return true;
  }
  return false;
}
