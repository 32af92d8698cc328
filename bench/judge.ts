/**
 * Judges accounts that were collected beforehand, of several sizes and shapes: time, and time per resource. One is judged over
 * many regions in processes of their own, whose peak memory is that of judging.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEvent, checkStoredEvent } from '../src/app/judging/check';
import { createRateLimiter } from '../src/aws/rate-limiter';
import type { Inventory } from '../src/model/inventory';
import { GLOBAL, type Target, targetName } from '../src/model/target';
import { REGIONS } from '../src/plan/regions';
import { type EventPlanInput, eventPlanSchema } from '../src/plan/schema';
import { ACCOUNT_ID, type AccountSize, REGION } from '../test/emulator/synthetic/account';
import { collectSynthetic } from '../test/emulator/synthetic/collected';
import { serveWhenAsked, spawnSyntheticServer } from '../test/emulator/synthetic/process';
import { count, medianMs, ms, peakRssMB, printTable, times } from './measure';

const SIZES = [
  { seed: 1, instances: 400, groups: 20, loadBalancers: 10, dbInstances: 10 },
  { seed: 1, instances: 4500, groups: 100, loadBalancers: 50, dbInstances: 40 },
  { seed: 1, instances: 49_000, groups: 500, loadBalancers: 100, dbInstances: 100 },
  { seed: 1, instances: 12_000, groups: 4000, loadBalancers: 100, dbInstances: 10 },
  { seed: 1, instances: 12_000, groups: 4000, loadBalancers: 100, dbInstances: 10, scheduledActions: 20_000 },
];
/** Of one account; what is global is the twentieth target. */
const MANY_REGIONS = REGIONS.slice(0, 19);
/** About 5,300 resources. */
const IN_EACH_REGION = { seed: 1, instances: 2270, groups: 50, loadBalancers: 25, dbInstances: 20 };
/** One day of metrics is enough, because judging sees only their peaks. */
const LOOKBACK = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] };
const RUNS = 5;

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
const planOfMany = planFor(MANY_REGIONS, {
  multiplier: { low: 15, likely: 22, high: 30 },
  ramp: { minutes: 10, shape: 'linear' },
});

const at = '2026-11-22T00:00:00Z';
const input = {
  run: { id: 'bench', trigger: 'bench', by: 'bench', startedAt: at, finishedAt: at },
  previous: null,
};
const judge = (inventories: readonly Inventory[], of = plan) =>
  checkEvent({ ...input, plan: of, inventories: inventories.map(unseen) });

/** The same inventory as if it had just been read: what was looked into before is not looked into again. */
const unseen = ({ artifacts, ...inventory }: Inventory): Inventory => ({
  ...inventory,
  artifacts: Object.fromEntries(Object.entries(artifacts).map(([id, result]) => [id, { ...result }])),
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

async function collect(size: AccountSize): Promise<readonly [global: Inventory, regional: Inventory]> {
  const server = await spawnSyntheticServer(size);
  const limiter = createRateLimiter({ share: 1e6 });
  const { regional, global } = await collectSynthetic(server.endpoint, LOOKBACK, limiter);
  await server.stop();
  return [global, regional];
}

/** How the inventories of many targets are judged: with all of them in memory, or with each read when its turn comes. */
const MANNERS = ['all in memory', 'one by one'] as const;
type Manner = (typeof MANNERS)[number];

interface JudgedMany {
  readonly resources: number;
  readonly findings: number;
  readonly wallMs: number;
  readonly memory: string;
}

/** If this process was started to judge many regions, it does so, reports what that took, and ends. */
async function judgeManyWhenAsked(): Promise<void> {
  const [, , role, manner, folder = ''] = process.argv;
  if (role !== 'many' || process.send === undefined) return;
  const targets = [GLOBAL, ...MANY_REGIONS].map((region): Target => ({ account: ACCOUNT_ID, region }));
  const read = (target: Target): Inventory =>
    JSON.parse(readFileSync(join(folder, targetName(target).replace('/', '-')), 'utf8'));
  const inventories = manner === ('all in memory' satisfies Manner) ? targets.map(read) : null;
  const judgeMany = () =>
    inventories
      ? judge(inventories, planOfMany)
      : checkStoredEvent({
          ...input,
          plan: planOfMany,
          collected: targets.map((target) => ({ target, collectedAt: at })),
          load: async (target) => read(target),
        });
  const { findings } = await judgeMany();
  // Later runs would keep what earlier ones left behind until it is in the way.
  const memory = peakRssMB();
  const wallMs = await medianMs(RUNS, judgeMany);
  const resources = targets.reduce((sum, target) => sum + countResources(read(target)), 0);
  process.send({ resources, findings: findings.length, wallMs, memory } satisfies JudgedMany);
  process.disconnect();
  process.exit();
}

/** Writes the inventories of one account in many regions into files, and judges them in each manner. */
async function measureMany(): Promise<readonly (JudgedMany & { readonly manner: Manner })[]> {
  const [global, regional] = await collect(IN_EACH_REGION);
  const regions = MANY_REGIONS.map((region) => ({ ...regional, target: { ...regional.target, region } }));
  const folder = await mkdtemp(join(tmpdir(), 'iem-bench-'));
  try {
    for (const inventory of [global, ...regions]) {
      await writeFile(
        join(folder, targetName(inventory.target).replace('/', '-')),
        JSON.stringify(inventory),
      );
    }
    const judged = [];
    for (const manner of MANNERS) {
      const [answer] = await once(fork(process.argv[1] ?? '', ['many', manner, folder]), 'message');
      judged.push({ manner, ...(answer as JudgedMany) });
    }
    return judged;
  } finally {
    await rm(folder, { recursive: true });
  }
}

await serveWhenAsked();
await judgeManyWhenAsked();

const results: { groups: number; resources: number; findings: number; wallMs: number }[] = [];
for (const { scheduledActions, ...size } of SIZES) {
  const [global, regional] = await collect(size);
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
const perResource = ({ wallMs, resources }: Pick<JudgedMany, 'wallMs' | 'resources'>) => wallMs / resources;
const againstSmallest = (result: Pick<JudgedMany, 'wallMs' | 'resources'>): string =>
  smallest === undefined ? '' : times(perResource(result) / perResource(smallest));
const microseconds = (result: Pick<JudgedMany, 'wallMs' | 'resources'>): string =>
  `${(1000 * perResource(result)).toFixed(1)} µs`;
printTable(
  `Judging one region, median of ${RUNS} runs`,
  ['groups', 'resources', 'findings', 'time', 'per resource', 'against the smallest'],
  results.map((result) => [
    count(result.groups),
    count(result.resources),
    count(result.findings),
    ms(result.wallMs),
    microseconds(result),
    againstSmallest(result),
  ]),
);
printTable(
  `Judging ${MANY_REGIONS.length + 1} targets with odds and rises, median of ${RUNS} runs, each in a process of its own`,
  [
    'inventories',
    'resources',
    'findings',
    'time',
    'per resource',
    'against the smallest',
    'peak memory of the first',
  ],
  (await measureMany()).map((result) => [
    result.manner,
    count(result.resources),
    count(result.findings),
    ms(result.wallMs),
    microseconds(result),
    againstSmallest(result),
    result.memory,
  ]),
);
