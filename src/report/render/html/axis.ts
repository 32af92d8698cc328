/** The axis of the chart of ceilings. The renderer draws it, and the page's script moves the line on it. */
export interface Axis {
  readonly start: number;
  readonly end: number;
  readonly isLogarithmic: boolean;
}

/** Above this need, the bars that matter would be too short on a linear axis. */
const LOG_ABOVE = 100;

/** Creates the axis that ends at a multiplier. */
export function createAxis(end: number): Axis {
  const isLogarithmic = end > LOG_ABOVE;
  return { start: isLogarithmic ? 1 : 0, end, isLogarithmic };
}

/** Where a multiplier is drawn. What lies beyond the axis is drawn at its end. */
export const drawnOn = ({ start, end }: Axis, multiplier: number): number =>
  Math.min(end, Math.max(start, multiplier));

/** How far along the axis a multiplier is drawn, from 0 to 1. */
export function shareOf(axis: Axis, multiplier: number): number {
  const { start, end, isLogarithmic } = axis;
  const at = drawnOn(axis, multiplier);
  return isLogarithmic ? Math.log(at / start) / Math.log(end / start) : (at - start) / (end - start);
}
