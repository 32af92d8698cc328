import { isDeepStrictEqual } from 'node:util';
import type { ActionKind, PlannedAction } from '../model/action';
import { targetName } from '../model/target';
import { eventWindow } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';
import { servingTargetsOf, targetsOf } from '../plan/targets';
import type { PlannerInput } from './planner';

/** What prepares an event: it is of no use once the event is over. */
const PREPARING: ReadonlySet<ActionKind> = new Set([
  'quota-increase',
  'support-case',
  'capacity-reservation',
  'scheduled-action',
]);

/** What follows from what a run has judged, and not from the plan and the records alone. */
const JUDGED: ReadonlySet<ActionKind> = new Set([
  'quota-increase',
  'capacity-reservation',
  'scheduled-action',
]);

/** What a plan says of when the event is and how much it needs. */
const asked = ({ calendar, traffic, demand, preWarming, plannedAdditions }: EventPlan) => ({
  window: eventWindow({ calendar }),
  ...{ traffic, demand, preWarming, plannedAdditions },
});

/**
 * Creates a function that blocks the actions nobody asks for any more: those that prepare an event that is over, and those by a run
 * that judged other accounts, regions, times or needs than the plan has today.
 */
export function createHoldBack({
  plan,
  judged,
  now,
}: Pick<PlannerInput, 'plan' | 'judged' | 'now'>): (action: PlannedAction) => PlannedAction {
  const isOver = Date.parse(now) >= Date.parse(eventWindow(plan).end);
  const regions = new Set(targetsOf(plan).map(targetName));
  const serving = new Set(servingTargetsOf(plan).map(targetName));
  const isChanged = !isDeepStrictEqual(asked(plan), asked(judged));
  const reasonOf = ({ kind, account, region }: PlannedAction): string | null => {
    if (PREPARING.has(kind) && isOver) return 'The event is over.';
    if (!JUDGED.has(kind)) return null;
    // Quotas of what an account has once are asked for in the region that serves them.
    const targets = kind === 'quota-increase' ? serving : regions;
    if (!targets.has(targetName({ account, region })))
      return `The plan no longer has ${region} of account ${account}.`;
    return isChanged ? 'The plan has changed since the run: check again first (iem check --store).' : null;
  };
  return (action) => {
    const isPending = action.state === 'ready' || action.state === 'queued' || action.state === 'waiting';
    const because = isPending ? reasonOf(action) : null;
    return because === null ? action : { ...action, state: 'blocked', because };
  };
}
