import { describe, expect, it } from '@jest/globals';
import { dbPendingModifications } from '../../../src/checks/capacity/db-pending-modifications';
import type { Judgement } from '../../../src/checks/check';
import { listOf } from '../../../src/judging/fix';
import type { DbInstance } from '../../../src/model/artifacts';
import { aDbInstance, nothingPending } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

/** What RDS calls the values that are pending. */
const NAMES: Readonly<Record<string, string>> = {
  dbInstanceClass: 'DBInstanceClass',
  multiAz: 'MultiAZ',
  storageType: 'StorageType',
  allocatedStorage: 'AllocatedStorage',
  iops: 'Iops',
  storageThroughput: 'StorageThroughput',
};

const pending = (values: Partial<NonNullable<DbInstance['pendingValues']>>): Partial<DbInstance> => ({
  pendingModifications: Object.keys(values).map((name) => NAMES[name] ?? name),
  pendingValues: { ...nothingPending, ...values },
});

/** An instance of 2 vCPUs and 8 GiB, with 100 GiB of gp3 that have 3,000 IOPS and 125 MiB/s. */
const judge = (db: Partial<DbInstance>): Judgement | undefined =>
  runCheck(dbPendingModifications, { dbInstances: [aDbInstance(db)] }, CARRYING)[0];

const commandOf = (judgement: Judgement | undefined): string | undefined => {
  const command = judgement && 'fix' in judgement ? judgement.fix.command : undefined;
  return command && listOf(command)[0]?.words.slice(1).join(' ');
};

describe('db-pending-modifications', () => {
  it.each<[string, Partial<DbInstance>, string]>([
    ['nothing', {}, 'pass'],
    ['what takes no capacity', { pendingModifications: ['EngineVersion'] }, 'pass'],
    ['Multi-AZ, of which db-multi-az tells', pending({ multiAz: false }), 'pass'],
    ['a larger class', pending({ dbInstanceClass: 'db.m5.xlarge' }), 'pass'],
    ['the class that it has', pending({ dbInstanceClass: 'db.m5.large' }), 'pass'],
    ['another class as large', pending({ dbInstanceClass: 'db.m6g.large' }), 'pass'],
    // 2 vCPUs and 4 GiB.
    ['one of less memory', pending({ dbInstanceClass: 'db.c5.large' }), 'fail'],
    // 2 vCPUs and 8 GiB, on credits.
    ['one as large that bursts on credits', pending({ dbInstanceClass: 'db.t3.large' }), 'fail'],
    ['one that nobody knows', pending({ dbInstanceClass: 'db.z9.large' }), 'unknown'],
    // 1 vCPU and 2 GiB of another that only bursts as well.
    [
      'a smaller one that bursts, too',
      { dbInstanceClass: 'db.t3.large', ...pending({ dbInstanceClass: 'db.t3.medium' }) },
      'fail',
    ],
    [
      'storage of Aurora, which has no limits',
      { engine: 'aurora-mysql', storageType: 'aurora', ...pending({ storageType: 'aurora-iopt1' }) },
      'pass',
    ],
    ['more IOPS', pending({ iops: 4000 }), 'pass'],
    ['fewer IOPS', { iops: 5000, ...pending({ iops: 4000 }) }, 'fail'],
    ['less throughput', { storageThroughput: 500, ...pending({ storageThroughput: 400 }) }, 'fail'],
    // 100 GiB of gp2 sustain 300 IOPS.
    ['storage of another type that sustains less', pending({ storageType: 'gp2' }), 'fail'],
    // The 20,000 IOPS go with io1.
    [
      'gp3 without what io1 had',
      { storageType: 'io1', iops: 20_000, ...pending({ storageType: 'gp3' }) },
      'fail',
    ],
    // 100 GiB of gp2 sustain 300 IOPS and 128 MiB/s, 200 GiB 600 and 150.
    ['a larger size', { storageType: 'gp2', iops: null, ...pending({ allocatedStorage: 200 }) }, 'pass'],
    ['storage of which nobody knows what it sustains', pending({ storageType: 'magnetic' }), 'unknown'],
    [
      'a smaller class beside storage that is not known',
      pending({ dbInstanceClass: 'db.t3.medium', storageType: 'magnetic' }),
      'fail',
    ],
    [
      'a larger class beside storage that is not known',
      pending({ dbInstanceClass: 'db.m5.xlarge', storageType: 'magnetic' }),
      'unknown',
    ],
    [
      'a class of which an earlier version kept the name alone',
      { pendingModifications: ['DBInstanceClass'], pendingValues: undefined },
      'unknown',
    ],
    [
      'what takes no capacity, by an earlier version',
      { pendingModifications: ['EngineVersion'], pendingValues: undefined },
      'pass',
    ],
  ])('%s', (_, db, status) => {
    expect(judge(db)?.status).toBe(status);
  });

  it('says that nothing changes that limits a database', () => {
    expect(judge(pending({ dbInstanceClass: 'db.m5.large' }))?.detail).toBe(
      'What is pending changes nothing that limits it.',
    );
  });

  it('says what is to become smaller, and undoes it', () => {
    const judgement = judge({
      dbInstanceClass: 'db.m5.2xlarge',
      iops: 6000,
      ...pending({ dbInstanceClass: 'db.m5.large', iops: 3000 }),
    });
    expect(judgement).toMatchObject({
      status: 'fail',
      detail:
        'Its class is to become db.m5.large in place of db.m5.2xlarge: 2 vCPUs and 8 GiB in place of 8 and 32. Its storage is to become 100 GiB of gp3: 3000 IOPS in place of 6000, 125 MiB/s in place of 125.',
      fix: {
        action:
          'Undo what is pending before its next maintenance window (mon:05:00-mon:05:30 UTC): keep the class db.m5.2xlarge, and keep its 100 GiB of gp3. Whatever else is pending is applied at once with it.',
      },
    });
    expect(commandOf(judgement)).toBe(
      'rds modify-db-instance --region us-east-1 --db-instance-identifier orders --db-instance-class db.m5.2xlarge --storage-type gp3 --allocated-storage 100 --iops 6000 --storage-throughput 125 --apply-immediately',
    );
  });

  it.each([
    ['Aurora', 'aurora-mysql', true],
    ['a Multi-AZ DB cluster, which changes as a whole', 'mysql', false],
  ])('has a command or not for a member of %s', (_, engine, isOne) => {
    const db = { engine, dbClusterIdentifier: 'shop', preferredMaintenanceWindow: null };
    const judgement = judge({ ...db, ...pending({ dbInstanceClass: 'db.t3.medium' }) });
    expect(judgement).toMatchObject({
      status: 'fail',
      fix: { action: expect.stringContaining('before its next maintenance window: keep the class') },
    });
    expect(commandOf(judgement) !== undefined).toBe(isOne);
  });
});
