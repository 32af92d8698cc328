import type { BreakingPoint, Ceiling } from '../model/ceiling';

/** What of a ceiling tells where it breaks. */
export type BreakingCeiling = Pick<
  Ceiling,
  'id' | 'grows' | 'status' | 'breaksAt' | 'breaksAtWithoutZone' | 'breaksAtWithoutRegion' | 'mayBreakAt'
>;

/**
 * What breaks first. Only ceilings that grow with traffic can set it; those that could not be judged are counted,
 * because any of them may break earlier still.
 *
 * @param needed The multiplier the event needs; null when it is not known.
 * @param odds The probability that all of them hold; null where the plan does not say how sure it is of the multiplier.
 * @returns null when nothing elastic was judged.
 */
export function breakingPoint(
  ceilings: readonly BreakingCeiling[],
  needed: number | null,
  odds: number | null = null,
): BreakingPoint | null {
  // Of several that break at the same, one is named whatever their order is.
  const elastic = ceilings.filter((ceiling) => ceiling.grows).sort((a, b) => (a.id < b.id ? -1 : 1));
  const judged = elastic.filter(isJudged);
  const first = lowest(judged, (ceiling) => ceiling.breaksAt);
  const firstWithoutZone = lowest(judged, (ceiling) => ceiling.breaksAtWithoutZone);
  const firstWithoutRegion = lowest(judged, (ceiling) => ceiling.breaksAtWithoutRegion ?? null);
  if (!first || !firstWithoutZone) return null;
  return {
    multiplier: first.at,
    withoutOneZone: firstWithoutZone.at,
    needed,
    ceiling: first.ceiling.id,
    ceilingWithoutOneZone: firstWithoutZone.ceiling.id,
    ...(firstWithoutRegion && {
      withoutOneRegion: firstWithoutRegion.at,
      ceilingWithoutOneRegion: firstWithoutRegion.ceiling.id,
    }),
    judged: judged.length,
    unknown: elastic.length - judged.length,
    ...(odds !== null && { odds }),
  };
}

/**
 * Whether a ceiling that grows could be judged: of what is open, only what fits even at its most is. What idles until others
 * fail over to it breaks without a zone alone.
 */
export const isJudged = ({
  breaksAt,
  breaksAtWithoutZone,
  mayBreakAt,
  status,
}: Pick<Ceiling, 'breaksAt' | 'breaksAtWithoutZone' | 'mayBreakAt' | 'status'>): boolean =>
  mayBreakAt === undefined ? (breaksAt ?? breaksAtWithoutZone) !== null : status !== 'grey';

/**
 * What may break first of all, if something that could not be placed carries the event's traffic: before the event's need
 * and before anything that surely breaks. undefined where nothing may.
 */
export function mayBreakFirst(
  ceilings: readonly Ceiling[],
  surely: BreakingPoint | null,
  needed: number | null,
): (Ceiling & { readonly mayBreakAt: number }) | undefined {
  const open = ceilings.flatMap((ceiling) => {
    const { mayBreakAt, status } = ceiling;
    return status === 'grey' && typeof mayBreakAt === 'number' ? [{ ...ceiling, mayBreakAt }] : [];
  });
  return open
    .filter(({ mayBreakAt }) => mayBreakAt < Math.min(surely?.multiplier ?? Infinity, needed ?? Infinity))
    .sort((a, b) => a.mayBreakAt - b.mayBreakAt)[0];
}

interface Lowest<C> {
  readonly ceiling: C;
  readonly at: number;
}

/** The ceiling that breaks first, of those that break somewhere. */
export function lowest<C>(ceilings: readonly C[], breaksAt: (ceiling: C) => number | null): Lowest<C> | null {
  let least: Lowest<C> | null = null;
  for (const ceiling of ceilings) {
    const at = breaksAt(ceiling);
    if (at !== null && (least === null || at < least.at)) least = { ceiling, at };
  }
  return least;
}

/** Lowest breaking multiplier first; then what does not grow or could not be judged, worst first. */
export const byBreakingPoint = (a: Ceiling, b: Ceiling): number =>
  compare(a.breaksAt, b.breaksAt) ||
  STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const STATUS_ORDER: readonly Ceiling['status'][] = ['red', 'grey', 'yellow', 'green'];

function compare(a: number | null, b: number | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return a - b;
}
