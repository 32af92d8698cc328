import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { judgeCaches, judgeCounted } from '../caches';
import { defineCheck } from '../check';

export const cacheEvictions = defineCheck({
  id: 'cache-evictions',
  title: 'Caches evict nothing at normal peak',
  failureTitle: 'Cache evicts items already at normal peak',
  why: 'A cache that is full at normal traffic evicts faster at the event: more requests miss it, and go to the database.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html',
  workbook: '12 Performance',
  needs: ['cacheClusters', 'cacheReplicationGroups', 'cacheNodePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    return judgeCaches(artifacts, context, (cache) =>
      judgeCounted(cache, artifacts, {
        metric: 'Evictions',
        peakOf: ({ evictions }) => evictions,
        none: 'Nothing was evicted.',
        some: (value) => `As many as ${value} items were evicted in a period`,
        action:
          'Choose a larger node type, add shards or nodes, or let keys expire sooner; find out first whether the event needs what is evicted.',
      }),
    );
  },
});
