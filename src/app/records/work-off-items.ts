/** What people do with many action items of an event at once: find them, change them, give back a sheet of them. */
import type { ItemEdit, ItemState } from '../../model/action-item';
import { IemError } from '../../model/error';
import type { StoredItem } from '../../store/store';
import { isLate } from '../../workbook/action-items';
import { readItemSheet, type SheetReading } from '../../workbook/item-sheet';
import { todayOf } from '../../workbook/words';
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
  event: EventAccess,
  rows: readonly (readonly string[])[],
  isDryRun: boolean,
): Promise<SheetOutcome> {
  await event.plan();
  const reading = readItemSheet(rows, await event.items());
  return { ...reading, lost: isDryRun ? [] : await takeOver(event, reading) };
}

/** Gives what somebody else was faster with. */
async function takeOver(event: EventAccess, { edits, added }: SheetReading): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const { id, revision, edit } of edits) {
    try {
      await event.changeItem(id, edit, revision);
    } catch (error) {
      if (!(error instanceof IemError && error.code === 'record-conflict')) throw error;
      lost.push(error.message);
    }
  }
  for (const words of added) await event.addItem(words);
  return lost;
}
