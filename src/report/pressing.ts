/** What is to be dealt with first: where it breaks first, then what is critical, then the rest. */
import { compareText } from '../lib/compare-text';
import type { Ceiling } from '../model/ceiling';
import type { Finding, Fix } from '../model/finding';

interface RankedItem {
  readonly id: string;
  readonly fix?: Fix;
  /** Lower is more pressing. */
  readonly rank: number;
}

/** The order of pressing things; what must be done earlier first among equals. */
export const morePressing = (a: RankedItem, b: RankedItem): number =>
  a.rank - b.rank || compareText(a.fix?.by ?? LAST, b.fix?.by ?? LAST) || compareText(a.id, b.id);

/** After every date. */
const LAST = '9999-12-31';

const CRITICAL = 1;
const OTHER = 2;
const WARNING = 3;

/** Of a red ceiling from 0 to 1, by where it breaks. */
export function ceilingRank({ status, breaksAt, breaksAtWithoutZone }: Ceiling): number {
  if (status !== 'red') return OTHER;
  const lowest = Math.min(
    breaksAt ?? Number.POSITIVE_INFINITY,
    breaksAtWithoutZone ?? Number.POSITIVE_INFINITY,
  );
  return 1 - 1 / (1 + lowest);
}

/** Of one that fails or warns. */
export function findingRank({ status, critical }: Finding): number {
  if (status === 'warn') return WARNING;
  return critical ? CRITICAL : OTHER;
}
