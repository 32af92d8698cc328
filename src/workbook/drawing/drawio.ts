/**
 * Writes a layout as a page of draw.io (diagrams.net): cells of mxGraph, with the AWS shapes of its library `aws4`. What people
 * move together is nested: a card has its icon and zones, and a region its tiers, cards and lines.
 */
import { stableId } from '../../lib/stable-id';
import { PALETTE } from '../../report/render/html/palette';
import { createElement, type Element } from '../../report/render/xml';
import type { DiagramNode } from '../document';
import { CARD } from './cards';
import { type Area, type Drawing, FONT, type Frame, type Ground, type PlacedCard } from './layout';
import { LEGEND, type LegendItem } from './legend';
import type { Line } from './lines';

/** The shape of each kind in the library `aws4`, and the colour that AWS gives to its category. */
const ICONS: Record<DiagramNode['kind'], { readonly shape: string; readonly fill: string }> = {
  api: { shape: 'api_gateway', fill: '#8C4FFF' },
  loadBalancer: { shape: 'elastic_load_balancing', fill: '#8C4FFF' },
  targetGroup: { shape: 'elastic_load_balancing', fill: '#8C4FFF' },
  cluster: { shape: 'eks', fill: '#ED7100' },
  autoScalingGroup: { shape: 'auto_scaling2', fill: '#ED7100' },
  instances: { shape: 'ec2', fill: '#ED7100' },
  ecsService: { shape: 'ecs', fill: '#ED7100' },
  lambdaFunction: { shape: 'lambda', fill: '#ED7100' },
  database: { shape: 'rds', fill: '#C925D1' },
  cache: { shape: 'elasticache', fill: '#C925D1' },
  searchDomain: { shape: 'elasticsearch_service', fill: '#8C4FFF' },
  fileSystem: { shape: 'elastic_file_system', fill: '#7AA116' },
};

const COLOURS = PALETTE.light;

type Style = Readonly<Record<string, string | number>>;

/** Texts are HTML in which everything of AWS is escaped; they are wrapped, and cut at the edge of their cell. */
const TEXT = { html: 1, whiteSpace: 'wrap', overflow: 'hidden', align: 'left', fontColor: COLOURS.ink };
const BARE = { fillColor: 'none', strokeColor: 'none' };

const FRAMES: Record<Frame['kind'], Style> = {
  account: {
    grIcon: 'mxgraph.aws4.group_account',
    strokeColor: '#CD2264',
    fontColor: '#CD2264',
    dashed: 0,
  },
  region: { grIcon: 'mxgraph.aws4.group_region', strokeColor: '#00A4A6', fontColor: '#147EBA', dashed: 1 },
};

/** Writes a drawing as a page; ids depend on what it shows, and not on where that stands. */
export function drawioPageOf(drawing: Drawing): Element {
  const { account, region, frames, tiers, cards, lines, legend } = drawing;
  const idOf = (...parts: readonly string[]): string => stableId('drawing', account, region, ...parts);
  const [outer, inner] = [idOf('account'), idOf('region')];
  const origin = frames.find(({ kind }) => kind === 'region') ?? { x: 0, y: 0 };
  const cells = [
    createElement('mxCell', { id: '0' }),
    createElement('mxCell', { id: '1', parent: '0' }),
    ...frames.map((frame) =>
      frame.kind === 'account' ? frameOf(frame, outer, '1') : frameOf(frame, inner, outer),
    ),
    ...tiers.map((tier) => groundOf(within(tier, origin), idOf('tier', tier.tier), inner)),
    ...cards.flatMap((card) => cardOf(within(card, origin), inner)),
    ...lines.map((line) => lineOf(line, cards, origin, idOf('way', line.id), inner)),
    ...legend.items.flatMap((item) => itemOf(item, idOf('legend', item.sign))),
    ...legend.notes.map(({ words, x, y }, i) =>
      vertex(
        { id: idOf('note', String(i + 1)), value: escapeHtml(words), parent: '1' },
        { ...TEXT, ...BARE, ...fontOf(LEGEND.font), fontColor: COLOURS.muted },
        { x, y, width: legend.width, height: LEGEND.line },
      ),
    ),
  ];
  return pageOf(drawing.title, idOf('page'), drawing, cells);
}

/** A page that says in words why nothing is drawn. */
export const emptyDrawioPage = (lines: readonly string[]): Element =>
  pageOf('Architecture', 'empty', { width: 800, height: 400 }, [
    createElement('mxCell', { id: '0' }),
    createElement('mxCell', { id: '1', parent: '0' }),
    vertex(
      { id: 'missing', value: lines.map(escapeHtml).join('<br>'), parent: '1' },
      { ...TEXT, ...BARE, ...fontOf({ size: 14 }), verticalAlign: 'top' },
      { x: 40, y: 40, width: 720, height: 40 + 40 * lines.length },
    ),
  ]);

