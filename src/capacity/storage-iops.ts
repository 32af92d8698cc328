/**
 * How many reads and writes per second the storage of a database sustains, and how to give it more: Amazon RDS User Guide,
 * "Amazon RDS DB instance storage". The storage of Aurora is of another kind, and has no such limit.
 */
import { type AwsCommand, asking, awsCommand } from '../judging/aws-command';
import { STORAGE_CHANGES, STORAGE_STAYS } from '../judging/databases';
import type { FixDraft } from '../judging/fix';
import type { Missing } from '../judging/known';
import type { DbInstance } from '../model/artifacts';
import type { Target } from '../model/target';
import { writeChange } from './changes';

type Storage = Pick<DbInstance, 'engine' | 'storageType' | 'allocatedStorage' | 'iops'>;

/** Volumes over which RDS spreads storage from a size on; below it, and for SQL Server, there is one. */
const VOLUMES = 4;

/** GiB from which on RDS spreads storage; Infinity for SQL Server, whose storage it never spreads. */
function spreadFrom(engine: string): number {
  if (engine.includes('sqlserver')) return Number.POSITIVE_INFINITY;
  return engine.includes('oracle') ? 200 : 400;
}

const volumesOf = ({ engine, allocatedStorage }: Pick<Storage, 'engine' | 'allocatedStorage'>): number =>
  allocatedStorage >= spreadFrom(engine) ? VOLUMES : 1;

/** IOPS of a volume of gp2: so many for each GiB, at least and at most, and what it bursts to while it has credits. */
const GP2 = { perGib: 3, least: 100, most: 16_000, burst: 3000 } as const;

/** IOPS that are part of each volume of gp3. */
const GP3_IOPS = 3000;

/** The most IOPS that can be provisioned for a volume, and for each GiB. */
const PROVISIONED: Readonly<Record<string, { readonly most: number; readonly perGib: number }>> = {
  gp3: { most: 16_000, perGib: 500 },
  io1: { most: 64_000, perGib: 50 },
  io2: { most: 64_000, perGib: 1000 },
};

const isProvisioned = (storageType: string): boolean => Object.hasOwn(PROVISIONED, storageType);

/**
 * The IOPS that storage sustains, in a sentence too. What it bursts to does not last through an event, and counts only as far
 * as it carried normal traffic: no database that works today is said to break before it gets more.
 *
 * @param carried IOPS at normal peak; null where they are not known.
 */
export function sustainedIops(
  storage: Storage,
  carried: number | null,
): { readonly value: number; readonly because: string } | Missing {
  const { storageType, allocatedStorage: size, iops } = storage;
  const volumes = volumesOf(storage);
  if (storageType === 'gp2') {
    const [least, most, burst] = [GP2.least, GP2.most * volumes, GP2.burst * volumes];
    const sustained = Math.min(Math.max(least, GP2.perGib * size), most);
    const bursts =
      sustained < burst ? ` It bursts to ${burst} only while it has credits, which run out.` : '';
    return {
      value: Math.max(sustained, Math.min(carried ?? 0, burst)),
      because: `${size} GiB of gp2 sustain ${sustained} IOPS: ${GP2.perGib} for each GiB, at least ${least} and at most ${most}.${bursts}`,
    };
  }
  if (isProvisioned(storageType) && iops) {
    return { value: iops, because: `Its ${size} GiB of ${storageType} have ${iops} IOPS.` };
  }
  if (storageType === 'gp3') {
    const value = includedIops(storage);
    return { value, because: `${value} IOPS are part of ${size} GiB of gp3.` };
  }
  return { missing: `How many IOPS storage of the type "${storageType}" sustains is not known.` };
}

/** What is part of gp3 of a size. */
const includedIops = (storage: Pick<Storage, 'engine' | 'allocatedStorage'>): number =>
  GP3_IOPS * volumesOf(storage);

/** RDS rounds a smaller raise up to a tenth above what is provisioned. */
const LEAST_RAISE_PERCENT = 110;

