import { groupOwner } from '../../judging/fleet';
import { lookup } from '../../lib/lookup';
import { round } from '../../lib/round';
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
  groupsOfOthers,
  growingGroups,
  type OwnPeak,
  ownPeaks,
  survivingZone,
  whyUnderstated,
} from '../compute';
import { type CeilingDraft, type CeilingPart, defineCeilingFamily, type FamilyContext } from '../family';
import { type Added, addedUse, fitsUpTo, type Growth, linearUse, timesLoad } from '../growth';

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
    'addresses taken by what does not grow (groups that carry no traffic as at their own peak) + those of instances in no group × m + Σ over groups of ⌈needed instances ÷ (zones × subnets in the zone)⌉ × addresses of one instance, against 2^(32 − prefix length) − 5. Groups that are balanced-best-effort are held against the sum of their subnets, without the worst zone where one may be lost; a subnet that is too small for its share alone is yellow then.',
  remedy: 'Give the groups a larger subnet in that zone.',
  kind: 'physical',
  elastic: true,
  needs: ['subnets', 'autoScalingGroups', 'ec2Instances'],
  uses: [...COMPUTE_ARTIFACTS, 'classicLoadBalancers'],
  estimate(artifacts, context) {
    const subnets = artifacts.subnets.filter(({ ipv6Native }) => !ipv6Native);
    const launches: Launches = {
      demands: growingGroups(artifacts, context).map((group) => groupDemand(group, artifacts, context)),
      ofOthers: groupsOfOthers(artifacts, context).map((group) => groupDemand(group, artifacts, context)),
      peaks: ownPeaks(artifacts, context),
      taken: addressesTaken(artifacts, context),
      zoneOf: new Map(artifacts.subnets.map((one) => [one.subnetId, one.availabilityZone])),
      asOf: context.asOf,
    };
    const mayOverflow = overflowOf(subnets, launches, artifacts);
    return [
      ...subnets
        .filter((subnet) => !mayOverflow(subnet) && !isStill(subnet, launches))
        .map((subnet) => addressCeiling([subnet], launches)),
      ...poolsOf(subnets, launches)
        .filter((pool) => pool.some(mayOverflow))
        .map((pool) => pooledCeiling(pool, pool.filter(mayOverflow), launches)),
    ];
  },
});

/** What is launched in a region, into whatever subnets, and what is there already. */
interface Launches {
  readonly demands: readonly GroupDemand[];
  /** Of groups that carry only the traffic of other events at the same time. */
  readonly ofOthers: readonly GroupDemand[];
  readonly peaks: readonly OwnPeak[];
  /** By subnet. */
  readonly taken: ReadonlyMap<string, Readonly<Taken>>;
  /** Zones of subnets. */
  readonly zoneOf: ReadonlyMap<string, string>;
  readonly asOf: string;
}

const demandsBySubnet = lookup(({ group }: GroupDemand) => group.subnetIds);

const peaksBySubnet = lookup(({ group }: OwnPeak) => group.subnetIds);

/** What a group needs that launches into subnets, and over how many equal places it spreads for one that these are. */
type SubnetDemand = GroupDemand & { readonly places: number };

/** The same of a group that carries none of the event's traffic. */
type SubnetPeak = OwnPeak & { readonly places: number };

/** Whether nothing that grows is launched into a subnet. */
const isStill = ({ subnetId }: Subnet, { demands, taken }: Launches): boolean =>
  demandsBySubnet(demands, subnetId).length === 0 && (taken.get(subnetId)?.ofFleets ?? 0) === 0;

/** A group launches evenly over its zones, and within a zone over its subnets there. */
function placesOf(
  { subnetIds }: AutoScalingGroup,
  { availabilityZone }: Subnet,
  zoneOf: ReadonlyMap<string, string>,
): number {
  const zones = subnetIds.map((id) => zoneOf.get(id) ?? id);
  return new Set(zones).size * zones.filter((zone) => zone === availabilityZone).length;
}

/** Of how many instances of a group one is launched into the subnets; 1 where it has no others. */
function placesIn(group: AutoScalingGroup, subnets: readonly Subnet[], { zoneOf }: Launches): number {
  const own = subnets.filter(({ subnetId }) => group.subnetIds.includes(subnetId));
  const [first, ...others] = own;
  if (own.length === new Set(group.subnetIds).size || first === undefined) return 1;
  if (others.length === 0) return placesOf(group, first, zoneOf);
  return 1 / own.reduce((sum, subnet) => sum + 1 / placesOf(group, subnet, zoneOf), 0);
}

/** What EC2 Auto Scaling calls it to launch in another zone where a launch in one fails. */
const BEST_EFFORT = 'balanced-best-effort';

