import type { EventContext } from '../../judging/context';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeClusters, judgePrimaries } from '../databases';

/** RDS uploads transaction logs every five minutes; an hour without is a sign of trouble, a day is a loss. */
const WARN_HOURS = 1;
const FAIL_HOURS = 24;

export const dbBackupRecency = defineCheck({
  id: 'db-backup-recency',
  title: 'Databases can be restored to a recent time',
  failureTitle: 'Database cannot be restored to a recent time',
  why: 'Backups that are on but stuck lose every order since the last one that worked.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html',
  workbook: '12 Resilience',
  needs: ['dbInstances', 'dbClusters'],
  evaluate({ dbInstances, dbClusters }, { asOf }) {
    return [
      ...judgePrimaries(dbInstances, (db, resource) => judgeRecency(resource, db, asOf)),
      ...judgeClusters(dbClusters, (cluster, resource) =>
        cluster.members.length === 0 && cluster.latestRestorableTime === null
          ? notApplicable(
              'It has no instances and no backups of its own: it is a headless secondary.',
              resource,
            )
          : judgeRecency(resource, cluster, asOf),
      ),
    ];
  },
});

function judgeRecency(
  resource: JudgedResource,
  db: { readonly backupRetentionPeriod: number; readonly latestRestorableTime: string | null },
  asOf: EventContext['asOf'],
): Judgement {
  if (db.backupRetentionPeriod === 0) return notApplicable('Automated backups are off.', resource);
  const hours = (Date.parse(asOf) - Date.parse(db.latestRestorableTime ?? '')) / 3_600_000;
  if (Number.isNaN(hours)) return unknown(resource, 'AWS gave no latest restorable time.');
  const detail = `It can be restored to ${db.latestRestorableTime}, ${Math.max(0, hours).toFixed(1)} hours before the inventory was taken.`;
  if (hours <= WARN_HOURS) return pass(resource, detail);
  const verdict = hours > FAIL_HOURS ? fail : warn;
  return verdict(resource, detail, {
    action:
      'Find out why its backups stopped (storage full, failed engine log upload, a stopped instance), and take a manual snapshot before the event.',
    lead: 'setting',
  });
}
