import { type AwsCommand, awsCommand } from '../../judging/aws-command';
import { capitalize } from '../../lib/capitalize';
import { lookup } from '../../lib/lookup';
import type { DbPendingMaintenance } from '../../model/artifacts';
import { dbServiceOf } from '../../model/db-engines';
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
import { distinct } from '../words';

export const dbMaintenanceWindow = defineCheck({
  id: 'db-maintenance-window',
  title: 'Maintenance windows of databases lie outside the event',
  failureTitle: 'Maintenance window of a database opens during the event',
  why: 'Patches and pending modifications are applied in the window, with a restart or a failover, peak or no peak.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html',
  workbook: '12 Resilience',
  needs: ['dbInstances', 'dbClusters', 'dbPendingMaintenance'],
  evaluate({ dbInstances, dbClusters, dbPendingMaintenance }, context) {
    const { target } = context;
    return [
      // Members of a cluster have windows of their own, in which their instances are patched.
      ...judgeEachInstance(dbInstances, (db, resource) =>
        judgeMaintenance(
          resource,
          {
            window: db.preferredMaintenanceWindow,
            modifications: db.pendingModifications,
            actions: actionsByArn(dbPendingMaintenance, db.dbInstanceArn),
          },
          context,
          (moved) =>
            awsCommand(target, dbServiceOf(db.engine).cli, 'modify-db-instance', {
              'db-instance-identifier': db.dbInstanceIdentifier,
              'preferred-maintenance-window': moved,
            }),
        ),
      ),
      ...judgeClusters(dbClusters, (cluster, resource) =>
        judgeMaintenance(
          resource,
          {
            window: cluster.preferredMaintenanceWindow,
            modifications: [],
            actions: actionsByArn(dbPendingMaintenance, cluster.dbClusterArn),
          },
          context,
          (moved) =>
            awsCommand(target, dbServiceOf(cluster.engine).cli, 'modify-db-cluster', {
              'db-cluster-identifier': cluster.dbClusterIdentifier,
              'preferred-maintenance-window': moved,
            }),
        ),
      ),
    ];
  },
});

const actionsByArn = lookup(({ resourceArn }: DbPendingMaintenance) => [resourceArn]);

/** When a database is maintained, and what is to be done to it then. */
interface Maintenance {
  /** As RDS writes it; null where it gives none. */
  readonly window: string | null;
  /** What people changed, and what waits for the window. */
  readonly modifications: readonly string[];
  readonly actions: readonly DbPendingMaintenance[];
}

const DAY = 86_400_000;
/** RDS applies what is forced on the day that it names, or "one or more days" later. */
const MOST_DELAY = 3 * DAY;

/** Whether RDS applies it within the event, whatever the maintenance window. */
function isForcedIn({ forcedAt }: DbPendingMaintenance, event: TargetContext['window']): boolean {
  const at = forcedAt === null ? Number.NaN : Date.parse(forcedAt);
  return at + MOST_DELAY > Date.parse(event.start) && at < Date.parse(event.end);
}

const WEEK = 7 * DAY;

/** Whether what may be applied from a time on can wait until the event: no window opens for it before. */
const waitsForEvent = (from: string, { window, asOf }: Pick<TargetContext, 'window' | 'asOf'>): boolean => {
  const earliest = Math.max(Date.parse(from), Date.parse(asOf));
  return earliest + WEEK > Date.parse(window.start) && earliest < Date.parse(window.end);
};

function judgeMaintenance(
  resource: JudgedResource,
  { window, modifications, actions }: Maintenance,
  context: Pick<TargetContext, 'window' | 'asOf'>,
  moveTo: (window: string) => AwsCommand,
): Judgement {
  const { window: event, asOf } = context;
  const weekly = window === null ? null : parseWeeklyWindow(window);
  const forced = actions.filter((action) => isForcedIn(action, event));
  const pending = [
    ...modifications.map((name) => ({ name, from: asOf })),
    ...actions.flatMap(({ action: name, appliesAt: from }) => (from === null ? [] : [{ name, from }])),
  ];
  const due = pending.filter(({ from }) => waitsForEvent(from, context));
  const details = [
    ...(weekly === null ? [] : [`Opens every week ${window} UTC.`]),
    ...(pending.length === 0 ? [] : [`Pending: ${distinct(pending.map(({ name }) => name)).join(', ')}.`]),
    ...forced.map(
      ({ action, forcedAt }) => `RDS applies ${action} from ${forcedAt} on, whatever the window.`,
    ),
  ].join(' ');
  if (weekly === null && forced.length === 0) {
    return unknown(resource, `Its maintenance window cannot be read: ${window ?? 'none given'}.`);
  }
  const opens = weekly !== null && overlapsWeekly(weekly, event.start, event.end);
  if (!opens && forced.length === 0) return pass(resource, details);
  const verdict = forced.length > 0 || due.length > 0 ? fail : warn;
  const moved = weekly === null || !opens ? null : movedOutside(weekly, event.start, event.end);
  return verdict(resource, details, {
    action: sentence([
      ...(forced.length > 0
        ? [
            `apply ${distinct(forced.map(({ action }) => action)).join(' and ')} now, in a quiet hour, so that RDS does not do it in the event`,
          ]
        : []),
      ...(opens && due.length > 0 ? ['apply the pending modifications now in a quiet hour'] : []),
      ...(opens ? [moveWords(moved)] : []),
    ]),
    ...(moved === null ? {} : { command: moveTo(moved) }),
    lead: 'configuration',
  });
}

const moveWords = (moved: string | null): string =>
  moved === null
    ? 'the event takes all days of the week: apply what is pending before it, and defer what AWS announces until after it'
    : `move the maintenance window to ${moved} UTC, outside the event`;

/** Makes one sentence of what is to be done. */
const sentence = (parts: readonly string[]): string => `${capitalize(parts.join(', and '))}.`;
