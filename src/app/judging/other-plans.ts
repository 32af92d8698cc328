import { mapConcurrently } from '../../lib/concurrency';
import { eventWindow } from '../../plan/calendar';
import type { EventPlan } from '../../plan/schema';
import type { PlanSummary, Store } from '../../store/store';
import { readPages } from '../pages';
import { tolerate } from '../tolerate';

const DAY_MS = 86_400_000;
/** Local dates differ from those of UTC by a day at most. */
const MARGIN_DAYS = 1;
/** No event is planned for longer: one that began earlier is over, whatever its end. */
const LONGEST_DAYS = 366;
/** How many plans are read at a time. */
const AT_ONCE = 8;

/** Loads the stored plans of other events that may run at the time of this one. */
export async function loadOtherPlans(
  store: Pick<Store, 'plans'>,
  plan: EventPlan,
): Promise<readonly EventPlan[]> {
  const { start, end } = eventWindow(plan);
  const first = dateOf(Date.parse(start) - LONGEST_DAYS * DAY_MS);
  const last = dateOf(Date.parse(end) + MARGIN_DAYS * DAY_MS);
  const mayOverlap = ({ id, start: written }: PlanSummary): boolean => {
    const date = written.slice(0, first.length);
    return id !== plan.id && date >= first && date <= last;
  };
  const near: PlanSummary[] = [];
  for await (const page of readPages((request) => store.plans.list({ ...request, limit: 1000 }))) {
    near.push(...page.filter(mayOverlap));
  }
  const found = await mapConcurrently(near, AT_ONCE, ({ id }) =>
    tolerate('plan-not-found', store.plans.get(id)),
  );
  return found.flatMap((stored) => stored?.plan ?? []);
}

/** `YYYY-MM-DD`, in UTC. */
const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
