/**
 * What a database carries when a zone is lost, stated once for CPU, disk and connections: its own load, and that of the
 * databases that were lost and that it stands in for.
 *
 * - The writer of a cluster is lost: a reader is promoted, and carries all that the writer did on top of its own. Aurora and Neptune
 *   promote one of the lowest promotion tier, of these the largest; DocumentDB one of the lowest tier that is close in size; of several
 *   alike, and of a Multi-AZ DB cluster, each may be. The others take over what was read from it, in equal shares (Amazon Aurora User
 *   Guide, "Fault tolerance for an Aurora DB cluster"; Neptune user guide, "Fault tolerance for a Neptune DB cluster"; Amazon DocumentDB
 *   developer guide, "Failover"; Amazon RDS User Guide, "Failover process for Multi-AZ DB clusters").
 * - A reader is lost: the reader endpoint leads its clients to the other readers, in equal shares; where none is left, to
 *   the writer (Amazon Aurora User Guide, "Reader endpoints for Amazon Aurora").
 * - A read replica is lost: its clients are taken to turn to the other replicas of its source, in equal shares; where
 *   none is left, to the source.
 * - A Multi-AZ instance fails over to its standby, which has the same class and carries nothing else.
 */
import { clusterOf, keepsStandby, whyInstanceNotJudged } from '../judging/databases';
import { lookup } from '../lib/lookup';
import type { Artifacts, DbCluster, DbInstance } from '../model/artifacts';
import { isDocumentDb, sharesVolume } from '../model/db-engines';
import { typeOfClass } from './db-classes';
import { factsOfType } from './instance-types';
import {
  type CarriedLoad,
  clusterLosses,
  type Loss,
  type Standing,
  sharesOf,
  takenOver,
  type Weigh,
  type WithoutZone,
  zonesOf,
} from './zone-loss';

/** Weighs CPU by the vCPUs of both classes: 60 % of 8 vCPUs are 240 % of 2. */
export const byVCpus: Weigh<DbInstance> = ({ dbInstanceClass: lost }, { dbInstanceClass: survivor }) => {
  if (lost === survivor) return 1;
  const [from, to] = [lost, survivor].map((one) => factsOfType(typeOfClass(one))?.vCpus);
  return from === undefined || to === undefined
    ? { missing: `How many vCPUs ${from === undefined ? lost : survivor} has is not known.` }
    : from / to;
};

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
  weigh: Weigh<DbInstance> = () => 1,
): WithoutZone {
  const { dbInstances, dbClusters } = databases;
  if (isLostWithZone(instance, dbInstances)) {
    return { useWithoutZone: 'lost', words: 'It runs in one zone only, and is lost with it.' };
  }
  return takenOver(instance, lossesOf(instance, dbInstances, dbClusters), unit, loadOf, weigh, STANDING);
}

const STANDING: Standing<DbInstance> = {
  nameOf: ({ dbInstanceIdentifier }) => dbInstanceIdentifier,
  zoneOf: ({ availabilityZone }) => availabilityZone,
};

const byCluster = lookup(({ dbClusterIdentifier }: DbInstance) => [dbClusterIdentifier]);
const bySource = lookup(({ readReplicaSource }: DbInstance) => [readReplicaSource]);

// What is being deleted takes over nothing.
const isJudged = (instance: DbInstance): boolean => whyInstanceNotJudged(instance) === null;
const membersOf = (all: readonly DbInstance[], cluster: string) => byCluster(all, cluster).filter(isJudged);
const replicasOf = (all: readonly DbInstance[], source: string) => bySource(all, source).filter(isJudged);

/** Whether a database is lost with its zone: a Single-AZ instance that is no replica, or a cluster in one zone. */
function isLostWithZone(instance: DbInstance, all: readonly DbInstance[]): boolean {
  const { dbClusterIdentifier: cluster, readReplicaSource } = instance;
  return cluster === null
    ? !keepsStandby(instance) && readReplicaSource === null
    : zonesOf(membersOf(all, cluster), STANDING).length < 2;
}

interface Losses {
  readonly losses: readonly Loss<DbInstance>[];
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
      : membersLosses(instance, membersOf(all, dbClusterIdentifier), clusters);
  if (losses === null) {
    return { losses: [], missing: `Which member of ${dbClusterIdentifier} is the writer could not be read.` };
  }
  const unplaced = peers.find(({ availabilityZone }) => availabilityZone === null);
  return {
    losses: losses.filter(({ shares }) => shares.length > 0),
    missing: unplaced === undefined ? null : `The zone of ${unplaced.dbInstanceIdentifier} is not known.`,
  };
}

type Found = readonly [losses: readonly Loss<DbInstance>[] | null, peers: readonly DbInstance[]];

/** What a member of a cluster may have to carry; null where it is not known who writes. */
function membersLosses(
  instance: DbInstance,
  members: readonly DbInstance[],
  clusters: readonly DbCluster[] | undefined,
): Found {
  const cluster = clusterOf(instance, clusters);
  if (cluster === undefined) return [null, members];
  // A secondary cluster of a global database has none here.
  const writer = cluster.members.find(({ isWriter }) => isWriter)?.dbInstanceIdentifier;
  const isWriter = (one: DbInstance): boolean => one.dbInstanceIdentifier === writer;
  return [
    clusterLosses(instance, members, isWriter, (left) => mayBePromoted(cluster, left), STANDING),
    members,
  ];
}

/** The members that are left of which one becomes the writer. */
function mayBePromoted({ engine, members }: DbCluster, left: readonly DbInstance[]): readonly DbInstance[] {
  const tiers = new Map(members.map((member) => [member.dbInstanceIdentifier, member.promotionTier]));
  const tierOf = ({ dbInstanceIdentifier }: DbInstance): number | null =>
    tiers.get(dbInstanceIdentifier) ?? null;
  if (!sharesVolume(engine) || left.map(tierOf).includes(null)) return left;
  const first = Math.min(...left.map((one) => tierOf(one) ?? 0));
  const inFirst = left.filter((one) => tierOf(one) === first);
  // How DocumentDB tells which is "the closest in size" is not said.
  if (isDocumentDb({ engine })) return inFirst;
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
  const losses = zonesOf(peers, STANDING)
    .filter((zone) => survives(instance, zone))
    .map((zone): Loss<DbInstance> => {
      const split = (replicas: readonly DbInstance[], insteadOfNone: readonly DbInstance[]) => {
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
