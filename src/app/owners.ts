import type { Backend } from './backend';

/** The people who have taken on findings or ceilings of an event, by the id of the finding or ceiling. */
export async function ownersOf(
  { store }: Pick<Backend, 'store'>,
  event: string,
): Promise<ReadonlyMap<string, string>> {
  const records = await store.records.list(event, 'owner');
  return new Map(records.map(({ key, value }) => [key, value.owner]));
}
