import { writeChange } from '../../capacity/changes';
import { awsCommand } from '../../judging/aws-command';
import { ARTIFACTS } from '../../model/artifacts';
import { defineCheck, fail, notApplicable, pass, warn } from '../check';
import { judgePrimaries } from '../databases';

export const dbMultiAz = defineCheck({
  id: 'db-multi-az',
  title: 'Databases have a standby in another Availability Zone',
  failureTitle: 'Database without a standby in another Availability Zone',
  why: 'Without a standby, the loss of a zone or a host means restoring from a backup in the middle of the event.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  workbook: '12 Resilience',
  needs: ['dbInstances'],
  evaluate({ dbInstances }, { target, placed }) {
    return judgePrimaries(dbInstances, (db, resource) => {
      const zone = db.availabilityZone ?? 'an unknown zone';
      if (db.multiAz) {
        return pass(resource, `In ${zone}, standby in ${db.secondaryAvailabilityZone ?? 'another zone'}.`);
      }
      const { placement, because } = placed(ARTIFACTS.dbInstances.owner(db));
      if (placement === 'off') {
        return notApplicable(
          `Only in ${zone}, but the event’s traffic does not need it: ${because}`,
          resource,
        );
      }
      const [verdict, detail] =
        placement === 'on'
          ? ([fail, `Only in ${zone}.`] as const)
          : ([
              warn,
              `Only in ${zone}. ${because} Say in traffic.elasticity of the plan whether it does.`,
            ] as const);
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
