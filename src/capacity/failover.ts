/**
 * What a database carries when a zone is lost, stated once for CPU, disk and connections: its own load, and that of the
 * databases that were lost and that it stands in for.
 *
 * - The writer of a cluster is lost: a reader is promoted, and carries all that the writer did on top of its own. Aurora
 *   promotes one of the lowest promotion tier, of these the largest; of several alike, and of a Multi-AZ DB cluster, each may
 *   be. The others take over what was read from it, in equal shares (Amazon Aurora User Guide, "Fault tolerance for an
 *   Aurora DB cluster"; Amazon RDS User Guide, "Failover process for Multi-AZ DB clusters").
 * - A reader is lost: the reader endpoint leads its clients to the other readers, in equal shares; where none is left, to
 *   the writer (Amazon Aurora User Guide, "Reader endpoints for Amazon Aurora").
 * - A read replica is lost: its clients are taken to turn to the other replicas of its source, in equal shares; where
 *   none is left, to the source.
 * - A Multi-AZ instance fails over to its standby, which has the same class and carries nothing else.
 */
import { keepsStandby, whyInstanceNotJudged } from '../judging/databases';
import { isKnown, type Missing } from '../judging/known';
import { lookup } from '../lib/lookup';
import { round } from '../lib/round';
import type { Artifacts, DbCluster, DbInstance } from '../model/artifacts';
import { typeOfClass } from './db-classes';
import type { Density } from './density';
import type { CeilingDraft } from './family';
import { scaledUse, sumUses, type Use, useAt } from './growth';
import { factsOfType } from './instance-types';

/** What a database carries, null where nothing tells it, and how well that is known. */
export interface CarriedLoad {
  readonly use: Use | null;
  readonly density: Density | Missing;
}

/** Share of what a lost database carries. */
interface Share {
  readonly lost: DbInstance;
  readonly share: number;
}

/** One way in which the loss of a zone may turn out for a database that survives it. */
interface Loss {
  /** null where RDS did not say the zone. */
  readonly zone: string | null;
  readonly shares: readonly Share[];
  readonly isPromoted: boolean;
}

/** How much of the load of one database another one must be counted with; or why that is not known. */
type Weigh = (lost: DbInstance, survivor: DbInstance) => number | Missing;

/** Weighs CPU by the vCPUs of both classes: 60 % of 8 vCPUs are 240 % of 2. */
export const byVCpus: Weigh = ({ dbInstanceClass: lost }, { dbInstanceClass: survivor }) => {
  if (lost === survivor) return 1;
  const [from, to] = [lost, survivor].map((one) => factsOfType(typeOfClass(one))?.vCpus);
  return from === undefined || to === undefined
    ? { missing: `How many vCPUs ${from === undefined ? lost : survivor} has is not known.` }
    : from / to;
};

/** What of a draft tells what becomes of it without a zone, and the words for it; '' where nothing changes. */
export type WithoutZone = Pick<CeilingDraft, 'useWithoutZone' | 'failover'> & { readonly words: string };

type Databases = Pick<Artifacts, 'dbInstances'> & Partial<Pick<Artifacts, 'dbClusters'>>;

/**
 * What becomes of a database when any one zone is lost.
 *
 * @param loadOf What a lost database carries, in the unit of the ceiling.
 * @param unit What follows a figure in words, such as `connections`.
 * @param weigh How a load counts on another class; as it is, where that makes no difference.
 */
export function withoutZone(
  instance: DbInstance,
  databases: Databases,
  unit: string,
  loadOf: (lost: DbInstance) => CarriedLoad,
  weigh: Weigh = () => 1,
): WithoutZone {
  const { dbInstances, dbClusters } = databases;
  if (isLostWithZone(instance, dbInstances)) {
    return { useWithoutZone: 'lost', words: 'It runs in one zone only, and is lost with it.' };
  }
  const { losses, missing } = lossesOf(instance, dbInstances, dbClusters);
  if (losses.length === 0 && missing === null) return { words: '' };
  const weighed = losses.map((loss) => weighLoss(loss, instance, loadOf, weigh));
  const understated = [missing, ...weighed.map((one) => one.understated)].find((why) => why !== null) ?? null;
  const [worst] = weighed.toSorted((a, b) => useAt(b.taken, 1) - useAt(a.taken, 1));
  return {
    failover: { taken: weighed.map(({ taken }) => taken), understated },
    words: [
      ...(worst === undefined ? [] : [describe(worst, unit)]),
      ...(understated === null ? [] : [`What it carries without a zone may be more: ${understated}`]),
    ].join(' '),
  };
}

