/**
 * How use grows with traffic, as data, and the arithmetic on it.
 *
 * `expected(m) = fixed + Σ term(m)`, where `m` is times normal traffic. Where use moves in whole units (instances)
 * a term rounds up before it is weighed, so `expected` is a step function and never understates.
 */

import type { Window } from '../plan/calendar';

/**
 * What another event at the same time brings beyond normal traffic, which is there once for both. It is there whatever
 * the traffic of the event that is judged, so it does not grow with `m`.
 */
export interface Added {
  /** Id of the other event. */
  readonly event: string;
  /** As load of the term; of a resource as a whole, in times its normal traffic. 0 where it is not known. */
  readonly load: number;
  /** The same on the bad day of the other event, where its plan tells one; else the same as `load`. */
  readonly most: number;
  /** Whether more may be brought than is known. */
  readonly isUnknown: boolean;
  /** Whether the traffic of the other event, too, comes here from a region that is lost. */
  readonly moves: boolean;
  /** When its traffic is high; ISO 8601 in UTC. */
  readonly window: Window;
}

/** One part of a use: work that may grow with traffic, what one unit carries of it, and how much a unit counts. */
export interface Growth {
  /** Work that does not grow, in the unit that `perUnit` carries. */
  readonly fixedLoad: number;
  /** Work at normal peak traffic that grows in proportion to `m`. */
  readonly elasticLoad: number;
  /** Work that other events add at the same time; absent: none do. */
  readonly added?: readonly Added[];
  /**
   * What one whole unit carries at least and at most, where `perUnit` is assumed between them; absent where nothing is
   * assumed.
   */
  readonly perUnitBetween?: readonly [least: number, most: number];
  /** The least and the most load there may be, where that of the term was fitted to measurements; absent where it was not. */
  readonly loadBetween?: readonly [least: Load, most: Load];
  /** Work one whole unit carries; null: use is the load itself, not rounded. */
  readonly perUnit: number | null;
  /** Fewest units that are planned to run whatever the load: a minimum or a desired size. */
  readonly minUnits: number;
  /** Units that are reserved here and count whether they are needed or not; absent: none. */
  readonly reservedUnits?: number;
  /** Zones over which units are kept so that any one may be lost: N·Z/(Z−1) of those the work takes; null: none in reserve. */
  readonly surviveZones: number | null;
  /** Units are spread evenly over this many places (subnets) and the fullest counts; 1: all in one. */
  readonly spreadOver: number;
  /** Only the needed units above this number count here; absent: all do. */
  readonly beyond?: number;
  /** How much one unit counts against the limit; where `perUnit` is null, one of the load. */
  readonly weight: number;
}

/** The load of a term; see {@link Growth}. */
type Load = Pick<Growth, 'fixedLoad' | 'elasticLoad' | 'added'>;

/** What is used at a multiple of traffic. */
export interface Use {
  readonly fixed: number;
  readonly growth: readonly Growth[];
}

/** The use by what one day alone shows. */
export interface DayUse {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly use: Use;
}

/**
 * Use in proportion to traffic: `amount` at normal peak, of which `factor` grows.
 *
 * @param added What other events bring, in times the normal traffic.
 */
export const linearUse = (amount: number, factor: number, fixed = 0, added: readonly Added[] = []): Use => ({
  fixed: fixed + amount * (1 - factor),
  growth: [{ ...unrounded(amount * factor), ...addedField(timesLoad(added, amount)) }],
});

/** What other events bring to a load, of what they bring in times its normal traffic. */
export const timesLoad = (added: readonly Added[], load: number): readonly Added[] =>
  load === 0 ? [] : added.map((one) => ({ ...one, load: one.load * load, most: one.most * load }));

/** The field of a term; none where nothing is added, so that such a term is as it is without other events. */
export const addedField = (added: readonly Added[]): Pick<Growth, 'added'> =>
  added.length === 0 ? {} : { added };

