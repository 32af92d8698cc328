/** Writes a layout as an SVG element. Colours are classes, so that a page or a file gives them its own. */
import { createElement, type Element } from '../../report/render/xml';
import type { DiagramNode } from '../document';
import { CARD } from './cards';
import { type Drawing, FONT, type Frame, type Ground, type PlacedCard } from './layout';
import { LEGEND, type Legend, type LegendItem } from './legend';
import type { Line, Point } from './lines';

/** What stands in the icon of each kind. */
const LETTERS: Record<DiagramNode['kind'], string> = {
  api: 'API',
  loadBalancer: 'LB',
  targetGroup: 'TG',
  cluster: 'K8s',
  autoScalingGroup: 'ASG',
  instances: 'EC2',
  ecsService: 'ECS',
  lambdaFunction: 'λ',
  database: 'DB',
  cache: 'C',
  searchDomain: 'S',
  fileSystem: 'FS',
};

/** The room in pixels around a drawing, so that thick strokes are not cut. */
const EDGE = 4;

/**
 * Writes a drawing.
 *
 * @param id Distinguishes it from other drawings of the same document; letters, digits and hyphens.
 */
export function svgOf(drawing: Drawing, id: string): Element {
  const { width, height, frames, tiers, lines, cards, legend, title } = drawing;
  const view = [-EDGE, -EDGE, width + 2 * EDGE, height + 2 * EDGE];
  return createElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: view.join(' '),
      width: width + 2 * EDGE,
      height: height + 2 * EDGE,
      class: 'drawing',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    [
      createElement('title', { id: `${id}-title` }, `How traffic flows through ${title}`),
      createElement('desc', { id: `${id}-desc` }, describe(drawing)),
      ...frames.map(frameOf),
      ...tiers.map(groundOf),
      ...lines.map(lineOf),
      ...cards.map(cardOf),
      ...legendOf(legend),
    ],
  );
}

/** What can be seen, in words. */
function describe({ cards, lines, tiers }: Drawing): string {
  const names = new Map(cards.map(({ id, nodes, title }) => [id, nodes[0]?.name ?? title.join('')]));
  const next = Map.groupBy(lines, ({ from }) => from);
  return [
    ...tiers.map(({ title, words }) => `${title}: ${words.join(' ')}.`),
    ...cards.map(({ id, description }) => {
      const to = (next.get(id) ?? []).map((line) => names.get(line.to)).join(', ');
      return to === '' ? description : `${description} Leads to ${to}.`;
    }),
  ].join('\n');
}

const text = (
  words: string,
  x: number,
  y: number,
  { size, bold = false, className, anchor = 'start' }: TextStyle,
): Element =>
  createElement(
    'text',
    {
      x,
      y,
      'font-size': size,
      ...(bold && { 'font-weight': 600 }),
      ...(anchor !== 'start' && { 'text-anchor': anchor }),
      class: className,
    },
    words,
  );

interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly className: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

const frameOf = ({ kind, label, x, y, width, height }: Frame): Element =>
  createElement('g', { class: `d-frame d-${kind}` }, [
    createElement('rect', { x, y, width, height }),
    text(label, x + 12, y + 20, { ...FONT.frame, className: 'd-label' }),
  ]);

const groundOf = ({ x, y, width, height, title, words, colour, isWeakest }: Ground): Element =>
  createElement('g', { class: isWeakest ? `d-tier d-weakest d-${colour ?? 'plain'}` : 'd-tier' }, [
    createElement('rect', { x, y, width, height, rx: 8 }),
    text(title, x + 16, y + 24, { ...FONT.tier, className: 'd-ink' }),
    ...words.map((line, i) =>
      text(line, x + 16, y + 42 + i * FONT.words.line, { size: FONT.words.size, className: 'd-muted' }),
    ),
  ]);

/** The size of an arrow in pixels. */
const ARROW = { length: 8, half: 4 };

function lineOf({ points }: Line): Element {
  const end = points.at(-1) ?? [0, 0];
  const [x, y] = end;
  return createElement('g', { class: 'd-line' }, [
    createElement('path', { d: drawPath(points) }),
    createElement('path', {
      class: 'd-arrow',
      d: `M${x} ${y}l${-ARROW.length} ${-ARROW.half}v${2 * ARROW.half}z`,
    }),
  ]);
}

/** How round corners are, in pixels. */
const RADIUS = 5;

/** Pieces with round corners. */
function drawPath(points: readonly Point[]): string {
  return points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (before === undefined) return `M${point.join(' ')}`;
      if (after === undefined) return `L${point.join(' ')}`;
      return `L${towards(point, before).join(' ')}Q${point.join(' ')} ${towards(point, after).join(' ')}`;
    })
    .join('');
}

