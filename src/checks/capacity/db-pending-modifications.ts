import { typeOfClass } from '../../capacity/db-classes';
import { factsOfType } from '../../capacity/instance-types';
import { sustainedIops, sustainedThroughput } from '../../capacity/storage-performance';
import { type AwsCommand, awsCommand } from '../../judging/aws-command';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { DbInstance } from '../../model/artifacts';
import { dbServiceOf, sharesVolume } from '../../model/db-engines';
import type { Target } from '../../model/target';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown } from '../check';
import { judgeCarryingInstances } from '../databases';

/** The modifications that may take capacity away, by the names of RDS. */
const OF_CAPACITY = ['DBInstanceClass', 'StorageType', 'AllocatedStorage', 'Iops', 'StorageThroughput'];

/**
 * Ceilings are those of what a database has now. What is pending and gives it more does not count until it is there; what takes
 * something away is applied in a maintenance window, or with the first change that is made at once.
 */
export const dbPendingModifications = defineCheck({
  id: 'db-pending-modifications',
  title: 'No pending modification takes capacity from a database',
  failureTitle: 'Pending modification takes capacity from a database',
  why: 'What is pending is applied in the next maintenance window, or with the next change that is made at once: then every figure of the database is of a larger one.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html',
  workbook: '12 Performance',
  needs: ['dbInstances'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ dbInstances }, context) {
    return judgeCarryingInstances(dbInstances, context, (db, resource) =>
      judgePending(db, resource, context.target),
    );
  },
});

/** What becomes of a part of a database: whether it is less, or cannot be compared, in words, and what is undone by what. */
interface Change {
  readonly outcome: 'less' | 'unknown' | 'no less';
  readonly words: string;
  readonly undo: string;
  readonly options: Readonly<Record<string, string | number>>;
}

function judgePending(db: DbInstance, resource: JudgedResource, target: Target): Judgement {
  const names = db.pendingModifications.filter((name) => OF_CAPACITY.includes(name));
  if (names.length === 0) return pass(resource, 'None that changes its class or storage is pending.');
  if (db.pendingValues === undefined) {
    return unknown(resource, `Pending: ${names.join(', ')}. An earlier version did not keep to which value.`);
  }
  const changes = [changeOfClass(db), changeOfStorage(db)].filter((change) => change !== null);
  const detail =
    changes.map(({ words }) => words).join(' ') || 'What is pending changes nothing that limits it.';
  const less = changes.filter(({ outcome }) => outcome === 'less');
  if (less.length === 0) {
    const isUnknown = changes.some(({ outcome }) => outcome === 'unknown');
    return isUnknown ? unknown(resource, detail) : pass(resource, detail);
  }
  const command = undoing(db, less, target);
  return fail(resource, detail, {
    action: `Undo what is pending before ${windowInWords(db)}: ${less.map(({ undo }) => undo).join(', and ')}. Whatever else is pending is applied at once with it.`,
    ...(command === null ? {} : { command }),
    lead: 'database',
  });
}

function changeOfClass({ dbInstanceClass: now, pendingValues }: DbInstance): Change | null {
  const next = pendingValues?.dbInstanceClass ?? null;
  if (next === null || next === now) return null;
  const change = { undo: `keep the class ${now}`, options: { 'db-instance-class': now } };
  const [from, to] = [now, next].map((one) => factsOfType(typeOfClass(one)));
  if (from === undefined || to === undefined) {
    const words = `Its class is to become ${next}, and how that compares with ${now} is not known.`;
    return { ...change, outcome: 'unknown', words };
  }
  const isLess = to.vCpus < from.vCpus || to.memoryMiB < from.memoryMiB || (to.burstable && !from.burstable);
  const sizes = `${to.vCpus} vCPUs and ${to.memoryMiB / 1024} GiB in place of ${from.vCpus} and ${from.memoryMiB / 1024}`;
  const words = `Its class is to become ${next} in place of ${now}: ${sizes}${to.burstable && !from.burstable ? ', which bursts on credits' : ''}.`;
  return { ...change, outcome: isLess ? 'less' : 'no less', words };
}

/** The volume of a cluster has no limits of its own. */
function changeOfStorage(db: DbInstance): Change | null {
  if (sharesVolume(db.engine)) return null;
  const { storageType, allocatedStorage, iops, storageThroughput } = db.pendingValues ?? {};
  if ([storageType, allocatedStorage, iops, storageThroughput].every((value) => (value ?? null) === null)) {
    return null;
  }
  // Storage of another type has what is provisioned with it.
  const kept =
    storageType == null || storageType === db.storageType ? db : { iops: null, storageThroughput: null };
  const after = {
    ...db,
    storageType: storageType ?? db.storageType,
    allocatedStorage: allocatedStorage ?? db.allocatedStorage,
    iops: iops ?? kept.iops,
    storageThroughput: storageThroughput ?? kept.storageThroughput ?? null,
  };
  const rates = [
    { unit: 'IOPS', of: sustainedIops },
    { unit: 'MiB/s', of: sustainedThroughput },
  ].map(({ unit, of }) => ({ unit, from: of(db, null), to: of(after, null) }));
  const known = rates.flatMap(({ unit, from, to }) =>
    isKnown(from) && isKnown(to) ? [{ unit, from: from.value, to: to.value }] : [],
  );
  const isLess = known.some(({ from, to }) => to < from);
  return {
    outcome: isLess ? 'less' : known.length < rates.length ? 'unknown' : 'no less',
    words: `Its storage is to become ${after.allocatedStorage} GiB of ${after.storageType}: ${
      known.length === 0
        ? 'what that sustains is not known'
        : known.map(({ unit, from, to }) => `${to} ${unit} in place of ${from}`).join(', ')
    }.`,
    undo: `keep its ${db.allocatedStorage} GiB of ${db.storageType}`,
    options: {
      'storage-type': db.storageType,
      'allocated-storage': db.allocatedStorage,
      ...(db.iops === null ? {} : { iops: db.iops }),
      ...((db.storageThroughput ?? null) === null ? {} : { 'storage-throughput': db.storageThroughput ?? 0 }),
    },
  };
}

const windowInWords = ({ preferredMaintenanceWindow }: DbInstance): string =>
  preferredMaintenanceWindow === null
    ? 'its next maintenance window'
    : `its next maintenance window (${preferredMaintenanceWindow} UTC)`;

/** Members of a Multi-AZ DB cluster change with the cluster, and take no change of their own. */
function undoing(
  { engine, dbClusterIdentifier, dbInstanceIdentifier }: DbInstance,
  less: readonly Change[],
  target: Target,
): AwsCommand | null {
  if (dbClusterIdentifier !== null && !sharesVolume(engine)) return null;
  return awsCommand(target, dbServiceOf(engine).cli, 'modify-db-instance', {
    'db-instance-identifier': dbInstanceIdentifier,
    ...Object.assign({}, ...less.map(({ options }) => options)),
    'apply-immediately': true,
  });
}
