import { writeChange } from '../../capacity/changes';
import { asking, awsCommand } from '../../judging/aws-command';
import { STORAGE_CHANGES, STORAGE_STAYS } from '../../judging/databases';
import { defineCheck, notApplicable, pass, warn } from '../check';
import { judgeInstances } from '../databases';

/** AWS's own rule: the most storage should be at least 10 % above what is allocated. */
const MIN_ROOM_PERCENT = 10;

export const dbStorageAutoscaling = defineCheck({
  id: 'db-storage-autoscaling',
  title: 'Storage of databases grows by itself',
  failureTitle: 'Storage of a database cannot grow by itself',
  why: 'A database without free storage stops; logs and orders of an event fill it faster than any other day.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html',
  workbook: 'Step 10',
  needs: ['dbInstances'],
  evaluate({ dbInstances }, { target }) {
    return judgeInstances(dbInstances, (db, resource) => {
      if (db.storageType.startsWith('aurora')) {
        return notApplicable('The storage of Aurora grows by itself.', resource);
      }
      const max = db.maxAllocatedStorage;
      const detail = `${db.allocatedStorage} GiB allocated, ${max === null ? 'storage autoscaling off' : `may grow to ${max} GiB`}.`;
      if (max !== null && (max - db.allocatedStorage) * 100 >= db.allocatedStorage * MIN_ROOM_PERCENT)
        return pass(resource, detail);
      return warn(resource, detail, {
        action: `Set a maximum of storage well above what is allocated; growing needs no downtime. ${STORAGE_CHANGES}`,
        command: asking(
          `maximum storage of ${db.dbInstanceIdentifier}`,
          db.allocatedStorage * 2,
          awsCommand(target, 'rds', 'modify-db-instance', {
            'db-instance-identifier': db.dbInstanceIdentifier,
            'max-allocated-storage': db.allocatedStorage * 2,
            'apply-immediately': true,
          }),
        ),
        ...writeChange(target, 'rds.maxAllocatedStorage', db.dbInstanceIdentifier, db.allocatedStorage * 2),
        irreversible: STORAGE_STAYS,
        lead: 'configuration',
      });
    });
  },
});
