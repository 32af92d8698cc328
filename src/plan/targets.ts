import { GLOBAL, type Target, targetName } from '../model/target';
import { globalRegionOf } from './regions';
import type { EventPlan, PlanAccount } from './schema';

/** Lists the targets of a run in the order of the plan: the regions of each account, then its `global`. */
export const targetsOf = ({ accounts }: Pick<EventPlan, 'accounts'>): Target[] =>
  accounts.flatMap(({ id, regions }) => [
    ...regions.map((region) => ({ account: id, region: region.name })),
    { account: id, region: GLOBAL },
  ]);

/** Creates a test of whether the plan names a target: an earlier run may have read others. */
export function createTargetTest(plan: Pick<EventPlan, 'accounts'>): (target: Target) => boolean {
  const names = new Set(targetsOf(plan).map(targetName));
  return (target) => names.has(targetName(target));
}

/**
 * Finds an account of the plan by its id.
 *
 * @throws RangeError when the plan has no such account.
 */
export function findPlanAccount({ accounts }: Pick<EventPlan, 'accounts'>, id: string): PlanAccount {
  const account = accounts.find((candidate) => candidate.id === id);
  if (!account) throw new RangeError(`The plan has no account ${id}.`);
  return account;
}

/** The target with the region that answers for it: for what an account has once, that of its partition. */
export const servingTarget = (plan: Pick<EventPlan, 'accounts'>, target: Target): Target =>
  target.region === GLOBAL
    ? { ...target, region: globalRegionOf(findPlanAccount(plan, target.account).regions[0]?.name ?? '') }
    : target;

/** Lists the regions in which the accounts of a plan are asked and changed, each once: those of the plan, and those that serve for all. */
export const servingTargetsOf = (plan: Pick<EventPlan, 'accounts'>): Target[] => [
  ...new Map(
    targetsOf(plan)
      .map((target) => servingTarget(plan, target))
      .map((target) => [targetName(target), target]),
  ).values(),
];
