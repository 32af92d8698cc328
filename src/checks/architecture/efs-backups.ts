import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import type { BackedUpResource } from '../../model/artifacts';
import { defineCheck, pass, warn } from '../check';
import { judgeFileSystems } from '../file-systems';

const backupsByArn = lookup(({ resourceArn }: BackedUpResource) => [resourceArn]);

export const efsBackups = defineCheck({
  id: 'efs-backups',
  title: 'AWS Backup backs up file systems',
  failureTitle: 'Nothing backs up a file system',
  why: 'What is overwritten or deleted at event speed comes back from a backup or not at all: EFS keeps no versions.',
  docs: 'https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html',
  workbook: '12 Resilience',
  needs: ['efsFileSystems', 'backedUpResources'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeFileSystems(artifacts, context, ({ fileSystem: { fileSystemId, fileSystemArn } }, resource) => {
      const [backup] = backupsByArn(artifacts.backedUpResources, fileSystemArn);
      const last = backup?.lastCompleted ?? backup?.lastBackup ?? null;
      if (last !== null)
        return pass(resource, `AWS Backup has backed it up, last at ${last}; how recently: backup-jobs.`);
      return warn(resource, 'AWS Backup has no recovery point of it.', {
        action: `Turn on automatic backups of ${fileSystemId}, and see that the first one is completed before the event; the first one copies everything. They may be on already: then only wait for it.`,
        command: awsCommand(context.target, 'efs', 'put-backup-policy', {
          'file-system-id': fileSystemId,
          'backup-policy': JSON.stringify({ Status: 'ENABLED' }),
        }),
        lead: 'repair',
      });
    }),
});
