/** What accounts have by name, inside and outside the scope of a plan, for what AWS says about whole accounts. */
import { collectedOf, type Inventory, isCollectedIn } from '../model/inventory';
import type { ResourceKind } from '../model/services';
import { GLOBAL, type Target } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { memberKey, membersOf, ROWS_IDS, scopeOf } from './scope';
import { followScope } from './target-view';

/** The resources of one region, by kind and name; null where the plan selects all of them, or not all could be read. */
export interface KnownNames {
  readonly target: Target;
  readonly names: { readonly inside: ReadonlySet<string>; readonly outside: ReadonlySet<string> } | null;
}

/** A name that AWS says somewhere, with the kinds of resource that it may be the name of. */
export interface Mention {
  readonly name: string;
  readonly kinds: readonly ResourceKind[];
}

/**
 * Lists the resources of a target by name. Where anything that leads from one resource to another could not be read, what
 * seems to be outside the scope may belong to it all the same, so nothing is known.
 */
export function knownNames(
  plan: Pick<EventPlan, 'accounts'>,
  { target, artifacts: results }: Pick<Inventory, 'target' | 'artifacts'>,
): KnownNames {
  const scope = scopeOf(plan, target);
  const isRead = ROWS_IDS.every((id) => !isCollectedIn(target, id) || results[id]?.ok);
  if (scope.everything || !isRead || target.region === GLOBAL) return { target, names: null };
  const artifacts = collectedOf(results);
  const { includes } = followScope(scope, artifacts);
  const inside = new Set<string>();
  const outside = new Set<string>();
  for (const { owner } of ROWS_IDS.flatMap((id) => membersOf(id, artifacts))) {
    const side = includes(owner) ? inside : outside;
    for (const id of owner.ids) side.add(memberKey(owner.kind, id));
  }
  return { target, names: { inside, outside } };
}

/**
 * Whether what is mentioned together is known, and the scope leaves all of it out that is. A name that nothing has proves
 * nothing, and neither does one that may be in a region of which not all is known.
 *
 * @param region Where it is; null if that is not said.
 */
export function isLeftOut(
  known: readonly KnownNames[],
  { account, region }: { readonly account: string; readonly region: string | null },
  mentions: readonly Mention[],
): boolean {
  const regions = known.filter(
    ({ target }) =>
      target.account === account && target.region !== GLOBAL && (region === null || target.region === region),
  );
  const names = regions.flatMap((one) => one.names ?? []);
  if (names.length < regions.length) return false;
  const keys = mentions.flatMap(({ name, kinds }) => kinds.map((kind) => memberKey(kind, name)));
  const isIn = (side: 'inside' | 'outside') => keys.some((key) => names.some((one) => one[side].has(key)));
  return isIn('outside') && !isIn('inside');
}
