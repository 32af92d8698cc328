import { CreateReplicationGroupCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache';
import type { Rule } from '../../gap-answers';
import { RARITIES_REGION, SHOP_ACCOUNT } from '../account';
import { constant, publish, series } from '../metrics';
import { NONE, shopService } from './service';

const ARN = `arn:aws:elasticache:${RARITIES_REGION}:${SHOP_ACCOUNT}`;

/** Clusters of moto list no nodes. */
const answers = (): readonly Rule[] => [
  {
    op: 'elasticache:DescribeCacheClusters',
    region: RARITIES_REGION,
    reply: {
      CacheClusters: [
        {
          CacheClusterId: 'pages',
          ARN: `${ARN}:cluster:pages`,
          Engine: 'memcached',
          CacheNodeType: 'cache.m7g.large',
          CacheClusterStatus: 'available',
          NumCacheNodes: 1,
          PreferredAvailabilityZone: `${RARITIES_REGION}a`,
          CacheNodes: [{ CacheNodeId: '0001', CacheNodeStatus: 'available' }],
        },
      ],
    },
  },
  { op: 'elasticache:DescribeCacheClusters', reply: { CacheClusters: [] } },
  {
    op: 'elasticache:DescribeServerlessCaches',
    region: RARITIES_REGION,
    reply: {
      ServerlessCaches: [
        {
          ServerlessCacheName: 'carts',
          ARN: `${ARN}:serverlesscache:carts`,
          Engine: 'valkey',
          MajorEngineVersion: '8',
          Status: 'available',
          CacheUsageLimits: {
            DataStorage: { Maximum: 100, Unit: 'GB' },
            ECPUPerSecond: { Maximum: 50_000 },
          },
          SecurityGroupIds: ['sg-0123456789abcdef0'],
          SubnetIds: ['subnet-0123456789abcdef0'],
          SnapshotRetentionLimit: 1,
        },
      ],
    },
  },
  { op: 'elasticache:DescribeServerlessCaches', reply: { ServerlessCaches: [] } },
  {
    op: 'elasticache:DescribeUpdateActions',
    region: RARITIES_REGION,
    reply: {
      UpdateActions: [
        {
          ReplicationGroupId: 'sessions',
          ServiceUpdateName: 'elasticache-20261101',
          ServiceUpdateSeverity: 'important',
          ServiceUpdateStatus: 'available',
          UpdateActionStatus: 'not-applied',
        },
      ],
    },
  },
  { op: 'elasticache:DescribeUpdateActions', reply: { UpdateActions: [] } },
];

export const elastiCache = shopService({
  answers,
  collected: () => ({
    cacheReplicationGroups: NONE,
    cacheClusters: NONE,
    serverlessCaches: NONE,
    cacheUpdateActions: NONE,
    cacheNodePeaks: NONE,
    serverlessCachePeaks: NONE,
  }),
  rarities: {
    actions: [],
    plant: async (site) => {
      const client = new ElastiCacheClient(site.config);
      await client.send(
        new CreateReplicationGroupCommand({
          ReplicationGroupId: 'sessions',
          ReplicationGroupDescription: 'Sessions',
          Engine: 'redis',
          CacheNodeType: 'cache.m7g.large',
          NumCacheClusters: 2,
          AutomaticFailoverEnabled: true,
          MultiAZEnabled: true,
        }),
      );
      const ofCache = series('AWS/ElastiCache', { clusterId: 'carts' }, site.now);
      await publish(site, [
        series(
          'AWS/ElastiCache',
          { CacheClusterId: 'pages', CacheNodeId: '0001' },
          site.now,
        )('CPUUtilization', constant(20)),
        ofCache('BytesUsedForCache', constant(1e9)),
        series(
          'AWS/ElastiCache',
          { clusterId: 'carts' },
          site.now,
        )('ElastiCacheProcessingUnits', constant(300)),
      ]);
    },
  },
});
