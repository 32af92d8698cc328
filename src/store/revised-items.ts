import { randomUUID } from 'node:crypto';
import type { ActionRecord } from '../model/action';
import type { ActionItem } from '../model/action-item';
import { IemError } from '../model/error';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, onePage, pageLimit } from './cursor';
import type { Entities } from './entities';
import type { RevisedItemStore } from './store';
import { upgrade } from './versions';

/** Sorts after every id of an item. */
const LAST = '~';

/**
 * Creates the store of items that people and programs change in turn: each write names the revision that it has read.
 *
 * @param name Of the list, which its cursors carry.
 * @param noun What an item is called in an error.
 */
export function createRevisedItems<T extends ActionItem | ActionRecord>(
  entity: Entities['actionItem' | 'action'],
  { name, noun }: { readonly name: string; readonly noun: string },
): RevisedItemStore<T> {
  const find = async (event: string, id: string) => {
    const { data } = await entity.get({ event, id }).go({ consistent: true });
    return data && upgrade(data);
  };

  return {
    async get(event, id) {
      const found = await find(event, id);
      return found && { item: found.item as T, revision: found.revision };
    },

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const list = [name, event];
      const { data } = await entity.query
        .byEvent({ event })
        .between({ id: decodeCursor(list, page.cursor)?.key ?? '' }, { id: LAST })
        .go({ ...onePage(limit), consistent: true });
      return {
        items: data.slice(0, limit).map((found) => {
          const { item, revision } = upgrade(found);
          return { item: item as T, revision };
        }),
        cursor: cursorAt(list, data[limit]?.id),
      };
    },

    async put(event, item, expectedRevision) {
      const mine = { event, id: item.id, item, revision: expectedRevision + 1, token: randomUUID() };
      const write = entity
        .put(mine)
        .where(({ revision }, { eq, notExists }) =>
          expectedRevision === 0 ? notExists(revision) : eq(revision, expectedRevision),
        );
      // If the answer to a first attempt was lost, its write is in the way of the second.
      if ((await tookEffect(write.go())) || (await find(event, item.id))?.token === mine.token)
        return { item, revision: mine.revision };
      throw new IemError(
        'record-conflict',
        `${noun} ${item.id} has changed since it was read (revision ${expectedRevision}): read it again.`,
      );
    },
  };
}
