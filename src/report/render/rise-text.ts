/** The wording of rises that all renderers share. */
import type { Rise, RiseUnit } from '../../model/rise';
import { formatCount, formatRisk } from './figures';

/** What of a unit a resource must have at the start for nothing to be lacking. */
const ENOUGH: Readonly<Record<RiseUnit, string>> = {
  instances: 'instances',
  executions: 'executions',
  LCUs: 'reserved LCUs',
};

/** Describes what a resource lacks in a rise: a sentence that goes on after its name. */
export function describeRise(rise: Rise): string {
  const { shortfall, start, enough, unit } = rise;
  if (shortfall === null)
    return `follows from ${start.toLocaleString('en-US')} ${unit} at the start, and nothing is lacking.`;
  const { to, worst, requests } = shortfall;
  const until = to === null ? 'within four hours of the rise' : 'in all';
  const lost = requests === null ? '' : `, about ${formatCount(requests, 'request')} ${until}`;
  return `cannot serve as much as ${formatRisk(worst)} of its traffic ${formatTimes(rise, shortfall)}${lost}; with ${enough.toLocaleString('en-US')} ${ENOUGH[unit]} in place of ${start.toLocaleString('en-US')} at the start nothing is lacking.`;
}

/** The same in the fewest words. */
export function summarizeRise(rise: Rise, shortfall: NonNullable<Rise['shortfall']>): string {
  const { start, enough, unit } = rise;
  return `falls short ${formatTimes(rise, shortfall)}, by up to ${formatRisk(shortfall.worst)}: start with ${enough.toLocaleString('en-US')} ${ENOUGH[unit]}, not ${start.toLocaleString('en-US')}.`;
}

/** The times at which the steps of a rise begin: in minutes, or in seconds where several steps make a minute. */
export const timesOf = ({ stepSeconds }: Pick<Rise, 'stepSeconds'>) =>
  stepSeconds < 60
    ? { noun: 'second', short: 's', each: stepSeconds }
    : { noun: 'minute', short: 'min', each: stepSeconds / 60 };

/** Formats when a resource falls short: `from minute 0 to 17`, or `from minute 5 on` where it never catches up. */
export function formatTimes(
  rise: Pick<Rise, 'stepSeconds'>,
  { from, to }: Pick<NonNullable<Rise['shortfall']>, 'from' | 'to'>,
): string {
  const { noun, each } = timesOf(rise);
  return `from ${noun} ${from * each} ${to === null ? 'on' : `to ${to * each}`}`;
}

/** Describes how fast the traffic of resources rises, each pace once, the fastest first. */
export const describePaces = (rises: readonly Pick<Rise, 'minutes'>[]): string =>
  [...new Set(rises.map(({ minutes }) => minutes))]
    .sort((a, b) => a - b)
    .map((minutes) => (minutes === 0 ? 'all at once' : `within ${formatCount(minutes, 'minute')}`))
    .join(' or ');

/** Whether some rise faster than others: then each must tell its own pace. */
export const areOfSeveralPaces = (rises: readonly Pick<Rise, 'minutes'>[]): boolean =>
  new Set(rises.map(({ minutes }) => minutes)).size > 1;
