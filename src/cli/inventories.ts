import { matchTargets } from '../app/judging/planned-inventories';
import { IemError } from '../model/error';
import type { Inventory } from '../model/inventory';
import { targetName } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { targetsOf } from '../plan/targets';
import { type Environment, ownSettings } from './environment';
import { readInventory } from './files';
import { withProgress } from './progress';

/** Loads the inventories of a plan from a file if one is given, else from AWS. */
export const loadInventories = (
  plan: EventPlan,
  file: string | undefined,
  environment: Environment,
): Promise<readonly Inventory[]> =>
  file === undefined
    ? collectInventories(plan, environment)
    : readRecordedInventories(plan, file, environment);

/**
 * Reads inventories from a file, and notes on standard error where they differ from the plan's targets.
 *
 * @throws IemError `input-unreadable`, also if the file contains none of the plan's targets.
 */
export async function readRecordedInventories(
  plan: EventPlan,
  file: string,
  { stderr, now }: Environment,
): Promise<readonly Inventory[]> {
  const inventories = await readInventory(file);
  const planned = targetsOf(plan).map(targetName);
  const found = inventories.map(({ target }) => targetName(target));
  if (!found.some((name) => planned.includes(name))) {
    const held = found.length === 0 ? 'nothing' : listed(found);
    throw new IemError(
      'input-unreadable',
      `${file} contains no target of this plan: it contains ${held}, and the plan names ${listed(planned)}.`,
    );
  }
  for (const note of matchTargets(plan, inventories, now()).notes) stderr.write(`Note: ${note}\n`);
  return inventories;
}

/** A few names are enough to recognise a file. */
const MOST_NAMES = 3;

const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ');

/**
 * Collects inventories from AWS and shows the progress. It loads the code for AWS only when called, to start faster.
 */
export async function collectInventories(
  plan: EventPlan,
  environment: Environment,
): Promise<readonly Inventory[]> {
  const { collectEvent } = await import('../app/runs/collect');
  const { now, signal } = environment;
  const own = ownSettings(environment);
  const accounts = `${plan.accounts.length} account${plan.accounts.length === 1 ? '' : 's'}`;
  return withProgress(environment, `Reading ${accounts}`, (onProgress) =>
    collectEvent({ plan, own, now, signal, ...(onProgress && { onProgress }) }),
  );
}
