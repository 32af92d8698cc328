import type { Backend } from './backend';
import { listActionItems } from './records/action-items';

/**
 * The people who have taken on findings or ceilings of an event, by the id of the finding or ceiling. Who has the action item of a
 * finding has the finding.
 */
export async function ownersOf(
  { store }: Pick<Backend, 'store'>,
  event: string,
): Promise<ReadonlyMap<string, string>> {
  const [records, items] = await Promise.all([
    store.records.list(event, 'owner'),
    listActionItems(store, event),
  ]);
  return new Map([
    ...records.map(({ key, value }) => [key, value.owner] as const),
    ...items.flatMap(({ item: { owner, found } }) =>
      owner === undefined ? [] : (found?.findings ?? []).map((id) => [id, owner] as const),
    ),
  ]);
}
