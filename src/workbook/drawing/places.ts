/** How far down each card of a drawing stands: beside what it has ways to, so that these are straight where they can be. */
import type { Slot } from './columns';

/** Pixels between two slots of a column. */
const SPACE = 16;
/** How often the columns are moved, forth and back. */
const SWEEPS = 7;
/** How much more a way that can be straight is kept so than a card is kept beside several others. */
const STRAIGHT = 4;

/** Sets `y` of each slot; the highest begins at 0. No two of a column overlap, and their order stays. */
export function placeSlots(columns: readonly (readonly Slot[])[]): void {
  const heights = columns.map((column) => column.reduce((sum, { height }) => sum + height + SPACE, -SPACE));
  const tallest = Math.max(0, ...heights);
  for (const [i, column] of columns.entries()) {
    let top = (tallest - (heights[i] ?? 0)) / 2;
    for (const slot of column) {
      slot.y = top + slot.height / 2;
      top += slot.height + SPACE;
    }
  }
  const indexes = columns.map((_, i) => i);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const side = sweep % 2 === 0 ? 'before' : 'after';
    for (const i of side === 'before' ? indexes : indexes.toReversed()) move(columns[i] ?? [], side);
  }
  const top = Math.min(...columns.flat().map(({ y, height }) => y - height / 2));
  for (const slot of columns.flat()) slot.y = Math.round(slot.y - top);
}

/** Neighbours that stand as close as they may, and move together. */
interface Block {
  readonly slots: number;
  readonly weight: number;
  /** The mean of where they would stand, each less the room that those before it take. */
  readonly at: number;
}

/** Moves the slots of a column as little as possible away from where their ways are straight: isotonic regression. */
function move(column: readonly Slot[], side: Side): void {
  const offsets: number[] = [];
  for (const [i, { height }] of column.entries()) {
    const before = column[i - 1];
    // Rounding may move each of two by half a pixel.
    offsets.push(
      before === undefined ? 0 : (offsets[i - 1] ?? 0) + before.height / 2 + SPACE + 1 + height / 2,
    );
  }
  const blocks: Block[] = [];
  for (const [i, slot] of column.entries()) {
    let block: Block = { slots: 1, weight: weightOf(slot, side), at: wished(slot, side) - (offsets[i] ?? 0) };
    for (let last = blocks.at(-1); last !== undefined && last.at >= block.at; last = blocks.at(-1)) {
      blocks.pop();
      const weight = last.weight + block.weight;
      block = {
        slots: last.slots + block.slots,
        weight,
        at: (last.at * last.weight + block.at * block.weight) / weight,
      };
    }
    blocks.push(block);
  }
  let i = 0;
  for (const { slots, at } of blocks) {
    for (const slot of column.slice(i, i + slots)) {
      slot.y = at + (offsets[i] ?? 0);
      i++;
    }
  }
}

type Side = 'before' | 'after';

const weightOf = (slot: Slot, side: Side): number =>
  partnerOf(slot, side) !== undefined
    ? slot.card === null
      ? 2 * STRAIGHT
      : STRAIGHT
    : slot[side].size === 0
      ? 0.01
      : 1;

const OTHER: Record<Side, Side> = { before: 'after', after: 'before' };

/** The only one that it has a way to on a side, if that has no other one back: the way can be straight. */
function partnerOf(slot: Slot, side: Side): Slot | undefined {
  const [one, another] = slot[side];
  return one !== undefined && another === undefined && one[OTHER[side]].size === 1 ? one : undefined;
}

/** Where its partner stands; else the middle of what it has ways to on a side; where it is, if there is nothing. */
function wished(slot: Slot, side: Side): number {
  const partner = partnerOf(slot, side) ?? partnerOf(slot, OTHER[side]);
  if (partner !== undefined) return partner.y;
  const next = [...slot[side]];
  return next.length === 0 ? slot.y : next.reduce((sum, { y }) => sum + y, 0) / next.length;
}