/**
 * Tells whether what finds no address in a subnet is launched elsewhere: so it is where all groups that grow in it may
 * launch in another zone, and no load balancer is in it that needs addresses there as it grows.
 */
function overflowOf(
  subnets: readonly Subnet[],
  { demands, ofOthers, taken, zoneOf }: Launches,
  { loadBalancers, classicLoadBalancers }: Partial<Pick<Artifacts, 'loadBalancers' | 'classicLoadBalancers'>>,
): (subnet: Subnet) => boolean {
  if (loadBalancers === undefined || classicLoadBalancers === undefined) return () => false;
  const known = new Set(subnets.map(({ subnetId }) => subnetId));
  // Network and gateway load balancers take one address in a zone, however much they carry.
  const applications = loadBalancers.filter(({ type }) => type === 'application');
  const balanced = new Set<string | null>([
    ...applications.flatMap(({ zones }) => zones.map(({ subnetId }) => subnetId)),
    ...classicLoadBalancers.flatMap(({ subnetIds }) => subnetIds),
  ]);
  const isPooled = ({ group }: GroupDemand): boolean =>
    group.capacityDistributionStrategy === BEST_EFFORT &&
    group.subnetIds.every((id) => known.has(id)) &&
    new Set(group.subnetIds.map((id) => zoneOf.get(id))).size > 1;
  const pooledGroups = new Set([...demands, ...ofOthers].filter(isPooled));
  return ({ subnetId }) => {
    const here = demandsBySubnet(demands, subnetId);
    return (
      here.length > 0 &&
      [...here, ...demandsBySubnet(ofOthers, subnetId)].every((demand) => pooledGroups.has(demand)) &&
      // Of a load balancer whose subnets AWS did not name, any may be one.
      !balanced.has(subnetId) &&
      !balanced.has(null) &&
      (taken.get(subnetId)?.ofFleets ?? 0) === 0
    );
  };
}

/**
 * Subnets whose room serves as one: those of each group that may launch in another zone, and all together of groups that
 * overlap, since what one has no room for takes that of the next.
 */
function poolsOf(subnets: readonly Subnet[], { demands }: Launches): readonly (readonly Subnet[])[] {
  const pools = demands
    .filter(({ group }) => group.capacityDistributionStrategy === BEST_EFFORT)
    .map(({ group }) => new Set(group.subnetIds));
  const joined = pools.reduce<readonly ReadonlySet<string>[]>((apart, pool) => {
    const touching = apart.filter((other) => [...pool].some((id) => other.has(id)));
    const all = new Set([...pool, ...touching.flatMap((other) => [...other])]);
    return [...apart.filter((other) => !touching.includes(other)), all];
  }, []);
  const bySubnets = new Map(
    [...pools, ...joined].map((ids) => {
      const own = subnets.filter(({ subnetId }) => ids.has(subnetId)).sort(bySubnetId);
      return [own.map(({ subnetId }) => subnetId).join(' '), own] as const;
    }),
  );
  return [...bySubnets.values()];
}

const bySubnetId = (a: Subnet, b: Subnet): number => (a.subnetId < b.subnetId ? -1 : 1);

/** What instances take in subnets now, in addresses. */
interface Taken {
  /** By group: its instances with addresses there, and how many addresses these have. */
  readonly byGroup: Map<string, { readonly instances: number; readonly addresses: number }>;
  /** Of instances in no group that carry traffic. */
  ofFleets: number;
  /** The part of that which grows. */
  ofFleetsGrowing: number;
  /** What other events add to instances in no group. */
  readonly added: Added[];
}

const nothingTaken = (): Taken => ({ byGroup: new Map(), ofFleets: 0, ofFleetsGrowing: 0, added: [] });

