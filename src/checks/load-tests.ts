import type { EventContext } from '../judging/context';
import type { EventPlan } from '../plan/schema';

/** The latest load test that has been done: planned ones and those of days to come prove nothing yet. */
export const latestLoadTest = ({
  plan,
  asOf,
}: Pick<EventContext, 'plan' | 'asOf'>): EventPlan['loadTests'][number] | undefined =>
  plan.loadTests
    .filter((test) => test.result !== 'planned' && test.on <= lastDateOf(asOf))
    .sort((a, b) => (a.on < b.on ? 1 : -1))[0];

/** The latest date anywhere in the world at an instant, since the date in a plan may be a day ahead of UTC. */
const lastDateOf = (instant: string): string =>
  new Date(Date.parse(instant) + 14 * 3_600_000).toISOString().slice(0, 10);
