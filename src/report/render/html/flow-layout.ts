/**
 * Where the boxes of the drawing of traffic stand, and the ways between them: in columns from left to right, and in each in
 * the order of what leads there, so that few ways cross.
 */
import type { TrafficEdge, TrafficNode } from '../../../model/architecture';

/** What stands in one column, in the order of the columns: what leads on within a tier stands before what it leads to. */
const COLUMNS: readonly (readonly TrafficNode['kind'][])[] = [
  ['api'],
  ['loadBalancer'],
  ['targetGroup'],
  ['ecsService'],
  ['cluster'],
  ['autoScalingGroup', 'instances', 'lambdaFunction'],
  ['database', 'cache', 'searchDomain', 'fileSystem'],
];

/** Boxes of one column; the last one stands for all that have no room. */
export const MOST_BOXES = 10;
/** Pixels between two boxes of a column. */
const SPACE = 12;
/** The height in pixels of the gap through which a way goes past the boxes of a column. */
const GAP = 20;

/** A box of the drawing. */
export interface Box {
  /** What it stands for: one resource, or all that have no room. */
  readonly nodes: readonly TrafficNode[];
  readonly column: number;
  /** Pixels from the top of the drawing to the middle of the box. */
  readonly y: number;
}

/** One step of a way from the end of a column to the start of the next; pixels from the top of the drawing. */
export interface Step {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** One way through the middle of a column without a box. */
export interface Passage {
  readonly column: number;
  readonly y: number;
}

/** A drawing of traffic. */
export interface Layout {
  readonly columns: readonly { readonly tier: TrafficNode['tier'] }[];
  readonly boxes: readonly Box[];
  readonly steps: readonly Step[];
  readonly passages: readonly Passage[];
  readonly height: number;
}

/** A place in a column, before it is known where. */
interface Slot {
  readonly nodes: readonly TrafficNode[];
  readonly column: number;
  /** Those of the column before that lead to it. */
  readonly before: Set<Slot>;
  y: number;
}

/**
 * Lays out what carries traffic; the first of each column have room.
 *
 * @param boxHeight In pixels.
 */
export function layOut(
  nodes: readonly TrafficNode[],
  edges: readonly TrafficEdge[],
  boxHeight: number,
): Layout {
  const row = boxHeight + SPACE;
  const heightOf = ({ nodes }: Slot): number => (nodes.length > 0 ? row : GAP);
  const measure = (column: readonly Slot[]): number => column.reduce((sum, slot) => sum + heightOf(slot), 0);
  const filled = COLUMNS.map((kinds) => nodes.filter(({ kind }) => kinds.includes(kind))).filter(
    ({ length }) => length > 0,
  );
  const columns = filled.map((column, i) => gather(column).map((one) => createSlot(i, one)));
  connect(columns, edges);
  for (const [i, column] of columns.entries()) {
    if (i > 0) column.sort((a, b) => compare(meanOf(a), meanOf(b)));
    let top = 0;
    for (const slot of column) {
      slot.y = top + heightOf(slot) / 2;
      top += heightOf(slot);
    }
  }
  const height = Math.max(0, ...columns.map(measure));
  for (const column of columns) {
    const down = (height - measure(column)) / 2;
    for (const slot of column) slot.y += down;
  }
  const slots = columns.flat();
  return {
    columns: filled.map(([first]) => ({ tier: first?.tier ?? 'entrance' })),
    boxes: slots.filter(({ nodes }) => nodes.length > 0),
    passages: slots.filter(({ nodes }) => nodes.length === 0),
    steps: slots.flatMap((slot) =>
      [...slot.before].map((before) => ({ column: before.column, from: before.y, to: slot.y })),
    ),
    height,
  };
}

const createSlot = (column: number, nodes: readonly TrafficNode[] = []): Slot => ({
  nodes,
  column,
  before: new Set(),
  y: 0,
});

/** One box for each; one for all the last where there are too many. */
const gather = (nodes: readonly TrafficNode[]): (readonly TrafficNode[])[] =>
  nodes.length <= MOST_BOXES
    ? nodes.map((node) => [node])
    : [...nodes.slice(0, MOST_BOXES - 1).map((node) => [node]), nodes.slice(MOST_BOXES - 1)];

/** Leads ways from column to column. What skips columns goes through a gap in each, one for all ways from a box. */
function connect(columns: readonly Slot[][], edges: readonly TrafficEdge[]): void {
  const slotOf = new Map(columns.flat().flatMap((slot) => slot.nodes.map(({ id }) => [id, slot] as const)));
  const gaps = new Map<Slot, Slot>();
  const goOn = (from: Slot, column: Slot[]): Slot => {
    const known = gaps.get(from);
    if (known !== undefined) return known;
    const gap = createSlot(from.column + 1);
    gap.before.add(from);
    column.push(gap);
    gaps.set(from, gap);
    return gap;
  };
  for (const { from, to } of edges) {
    // A load balancer may be behind another one: a way back is drawn as one between the same two.
    const [start, end] = [slotOf.get(from), slotOf.get(to)].sort(
      (a, b) => (a?.column ?? 0) - (b?.column ?? 0),
    );
    if (start === undefined || end === undefined || start.column === end.column) continue;
    const last = columns
      .slice(start.column + 1, end.column)
      .reduce((before, column) => goOn(before, column), start);
    end.before.add(last);
  }
}

/** Where the middle of what leads to it is; what nothing leads to, and what stands for many, comes last. */
const meanOf = ({ before, nodes }: Slot): number =>
  before.size === 0 || nodes.length > 1
    ? Infinity
    : [...before].reduce((sum, { y }) => sum + y, 0) / before.size;

/** Two may be infinite, whose difference is no number. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
