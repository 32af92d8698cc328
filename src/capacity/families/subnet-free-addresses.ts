import { groupOwner } from '../../judging/fleet';
import { lookup } from '../../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type AutoScalingGroup,
  type Ec2Instance,
  type Subnet,
} from '../../model/artifacts';
import {
  anyFlattened,
  COMPUTE_ARTIFACTS,
  countLoadOnce,
  type GroupDemand,
  groupDemand,
  growingGroups,
  type OwnPeak,
  ownPeaks,
  round,
  survivingZone,
  whyUnderstated,
} from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type Growth, linearUse, type Use } from '../growth';

/** AWS keeps the first four addresses and the last one of every subnet. */
const RESERVED_ADDRESSES = 5;

export const subnetFreeAddresses = defineCeilingFamily({
  id: 'subnet-free-addresses',
  title: 'Subnet has free addresses for the instances the peak launches into it',
  failureTitle: 'Subnet runs out of addresses before the peak',
  why: 'A launch into a full subnet fails, and load balancers that scale need addresses there too.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  workbook: 'Step 10',
  unit: 'addresses',
  formula:
    'addresses taken by what does not grow (groups that carry no traffic as at their own peak) + those of instances in no group × m + Σ over groups of ⌈needed instances ÷ (zones × subnets in the zone)⌉ × addresses of one instance, against 2^(32 − prefix length) − 5.',
  remedy: 'Give the groups a larger subnet in that zone.',
  kind: 'physical',
  elastic: true,
  needs: ['subnets', 'autoScalingGroups', 'ec2Instances'],
  uses: COMPUTE_ARTIFACTS,
  estimate(artifacts, context) {
    const demands = growingGroups(artifacts, context).map((group) => groupDemand(group, artifacts, context));
    const peaks = ownPeaks(artifacts, context);
    const taken = addressesTaken(artifacts, context);
    const zoneOf = new Map(artifacts.subnets.map((one) => [one.subnetId, one.availabilityZone]));
    return artifacts.subnets
      .filter((subnet) => !subnet.ipv6Native)
      .flatMap((subnet) => {
        const here = demandsBySubnet(demands, subnet.subnetId);
        const inSubnet = taken.get(subnet.subnetId) ?? nothingTaken();
        const weightOf = ({ group }: GroupDemand): number =>
          perInstance(group, inSubnet) / placesOf(group, subnet, zoneOf);
        // Blue and green in other subnets than each other's need room in both: either may serve.
        const spread = countLoadOnce(here, weightOf).map((demand) => ({
          ...demand,
          places: placesOf(demand.group, subnet, zoneOf),
        }));
        const isStill = here.length === 0 && inSubnet.ofFleets === 0;
        if (isStill) return [];
        const steady = peaksBySubnet(peaks, subnet.subnetId).map((peak) => ({
          ...peak,
          places: placesOf(peak.group, subnet, zoneOf),
        }));
        return [subnetCeiling(subnet, spread, steady, inSubnet, context)];
      });
  },
});

const demandsBySubnet = lookup(({ group }: GroupDemand) => group.subnetIds);

const peaksBySubnet = lookup(({ group }: OwnPeak) => group.subnetIds);

/** What a group needs that launches into a subnet, and over how many equal places it spreads. */
type SubnetDemand = GroupDemand & { readonly places: number };

/** The same of a group that carries none of the event's traffic. */
type SubnetPeak = OwnPeak & { readonly places: number };

/** A group launches evenly over its zones, and within a zone over its subnets there. */
function placesOf(
  { subnetIds }: AutoScalingGroup,
  { availabilityZone }: Subnet,
  zoneOf: ReadonlyMap<string, string>,
): number {
  const zones = subnetIds.map((id) => zoneOf.get(id) ?? id);
  return new Set(zones).size * zones.filter((zone) => zone === availabilityZone).length;
}

/** What instances take in one subnet now, in addresses. */
interface Taken {
  /** By group: its instances with addresses there, and how many addresses these have. */
  readonly byGroup: Map<string, { readonly instances: number; readonly addresses: number }>;
  /** Of instances in no group that carry traffic. */
  ofFleets: number;
  /** The part of that which grows. */
  ofFleetsGrowing: number;
}

const nothingTaken = (): Taken => ({ byGroup: new Map(), ofFleets: 0, ofFleetsGrowing: 0 });

/** An instance takes the addresses of its network interfaces: its own, those of containers, and prefixes of 16 each. */
function addressesTaken(
  { ec2Instances, autoScalingGroups }: Pick<Artifacts, 'ec2Instances' | 'autoScalingGroups'>,
  context: FamilyContext,
): ReadonlyMap<string, Readonly<Taken>> {
  const ownerOf = groupOwner(autoScalingGroups);
  const subnets = new Map<string, Taken>();
  for (const instance of ec2Instances) {
    const group = ownerOf(instance);
    const factor = group === null ? context.elasticity(ARTIFACTS.ec2Instances.owner(instance)) : 0;
    for (const [subnetId, addresses] of addressesOf(instance)) {
      const here = subnets.get(subnetId) ?? nothingTaken();
      subnets.set(subnetId, here);
      if (group !== null) {
        const before = here.byGroup.get(group) ?? { instances: 0, addresses: 0 };
        here.byGroup.set(group, {
          instances: before.instances + 1,
          addresses: before.addresses + addresses,
        });
      } else if (factor > 0) {
        here.ofFleets += addresses;
        here.ofFleetsGrowing += addresses * factor;
      }
    }
  }
  return subnets;
}

