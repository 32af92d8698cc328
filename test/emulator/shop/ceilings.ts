/**
 * How ceilings are written down. The figures are worked out by hand from the published arithmetic and not by our code;
 * what they were worked out from stands in the same file of `services/`.
 *
 * A group needs ⌈load × m ÷ target⌉ instances, and half as many again, rounded up, to lose one of three zones: n
 * instances then carry what ⌊2n ÷ 3⌋ do.
 */

type Colour = 'green' | 'yellow' | 'red';

/** One ceiling; multiples of normal traffic are floored nowhere, so compare them to a few digits. */
export interface CeilingFacts {
  readonly now: number;
  readonly atPeak: number;
  readonly limit: number;
  /** null: does not grow with traffic. */
  readonly breaksAt: number | null;
  /** With the reserve that lets any one zone be lost; null, and breaking at 0: lost with its zone. */
  readonly withoutZone: { readonly atPeak: number | null; readonly breaksAt: number | null };
  /** Of what must fit with that reserve: red above the limit, yellow above 80 % of it. */
  readonly status: Colour;
}

/** Grows by whole instances, which are kept in reserve for a zone. */
export const growing = (
  status: Colour,
  [now, atPeak, limit, breaksAt]: readonly [number, number, number, number],
  [atPeakWithoutZone, breaksAtWithoutZone]: readonly [number | null, number],
): CeilingFacts => ({
  ...{ now, atPeak, limit, breaksAt, status },
  withoutZone: { atPeak: atPeakWithoutZone, breaksAt: breaksAtWithoutZone },
});

/**
 * At how many times normal traffic shop-web in us-east-1 needs so many instances. Of the 40 % CPU at its peak, 8 are there without
 * traffic and 32 with it, 8 % more on the steepest day: 34.56 grow, and 5.44 do not. Each instance has these 5.44, which leaves 54.56
 * of its 60 % for traffic: 38.006 of the 40 grow, 1.1402 of 3 × 40 % = 1.2 busy instances.
 */
export function webNeeding(instances: number): number {
  const grows = (1.2 * (34.56 / 40) * 60) / 54.56;
  return (instances * 0.6 - (1.2 - grows)) / grows;
}

/** The same figures of what is counted in TiB, given in GiB. */
export const tib = (now: number, atPeak: number, limit: number, breaksAt: number) =>
  [now / 1024, atPeak / 1024, limit / 1024, breaksAt] as const;
export const tibWithoutZone = (atPeak: number, breaksAt: number) => [atPeak / 1024, breaksAt] as const;

/** Grows, and a zone makes no difference to it. */
export const zoneless = (
  status: Colour,
  [now, atPeak, limit, breaksAt]: readonly [number, number, number, number],
): CeilingFacts => growing(status, [now, atPeak, limit, breaksAt], [atPeak, breaksAt]);

/** Does not grow: what there is, and what is planned. */
export const structural = (now: number, atPeak: number, limit: number): CeilingFacts => ({
  ...{ now, atPeak, limit, breaksAt: null, status: 'green' },
  withoutZone: { atPeak, breaksAt: null },
});

/** By family and resource; subnets by their Name. */
export type Ceilings = Readonly<Record<string, Readonly<Record<string, CeilingFacts>>>>;