/** A point before a corner; in the middle of a piece that is too short. */
function towards([x, y]: Point, [otherX, otherY]: Point): Point {
  const distance = Math.abs(otherX - x) + Math.abs(otherY - y);
  const share = distance === 0 ? 0 : Math.min(RADIUS, distance / 2) / distance;
  return [round(x + (otherX - x) * share), round(y + (otherY - y) * share)];
}

const round = (length: number): number => Math.round(length * 10) / 10;

/** A picture within the picture: whatever is written in it is cut at its edges. */
function cardOf(card: PlacedCard): Element {
  const { x, y, width, height, colour, isPlaced, failsAlone, nodes } = card;
  const classes = [
    'd-card',
    `d-${colour ?? 'plain'}`,
    ...(isPlaced ? [] : ['d-unplaced']),
    ...(failsAlone ? ['d-single'] : []),
  ];
  return createElement('g', { class: classes.join(' ') }, [
    createElement('title', {}, card.description),
    ...(nodes.length > 1
      ? [createElement('rect', { x: x + 5, y: y + 5, width, height, rx: 6, class: 'd-behind' })]
      : []),
    createElement('rect', { x, y, width, height, rx: 6, class: 'd-box' }),
    createElement('svg', { x, y, width, height }, contentOf(card)),
  ]);
}

function contentOf({ width, height, kind, title, text: words, zones, failsAlone }: PlacedCard): Element[] {
  const { padding, icon, gap } = CARD;
  const left = padding + icon + gap;
  const line = padding + title.length * CARD.title.line;
  const below = padding + Math.max(icon, title.length * CARD.title.line + CARD.text.line) + 6;
  return [
    createElement('rect', {
      x: padding,
      y: padding,
      width: icon,
      height: icon,
      rx: 5,
      class: `d-icon d-of-${kind}`,
    }),
    text(LETTERS[kind], padding + icon / 2, padding + icon / 2 + 4, {
      size: 12,
      bold: true,
      className: 'd-letters',
      anchor: 'middle',
    }),
    ...title.map((part, i) =>
      text(part, left, padding + 12 + i * CARD.title.line, { ...CARD.title, className: 'd-ink' }),
    ),
    text(words, left, line + 12, { size: CARD.text.size, className: 'd-muted' }),
    ...zones.flatMap(({ label, isIn, name }, i) => {
      const x = left + i * (CARD.zone.width + CARD.zone.gap);
      return [
        createElement('g', { class: isIn ? 'd-zone' : 'd-zone d-out' }, [
          createElement('title', {}, isIn ? `In ${name}` : `Not in ${name}`),
          createElement('rect', { x, y: below, width: CARD.zone.width, height: CARD.zone.height, rx: 3 }),
          text(label, x + CARD.zone.width / 2, below + 13, {
            size: CARD.text.size,
            className: 'd-zone-label',
            anchor: 'middle',
          }),
        ]),
      ];
    }),
    ...(failsAlone
      ? [
          createElement('rect', {
            x: 0,
            y: height - CARD.badge,
            width,
            height: CARD.badge,
            class: 'd-badge',
          }),
          text('▲ single point of failure', padding, height - 7, {
            size: CARD.text.size,
            bold: true,
            className: 'd-badge-label',
          }),
        ]
      : []),
  ];
}

const legendOf = ({ items, notes }: Legend): Element[] => [
  ...items.map(itemOf),
  ...notes.map(({ words, x, y }) => text(words, x, y + 14, { ...LEGEND.font, className: 'd-muted' })),
];

/** The classes of a sign, and of its rectangle. */
const SIGNS: Record<LegendItem['sign'], readonly [group: string, rectangle: string]> = {
  red: ['d-card d-red', 'd-box'],
  yellow: ['d-card d-yellow', 'd-box'],
  green: ['d-card d-green', 'd-box'],
  grey: ['d-card d-grey', 'd-box'],
  plain: ['d-card', 'd-box'],
  unplaced: ['d-card d-unplaced', 'd-box'],
  single: ['d-card', 'd-badge'],
  weakest: ['d-tier d-weakest d-grey', ''],
  zone: ['d-zone', ''],
  'no-zone': ['d-zone d-out', ''],
};

function itemOf({ sign, words, x, y }: LegendItem): Element {
  const [group, rectangle] = SIGNS[sign];
  return createElement('g', { class: group }, [
    createElement('rect', { x, y: y + 2, width: 18, height: 14, rx: 3, class: rectangle }),
    text(words, x + LEGEND.sign, y + 14, { ...LEGEND.font, className: 'd-ink' }),
  ]);
}
