import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { NONE, shopService } from './service';

export const openSearch = shopService({
  collected: () => ({ openSearchDomains: NONE, openSearchDomainPeaks: NONE }),
  rarities: {
    actions: ['es:DescribeDomains'],
    plant: async ({ config }) => {
      const client = new OpenSearchClient(config);
      await client.send(
        new CreateDomainCommand({
          DomainName: 'products',
          ClusterConfig: { InstanceType: 'r6g.large.search', InstanceCount: 2, ZoneAwarenessEnabled: true },
          EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: 100 },
        }),
      );
    },
  },
});
