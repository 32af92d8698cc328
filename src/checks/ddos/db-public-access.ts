import { awsCommand } from '../../judging/aws-command';
import { dbServiceOf } from '../../model/db-engines';
import { defineCheck, fail, pass } from '../check';
import { judgeEachInstance } from '../databases';

export const dbPublicAccess = defineCheck({
  id: 'db-public-access',
  title: 'Databases have no public address',
  failureTitle: 'Database has a public address',
  why: 'A flood of connections from the internet ends at max_connections, before any firewall of the application.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  workbook: '12 Security',
  needs: ['dbInstances'],
  evaluate({ dbInstances }, { target }) {
    return judgeEachInstance(dbInstances, (db, resource) => {
      if (!db.publiclyAccessible) return pass(resource, 'Not publicly accessible.');
      return fail(resource, 'Publicly accessible; its security groups decide who gets in.', {
        action: 'Make it private, and let people in through a bastion or Session Manager.',
        command: awsCommand(target, dbServiceOf(db.engine).cli, 'modify-db-instance', {
          'db-instance-identifier': db.dbInstanceIdentifier,
          'no-publicly-accessible': true,
        }),
        lead: 'security',
      });
    });
  },
});
