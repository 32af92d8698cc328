/**
 * How many reads and writes, and how many MiB of them, the storage of a database sustains each second, and how to give it more:
 * Amazon RDS User Guide, "Amazon RDS DB instance storage", and Amazon EBS User Guide, "Amazon EBS volume types". The storage
 * of Aurora is of another kind, and has no such limits.
 */
import { type AwsCommand, asking, awsCommand } from '../judging/aws-command';
import { STORAGE_CHANGES, STORAGE_STAYS } from '../judging/databases';
import type { FixDraft } from '../judging/fix';
import type { Missing } from '../judging/known';
import { round } from '../lib/round';
import type { DbInstance } from '../model/artifacts';
import type { Target } from '../model/target';
import { writeChange } from './changes';

type Storage = Pick<DbInstance, 'engine' | 'storageType' | 'allocatedStorage' | 'iops' | 'storageThroughput'>;

/** What is sustained each second; throughput in MiB. */
export interface Performance {
  readonly iops: number;
  readonly throughput: number;
}

/** What storage sustains of one of them, and the words for it. */
export interface Sustained {
  readonly value: number;
  readonly because: string;
}

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
export const GP2 = { perGib: 3, least: 100, most: 16_000, burst: 3000 } as const;
/** MiB a second of a volume of gp2: those IOPS at the largest size that counts as one, 256 KiB, at least and at most. */
export const GP2_THROUGHPUT = { perGib: 0.75, least: 128, most: 250 } as const;

/** What is part of each volume of gp3. */
export const GP3: Performance = { iops: 3000, throughput: 125 };
/** IOPS that gp3 must have for each MiB a second. */
export const GP3_IOPS_PER_THROUGHPUT = 4;

/** The most MiB a second of all volumes together. */
const MOST_THROUGHPUT = 4000;

/** What can be provisioned: the most of a volume, and the most IOPS for each GiB. */
const PROVISIONED: Readonly<Record<string, Performance & { readonly perGib: number }>> = {
  gp3: { iops: 16_000, throughput: 1000, perGib: 500 },
  io1: { iops: 64_000, throughput: 500, perGib: 50 },
  io2: { iops: 64_000, throughput: MOST_THROUGHPUT, perGib: 1000 },
};

/** MiB a second that come with each of the IOPS; a volume of io1 with more than 32,000 has more than the 500 that are taken here. */
export const THROUGHPUT_PER_IOPS: Readonly<Record<string, number>> = { io1: 0.25, io2: 0.256 };

const isProvisioned = (storageType: string): boolean => Object.hasOwn(PROVISIONED, storageType);

const unknown = (what: string, storageType: string): Missing => ({
  missing: `How ${what} storage of the type "${storageType}" sustains is not known.`,
});

/**
 * The IOPS that storage sustains. What it bursts to does not last through an event, and counts only as far as it carried normal
 * traffic: no database that works today is said to break before it gets more.
 *
 * @param carried IOPS at normal peak; null where they are not known.
 */
export function sustainedIops(storage: Storage, carried: number | null): Sustained | Missing {
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
    const value = includedIn(storage).iops;
    return { value, because: `${value} IOPS are part of ${size} GiB of gp3.` };
  }
  return unknown('many IOPS', storageType);
}

/**
 * The MiB a second that storage sustains; what it bursts to counts as of IOPS.
 *
 * @param carried MiB a second at normal peak; null where they are not known.
 */
export function sustainedThroughput(storage: Storage, carried: number | null): Sustained | Missing {
  const { storageType, allocatedStorage: size, iops, storageThroughput } = storage;
  const volumes = volumesOf(storage);
  if (storageType === 'gp2') {
    const { perGib, least, most } = GP2_THROUGHPUT;
    const sustained = Math.min(Math.max(least, (perGib * size) / volumes), most) * volumes;
    return {
      value: Math.max(sustained, Math.min(carried ?? 0, most * volumes)),
      because: `${size} GiB of gp2 sustain ${round(sustained)} MiB/s: ${perGib} for each GiB, at least ${least * volumes} and at most ${most * volumes}.`,
    };
  }
  if (storageType === 'gp3') {
    const value = storageThroughput || includedIn(storage).throughput;
    return { value, because: `Its ${size} GiB of gp3 have ${value} MiB/s.` };
  }
  const perIops = THROUGHPUT_PER_IOPS[storageType];
  if (perIops === undefined || !iops) return unknown('much throughput', storageType);
  const value = Math.min(perIops * iops, mostOf(storage).throughput);
  return { value, because: `${iops} IOPS of ${storageType} have ${round(value)} MiB/s.` };
}

/** What is part of gp3 of a size. */
const includedIn = (storage: Pick<Storage, 'engine' | 'allocatedStorage'>): Performance => ({
  iops: GP3.iops * volumesOf(storage),
  throughput: GP3.throughput * volumesOf(storage),
});

/** The most that can be provisioned for storage of a type and size. */
function mostOf(storage: Storage): Performance {
  const { iops = 0, throughput = 0, perGib = 0 } = PROVISIONED[storage.storageType] ?? {};
  const volumes = volumesOf(storage);
  return {
    iops: Math.min(iops * volumes, perGib * storage.allocatedStorage),
    throughput: Math.min(throughput * volumes, MOST_THROUGHPUT),
  };
}

/** RDS rounds a smaller raise up to a tenth above what is provisioned. */
const LEAST_RAISE_PERCENT = 110;

const raisedTo = (now: number | null, needed: number): number =>
  now === null || needed <= now
    ? (now ?? needed)
    : Math.max(needed, Math.ceil((now * LEAST_RAISE_PERCENT) / 100));

