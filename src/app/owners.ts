import type { Backend } from './backend';

/** Who has taken on what of an event, by id of the finding or ceiling. */
export async function ownersOf(
  { store }: Pick<Backend, 'store'>,
  event: string,
): Promise<ReadonlyMap<string, string>> {
  const records = await store.records.list(event, 'owner');
  return new Map(records.map(({ key, value }) => [key, value.owner]));
}
