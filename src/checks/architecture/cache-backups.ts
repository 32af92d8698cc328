import { awsCommand } from '../../judging/aws-command';
import { isBeingDeleted } from '../../judging/caches';
import type { Target } from '../../model/target';
import { listCaches } from '../caches';
import { defineCheck, type JudgedResource, type Judgement, notApplicable, pass, warn } from '../check';
import { count } from '../words';

export const cacheBackups = defineCheck({
  id: 'cache-backups',
  title: 'Caches of Valkey and Redis OSS have automatic backups',
  failureTitle: 'Cache has no automatic backup',
  why: 'Without a backup a cache that is lost comes back empty, and every request of the event goes to the database until it is warm.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
  workbook: '12 Resilience',
  needs: ['cacheClusters', 'cacheReplicationGroups', 'serverlessCaches'],
  evaluate(artifacts, { target }) {
    return [
      ...listCaches(artifacts)
        .filter((cache) => !cache.isMemcached)
        .map(({ name, resource, status, group, clusters }) =>
          judgeRetention(
            resource,
            status,
            group?.snapshotRetentionLimit ?? clusters[0].snapshotRetentionLimit,
            clusters[0].replicationGroupId === null
              ? ['modify-cache-cluster', { 'cache-cluster-id': name, 'apply-immediately': true }]
              : ['modify-replication-group', { 'replication-group-id': name, 'apply-immediately': true }],
            target,
          ),
        ),
      ...artifacts.serverlessCaches
        .filter(({ engine }) => engine !== 'memcached')
        .map(({ serverlessCacheName, serverlessCacheArn, status, snapshotRetentionLimit }) =>
          judgeRetention(
            { name: `serverless/${serverlessCacheName}`, arn: serverlessCacheArn },
            status,
            snapshotRetentionLimit,
            ['modify-serverless-cache', { 'serverless-cache-name': serverlessCacheName }],
            target,
          ),
        ),
    ];
  },
});

function judgeRetention(
  resource: JudgedResource,
  status: string,
  days: number,
  [operation, options]: readonly [string, Readonly<Record<string, string | true>>],
  target: Target,
): Judgement {
  if (isBeingDeleted(status)) return notApplicable('It is being deleted.', resource);
  if (days > 0) return pass(resource, `Kept for ${count(days, 'day')}.`);
  return warn(resource, 'Automatic backups are off.', {
    action:
      'Keep a daily backup, taken of a replica and outside the hours of the event; where the cache can be filled from the database in minutes, test that instead.',
    command: awsCommand(target, 'elasticache', operation, { ...options, 'snapshot-retention-limit': 1 }),
    lead: 'database',
  });
}
