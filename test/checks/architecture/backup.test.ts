import { describe, expect, it } from '@jest/globals';
import { backupJobs } from '../../../src/checks/architecture/backup-jobs';
import { backupWindows } from '../../../src/checks/architecture/backup-windows';
import type { BackedUpResource, DbInstance } from '../../../src/model/artifacts';
import {
  aBackedUpResource,
  aBackupRule,
  aDbCluster,
  aDbInstance,
  aDynamodbTable,
  anEc2Instance,
  aVolume,
} from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const ACCOUNT = 'us-east-1:111122223333';
const failed = (at: string, state = 'FAILED') => ({ at, state, message: 'Access denied' });

describe('backup-jobs', () => {
  const lists = {
    volumes: [aVolume()],
    ec2Instances: [anEc2Instance()],
    dbInstances: [aDbInstance()],
    dbClusters: [aDbCluster()],
    dynamodbTables: [aDynamodbTable()],
    s3Buckets: [],
  };
  const judge = (row: Partial<BackedUpResource>, context: Parameters<typeof runCheck>[2] = CARRYING) =>
    runCheck(backupJobs, { ...lists, backedUpResources: [aBackedUpResource(row)] }, context);

  // Judged on 22 November at midnight.
  it.each<[string, Partial<BackedUpResource>, string]>([
    ['completed seven days ago', { lastCompleted: '2026-11-15T00:00:00Z' }, 'pass'],
    [
      'failed since it was completed',
      { lastCompleted: '2026-11-20T05:00:00Z', lastFailure: failed('2026-11-21T05:00:00Z') },
      'warn',
    ],
    [
      'completed since it failed',
      { lastCompleted: '2026-11-21T05:00:00Z', lastFailure: failed('2026-11-20T05:00:00Z') },
      'pass',
    ],
    [
      'a part of it failed, and none was completed',
      { lastCompleted: null, lastFailure: failed('2026-11-21T05:00:00Z', 'PARTIAL') },
      'warn',
    ],
    [
      'completed more than seven days ago',
      { lastCompleted: '2026-11-14T23:00:00Z', lastBackup: '2026-11-14T23:00:00Z' },
      'warn',
    ],
    ['no job for weeks', { lastCompleted: null, lastBackup: '2026-11-01T05:00:00Z' }, 'warn'],
    ['a recovery point that no job made', { lastCompleted: null }, 'unknown'],
    ['a first job that runs', { lastCompleted: null, lastBackup: null }, 'unknown'],
  ])('%s', (_, row, status) => {
    expect(judge(row).map((judged) => judged.status)).toEqual([status]);
  });

  it.each([
    [`arn:aws:rds:${ACCOUNT}:db:orders`, 'db:orders'],
    [`arn:aws:rds:${ACCOUNT}:cluster:catalog`, 'cluster:catalog'],
    [`arn:aws:dynamodb:${ACCOUNT}:table/carts`, 'table/carts'],
    [`arn:aws:ec2:${ACCOUNT}:volume/vol-1`, 'volume/vol-1'],
    [`arn:aws:ec2:${ACCOUNT}:instance/i-0a1b2c3d4e5f60001`, 'instance/i-0a1b2c3d4e5f60001'],
    [`arn:aws:rds:${ACCOUNT}:db:gone`, undefined],
    [`arn:aws:ec2:${ACCOUNT}:volume/vol-gone`, undefined],
    ['arn:aws:s3:::gone', undefined],
  ])('judges %s by whether it is there', (resourceArn, name) => {
    expect(judge({ resourceArn }).map((judged) => judged.resource.name)).toEqual(name ? [name] : []);
  });

  it('says nothing of what carries no traffic', () => {
    const placed = () => ({ placement: 'off', because: 'The test says so.' }) as const;
    const [judged] = judge({ lastCompleted: null, lastBackup: '2026-11-01T05:00:00Z' }, { placed });
    expect(judged?.status).toBe('notApplicable');
  });
});

describe('backup-windows', () => {
  /** The event is from 16:00 to 18:00 UTC on 11 December, a Friday. */
  const EVENT = { window: { start: '2026-12-11T16:00:00Z', end: '2026-12-11T18:00:00Z' }, ...CARRYING };
  const judge = (rules: BackedUpResource['rules'], db: Partial<DbInstance> = { multiAz: false }) =>
    statusesOf(
      backupWindows,
      { dbInstances: [aDbInstance(db)], backedUpResources: [aBackedUpResource({ rules })] },
      EVENT,
    );
  const at = (cron: string, overrides: Parameters<typeof aBackupRule>[0] = {}) =>
    aBackupRule({ cron: `cron(${cron})`, startWithinMinutes: 60, ...overrides });

  it.each([
    ['as it begins', at('0 16 ? * * *'), 'warn'],
    ['at its last minute', at('59 17 ? * * *'), 'warn'],
    ['as it ends', at('0 18 ? * * *'), 'pass'],
    ['an hour before, in a window of an hour', at('0 15 ? * * *'), 'warn'],
    ['an hour before, in a shorter window', at('0 15 ? * * *', { startWithinMinutes: 59 }), 'pass'],
    ['in the event by the clock of Singapore', at('0 0 ? * * *', { timeZone: 'Asia/Singapore' }), 'warn'],
    ['on Fridays', at('0 16 ? * 6 *'), 'warn'],
    ['on Saturdays', at('0 16 ? * 7 *'), 'pass'],
    ['at a rate', aBackupRule({ cron: 'rate(1 hour)' }), 'unknown'],
  ])('%s', (_, rule, status) => {
    expect(judge([rule])).toEqual([status]);
  });

  it.each<[string, Partial<DbInstance>, string[]]>([
    ['with a standby', { multiAz: true }, ['pass']],
    ['of SQL Server with a standby', { multiAz: true, engine: 'sqlserver-se' }, ['warn']],
    ['of a cluster', { multiAz: false, dbClusterIdentifier: 'catalog' }, []],
    ['that AWS Backup does not know', { multiAz: false, dbInstanceArn: 'arn:aws:rds:other' }, []],
  ])('a database %s', (_, db, statuses) => {
    expect(judge([at('0 17 ? * * *')], db)).toEqual(statuses);
  });

  it('does not know what ran by no rule for days, and takes one of two rules for enough', () => {
    expect(judge([])).toEqual(['unknown']);
    expect(judge([at('0 5 ? * * *'), at('0 17 ? * * *')])).toEqual(['warn']);
  });
});
