import { type AwsCommand, awsCommand } from '../../judging/aws-command';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeClusters, judgeEachInstance } from '../databases';
import { movedOutside, overlapsWeekly, parseWeeklyWindow } from '../weekly-window';

export const dbMaintenanceWindow = defineCheck({
  id: 'db-maintenance-window',
  title: 'Maintenance windows of databases lie outside the event',
  failureTitle: 'Maintenance window of a database opens during the event',
  why: 'Patches and pending modifications are applied in the window, with a restart or a failover, peak or no peak.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html',
  workbook: '12 Resilience',
  needs: ['dbInstances', 'dbClusters'],
  evaluate({ dbInstances, dbClusters }, context) {
    const { target } = context;
    return [
      // Members of a cluster have windows of their own, in which their instances are patched.
      ...judgeEachInstance(dbInstances, (db, resource) =>
        judgeWindow(
          resource,
          { window: db.preferredMaintenanceWindow, pending: db.pendingModifications },
          context,
          (moved) =>
            awsCommand(target, 'rds', 'modify-db-instance', {
              'db-instance-identifier': db.dbInstanceIdentifier,
              'preferred-maintenance-window': moved,
            }),
        ),
      ),
      ...judgeClusters(dbClusters, (cluster, resource) =>
        judgeWindow(resource, { window: cluster.preferredMaintenanceWindow, pending: [] }, context, (moved) =>
          awsCommand(target, 'rds', 'modify-db-cluster', {
            'db-cluster-identifier': cluster.dbClusterIdentifier,
            'preferred-maintenance-window': moved,
          }),
        ),
      ),
    ];
  },
});

function judgeWindow(
  resource: JudgedResource,
  maintenance: { readonly window: string | null; readonly pending: readonly string[] },
  { window: event }: Pick<TargetContext, 'window'>,
  moveTo: (window: string) => AwsCommand,
): Judgement {
  const weekly = maintenance.window === null ? null : parseWeeklyWindow(maintenance.window);
  if (weekly === null) {
    return unknown(resource, `Its maintenance window cannot be read: ${maintenance.window ?? 'none given'}.`);
  }
  const pending = maintenance.pending.length > 0 ? ` Pending: ${maintenance.pending.join(', ')}.` : '';
  const detail = `Opens every week ${maintenance.window} UTC.${pending}`;
  if (!overlapsWeekly(weekly, event.start, event.end)) return pass(resource, detail);
  const verdict = maintenance.pending.length > 0 ? fail : warn;
  const moved = movedOutside(weekly, event.start, event.end);
  const move =
    moved === null
      ? 'the event takes all days of the week: apply what is pending before it, and defer what AWS announces until after it'
      : `move the maintenance window to ${moved} UTC, outside the event`;
  return verdict(resource, detail, {
    action:
      maintenance.pending.length > 0
        ? `Apply the pending modifications now in a quiet hour, and ${move}.`
        : `${move.charAt(0).toUpperCase()}${move.slice(1)}.`,
    ...(moved === null ? {} : { command: moveTo(moved) }),
    lead: 'configuration',
  });
}
