/** The vCPUs that count against EC2's quotas: those of what it lists, and how many there are as it counts them itself. */
import { lookup } from '../lib/lookup';
import type { Artifacts, Ec2Instance, VcpuUsage } from '../model/artifacts';
import type { Target } from '../model/target';
import { type VcpuQuota, vcpuQuotaOf } from '../quotas/catalogue';
import type { FamilyContext } from './family';
import { type UnusedReservation, unusedReservations } from './reservations';

/** How instances are bought that count against quotas of their own. */
export type Market = 'on-demand' | 'spot';

/** All of them. */
export const MARKETS: readonly Market[] = ['on-demand', 'spot'];

const MARKET_NAME: Readonly<Record<Market, string>> = { 'on-demand': 'On-Demand', spot: 'Spot' };

/** What is judged where a vCPU quota is. */
export const nameOfQuota = ({ name }: VcpuQuota, market: Market): string => `${MARKET_NAME[market]} ${name}`;

/** AWS does not say against which quota instances count that run in what others may take back. */
export const INTERRUPTIBLE = 'interruptible-capacity-reservation';

/** Dedicated Hosts have quotas of their own, which Dedicated Instances have not; Capacity Blocks have too. */
const isOf = (
  market: Market,
  { tenancy, lifecycle }: Ec2Instance,
  unknowns: FamilyContext['unknowns'],
): boolean =>
  tenancy !== 'host' &&
  (lifecycle === market || (market === 'on-demand' && lifecycle === INTERRUPTIBLE && unknowns === 'most'));

/** Stopped instances do not count, and those that start soon run. */
export const countsAgainst = (
  market: Market,
  instance: Ec2Instance,
  { unknowns }: Pick<FamilyContext, 'unknowns'>,
): boolean => ['pending', 'running'].includes(instance.state) && isOf(market, instance, unknowns);

/** Instances of the types that count against a quota. */
export const instancesUnder = lookup(({ instanceType }: Ec2Instance) => [vcpuQuotaOf(instanceType)]);

/** Default vCPUs of instances. */
export interface VcpuSum {
  readonly vCpus: number;
  /** Whether those of every instance are in it; those of a type that AWS did not describe are not known. */
  readonly areAll: boolean;
}

type InstanceTypes = Pick<Partial<Artifacts>, 'ec2InstanceTypes'>;

/** Adds up the default vCPUs of instances. */
export const vcpusOf = (instances: readonly Ec2Instance[], { ec2InstanceTypes }: InstanceTypes): VcpuSum =>
  sumKnown(instances.map(({ instanceType }) => ec2InstanceTypes?.[instanceType]?.vCpus));

/** Adds up the default vCPUs of the instances that reservations hold for launches to come. */
export const reservedVcpus = (
  reserved: readonly UnusedReservation[],
  { ec2InstanceTypes }: InstanceTypes,
): VcpuSum =>
  sumKnown(
    reserved.map(({ reservation, instances }) => {
      const facts = ec2InstanceTypes?.[reservation.instanceType];
      return facts && instances * facts.vCpus;
    }),
  );

/** Adds two sums, of which either may be incomplete. */
export const addVcpus = (a: VcpuSum, b: VcpuSum): VcpuSum => ({
  vCpus: a.vCpus + b.vCpus,
  areAll: a.areAll && b.areAll,
});

const sumKnown = (each: readonly (number | undefined)[]): VcpuSum => ({
  vCpus: each.reduce<number>((sum, vCpus = 0) => sum + vCpus, 0),
  areAll: !each.includes(undefined),
});

/** Further apart than this share of what is listed, two figures are not a matter of the moment that each was taken at. */
const APART = 0.05;

/** What EC2 counts against a quota, held against what it lists. */
export interface CountedVcpus {
  /** vCPUs that EC2 counts beyond those that it lists; 0 where they are not apart, or fewer. */
  readonly unlisted: number;
  /** Whether the two are more than 5 % apart. */
  readonly areApart: boolean;
  readonly at: string;
  /** The two figures, as a sentence. */
  readonly inWords: string;
}

type CountedArtifacts = Pick<
  Partial<Artifacts>,
  'ec2Instances' | 'ec2InstanceTypes' | 'capacityReservations' | 'vcpuUsage'
>;

/** What EC2 counts against a quota; undefined where it publishes no figure, which it does for classes that are not used. */
export const usageOf = (
  { usageClass }: VcpuQuota,
  market: Market,
  { vcpuUsage }: Pick<CountedArtifacts, 'vcpuUsage'>,
): VcpuUsage | undefined =>
  vcpuUsage?.find((usage) => usage.class === `${usageClass}/${market === 'spot' ? 'Spot' : 'OnDemand'}`);

/**
 * Holds what EC2 counts against what it lists. AWS leaves out of some accounts' lists what it manages for them, and other
 * accounts' instances in reservations that this one shares are in no list of its own; the quota counts all of them. Null
 * where one of the two figures is not known.
 */
export function compareCounted(
  quota: VcpuQuota,
  market: Market,
  artifacts: CountedArtifacts,
  { target }: { readonly target: Target },
): CountedVcpus | null {
  const usage = usageOf(quota, market, artifacts);
  const listed = listedVcpus(quota, market, artifacts, target);
  if (usage === undefined || !listed?.areAll) return null;
  const difference = usage.vCpus - listed.vCpus;
  const areApart = Math.abs(difference) > listed.vCpus * APART;
  const lists =
    market === 'spot'
      ? 'the instances that it lists'
      : 'its lists of instances and unused Capacity Reservations';
  return {
    unlisted: areApart ? Math.max(0, difference) : 0,
    areApart,
    at: usage.at,
    inWords: `EC2 counts ${usage.vCpus} vCPUs of ${usage.class}, and ${lists} have ${listed.vCpus}.`,
  };
}

/** The vCPUs of all that may be in the count: also of what ends in this minute, which was there in the last hour. */
function listedVcpus(
  quota: VcpuQuota,
  market: Market,
  artifacts: CountedArtifacts,
  target: Target,
): VcpuSum | null {
  const { ec2Instances, capacityReservations } = artifacts;
  if (ec2Instances === undefined || (market === 'on-demand' && capacityReservations === undefined))
    return null;
  const instances = instancesUnder(ec2Instances, quota).filter(
    (instance) => instance.state !== 'stopped' && isOf(market, instance, 'most'),
  );
  const unused = market === 'spot' ? [] : unusedReservations(capacityReservations ?? [], { target });
  return addVcpus(
    vcpusOf(instances, artifacts),
    reservedVcpus(
      unused.filter(({ reservation }) => vcpuQuotaOf(reservation.instanceType) === quota),
      artifacts,
    ),
  );
}
