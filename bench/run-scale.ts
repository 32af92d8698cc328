/**
 * Measures runs of many targets: what finishing a run takes when its inventories are stored, in a process of its own so that the
 * store does not count, and what a whole run of a thousand synthetic targets takes in one process.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Accounts } from '../src/app/accounts/accounts';
import { memoisePlans } from '../src/app/records/memoised-plans';
import { finishRun } from '../src/app/runs/finish-run';
import { createLocalExecutions } from '../src/app/runs/local-executions';
import { startRun } from '../src/app/runs/start-run';
import { createClients } from '../src/aws/clients';
import { createRateLimiter } from '../src/aws/rate-limiter';
import { mapConcurrently } from '../src/lib/concurrency';
import type { Inventory } from '../src/model/inventory';
import { GLOBAL } from '../src/model/target';
import { REGIONS } from '../src/plan/regions';
import type { EventPlan } from '../src/plan/schema';
import { targetsOf } from '../src/plan/targets';
import { openLocalStore } from '../src/store/local';
import type { Run, Store } from '../src/store/store';
import { aPlan } from '../test/builders/plan';
import type { AccountSize } from '../test/emulator/synthetic/account';
import { collectSynthetic } from '../test/emulator/synthetic/collected';
import { serveWhenAsked, spawnSyntheticServer } from '../test/emulator/synthetic/process';
import { count, kilobytes, measure, peakRssMB, printTable, seconds } from './measure';

await serveWhenAsked();

const NOW = '2026-11-22T00:00:00.000Z';
const now = (): string => NOW;
const REGIONS_PER_ACCOUNT = 17;
/** The numbers of accounts of the runs that are finished. Each account has 18 targets, with the global one. */
const ACCOUNTS = [6, 56, 945];
/** The number of accounts of the whole run. */
const SIMULATED_ACCOUNTS = 56;
/** The regions in which a team works. The others have only what AWS creates. */
const BUSY_REGIONS = 3;
const BUSY: AccountSize = { seed: 1, instances: 60, groups: 6, loadBalancers: 3, dbInstances: 3 };
const QUIET: AccountSize = { seed: 2, instances: 0, groups: 0, loadBalancers: 0, dbInstances: 0 };
const LOOKBACK = { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] };

const WITHOUT_OUTBOX = { send: async () => undefined };

interface FinishCost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly memory: string;
}

/** If this process was started to finish a run, it does so, reports what it took, and ends. */
async function finishWhenAsked(): Promise<void> {
  const [, , role, directory = '', event = '', run = ''] = process.argv;
  if (role !== 'finish' || process.send === undefined) return;
  const local = await openLocalStore(directory, now);
  const { wallMs, cpuMs } = await measure(() =>
    finishRun({ store: local.store, now, outbox: WITHOUT_OUTBOX }, { event, run }),
  );
  await local.close();
  process.send({ wallMs, cpuMs, memory: peakRssMB() } satisfies FinishCost);
  process.disconnect();
  process.exit();
}
await finishWhenAsked();

const planOf = (event: string, accounts: number): EventPlan =>
  aPlan({
    id: event,
    accounts: Array.from({ length: accounts }, (_, i) => ({
      id: String(100_000_000_000 + i),
      regions: REGIONS.slice(0, REGIONS_PER_ACCOUNT).map((name) => ({ name })),
    })),
  });

async function beginRun(store: Store, plan: EventPlan): Promise<Run> {
  await store.plans.create(plan, 'bench');
  const executions = { start: async () => undefined, stop: async () => undefined };
  const asked = { event: plan.id, trigger: 'bench', by: 'bench', requestedAt: NOW };
  return (await startRun({ store, executions, now }, asked)).run;
}

