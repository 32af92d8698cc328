import { type AwsCommand, awsCommand } from '../../judging/aws-command';
import { dbServiceOf } from '../../model/db-engines';
import { defineCheck, type JudgedResource, type Judgement, pass, warn } from '../check';
import { judgeClusters, judgeInstances } from '../databases';

export const dbDeletionProtection = defineCheck({
  id: 'db-deletion-protection',
  title: 'Databases are protected from deletion',
  failureTitle: 'Database can be deleted by mistake',
  why: 'Clean-up scripts and hurried hands are busiest around an event; a deleted database is hours to restore.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  workbook: '12 Resilience',
  needs: ['dbInstances', 'dbClusters'],
  evaluate({ dbInstances, dbClusters }, { target }) {
    return [
      ...judgeInstances(dbInstances, (db, resource) =>
        judgeProtection(
          resource,
          db.deletionProtection,
          awsCommand(target, dbServiceOf(db.engine).cli, 'modify-db-instance', {
            'db-instance-identifier': db.dbInstanceIdentifier,
            'deletion-protection': true,
          }),
        ),
      ),
      ...judgeClusters(dbClusters, (cluster, resource) =>
        judgeProtection(
          resource,
          cluster.deletionProtection,
          awsCommand(target, dbServiceOf(cluster.engine).cli, 'modify-db-cluster', {
            'db-cluster-identifier': cluster.dbClusterIdentifier,
            'deletion-protection': true,
          }),
        ),
      ),
    ];
  },
});

const judgeProtection = (resource: JudgedResource, on: boolean, command: AwsCommand): Judgement =>
  on
    ? pass(resource, 'Deletion protection is on.')
    : warn(resource, 'Deletion protection is off.', {
        action: 'Turn on deletion protection; it takes effect at once and without a restart.',
        command,
        lead: 'setting',
      });
