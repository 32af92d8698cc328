import {
  type BackupJob,
  ListBackupJobsOutput$,
  ListProtectedResourcesOutput$,
  type ProtectedResource,
} from '@aws-sdk/client-backup';
import { renderOutput } from '../wire';
import { arn, CREATED } from './rows';
import { service } from './service';

const ResourceArn = arn('rds', 'db:shop-0');
const jobs: BackupJob[] = [{ ResourceArn, State: 'COMPLETED', CreationDate: CREATED }];
const resources: ProtectedResource[] = [{ ResourceArn, ResourceType: 'RDS', LastBackupTime: CREATED }];

/** One database that was backed up once. */
export const backup = service({
  prefix: 'backup',
  protocol: 'json',
  paths: { '/backup-jobs': 'ListBackupJobs', '/resources': 'ListProtectedResources' },
  rows: () => ({}),
  operations: () => ({
    'backup:ListBackupJobs': (request) => ({
      body: renderOutput(request, ListBackupJobsOutput$, { BackupJobs: jobs }),
      items: jobs.length,
    }),
    'backup:ListProtectedResources': (request) => ({
      body: renderOutput(request, ListProtectedResourcesOutput$, { Results: resources }),
      items: resources.length,
    }),
  }),
});
