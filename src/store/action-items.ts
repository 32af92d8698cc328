import { randomUUID } from 'node:crypto';
import { IemError } from '../model/error';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, pageLimit } from './cursor';
import type { Entities } from './entities';
import type { ActionItemStore } from './store';
import { upgrade } from './versions';

/** The services that action items depend on. */
export interface ActionItemsOptions {
  readonly entities: Pick<Entities, 'actionItem'>;
}

/** Sorts after every id of an item. */
const LAST = '~';

/** Creates the store of action items. */
export function createActionItems({ entities: { actionItem } }: ActionItemsOptions): ActionItemStore {
  const find = async (event: string, id: string) => {
    const { data } = await actionItem.get({ event, id }).go({ consistent: true });
    return data && upgrade(data);
  };

  return {
    async get(event, id) {
      const found = await find(event, id);
      return found && { item: found.item, revision: found.revision };
    },

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const list = ['actionItems', event];
      const { data } = await actionItem.query
        .byEvent({ event })
        .between({ id: decodeCursor(list, page.cursor)?.key ?? '' }, { id: LAST })
        .go({ limit: limit + 1, consistent: true });
      return {
        items: data.slice(0, limit).map((found) => {
          const { item, revision } = upgrade(found);
          return { item, revision };
        }),
        cursor: cursorAt(list, data[limit]?.id),
      };
    },

    async put(event, item, expectedRevision) {
      const mine = { event, id: item.id, item, revision: expectedRevision + 1, token: randomUUID() };
      const write = actionItem
        .put(mine)
        .where(({ revision }, { eq, notExists }) =>
          expectedRevision === 0 ? notExists(revision) : eq(revision, expectedRevision),
        );
      // If the answer to a first attempt was lost, its write is in the way of the second.
      if ((await tookEffect(write.go())) || (await find(event, item.id))?.token === mine.token)
        return { item, revision: mine.revision };
      throw new IemError(
        'record-conflict',
        `Action item ${item.id} has changed since it was read (revision ${expectedRevision}): read it again.`,
      );
    },
  };
}
