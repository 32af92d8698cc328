import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { requireField } from '../answer';
import { defineCollector } from '../collector';
import { readFirstPages } from '../pages';
import { RESOURCES_PER_PAGE } from '../tags';

/** Half of AWS's 15 calls a second read so many pages in a little more than 13 seconds. */
const MOST_PAGES = 100;

export const taggedResources = defineCollector({
  id: 'taggedResources',
  answers: 'Which services and types the tagged resources belong to',
  // See metricNamespaces.
  light: false,
  verified: 'moto',
  actions: ['tag:GetResources'],
  deadlineFactor: 2,
  async collect({ clients, signal }) {
    const client = clients.of(ResourceGroupsTaggingAPIClient);
    const all = paginateGetResources({ client, pageSize: RESOURCES_PER_PAGE }, {}, { abortSignal: signal });
    const { pages, isComplete } = await readFirstPages(all, MOST_PAGES);
    const kinds = Map.groupBy(
      pages.flatMap(({ ResourceTagMappingList = [] }) => ResourceTagMappingList),
      ({ ResourceARN }) => kindOf(requireField(ResourceARN, 'ResourceARN')),
    );
    return { kinds: [...kinds].map(([kind, of]) => ({ kind, resources: of.length })), isComplete };
  },
});

/**
 * Returns the service and the type of a resource, such as `dynamodb:table` for
 * `arn:aws:dynamodb:us-east-1:111122223333:table/carts`, or the service alone for an ARN without a type, as of a queue.
 */
function kindOf(arn: string): string {
  const [, , service, , , ...rest] = arn.split(':');
  const path = rest.join(':').replace(/^\//, '');
  // The ARN of a Classic Load Balancer lacks the word for its type, `app`, `net` or `gwy`, that the others have.
  const [type] = path.match(/^loadbalancer\/(app|net|gwy)(?=\/)/) ?? path.match(/^[^:/]+(?=[:/])/) ?? [];
  return [requireField(service || undefined, 'the service of a ResourceARN'), ...(type ? [type] : [])].join(
    ':',
  );
}
