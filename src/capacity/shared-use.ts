import type { ScopedResource } from '../model/resource';
import type { FamilyContext } from './family';
import { addedField, timesLoad, type Use, useBetween } from './growth';

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
    { fixedLoad: least * (1 - lowest), elasticLoad: least * lowest },
    {
      fixedLoad: most * (1 - highest),
      elasticLoad: most * highest,
      ...addedField(isMore ? timesLoad(context.addedAtMost(), most) : []),
    },
  );
}
