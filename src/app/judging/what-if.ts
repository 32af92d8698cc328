import { beginChanges, type Change } from '../../capacity/changes';
import type { Report } from '../../model/report';
import type { Survival } from '../../model/survival';
import type { EventPlan, Multiplier } from '../../plan/schema';
import { listRedIds, type RunDetails } from '../../report/build';
import { checkStoredEvent, type StoredInventories } from './check';
import type { JudgingInput } from './judging-input';

/** What a question assumes in place of what the plan says. */
export interface Assumptions {
  /** Is judged at in place of the planned multiple of normal traffic. */
  readonly multiplier?: Multiplier | undefined;
  /** Replaces what the plan's event must survive at its peak. */
  readonly survive?: Survival | undefined;
}

/** A what-if question: a plan, its inventories, and what is changed in them. */
export interface WhatIfInput extends StoredInventories, Assumptions, Pick<JudgingInput, 'others'> {
  readonly plan: EventPlan;
  /** Plans of events that would run besides `others`. */
  readonly added?: readonly EventPlan[];
  /** Applied in this order; see `parseChange`. */
  readonly changes: readonly Change[];
  readonly run: RunDetails;
  readonly asOf?: string;
}

/** The report as things are, and the report as they would be with the changes. */
export interface WhatIfAnswer {
  readonly before: Report;
  /** Its `changes` list what differs from `before`. */
  readonly after: Report;
}

/**
 * Answers a what-if question without asking AWS and without storing anything. Every inventory is loaded at least twice.
 *
 * @throws IemError `change-invalid` if a change cannot be made, or no target of the plan has the resource it names.
 */
export async function judgeWhatIf({
  plan,
  multiplier,
  survive,
  added = [],
  changes,
  run,
  ...stored
}: WhatIfInput): Promise<WhatIfAnswer> {
  const before = await checkStoredEvent({ ...stored, plan, run, previous: null });
  const changing = beginChanges(changes);
  const after = await checkStoredEvent({
    ...stored,
    plan: mustSurvive(plan, survive),
    multiplier,
    others: [...(stored.others ?? []), ...added],
    change: changing.applyTo,
    run: { ...run, id: `${run.id}-what-if` },
    previous: before.report,
    redBefore: listRedIds([...before.findings, ...before.ceilings]),
  });
  changing.conclude();
  return { before: before.report, after: after.report };
}

/** The plan as it would be if its event had to survive something else. */
export const mustSurvive = (plan: EventPlan, survive: Survival | undefined): EventPlan =>
  survive === undefined ? plan : { ...plan, resilience: { ...plan.resilience, survive } };