const pageOf = (
  name: string,
  id: string,
  { width, height }: Pick<Area, 'width' | 'height'>,
  cells: readonly Element[],
): Element =>
  createElement('diagram', { id, name }, [
    createElement(
      'mxGraphModel',
      {
        grid: 1,
        gridSize: 10,
        guides: 1,
        tooltips: 1,
        connect: 1,
        arrows: 1,
        fold: 1,
        page: 1,
        pageScale: 1,
        pageWidth: Math.ceil(width),
        pageHeight: Math.ceil(height),
      },
      [createElement('root', {}, cells)],
    ),
  ]);

const within = <A extends Area>(area: A, origin: Pick<Area, 'x' | 'y'>): A => ({
  ...area,
  x: area.x - origin.x,
  y: area.y - origin.y,
});

interface CellOptions {
  readonly id: string;
  readonly value: string;
  readonly parent: string;
  /** What is shown beside the pointer, uncut. */
  readonly tooltip?: string;
}

/** A cell with a text beside the pointer is an object that has the cell. */
function vertex({ id, value, parent, tooltip }: CellOptions, style: Style, area: Area): Element {
  const { x, y, width, height } = area;
  const cell = { style: styleOf(style), vertex: 1, parent };
  const geometry = createElement('mxGeometry', { x, y, width, height, as: 'geometry' });
  return tooltip === undefined
    ? createElement('mxCell', { id, value, ...cell }, [geometry])
    : createElement('object', { label: value, tooltip, id }, [createElement('mxCell', cell, [geometry])]);
}

/** Our own names and values: none has a semicolon. */
const styleOf = (style: Style): string =>
  Object.entries(style)
    .map(([key, value]) => `${key}=${value};`)
    .join('');

const fontOf = ({ size, bold = false }: { readonly size: number; readonly bold?: boolean }): Style => ({
  fontSize: size,
  fontStyle: bold ? 1 : 0,
});

/** Escapes a text for a label, which is HTML; the writer of XML escapes it once more. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An account, or a region within it: both begin at the upper left corner of the drawing. */
const frameOf = ({ kind, label, ...area }: Frame, id: string, parent: string): Element =>
  vertex(
    { id, value: escapeHtml(label), parent },
    {
      ...TEXT,
      shape: 'mxgraph.aws4.group',
      ...FRAMES[kind],
      ...fontOf(FONT.frame),
      outlineConnect: 0,
      gradientColor: 'none',
      fillColor: 'none',
      verticalAlign: 'top',
      spacingLeft: 30,
      container: 1,
      pointerEvents: 0,
      collapsible: 0,
      recursiveResize: 0,
    },
    area,
  );

function groundOf({ title, words, colour, isWeakest, ...area }: Ground, id: string, parent: string): Element {
  const shade = colour ?? 'grey';
  return vertex(
    { id, value: [`<b>${escapeHtml(title)}</b>`, ...words.map(escapeHtml)].join('<br>'), parent },
    {
      ...TEXT,
      ...fontOf(FONT.words),
      rounded: 1,
      arcSize: 8,
      absoluteArcSize: 1,
      verticalAlign: 'top',
      spacing: 8,
      connectable: 0,
      fillColor: isWeakest ? COLOURS[`wash-${shade}`] : COLOURS.sunken,
      strokeColor: isWeakest ? COLOURS[`fill-${shade}`] : 'none',
      strokeWidth: 2,
    },
    area,
  );
}

function cardOf(card: PlacedCard, parent: string): Element[] {
  const { id, x, y, width, height, kind, title, text, colour, isPlaced, failsAlone, zones, nodes } = card;
  const { padding, icon, gap } = CARD;
  const left = padding + icon + gap;
  const below = padding + Math.max(icon, title.length * CARD.title.line + CARD.text.line) + 6;
  const label = [`<b>${title.map(escapeHtml).join('<br>')}</b>`, escapeHtml(text)].join('<br>');
  const { shape, fill } = ICONS[kind];
  const part = (...parts: readonly string[]): string => [id, ...parts].join('~');
  return [
    vertex(
      { id, value: label, parent, tooltip: card.description },
      {
        ...TEXT,
        ...fontOf(CARD.text),
        // A double border tells what stands for many.
        ...(nodes.length > 1 && { double: 1 }),
        rounded: 1,
        arcSize: 6,
        absoluteArcSize: 1,
        verticalAlign: 'top',
        spacingLeft: left - 4,
        spacingTop: padding - 8,
        container: 1,
        collapsible: 0,
        recursiveResize: 0,
        fillColor: colour === null ? COLOURS.surface : COLOURS[`wash-${colour}`],
        strokeColor: failsAlone ? COLOURS['fill-red'] : COLOURS[`fill-${colour ?? 'grey'}`],
        strokeWidth: failsAlone ? 3 : 1.5,
        dashed: isPlaced ? 0 : 1,
      },
      { x, y, width, height },
    ),
    vertex(
      { id: part('icon'), value: '', parent: id },
      {
        shape: 'mxgraph.aws4.resourceIcon',
        resIcon: `mxgraph.aws4.${shape}`,
        fillColor: fill,
        strokeColor: '#ffffff',
        outlineConnect: 0,
        connectable: 0,
        aspect: 'fixed',
      },
      { x: padding, y: padding, width: icon, height: icon },
    ),
    ...zones.map(({ name, label: zone, isIn }, i) =>
      vertex(
        {
          id: part('zone', stableId(name)),
          value: escapeHtml(zone),
          parent: id,
          tooltip: isIn ? `In ${name}` : `Not in ${name}`,
        },
        {
          ...TEXT,
          ...fontOf(CARD.text),
          align: 'center',
          rounded: 1,
          connectable: 0,
          fillColor: isIn ? COLOURS.muted : 'none',
          strokeColor: isIn ? COLOURS.muted : COLOURS['fill-grey'],
          fontColor: isIn ? COLOURS.paper : COLOURS.muted,
          dashed: isIn ? 0 : 1,
        },
        {
          x: left + i * (CARD.zone.width + CARD.zone.gap),
          y: below,
          width: CARD.zone.width,
          height: CARD.zone.height,
        },
      ),
    ),
    ...(failsAlone
      ? [
          vertex(
            { id: part('badge'), value: '▲ single point of failure', parent: id },
            {
              ...TEXT,
              ...fontOf({ size: CARD.text.size, bold: true }),
              ...BADGE,
              spacingLeft: 6,
              connectable: 0,
            },
            { x: 0, y: height - CARD.badge, width, height: CARD.badge },
          ),
        ]
      : []),
  ];
}

