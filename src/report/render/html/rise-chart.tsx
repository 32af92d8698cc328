import type { Rise } from '../../../model/rise';
import { timesOf } from '../rise-text';

const HEIGHT = 220;
const MARGIN = { top: 12, right: 24, bottom: 28, left: 56 };
const FONT = 12;
/** The room that a label of the time axis, or of the other, takes at least, in pixels. */
const LABEL = { width: 80, height: 40 };

/** How much longer than the rise the drawing is, so that what serves in the end can be seen. */
const AFTERWARDS = 1.1;
/** Where nothing changes from the first step on, it is still so many steps long. */
const LEAST_STEPS = 5;

/** Turns steps, and what serves in them, into pixels. */
interface Plot {
  readonly right: number;
  readonly x: (step: number) => number;
  readonly y: (count: number) => number;
}

/**
 * Draws a rise: what traffic needs as a line, what is in service as a grey area before it, and so what is lacking as what
 * remains of the red area below the line. Colours are custom properties of the page's style sheet.
 *
 * @param width The width of the drawing in CSS pixels. Text keeps its size, so each kind of screen needs its own drawing.
 */
export function RiseChart({ rise, width }: { rise: Rise; width: number }) {
  const { needed, inService } = rise;
  const end = Math.max(LEAST_STEPS, Math.ceil((needed.length - 1) * AFTERWARDS));
  const most = Math.max(1, ...needed, ...inService);
  const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const plot: Plot = {
    right,
    x: (step) => toPixels(MARGIN.left + (step / end) * (right - MARGIN.left)),
    y: (count) => toPixels(bottom - (count / most) * (bottom - MARGIN.top)),
  };
  const line = drawSlopes(needed, plot);
  const steps = drawSteps(inService, plot);
  const close = `V${bottom}H${MARGIN.left}Z`;
  const { short, each } = timesOf(rise);
  const times = listTicks(end * each, (right - MARGIN.left) / LABEL.width);
  const counts = listTicks(most, (bottom - MARGIN.top) / LABEL.height);
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${HEIGHT}`} font-size={FONT} fill="none">
      {counts.map((tick) => (
        <path d={`M${MARGIN.left} ${plot.y(tick)}H${right}`} stroke="var(--line)" />
      ))}
      <path d={line + close} fill="var(--fill-red)" />
      <path d={steps + close} fill="var(--line)" />
      <path d={steps} stroke="var(--fill-grey)" stroke-width="1.5" />
      <path d={line} stroke="var(--ink)" stroke-width="2" />
      {counts.map((tick) => (
        <text x={MARGIN.left - 8} y={plot.y(tick) + FONT / 3} text-anchor="end" fill="var(--muted)">
          {tick.toLocaleString('en-US')}
        </text>
      ))}
      {times.map((tick) => (
        <text x={plot.x(tick / each)} y={HEIGHT - 8} text-anchor="middle" fill="var(--muted)">
          {`${tick} ${short}`}
        </text>
      ))}
    </svg>
  );
}

/** To a tenth, which nobody can see. */
const toPixels = (length: number): number => Math.round(length * 10) / 10;

/** A line through the value of each step, of which the last goes on to the end. */
const drawSlopes = (values: readonly number[], { x, y, right }: Plot): string =>
  `M${values.map((value, step) => `${x(step)} ${y(value)}`).join('L')}H${right}`;

/** A line that keeps the value of each step until the next one, and the last to the end. */
const drawSteps = (values: readonly number[], { x, y, right }: Plot): string =>
  `${values
    .flatMap((value, step) => {
      if (step === 0) return [`M${x(0)} ${y(value)}`];
      return value === values[step - 1] ? [] : [`H${x(step)}V${y(value)}`];
    })
    .join('')}H${right}`;

const ROUND_STEPS = [1, 2, 5, 10];

/** Whole numbers from 0 up to `end`, at round distances, about as many as there is room for. */
function listTicks(end: number, most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(end / most));
  const step = Math.max(1, power * (ROUND_STEPS.find((each) => each * power >= end / most) ?? 10));
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}