const byCluster = lookup(({ dbClusterIdentifier }: DbInstance) => [dbClusterIdentifier]);
const bySource = lookup(({ readReplicaSource }: DbInstance) => [readReplicaSource]);
const clustersByName = lookup(({ dbClusterIdentifier }: DbCluster): (string | null)[] => [
  dbClusterIdentifier,
]);

// What is being deleted takes over nothing.
const isJudged = (instance: DbInstance): boolean => whyInstanceNotJudged(instance) === null;
const membersOf = (all: readonly DbInstance[], cluster: string) => byCluster(all, cluster).filter(isJudged);
const replicasOf = (all: readonly DbInstance[], source: string) => bySource(all, source).filter(isJudged);

/** Whether a database is lost with its zone: a Single-AZ instance that is no replica, or a cluster in one zone. */
function isLostWithZone(instance: DbInstance, all: readonly DbInstance[]): boolean {
  const { dbClusterIdentifier: cluster, readReplicaSource } = instance;
  return cluster === null
    ? !keepsStandby(instance) && readReplicaSource === null
    : zonesOf(membersOf(all, cluster)).length < 2;
}

const zonesOf = (instances: readonly DbInstance[]): readonly (string | null)[] => [
  ...new Set(instances.map(({ availabilityZone }) => availabilityZone)),
];

interface Losses {
  readonly losses: readonly Loss[];
  readonly missing: string | null;
}

function lossesOf(
  instance: DbInstance,
  all: readonly DbInstance[],
  clusters: readonly DbCluster[] | undefined,
): Losses {
  const { dbClusterIdentifier } = instance;
  const [losses, peers] =
    dbClusterIdentifier === null
      ? replicaLosses(instance, all)
      : clusterLosses(instance, membersOf(all, dbClusterIdentifier), clusters);
  if (losses === null) {
    return { losses: [], missing: `Which member of ${dbClusterIdentifier} is the writer could not be read.` };
  }
  const unplaced = peers.find(({ availabilityZone }) => availabilityZone === null);
  return {
    losses: losses.filter(({ shares }) => shares.length > 0),
    missing: unplaced === undefined ? null : `The zone of ${unplaced.dbInstanceIdentifier} is not known.`,
  };
}

type Found = readonly [losses: readonly Loss[] | null, peers: readonly DbInstance[]];

/** What a member of a cluster may have to carry; null where it is not known who writes. */
function clusterLosses(
  instance: DbInstance,
  members: readonly DbInstance[],
  clusters: readonly DbCluster[] | undefined,
): Found {
  const [cluster] = clustersByName(clusters, instance.dbClusterIdentifier);
  if (cluster === undefined) return [null, members];
  // A secondary cluster of a global database has none here.
  const writer = cluster.members.find(({ isWriter }) => isWriter)?.dbInstanceIdentifier;
  const isWriter = (one: DbInstance): boolean => one.dbInstanceIdentifier === writer;
  const losses = zonesOf(members)
    .filter((zone) => zone !== instance.availabilityZone)
    .flatMap((zone): Loss[] => {
      const isLost = (one: DbInstance): boolean => one.availabilityZone === zone;
      const lost = members.filter(isLost);
      const left = members.filter((one) => !isLost(one));
      if (!lost.some(isWriter)) {
        const readers = left.filter((one) => !isWriter(one));
        return [{ zone, shares: sharesOf(instance, lost, readers, left), isPromoted: false }];
      }
      const lostReaders = lost.filter((one) => !isWriter(one));
      return mayBePromoted(cluster, left).map((promoted) => {
        const readers = left.filter((one) => one !== promoted);
        const reading = promoted === instance ? lostReaders : [...lostReaders, promoted];
        const shares = sharesOf(instance, reading, readers, left);
        return promoted === instance
          ? { zone, shares: [...inFull(lost.filter(isWriter)), ...shares], isPromoted: true }
          : { zone, shares, isPromoted: false };
      });
    });
  return [losses, members];
}

