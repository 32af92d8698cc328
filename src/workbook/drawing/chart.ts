/** Draws amounts of months as stacked bars. Each part has a number that the legend has too, so that nobody needs its colour. */
import { createElement, type Element } from '../../report/render/xml';
import type { ChartBlock } from '../document';
import { measureText, wrapText } from './text-width';

const SIZE = { width: 1000, height: 300 };
const MARGIN = { top: 24, right: 12, bottom: 40, left: 72 };
const FONT = { size: 12 };
/** The share of a bar of the room that its month has. */
const BAR = 0.66;
const WIDEST = 80;
/** The height of a line of the legend, and the width of its sign with the room behind it. */
const LEGEND = { line: 22, sign: 26, gap: 22 };
/** The height from which a part has room for its number. */
const LEAST_NUMBERED = 14;

/** Colours that people who see few of them tell apart, on light and on dark ground, each with that of a text on it (Paul Tol, "bright"). */
const COLOURS = [
  ['#4477aa', '#ffffff'],
  ['#66ccee', '#111111'],
  ['#228833', '#ffffff'],
  ['#ccbb44', '#111111'],
  ['#ee6677', '#111111'],
  ['#aa3377', '#ffffff'],
  ['#bbbbbb', '#111111'],
] as const;

/** The styles of charts on a page that has its colours as custom properties. */
export const CHART_STYLES = `
.drawing .c-line { stroke: var(--line); } .drawing .c-text { fill: var(--muted); } .drawing .c-total { fill: var(--ink); }
.drawing .c-part { stroke: var(--paper); } .drawing .c-partial { fill-opacity: .45; } .drawing .c-open { fill: none; stroke: var(--ink); stroke-dasharray: 4 3; }
${COLOURS.map(([fill, text], i) => `.drawing .c-${i} { fill: ${fill}; } .drawing .c-on-${i} { fill: ${text}; }`).join('\n')}
`;

const colourOf = (series: number): number => Math.min(series, COLOURS.length - 1);

/**
 * Writes a chart.
 *
 * @param id Distinguishes it from other drawings of the same document; letters, digits and hyphens.
 */
