import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { requireField } from '../answer';
import { defineCollector } from '../collector';
import { firstPages } from '../pages';
import { RESOURCES_PER_PAGE } from '../tags';

/** At half of AWS's 15 calls a second, a little more than 13 seconds. */
const MOST_PAGES = 100;

export const taggedResources = defineCollector({
  id: 'taggedResources',
  answers: 'Of which services and types the resources are that carry tags',
  // See metricNamespaces.
  light: false,
  verified: 'moto',
  actions: ['tag:GetResources'],
  deadlineFactor: 2,
  async collect({ clients, signal }) {
    const client = clients.of(ResourceGroupsTaggingAPIClient);
    const all = paginateGetResources({ client, pageSize: RESOURCES_PER_PAGE }, {}, { abortSignal: signal });
    const { pages, isComplete } = await firstPages(all, MOST_PAGES);
    const kinds = Map.groupBy(
      pages.flatMap(({ ResourceTagMappingList = [] }) => ResourceTagMappingList),
      ({ ResourceARN }) => kindOf(requireField(ResourceARN, 'ResourceARN')),
    );
    return { kinds: [...kinds].map(([kind, of]) => ({ kind, resources: of.length })), isComplete };
  },
});

/**
 * The service and the type of a resource: `dynamodb:table` of `arn:aws:dynamodb:us-east-1:111122223333:table/carts`. Of
 * ARNs that end in a bare name, such as those of queues, the service alone.
 */
function kindOf(arn: string): string {
  const [, , service, , , ...rest] = arn.split(':');
  const path = rest.join(':').replace(/^\//, '');
  // Classic Load Balancers are told from all others by the missing word for their kind.
  const [type] = path.match(/^loadbalancer\/(app|net|gwy)(?=\/)/) ?? path.match(/^[^:/]+(?=[:/])/) ?? [];
  return [requireField(service || undefined, 'the service of a ResourceARN'), ...(type ? [type] : [])].join(
    ':',
  );
}
