/** Instances in no Auto Scaling group and no cluster that carry the event's traffic: what they can carry is what runs today. */
import { fleetOf, groupOwner } from '../judging/fleet';
import type { Placed } from '../judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type Ec2Instance } from '../model/artifacts';
import { isFixed, registrationsOf } from '../model/fixed-instances';
import type { ScopedResource } from '../model/resource';
import type { CeilingDraft } from './family';
import { scaledUse, type Use } from './growth';

/** Instances that are judged as one. */
export interface FixedFleet {
  /** What leads to them, such as `target group web`; of those to which nothing does, their own name. */
  readonly name: string;
  /** Those that carry traffic, of this and no other fleet. */
  readonly instances: readonly Ec2Instance[];
  /** Whether a load balancer divides requests among them. */
  readonly sharesLoad: boolean;
  /** All that get requests with them, those of Auto Scaling groups too. */
  readonly peers: readonly Ec2Instance[];
}

/** What fleets are made of; what could not be read is undefined. */
type FleetArtifacts = Pick<Artifacts, 'ec2Instances'> &
  Partial<Pick<Artifacts, 'autoScalingGroups' | 'targetHealth' | 'classicLoadBalancers'>>;

/** What families and checks read, beside the instances, to call {@link fixedFleets}. */
export const FLEET_ARTIFACTS = ['autoScalingGroups', 'targetHealth', 'classicLoadBalancers'] as const;

/**
 * The fleets on the path of traffic. Instances are of one where a load balancer leads to both, or others lead from one to the other; those
 * to which none leads, where people gave them one name. Of those that may or may not carry traffic the check `traffic-path` asks.
 */
export function fixedFleets(
  artifacts: FleetArtifacts,
  placed: (resource: ScopedResource) => Placed,
): FixedFleet[] {
  const registrations = registrationsOf(artifacts);
  const ownerOf = groupOwner(artifacts.autoScalingGroups ?? []);
  const fixed = artifacts.ec2Instances
    .filter(
      (instance) =>
        isFixed(instance) &&
        ownerOf(instance) === null &&
        placed(ARTIFACTS.ec2Instances.owner(instance)).placement === 'on',
    )
    .map((instance) => ({ instance, through: registrations(instance) }));
  if (fixed.length === 0) return [];
  const running = artifacts.ec2Instances
    .filter(({ state }) => state === 'running')
    .map((instance) => ({ instance, through: registrations(instance) }));
  const leading = joined(fixed.map(({ through }) => through));
  const shared = [...leading].map((names): FixedFleet => {
    const isOf = ({ through }: { readonly through: readonly string[] }) =>
      through.some((one) => names.has(one));
    return {
      name: [...names].sort().join(', '),
      instances: fixed.filter(isOf).map(({ instance }) => instance),
      sharesLoad: true,
      peers: running.filter(isOf).map(({ instance }) => instance),
    };
  });
  const alone = fixed.filter(({ through }) => through.length === 0).map(({ instance }) => instance);
  const named = [...Map.groupBy(alone, fleetOf)].map(
    ([name, instances]): FixedFleet => ({ name, instances, sharesLoad: false, peers: instances }),
  );
  return [...shared, ...named];
}

/** Joins sets of names that have one in common. */
function joined(lists: readonly (readonly string[])[]): ReadonlySet<Set<string>> {
  const setOf = new Map<string, Set<string>>();
  for (const names of lists) {
    const own = new Set(names.flatMap((name) => [name, ...(setOf.get(name) ?? [])]));
    for (const name of own) setOf.set(name, own);
  }
  return new Set(setOf.values());
}

/** What becomes of the use of a fleet without the zone that has the most of what gets its requests: the others carry all. */
export function withoutFullestZone(
  { peers }: Pick<FixedFleet, 'peers'>,
  use: Use | null,
): Pick<CeilingDraft, 'useWithoutZone'> {
  const byZone = Map.groupBy(peers, ({ availabilityZone }) => availabilityZone);
  const most = Math.max(...[...byZone.values()].map(({ length }) => length));
  if (byZone.size < 2) return { useWithoutZone: 'lost' };
  return use === null ? {} : { useWithoutZone: scaledUse(use, peers.length / (peers.length - most)) };
}
