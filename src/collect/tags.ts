import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { Clients } from '../aws/clients';
import type { Tags } from '../model/artifacts';
import { requireField, toTags } from './answer';
import { allPages } from './pages';

/** The most resources that GetResources gives in a page. */
export const RESOURCES_PER_PAGE = 100;

/**
 * The tags of all resources of a type, by ARN, in a call for a hundred of them. A resource that is not in the map carries
 * no tag.
 *
 * @param type As the tagging API names it: `lambda:function`.
 */
export async function tagsOf(
  type: string,
  clients: Clients,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Tags>> {
  const client = clients.of(ResourceGroupsTaggingAPIClient);
  const tagged = await allPages(
    paginateGetResources(
      { client, pageSize: RESOURCES_PER_PAGE },
      { ResourceTypeFilters: [type] },
      { abortSignal: signal },
    ),
    (page) => page.ResourceTagMappingList,
  );
  return new Map(
    tagged.map(({ ResourceARN, Tags }) => [requireField(ResourceARN, 'ResourceARN'), toTags(Tags)]),
  );
}
