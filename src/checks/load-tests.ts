import type { EventContext } from '../judging/context';
import type { EventPlan } from '../plan/schema';

/**
 * The latest load test that has been done, of several on a day the one that the plan lists last: planned ones and those of days
 * to come prove nothing yet.
 */
export const latestLoadTest = ({
  plan,
  asOf,
}: Pick<EventContext, 'plan' | 'asOf'>): EventPlan['loadTests'][number] | undefined =>
  plan.loadTests
    .filter((test) => test.result !== 'planned' && hasBegun(test.on, asOf))
    .sort((a, b) => Date.parse(a.on) - Date.parse(b.on))
    .at(-1);

/** Whether it is the date at an instant anywhere in the world: a day begins up to 14 hours earlier than in UTC. */
const hasBegun = (date: string, instant: string): boolean =>
  Date.parse(date) - 14 * 3_600_000 <= Date.parse(instant);