/** Use that other events add, as one term in the place of many; no term where they add nothing. */
export function addedUse(added: readonly Added[]): readonly Growth[] {
  const byEvent = new Map<string, Added>();
  for (const one of added) {
    const sum = byEvent.get(one.event);
    byEvent.set(
      one.event,
      sum === undefined
        ? one
        : {
            ...sum,
            load: sum.load + one.load,
            most: sum.most + one.most,
            isUnknown: sum.isUnknown || one.isUnknown,
          },
    );
  }
  return byEvent.size === 0 ? [] : [{ ...unrounded(0), added: [...byEvent.values()] }];
}

/**
 * Use of `amount` at normal peak, of which a share was measured to grow with traffic. It may be that all of it grows, so that
 * nothing is green that would not hold then: see {@link carryingAt}.
 *
 * @param added What other events bring, in times the normal traffic.
 */
export const measuredUse = (amount: number, share: number, added: readonly Added[] = []): Use => ({
  fixed: 0,
  growth: [{ ...unrounded(amount), ...measuredLoad(amount, { share, atMost: 1 }, added) }],
});

/**
 * Use of which only the most is known, `amount` at normal peak, and anything less may be so: it never fails for certain, and
 * holds where the most does.
 *
 * @param added What other events bring, in times the normal traffic.
 */
export function useAtMost(amount: number, factor: number, added: readonly Added[] = []): Use {
  return useBetween({ fixedLoad: 0, elasticLoad: 0 }, loadGrowing(amount, { factor, added }));
}

/**
 * Use of which only the least and the most is known: it is taken to be the most, so that nothing is green that would not hold then, nor
 * red that the least would fit.
 */
export const useBetween = (least: Load, most: Load): Use => ({
  fixed: 0,
  growth: [{ ...unrounded(0), ...most, loadBetween: [least, most] }],
});

/**
 * The load of a term, of which a share was measured to grow, in the same way.
 *
 * @param growing As many times `amount` as grows with traffic, and as may.
 */
export function measuredLoad(
  amount: number,
  { share, atMost }: { readonly share: number; readonly atMost: number },
  added: readonly Added[],
): Load & Pick<Growth, 'loadBetween'> {
  const elasticLoad = amount * share;
  const load: Load = {
    fixedLoad: amount * (1 - share),
    elasticLoad,
    ...addedField(timesLoad(added, elasticLoad)),
  };
  const most = amount * atMost;
  const all: Load = { fixedLoad: 0, elasticLoad: most, ...addedField(timesLoad(added, most)) };
  return { ...load, loadBetween: [load, all] };
}

/**
 * Use in proportion to traffic of an amount at normal peak that is not known, but lies between two: it is taken to be the most, so that
 * nothing is green that would not hold then, nor red that the least would fit.
 *
 * @param added What other events bring, in times the normal traffic.
 */
export const boundedUse = (
  [least, most]: readonly [least: number, most: number],
  factor: number,
  added: readonly Added[],
): Use => useBetween(loadGrowing(least, { factor, added }), loadGrowing(most, { factor, added }));

/** How a load grows: the share of it that does so with traffic, and what other events bring, in times the normal traffic. */
export interface Growing {
  readonly factor: number;
  readonly added: readonly Added[];
}

/** The load of an amount at normal peak that grows so. */
export const loadGrowing = (amount: number, { factor, added }: Growing): Load => ({
  fixedLoad: amount * (1 - factor),
  elasticLoad: amount * factor,
  ...addedField(timesLoad(added, amount)),
});

/** Use that does not grow with traffic. */
export const constantUse = (amount: number): Use => ({ fixed: amount, growth: [] });

/** Several uses together, and what is used besides. */
export const sumUses = (fixed: number, uses: readonly Use[]): Use => ({
  fixed: uses.reduce((sum, use) => sum + use.fixed, fixed),
  growth: uses.flatMap((use) => use.growth),
});

/** The same use, counted so many times. */
export const scaledUse = (use: Use, times: number): Use => ({
  fixed: use.fixed * times,
  growth: use.growth.map((term) => ({ ...term, weight: term.weight * times })),
});

const unrounded = (elasticLoad: number): Growth => ({
  fixedLoad: 0,
  elasticLoad,
  perUnit: null,
  minUnits: 0,
  surviveZones: null,
  spreadOver: 1,
  weight: 1,
});

/** Rounds up, forgiving the last bits of floating point: 3.0000000001 units are 3. */
function wholeUnits(value: number): number {
  // Nothing is asked more often, so it asks for little.
  const isLarge = value > 1 || value < -1;
  return Math.ceil(value - 1e-9 * (isLarge ? Math.abs(value) : 1));
}