/** Collects a region with resources, one without, and what is global. */
async function collectTemplates(): Promise<{ busy: Inventory; quiet: Inventory; global: Inventory }> {
  const collected = async (size: AccountSize) => {
    const server = await spawnSyntheticServer(size);
    const inventories = await collectSynthetic({
      endpoint: server.endpoint,
      lookback: LOOKBACK,
      limiter: createRateLimiter({ share: 1e6 }),
    });
    await server.stop();
    return inventories;
  };
  const { regional: busy, global } = await collected(BUSY);
  const { regional: quiet } = await collected(QUIET);
  return { busy, quiet, global };
}

async function storeTargets(store: Store, run: Run, plan: EventPlan): Promise<number> {
  const { busy, quiet, global } = await collectTemplates();
  const isBusy = new Set<string>(REGIONS.slice(0, BUSY_REGIONS));
  const targets = targetsOf(plan);
  await mapConcurrently(targets, 16, (target) => {
    const template = target.region === GLOBAL ? global : isBusy.has(target.region) ? busy : quiet;
    return store.runs.saveInventory(run, { ...template, target });
  });
  return targets.length;
}

async function finishInItsOwnProcess(directory: string, run: Run): Promise<FinishCost> {
  const child: ChildProcess = fork(process.argv[1] ?? '', ['finish', directory, run.event, run.id]);
  const [result] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The run was not finished.'))),
  ]);
  return result as FinishCost;
}

async function useStore<T>(work: (store: Store, directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'iem-bench-'));
  const local = await openLocalStore(directory, now);
  try {
    return await work(local.store, directory);
  } finally {
    await local.close();
    await rm(directory, { recursive: true });
  }
}

const rows: string[][] = [];
for (const accounts of ACCOUNTS) {
  await useStore(async (store, directory) => {
    const plan = planOf(`finish-${accounts}`, accounts);
    const run = await beginRun(store, plan);
    const targets = await storeTargets(store, run, plan);
    const { wallMs, cpuMs, memory } = await finishInItsOwnProcess(directory, run);
    const report = await store.runs.report(run);
    const findings = report.findingCounts.reduce(
      (sum, { pass, warn, fail, unknown, notApplicable }) =>
        sum + pass + warn + fail + unknown + notApplicable,
      0,
    );
    rows.push([
      count(targets),
      count(findings),
      count(report.ceilingCount ?? report.ceilings.length),
      seconds(wallMs),
      seconds(cpuMs),
      memory,
      kilobytes(Buffer.byteLength(JSON.stringify(report))),
    ]);
  });
}
printTable(
  'Finishing a run whose inventories are stored',
  ['targets', 'findings', 'ceilings', 'wall', 'CPU', 'peak memory', 'report'],
  rows,
);

await useStore(async (stored) => {
  const store = memoisePlans(stored);
  const server = await spawnSyntheticServer(QUIET);
  process.env.AWS_ENDPOINT_URL = server.endpoint;
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' };
  const limiter = createRateLimiter({ share: 1e6 });
  const accounts: Accounts = {
    open: async () => (target) => createClients({ ...target, credentials, limiter }),
  };
  const rest = { store, now, accounts, outbox: WITHOUT_OUTBOX };
  const executions = createLocalExecutions(rest);
  const plan = planOf('simulated', SIMULATED_ACCOUNTS);
  await store.plans.create(plan, 'bench');
  const asked = { event: plan.id, trigger: 'bench', by: 'bench', requestedAt: NOW };
  const { value: run, wallMs } = await measure(async () => {
    const started = await startRun({ ...rest, executions }, asked);
    await executions.idle();
    return store.runs.get(started.run);
  });
  const { requests } = await server.use();
  await server.stop();
  const { coverage } = await store.runs.report(run);
  const failed = coverage.targets.filter(({ ok }) => ok === 0).length;
  printTable(
    'A whole run in one process, AWS answering at once',
    ['targets', 'failed', 'requests', 'requests a target', 'wall'],
    [
      [
        count(coverage.targets.length),
        count(failed),
        count(requests),
        (requests / coverage.targets.length).toFixed(1),
        seconds(wallMs),
      ],
    ],
  );
});
