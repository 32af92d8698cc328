import { awsCommand } from '../../judging/aws-command';
import { defineCheck, fail, pass } from '../check';
import { judgePrimaries } from '../databases';

export const dbMultiAz = defineCheck({
  id: 'db-multi-az',
  title: 'Databases have a standby in another Availability Zone',
  failureTitle: 'Database without a standby in another Availability Zone',
  why: 'Without a standby, the loss of a zone or a host means restoring from a backup in the middle of the event.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  workbook: '12 Resilience',
  needs: ['dbInstances'],
  evaluate({ dbInstances }, { target }) {
    return judgePrimaries(dbInstances, (db, resource) => {
      const zone = db.availabilityZone ?? 'an unknown zone';
      if (db.multiAz) {
        return pass(resource, `In ${zone}, standby in ${db.secondaryAvailabilityZone ?? 'another zone'}.`);
      }
      return fail(resource, `Only in ${zone}.`, {
        action:
          'Turn on Multi-AZ. The conversion takes a snapshot and adds write latency while it runs: do it in a quiet hour, well before the event.',
        command: awsCommand(target, 'rds', 'modify-db-instance', {
          'db-instance-identifier': db.dbInstanceIdentifier,
          'multi-az': true,
          'apply-immediately': true,
        }),
        lead: 'database',
      });
    });
  },
});
