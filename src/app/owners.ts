import type { ActionItem } from '../model/action-item';
import type { Store } from '../store/store';
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
  const items = await listActionItems(store, event);
  return ownersAmong(
    store,
    event,
    items.map(({ item }) => item),
  );
}

/** See {@link ownersOf}; with the action items of the event. */
export async function ownersAmong(
  { records }: Pick<Store, 'records'>,
  event: string,
  items: readonly ActionItem[],
): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...(await records.list(event, 'owner')).map(({ key, value }) => [key, value.owner] as const),
    ...items.flatMap(({ owner, found }) =>
      owner === undefined ? [] : (found?.findings ?? []).map((id) => [id, owner] as const),
    ),
  ]);
}
