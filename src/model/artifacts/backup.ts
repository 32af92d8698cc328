import { z } from 'zod';
import { resource, type ScopedResource } from '../resource';
import type { ResourceKind } from '../services';
import { type RowOf, rows } from './definition';
import { amount, text, time } from './fields';

/** The kinds that AWS Backup backs up and a scope selects, by the service and the type in ARNs of them. */
const KINDS: Readonly<Record<string, ResourceKind>> = {
  'dynamodb:table': 'dynamodbTable',
  'elasticfilesystem:file-system': 'efsFileSystem',
  'ec2:instance': 'instance',
  'ec2:volume': 'volume',
  'rds:cluster': 'rds',
  'rds:db': 'rds',
  's3:': 's3Bucket',
};

/**
 * The resource of an ARN that AWS Backup gives; undefined of one that no scope selects.
 *
 * @param arn `arn:aws:ec2:us-east-1:111122223333:volume/vol-1`, `arn:aws:rds:us-east-1:111122223333:db:orders`, `arn:aws:s3:::receipts`
 */
export function resourceOfBackup(arn: string): ScopedResource | undefined {
  const [, , service = '', , , ...rest] = arn.split(':');
  const [first = '', ...others] = rest.join(':').split(/[:/]/);
  const kind = KINDS[service === 's3' ? 's3:' : `${service}:${first}`];
  return kind && resource(kind, [service === 's3' ? first : others.join('/'), arn]);
}

/** What AWS Backup has backed up in the region, or tried to, of the kinds that a scope selects. */
export const backedUpResources = rows({
  per: 'region',
  service: 'backup',
  row: z.object({
    resourceArn: text,
    /** When AWS Backup last made a recovery point of it, whatever became of that and long ago as it may be; null where it has none. */
    lastBackup: time.nullable(),
    /** When the last job of the last eight days that was completed was begun. */
    lastCompleted: time.nullable(),
    /** The last job of the last eight days that came to another end: `FAILED`, `ABORTED`, `EXPIRED`, `PARTIAL`, or `COMPLETED_WITH_ISSUES`, which is our word. */
    lastFailure: z.object({ at: time, state: text, message: text }).nullable(),
    /** The rules of backup plans by which the jobs of these days were begun. */
    rules: z.array(
      z.object({
        planName: text,
        ruleName: text,
        /** As AWS writes it: `cron(0 5 ? * * *)`. */
        cron: text,
        timeZone: text.nullable(),
        /** For how long after its time a job may still begin. */
        startWithinMinutes: amount,
      }),
    ),
  }),
  owner: ({ resourceArn }) => resourceOfBackup(resourceArn) ?? resource('volume', [resourceArn]),
});
export type BackedUpResource = RowOf<typeof backedUpResources>;
