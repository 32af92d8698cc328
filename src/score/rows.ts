import { type CeilingFamilyId, ceilingGroups } from '../capacity/registry';
import { type CheckId, checkGroups } from '../checks/registry';
import { type RowId, SCORECARD_ROWS } from '../model/scorecard-rows';
import type { RowDefinition, ScorecardItem } from './score-rows';

interface CriticalItem extends ScorecardItem<CheckId | CeilingFamilyId> {
  /** A failure turns the row red. */
  readonly critical: boolean;
}

interface CriticalRow extends RowDefinition<CheckId | CeilingFamilyId> {
  readonly items: readonly CriticalItem[];
}

/** Share of each row in the overall score, relative to the others. */
const WEIGHTS: Readonly<Record<RowId, number>> = {
  'availability-architecture': 2,
  'stability-case-management': 1,
  'scalability-capacity': 3,
  'scalability-load-balancers': 2,
  'scalability-load-test': 2,
  'security-trusted-advisor': 1,
  'security-ddos': 1,
};

/** The rows of the scorecard, with what is judged in each. */
export const SCORECARD: readonly CriticalRow[] = SCORECARD_ROWS.map(({ id, title }) => ({
  id,
  title,
  weight: WEIGHTS[id],
  items: [...ceilingGroups, ...checkGroups]
    .filter(({ row }) => row === id)
    .flatMap(({ items }) => items.map(({ judged, ...counts }) => ({ check: judged.id, ...counts }))),
}));

const ROW_OF: ReadonlyMap<string, RowDefinition> = new Map(
  SCORECARD.flatMap((row) => row.items.map(({ check }) => [check, row] as const)),
);

/** The row in which a check or ceiling family is judged; undefined for one of another version of the scorecard. */
export const rowOf = (check: string): RowDefinition | undefined => ROW_OF.get(check);

const CRITICAL: ReadonlySet<string> = new Set(
  SCORECARD.flatMap((row) => row.items.filter((item) => item.critical).map((item) => item.check)),
);

/** Whether a failure of the check or ceiling family turns its row red. */
export const isCritical = (check: string): boolean => CRITICAL.has(check);
