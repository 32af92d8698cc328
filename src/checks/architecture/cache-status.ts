import { isBeingDeleted } from '../../judging/caches';
import { listCaches } from '../caches';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { listed } from '../words';

/** The statuses of the ElastiCache API, by whether they pass by themselves or stay until somebody acts; serverless ones too. */
const PASSES = /^(available|creating|modifying|snapshotting|rebooting cluster nodes)$/i;
const STAYS = /^(create-failed|incompatible-network|restore-failed|deleted)$/i;

export const cacheStatus = defineCheck({
  id: 'cache-status',
  title: 'Caches are available, and no node waits for a reboot',
  failureTitle: 'Cache is not available, or waits for a reboot',
  why: 'A cache in such a state answers nothing at the event; parameters that wait for a reboot are not in force, and the next reboot changes how the cache behaves.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html',
  workbook: '12 Resilience',
  needs: ['cacheClusters', 'cacheReplicationGroups', 'serverlessCaches'],
  evaluate(artifacts) {
    return [
      ...listCaches(artifacts).map(({ name, resource, status, clusters }) => {
        const judged = judgeStatus(resource, status);
        const waiting = clusters.filter(({ nodesPendingReboot }) => nodesPendingReboot.length > 0);
        if (judged.status !== 'pass' || waiting.length === 0) return judged;
        return warn(
          resource,
          `${judged.detail} Parameters wait for a reboot of ${listed(waiting.map(({ cacheClusterId }) => cacheClusterId))}.`,
          {
            action: `Reboot the nodes of ${name} one by one in a quiet hour, replicas first, or put its parameters back.`,
            lead: 'database',
          },
        );
      }),
      ...artifacts.serverlessCaches.map(({ serverlessCacheName, serverlessCacheArn, status }) =>
        judgeStatus({ name: `serverless/${serverlessCacheName}`, arn: serverlessCacheArn }, status),
      ),
    ];
  },
});

function judgeStatus(resource: JudgedResource, status: string): Judgement {
  const detail = `Its status is ${status}.`;
  if (isBeingDeleted(status) && !STAYS.test(status)) return notApplicable('It is being deleted.', resource);
  if (PASSES.test(status)) return pass(resource, detail);
  if (!STAYS.test(status)) return unknown(resource, `${detail} What that means is not known.`);
  return fail(resource, detail, {
    action:
      'Make a new cache, and let clients use that; mend subnets and security groups that ElastiCache cannot use.',
    lead: 'repair',
  });
}
