/** What the benchmarks of judging share: the plans, and how an inventory is judged that was collected beforehand. */
import { checkEvent } from '../../src/app/judging/check';
import type { Inventory } from '../../src/model/inventory';
import { GLOBAL, type Target, targetName } from '../../src/model/target';
import { REGIONS } from '../../src/plan/regions';
import { type EventPlanInput, eventPlanSchema } from '../../src/plan/schema';
import { ACCOUNT_ID, REGION } from '../../test/emulator/synthetic/services/rows';

export const RUNS = 5;

/** Of one account; what is global is the twentieth target. */
const MANY_REGIONS = REGIONS.slice(0, 19);

const planFor = (regions: readonly string[], traffic: EventPlanInput['traffic']) =>
  eventPlanSchema.parse({
    id: 'bench',
    name: 'Bench',
    customer: 'Example Shop',
    successCriteria: [{ description: 'Checkout stays up' }],
    calendar: { timeZone: 'UTC', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
    accounts: [{ id: ACCOUNT_ID, regions: regions.map((name) => ({ name })) }],
    traffic,
  } satisfies EventPlanInput);

const plan = planFor([REGION], { multiplier: 22 });
/** With odds, and with the rise of each group played through. */
export const planOfMany = planFor(MANY_REGIONS, {
  multiplier: { low: 15, likely: 22, high: 30 },
  ramp: { minutes: 10, shape: 'linear' },
});

export const at = '2026-11-22T00:00:00Z';
export const input = {
  run: { id: 'bench', trigger: 'bench', by: 'bench', startedAt: at, finishedAt: at },
  previous: null,
};
export const judge = (inventories: readonly Inventory[], of = plan) =>
  checkEvent({ ...input, plan: of, inventories: inventories.map(unseen) });

/** The same inventory as if it had just been read: what was looked into before is not looked into again. */
const unseen = ({ artifacts, ...inventory }: Inventory): Inventory => ({
  ...inventory,
  artifacts: Object.fromEntries(Object.entries(artifacts).map(([id, result]) => [id, { ...result }])),
});

/** Counts the entries of all lists of an inventory: instances, volumes, groups, targets and so on. */
export const countResources = ({ artifacts }: Inventory): number =>
  Object.values(artifacts).reduce(
    (sum, result) => sum + (result.ok && Array.isArray(result.data) ? result.data.length : 0),
    0,
  );

/** The targets that are judged together: each region, and what is global. */
export const targetsOfMany = [GLOBAL, ...MANY_REGIONS].map(
  (region): Target => ({ account: ACCOUNT_ID, region }),
);

/** The file of a target's inventory within a folder. */
export const fileOf = (target: Target): string => targetName(target).replace('/', '-');

/** How the inventories of many targets are judged: with all of them in memory, or with each read when its turn comes. */
export const MANNERS = ['all in memory', 'one by one'] as const;
export type Manner = (typeof MANNERS)[number];

export interface JudgedMany {
  readonly resources: number;
  readonly findings: number;
  readonly wallMs: number;
  readonly memory: string;
}
