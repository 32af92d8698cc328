import { ceilingFamilies } from '../../capacity/registry';
import { checks } from '../../checks/registry';
import type { ArtifactId } from '../../model/artifacts';
import {
  type CollectFailure,
  type Inventory,
  isCollectedIn,
  validatedInventory,
} from '../../model/inventory';
import { type Target, targetName } from '../../model/target';
import type { EventPlan } from '../../plan/schema';
import { targetsOf } from '../../plan/targets';

export interface PlannedTargets {
  /** All that the plan names, in its order. */
  readonly targets: readonly Target[];
  /** When the last of those that were collected was taken: the time of those that were not. */
  readonly latest: string;
  /** What a reader must know: targets that were left out, and those that are not there. */
  readonly notes: readonly string[];
}

/**
 * Puts what was collected beside what the plan names, so that nothing is judged by its absence.
 *
 * @param at Time of targets that were not collected, where nothing was; ISO 8601 in UTC.
 */
export function plannedTargets(
  plan: Pick<EventPlan, 'accounts'>,
  collected: readonly Pick<Inventory, 'target' | 'collectedAt'>[],
  at: string,
): PlannedTargets {
  const targets = targetsOf(plan);
  const planned = new Set(targets.map(targetName));
  const found = new Set(collected.map(({ target }) => targetName(target)));
  return {
    targets,
    latest: latestOf(collected.filter(({ target }) => planned.has(targetName(target)))) ?? at,
    notes: [
      ...noted(
        targets.map(targetName).filter((name) => !found.has(name)),
        (name) => `${name} was not collected: nothing is known of it.`,
        (count) => `${count} more targets were not collected: nothing is known of them.`,
      ),
      ...noted(
        [...found].filter((name) => !planned.has(name)),
        (name) => `${name} was collected but is ignored: the plan does not name it.`,
        (count) => `${count} more targets were collected but are ignored: the plan does not name them.`,
      ),
    ],
  };
}

/** Targets that are named one by one; the rest are counted. */
const MOST_NAMED = 20;

function noted(
  names: readonly string[],
  one: (name: string) => string,
  more: (count: number) => string,
): string[] {
  // A rest of one takes no more room than its name.
  const named = names.length > MOST_NAMED + 1 ? names.slice(0, MOST_NAMED) : names;
  const rest = names.length - named.length;
  return [...named.map(one), ...(rest > 0 ? [more(rest)] : [])];
}

/**
 * One target as it is judged: an artifact that is needed and not there, or is not what it should be, is a failure
 * like any other.
 *
 * @param collected undefined: the target was not collected.
 * @param latest See {@link PlannedTargets}.
 */
export const plannedInventory = (
  target: Target,
  collected: Inventory | undefined,
  latest: string,
): Inventory =>
  withFailures(
    validatedInventory(collected ?? { target, collectedAt: latest, artifacts: {}, cost: NO_COST }),
  );

export interface PlannedInventories extends PlannedTargets {
  /** One for each target of the plan, in its order; what was not collected is in them as a failure. */
  readonly inventories: readonly Inventory[];
}

/** {@link plannedTargets} and their {@link plannedInventory}; of two inventories of one target the last counts. */
export function plannedInventories(
  plan: Pick<EventPlan, 'accounts'>,
  collected: readonly Inventory[],
  at: string,
): PlannedInventories {
  const planned = plannedTargets(plan, collected, at);
  const byName = new Map(collected.map((inventory) => [targetName(inventory.target), inventory]));
  return {
    ...planned,
    inventories: planned.targets.map((target) =>
      plannedInventory(target, byName.get(targetName(target)), planned.latest),
    ),
  };
}

const NO_COST = { requests: 0, metricsBought: 0 };

/** When the last of them was taken. */
export const latestOf = (inventories: readonly Pick<Inventory, 'collectedAt'>[]): string | undefined =>
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

const judgedIn = (target: Target): ArtifactId[] => JUDGED.filter((id) => isCollectedIn(target, id));

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
