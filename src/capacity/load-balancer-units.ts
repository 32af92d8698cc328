/** The load balancer capacity units (LCUs) that the event needs of a load balancer, and those that can be reserved for it. */
import { isKnown } from '../judging/known';
import {
  ARTIFACTS,
  type LcuReservation,
  type Listener,
  type LoadBalancer,
  type LoadBalancerPeak,
} from '../model/artifacts';
import { type MultiplierContext, multiplierOf } from '../plan/demand';
import { densityOf } from './density';

/**
 * The multiplier from which a rise needs capacity ahead. This is an assumption, as AWS publishes no figure for how fast
 * an Application Load Balancer grows by itself: that it carries twice its traffic at any time, and follows a doubling within minutes.
 */
export const MIN_MULTIPLIER = 2;

/**
 * The fewest capacity units that a load balancer can reserve: 100 of an Application Load Balancer, 2,750 in each zone of a
 * Network Load Balancer ("Capacity reservations" in the guide of each); null for a type that is not pre-warmed.
 */
export function leastReservation({ type, zones }: Pick<LoadBalancer, 'type' | 'zones'>): number | null {
  if (type === 'application') return 100;
  return type === 'network' ? 2750 * zones.length : null;
}

/** "LCU reservation is not supported on Network Load Balancers using TLS listeners" (the guide of these). */
export const canReserve = (
  { loadBalancerArn, type }: LoadBalancer,
  listeners: readonly Listener[],
): boolean =>
  type !== 'network' ||
  !listeners.some((one) => one.loadBalancerArn === loadBalancerArn && one.protocol === 'TLS');

/** The zones in which what is reserved is not there: none where all of it is. */
export const zonesWithout = ({ zones }: Pick<LcuReservation, 'zones'>): LcuReservation['zones'] =>
  zones.filter(({ state }) => state !== 'provisioned');

/** LCUs that are reserved, and there. Where a zone is without them, nothing tells how many the others have. */
export const unitsInPlace = (reservation: LcuReservation | undefined): number =>
  reservation && zonesWithout(reservation).length === 0 ? reservation.capacityUnits : 0;

/** The capacity units that the event needs of a load balancer. */
export interface CapacityNeed {
  /** null where they are not known. */
  readonly units: number | null;
  /** How they were worked out, or why they could not be. */
  readonly words: string;
  /** Whether other measures show that they are clearly fewer than can be reserved, where `units` is not known. */
  readonly areFew?: true;
}

/** Works out the LCUs that a load balancer needs: those of its normal peak, as many times as its traffic of today it gets. */
export function capacityNeed(
  balancer: LoadBalancer,
  peak: LoadBalancerPeak | undefined,
  context: MultiplierContext,
): CapacityNeed {
  const metric = balancer.type === 'network' ? 'ProcessedBytes' : 'PeakLCUs';
  const used = peak?.capacityUnits;
  const density = densityOf(used, peak?.window, 'rates', `${metric} of it`);
  const times = multiplierOf(ARTIFACTS.loadBalancers.owner(balancer), context);
  if (times === null) return { units: null, words: 'The needed multiplier is not known.' };
  if (!used) return needByConnections(balancer, peak, times, metric);
  if (!isKnown(density)) return { units: null, words: density.missing };
  const units = Math.ceil(used.value * times);
  const arithmetic = `${toTenth(used.value)} LCUs at the normal peak (${metric}, ${used.at}) × ${times} = ${units}.`;
  return density.isFlattened
    ? { units: null, words: `${arithmetic} That rests on means of an hour, which hide the peak.` }
    : { units, words: arithmetic };
}

/** What one capacity unit carries of each measure: "Elastic Load Balancing pricing", LCU and NLCU details for TCP. */
const PER_UNIT = {
  application: { newConnectionsPerSecond: 25, activeConnections: 3_000, requestsPerSecond: 1_000 },
  network: { newConnectionsPerSecond: 800, activeConnections: 100_000, requestsPerSecond: null },
} as const;

/** The share of what can be reserved that the other measures may reach: the bytes, which they leave out, may be most of it. */
const FEW = 0.1;

/** Tells whether a load balancer needs few capacity units by its requests and connections, where these units are not published. */
function needByConnections(
  balancer: LoadBalancer,
  peak: LoadBalancerPeak | undefined,
  times: number,
  metric: string,
): CapacityNeed {
  const missing = `CloudWatch has no data for ${metric} of it in the look-back.`;
  const least = leastReservation(balancer);
  const perUnit = balancer.type === 'network' ? PER_UNIT.network : PER_UNIT.application;
  const used = (Object.keys(perUnit) as (keyof typeof perUnit)[]).flatMap((measure) => {
    const measured = peak?.[measure];
    const each = perUnit[measure];
    const isDense = isKnown(densityOf(measured, peak?.window, 'rates', measure));
    return measured && each !== null && isDense ? measured.value / each : [];
  });
  const units = Math.max(...used) * times;
  if (used.length === 0 || least === null || units >= least * FEW) return { units: null, words: missing };
  return {
    units: null,
    words: `${missing} By its requests and connections it needs ${toTenth(units)} LCUs, far less than the ${least} that can be reserved.`,
    areFew: true,
  };
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;
