import { awsCommand } from '../../judging/aws-command';
import { dbServiceOf } from '../../model/db-engines';
import { defineCheck, pass, warn } from '../check';
import { judgeEachInstance } from '../databases';
import { distinct } from '../words';

export const dbPendingReboot = defineCheck({
  id: 'db-pending-reboot',
  title: 'Parameters of databases are in force',
  failureTitle: 'Parameters of a database wait for a reboot',
  why: 'A limit that was raised for the event stays the old one until the database is rebooted.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html',
  workbook: '12 Performance',
  needs: ['dbInstances', 'dbClusters'],
  evaluate({ dbInstances, dbClusters }, { target }) {
    return judgeEachInstance(dbInstances, (db, resource) => {
      const ofClusters = dbClusters
        .filter(({ members }) =>
          members.some(
            (member) => member.dbInstanceIdentifier === db.dbInstanceIdentifier && member.isPendingReboot,
          ),
        )
        .map((cluster) => cluster.dbClusterParameterGroup ?? `that of ${cluster.dbClusterIdentifier}`);
      const waiting = distinct([...db.parameterGroupsPendingReboot, ...ofClusters]);
      if (waiting.length === 0) return pass(resource, 'No parameter group waits for a reboot.');
      return warn(resource, `Changes of the parameter group ${waiting.join(', ')} wait for a reboot.`, {
        action: `Reboot ${db.dbInstanceIdentifier} in a quiet hour before the event; it does not answer for a minute or more.`,
        command: awsCommand(target, dbServiceOf(db.engine).cli, 'reboot-db-instance', {
          'db-instance-identifier': db.dbInstanceIdentifier,
        }),
        lead: 'configuration',
      });
    });
  },
});
