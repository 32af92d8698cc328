/**
 * How a load balancer follows a rise of traffic, minute by minute, in load balancer capacity units (LCUs). It can carry what is
 * reserved from the start, and grows by itself from what it carried before.
 *
 * AWS publishes no figure that binds it for how fast: "Using Load Balancer Capacity Unit Reservation to prepare for sharp increases in
 * traffic" (AWS Networking & Content Delivery Blog) says that both types grow once they see more traffic, each in its own way.
 */
import type { LoadBalancer } from '../model/artifacts';
import type { Target } from '../model/target';
import { leastReservation, MIN_MULTIPLIER } from './load-balancer-units';
import { countLacking, type PlayedRise } from './played-rise';
import {
  HOURS_WATCHED,
  multiplierAt,
  type Ramp,
  type RampStep,
  shortfallOf,
  smallestStart,
} from './shortfall';

/** A load balancer before the rise. */
export interface RampingLoadBalancer extends Pick<LoadBalancer, 'loadBalancerName' | 'type' | 'zones'> {
  /** LCUs that it uses at normal peak. */
  readonly normal: number;
  /** LCUs that are reserved for it, and there. */
  readonly reserved: number;
  /** Requests per second at normal peak; null where it does not count them. */
  readonly requestsPerSecond: number | null;
  /** Whether it can reserve LCUs at all. */
  readonly canReserve: boolean;
}

/** How a type of load balancer grows by itself. */
interface SelfScaling {
  /** Until what it carries has made it larger. */
  readonly minutes: number;
  /** LCUs that it can carry then. */
  grow(carried: number): number;
  readonly words: string;
}

/** LCUs of 3 Gbit/s, at 2.2 Mbit/s each ("Capacity reservations for your Network Load Balancer"). */
const NETWORK_PER_MINUTE = 3000 / 2.2;

/** Assumed: what people plan with, of Network Load Balancers by what AWS re:Post quotes (3 Gbit/s, and 3 more each minute). */
const SELF_SCALING: Readonly<Record<'application' | 'network', SelfScaling>> = {
  application: {
    minutes: 5,
    grow: (carried) => carried * MIN_MULTIPLIER,
    words: 'twice what it carried five minutes before',
  },
  network: {
    minutes: 1,
    grow: (carried) => carried + NETWORK_PER_MINUTE,
    words: '3 Gbit/s (1,363 LCUs) more than it carried a minute before',
  },
};

const scalingOf = ({ type }: Pick<LoadBalancer, 'type'>): SelfScaling =>
  SELF_SCALING[type === 'network' ? 'network' : 'application'];

/**
 * LCUs that it carries by itself before it grows. Below these nothing need be secured ahead (`load-balancer-pre-warming`): twice
 * its normal peak, or the least that can be reserved.
 */
const bySelf = (balancer: RampingLoadBalancer): number =>
  Math.max(Math.ceil(balancer.normal * MIN_MULTIPLIER), leastReservation(balancer) ?? 0);

/** Plays a rise through for one load balancer, whether it follows or not. */
export function playLoadBalancerRise(balancer: RampingLoadBalancer, ramp: Ramp, target: Target): PlayedRise {
  const { normal, requestsPerSecond } = balancer;
  const steps = [...playMinutes(balancer, ramp)];
  const result = { steps, shortfall: shortfallOf(steps, 1) };
  const lacking = countLacking(result, 1);
  return {
    ...result,
    name: balancer.loadBalancerName,
    target,
    unit: 'LCUs',
    ramp,
    carries: 1,
    start: Math.max(bySelf(balancer), balancer.reserved),
    findEnough: () => smallestReservation(balancer, ramp),
    assumptions: describeAssumptions(balancer, ramp),
    lacking,
    requests: requestsPerSecond === null || normal === 0 ? null : lacking * (requestsPerSecond / normal) * 60,
  };
}

/** Plays the rise through. It ends when traffic has risen and all of it is served, or after four hours. */
function* playMinutes(balancer: RampingLoadBalancer, ramp: Ramp): Generator<RampStep, void> {
  const { minutes, grow } = scalingOf(balancer);
  const start = Math.max(bySelf(balancer), balancer.reserved);
  const carried: number[] = [];
  const end = ramp.minutes + HOURS_WATCHED * 60;
  for (let minute = 0; minute <= end; minute++) {
    const needed = balancer.normal * multiplierAt(ramp, minute);
    const before = carried[minute - minutes];
    const serving = before === undefined ? start : Math.max(start, Math.ceil(grow(before)));
    carried.push(Math.min(needed, serving));
    yield { step: minute, needed, serving };
    if (minute >= ramp.minutes && serving >= needed) return;
  }
}

/** The fewest LCUs that it must have at the start for nothing to be lacking: never less than it carries by itself. */
const smallestReservation = (balancer: RampingLoadBalancer, ramp: Ramp): number =>
  Math.max(
    bySelf(balancer),
    smallestStart(balancer.normal * ramp.multiplier, 1, (reserved) =>
      playMinutes({ ...balancer, reserved }, ramp),
    ),
  );

function describeAssumptions(balancer: RampingLoadBalancer, { multiplier }: Ramp): string {
  const { normal, reserved, canReserve } = balancer;
  const peak = Math.ceil(normal * multiplier);
  const seen = `AWS has reserved ${inWords(reserved)} of the ${inWords(peak)} LCUs of the peak`;
  if (reserved >= peak) return `${seen}, so that nothing is assumed.`;
  const own = bySelf(balancer);
  const because =
    own === leastReservation(balancer) ? 'the least that can be reserved' : 'twice its normal peak';
  const kept = canReserve ? '' : ' With a TLS listener it cannot reserve any.';
  return `Assumed, as AWS publishes no figure: by itself it carries ${inWords(own)} LCUs at the start (${because}), and later ${scalingOf(balancer).words}. ${seen}; with all of them nothing would be assumed.${kept}`;
}

const inWords = (units: number): string => units.toLocaleString('en-US');
