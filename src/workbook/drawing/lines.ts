/**
 * The lines of the ways: horizontal past columns, and vertical only in the channels between these, each way out of a card on
 * a track of its own, so that no line goes through a card, and none lies upon another one.
 */
import type { Slot, Way } from './columns';

/** A point: pixels from the left and from the top. */
export type Point = readonly [x: number, y: number];

/** A way as a line of horizontal and vertical pieces. */
export interface Line {
  readonly id: string;
  /** Ids of cards. */
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

/** The lines, and the room that they take. */
export interface Lines {
  readonly lines: readonly Line[];
  /** Where each column starts; the first at 0. */
  readonly starts: readonly number[];
  /** The room that they need left of the first column, and right of the last one. */
  readonly before: number;
  readonly after: number;
  /** How far down the lowest lane is; 0 where no way leads back. */
  readonly bottom: number;
}

/** The room in pixels beside a card, in which an arrow ends. */
const SIDE = 28;
/** Between two tracks, unless there are so many that they share what is the most. */
const TRACK = 9;
const MOST_TRACKS = 150;
/** Between the lowest card and the first lane, and between two lanes. */
const LANE = 14;
/** How far apart two lines must be that are not of the same way. */
const APART = 7;
/** How far a line is moved where another one would lie upon it. */
const MOVE = 10;

/** A vertical piece of a channel, with the horizontal pieces to it: what comes from the left, and what goes on to the right. */
interface Track {
  /** null where it comes from a lane. */
  readonly exit: number | null;
  readonly entries: readonly Slot[];
  x: number;
}

/** A channel between two columns: its width, and where in it the tracks are. */
interface Channel {
  readonly tracks: Track[];
  /** Of what comes from a slot, and of what leads back to one or away from it. */
  readonly forth: Map<Slot, Track>;
  readonly into: Map<Slot, Track>;
  readonly out: Map<Slot, Track>;
  /** How far above or below the middle of a slot a track enters it. */
  readonly moved: Map<Track, Map<Slot, number>>;
  width: number;
}

/** Leads all ways. Slots that are not cards may be moved by a few pixels. */
export function leadLines(
  columns: readonly (readonly Slot[])[],
  ways: readonly Way[],
  cardWidth: number,
): Lines {
  const back = ways.filter(({ from, to }) => from.column >= to.column);
  const lowest = Math.max(0, ...columns.flat().map(({ y, height }) => y + height / 2));
  const lanes = new Map(
    [...new Set(back.map(({ from }) => from))].map((from, i) => [from, lowest + (i + 1) * LANE]),
  );
  // The channel of a column is the one to the right of it; that of -1 is left of all.
  const channels = new Map(
    [-1, ...columns.keys()].map((column) => [column, openChannel(columns[column] ?? [], column, back)]),
  );
  const starts: number[] = [];
  let x = 0;
  for (const column of columns.keys()) {
    starts.push(x);
    x += cardWidth + (channels.get(column)?.width ?? 0);
  }
  const startOf = (column: number): number =>
    column < 0 ? -(channels.get(-1)?.width ?? 0) : (starts[column] ?? 0) + cardWidth;
  const pathOf = (way: Way): readonly Point[] => {
    const lane = lanes.get(way.from);
    return way.from.column >= way.to.column && lane !== undefined ? leadBack(way, lane) : leadForth(way);
  };
  const leadForth = ({ path }: Way): readonly Point[] => {
    const points: Point[] = [];
    for (const [i, slot] of path.slice(1).entries()) {
      const from = path[i];
      if (from === undefined) continue;
      const channel = channels.get(from.column);
      const track = channel?.forth.get(from);
      const start = startOf(from.column);
      const end = start + (channel?.width ?? 0);
      if (track === undefined || isStraight(from, slot)) {
        points.push([start, from.y], [end, from.y]);
        continue;
      }
      const entry = slot.y + (channel?.moved.get(track)?.get(slot) ?? 0);
      points.push([start, from.y], [start + track.x, from.y], [start + track.x, entry], [end, entry]);
    }
    return points;
  };
  const leadBack = ({ from, to }: Way, lane: number): readonly Point[] => {
    const out = channels.get(from.column)?.out.get(from);
    const channel = channels.get(to.column - 1);
    const into = channel?.into.get(to);
    if (out === undefined || into === undefined) return [];
    const start = startOf(from.column);
    const left = startOf(to.column - 1);
    const entry = to.y + (channel?.moved.get(into)?.get(to) ?? 0);
    return [
      [start, from.y],
      [start + out.x, from.y],
      [start + out.x, lane],
      [left + into.x, lane],
      [left + into.x, entry],
      [left + (channel?.width ?? 0), entry],
    ];
  };
  const widthOf = (column: number): number => {
    const channel = channels.get(column);
    return channel === undefined || channel.tracks.length === 0 ? 0 : channel.width;
  };
  return {
    lines: ways.map((way) => ({
      id: way.id,
      from: way.from.card?.id ?? '',
      to: way.to.card?.id ?? '',
      points: straighten(pathOf(way)),
    })),
    starts,
    before: widthOf(-1),
    after: widthOf(columns.length - 1),
    bottom: Math.max(0, ...lanes.values()),
  };
}

/** Finds out which tracks a channel needs, and puts them in order. */
function openChannel(left: readonly Slot[], column: number, back: readonly Way[]): Channel {
  const tracks: Track[] = [];
  const forth = new Map<Slot, Track>();
  const into = new Map<Slot, Track>();
  const out = new Map<Slot, Track>();
  const open = (of: Map<Slot, Track>, slot: Slot, track: Omit<Track, 'x'>): void => {
    if (of.has(slot)) return;
    const opened = { ...track, x: 0 };
    of.set(slot, opened);
    tracks.push(opened);
  };
  for (const slot of left) {
    for (const gap of slot.after) {
      if (gap.card === null && Math.abs(gap.y - slot.y) < APART) gap.y = slot.y;
    }
    const bent = [...slot.after].filter((next) => !isStraight(slot, next));
    if (bent.length > 0) open(forth, slot, { exit: slot.y, entries: bent });
  }
  for (const { from, to } of back) {
    if (from.column === column) open(out, from, { exit: from.y, entries: [] });
    if (to.column - 1 === column) open(into, to, { exit: null, entries: [to] });
  }
  const sorted = sortTracks(tracks);
  const moved = moveEntries(sorted, left);
  const step = Math.min(TRACK, MOST_TRACKS / Math.max(1, sorted.length));
  for (const [i, track] of sorted.entries()) track.x = SIDE - 8 + i * step;
  const width = 2 * SIDE + Math.max(0, sorted.length - 1) * step;
  return { tracks, forth, into, out, moved, width };
}

/** Whether a way goes straight on: it enters a card a few pixels from its middle rather than make a step. */
const isStraight = (from: Slot, to: Slot): boolean =>
  to.card === null ? to.y === from.y : Math.abs(to.y - from.y) < APART;

/** Whether the horizontal piece to one track would lie upon a piece from another one, if it were right of that. */
const collides = (a: Track, b: Track): boolean =>
  a !== b && a.exit !== null && b.entries.some(({ y }) => Math.abs(y - (a.exit ?? 0)) < APART);

/** Puts tracks in an order in which few cross, and in which pieces of one do not lie upon those of another one where that can be. */
function sortTracks(tracks: readonly Track[]): readonly Track[] {
  const goesDown = ({ exit, entries }: Track): boolean =>
    exit !== null && entries.reduce((sum, { y }) => sum + y - exit, 0) > 0;
  const wished = tracks.toSorted((a, b) => {
    const [down, other] = [goesDown(a), goesDown(b)];
    if (down !== other) return Number(down) - Number(other);
    const by = (a.exit ?? Infinity) - (b.exit ?? Infinity);
    return Number.isNaN(by) ? 0 : down ? -by : by;
  });
  const sorted: Track[] = [];
  const left = new Set(wished);
  while (left.size > 0) {
    const free = [...left].find((one) => ![...left].some((other) => collides(other, one)));
    const next = free ?? [...left][0];
    if (next === undefined) break;
    left.delete(next);
    sorted.push(next);
  }
  return sorted;
}

/** Moves where tracks enter slots if a piece of another way would lie upon theirs. A slot that is a gap is moved itself. */
function moveEntries(sorted: readonly Track[], left: readonly Slot[]): Channel['moved'] {
  const moved: Channel['moved'] = new Map();
  for (const [i, track] of sorted.entries()) {
    const later = sorted.slice(i + 1);
    for (const slot of track.entries) {
      const isHit = later.some((other) => other.exit !== null && Math.abs(slot.y - other.exit) < APART);
      // A straight line to it is joined; one that goes past it cannot be.
      const isNear = left.some(({ y }) => y !== slot.y && Math.abs(y - slot.y) < APART);
      if (!isHit && !isNear) continue;
      if (slot.card === null) slot.y += isHit ? APART : 0;
      else moved.set(track, (moved.get(track) ?? new Map<Slot, number>()).set(slot, -MOVE));
    }
  }
  return moved;
}

/** Leaves out points between others of the same piece. */
function straighten(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const [x, y] of points) {
    const [a, b] = [kept.at(-2), kept.at(-1)];
    if (b !== undefined && b[0] === x && b[1] === y) continue;
    const isBetween =
      a !== undefined && b !== undefined && ((a[0] === b[0] && b[0] === x) || (a[1] === b[1] && b[1] === y));
    if (isBetween) kept.pop();
    kept.push([x, y]);
  }
  return kept;
}
