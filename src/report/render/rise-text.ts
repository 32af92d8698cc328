/** The wording of rises that all renderers share. */
import type { Rise } from '../../model/rise';
import { formatCount, formatRisk } from './figures';

/** Describes what a group lacks in a rise: a sentence that goes on after the name of the group. */
export function describeRise({ shortfall, start, enough }: Rise): string {
  if (shortfall === null)
    return `follows from ${start.toLocaleString('en-US')} at the start, and nothing is lacking.`;
  const { to, worst, requests } = shortfall;
  const until = to === null ? 'within four hours of the rise' : 'in all';
  const lost = requests === null ? '' : `, about ${formatCount(requests, 'request')} ${until}`;
  return `cannot serve as much as ${formatRisk(worst)} of its traffic ${formatMinutes(shortfall)}${lost}; with ${enough.toLocaleString('en-US')} in place of ${start.toLocaleString('en-US')} at the start nothing is lacking.`;
}

/** The same in the fewest words. */
export const summarizeRise = ({ start, enough }: Rise, shortfall: NonNullable<Rise['shortfall']>): string =>
  `falls short ${formatMinutes(shortfall)}, by up to ${formatRisk(shortfall.worst)}: start with ${enough.toLocaleString('en-US')}, not ${start.toLocaleString('en-US')}.`;

/** Formats when a group falls short: `from minute 0 to 17`, or `from minute 5 on` where it never catches up. */
export const formatMinutes = ({ from, to }: NonNullable<Rise['shortfall']>): string =>
  `from minute ${from} ${to === null ? 'on' : `to ${to}`}`;

/** Describes how fast traffic rises. */
export const describePace = ({ minutes }: Rise): string =>
  minutes === 0 ? 'all at once' : `within ${formatCount(minutes, 'minute')}`;
