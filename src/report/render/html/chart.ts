import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Ceiling } from '../../../model/ceiling';
import type { Report } from '../../../model/report';
import { truncate } from '../plain-text';
import { formatCapacity, formatName, formatNeed, SIGN } from '../words';
import { type Axis, createAxis, drawnOn } from './axis';

use([BarChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

/** The height of a bar with its name above it, in pixels. */
const ROW = 48;
const MARGIN = { top: 30, right: 64, bottom: 30, left: 12 };
const FONT = 13;
/** The mean width of a character at that size. Without a browser, the width of a name is known only roughly. */
const CHARACTER = 7.2;

/** Bars are cut at this multiple of the need. Their numbers stand beside them. */
const SCALE = 1.25;

/** The pixels from the start of the axis to its end, in a drawing of this width. */
export const plotWidth = (width: number): number => width - MARGIN.left - MARGIN.right;

type Need = Pick<Report['event'], 'multiplier' | 'multiplierRange'>;

/** The axis on which the bars stand beside the need. */
export const axisOf = (bars: readonly Ceiling[], { multiplier, multiplierRange }: Need): Axis =>
  createAxis(
    multiplier === null
      ? Math.max(1, ...bars.map(({ breaksAt }) => breaksAt ?? 0))
      : (multiplierRange?.high ?? multiplier) * SCALE,
  );

/**
 * Draws the ceilings that grow with traffic as bars beside the needed multiplier, as an SVG element.
 *
 * Colours are custom properties of the page's style sheet, so that the chart follows its colour scheme. The parts that the
 * page's script changes have properties of their own: `--bar-3` and `--name-3` for the fourth bar, and `--need` for the line.
 * Texts are escaped by the SVG renderer.
 *
 * @param width The width of the drawing in CSS pixels. Text keeps its size, so each kind of screen needs its own drawing.
 */
export function drawCeilings(ceilings: readonly Ceiling[], need: Need, width: number): string {
  const { multiplier: needed, multiplierRange } = need;
  const bars = ceilings.flatMap(({ breaksAt, ...ceiling }) =>
    breaksAt === null ? [] : [{ ...ceiling, breaksAt, withoutZone: ceiling.breaksAtWithoutZone ?? breaksAt }],
  );
  const axis = axisOf(ceilings, need);
  const { start, end } = axis;
  const height = bars.length * ROW + MARGIN.top + MARGIN.bottom;
  const nameLength = Math.floor((width - MARGIN.left) / CHARACTER);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'inherit', fontSize: FONT },
    grid: { ...MARGIN, outerBoundsMode: 'none' },
    xAxis: {
      type: axis.isLogarithmic ? 'log' : 'value',
      min: start,
      max: end,
      splitNumber: 4,
      axisLabel: {
        color: 'var(--muted)',
        showMaxLabel: false,
        formatter: (value: number) => `${value.toLocaleString('en-US')}×`,
      },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ id }) => id),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: 10,
        data: bars.map((ceiling, row) => ({
          value: drawnOn(axis, ceiling.breaksAt),
          itemStyle: {
            color: `var(--bar-${row}, var(--fill-${ceiling.status}))`,
            borderRadius: [0, 2, 2, 0],
          },
        })),
        markLine:
          needed === null
            ? undefined
            : {
                silent: true,
                symbol: 'none',
                data: [
                  { xAxis: needed },
                  ...(multiplierRange
                    ? [
                        {
                          xAxis: multiplierRange.high,
                          lineStyle: { color: 'var(--ink)', type: 'dashed' as const },
                          label: { show: false },
                        },
                      ]
                    : []),
                ],
                lineStyle: { color: 'var(--need)', type: 'solid', width: 1.5 },
                label: {
                  formatter: `needed ${formatNeed(needed)}`,
                  position: 'start',
                  color: 'var(--need)',
                  fontWeight: 600,
                  fontSize: FONT,
                },
              },
      },
      {
        type: 'scatter',
        silent: true,
        symbol: 'rect',
        symbolSize: [3, 16],
        itemStyle: { color: 'var(--ink)', opacity: 1 },
        data: bars.flatMap(({ withoutZone, breaksAt }, row) =>
          withoutZone < breaksAt && withoutZone <= end ? [[drawnOn(axis, withoutZone), row]] : [],
        ),
      },
      {
        type: 'scatter',
        silent: true,
        z: 6,
        symbolSize: 0,
        itemStyle: { opacity: 1 },
        data: bars.map((ceiling, row) => ({
          value: [start, row],
          label: {
            show: true,
            position: [0, -26],
            // With a halo, lines behind the name do not strike it through.
            textBorderColor: 'var(--paper)',
            textBorderWidth: 4,
            align: 'left',
            fontSize: FONT,
            color: `var(--name-${row}, var(--ink))`,
            formatter: () =>
              truncate(
                `${SIGN[ceiling.status].unicode} ${formatName(ceiling)} · ${ceiling.region}`,
                nameLength,
              ),
          },
        })),
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0,
        itemStyle: { opacity: 1 },
        data: bars.map((ceiling, row) => ({
          value: [end, row],
          label: {
            show: true,
            position: [8, -7],
            align: 'left',
            fontSize: FONT,
            fontWeight: 600,
            color: 'var(--ink)',
            formatter: () => formatCapacity(ceiling.breaksAt),
          },
        })),
      },
    ],
  });
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return removeBookkeeping(svg);
}

/** Removes the numbers that the renderer gives to its charts, so that the same input gives the same text. */
const removeBookkeeping = (svg: string): string =>
  svg
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/ (?:class|ecmeta_\w+|xml:space|pointer-events)="[^"]*"/g, '')
    .replace('<svg ', '<svg aria-hidden="true" ');
