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

/** The targets of a plan, compared with what was collected. */
export interface PlannedTargets {
  /** All targets that the plan names, in the order of the plan. */
  readonly targets: readonly Target[];
  /** The time of the newest inventory. A target that was not collected is dated by it. */
  readonly latest: string;
  /** Sentences for the reader about targets that are missing, and collected targets that are ignored. */
  readonly notes: readonly string[];
}

/**
 * Compares the collected targets with those that the plan names, so that no missing target goes unnoticed.
 *
 * @param at The time to use if nothing was collected at all; ISO 8601 in UTC.
 */
export function matchTargets(
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
      ...noteEach(
        targets.map(targetName).filter((name) => !found.has(name)),
        (name) => `${name} was not collected: nothing is known of it.`,
        (count) => `${count} more targets were not collected: nothing is known of them.`,
      ),
      ...noteEach(
        [...found].filter((name) => !planned.has(name)),
        (name) => `${name} was collected but is ignored: the plan does not name it.`,
        (count) => `${count} more targets were collected but are ignored: the plan does not name them.`,
      ),
    ],
  };
}

/** How many targets the notes name one by one; the rest are counted. */
const MOST_NAMED = 20;

function noteEach(
  names: readonly string[],
  one: (name: string) => string,
  more: (count: number) => string,
): string[] {
  // To count a single remaining target would take as much room as to name it.
  const named = names.length > MOST_NAMED + 1 ? names.slice(0, MOST_NAMED) : names;
  const rest = names.length - named.length;
  return [...named.map(one), ...(rest > 0 ? [more(rest)] : [])];
}

/**
 * The inventory of a target in the form in which it is judged: a missing or malformed artifact becomes a failure.
 *
 * @param collected undefined if the target was not collected.
 * @param latest See {@link PlannedTargets}.
 */
export const fillInventory = (target: Target, collected: Inventory | undefined, latest: string): Inventory =>
  withFailures(
    validatedInventory(collected ?? { target, collectedAt: latest, artifacts: {}, cost: NO_COST }),
  );

const NO_COST = { requests: 0, metricsBought: 0 };

/** The time of the newest inventory. */
const latestOf = (inventories: readonly Pick<Inventory, 'collectedAt'>[]): string | undefined =>
  inventories
    .map(({ collectedAt }) => collectedAt)
    .sort()
    .at(-1);

/** Every artifact that a check or a ceiling family reads. */
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
  message: 'The inventory does not contain it.',
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
