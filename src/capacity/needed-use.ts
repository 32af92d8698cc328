/** How much room a fix must make. */
import { survives } from '../plan/survive';
import type { CeilingDraft, FamilyContext } from './family';
import { type Use, useAt } from './growth';

/** The use that must fit, with or without a zone. */
export const neededUse = (
  use: Use | null,
  { useWithoutZone }: Pick<CeilingDraft, 'useWithoutZone'>,
  { plan }: FamilyContext,
): Use | null => (survives(plan) !== 'none' && typeof useWithoutZone === 'object' ? useWithoutZone : use);

/** What must fit at the peak under what is assumed, so that the fix leaves nothing yellow. */
export const mostAtPeak = (use: Use | null, { multiplier, highMultiplier }: FamilyContext): number =>
  use === null ? 0 : useAt(use, highMultiplier ?? multiplier ?? 1);
