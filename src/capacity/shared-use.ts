import type { ScopedResource } from '../model/resource';
import type { FamilyContext } from './family';
import { type Added, addedField, timesLoad, type Use, useBetween } from './growth';

/**
 * Use that is only counted of several resources together: it grows at least as the one of them that grows least, and at most as the one
 * that grows most.
 *
 * @param amount What is used at normal peak, at the least and at the most.
 * @param owners At least one.
 */
export function sharedUse(
  [least, most]: readonly [least: number, most: number],
  owners: readonly ScopedResource[],
  context: FamilyContext,
): Use {
  const shares = owners.map((owner) => context.elasticity(owner));
  const [lowest, highest] = [Math.min(...shares), Math.max(...shares)];
  const isMore = owners.some((owner) => context.addedTo(owner).length > 0);
  return useBetween(
    {
      fixedLoad: least * (1 - lowest),
      elasticLoad: least * lowest,
      ...addedField(timesLoad(addedToEach(owners, context), least)),
    },
    {
      fixedLoad: most * (1 - highest),
      elasticLoad: most * highest,
      ...addedField(isMore ? timesLoad(context.addedAtMost(), most) : []),
    },
  );
}

/** What other events bring to whichever of them, in times its normal traffic. */
function addedToEach(owners: readonly ScopedResource[], { addedTo }: FamilyContext): readonly Added[] {
  const [first = [], ...rest] = owners.map(addedTo);
  return first.flatMap((one) => {
    const others = rest.map((added) => added.find(({ event }) => event === one.event));
    const known = others.filter((other) => other !== undefined);
    if (known.length < others.length) return [];
    const leastOf = (pick: (added: Added) => number): number => Math.min(pick(one), ...known.map(pick));
    return { ...one, load: leastOf(({ load }) => load), most: leastOf(({ most }) => most) };
  });
}