/** The members that are left of which one becomes the writer. */
function mayBePromoted({ engine, members }: DbCluster, left: readonly DbInstance[]): readonly DbInstance[] {
  const tiers = new Map(members.map((member) => [member.dbInstanceIdentifier, member.promotionTier]));
  const tierOf = ({ dbInstanceIdentifier }: DbInstance): number | null =>
    tiers.get(dbInstanceIdentifier) ?? null;
  if (!engine.startsWith('aurora') || left.map(tierOf).includes(null)) return left;
  const first = Math.min(...left.map((one) => tierOf(one) ?? 0));
  const inFirst = left.filter((one) => tierOf(one) === first);
  const sizeOf = ({ dbInstanceClass }: DbInstance): number | undefined =>
    factsOfType(typeOfClass(dbInstanceClass))?.vCpus;
  const largest = Math.max(0, ...inFirst.map((one) => sizeOf(one) ?? 0));
  // One whose size is not known may be the largest.
  return inFirst.filter((one) => (sizeOf(one) ?? largest) === largest);
}

/** What a database outside of clusters may have to carry of its replicas, and as a replica of those of the same source. */
function replicaLosses(instance: DbInstance, all: readonly DbInstance[]): Found {
  const survives = (one: DbInstance, zone: string | null): boolean =>
    keepsStandby(one) || one.availabilityZone !== zone;
  const own = [instance.dbInstanceIdentifier, instance.dbInstanceArn].flatMap((name) =>
    replicasOf(all, name),
  );
  const source = instance.readReplicaSource;
  const siblings = source === null ? [] : replicasOf(all, source);
  const peers = [...own, ...siblings];
  const losses = zonesOf(peers)
    .filter((zone) => survives(instance, zone))
    .map((zone): Loss => {
      const split = (replicas: readonly DbInstance[], insteadOfNone: readonly DbInstance[]): Share[] => {
        const left = replicas.filter((one) => survives(one, zone));
        return sharesOf(
          instance,
          replicas.filter((one) => !left.includes(one)),
          left,
          insteadOfNone,
        );
      };
      return { zone, shares: [...split(own, [instance]), ...split(siblings, [])], isPromoted: false };
    });
  return [losses, peers];
}

/** What a survivor takes over of those who are lost: an equal share where it reads; all of it where nobody else is left. */
function sharesOf(
  survivor: DbInstance,
  lost: readonly DbInstance[],
  readers: readonly DbInstance[],
  insteadOfNone: readonly DbInstance[],
): Share[] {
  const takers = readers.length > 0 ? readers : insteadOfNone;
  return takers.includes(survivor) ? lost.map((one) => ({ lost: one, share: 1 / takers.length })) : [];
}

const inFull = (lost: readonly DbInstance[]): Share[] => lost.map((one) => ({ lost: one, share: 1 }));

/** A loss with what comes on top, as far as that is known. */
interface WeighedLoss extends Loss {
  readonly taken: Use;
  readonly understated: string | null;
  readonly parts: readonly string[];
}

function weighLoss(
  loss: Loss,
  survivor: DbInstance,
  loadOf: (lost: DbInstance) => CarriedLoad,
  weigh: Weigh,
): WeighedLoss {
  const parts = loss.shares.map(({ lost, share }) => {
    const { use, density } = loadOf(lost);
    const understated = isKnown(density) ? null : density.missing;
    const weight = use !== null && useAt(use, 1) === 0 ? 1 : weigh(lost, survivor);
    const name = `${share === 1 ? '' : `${round(share * 100)} % of `}${lost.dbInstanceIdentifier}`;
    if (typeof weight !== 'number') return { name, use: null, understated: understated ?? weight.missing };
    return {
      name: weight === 1 ? name : `${name} (× ${round(weight)} by vCPUs)`,
      use: use && scaledUse(use, share * weight),
      understated,
    };
  });
  return {
    ...loss,
    taken: sumUses(
      0,
      parts.flatMap(({ use }) => use ?? []),
    ),
    understated: parts.find(({ understated }) => understated !== null)?.understated ?? null,
    parts: parts.map(({ name }) => name),
  };
}

const describe = ({ zone, isPromoted, parts, taken }: WeighedLoss, unit: string): string =>
  `Without ${zone ?? 'the zone that is not known'} it ${isPromoted ? 'may be promoted and then carries' : 'carries'} what falls to it of ${parts.join(', ')} on top of its own: ${round(useAt(taken, 1))} ${unit} more at normal peak.`;
