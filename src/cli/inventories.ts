import { plannedTargets } from '../app/judging/planned-inventories';
import { IemError } from '../model/error';
import type { Inventory } from '../model/inventory';
import { targetName } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { targetsOf } from '../plan/targets';
import { ownSettings, type World } from './environment';
import { readInventory } from './files';
import { withProgress } from './progress';

/** From a file when one is given, else from AWS. */
export const inventoriesOf = (
  plan: EventPlan,
  file: string | undefined,
  world: World,
): Promise<readonly Inventory[]> =>
  file === undefined ? collectedInventories(plan, world) : recordedInventories(plan, file, world);

/**
 * From a file; what in it does not fit the plan is said on standard error.
 *
 * @throws IemError `input-unreadable`, also when it holds nothing of the plan.
 */
export async function recordedInventories(
  plan: EventPlan,
  file: string,
  { stderr, now }: World,
): Promise<readonly Inventory[]> {
  const inventories = await readInventory(file);
  const planned = targetsOf(plan).map(targetName);
  const found = inventories.map(({ target }) => targetName(target));
  if (!found.some((name) => planned.includes(name))) {
    const held = found.length === 0 ? 'nothing' : listed(found);
    throw new IemError(
      'input-unreadable',
      `${file} holds nothing of this plan: it is of ${held}, the plan names ${listed(planned)}.`,
    );
  }
  for (const note of plannedTargets(plan, inventories, now()).notes) stderr.write(`Note: ${note}\n`);
  return inventories;
}

/** A few names say which file this is. */
const MOST_NAMES = 3;

const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ');

/** From AWS, with progress. The code that talks to AWS is loaded only now. */
export async function collectedInventories(plan: EventPlan, world: World): Promise<readonly Inventory[]> {
  const { collectEvent } = await import('../app/runs/collect');
  const { now, signal } = world;
  const own = ownSettings(world);
  const accounts = `${plan.accounts.length} account${plan.accounts.length === 1 ? '' : 's'}`;
  return withProgress(world, `Reading ${accounts}`, (onProgress) =>
    collectEvent({ plan, own, now, signal, ...(onProgress && { onProgress }) }),
  );
}
