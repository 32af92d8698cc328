/**
 * On-Demand Capacity Reservations, as far as nothing runs in them. They count against the On-Demand quotas all the same,
 * until launches fill them: EC2 User Guide, "On-Demand Instance quotas".
 */
import type { AutoScalingGroup, CapacityReservation, Ec2Instance } from '../model/artifacts';
import type { FamilyContext } from './family';
import type { Growth } from './growth';

/** States in which a reservation counts against the quota: EC2 User Guide, "On-Demand Capacity Reservations", quotas. */
const COUNTED: readonly string[] = ['assessing', 'scheduled', 'pending', 'active', 'delayed'];

/** A reservation and the instances that it holds for launches to come, of which there is at least one. */
export interface UnusedReservation {
  readonly reservation: CapacityReservation;
  readonly instances: number;
}

/**
 * The reservations that count against this account's On-Demand quotas beside its instances. One that another account
 * shares counts there, and Capacity Blocks have quotas of their own.
 */
export const unusedReservations = (
  reservations: readonly CapacityReservation[],
  { target }: Pick<FamilyContext, 'target'>,
): UnusedReservation[] =>
  reservations
    .filter(
      ({ ownerId, reservationType, state }) =>
        ownerId === target.account && reservationType !== 'capacity-block' && COUNTED.includes(state),
    )
    .map((reservation) => ({
      reservation,
      instances:
        reservation.state === 'active' ? reservation.availableInstanceCount : reservation.totalInstanceCount,
    }))
    .filter(({ instances }) => instances > 0);

/** Whether a reservation is still there when the event begins. */
export const lastsUntilEvent = (
  { reservation: { endDate } }: UnusedReservation,
  { window }: Pick<FamilyContext, 'window'>,
): boolean => endDate === null || Date.parse(endDate) > Date.parse(window.start);

/** A group that launches, as far as it matters for reservations. */
export interface Launcher {
  readonly group: AutoScalingGroup;
  /** Types that it may launch; empty where they are not known. */
  readonly types: readonly string[];
  /** Instances that it needs at normal peak; null where that is not known, or where not all of them are On-Demand. */
  readonly need: number | null;
  /** Its instances now, which show its platform and tenancy. */
  readonly instances: readonly Ec2Instance[];
}

/** Whether the launches of a group fill a reservation before they use more of the quota. */
function filledBy(
  { reservation }: UnusedReservation,
  { group, types, need, instances }: Launcher,
): 'surely' | 'perhaps' | 'never' {
  const { instanceType, availabilityZone, platform, tenancy } = reservation;
  const isOther = (instance: Ec2Instance): boolean =>
    (instance.platform !== null && instance.platform !== platform) || instance.tenancy !== tenancy;
  if (
    (types.length > 0 && !types.includes(instanceType)) ||
    !group.availabilityZones.includes(availabilityZone) ||
    (instances.length > 0 && instances.every(isOther))
  )
    return 'never';
  const isOpen =
    reservation.state === 'active' &&
    reservation.instanceMatchCriteria === 'open' &&
    !reservation.interruptible;
  const matches =
    instances.length > 0 && instances.every((instance) => instance.platform !== null && !isOther(instance));
  return isOpen && need !== null && types.length === 1 && matches ? 'surely' : 'perhaps';
}

/** Which group fills a reservation: of several that do, the one that needs most, since it can be filled only once. */
export function fillerOf(
  unused: UnusedReservation,
  launchers: readonly Launcher[],
): Launcher | 'open' | null {
  const fillers = launchers.filter((launcher) => filledBy(unused, launcher) === 'surely');
  if (fillers.length > 0) return fillers.reduce((a, b) => ((b.need ?? 0) > (a.need ?? 0) ? b : a));
  return launchers.some((launcher) => filledBy(unused, launcher) === 'perhaps') ? 'open' : null;
}

/**
 * The same need, zone by zone, each of which counts at least what runs and is reserved there: launches fill what is
 * reserved first, and what the others need of a zone does not shrink for it.
 *
 * @param growth Needed instances, spread evenly over the zones.
 * @param floors Instances that run or are reserved in each zone of the group; 0 where nothing is reserved.
 */
export function aboveReserved(growth: Growth, floors: readonly number[]): readonly Growth[] {
  if (floors.every((floor) => floor === 0)) return [growth];
  const zones = floors.length;
  // Of n instances in all, the zones have ⌈(n − 0)/Z⌉, ⌈(n − 1)/Z⌉ … of them; what is reserved most gets the least.
  return floors
    .toSorted((a, b) => a - b)
    .map((floor, index) => ({
      ...growth,
      reservedUnits: floor * zones + index,
      beyond: index,
      spreadOver: zones,
    }));
}