function loadAt(term: Growth, m: number): number {
  const own = term.fixedLoad + term.elasticLoad * m;
  return term.added === undefined ? own : term.added.reduce((sum, { load }) => sum + load, own);
}

/** Whole units a stepped term needs at `m`, over all places. */
export function unitsAt(term: Growth, m: number): number {
  if (term.perUnit === null) return loadAt(term, m);
  const needed = wholeUnits(loadAt(term, m) / term.perUnit);
  // Survivors carry the load when N − ⌈N/Z⌉ ≥ needed, that is N ≥ needed·Z/(Z−1). What runs anyway is part of the reserve.
  const kept =
    term.surviveZones === null ? needed : wholeUnits((needed * term.surviveZones) / (term.surviveZones - 1));
  return Math.max(term.minUnits, term.reservedUnits ?? 0, kept);
}

function termAt(term: Growth, m: number): number {
  const units = Math.max(0, unitsAt(term, m) - (term.beyond ?? 0));
  return (
    term.weight * (term.perUnit === null ? units / term.spreadOver : wholeUnits(units / term.spreadOver))
  );
}

/** Use at `m` times normal traffic: `fixed + elastic(m)`. */
export const useAt = (use: Use, m: number): number =>
  use.growth.reduce((sum, term) => sum + termAt(term, m), use.fixed);

/** The same use without the floors that are planned: what the load alone needs. */
export const withoutFloors = (use: Use): Use => ({
  ...use,
  growth: use.growth.map((term) => ({ ...term, minUnits: 0 })),
});

/** What is used whatever the load, where it does not fit only because of the floors that are planned; null else. */
export function floorAbove(use: Use, limit: number): number | null {
  const floor = useAt(use, 0);
  return floor > limit && useAt(withoutFloors(use), 0) <= limit ? floor : null;
}

/** The same use with the most load that was measured, while a unit carries what it is taken to. */
export const growingMost = (use: Use): Use =>
  use.growth.some(({ loadBetween }) => loadBetween !== undefined)
    ? { ...use, growth: use.growth.map((term) => ({ ...term, ...term.loadBetween?.[1] })) }
    : use;

/**
 * The same use with what was assumed at the least, or at the most, that a unit may carry, and so with the most load, or the
 * least. The most load is also that of the bad day of other events.
 */
export const carryingAt = (use: Use, bound: 'least' | 'most'): Use =>
  isAssumed(use) || addedTo(use).length > 0
    ? {
        ...use,
        growth: use.growth.map(({ perUnitBetween: units, loadBetween: loads, added, ...term }) => {
          const carrying: Growth = {
            ...term,
            // Of two loads, each has what others add to it.
            ...(loads === undefined && addedField(added ?? [])),
            ...(units && { perUnit: units[bound === 'least' ? 0 : 1] }),
            ...loads?.[bound === 'least' ? 1 : 0],
          };
          return bound === 'least'
            ? mapAdded(carrying, (added) => ({ ...added, load: added.most }))
            : carrying;
        }),
      }
    : use;

/** The same term with a share of its load, also of what others add. */
export const shareOfLoad = ({ loadBetween, ...term }: Growth, share: number): Growth => ({
  ...partOf(term, share),
  ...(loadBetween && {
    loadBetween: [partOf(loadBetween[0], share), partOf(loadBetween[1], share)] as const,
  }),
});

const partOf = <T extends Load>(load: T, share: number): T => ({
  ...mapAdded(load, (added) => ({ ...added, load: added.load * share, most: added.most * share })),
  fixedLoad: load.fixedLoad * share,
  elasticLoad: load.elasticLoad * share,
});

/**
 * The same use, of which perhaps no more than a share falls here, because others may be started that take the rest: nothing is green
 * that would not hold with all of it, nor red that would with the share.
 */
export const perhapsShared = (use: Use, share: number): Use =>
  share === 1
    ? use
    : {
        ...use,
        growth: use.growth.map((term) => {
          const { fixedLoad, elasticLoad, added = [] } = term;
          const own: Load = { fixedLoad, elasticLoad, ...addedField(added) };
          const [least, most] = term.loadBetween ?? [own, own];
          return { ...term, loadBetween: [partOf(least, share), most] as const };
        }),
      };