const BADGE = { fillColor: COLOURS.red, strokeColor: 'none', fontColor: COLOURS.paper };

function lineOf(
  { from, to, points }: Line,
  cards: readonly PlacedCard[],
  origin: Pick<Area, 'x' | 'y'>,
  id: string,
  parent: string,
): Element {
  const [start, end] = [cards.find((card) => card.id === from), cards.find((card) => card.id === to)];
  const corners = points.slice(1, -1);
  return createElement(
    'mxCell',
    {
      id,
      value: '',
      style: styleOf({
        edgeStyle: 'orthogonalEdgeStyle',
        rounded: 1,
        html: 1,
        endArrow: 'block',
        endFill: 1,
        endSize: 5,
        strokeColor: COLOURS.grey,
        strokeWidth: 1.5,
        ...portOf('exit', 1, start, points.at(0)?.[1]),
        ...portOf('entry', 0, end, points.at(-1)?.[1]),
      }),
      edge: 1,
      parent,
      source: from,
      target: to,
    },
    [
      createElement('mxGeometry', { relative: 1, as: 'geometry' }, [
        ...(corners.length === 0
          ? []
          : [
              createElement(
                'Array',
                { as: 'points' },
                corners.map(([x, y]) => createElement('mxPoint', { x: x - origin.x, y: y - origin.y })),
              ),
            ]),
      ]),
    ],
  );
}

/** Where on the side of a card a line ends, as shares of its width and height. */
const portOf = (
  which: 'exit' | 'entry',
  side: 0 | 1,
  card: PlacedCard | undefined,
  y: number | undefined,
): Style =>
  card === undefined || y === undefined
    ? {}
    : {
        [`${which}X`]: side,
        [`${which}Y`]: Math.round(((y - card.y) / card.height) * 1000) / 1000,
        [`${which}Dx`]: 0,
        [`${which}Dy`]: 0,
      };

const SIGNS: Record<LegendItem['sign'], Style> = {
  red: { fillColor: COLOURS['wash-red'], strokeColor: COLOURS['fill-red'] },
  yellow: { fillColor: COLOURS['wash-yellow'], strokeColor: COLOURS['fill-yellow'] },
  green: { fillColor: COLOURS['wash-green'], strokeColor: COLOURS['fill-green'] },
  grey: { fillColor: COLOURS['wash-grey'], strokeColor: COLOURS['fill-grey'] },
  plain: { fillColor: COLOURS.surface, strokeColor: COLOURS['fill-grey'] },
  unplaced: { fillColor: COLOURS.surface, strokeColor: COLOURS['fill-grey'], dashed: 1 },
  single: BADGE,
  weakest: { fillColor: COLOURS['wash-grey'], strokeColor: COLOURS['fill-grey'], strokeWidth: 2 },
  zone: { fillColor: COLOURS.muted, strokeColor: COLOURS.muted },
  'no-zone': { fillColor: 'none', strokeColor: COLOURS['fill-grey'], dashed: 1 },
};

const itemOf = ({ sign, words, x, y }: LegendItem, id: string): Element[] => [
  vertex(
    { id, value: '', parent: '1' },
    { rounded: 1, connectable: 0, ...SIGNS[sign] },
    { x, y: y + 2, width: 18, height: 14 },
  ),
  vertex(
    { id: `${id}~words`, value: escapeHtml(words), parent: '1' },
    { ...TEXT, ...BARE, ...fontOf(LEGEND.font), overflow: 'visible', connectable: 0 },
    { x: x + LEGEND.sign - 2, y: y - 2, width: 200, height: LEGEND.line },
  ),
];
