import { round } from '../lib/round';

/**
 * How busy an instance or a task can be kept, where nothing but a measurement tells: an idle one carries more than was seen, and no
 * one carries its requests in time with all of its CPU busy. Both are assumptions; the lower is what queueing theory
 * leaves of the smallest machines.
 */
const ASSUMED_PERCENT = { least: 50, most: 85 } as const;

/**
 * The utilisation that is taken for one that was measured at the highest load.
 *
 * @param percent Of CPU.
 */
export function takenFrom(percent: number): { percent: number; words: string } {
  const { least, most } = ASSUMED_PERCENT;
  const measured = `${round(percent)} % CPU at the moment of the highest load`;
  if (percent < least) return { percent: least, words: `${least} % CPU are assumed; it had ${measured}` };
  if (percent > most)
    return { percent: most, words: `no more than ${most} % CPU are assumed; it had ${measured}` };
  return { percent, words: `its ${measured} are taken` };
}
