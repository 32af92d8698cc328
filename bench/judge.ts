/** Judges accounts that were collected beforehand, of several sizes and shapes: time, and time per resource. */
import { checkEvent } from '../src/app/judging/check';
import { createRateLimiter } from '../src/aws/rate-limiter';
import type { Inventory } from '../src/model/inventory';
import { type EventPlanInput, eventPlanSchema } from '../src/plan/schema';
import { ACCOUNT_ID, REGION } from '../test/emulator/synthetic/account';
import { collectSynthetic } from '../test/emulator/synthetic/collected';
import { serveWhenAsked, spawnSyntheticServer } from '../test/emulator/synthetic/process';
import { count, medianMs, ms, peakRssMB, printTable, times } from './measure';

await serveWhenAsked();

const SIZES = [
  { seed: 1, instances: 400, groups: 20, loadBalancers: 10, dbInstances: 10 },
  { seed: 1, instances: 4500, groups: 100, loadBalancers: 50, dbInstances: 40 },
  { seed: 1, instances: 49_000, groups: 500, loadBalancers: 100, dbInstances: 100 },
  { seed: 1, instances: 12_000, groups: 4000, loadBalancers: 100, dbInstances: 10 },
  { seed: 1, instances: 12_000, groups: 4000, loadBalancers: 100, dbInstances: 10, scheduledActions: 20_000 },
];
/** One day of metrics is enough, because judging sees only their peaks. */
const LOOKBACK = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] };
const RUNS = 5;

const plan = eventPlanSchema.parse({
  id: 'bench',
  name: 'Bench',
  customer: 'Example Shop',
  successCriteria: [{ description: 'Checkout stays up' }],
  calendar: { timeZone: 'UTC', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
  accounts: [{ id: ACCOUNT_ID, regions: [{ name: REGION }] }],
  traffic: { multiplier: 22 },
} satisfies EventPlanInput);

const at = '2026-11-22T00:00:00Z';
const judge = (inventories: readonly Inventory[]) =>
  checkEvent({
    plan,
    inventories,
    run: { id: 'bench', trigger: 'bench', by: 'bench', startedAt: at, finishedAt: at },
    previous: null,
  });

/** Counts the entries of all lists of an inventory: instances, volumes, groups, targets and so on. */
const countResources = ({ artifacts }: Inventory): number =>
  Object.values(artifacts).reduce(
    (sum, result) => sum + (result.ok && Array.isArray(result.data) ? result.data.length : 0),
    0,
  );

/** Adds scheduled actions that recur every minute, to the groups in turn. */
function addActions(inventory: Inventory, wanted: number): Inventory {
  const { autoScalingGroups: groups, scheduledActions: actions } = inventory.artifacts;
  if (!groups?.ok || !actions?.ok)
    throw new Error('The groups or their scheduled actions were not collected.');
  const [first] = actions.data;
  const named = groups.data.map(({ autoScalingGroupName }) => autoScalingGroupName);
  const data = Array.from({ length: wanted }, (_, i) => ({
    ...(first ?? fail()),
    scheduledActionName: `minute-${i}`,
    autoScalingGroupName: named[i % named.length] ?? fail(),
    startTime: null,
    recurrence: '* * * * *',
  }));
  return { ...inventory, artifacts: { ...inventory.artifacts, scheduledActions: { ...actions, data } } };
}

function fail(): never {
  throw new Error('The synthetic account has no group or no scheduled action.');
}

const results: { groups: number; resources: number; findings: number; wallMs: number }[] = [];
for (const { scheduledActions, ...size } of SIZES) {
  const server = await spawnSyntheticServer(size);
  const limiter = createRateLimiter({ share: 1e6 });
  const { regional, global } = await collectSynthetic(server.endpoint, LOOKBACK, limiter);
  await server.stop();
  const inventory = scheduledActions === undefined ? regional : addActions(regional, scheduledActions);
  const inventories = [global, inventory];
  results.push({
    groups: size.groups,
    resources: countResources(inventory),
    findings: (await judge(inventories)).findings.length,
    wallMs: await medianMs(RUNS, () => judge(inventories)),
  });
}
const [smallest] = results;
const perResource = ({ wallMs, resources }: (typeof results)[number]) => wallMs / resources;
printTable(
  `Judging, median of ${RUNS} runs (peak memory, collecting included: ${peakRssMB()})`,
  ['groups', 'resources', 'findings', 'time', 'per resource', 'against the smallest'],
  results.map((result) => [
    count(result.groups),
    count(result.resources),
    count(result.findings),
    ms(result.wallMs),
    `${((1000 * result.wallMs) / result.resources).toFixed(1)} µs`,
    smallest === undefined ? '' : times(perResource(result) / perResource(smallest)),
  ]),
);