export function chartOf(chart: ChartBlock, id: string): Element {
  const { months, title, unit } = chart;
  const legend = legendOf(chart);
  const heights = months.map((_, i) => stackOf(chart, i).reduce((sum, { value }) => sum + value, 0));
  const ticks = listTicks(Math.max(1, ...heights, ...months.map(({ total }) => total)));
  const most = ticks.at(-1) ?? 1;
  const bottom = SIZE.height - MARGIN.bottom;
  const yOf = (value: number): number => round(bottom - (value / most) * (bottom - MARGIN.top));
  const step = (SIZE.width - MARGIN.left - MARGIN.right) / Math.max(1, months.length);
  const height = SIZE.height + legend.height;
  return createElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${SIZE.width} ${height}`,
      width: SIZE.width,
      height,
      class: 'drawing',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    [
      createElement('title', { id: `${id}-title` }, title),
      createElement('desc', { id: `${id}-desc` }, describe(chart)),
      ...ticks.flatMap((tick) => [
        createElement('path', {
          d: `M${MARGIN.left} ${yOf(tick)}H${SIZE.width - MARGIN.right}`,
          class: 'c-line',
        }),
        text(formatAmount(tick), MARGIN.left - 8, yOf(tick) + 4, 'c-text', 'end'),
      ]),
      text(unit, MARGIN.left - 8, MARGIN.top - 12, 'c-text', 'end'),
      ...months.flatMap((_, i) =>
        barOf(chart, i, MARGIN.left + step * (i + 0.5), Math.min(WIDEST, step * BAR), yOf),
      ),
      ...legend.items,
    ],
  );
}

const round = (length: number): number => Math.round(length * 10) / 10;

const text = (
  words: string,
  x: number,
  y: number,
  className: string,
  anchor: 'start' | 'middle' | 'end' = 'middle',
): Element =>
  createElement(
    'text',
    { x: round(x), y: round(y), 'font-size': FONT.size, 'text-anchor': anchor, class: className },
    words,
  );

interface Part {
  readonly series: number;
  readonly name: string;
  readonly value: number;
}

/** What a month is made of, from below; what is below zero has no height. */
const stackOf = ({ series }: ChartBlock, month: number): readonly Part[] =>
  series.flatMap(({ name, values }, i) => {
    const value = values[month] ?? 0;
    return value > 0 ? [{ series: i, name, value }] : [];
  });

function barOf(
  chart: ChartBlock,
  index: number,
  middle: number,
  width: number,
  yOf: (value: number) => number,
): readonly Element[] {
  const month = chart.months[index];
  if (month === undefined) return [];
  const [x, bottom] = [round(middle - width / 2), yOf(0)];
  let below = 0;
  const parts = stackOf(chart, index).flatMap(({ series, name, value }) => {
    const [top, end] = [yOf(below + value), yOf(below)];
    below += value;
    const classes = `c-part c-${colourOf(series)}${month.isComplete ? '' : ' c-partial'}`;
    return [
      createElement('g', {}, [
        createElement('title', {}, `${name}, ${month.month}: ${formatMoney(value)} ${chart.unit}`),
        createElement('rect', { x, y: top, width: round(width), height: round(end - top), class: classes }),
        ...(end - top < LEAST_NUMBERED
          ? []
          : [
              text(
                String(series + 1),
                middle,
                (top + end) / 2 + 4,
                month.isComplete ? `c-on-${colourOf(series)}` : 'c-total',
              ),
            ]),
      ]),
    ];
  });
  const top = yOf(below);
  const isFirst = index === 0 || month.month.endsWith('-01');
  return [
    ...parts,
    ...(month.isComplete
      ? []
      : [
          createElement('rect', {
            x,
            y: top,
            width: round(width),
            height: round(bottom - top),
            class: 'c-open',
          }),
        ]),
    text(formatAmount(month.total), middle, top - 6, 'c-total'),
    text(`${nameOf(month.month)}${month.isComplete ? '' : ' *'}`, middle, bottom + 16, 'c-text'),
    ...(isFirst ? [text(month.month.slice(0, 4), middle, bottom + 32, 'c-text')] : []),
  ];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The name of a month, such as `Nov` of `2026-11`. */
const nameOf = (month: string): string => MONTHS[Number(month.slice(5, 7)) - 1] ?? month;

const formatAmount = (amount: number): string =>
  Math.abs(amount) < 10_000
    ? amount.toLocaleString('en-US', { maximumFractionDigits: Math.abs(amount) < 10 ? 2 : 0 })
    : `${(amount / 1000).toLocaleString('en-US', { maximumFractionDigits: Math.abs(amount) < 100_000 ? 1 : 0 })}k`;

const formatMoney = (amount: number): string =>
  amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function legendOf({ series, months }: ChartBlock) {
  const items: Element[] = [];
  let [x, y] = [MARGIN.left, SIZE.height + 4];
  const goOn = (words: string): void => {
    const length = LEGEND.sign + measureText(words, FONT) + LEGEND.gap;
    if (x > MARGIN.left && x + length - LEGEND.gap > SIZE.width) [x, y] = [MARGIN.left, y + LEGEND.line];
  };
  for (const [i, { name }] of series.entries()) {
    const [words = ''] = wrapText(name, 260, FONT, 1);
    goOn(words);
    items.push(
      createElement('rect', { x: round(x), y, width: 18, height: 16, rx: 3, class: `c-${colourOf(i)}` }),
      text(String(i + 1), x + 9, y + 12, `c-on-${colourOf(i)}`),
      text(words, x + LEGEND.sign, y + 13, 'c-total', 'start'),
    );
    x += LEGEND.sign + measureText(words, FONT) + LEGEND.gap;
  }
  if (months.some(({ isComplete }) => !isComplete)) {
    const words = '* not complete';
    goOn(words);
    items.push(
      createElement('rect', { x: round(x), y, width: 18, height: 16, rx: 3, class: 'c-open' }),
      text(words, x + LEGEND.sign, y + 13, 'c-total', 'start'),
    );
  }
  return { items, height: y + LEGEND.line - SIZE.height };
}

/** What can be seen, in words. */
const describe = ({ series, months, unit }: ChartBlock): string =>
  [
    ...months.map(
      ({ month, total, isComplete }) =>
        `${month}: ${formatMoney(total)} ${unit}${isComplete ? '' : ', not complete'}.`,
    ),
    `From below: ${series.map(({ name }, i) => `${i + 1} ${name}`).join(', ')}.`,
  ].join(' ');

const ROUND_STEPS = [1, 2, 2.5, 5, 10];
const MOST_TICKS = 5;

/** From 0 at round distances, up to what is as much as `most`. */
function listTicks(most: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(most / MOST_TICKS));
  const step = power * (ROUND_STEPS.find((one) => one * power * MOST_TICKS >= most) ?? 10);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}