/** EC2 assigns IPv4 prefixes of /28 to network interfaces. */
const ADDRESSES_IN_PREFIX = 16;

/** By subnet; an instance whose interfaces are not known takes one address in its own. */
function addressesOf({ networkInterfaces, subnetId }: Ec2Instance): ReadonlyMap<string, number> {
  if (networkInterfaces.length === 0) return new Map(subnetId === null ? [] : [[subnetId, 1]]);
  const counts = new Map<string, number>();
  for (const { subnetId: at, addresses } of networkInterfaces) {
    const taken = addresses.reduce((sum, one) => sum + (one.includes('/') ? ADDRESSES_IN_PREFIX : 1), 0);
    counts.set(at, (counts.get(at) ?? 0) + taken);
  }
  return counts;
}

function subnetCeiling(
  subnet: Subnet,
  demands: readonly SubnetDemand[],
  peaks: readonly SubnetPeak[],
  taken: Taken,
  context: FamilyContext,
): CeilingDraft {
  const size = 2 ** (32 - Number(subnet.cidrBlock.split('/')[1])) - RESERVED_ADDRESSES;
  const used = size - subnet.availableIpAddressCount;
  const ofGroups = demands.reduce(
    (sum, { group }) => sum + (taken.byGroup.get(group.autoScalingGroupName)?.addresses ?? 0),
    0,
  );
  const fleets = linearUse(taken.ofFleetsGrowing, 1, taken.ofFleets - taken.ofFleetsGrowing);
  const beyondNow = peaks.map((peak) => ({ ...peak, addresses: addressesBeyondNow(peak, taken) }));
  const ofOwnPeaks = beyondNow.reduce((sum, { addresses }) => sum + addresses, 0);
  const others = used - ofGroups - taken.ofFleets + ofOwnPeaks;
  const useOf = (withoutZone: boolean): Use => ({
    fixed: others + fleets.fixed,
    growth: [...fleets.growth, ...growthOf(demands, taken, withoutZone)],
  });
  const name = subnet.tags.Name ? `${subnet.tags.Name} (${subnet.subnetId})` : subnet.subnetId;
  return {
    resource: subnet.subnetId,
    title: `Addresses in ${name}, ${subnet.availabilityZone}`,
    unit: 'addresses',
    now: used,
    use: useOf(false),
    useWithoutZone: useOf(true),
    limit: size,
    isFlattened: anyFlattened(demands),
    understated: whyUnderstated([...demands, ...peaks]),
    evidence: [
      {
        source: 'ec2:DescribeSubnets',
        at: context.asOf,
        detail: `${subnet.cidrBlock} has ${size} usable addresses, ${subnet.availableIpAddressCount} free; ${ofGroups} are taken by instances of the groups that grow${taken.ofFleets > 0 ? `, and ${taken.ofFleets} by instances in no group, which grow in proportion to traffic` : ''}.`,
      },
      ...beyondNow
        .filter(({ addresses }) => addresses > 0)
        .map(({ group, instances, places, addresses }) => ({
          source: 'AWS/AutoScaling, AWS/EC2',
          at: null,
          detail: `Group ${group.autoScalingGroupName} carries none of the event’s traffic; it counts as at its own peak of the look-back, ${instances} instances, 1 of ${places} of them here: ${round(addresses)} addresses more than now.`,
        })),
      ...demands.map(({ group, places }) => ({
        source: 'arithmetic',
        at: null,
        detail: `Group ${group.autoScalingGroupName} spreads evenly over its zones, and in each over its subnets: 1 of ${places} instances is launched here, and takes ${inWords(perInstance(group, taken))}. Addresses that load balancers take as they grow are not counted, since AWS publishes no figure.`,
      })),
    ],
    fix: (expected) => ({
      action: `Choose a free address range of ${subnet.vpcId} for a larger subnet in ${subnet.availabilityZone}, and give it to the groups in ${name}: they need ${Math.ceil(expected)} addresses, and it has ${size}.`,
      lead: 'networking',
    }),
  };
}

/** The fullest place gets the rounded-up share of each group whose need is known. */
const growthOf = (demands: readonly SubnetDemand[], taken: Taken, withoutZone: boolean): readonly Growth[] =>
  demands.flatMap(({ group, growth: term, places }) => {
    if (term === null) return [];
    const kept = withoutZone ? (survivingZone(term, zonesOf(group)) ?? term) : term;
    return [{ ...kept, spreadOver: places, weight: perInstance(group, taken) }];
  });

/** Addresses that a group takes here at its own peak beyond those that its instances take now. */
function addressesBeyondNow({ group, instances, places }: SubnetPeak, taken: Taken): number {
  const here = taken.byGroup.get(group.autoScalingGroupName)?.instances ?? 0;
  // What does not run yet may all be launched here, but not more than that.
  const more = Math.min(Math.ceil(instances / places) - here, instances - group.instances.length);
  return Math.max(0, more) * perInstance(group, taken);
}

/** Addresses that an instance of a group takes in the subnet, as those there now do on average. */
function perInstance({ autoScalingGroupName }: AutoScalingGroup, { byGroup }: Taken): number {
  const now = byGroup.get(autoScalingGroupName);
  return now ? now.addresses / now.instances : 1;
}

const inWords = (addresses: number): string =>
  addresses === 1 ? 'one address' : `${round(addresses)} addresses, as those there do now`;

const zonesOf = (group: AutoScalingGroup): number => group.availabilityZones.length;
