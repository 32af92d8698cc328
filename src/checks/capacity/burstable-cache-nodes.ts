import { isBurstableNode } from '../../capacity/cache-node-types';
import { isBeingDeleted } from '../../judging/caches';
import { listCaches } from '../caches';
import { defineCheck, notApplicable, pass, warn } from '../check';
import { distinct } from '../words';

export const burstableCacheNodes = defineCheck({
  id: 'burstable-cache-nodes',
  title: 'Caches run on node types of constant performance',
  failureTitle: 'Cache runs on burstable nodes',
  why: 'A node that has spent its CPU credits falls to 10 or 20 % of a vCPU at the peak, and so does every command.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html#CacheNodes.Burstable',
  workbook: '12 Performance',
  needs: ['cacheClusters', 'cacheReplicationGroups'],
  evaluate(artifacts) {
    return listCaches(artifacts).map(({ resource, status, clusters }) => {
      if (isBeingDeleted(status)) return notApplicable('It is being deleted.', resource);
      const types = distinct(clusters.map(({ cacheNodeType }) => cacheNodeType));
      const detail = `Node type ${types.join(', ')}.`;
      return types.some(isBurstableNode)
        ? warn(resource, detail, {
            action:
              'Choose a memory-optimised or general-purpose node type, and change to it before the load test. Valkey and Redis OSS scale online; Memcached needs a new cluster.',
            lead: 'rebuild',
          })
        : pass(resource, detail);
    });
  },
});
