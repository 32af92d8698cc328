import { ceilingFamilies } from '../../capacity/registry';
import { checks } from '../../checks/registry';
import type { PlanNames } from '../../plan/rules';
import { QUOTA_CODES } from '../../quotas/catalogue';

/** The names of checks, ceilings and quotas that a plan may refer to. */
export const PLAN_NAMES: PlanNames = {
  checks: checks.map(({ id }) => id),
  ceilings: ceilingFamilies.map(({ id }) => id),
  quotas: QUOTA_CODES,
};
