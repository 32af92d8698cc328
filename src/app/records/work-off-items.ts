/** What people do with many action items of an event at once: find them, change them, give back a sheet of them. */
import type { ItemEdit, ItemState } from '../../model/action-item';
import { IemError } from '../../model/error';
import type { Store, StoredItem } from '../../store/store';
import { isLate } from '../../workbook/action-items';
import { readItemSheet, type SheetReading } from '../../workbook/item-sheet';
import { todayOf } from '../../workbook/words';
import { type Author, addActionItem, changeActionItem, listActionItems } from './action-items';
import type { EventAccess } from './event-access';

/** Which items are meant; an item must be like all that is given. */
export interface ItemFilter {
  readonly state?: ItemState;
  readonly owner?: string;
  /** Whether only those whose day is over. */
  readonly late?: boolean;
}

/** Items, and the day by which some of them are late. */
export interface FoundItems {
  readonly stored: readonly StoredItem[];
  /** `YYYY-MM-DD` in the time zone of the event. */
  readonly today: string;
}

/** Finds action items of an event. Throws `plan-not-found`. */
export async function findActionItems(
  event: EventAccess,
  { state, owner, late = false }: ItemFilter,
): Promise<FoundItems> {
  const today = todayOf(await event.plan(), event.now());
  const stored = (await event.items()).filter(
    ({ item }) =>
      (state === undefined || item.state === state) &&
      (owner === undefined || item.owner === owner) &&
      (!late || isLate(item, today)),
  );
  return { stored, today };
}

/** Changes items as they are now, and returns how many changed. Throws what `changeItem` throws. */
export async function changeActionItems(
  event: EventAccess,
  ids: readonly string[],
  edit: ItemEdit,
): Promise<number> {
  let changed = 0;
  for (const id of ids) {
    const revision = (await event.item(id))?.revision ?? 0;
    const after = await event.changeItem(id, edit, revision);
    if (after.revision !== revision) changed++;
  }
  return changed;
}

/** What became of a sheet that people edited. */
export interface SheetOutcome extends SheetReading {
  /** Rows that somebody else was faster with, while the sheet was taken over: sentences. */
  readonly lost: readonly string[];
}

/**
 * Takes over what people edited in a sheet; what was changed by others since it was written stays as it is.
 *
 * @param isDryRun Whether nothing is written.
 * @throws IemError `plan-not-found`; `input-unreadable` for rows that are no such sheet; `change-invalid`.
 */
export async function takeOverItemSheet(
  store: Pick<Store, 'plans' | 'items'>,
  event: string,
  rows: readonly (readonly string[])[],
  { isDryRun, author }: { readonly isDryRun: boolean; readonly author: Author },
): Promise<SheetOutcome> {
  await store.plans.get(event);
  const reading = readItemSheet(rows, await listActionItems(store, event));
  return { ...reading, lost: isDryRun ? [] : await takeOver(store, event, reading, author) };
}

/** Gives what somebody else was faster with. */
async function takeOver(
  store: Pick<Store, 'plans' | 'items'>,
  event: string,
  { edits, added }: SheetReading,
  author: Author,
): Promise<readonly string[]> {
  const lost: string[] = [];
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof IemError && error.code === 'record-conflict')) throw error;
      lost.push(error.message);
    }
  };
  for (const { id, revision, edit } of edits) {
    await attempt(() => changeActionItem(store, { event, id }, edit, revision, author));
  }
  for (const { id, words } of added) await attempt(() => addActionItem(store, event, words, author, id));
  return lost;
}
