import { isBeingDeleted } from '../../judging/caches';
import { listCaches } from '../caches';
import { defineCheck, notApplicable, pass, warn } from '../check';
import { listed } from '../words';

export const cacheNotifications = defineCheck({
  id: 'cache-notifications',
  title: 'A topic is told of failovers and failures of caches',
  failureTitle: 'Nobody is told when a cache fails over',
  why: 'Failovers, failed replacements and full nodes are told to the topic of a cache and to nobody else.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.html',
  workbook: '12 Resilience',
  needs: ['cacheClusters', 'cacheReplicationGroups'],
  evaluate(artifacts) {
    return listCaches(artifacts).map(({ resource, status, clusters }) => {
      if (isBeingDeleted(status)) return notApplicable('It is being deleted.', resource);
      const silent = clusters.filter(({ notificationTopicArn }) => notificationTopicArn === null);
      return silent.length === 0
        ? pass(resource, 'A topic is told.')
        : warn(
            resource,
            `No topic is told of ${listed(silent.map(({ cacheClusterId }) => cacheClusterId))}.`,
            {
              action: 'Set an SNS topic that people of the event read.',
              lead: 'configuration',
            },
          );
    });
  },
});
