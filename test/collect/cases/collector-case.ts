import type { Artifacts } from '../../../src/model/artifacts';
import type { Lookback } from '../../../src/plan/lookback';
import type { Answers } from '../../builders/aws';

/** What AWS answers a collector (two pages where there are pages) and what must come of it. */
export interface CollectorCase {
  readonly id: keyof Artifacts;
  /** Artifacts it reads. */
  readonly inputs?: Partial<Artifacts>;
  /** The freeze that is on; none by default. */
  readonly freeze?: Lookback['freeze'];
  /** The ids that the plan selects; none by default. */
  readonly selected?: readonly string[];
  readonly answers: Answers;
  readonly data: unknown;
  /** What it finds where AWS answers nothing; an empty list or object by default. */
  readonly nothing?: unknown;
  /** Whether it is an object that AWS always sends: an answer without it is none. */
  readonly isAlwaysSent?: boolean;
}

/** A time as the SDK gives it. */
export const time = new Date('2026-11-01T00:00:00Z');