/** An instance takes the addresses of its network interfaces: its own, those of containers, and prefixes of 16 each. */
function addressesTaken(
  { ec2Instances, autoScalingGroups }: Pick<Artifacts, 'ec2Instances' | 'autoScalingGroups'>,
  context: FamilyContext,
): ReadonlyMap<string, Readonly<Taken>> {
  const ownerOf = groupOwner(autoScalingGroups);
  const subnets = new Map<string, Taken>();
  for (const instance of ec2Instances) {
    const group = ownerOf(instance);
    const owner = ARTIFACTS.ec2Instances.owner(instance);
    const factor = group === null ? context.elasticity(owner) : 0;
    const added = group === null ? context.addedTo(owner) : [];
    for (const [subnetId, addresses] of addressesOf(instance)) {
      const here = subnets.get(subnetId) ?? nothingTaken();
      subnets.set(subnetId, here);
      if (group !== null) {
        const before = here.byGroup.get(group) ?? { instances: 0, addresses: 0 };
        here.byGroup.set(group, {
          instances: before.instances + 1,
          addresses: before.addresses + addresses,
        });
        continue;
      }
      here.added.push(...timesLoad(added, addresses));
      if (factor > 0) {
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

/** What a subnet holds, in addresses, and what of that does not grow. */
interface Room {
  readonly subnet: Subnet;
  readonly size: number;
  readonly used: number;
  /** Taken by groups that grow. */
  readonly ofGroups: number;
  /** Taken by all else but instances in no group that carry traffic, with what groups at their own peak add. */
  readonly others: number;
  readonly steady: readonly (SubnetPeak & { readonly addresses: number })[];
}

function roomIn(subnet: Subnet, { demands, peaks, taken, zoneOf }: Launches): Room {
  const here = taken.get(subnet.subnetId) ?? nothingTaken();
  const size = 2 ** (32 - Number(subnet.cidrBlock.split('/')[1])) - RESERVED_ADDRESSES;
  const used = size - subnet.availableIpAddressCount;
  const ofGroups = sum(
    demandsBySubnet(demands, subnet.subnetId),
    ({ group }) => here.byGroup.get(group.autoScalingGroupName)?.addresses ?? 0,
  );
  const steady = peaksBySubnet(peaks, subnet.subnetId).map((peak) => {
    const atPlaces = { ...peak, places: placesOf(peak.group, subnet, zoneOf) };
    return { ...atPlaces, addresses: addressesBeyondNow(atPlaces, here) };
  });
  const others = used - ofGroups - here.ofFleets + sum(steady, ({ addresses }) => addresses);
  return { subnet, size, used, ofGroups, others, steady };
}

/** One subnet, or several as if they were one. */
function addressCeiling(subnets: readonly Subnet[], launches: Launches): CeilingDraft & CeilingPart {
  const rooms = subnets.map((subnet) => roomIn(subnet, launches));
  const taken = takenIn(subnets, launches);
  const weightOf = ({ group }: GroupDemand): number =>
    perInstance(group, taken) / placesIn(group, subnets, launches);
  const demandsHere = (all: readonly GroupDemand[]): SubnetDemand[] => {
    const here = subnets.flatMap(({ subnetId }) => demandsBySubnet(all, subnetId));
    // Blue and green in other subnets than each other's need room in both: either may serve.
    return countLoadOnce([...new Set(here)], weightOf).map((demand) => ({
      ...demand,
      places: placesIn(demand.group, subnets, launches),
    }));
  };
  const demands = demandsHere(launches.demands);
  const steady = rooms.flatMap((room) => room.steady);
  const ofOthers = demandsHere(launches.ofOthers).map((demand) => beyondSteady(demand, steady, taken));
  const launched = [...demands, ...ofOthers];
  const added = addedUse(taken.added);
  const size = sum(rooms, (room) => room.size);
  const fleets = linearUse(taken.ofFleetsGrowing, 1, taken.ofFleets - taken.ofFleetsGrowing);
  const fixed = sum(rooms, ({ others }) => others) + fleets.fixed;
  const name = wordsOf(subnets.map(nameOf));
  const zones = wordsOf([...new Set(subnets.map(({ availabilityZone }) => availabilityZone))]);
  const [vpcId] = subnets.map((subnet) => subnet.vpcId);
  return {
    resource: subnets.map(({ subnetId }) => subnetId).join(', '),
    title: `Addresses in ${name}, ${zones}`,
    unit: 'addresses',
    now: sum(rooms, ({ used }) => used),
    use: { fixed, growth: [...fleets.growth, ...added, ...growthOf(launched, taken, false)] },
    useWithoutZone: {
      // What a lost zone has room for is as good as taken.
      fixed: fixed + (subnets.length > 1 ? roomOfRoomiestZone(rooms) : 0),
      growth: [...fleets.growth, ...added, ...growthOf(launched, taken, true)],
    },
    limit: size,
    isFlattened: anyFlattened(launched),
    understated: whyUnderstated([...launched, ...steady]),
    evidence: [
      ...rooms.map(({ subnet, size, ofGroups }) => {
        const { ofFleets } = launches.taken.get(subnet.subnetId) ?? nothingTaken();
        return {
          source: 'ec2:DescribeSubnets',
          at: launches.asOf,
          detail: `${subnets.length > 1 ? `${nameOf(subnet)}: ` : ''}${subnet.cidrBlock} has ${size} usable addresses, ${subnet.availableIpAddressCount} free; ${ofGroups} are taken by instances of the groups that grow${ofFleets > 0 ? `, and ${ofFleets} by instances in no group, which grow in proportion to traffic` : ''}.`,
        };
      }),
      ...steady
        .filter(({ addresses }) => addresses > 0)
        .map(({ group, instances, places, addresses }) => ({
          source: 'AWS/AutoScaling, AWS/EC2',
          at: null,
          detail: `Group ${group.autoScalingGroupName} carries none of the event’s traffic; it counts as at its own peak of the look-back, ${instances} instances, 1 of ${places} of them here: ${round(addresses)} addresses more than now.`,
        })),
      ...ofOthers.map(({ group, places }) => ({
        source: 'arithmetic',
        at: null,
        detail: `Group ${group.autoScalingGroupName} carries only the traffic of other events at the same time: what it needs for that beyond what counts of it counts too, 1 of ${round(places)} instances here.`,
      })),
      ...demands.map(({ group, places, grown }) => ({
        source: 'arithmetic',
        at: null,
        detail: `Group ${group.autoScalingGroupName} spreads evenly over its zones, and in each over its subnets: 1 of ${round(places)} instances is launched here, and takes ${inWords(perInstance(group, taken))}. Addresses that load balancers take as they grow are not counted, since AWS publishes no figure.${grown}`,
      })),
    ],
    fix: (expected) => ({
      action: `Choose a free address range of ${vpcId} for a larger subnet in ${zones}, and give it to the groups in ${name}: they need ${Math.ceil(expected)} addresses, and ${subnets.length > 1 ? 'these have' : 'it has'} ${size}.`,
      lead: 'networking',
    }),
  };
}

/** What a group needs for other events, beyond the addresses that it has here or counts with in any case. */
function beyondSteady(demand: SubnetDemand, steady: Room['steady'], taken: Taken): SubnetDemand {
  const { group, growth, places } = demand;
  const atOwnPeak = sum(
    steady.filter((peak) => peak.group === group),
    ({ addresses }) => addresses,
  );
  const now = taken.byGroup.get(group.autoScalingGroupName)?.addresses ?? 0;
  const counted = (now + atOwnPeak) / perInstance(group, taken);
  return { ...demand, growth: growth && { ...growth, beyond: counted * places } };
}

/** The subnets of groups that launch in another zone where a launch fails; of `overflowing`, each may be full alone. */
function pooledCeiling(
  subnets: readonly Subnet[],
  overflowing: readonly Subnet[],
  launches: Launches,
): CeilingDraft {
  const whole = addressCeiling(subnets, launches);
  const parts = overflowing.map((subnet) => addressCeiling([subnet], launches));
  return {
    ...whole,
    parts,
    evidence: [
      ...whole.evidence,
      ...overflowing.flatMap((subnet, index) => {
        const upTo = fitsUpTo(parts[index]?.use ?? whole.use, parts[index]?.limit ?? whole.limit);
        return Number.isFinite(upTo)
          ? [
              {
                source: 'arithmetic',
                at: null,
                detail: `${nameOf(subnet)} holds its even share up to ${round(upTo)}×. Beyond that, launches go to the other zones, as the groups are ${BEST_EFFORT}.`,
              },
            ]
          : [];
      }),
    ],
  };
}

/** Addresses for what grows in the zone that has the most of them. */
function roomOfRoomiestZone(rooms: readonly Room[]): number {
  const byZone = new Map<string, number>();
  for (const { subnet, size, others } of rooms) {
    byZone.set(subnet.availabilityZone, (byZone.get(subnet.availabilityZone) ?? 0) + size - others);
  }
  return Math.max(0, ...byZone.values());
}

/** What is taken in subnets together. */
function takenIn(subnets: readonly Subnet[], launches: Launches): Taken {
  const all = subnets.map(({ subnetId }) => launches.taken.get(subnetId) ?? nothingTaken());
  const byGroup = new Map<string, { readonly instances: number; readonly addresses: number }>();
  for (const [group, { instances, addresses }] of all.flatMap((one) => [...one.byGroup])) {
    const before = byGroup.get(group) ?? { instances: 0, addresses: 0 };
    byGroup.set(group, {
      instances: before.instances + instances,
      addresses: before.addresses + addresses,
    });
  }
  return {
    byGroup,
    ofFleets: sum(all, ({ ofFleets }) => ofFleets),
    ofFleetsGrowing: sum(all, ({ ofFleetsGrowing }) => ofFleetsGrowing),
    added: all.flatMap(({ added }) => added),
  };
}

/** The fullest place gets the rounded-up share of each group whose need is known. */
const growthOf = (demands: readonly SubnetDemand[], taken: Taken, withoutZone: boolean): readonly Growth[] =>
  demands.flatMap(({ group, growth: term, places }) => {
    if (term === null) return [];
    // A group that has all of its places here launches no more here when it loses one.
    const kept = withoutZone && places > 1 ? (survivingZone(term, zonesOf(group)) ?? term) : term;
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

const nameOf = ({ subnetId, tags }: Subnet): string => (tags.Name ? `${tags.Name} (${subnetId})` : subnetId);

const sum = <T>(items: readonly T[], amountOf: (item: T) => number): number =>
  items.reduce((total, item) => total + amountOf(item), 0);

const wordsOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
