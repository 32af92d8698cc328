import { beginChanges, type Change } from '../../capacity/changes';
import type { Report } from '../../model/report';
import type { EventPlan } from '../../plan/schema';
import { type RunDetails, redIds } from '../../report/build';
import { checkStoredEvent, type StoredInventories } from './check';

export interface WhatIf extends StoredInventories {
  readonly plan: EventPlan;
  /** Times normal traffic, in place of the plan's. */
  readonly multiplier?: number;
  /** Made one after the other; see `parseChange`. */
  readonly changes: readonly Change[];
  readonly run: RunDetails;
  readonly asOf?: string;
}

/** The event as it stands, and as it would be; nothing is asked of AWS and nothing is stored. */
export interface WhatIfAnswer {
  readonly before: Report;
  /** Its `changes` are against `before`. */
  readonly after: Report;
}

/**
 * Reads every inventory twice, and holds none of them.
 *
 * @throws IemError `change-invalid` when a change cannot be made, or no target of the plan has what it changes.
 */
export async function whatIf({ plan, multiplier, changes, run, ...stored }: WhatIf): Promise<WhatIfAnswer> {
  const before = await checkStoredEvent({ ...stored, plan, run, previous: null });
  const changing = beginChanges(changes);
  const after = await checkStoredEvent({
    ...stored,
    plan: multiplier === undefined ? plan : { ...plan, traffic: withMultiplier(plan.traffic, multiplier) },
    change: changing.applyTo,
    run: { ...run, id: `${run.id}-what-if` },
    previous: before.report,
    redBefore: redIds([...before.findings, ...before.ceilings]),
  });
  changing.conclude();
  return { before: before.report, after: after.report };
}

/** Requests per second of the plan would contradict another multiplier. */
const withMultiplier = (
  { peakRequestsPerSecond: _, ...traffic }: EventPlan['traffic'],
  multiplier: number,
): EventPlan['traffic'] => ({ ...traffic, multiplier });