/**
 * The same use, of which perhaps no more falls here than another one says, because what divides it may give less: nothing is green that
 * would not hold with all of it, nor red that the other would fit. Of uses that are not rounded.
 */
export const perhapsOnly = (use: Use, least: Use): Use => ({
  fixed: 0,
  growth: [{ ...unrounded(0), ...loadOf(use), loadBetween: [loadOf(least, 0), loadOf(use, 1)] }],
});

/** The load of a use that is not rounded; where there are bounds, the least (0) or the most (1) of it. */
const loadOf = ({ fixed, growth }: Use, bound?: 0 | 1): Load => {
  const loads = growth.map((term) => (bound === undefined ? term : (term.loadBetween?.[bound] ?? term)));
  return {
    fixedLoad: loads.reduce((sum, { fixedLoad }) => sum + fixedLoad, fixed),
    elasticLoad: loads.reduce((sum, { elasticLoad }) => sum + elasticLoad, 0),
    ...addedField(loads.flatMap(({ added = [] }) => added)),
  };
};

/** A load with another amount of what other events add. */
const mapAdded = <T extends Load>(load: T, change: (added: Added) => Added): T =>
  load.added === undefined ? load : { ...load, added: load.added.map(change) };

/** All that other events add to a use, term by term. */
const addedTo = ({ growth }: Use): readonly Added[] => growth.flatMap(({ added = [] }) => added);

/** The ids of the other events that add to a use. */
export const eventsAddingTo = (use: Use): readonly string[] => [
  ...new Set(addedTo(use).map(({ event }) => event)),
];

/** The ids of those of which it is not known how much they add. */
export const unknownAddedTo = (use: Use): readonly string[] => [
  ...new Set(addedTo(use).flatMap(({ event, isUnknown }) => (isUnknown ? [event] : []))),
];

/** The same use without what one of the other events adds. */
export const withoutEvent = (use: Use, event: string): Use => ({
  ...use,
  growth: use.growth.map(({ loadBetween, ...term }) => ({
    ...leavingOut(term, event),
    ...(loadBetween && {
      loadBetween: [leavingOut(loadBetween[0], event), leavingOut(loadBetween[1], event)] as const,
    }),
  })),
});

function leavingOut<T extends Load>({ added = [], ...load }: T, event: string) {
  return { ...load, ...addedField(added.filter((one) => one.event !== event)) };
}

/** What other events add to a use by itself, in its unit, as if nothing else were used: never less than what they add to it. */
export const addedAlone = (use: Use): readonly Added[] =>
  eventsAddingTo(use).flatMap((event) => {
    const [first] = addedTo(use).filter((one) => one.event === event);
    const alone = (amount: 'load' | 'most'): number =>
      use.growth.reduce((sum, { added = [], ...term }) => {
        const load = added.filter((one) => one.event === event).reduce((all, one) => all + one[amount], 0);
        const bare = { ...term, fixedLoad: load, elasticLoad: 0, minUnits: 0, reservedUnits: 0, beyond: 0 };
        return sum + termAt(bare, 0);
      }, 0);
    const isUnknown = unknownAddedTo(use).includes(event);
    return first === undefined ? [] : [{ ...first, load: alone('load'), most: alone('most'), isUnknown }];
  });

/** Whether more comes when another region is lost: of the event, or of others at the same time. */
export const takesOver = (use: Use): boolean => grows(use) || addedTo(use).some(({ moves }) => moves);

/** The same use where what other events bring comes from a lost region too, in the same proportion. */
export const withAddedMoved = (use: Use, times: number): Use => {
  if (times === 1 || !addedTo(use).some(({ moves }) => moves)) return use;
  const moved = (added: Added): Added =>
    added.moves ? { ...added, load: added.load * times, most: added.most * times } : added;
  return {
    ...use,
    growth: use.growth.map(({ loadBetween, ...term }) => ({
      ...mapAdded(term, moved),
      ...(loadBetween && {
        loadBetween: [mapAdded(loadBetween[0], moved), mapAdded(loadBetween[1], moved)] as const,
      }),
    })),
  };
};

