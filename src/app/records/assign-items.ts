/** Names owners of many action items at once, by a rule. */
import { definitionOf, ROWS_IDS } from '../../judging/scope';
import { type ActionItem, itemEdit } from '../../model/action-item';
import { IemError } from '../../model/error';
import type { Inventory } from '../../model/inventory';
import type { Target } from '../../model/target';
import { matchesPattern } from '../../plan/wildcard';
import { isPending } from '../../workbook/action-items';
import type { EventAccess } from './event-access';
import { readValue } from './records';

/** Which items are meant; an item must be like all that is given. */
export interface ItemRule {
  /** Id of a check or family of ceilings; `*` stands for any characters. */
  readonly check?: string;
  readonly account?: string;
  readonly region?: string;
  /** Name of the resource; `*` stands for any characters. */
  readonly resource?: string;
  /** `key=value`: a tag of the resource, as the latest run read it. */
  readonly tag?: string;
}

/**
 * Gives the pending items that a rule means to an owner, unless they have one, and returns how many there were.
 *
 * @throws IemError `plan-not-found`; `input-unreadable` for an owner without a name or a tag that is none; `record-conflict`.
 */
export async function assignItems(event: EventAccess, owner: string, rule: ItemRule): Promise<number> {
  const edit = readValue(itemEdit.pick({ owner: true }), { owner });
  await event.plan();
  const meant = (await event.items()).filter(
    ({ item }) => isPending(item) && item.owner === undefined && isLike(item, rule),
  );
  const hasTag =
    rule.tag === undefined
      ? () => true
      : await tagLookup(
          event,
          rule.tag,
          meant.map(({ item }) => item),
        );
  const tagged = meant.filter(({ item }) => hasTag(item));
  for (const { item, revision } of tagged) {
    await event.changeItem(item.id, edit, revision);
  }
  return tagged.length;
}

function isLike({ found }: ActionItem, { check = '*', resource = '*', account, region }: ItemRule): boolean {
  return (
    found !== undefined &&
    matchesPattern(check, found.check) &&
    matchesPattern(resource, found.resource) &&
    (account === undefined || account === found.account) &&
    (region === undefined || region === found.region)
  );
}

/** Tells whether the resource of an item has the tag, by what the latest run read of the targets of the items. */
async function tagLookup(
  event: EventAccess,
  tag: string,
  items: readonly ActionItem[],
): Promise<(item: ActionItem) => boolean> {
  const [, key, value] = /^([^=]+)=(.*)$/.exec(tag) ?? [];
  if (key === undefined) throw new IemError('input-unreadable', `Write the tag as key=value, not "${tag}".`);
  const tagged = new Set<string>();
  const targets = new Map(items.flatMap(({ found }) => (found ? [[nameIn(found, ''), found] as const] : [])));
  for (const { account, region } of targets.values()) {
    const inventory = await event.inventory({ account, region });
    if (inventory === null) continue;
    for (const id of namesTagged(inventory, key, value)) {
      tagged.add(nameIn({ account, region }, id));
    }
  }
  return ({ found }) => found !== undefined && tagged.has(nameIn(found, found.resource));
}

/** Names, ids and ARNs of what has a tag with this value. */
const namesTagged = ({ artifacts }: Inventory, key: string, value: string | undefined): readonly string[] =>
  ROWS_IDS.flatMap((id) => {
    const result = artifacts[id];
    const rows: readonly unknown[] = result?.ok ? result.data : [];
    return rows.flatMap((row) => {
      const { ids, tags } = definitionOf(id).owner(row);
      return tags[key] === value ? ids : [];
    });
  });

const nameIn = ({ account, region }: Target, id: string): string => `${account} ${region} ${id}`;
