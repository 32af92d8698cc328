/**
 * A straight line through measured points, by Theil's incomplete method: the points are sorted by `x`, each of the lower half is
 * paired with one of the upper half, and the slope is the median of those of the pairs. Up to a quarter of all points may be
 * wrong without moving it far (H. Theil, 1950; “Kendall–Theil robust line”). The intercept is the median of what remains.
 */
import { median } from '../lib/median';

/** What was measured in one hour. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `y = intercept + slope × x` */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** A line, and how well the points lie on it. */
export interface Fit extends Line {
  readonly points: number;
  /** The share of the variance of `y` that the line explains: 1 if all points lie on it; below 0 if a constant is better. */
  readonly rSquared: number;
  /** 95 of 100 points are no farther from the line than this, in the unit of `y`. */
  readonly spread: number;
  /** The steepest slope of any group of points alone. */
  readonly steepest: number;
  /** Groups that have a line of their own. */
  readonly groups: number;
  /** The slope of the upper half of the points by that of the lower half: above 1 if the points bend upwards. */
  readonly bend: number;
}

/** The line through points; null where fewer than two lie apart. */
export function fitLine(points: readonly Point[]): Line | null {
  const slope = slopeOf(points);
  if (slope === null) return null;
  const intercept = median(points.map(({ x, y }) => y - slope * x)) ?? 0;
  return { slope, intercept };
}

/** The slope of that line; thousands of groups are fitted, so where it is enough the intercept is not worked out. */
function slopeOf(points: readonly Point[]): number | null {
  const sorted = points.toSorted((a, b) => a.x - b.x);
  const half = Math.ceil(sorted.length / 2);
  return median(
    sorted.slice(half).flatMap((upper, i) => {
      const lower = sorted[i];
      return lower === undefined || upper.x === lower.x ? [] : [(upper.y - lower.y) / (upper.x - lower.x)];
    }),
  );
}

/**
 * The line through all points, with how well they lie on it; null where there is none.
 *
 * @param groups The points by what they have in common, such as their day. Small groups have no line of their own.
 */
export function fitGroups(groups: readonly (readonly Point[])[], leastOfGroup: number): Fit | null {
  const points = groups.flat();
  const line = fitLine(points);
  if (line === null) return null;
  const residuals = points.map(({ x, y }) => y - line.intercept - line.slope * x);
  const mean = sum(points.map(({ y }) => y)) / points.length;
  const variance = sum(points.map(({ y }) => (y - mean) ** 2));
  const sorted = points.toSorted((a, b) => a.x - b.x);
  const half = Math.ceil(sorted.length / 2);
  const [lower, upper] = [slopeOf(sorted.slice(0, half)), slopeOf(sorted.slice(half))];
  const slopes = groups.flatMap((group) => (group.length < leastOfGroup ? [] : (slopeOf(group) ?? [])));
  return {
    ...line,
    points: points.length,
    rSquared: variance === 0 ? 0 : 1 - sum(residuals.map((residual) => residual ** 2)) / variance,
    spread: quantile(
      residuals.map((residual) => Math.abs(residual)),
      0.95,
    ),
    steepest: slopes.reduce((a, b) => Math.max(a, b), line.slope),
    groups: slopes.length,
    bend: lower === null || upper === null || lower <= 0 ? Number.POSITIVE_INFINITY : upper / lower,
  };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The least value that so large a share of all does not exceed. */
const quantile = (values: readonly number[], share: number): number =>
  Float64Array.from(values).sort()[Math.ceil(values.length * share) - 1] ?? 0;
