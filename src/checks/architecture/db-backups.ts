import { awsCommand } from '../../judging/aws-command';
import type { DbInstance } from '../../model/artifacts';
import { dbServiceOf } from '../../model/db-engines';
import type { Target } from '../../model/target';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, warn } from '../check';
import { judgeClusters, judgePrimaries } from '../databases';
import { count } from '../words';

/** A week: a defect of the event that is found days later can still be undone. */
const MIN_RETENTION_DAYS = 7;

export const dbBackups = defineCheck({
  id: 'db-backups',
  title: 'Databases keep automated backups for at least seven days',
  failureTitle: 'Database keeps too few automated backups',
  why: 'Without backups there is no way back from bad data written at event speed.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  workbook: '12 Resilience',
  needs: ['dbInstances', 'dbClusters'],
  evaluate({ dbInstances, dbClusters }, { target }) {
    return [
      ...judgePrimaries(dbInstances, (db, resource) =>
        judgeRetention(resource, db, target, 'modify-db-instance', {
          'db-instance-identifier': db.dbInstanceIdentifier,
        }),
      ),
      ...judgeClusters(dbClusters, (cluster, resource) =>
        judgeRetention(resource, cluster, target, 'modify-db-cluster', {
          'db-cluster-identifier': cluster.dbClusterIdentifier,
        }),
      ),
    ];
  },
});

function judgeRetention(
  resource: JudgedResource,
  { backupRetentionPeriod: days, engine }: Pick<DbInstance, 'backupRetentionPeriod' | 'engine'>,
  target: Target,
  operation: string,
  identifier: Readonly<Record<string, string>>,
): Judgement {
  const detail = days === 0 ? 'Automated backups are off.' : `Kept for ${count(days, 'day')}.`;
  if (days >= MIN_RETENTION_DAYS) return pass(resource, detail);
  const verdict = days === 0 ? fail : warn;
  return verdict(resource, detail, {
    action:
      days === 0
        ? 'Keep automated backups for seven days. Turning them on takes a first backup and may stop I/O for some seconds on a database without a standby: do it in a quiet hour.'
        : 'Keep automated backups for seven days.',
    command: awsCommand(target, dbServiceOf(engine).cli, operation, {
      ...identifier,
      'backup-retention-period': MIN_RETENTION_DAYS,
      'apply-immediately': true,
    }),
    lead: 'database',
  });
}
