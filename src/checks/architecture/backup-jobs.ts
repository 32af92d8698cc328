import { memberKey, membersOf } from '../../judging/scope';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type BackedUpResource } from '../../model/artifacts';
import { asPlaced } from '../as-placed';
import { daysBetween } from '../certificates';
import { defineCheck, type Judgement, pass, unknown, warn } from '../check';

/** As with snapshots of volumes: of what is backed up once a week there is always a younger one. */
const MOST_DAYS = 7;

/** What lists the resources that there are: AWS Backup knows what is gone as long as it keeps backups of it. */
const LISTS = [
  'volumes',
  'ec2Instances',
  'dbInstances',
  'dbClusters',
  'dynamodbTables',
  's3Buckets',
  'efsFileSystems',
] as const;

export const backupJobs = defineCheck({
  id: 'backup-jobs',
  title: 'AWS Backup has backed up in the last seven days what it protects',
  failureTitle: 'AWS Backup fails to back up what it protects',
  why: 'A plan that everybody trusts and that fails every night leaves nothing to restore from.',
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup.html',
  workbook: '12 Resilience',
  // Without one of the lists, the scope leaves out what it would have followed.
  needs: ['backedUpResources', ...LISTS],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ backedUpResources, ...artifacts }, { asOf, placed }) {
    const isThere = finderOf(artifacts);
    return backedUpResources
      .filter(isThere)
      .map((row) => asPlaced(judge(row, asOf), () => placed(ARTIFACTS.backedUpResources.owner(row))));
  },
});

/** Makes the function that tells what is there from what is gone. */
function finderOf(artifacts: Pick<Artifacts, (typeof LISTS)[number]>): (row: BackedUpResource) => boolean {
  const there = new Set(
    LISTS.flatMap((id) =>
      membersOf(id, artifacts).flatMap(({ owner: { kind, ids } }) => ids.map((one) => memberKey(kind, one))),
    ),
  );
  return (row) => {
    const { kind, ids } = ARTIFACTS.backedUpResources.owner(row);
    return ids.some((id) => there.has(memberKey(kind, id)));
  };
}

function judge(
  { resourceArn, lastBackup, lastCompleted, lastFailure }: BackedUpResource,
  asOf: string,
): Judgement {
  // `db:orders`, `table/orders`: names alone repeat between kinds.
  const resource = { name: resourceArn.split(':').slice(5).join(':'), arn: resourceArn };
  const completed =
    lastCompleted === null
      ? 'No job of the last eight days was completed.'
      : `The last job that was completed was begun at ${lastCompleted}.`;
  const fix = {
    action:
      'Find out why AWS Backup has not backed it up (its role, the key of the vault, a selection that leaves it out, a window that is too short), and take a backup by hand before the event.',
    lead: 'repair',
  } as const;
  if (lastFailure !== null && (lastCompleted === null || lastFailure.at > lastCompleted)) {
    const { at, state, message } = lastFailure;
    return warn(
      resource,
      `Its last job of AWS Backup, of ${at}, ended as ${state}${message === '' ? '' : ` (${message})`}. ${completed}`,
      fix,
    );
  }
  if (lastCompleted !== null && daysBetween(lastCompleted, asOf) <= MOST_DAYS)
    return pass(resource, completed);
  if (lastBackup === null)
    return unknown(resource, `${completed} AWS Backup has no earlier recovery point of it either.`);
  const days = daysBetween(lastBackup, asOf);
  const detail = `${completed} AWS Backup last made a recovery point of it at ${lastBackup}, ${days.toFixed(1)} days before the inventory was taken.`;
  return days <= MOST_DAYS
    ? unknown(resource, `${detail} Whether that is complete, no job tells.`)
    : warn(resource, detail, fix);
}
