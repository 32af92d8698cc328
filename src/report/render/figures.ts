/**
 * How figures are written. They are apart from the other words because the script of the page has them too: it bundles all
 * that this file needs.
 */

/** The loss of binary fractions: 7.3 may be stored as 7.299999999. */
const ROUNDING = 1e-9;

/** Formats a multiplier that something can carry. It is rounded down to a tenth (from 100 on to a whole one): never too high. */
export const formatCapacity = (multiplier: number): string => `${formatNumber(roundDown(multiplier))}×`;

/** Formats the difference of two multipliers, such as `+1.9×`. It is the difference of the two numbers that are shown. */
export function formatMove(from: number, to: number): string {
  const by = roundDown(to) - roundDown(from);
  return `${by < 0 ? '-' : '+'}${formatNumber(Math.abs(by))}×`;
}

function roundDown(multiplier: number): number {
  const step = multiplier < 100 ? 10 : 1;
  return Math.floor(multiplier * step + ROUNDING) / step;
}

/** Formats a multiplier that is needed. It is rounded up to a tenth, so it is never too low. */
export const formatNeed = (multiplier: number): string =>
  `${formatNumber(Math.ceil(multiplier * 10 - ROUNDING) / 10)}×`;

const formatNumber = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** Formats a share from 0 to 1. It is rounded down, because 99.9 % is not 100 %. */
export const formatPercent = (share: number | null): string =>
  share === null ? '–' : `${Math.floor(share * 100 + ROUNDING)}%`;

/** Formats a share that is a risk. It is rounded up, so it is never too low. */
export const formatRisk = (share: number): string => `${Math.ceil(share * 100 - ROUNDING)}%`;

/** Writes a number with its noun, such as `1 day` and `1,200 days`. */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
