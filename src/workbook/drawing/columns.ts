/**
 * In which column each card stands, and in which order: tiers from left to right, what leads on within a tier before what it
 * leads to, and in each column in an order in which few ways cross.
 */
import { TIERS } from '../../model/architecture';
import type { Card, Deck } from './cards';

/** A place in a column: of a card, or of a way that goes past the cards of the column. */
export interface Slot {
  /** null where a way goes through. */
  readonly card: Card | null;
  readonly column: number;
  readonly height: number;
  readonly before: Set<Slot>;
  readonly after: Set<Slot>;
  /** Pixels from the top to its middle. */
  y: number;
}

/** A way from a card to another one. */
export interface Way {
  readonly id: string;
  readonly from: Slot;
  readonly to: Slot;
  /** From the first to the last in the order of the columns; the two ends alone where it leads back, or within a column. */
  readonly path: readonly Slot[];
}

/** The columns with what stands in them, and the ways. */
export interface Arrangement {
  readonly columns: readonly (readonly Slot[])[];
  readonly ways: readonly Way[];
}

/** The height of the gap through which a way goes past cards. */
const GAP = 18;

/** Says in which column each card stands; the first is 0. A tier without cards has none. */
export function assignColumns({ cards, edges }: Deck): ReadonlyMap<Card, number> {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const next = Map.groupBy(edges, ({ from }) => from);
  const columns = new Map<Card, number>();
  let start = 0;
  for (const tier of TIERS) {
    const own = cards.filter((card) => card.tier === tier);
    const depths = measureDepths(own, (card) =>
      (next.get(card.id) ?? []).flatMap(({ to }) => {
        const found = byId.get(to);
        return found?.tier === tier ? [found] : [];
      }),
    );
    for (const [card, depth] of depths) columns.set(card, start + depth);
    start += Math.max(-1, ...depths.values()) + 1;
  }
  return columns;
}

/** How many others at most lead to each one after the other; ways that close a circle do not count. */
function measureDepths(
  cards: readonly Card[],
  nextOf: (card: Card) => readonly Card[],
): ReadonlyMap<Card, number> {
  const order: Card[] = [];
  const kept = new Map<Card, readonly Card[]>();
  const state = new Map<Card, 'open' | 'done'>();
  const visit = (card: Card): void => {
    state.set(card, 'open');
    const next: Card[] = [];
    for (const one of nextOf(card)) {
      if (state.get(one) === 'open') continue;
      next.push(one);
      if (!state.has(one)) visit(one);
    }
    kept.set(card, next);
    state.set(card, 'done');
    order.push(card);
  };
  for (const card of cards) if (!state.has(card)) visit(card);
  const depths = new Map(cards.map((card) => [card, 0]));
  for (const card of order.toReversed()) {
    for (const one of kept.get(card) ?? []) {
      depths.set(one, Math.max(depths.get(one) ?? 0, (depths.get(card) ?? 0) + 1));
    }
  }
  return depths;
}

/** Puts the cards into their columns and leads the ways through them. */
export function arrange({ cards, edges }: Deck, columnOf: ReadonlyMap<Card, number>): Arrangement {
  const count = Math.max(-1, ...columnOf.values()) + 1;
  const columns: Slot[][] = Array.from({ length: count }, () => []);
  const slots = new Map<string, Slot>();
  const add = (card: Card | null, column: number): Slot => {
    const slot: Slot = {
      card,
      column,
      height: card?.height ?? GAP,
      before: new Set(),
      after: new Set(),
      y: 0,
    };
    columns[column]?.push(slot);
    return slot;
  };
  for (const card of cards) slots.set(card.id, add(card, columnOf.get(card) ?? 0));
  // All ways from one card that go past a column share one gap in it.
  const gaps = new Map<Slot, Slot>();
  const goOn = (from: Slot): Slot => {
    const gap = gaps.get(from) ?? add(null, from.column + 1);
    gaps.set(from, gap);
    return gap;
  };
  const ways = edges.flatMap((edge): Way[] => {
    const [from, to] = [slots.get(edge.from), slots.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const path = [from];
    let last = from;
    while (last.column + 1 < to.column) {
      const gap = goOn(last);
      connect(last, gap);
      path.push(gap);
      last = gap;
    }
    if (from.column < to.column) connect(last, to);
    path.push(to);
    return [{ id: `${edge.from}~to~${edge.to}`, from, to, path }];
  });
  return { columns: order(columns), ways };
}

function connect(from: Slot, to: Slot): void {
  from.after.add(to);
  to.before.add(from);
}

/** How often the columns are put in order, forth and back. */
const SWEEPS = 12;

/** Puts each column in the order of what leads there, and of where it leads, as long as fewer ways cross. */
function order(columns: readonly Slot[][]): readonly Slot[][] {
  let best = columns.map((column) => column.toSorted(byConnection));
  let least = countCrossings(best);
  let current = best;
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    current = sweepOnce(current, sweep % 2 === 0 ? 'before' : 'after');
    const crossings = countCrossings(current);
    if (crossings < least) [best, least] = [current, crossings];
  }
  return best;
}

/** What has no way to or from it stands last. */
const byConnection = (a: Slot, b: Slot): number => Number(isAlone(a)) - Number(isAlone(b));

const isAlone = ({ before, after }: Slot): boolean => before.size + after.size === 0;

function sweepOnce(columns: readonly Slot[][], side: 'before' | 'after'): Slot[][] {
  const position = new Map(columns.flatMap((column) => column.map((slot, i) => [slot, i] as const)));
  const sorted = columns.map((column) => column);
  const indexes = columns.map((_, i) => i);
  for (const i of side === 'before' ? indexes : indexes.toReversed()) {
    const column = sorted[i] ?? [];
    const means = new Map(column.map((slot) => [slot, meanOf(slot[side], position)]));
    // What leads nowhere on this side keeps its place among the others.
    const keyOf = (slot: Slot): number => means.get(slot) ?? position.get(slot) ?? 0;
    const next = column.toSorted((a, b) => byConnection(a, b) || keyOf(a) - keyOf(b));
    for (const [at, slot] of next.entries()) position.set(slot, at);
    sorted[i] = next;
  }
  return sorted;
}

function meanOf(slots: ReadonlySet<Slot>, position: ReadonlyMap<Slot, number>): number | undefined {
  if (slots.size === 0) return undefined;
  return [...slots].reduce((sum, slot) => sum + (position.get(slot) ?? 0), 0) / slots.size;
}

function countCrossings(columns: readonly Slot[][]): number {
  return columns.slice(1).reduce((sum, right, i) => {
    const at = new Map(right.map((slot, place) => [slot, place]));
    const ends = (columns[i] ?? []).flatMap(({ after }) =>
      [...after].map((slot) => at.get(slot) ?? 0).sort((a, b) => a - b),
    );
    return sum + countInversions(ends);
  }, 0);
}

/** Pairs of which the first is larger: by insertion into a sorted list. */
function countInversions(values: readonly number[]): number {
  const sorted: number[] = [];
  let count = 0;
  for (const value of values) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    count += sorted.length - low;
    sorted.splice(low, 0, value);
  }
  return count;
}
