import { DescribeDomainsResponse$, type DomainStatus } from '@aws-sdk/client-opensearch';
import { AwsError } from '../../aws-protocol';
import { iamAction, renderOutput } from '../wire';
import { arn, times } from './rows';
import { service } from './service';

/** The most that DescribeDomains takes. */
const MOST_NAMES = 5;

const domains = times(7, (i): DomainStatus => {
  const DomainName = `shop-search-${i}`;
  return {
    DomainId: `111122223333/${DomainName}`,
    DomainName,
    ARN: arn('es', `domain/${DomainName}`),
    Created: true,
    Deleted: false,
    Processing: false,
    DomainProcessingStatus: 'Active',
    EngineVersion: 'OpenSearch_2.19',
    ClusterConfig: {
      InstanceType: 'r6g.large.search',
      InstanceCount: 3,
      DedicatedMasterEnabled: true,
      DedicatedMasterType: 'm6g.large.search',
      DedicatedMasterCount: 3,
      ZoneAwarenessEnabled: true,
      ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
      MultiAZWithStandbyEnabled: true,
      WarmEnabled: false,
    },
    EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: 100, Iops: 3000, Throughput: 125 },
    AutoTuneOptions: { State: 'DISABLED' },
  };
});

/** Seven domains, which are described with two calls. */
export const openSearch = service({
  prefix: 'es',
  protocol: 'json',
  paths: {
    '/2021-01-01/domain': 'ListDomainNames',
    '/2021-01-01/opensearch/domain-info': 'DescribeDomains',
  },
  rows: () => ({}),
  operations: () => ({
    'es:ListDomainNames': () => ({
      body: JSON.stringify({
        DomainNames: domains.map(({ DomainName }) => ({ DomainName, EngineType: 'OpenSearch' })),
      }),
      items: domains.length,
    }),
    'es:DescribeDomains': (request) => {
      const names = request.input.DomainNames as readonly string[];
      if (names.length > MOST_NAMES) throw new AwsError('ValidationException', iamAction(request));
      const DomainStatusList = domains.filter(({ DomainName = '' }) => names.includes(DomainName));
      return {
        body: renderOutput(request, DescribeDomainsResponse$, { DomainStatusList }),
        items: DomainStatusList.length,
      };
    },
  }),
});
