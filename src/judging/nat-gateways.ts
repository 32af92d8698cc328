import type { NatGateway, Subnet } from '../model/artifacts';

/** The zones other than its own whose subnets leave through a gateway; none of one that is in all zones, or whose zone is not known. */
export function foreignZones(
  { isRegional, availabilityZone, servedSubnetIds }: NatGateway,
  subnets: readonly Subnet[],
): readonly string[] {
  if (isRegional || availabilityZone === null) return [];
  const served = subnets.filter(({ subnetId }) => servedSubnetIds.includes(subnetId));
  const zones = new Set(served.map((subnet) => subnet.availabilityZone));
  zones.delete(availabilityZone);
  return [...zones].sort();
}

/** Whether a gateway is there, or will be: one that failed carries nothing, and deletes itself within the hour. */
export const isServing = ({ state }: NatGateway): boolean => state === 'available' || state === 'pending';
