import type { PlannedAction } from '../model/action';
import type { Ceiling } from '../model/ceiling';
import type { Finding, Fix } from '../model/finding';
import type { PlannerInput } from './planner';

/** A ceiling or finding that is red or yellow, is not accepted, and says how it is mended. */
export interface Cause extends Pick<Ceiling | Finding, 'id' | 'title'> {
  readonly isRed: boolean;
  readonly fix: Fix;
  /** The limit in force at the run; null where it was not read, and of findings. */
  readonly limit: number | null;
  /** Infinity where it is not known, and of findings. */
  readonly breaksAt: number;
}

/** Lists what is to be mended, ceilings first. */
export function causesIn({
  ceilings,
  findings,
}: Pick<PlannerInput, 'ceilings' | 'findings'>): readonly Cause[] {
  return [
    ...ceilings.flatMap(({ id, title, fix, status, limit, breaksAt, accepted }): Cause[] => {
      if (fix === undefined || accepted !== undefined || (status !== 'red' && status !== 'yellow')) return [];
      return [
        { id, title, fix, isRed: status === 'red', limit, breaksAt: breaksAt ?? Number.POSITIVE_INFINITY },
      ];
    }),
    ...findings.flatMap(({ id, title, fix, status, accepted }): Cause[] => {
      if (fix === undefined || accepted !== undefined || (status !== 'fail' && status !== 'warn')) return [];
      return [{ id, title, fix, isRed: status === 'fail', limit: null, breaksAt: Number.POSITIVE_INFINITY }];
    }),
  ];
}

/** The most urgent first: red before yellow, what is due first, what breaks first. */
export const inOrder = (a: Cause, b: Cause): number =>
  Number(b.isRed) - Number(a.isRed) ||
  (a.fix.by ?? '').localeCompare(b.fix.by ?? '') ||
  // Infinity minus itself is no number.
  (a.breaksAt === b.breaksAt ? 0 : a.breaksAt - b.breaksAt) ||
  a.id.localeCompare(b.id);

/** What an action mends, as plans name it: a ceiling and the finding that repeats it once. */
export const whyOf = (causes: readonly Pick<Cause, 'id' | 'title'>[]): PlannedAction['why'] => [
  ...new Map(causes.map(({ id, title }) => [id, { id, title }])).values(),
];
