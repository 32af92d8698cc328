/**
 * Where everything of a drawing stands, in pixels: frames, tiers, cards and the ways between them. Each format is a writer of
 * this one layout.
 */
import { GLOBAL, type Target } from '../../model/target';
import { formatCapacity } from '../../report/render/words';
import type { DiagramBlock, DiagramTier } from '../document';
import { CARD, type Card, type Deck, dealCards, stackCards } from './cards';
import { type Arrangement, arrange, assignColumns, type Slot } from './columns';
import { type Legend, layOutLegend } from './legend';
import { type Line, leadLines } from './lines';
import { placeSlots } from './places';
import { wrapText } from './text-width';

/** A rectangle. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What everything of an account, or of one of its regions, stands in. */
export interface Frame extends Area {
  readonly kind: 'account' | 'region';
  readonly label: string;
}

/** The ground on which the cards of a tier stand, with its head. */
export interface Ground extends Area {
  readonly tier: DiagramTier['tier'];
  readonly title: string;
  /** What breaks first in it, in lines. */
  readonly words: readonly string[];
  readonly colour: DiagramTier['colour'];
  readonly isWeakest: boolean;
}

/** A card in its place. */
export type PlacedCard = Card & Area;

/** A drawing of one account and region. */
export interface Drawing extends Pick<Area, 'width' | 'height'>, Target {
  readonly title: string;
  /** Outer ones first. */
  readonly frames: readonly Frame[];
  readonly tiers: readonly Ground[];
  readonly cards: readonly PlacedCard[];
  readonly lines: readonly Line[];
  readonly legend: Legend;
}

/** The fonts of what is outside of the cards. */
export const FONT = {
  frame: { size: 13, bold: true },
  tier: { size: 15, bold: true },
  words: { size: 12, line: 16 },
} as const;

/** The room in pixels around what stands in something. */
const PAD = { frame: 20, label: 30, ground: 16, head: 28 } as const;
/** The room between the last card, or lane, and what is below. */
const BELOW = 16;

/** Cards of a column; of more, the last ones are put together. */
const MOST_ROWS = 14;
/** How often that is tried: what is put together may move to a column that is full then. */
const MOST_TRIES = 5;

/** Lays out how traffic flows through an account and region. The same diagram gives the same layout. */
export function layOut(diagram: DiagramBlock): Drawing {
  const deck = fitDeck(diagram);
  const { columns, ways } = arrange(deck, assignColumns(deck));
  placeSlots(columns);
  const lines = leadLines(columns, ways, CARD.width);
  const left = 2 * PAD.frame + PAD.ground + lines.before;
  const xOf = (column: number): number => left + (lines.starts[column] ?? 0);
  const heads = diagram.tiers.flatMap((tier) => headOf(tier, columns, xOf));
  const head = PAD.head + Math.max(0, ...heads.map(({ words }) => words.length)) * FONT.words.line + 12;
  const top = 2 * (PAD.frame / 2 + PAD.label) + head;
  const bottom = Math.max(0, ...columns.flat().map(({ y, height }) => y + height / 2), lines.bottom);
  const ground = { y: top - head, height: head + bottom + BELOW };
  const right = xOf(columns.length - 1) + CARD.width + PAD.ground + lines.after;
  const width = right + 2 * PAD.frame;
  const region: Frame = {
    kind: 'region',
    label: diagram.region === GLOBAL ? 'Global services' : `Region ${diagram.region}`,
    x: PAD.frame,
    y: PAD.frame / 2 + PAD.label,
    width: width - 2 * PAD.frame,
    height: ground.y + ground.height + PAD.frame - (PAD.frame / 2 + PAD.label),
  };
  const account: Frame = {
    kind: 'account',
    label: `Account ${diagram.accountName === null ? diagram.account : `${diagram.accountName} (${diagram.account})`}`,
    x: 0,
    y: 0,
    width,
    height: region.y + region.height + PAD.frame,
  };
  const legend = layOutLegend(diagram, deck.cards, { x: 0, y: account.height + 20, width });
  return {
    title: diagram.title,
    account: diagram.account,
    region: diagram.region,
    width: Math.max(width, legend.width),
    height: legend.y + legend.height,
    frames: [account, region],
    tiers: heads.map((one) => ({ ...one, ...ground })),
    cards: placed(columns, xOf, top),
    lines: lines.lines.map((line) => ({
      ...line,
      points: line.points.map(([x, y]) => [round(x + left), round(y + top)] as const),
    })),
    legend,
  };
}

/** The cards, put together until each column has room for its own. */
function fitDeck(diagram: DiagramBlock): Deck {
  let deck = dealCards(diagram);
  for (let i = 0; i < MOST_TRIES; i++) {
    const columns = Map.groupBy(assignColumns(deck), ([, column]) => column);
    const beyond = [...columns.values()].flatMap((column) =>
      column.length <= MOST_ROWS ? [] : column.slice(MOST_ROWS - 1).map(([card]) => card),
    );
    if (beyond.length === 0) break;
    deck = stackCards(diagram, deck, new Set(beyond));
  }
  return deck;
}

const placed = (columns: Arrangement['columns'], xOf: (column: number) => number, top: number) =>
  columns
    .flat()
    .flatMap(({ card, column, y, height }): PlacedCard[] =>
      card === null
        ? []
        : [{ ...card, x: round(xOf(column)), y: round(top + y - height / 2), width: CARD.width, height }],
    );

/** To a tenth, which nobody can see. */
const round = (length: number): number => Math.round(length * 10) / 10;

/** The head of a tier that has cards, with where its ground begins and ends. */
function headOf(
  { tier, title, breaksAt, limitedBy, colour, isWeakest }: DiagramTier,
  columns: readonly (readonly Slot[])[],
  xOf: (column: number) => number,
) {
  const own = columns.flatMap((column, i) => (column.some(({ card }) => card?.tier === tier) ? [i] : []));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return [];
  const x = round(xOf(first) - PAD.ground);
  const width = round(xOf(last) + CARD.width + PAD.ground - x);
  const words =
    breaksAt === null
      ? 'no ceiling that grows with traffic could be judged'
      : `${isWeakest ? 'breaks first, at' : 'breaks at'} ${formatCapacity(breaksAt)}, by ${limitedBy}`;
  return [
    {
      tier,
      title: isWeakest ? `▼ ${title}: the weakest tier` : title,
      words: wrapText(words, width - 2 * PAD.ground, FONT.words, 2),
      colour,
      isWeakest,
      x,
      width,
    },
  ];
}
