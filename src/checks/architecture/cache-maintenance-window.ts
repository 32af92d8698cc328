import { awsCommand } from '../../judging/aws-command';
import { isBeingDeleted } from '../../judging/caches';
import { capitalize } from '../../lib/capitalize';
import { lookup } from '../../lib/lookup';
import type { CacheUpdateAction } from '../../model/artifacts';
import { type Cache, listCaches } from '../caches';
import {
  defineCheck,
  fail,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { movedOutside, overlapsWeekly, parseWeeklyWindow } from '../weekly-window';
import { distinct, listed } from '../words';

export const cacheMaintenanceWindow = defineCheck({
  id: 'cache-maintenance-window',
  title: 'No maintenance of a cache falls into the event',
  failureTitle: 'Maintenance of a cache may fall into the event',
  why: 'In its maintenance window ElastiCache patches and replaces nodes, which fail over one after the other, and applies what is pending.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/maintenance-window.html',
  workbook: '12 Resilience',
  needs: ['cacheClusters', 'cacheReplicationGroups', 'cacheUpdateActions'],
  evaluate(artifacts, context) {
    return listCaches(artifacts).map((cache) =>
      isBeingDeleted(cache.status)
        ? notApplicable('It is being deleted.', cache.resource)
        : judgeMaintenance(cache, updatesOf(artifacts.cacheUpdateActions, cache.name), context),
    );
  },
});

const updatesOf = lookup(({ resourceId }: CacheUpdateAction) => [resourceId]);

/** AWS's own words for updates that should not wait. */
const URGENT = /^(critical|important)$/;

function judgeMaintenance(
  { name, resource, group, clusters }: Cache,
  updates: readonly CacheUpdateAction[],
  { window: event, target }: TargetContext,
): Judgement {
  const windows = distinct(
    clusters.flatMap(({ preferredMaintenanceWindow }) => preferredMaintenanceWindow ?? []),
  );
  const weekly = windows.map(parseWeeklyWindow);
  const pending = distinct([
    ...(group?.pendingModifications ?? []),
    ...clusters.flatMap(({ pendingModifications }) => pendingModifications),
  ]);
  const waiting = updates.map(({ serviceUpdateName, severity, status, recommendedApplyBy }) => {
    const by = recommendedApplyBy === null ? '' : `, wanted by ${recommendedApplyBy}`;
    return `${serviceUpdateName} (${[severity, status].filter((word) => word !== '').join(', ')}${by})`;
  });
  const detail = [
    ...(windows.length === 0 ? [] : [`Opens every week ${windows.join(' and ')} UTC.`]),
    ...(pending.length === 0 ? [] : [`Pending: ${pending.join(', ')}.`]),
    ...(waiting.length === 0 ? [] : [`Service updates: ${listed(waiting)}.`]),
  ].join(' ');
  const opens = weekly.filter((one) => one !== null && overlapsWeekly(one, event.start, event.end));
  const [first] = opens;
  if (first) {
    const moved = movedOutside(first, event.start, event.end);
    const verdict = pending.length + waiting.length > 0 ? fail : warn;
    return verdict(resource, detail, {
      action: capitalize(
        `${[
          ...(pending.length + waiting.length > 0 ? ['apply what is pending now, in a quiet hour'] : []),
          moved === null
            ? 'the event takes all days of the week: apply what is pending before it'
            : `move the maintenance window to ${moved} UTC, outside the event`,
        ].join(', and ')}.`,
      ),
      ...(moved === null
        ? {}
        : {
            command:
              clusters[0].replicationGroupId === null
                ? awsCommand(target, 'elasticache', 'modify-cache-cluster', {
                    'cache-cluster-id': name,
                    'preferred-maintenance-window': moved,
                  })
                : awsCommand(target, 'elasticache', 'modify-replication-group', {
                    'replication-group-id': name,
                    'preferred-maintenance-window': moved,
                  }),
          }),
      lead: 'configuration',
    });
  }
  if (windows.length === 0 || weekly.includes(null)) {
    return unknown(resource, `Its maintenance window cannot be read: ${windows.join(', ') || 'none given'}.`);
  }
  return updates.some(({ severity }) => URGENT.test(severity))
    ? warn(resource, detail, {
        action:
          'Apply the service updates now, in a quiet hour, so that none is applied shortly before the event.',
        lead: 'database',
      })
    : pass(resource, detail);
}