/** Storage that sustains `needed` IOPS: of the type that a database has, or else gp3. */
function fasterStorage({ engine, storageType, allocatedStorage, iops }: Storage, needed: number): Storage {
  const type = isProvisioned(storageType) ? storageType : 'gp3';
  const raised = type === storageType ? Math.ceil(((iops ?? 0) * LEAST_RAISE_PERCENT) / 100) : 0;
  const here = { engine, storageType: type, allocatedStorage };
  if (type !== 'gp3') return { ...here, iops: Math.max(needed, raised) };
  if (needed <= includedIops(here)) return { ...here, iops: includedIops(here) };
  // More than what is part of gp3 can be provisioned only where its storage is spread, or where it never is.
  const least = spreadFrom(engine);
  const there = {
    ...here,
    allocatedStorage: Number.isFinite(least) ? Math.max(allocatedStorage, least) : allocatedStorage,
  };
  return { ...there, iops: Math.max(needed, raised, includedIops(there)) };
}

/** The most IOPS that can be provisioned for storage of a type and size. */
function mostIops(storage: Storage): number {
  const { most = 0, perGib = 0 } = PROVISIONED[storage.storageType] ?? {};
  return Math.min(most * volumesOf(storage), perGib * storage.allocatedStorage);
}

/** How a database gets storage that sustains `needed` IOPS. */
export function raiseIops(instance: DbInstance, needed: number, target: Target): FixDraft {
  const {
    dbInstanceIdentifier: name,
    dbClusterIdentifier: cluster,
    storageType,
    allocatedStorage,
  } = instance;
  const wanted = fasterStorage(instance, needed);
  const { storageType: type, allocatedStorage: size, iops } = wanted;
  const most = mostIops(wanted);
  const instead = 'or take load off it with read replicas or a cache.';
  if (iops === null || iops > most) {
    return {
      action: `Choose storage with ${needed} IOPS for ${name}, ${instead} ${size} GiB of ${type} have ${most} at most.`,
      lead: 'database',
    };
  }
  const isOther = type !== storageType;
  const grows = size > allocatedStorage;
  const storage = `${iops} IOPS${grows ? ` on ${size} GiB` : ''}${isOther ? ` of ${type}` : ''}`;
  return {
    action: `Give ${name} ${storage}, as it needs ${needed}, ${instead} ${STORAGE_CHANGES}`,
    command: asking(`IOPS of ${name}`, iops, setStorage(instance, wanted, target)),
    // Members of a Multi-AZ DB cluster change together, which no change of one instance says.
    ...(cluster === null ? writeChange(target, 'rds.iops', name, iops) : {}),
    ...(grows
      ? { irreversible: STORAGE_STAYS }
      : {
          reversal: {
            action: `Give ${name} the ${isOther ? `${storageType} storage` : 'IOPS'} of before again.`,
            command: setStorage({ ...instance, ...wanted }, before(instance), target),
          },
        }),
    lead: 'database',
  };
}

/** Storage as it is, with the IOPS that are part of it where RDS gives none. */
const before = (storage: Storage): Storage =>
  storage.storageType === 'gp3' ? { ...storage, iops: storage.iops ?? includedIops(storage) } : storage;

/** RDS takes IOPS only with the size, and refuses them for gp3 that is too small to be spread. */
function setStorage(from: DbInstance, to: Storage, target: Target): AwsCommand {
  const { dbInstanceIdentifier, dbClusterIdentifier: cluster } = from;
  const least = spreadFrom(to.engine);
  const takesIops =
    isProvisioned(to.storageType) &&
    (to.storageType !== 'gp3' || !Number.isFinite(least) || to.allocatedStorage >= least);
  const options = {
    'storage-type': to.storageType === from.storageType ? null : to.storageType,
    ...(takesIops ? { iops: to.iops, 'allocated-storage': to.allocatedStorage } : {}),
    'apply-immediately': true,
  } as const;
  return cluster === null
    ? awsCommand(target, 'rds', 'modify-db-instance', {
        'db-instance-identifier': dbInstanceIdentifier,
        ...options,
      })
    : awsCommand(target, 'rds', 'modify-db-cluster', { 'db-cluster-identifier': cluster, ...options });
}
