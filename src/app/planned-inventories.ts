import { ceilingFamilies } from '../capacity/registry';
import { checks } from '../checks/registry';
import { type ArtifactId, GLOBAL_ARTIFACTS } from '../model/artifacts';
import type { CollectFailure, Inventory } from '../model/inventory';
import { GLOBAL, type Target, targetName } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { targetsOf } from '../plan/targets';
import { judgeable } from './artifact-shapes';

export interface PlannedInventories {
  /** One for each target of the plan, in its order; what was not collected is in them as a failure. */
  readonly inventories: readonly Inventory[];
  /** What a reader must know: targets that were left out, and those that are not there. */
  readonly notes: readonly string[];
}

/**
 * Puts what was collected beside what the plan names, so that nothing is judged by its absence: a target or an
 * artifact that is needed and not there, or is not what it should be, is a failure like any other. Of two
 * inventories of one target the last counts.
 *
 * @param at Time of targets that were not collected, where nothing was; ISO 8601 in UTC.
 */
export function plannedInventories(
  plan: Pick<EventPlan, 'accounts'>,
  collected: readonly Inventory[],
  at: string,
): PlannedInventories {
  const targets = targetsOf(plan);
  const planned = new Set(targets.map(targetName));
  const byName = new Map(collected.map((inventory) => [targetName(inventory.target), inventory]));
  const missing = targets.filter((target) => !byName.has(targetName(target)));
  const ignored = [...byName.keys()].filter((name) => !planned.has(name));
  const collectedAt = latestOf(collected.filter(({ target }) => planned.has(targetName(target)))) ?? at;
  return {
    inventories: targets.map((target) =>
      withFailures(
        judgeable(byName.get(targetName(target)) ?? { target, collectedAt, artifacts: {}, cost: NO_COST }),
      ),
    ),
    notes: [
      ...missing.map((target) => `${targetName(target)} was not collected: nothing is known of it.`),
      ...ignored.map((name) => `${name} was collected but is ignored: the plan does not name it.`),
    ],
  };
}

const NO_COST = { requests: 0, metricsBought: 0 };

/** When the last of them was taken. */
export const latestOf = (inventories: readonly Inventory[]): string | undefined =>
  inventories
    .map(({ collectedAt }) => collectedAt)
    .sort()
    .at(-1);

/** Every artifact that anything judges by. */
const JUDGED: readonly ArtifactId[] = [
  ...new Set([
    ...checks.flatMap(({ needs }) => needs),
    ...ceilingFamilies.flatMap(({ needs, uses }) => [...needs, ...uses]),
  ]),
];

const judgedIn = ({ region }: Target): ArtifactId[] =>
  JUDGED.filter((id) => GLOBAL_ARTIFACTS.includes(id) === (region === GLOBAL));

const NOT_COLLECTED: CollectFailure = {
  ok: false,
  code: 'NotCollected',
  message: 'The inventory does not hold it.',
  action: null,
};

const withFailures = (inventory: Inventory): Inventory => ({
  ...inventory,
  artifacts: {
    ...inventory.artifacts,
    ...Object.fromEntries(
      judgedIn(inventory.target)
        .filter((id) => inventory.artifacts[id] === undefined)
        .map((id) => [id, NOT_COLLECTED]),
    ),
  },
});
