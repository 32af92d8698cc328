/**
 * Judges accounts that were collected beforehand, of several sizes and shapes: time, and time per resource. One is judged over
 * many regions in processes of their own, whose peak memory is that of judging.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRateLimiter } from '../src/aws/rate-limiter';
import type { Inventory } from '../src/model/inventory';
import { GLOBAL } from '../src/model/target';
import type { AccountSize } from '../test/emulator/synthetic/account';
import { collectSynthetic } from '../test/emulator/synthetic/collected';
import { serveWhenAsked, spawnSyntheticServer } from '../test/emulator/synthetic/process';
import {
  countResources,
  fileOf,
  type JudgedMany,
  judge,
  MANNERS,
  type Manner,
  RUNS,
  targetsOfMany,
} from './judging/setup';
import { count, medianMs, ms, printTable, times } from './measure';

const SIZES = [
  { seed: 1, instances: 400, groups: 20, loadBalancers: 10, dbInstances: 10 },
  { seed: 1, instances: 4500, groups: 100, loadBalancers: 50, dbInstances: 40 },
  { seed: 1, instances: 49_000, groups: 500, loadBalancers: 100, dbInstances: 100 },
  { seed: 1, instances: 12_000, groups: 4000, loadBalancers: 100, dbInstances: 10 },
  { seed: 1, instances: 12_000, groups: 4000, loadBalancers: 100, dbInstances: 10, scheduledActions: 20_000 },
];
/** About 5,300 resources. */
const IN_EACH_REGION = { seed: 1, instances: 2270, groups: 50, loadBalancers: 25, dbInstances: 20 };
/** One day of metrics is enough, because judging sees only their peaks. */
const LOOKBACK = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] };

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
  const { regional, global } = await collectSynthetic({
    endpoint: server.endpoint,
    lookback: LOOKBACK,
    limiter,
  });
  await server.stop();
  return [global, regional];
}

/** Writes the inventories of one account in many regions into files, and judges them in each manner. */
async function measureMany(): Promise<readonly (JudgedMany & { readonly manner: Manner })[]> {
  const [global, regional] = await collect(IN_EACH_REGION);
  const folder = await mkdtemp(join(tmpdir(), 'iem-bench-'));
  try {
    for (const target of targetsOfMany) {
      const inventory = target.region === GLOBAL ? global : { ...regional, target };
      await writeFile(join(folder, fileOf(target)), JSON.stringify(inventory));
    }
    return MANNERS.map((manner) => ({ manner, ...judgeApart(manner, folder) }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function judgeApart(manner: Manner, folder: string): JudgedMany {
  const run = ['scripts/run.mjs', 'bench/judging/many.ts', manner, folder];
  const { stdout } = spawnSync(process.execPath, run, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(stdout);
}

await serveWhenAsked();

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
  `Judging ${targetsOfMany.length} targets with odds and rises, median of ${RUNS} runs, each in a process of its own`,
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
