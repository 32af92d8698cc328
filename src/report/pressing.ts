/** Decides what is most pressing: what breaks first, then what is critical, then everything else. */
import { compareText } from '../lib/compare-text';
import type { Ceiling } from '../model/ceiling';
import type { Finding, Fix } from '../model/finding';

interface RankedItem {
  readonly id: string;
  readonly fix?: Fix;
  /** Lower is more pressing. */
  readonly rank: number;
}

/** Compares two items: the more pressing comes first; among equals, the one that is due earlier. */
export const comparePressing = (a: RankedItem, b: RankedItem): number =>
  a.rank - b.rank || compareText(a.fix?.by ?? LAST, b.fix?.by ?? LAST) || compareText(a.id, b.id);

/** A date after every date of a fix. */
const LAST = '9999-12-31';

const CRITICAL = 1;
const OTHER = 2;
const WARNING = 3;

/** Ranks a ceiling. A red one has a rank from 0 to 1, by the multiplier at which it breaks. */
export function rankCeiling({ status, breaksAt, breaksAtWithoutZone }: Ceiling): number {
  if (status !== 'red') return OTHER;
  const lowest = Math.min(
    breaksAt ?? Number.POSITIVE_INFINITY,
    breaksAtWithoutZone ?? Number.POSITIVE_INFINITY,
  );
  return 1 - 1 / (1 + lowest);
}

/** Ranks a finding that fails or warns. */
export function rankFinding({ status, critical }: Finding): number {
  if (status === 'warn') return WARNING;
  return critical ? CRITICAL : OTHER;
}
