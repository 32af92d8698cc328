/** What the signs of a drawing mean, and what it does not show, below it. */
import type { Colour } from '../../model/ceiling';
import { formatCapacity, SIGN } from '../../report/render/words';
import type { DiagramBlock } from '../document';
import type { Card } from './cards';
import { measureText, wrapText } from './text-width';

/** How a sign of the legend looks: a card of a colour, or a special sign. */
export type LegendSign = Colour | 'plain' | 'single' | 'zone' | 'no-zone' | 'unplaced' | 'weakest';

/** A sign with its words. */
export interface LegendItem {
  readonly sign: LegendSign;
  readonly words: string;
  readonly x: number;
  readonly y: number;
}

/** The signs that a drawing has, and notes. */
export interface Legend {
  readonly items: readonly LegendItem[];
  readonly notes: readonly { readonly words: string; readonly x: number; readonly y: number }[];
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The measures of the legend in pixels. */
export const LEGEND = { font: { size: 12 }, line: 22, sign: 26, gap: 24, least: 640 } as const;

/** Lays out the legend in lines of the width of the drawing. */
export function layOutLegend(
  { tiers, notes }: Pick<DiagramBlock, 'tiers' | 'notes'>,
  cards: readonly Card[],
  { x: left, y: top, width: drawn }: { readonly x: number; readonly y: number; readonly width: number },
): Legend {
  const width = Math.max(drawn, LEGEND.least);
  const items: LegendItem[] = [];
  let [x, y] = [left, top];
  for (const { sign, words } of listSigns(cards, tiers)) {
    const length = LEGEND.sign + measureText(words, LEGEND.font) + LEGEND.gap;
    if (x > left && x + length - LEGEND.gap > left + width) [x, y] = [left, y + LEGEND.line];
    items.push({ sign, words, x: Math.round(x), y });
    x += length;
  }
  if (items.length > 0) y += LEGEND.line + 4;
  const sentences = [...notes, ...notDrawn(tiers, cards)];
  const lines = sentences.flatMap((note) => wrapText(note, width, LEGEND.font, 3));
  const placed = lines.map((words, i) => ({ words, x: left, y: y + i * LEGEND.line }));
  return { items, notes: placed, y: top, width, height: y - top + lines.length * LEGEND.line };
}

/** Tiers of which something breaks, and nothing is drawn. */
const notDrawn = (tiers: DiagramBlock['tiers'], cards: readonly Card[]): readonly string[] =>
  tiers.flatMap(({ tier, title, breaksAt, limitedBy, isWeakest }) =>
    breaksAt === null || cards.some((card) => card.tier === tier)
      ? []
      : [
          `${title} breaks ${isWeakest ? 'first, ' : ''}at ${formatCapacity(breaksAt)}, by ${limitedBy}; nothing of it is on the path that is drawn.`,
        ],
  );

const COLOURS: readonly Colour[] = ['red', 'yellow', 'green', 'grey'];

function listSigns(
  cards: readonly Card[],
  tiers: DiagramBlock['tiers'],
): readonly Pick<LegendItem, 'sign' | 'words'>[] {
  const zones = cards.flatMap((card) => card.zones);
  const found: readonly (Pick<LegendItem, 'sign' | 'words'> & { readonly isThere: boolean })[] = [
    ...COLOURS.map((colour) => ({
      sign: colour,
      words: `${SIGN[colour].unicode} ${colour}: its worst ceiling`,
      isThere: cards.some((card) => card.colour === colour),
    })),
    {
      sign: 'plain',
      words: 'no ceiling of its own',
      isThere: cards.some(({ colour }) => colour === null),
    },
    {
      sign: 'single',
      words: '▲ single point of failure',
      isThere: cards.some(({ failsAlone }) => failsAlone),
    },
    {
      sign: 'weakest',
      words: '▼ tier that breaks first',
      isThere: tiers.some(({ isWeakest, tier }) => isWeakest && cards.some((card) => card.tier === tier)),
    },
    { sign: 'zone', words: 'in this Availability Zone', isThere: zones.some(({ isIn }) => isIn) },
    { sign: 'no-zone', words: 'not in this one', isThere: zones.some(({ isIn }) => !isIn) },
    {
      sign: 'unplaced',
      words: 'may or may not carry the traffic',
      isThere: cards.some(({ isPlaced }) => !isPlaced),
    },
  ];
  return found.filter(({ isThere }) => isThere);
}
