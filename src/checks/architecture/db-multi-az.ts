import { writeChange } from '../../capacity/changes';
import { awsCommand } from '../../judging/aws-command';
import { keepsStandby } from '../../judging/databases';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type DbInstance } from '../../model/artifacts';
import { defineCheck, fail, notApplicable, pass, type TargetContext, warn } from '../check';
import { judgePrimaries } from '../databases';
import { overlapsDaily } from '../weekly-window';

export const dbMultiAz = defineCheck({
  id: 'db-multi-az',
  title: 'Databases have a standby in another Availability Zone',
  failureTitle: 'Database without a standby in another Availability Zone',
  why: 'Without a standby, the loss of a zone or a host means restoring from a backup in the middle of the event.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  workbook: '12 Resilience',
  needs: ['dbInstances'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ dbInstances }, { target, placed, window }) {
    return judgePrimaries(dbInstances, (db, resource) => {
      const zone = db.availabilityZone ?? 'an unknown zone';
      if (keepsStandby(db)) {
        return pass(resource, `In ${zone}, standby in ${db.secondaryAvailabilityZone ?? 'another zone'}.`);
      }
      const only = `Only in ${zone}${db.multiAz ? ' once a pending modification turns Multi-AZ off' : ''}`;
      const { placement, because } = placed(ARTIFACTS.dbInstances.owner(db));
      if (placement === 'off') {
        return notApplicable(`${only}, but the event’s traffic does not need it: ${because}`, resource);
      }
      const known = [`${only}.`, ...backupsIn(window, db)].join(' ');
      const [verdict, detail] =
        placement === 'on'
          ? ([fail, known] as const)
          : ([warn, `${known} ${because} Say in traffic.elasticity of the plan whether it does.`] as const);
      return verdict(resource, detail, {
        action:
          'Turn on Multi-AZ. The conversion takes a snapshot and adds write latency while it runs: do it in a quiet hour, well before the event.',
        command: awsCommand(target, 'rds', 'modify-db-instance', {
          'db-instance-identifier': db.dbInstanceIdentifier,
          'multi-az': true,
          'apply-immediately': true,
        }),
        ...writeChange(target, 'rds.multiAz', db.dbInstanceIdentifier, 'true'),
        lead: 'database',
      });
    });
  },
});

/** Says where a backup falls into the event: with no standby to take it from, it stops the database itself. */
const backupsIn = (
  event: TargetContext['window'],
  { backupRetentionPeriod, preferredBackupWindow: hours }: DbInstance,
): string[] =>
  backupRetentionPeriod > 0 && hours !== null && overlapsDaily(hours, event.start, event.end)
    ? [`Its backup of ${hours} UTC falls into the event, and may stop its reads and writes for some seconds.`]
    : [];