/** The same use where only a share of the traffic comes, or several times as much. */
export const atShare = (use: Use, share: number): Use =>
  share === 1
    ? use
    : {
        ...use,
        growth: use.growth.map(({ loadBetween, ...term }) => ({
          ...ofShare(term, share),
          ...(loadBetween && {
            loadBetween: [ofShare(loadBetween[0], share), ofShare(loadBetween[1], share)] as const,
          }),
        })),
      };

const ofShare = <T extends Load>(load: T, share: number): T => ({
  ...load,
  elasticLoad: load.elasticLoad * share,
});

/** Whether what a unit carries, or what load there is, is assumed somewhere, or may be more on the bad day of another event. */
export const isAssumed = (use: Use): boolean =>
  use.growth.some(({ perUnitBetween, loadBetween }) => (perUnitBetween ?? loadBetween) !== undefined) ||
  addedTo(use).some(({ load, most }) => most > load);

/** Tells whether any part of a use grows with traffic. */
export const grows = (use: Use): boolean =>
  use.growth.some((term) => term.elasticLoad > 0 && term.weight > 0);

/** More times normal traffic than there can be: a limit that is not reached there never is. */
const NEVER = 1e15;

/**
 * The largest m ≥ 0 at which `use` still fits `limit`; 0 when it does not fit even without traffic, null when it
 * does not grow, or never to the limit. Where only the floors do not fit, it is where the load alone breaks: a floor can be
 * lowered. Closed form where nothing is rounded; else bisection, snapped to the exact step it stops at. It ends for any
 * numbers, since AWS answers some that make no sense.
 */
export const breaksAt = (use: Use, limit: number): number | null =>
  grows(use) ? largestFit(floorAbove(use, limit) === null ? use : withoutFloors(use), limit) : null;

/** The same with all floors, and whether it grows or not: Infinity where nothing is ever too much. */
export const fitsUpTo = (use: Use, limit: number): number =>
  grows(use) ? (largestFit(use, limit) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;

/** What was found before, as the same use is held against the same limit for where it breaks and for its colours. */
const FITS = new WeakMap<Use, Map<number, number | null>>();

function largestFit(use: Use, limit: number): number | null {
  const found = FITS.get(use) ?? new Map<number, number | null>();
  const known = found.get(limit);
  if (known !== undefined) return known;
  const largest = findLargestFit(use, limit);
  FITS.set(use, found.set(limit, largest));
  return largest;
}

function findLargestFit(use: Use, limit: number): number | null {
  if (useAt(use, 0) > limit) return 0;
  if (use.growth.every((term) => term.perUnit === null)) {
    const slope = useAt(use, 1) - useAt(use, 0);
    const at = (limit - useAt(use, 0)) / slope;
    return at >= 0 && at <= NEVER ? at : null;
  }
  let fits = 0;
  let breaks = 1;
  while (useAt(use, breaks) <= limit) {
    if (breaks > NEVER) return null;
    fits = breaks;
    breaks *= 2;
  }
  // The absolute part ends the search where use jumps as soon as there is any traffic at all.
  while (breaks - fits > 1e-9 * breaks + 1e-12) {
    const middle = (fits + breaks) / 2;
    if (useAt(use, middle) <= limit) fits = middle;
    else breaks = middle;
  }
  return snapToStep(use, limit, fits);
}

/** Steps happen where a load fills a whole number of units; bisection stops a hair beside the one it looks for. */
function snapToStep(use: Use, limit: number, near: number): number {
  const steps = new Set<number>();
  for (const term of use.growth) {
    if (term.perUnit === null || term.elasticLoad <= 0) continue;
    const units = Math.round(loadAt(term, near) / term.perUnit);
    const step = (units * term.perUnit - loadAt(term, 0)) / term.elasticLoad;
    if (step >= 0 && Math.abs(step - near) <= 1e-6 * Math.max(1, near)) steps.add(step);
  }
  // Thousands of groups may step here, and each question about use costs as much as all of them. Use only rises, so
  // halving finds the last step that fits.
  const sorted = [...steps].sort((a, b) => a - b);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (useAt(use, sorted[middle] ?? near) <= limit) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? near;
}
