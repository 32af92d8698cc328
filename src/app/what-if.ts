import { applyChanges, type Change } from '../capacity/changes';
import type { Inventory } from '../model/inventory';
import type { Report } from '../model/report';
import type { EventPlan } from '../plan/schema';
import { type RunDetails, redIds } from '../report/build';
import { judgeable } from './artifact-shapes';
import { checkEvent } from './check';

export interface WhatIf {
  readonly plan: EventPlan;
  readonly inventories: readonly Inventory[];
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

export function whatIf({ plan, inventories, multiplier, changes, run, asOf }: WhatIf): WhatIfAnswer {
  const at = asOf === undefined ? {} : { asOf };
  const before = checkEvent({ plan, inventories, run, previous: null, ...at });
  const changed =
    multiplier === undefined ? plan : { ...plan, traffic: withMultiplier(plan.traffic, multiplier) };
  const after = checkEvent({
    plan: changed,
    inventories: applyChanges(inventories.map(judgeable), changes),
    run: { ...run, id: `${run.id}-what-if` },
    previous: before.report,
    redBefore: redIds([...before.findings, ...before.ceilings]),
    ...at,
  });
  return { before: before.report, after: after.report };
}

/** Requests per second of the plan would contradict another multiplier. */
const withMultiplier = (
  { peakRequestsPerSecond: _, ...traffic }: EventPlan['traffic'],
  multiplier: number,
): EventPlan['traffic'] => ({ ...traffic, multiplier });
