import { isBeingDeleted, isMemcached } from '../../judging/caches';
import type { Artifacts, CacheCluster } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type Counted, type CountedQuota, countAgainstQuota } from '../quota-ceiling';

const QUOTAS = SERVICES.elasticache.quotas.elasticache;
const DOCS = 'https://docs.aws.amazon.com/general/latest/gr/elasticache-service.html';

const existing = ({ cacheClusters }: Pick<Artifacts, 'cacheClusters'>): readonly CacheCluster[] =>
  cacheClusters.filter(({ cacheClusterStatus }) => !isBeingDeleted(cacheClusterStatus));

const countNodes = (clusters: readonly CacheCluster[]): number =>
  clusters.reduce((sum, { nodes }) => sum + nodes.length, 0);

/** What there is, and what is planned, against a quota. */
const countDraft = (
  part: Omit<CountedQuota, 'serviceCode'>,
  counted: Counted,
  { serviceQuotas }: Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft[] =>
  countAgainstQuota({ ...part, serviceCode: 'elasticache' }, counted, serviceQuotas, context);

export const cacheNodes = defineCeilingFamily({
  id: 'cache-nodes',
  title: 'Quota of cache nodes leaves room for what is planned',
  failureTitle: 'Quota of cache nodes is too small for what is planned',
  why: 'Replicas and shards added for the event count against the quota; past it they are refused.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'nodes',
  formula:
    'nodes of all caches of the region + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['cacheClusters'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) =>
    countDraft(
      { resource: 'Cache nodes', title: 'Cache nodes in the region', unit: 'nodes', quotaCode: QUOTAS.nodes },
      {
        now: countNodes(existing(artifacts)),
        added: context.plannedAdditions(QUOTAS.nodes),
        source: 'elasticache:DescribeCacheClusters',
      },
      artifacts,
      context,
    ),
});

export const cacheNodesPerCluster = defineCeilingFamily({
  id: 'cache-nodes-per-cluster',
  title: 'Quota of nodes in a cache leaves room',
  failureTitle: 'Cache has nearly as many nodes as its quota allows',
  why: 'A cache that has as many nodes as it may have cannot be given more shards, replicas or nodes.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'nodes',
  formula:
    'nodes of each replication group with cluster mode, and of each Memcached cluster, against the quota of nodes in one; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['cacheClusters', 'cacheReplicationGroups'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) => {
    const clusters = existing(artifacts);
    const withClusterMode = artifacts.cacheReplicationGroups.filter(
      ({ clusterEnabled, status }) => clusterEnabled && !isBeingDeleted(status),
    );
    const counted = [
      ...withClusterMode.map(({ replicationGroupId, nodeGroups }) => ({
        resource: replicationGroupId,
        now: nodeGroups.reduce((sum, { members }) => sum + members.length, 0),
        quotaCode: QUOTAS.nodesPerCluster,
      })),
      ...clusters.filter(isMemcached).map((cluster) => ({
        resource: cluster.cacheClusterId,
        now: countNodes([cluster]),
        quotaCode: QUOTAS.nodesPerMemcachedCluster,
      })),
    ];
    return counted.flatMap(({ resource, now, quotaCode }) =>
      countDraft(
        { resource, title: `Nodes of ${resource}`, unit: 'nodes', quotaCode },
        { now, added: 0, source: 'elasticache:DescribeCacheClusters' },
        artifacts,
        context,
      ),
    );
  },
});

export const serverlessCacheCount = defineCeilingFamily({
  id: 'serverless-cache-count',
  title: 'Quota of serverless caches leaves room for what is planned',
  failureTitle: 'Quota of serverless caches is too small for what is planned',
  why: 'A serverless cache that is added for the event is refused once the region has as many as the quota allows.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'caches',
  formula:
    'serverless caches of the region + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['serverlessCaches'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) =>
    countDraft(
      {
        resource: 'Serverless caches',
        title: 'Serverless caches in the region',
        unit: 'caches',
        quotaCode: QUOTAS.serverlessCaches,
      },
      {
        now: artifacts.serverlessCaches.filter(({ status }) => !isBeingDeleted(status)).length,
        added: context.plannedAdditions(QUOTAS.serverlessCaches),
        source: 'elasticache:DescribeServerlessCaches',
      },
      artifacts,
      context,
    ),
});
