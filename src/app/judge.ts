import { breakingPoint } from '../capacity/breaking-point';
import { neededMultiplier } from '../capacity/multiplier';
import { projectTarget } from '../capacity/project';
import { ceilingFamilies } from '../capacity/registry';
import { findingsFromCeilings } from '../checks/ceilings';
import { checks } from '../checks/registry';
import { type Judging, runEventChecks, runTargetChecks } from '../checks/run';
import type { Ceiling } from '../model/ceiling';
import type { Finding } from '../model/finding';
import type { Inventory } from '../model/inventory';
import { eventWindow } from '../plan/calendar';
import type { EventContext } from '../plan/judging';
import type { EventPlan } from '../plan/schema';
import type { Judged } from '../report/build';
import { isCritical } from '../score/rows';
import { buildScorecard, verdictOf } from '../score/scorecard';
import { acceptCeilings, acceptFindings } from '../score/waivers';
import { latestOf } from './planned-inventories';

const targetChecks = checks.filter((check) => check.scope === 'target');
const eventChecks = checks.filter((check) => check.scope === 'event');

/**
 * Judges a plan over what was collected: pure, so the same inventories give the same answer.
 *
 * @param inventories Of targets of the plan.
 * @param asOf The time to judge as of, ISO 8601 in UTC; by default each inventory's own.
 */
export function judge(plan: EventPlan, inventories: readonly Inventory[], asOf?: string): Judged {
  const needed = neededMultiplier(plan, inventories);
  // Without any inventory there is nothing to date the judgement by, and nothing to judge.
  const latest = asOf ?? latestOf(inventories) ?? new Date(0).toISOString();
  const event = judgingOf(plan, needed.value, latest);

  const targets = inventories.map((inventory) =>
    judgeTarget(inventory, judgingOf(plan, needed.value, asOf ?? inventory.collectedAt)),
  );
  const ceilings = acceptCeilings(
    plan,
    targets.flatMap((target) => target.ceilings),
  );
  const findings = acceptFindings(plan, [
    ...findingsFromCeilings(ceilings, ceilingFamilies, isCritical),
    ...targets.flatMap((target) => target.findings),
    ...runEventChecks(eventChecks, inventories, event),
  ]);
  const scorecard = buildScorecard(findings);
  return {
    asOf: latest,
    multiplier: needed.value,
    notes: needed.notes,
    ceilings,
    findings,
    scorecard,
    verdict: verdictOf(scorecard),
    breakingPoint: breakingPoint(ceilings, needed.value),
  };
}

/** The part of a judgement that needs one target only; what many machines can do side by side. */
function judgeTarget(
  inventory: Inventory,
  judging: Judging,
): { readonly ceilings: readonly Ceiling[]; readonly findings: readonly Finding[] } {
  return {
    ceilings: projectTarget(ceilingFamilies, inventory, judging.context),
    findings: runTargetChecks(targetChecks, inventory, judging),
  };
}

function judgingOf(plan: EventPlan, multiplier: number | null, asOf: string): Judging {
  const context: EventContext = { plan, asOf, window: eventWindow(plan), multiplier };
  return { context, isCritical };
}
