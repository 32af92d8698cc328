import { asking, awsCommand } from '../../judging/aws-command';
import { STORAGE_STAYS } from '../../judging/databases';
import type { FixDraft } from '../../judging/fix';
import { dbServiceOf, sharesVolume } from '../../model/db-engines';
import type { Target } from '../../model/target';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown } from '../check';
import { judgeClusters, judgeEachInstance } from '../databases';

/**
 * The statuses of the RDS and Aurora user guides, by what they mean for an event: those that pass by themselves in
 * minutes to hours, and those that stay until somebody acts.
 */
const PASSES =
  /^(available|backing-up|backtracking|configuring-|converting-to-vpc|creating|failing-over|maintenance|migrating|modifying|moving-to-vpc|promoting|rebooting|renaming|resetting-master-credentials|scaling-|starting|storage-(config-upgrade|initialization|optimization)|switching-over|update-iam-db-auth|upgrading)/;
const STAYS =
  /^(cloning-failed|failed|inaccessible-encryption-credentials|incompatible-|insufficient-capacity|migration-failed|restore-error|stopp(ed|ing)|storage-full)/;

export const dbStatus = defineCheck({
  id: 'db-status',
  title: 'Databases are available',
  failureTitle: 'Database is not available',
  why: 'AWS documents that these states stay until somebody acts: the database answers nothing at the event.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html',
  workbook: '12 Resilience',
  needs: ['dbInstances', 'dbClusters'],
  evaluate({ dbInstances, dbClusters }, { target }) {
    return [
      ...judgeEachInstance(dbInstances, (db, resource) =>
        judgeStatus(resource, db.dbInstanceStatus, (status) =>
          mend(
            status,
            db.dbClusterIdentifier === null
              ? { kind: 'db-instance', name: db.dbInstanceIdentifier, engine: db.engine }
              : // Members of a cluster start, and have storage, together.
                { kind: 'db-cluster', name: db.dbClusterIdentifier, engine: db.engine },
            target,
            db.allocatedStorage,
          ),
        ),
      ),
      ...judgeClusters(dbClusters, (cluster, resource) =>
        judgeStatus(resource, cluster.status, (status) =>
          mend(
            status,
            { kind: 'db-cluster', name: cluster.dbClusterIdentifier, engine: cluster.engine },
            target,
          ),
        ),
      ),
    ];
  },
});

function judgeStatus(resource: JudgedResource, status: string, fix: (status: string) => FixDraft): Judgement {
  const detail = `Its status is ${status}.`;
  if (PASSES.test(status)) return pass(resource, detail);
  if (STAYS.test(status)) return fail(resource, detail, fix(status));
  return unknown(resource, `${detail} What that means is not known.`);
}

/** What to do about each of the states that stay, the first that matches; AWS's own advice. */
const ADVICE: readonly (readonly [status: RegExp, action: string])[] = [
  [/^stopp/, 'Start it. AWS starts what is stopped by itself only after seven days.'],
  [/^storage-full/, 'Allocate more storage at once.'],
  [/^inaccessible-encryption/, 'Enable the KMS key that encrypts it, and its grants; then start it.'],
  [
    /^incompatible-parameters/,
    'Undo what was changed in its parameter group, or reset the group; then reboot it.',
  ],
  [/^incompatible-network/, 'Make room in its subnets and security groups; then modify or start it again.'],
  [/^incompatible-option-group/, 'Mend or replace its option group.'],
  [/^insufficient-capacity/, 'Choose another class or another zone: AWS has none of this one there now.'],
];

/** What is full gets half as much again: room to work in until somebody knows what filled it. */
const GROWTH_WHEN_FULL = 1.5;

const ELSE = 'Restore it to a new one from its latest backup, or ask AWS Support.';

/** What is started, or is given more storage. */
interface Mended {
  readonly kind: 'db-instance' | 'db-cluster';
  readonly name: string;
  readonly engine: string;
}

function mend(
  status: string,
  { kind, name, engine }: Mended,
  target: Target,
  allocatedStorage?: number,
): FixDraft {
  const { cli } = dbServiceOf(engine);
  const action = ADVICE.find(([pattern]) => pattern.test(status))?.[1] ?? ELSE;
  const id = { [`${kind}-identifier`]: name };
  const start = /^stopp/.test(status) ? awsCommand(target, cli, `start-${kind}`, id) : undefined;
  const enlarge = status === 'storage-full' && allocatedStorage !== undefined && !sharesVolume(engine);
  const size = Math.ceil((allocatedStorage ?? 0) * GROWTH_WHEN_FULL);
  const command = enlarge
    ? asking(
        `storage of ${name}`,
        size,
        awsCommand(target, cli, `modify-${kind}`, {
          ...id,
          'allocated-storage': size,
          'apply-immediately': true,
        }),
      )
    : start;
  return {
    action,
    ...(command ? { command } : {}),
    lead: 'database',
    ...(status === 'storage-full' ? { irreversible: STORAGE_STAYS } : {}),
  };
}
