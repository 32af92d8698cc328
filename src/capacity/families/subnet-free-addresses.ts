import { awsCommand } from '../../judging/aws-command';
import { lookup } from '../../lib/lookup';
import type { Artifacts, AutoScalingGroup, Subnet } from '../../model/artifacts';
import {
  anyFlattened,
  COMPUTE_ARTIFACTS,
  type GroupDemand,
  groupDemand,
  growingGroups,
  survivingZone,
  whyUnderstated,
} from '../compute';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import type { Use } from '../growth';

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
    'addresses taken by others + Σ over groups of ⌈needed instances ÷ (zones × subnets in the zone)⌉, against 2^(32 − prefix length) − 5.',
  remedy: 'Give the groups a larger subnet in that zone.',
  kind: 'physical',
  elastic: true,
  needs: ['subnets', 'autoScalingGroups', 'ec2Instances'],
  uses: COMPUTE_ARTIFACTS,
  estimate(artifacts, context) {
    const demands = growingGroups(artifacts.autoScalingGroups, context).map((group) =>
      groupDemand(group, artifacts, context),
    );
    const now = instancesBySubnet(artifacts);
    const zoneOf = new Map(artifacts.subnets.map((one) => [one.subnetId, one.availabilityZone]));
    return artifacts.subnets
      .filter((subnet) => !subnet.ipv6Native)
      .flatMap((subnet) => {
        const here = demandsBySubnet(demands, subnet.subnetId);
        const spread = here.map((demand) => ({
          ...demand,
          places: placesOf(demand.group, subnet, zoneOf),
        }));
        return here.length === 0 ? [] : [subnetCeiling(subnet, spread, now, context)];
      });
  },
});

const demandsBySubnet = lookup(({ group }: GroupDemand) => group.subnetIds);

/** What a group needs that launches into a subnet, and over how many equal places it spreads. */
type SubnetDemand = GroupDemand & { readonly places: number };

/** A group launches evenly over its zones, and within a zone over its subnets there. */
function placesOf(
  { subnetIds }: AutoScalingGroup,
  { availabilityZone }: Subnet,
  zoneOf: ReadonlyMap<string, string>,
): number {
  const zones = subnetIds.map((id) => zoneOf.get(id) ?? id);
  return new Set(zones).size * zones.filter((zone) => zone === availabilityZone).length;
}

/** subnet id → group name → instances there now. */
type InstancesBySubnet = ReadonlyMap<string, ReadonlyMap<string, number>>;

function instancesBySubnet({
  ec2Instances,
  autoScalingGroups,
}: Pick<Artifacts, 'ec2Instances' | 'autoScalingGroups'>): InstancesBySubnet {
  const owner = new Map(
    autoScalingGroups.flatMap((group) =>
      group.instances.map((instance) => [instance.instanceId, group.autoScalingGroupName] as const),
    ),
  );
  const counts = new Map<string, Map<string, number>>();
  for (const { instanceId, subnetId, autoScalingGroupName } of ec2Instances) {
    const group = owner.get(instanceId) ?? autoScalingGroupName;
    if (subnetId === null || group === null) continue;
    const groups = counts.get(subnetId) ?? new Map<string, number>();
    counts.set(subnetId, groups.set(group, (groups.get(group) ?? 0) + 1));
  }
  return counts;
}

function subnetCeiling(
  subnet: Subnet,
  demands: readonly SubnetDemand[],
  now: InstancesBySubnet,
  context: FamilyContext,
): CeilingDraft {
  const size = 2 ** (32 - Number(subnet.cidrBlock.split('/')[1])) - RESERVED_ADDRESSES;
  const used = size - subnet.availableIpAddressCount;
  const ofGroups = demands.reduce(
    (sum, { group }) => sum + (now.get(subnet.subnetId)?.get(group.autoScalingGroupName) ?? 0),
    0,
  );
  const fixed = used - ofGroups;
  const name = subnet.tags.Name ? `${subnet.tags.Name} (${subnet.subnetId})` : subnet.subnetId;
  return {
    resource: subnet.subnetId,
    title: `Addresses in ${name}, ${subnet.availabilityZone}`,
    unit: 'addresses',
    now: used,
    use: useOf(fixed, demands, false),
    useWithoutZone: useOf(fixed, demands, true),
    limit: size,
    isFlattened: anyFlattened(demands),
    understated: whyUnderstated(demands),
    evidence: [
      {
        source: 'ec2:DescribeSubnets',
        at: context.asOf,
        detail: `${subnet.cidrBlock} has ${size} usable addresses, ${subnet.availableIpAddressCount} free; ${ofGroups} are taken by instances of the groups that grow.`,
      },
      ...demands.map(({ group, places }) => ({
        source: 'arithmetic',
        at: null,
        detail: `Group ${group.autoScalingGroupName} spreads evenly over its zones, and in each over its subnets: 1 of ${places} instances is launched here, and takes one address. Addresses that load balancers take as they grow are not counted, since AWS publishes no figure.`,
      })),
    ],
    fix: (expected) => ({
      action: `Give the groups in ${name} a larger subnet in ${subnet.availabilityZone}: it needs ${Math.ceil(expected)} addresses and has ${size}.`,
      command: awsCommand(context.target, 'ec2', 'create-subnet', {
        'vpc-id': subnet.vpcId,
        'availability-zone': subnet.availabilityZone,
        'cidr-block': 'FREE_CIDR_BLOCK',
      }),
      lead: 'networking',
    }),
  };
}

/** The use of the fullest place, which gets the rounded-up share of each group whose need is known. */
function useOf(fixed: number, demands: readonly SubnetDemand[], withoutZone: boolean): Use {
  const growth = demands.flatMap(({ group, growth: term, places }) => {
    if (term === null) return [];
    const kept = withoutZone ? (survivingZone(term, zonesOf(group)) ?? term) : term;
    return [{ ...kept, spreadOver: places }];
  });
  return { fixed, growth };
}

const zonesOf = (group: AutoScalingGroup): number => group.availabilityZones.length;