/** Storage that sustains what is needed: of the type that a database has, or else gp3. */
function fasterStorage(storage: Storage, needed: Performance): Storage & Pick<Performance, 'iops'> {
  const { engine, storageType, allocatedStorage } = storage;
  const type = isProvisioned(storageType) ? storageType : 'gp3';
  const now = type === storageType ? storage.iops : null;
  const here = { engine, storageType: type, allocatedStorage };
  const perIops = THROUGHPUT_PER_IOPS[type];
  if (perIops !== undefined) {
    const iops = Math.max(needed.iops, Math.ceil(needed.throughput / perIops));
    return { ...here, iops: raisedTo(now, iops) };
  }
  const included = includedIn(here);
  if (needed.iops <= included.iops && needed.throughput <= included.throughput) {
    return { ...here, iops: included.iops, storageThroughput: included.throughput };
  }
  // More than what is part of gp3 can be provisioned only where its storage is spread, or where it never is.
  const least = spreadFrom(engine);
  const size = Number.isFinite(least) ? Math.max(allocatedStorage, least) : allocatedStorage;
  const there = { ...here, allocatedStorage: size };
  const part = includedIn(there);
  const storageThroughput = Math.max(part.throughput, storage.storageThroughput ?? 0, needed.throughput);
  const iops = Math.max(part.iops, needed.iops, storageThroughput * GP3_IOPS_PER_THROUGHPUT);
  return { ...there, iops: raisedTo(now, iops), storageThroughput };
}

const inWords = ({ iops, throughput }: Performance): string => `${iops} IOPS and ${round(throughput)} MiB/s`;

/**
 * How a database gets storage that sustains what is needed.
 *
 * @param asks What the fix is for; the other is given besides, so that no change takes away what is needed of it.
 */
export function raiseStorage(
  instance: DbInstance,
  needed: Performance,
  asks: 'iops' | 'storageThroughput',
  target: Target,
): FixDraft {
  const {
    dbInstanceIdentifier: name,
    dbClusterIdentifier: cluster,
    storageType,
    allocatedStorage,
  } = instance;
  const wanted = fasterStorage(instance, needed);
  const { storageType: type, allocatedStorage: size } = wanted;
  const throughput = wanted.storageThroughput ?? needed.throughput;
  // RDS takes no throughput for a Multi-AZ DB cluster: gp3 has what is part of it.
  const most =
    cluster !== null && type === 'gp3'
      ? { ...mostOf(wanted), throughput: includedIn(wanted).throughput }
      : mostOf(wanted);
  const instead = 'or take load off it with read replicas or a cache.';
  if (wanted.iops > most.iops || throughput > most.throughput) {
    return {
      action: `Choose storage with ${inWords(needed)} for ${name}, ${instead} ${size} GiB of ${type} have at most ${inWords(most)}.`,
      lead: 'database',
    };
  }
  const isOther = type !== storageType;
  const grows = size > allocatedStorage;
  // The throughput of io1 and io2 follows from their IOPS.
  const field = type === 'gp3' ? asks : 'iops';
  const value = field === 'iops' ? wanted.iops : throughput;
  return {
    action: `Give ${name} ${inWords({ iops: wanted.iops, throughput })}${grows ? ` on ${size} GiB` : ''}${isOther ? ` of ${type}` : ''}, as it needs ${inWords(needed)}, ${instead} ${STORAGE_CHANGES}`,
    command: asking(`${field} of ${name}`, value, setStorage(instance, wanted, target)),
    // Members of a Multi-AZ DB cluster change together, which no change of one instance says.
    ...(cluster === null ? writeChange(target, `rds.${field}`, name, value) : {}),
    ...(grows
      ? { irreversible: STORAGE_STAYS }
      : {
          reversal: {
            action: `Give ${name} the ${isOther ? `${storageType} storage` : 'IOPS and throughput'} of before again.`,
            command: setStorage({ ...instance, ...wanted }, asItIs(instance), target),
          },
        }),
    lead: 'database',
  };
}

/** Storage as it is, with what is part of it where RDS names none. */
function asItIs(storage: Storage): Storage {
  const { iops, throughput } = includedIn(storage);
  return storage.storageType === 'gp3'
    ? { ...storage, iops: storage.iops || iops, storageThroughput: storage.storageThroughput || throughput }
    : storage;
}

/** RDS takes IOPS only with the size, and refuses them for gp3 that is too small to be spread. */
function setStorage(from: DbInstance, to: Storage, target: Target): AwsCommand {
  const { dbInstanceIdentifier, dbClusterIdentifier: cluster } = from;
  const isGp3 = to.storageType === 'gp3';
  const least = spreadFrom(to.engine);
  const takesIops =
    isProvisioned(to.storageType) && (!isGp3 || !Number.isFinite(least) || to.allocatedStorage >= least);
  const options = {
    'storage-type': to.storageType === from.storageType ? null : to.storageType,
    ...(takesIops ? { iops: to.iops, 'allocated-storage': to.allocatedStorage } : {}),
    ...(takesIops && isGp3 && cluster === null ? { 'storage-throughput': to.storageThroughput ?? null } : {}),
    'apply-immediately': true,
  } as const;
  return cluster === null
    ? awsCommand(target, 'rds', 'modify-db-instance', {
        'db-instance-identifier': dbInstanceIdentifier,
        ...options,
      })
    : awsCommand(target, 'rds', 'modify-db-cluster', { 'db-cluster-identifier': cluster, ...options });
}
