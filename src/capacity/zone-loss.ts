/** What is left of several stores when a zone is lost, whatever they are: who takes over from whom, and how much that is. */
import { isKnown, type Missing } from '../judging/known';
import { round } from '../lib/round';
import type { Density } from './density';
import type { CeilingDraft } from './family';
import { scaledUse, sumUses, type Use, useAt } from './growth';

/** How one is told from the others. */
export interface Standing<T> {
  nameOf(one: T): string;
  /** Its Availability Zone; null where AWS did not say it. */
  zoneOf(one: T): string | null;
}

/** What a store carries, null where nothing tells it, and how well that is known. */
export interface CarriedLoad {
  readonly use: Use | null;
  readonly density: Density | Missing;
}

/** Share of what a lost one carries. */
export interface Share<T> {
  readonly lost: T;
  readonly share: number;
}

/** One way in which the loss of a zone may turn out for one that survives it. */
export interface Loss<T> {
  /** null where AWS did not say the zone. */
  readonly zone: string | null;
  readonly shares: readonly Share<T>[];
  readonly isPromoted: boolean;
}

/** How much of the load of one another one must be counted with; or why that is not known. */
export type Weigh<T> = (lost: T, survivor: T) => number | Missing;

/** What of a draft tells what becomes of it without a zone, and the words for it; '' where nothing changes. */
export type WithoutZone = Pick<CeilingDraft, 'useWithoutZone' | 'failover'> & { readonly words: string };

/** The zones of some, each once. */
export const zonesOf = <T>(
  items: readonly T[],
  { zoneOf }: Pick<Standing<T>, 'zoneOf'>,
): readonly (string | null)[] => [...new Set(items.map(zoneOf))];

/**
 * What a member of a cluster may have to carry. Where the writer is lost, one of those that may be promoted carries all that it
 * did on top of its own, and the others take over what was read from both, in equal shares. What a lost reader carried goes to
 * the other readers, in equal shares; where none is left, to the writer.
 *
 * @param mayBePromoted Those of the members that are left of which one becomes the writer.
 */
export const clusterLosses = <T>(
  survivor: T,
  members: readonly T[],
  isWriter: (one: T) => boolean,
  mayBePromoted: (left: readonly T[]) => readonly T[],
  { zoneOf }: Pick<Standing<T>, 'zoneOf'>,
): readonly Loss<T>[] =>
  zonesOf(members, { zoneOf })
    .filter((zone) => zone !== zoneOf(survivor))
    .flatMap((zone): Loss<T>[] => {
      const isLost = (one: T): boolean => zoneOf(one) === zone;
      const lost = members.filter(isLost);
      const left = members.filter((one) => !isLost(one));
      if (!lost.some(isWriter)) {
        const readers = left.filter((one) => !isWriter(one));
        return [{ zone, shares: sharesOf(survivor, lost, readers, left), isPromoted: false }];
      }
      const lostReaders = lost.filter((one) => !isWriter(one));
      return mayBePromoted(left).map((promoted) => {
        const readers = left.filter((one) => one !== promoted);
        const reading = promoted === survivor ? lostReaders : [...lostReaders, promoted];
        const shares = sharesOf(survivor, reading, readers, left);
        return promoted === survivor
          ? { zone, shares: [...inFull(lost.filter(isWriter)), ...shares], isPromoted: true }
          : { zone, shares, isPromoted: false };
      });
    });

/** What a survivor takes over of those who are lost: an equal share where it reads; all of it where nobody else is left. */
export function sharesOf<T>(
  survivor: T,
  lost: readonly T[],
  readers: readonly T[],
  insteadOfNone: readonly T[],
): Share<T>[] {
  const takers = readers.length > 0 ? readers : insteadOfNone;
  return takers.includes(survivor) ? lost.map((one) => ({ lost: one, share: 1 / takers.length })) : [];
}

const inFull = <T>(lost: readonly T[]): Share<T>[] => lost.map((one) => ({ lost: one, share: 1 }));

/**
 * What comes on top of the load of one that survives, in the worst of all ways.
 *
 * @param missing Why there may be more losses than these; null where all are known.
 * @param loadOf What a lost one carries, in the unit of the ceiling.
 * @param unit What follows a figure in words, such as `connections`.
 */
export function takenOver<T>(
  survivor: T,
  { losses, missing }: { readonly losses: readonly Loss<T>[]; readonly missing: string | null },
  unit: string,
  loadOf: (lost: T) => CarriedLoad,
  weigh: Weigh<T>,
  standing: Standing<T>,
): WithoutZone {
  if (losses.length === 0 && missing === null) return { words: '' };
  const weighed = losses.map((loss) => weighLoss(loss, survivor, loadOf, weigh, standing));
  const understated = [missing, ...weighed.map((one) => one.understated)].find((why) => why !== null) ?? null;
  const [worst] = weighed.toSorted((a, b) => useAt(b.taken, 1) - useAt(a.taken, 1));
  return {
    failover: { taken: weighed.map(({ taken }) => taken), understated },
    words: [
      ...(worst === undefined ? [] : [describe(worst, unit)]),
      ...(understated === null ? [] : [`What it carries without a zone may be more: ${understated}`]),
    ].join(' '),
  };
}

/** A loss with what comes on top, as far as that is known. */
interface WeighedLoss<T> extends Loss<T> {
  readonly taken: Use;
  readonly understated: string | null;
  readonly parts: readonly string[];
}

function weighLoss<T>(
  loss: Loss<T>,
  survivor: T,
  loadOf: (lost: T) => CarriedLoad,
  weigh: Weigh<T>,
  { nameOf }: Standing<T>,
): WeighedLoss<T> {
  const parts = loss.shares.map(({ lost, share }) => {
    const { use, density } = loadOf(lost);
    const understated = isKnown(density) ? null : density.missing;
    const weight = use !== null && useAt(use, 1) === 0 ? 1 : weigh(lost, survivor);
    const name = `${share === 1 ? '' : `${round(share * 100)} % of `}${nameOf(lost)}`;
    if (typeof weight !== 'number') return { name, use: null, understated: understated ?? weight.missing };
    return {
      name: weight === 1 ? name : `${name} (× ${round(weight)} by vCPUs)`,
      use: use && scaledUse(use, share * weight),
      understated,
    };
  });
  return {
    ...loss,
    taken: sumUses(
      0,
      parts.flatMap(({ use }) => use ?? []),
    ),
    understated: parts.find(({ understated }) => understated !== null)?.understated ?? null,
    parts: parts.map(({ name }) => name),
  };
}

const describe = <T>({ zone, isPromoted, parts, taken }: WeighedLoss<T>, unit: string): string =>
  `Without ${zone ?? 'the zone that is not known'} it ${isPromoted ? 'may be promoted and then carries' : 'carries'} what falls to it of ${parts.join(', ')} on top of its own: ${round(useAt(taken, 1))} ${unit} more at normal peak.`;
