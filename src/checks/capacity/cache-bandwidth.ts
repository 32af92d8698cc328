import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { judgeCaches, judgeCounted } from '../caches';
import { defineCheck } from '../check';

export const cacheBandwidth = defineCheck({
  id: 'cache-bandwidth',
  title: 'No cache node was held back by its bandwidth',
  failureTitle: 'Cache node used up its bandwidth already at normal traffic',
  why: 'Packets that were held back at normal traffic are dropped at the event, and clients time out.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html',
  workbook: '12 Performance',
  needs: ['cacheClusters', 'cacheReplicationGroups', 'cacheNodePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, context) {
    return judgeCaches(artifacts, context, (cache) =>
      judgeCounted(cache, artifacts, {
        metric: 'NetworkBandwidthInAllowanceExceeded and NetworkBandwidthOutAllowanceExceeded',
        peakOf: ({ bandwidthInExceeded: inward, bandwidthOutExceeded: outward }) =>
          inward && outward && (inward.value > outward.value ? inward : outward),
        none: 'No packet was held back.',
        some: (value) => `As many as ${value} packets were held back in a period`,
        action:
          'Choose a node type with more bandwidth, spread the load over more nodes, or send smaller values.',
      }),
    );
  },
});
