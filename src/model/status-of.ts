import type { Colour } from './ceiling';
import type { FindingStatus } from './finding';

/** The status of the finding for each colour of a ceiling. */
export const STATUS_OF: Readonly<Record<Colour, FindingStatus>> = {
  red: 'fail',
  yellow: 'warn',
  green: 'pass',
  grey: 'unknown',
};
