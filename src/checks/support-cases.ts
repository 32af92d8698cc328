import type { SupportCase } from '../model/artifacts';
import type { EventPlan } from '../plan/schema';

const DAY_MS = 86_400_000;

/** The cases without those that the plan itself opened: for the event, and for the pre-warming of its load balancers. */
export function casesOfOthers(cases: readonly SupportCase[], plan: EventPlan): readonly SupportCase[] {
  const own = [plan.supportCase?.id, ...plan.preWarming.map(({ supportCaseId }) => supportCaseId)];
  return cases.filter(({ caseId, displayId }) => !own.includes(caseId) && !own.includes(displayId));
}

/** How many days old a case is. */
export const ageInDays = ({ createdAt }: SupportCase, asOf: string): number =>
  (Date.parse(asOf) - Date.parse(createdAt)) / DAY_MS;
