import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { Clients } from '../aws/clients';
import type { Tags } from '../model/artifacts';
import { requireField, toTags } from './answer';
import { readAllPages } from './pages';

/** The most resources in a page of GetResources. */
export const RESOURCES_PER_PAGE = 100;

/**
 * Reads the tags of all resources of a type, by ARN, with one call for a hundred resources. A resource without tags is not
 * in the map.
 *
 * @param type The type as the tagging API names it, such as `lambda:function`.
 */
export async function tagsOf(
  type: string,
  clients: Clients,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Tags>> {
  const client = clients.of(ResourceGroupsTaggingAPIClient);
  const tagged = await readAllPages(
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
