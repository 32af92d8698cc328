import { CollectError, isThrottled, toFailure } from '../../collect/failure';
import { collectors, lightCollectors } from '../../collect/registry';
import { failedInventory, reachTarget } from '../../collect/run';
import type { Inventory } from '../../model/inventory';
import type { Target } from '../../model/target';
import { lookbackOf } from '../../plan/lookback';
import type { EventPlan } from '../../plan/schema';
import { planAccount } from '../../plan/targets';
import type { Run } from '../../store/store';
import type { Accounts } from '../accounts/accounts';
import type { Backend } from '../backend';
import { tolerate } from '../tolerate';
import { type AccountInput, refOf } from './prepare-run';

/** What collecting a target needs of the world. */
export type Collecting = Pick<Backend, 'store' | 'now'> & {
  readonly accounts: Accounts;
  /** What stands for asking AWS where that cannot be done, as of the sample; undefined of a target that is asked. */
  readonly recorded?: (target: Target) => Promise<Inventory | undefined>;
};

export interface TargetInput extends AccountInput {
  /** Region name, or `global`. */
  readonly region: string;
  /** See {@link PreparedRun}. */
  readonly base: string | null;
  /** Why collecting it has failed for good: then that is what is stored. */
  readonly failure?: { readonly code: string; readonly message: string };
}

export interface TargetLimits {
  /** Aborts everything; the reason is thrown. */
  readonly signal?: AbortSignal;
  /** How long the caller may still take, milliseconds: what is not there by then has failed. No end by default. */
  readonly remainingMs?: () => number;
  /** How often it is looked whether the run goes on, milliseconds. */
  readonly lookMs?: number;
}

/** Whoever starts and cancels runs over and over leaves no more than this of each going, in our account and theirs. */
const LOOK_MS = 15_000;

/**
 * Collects one target of a run and stores its inventory, unless it is stored already or the run is over. It ends with
 * its run: a function that Step Functions has called goes on when the execution is stopped. What cannot be read, and what
 * the deadline of the run leaves no time for, is in the inventory as a failure.
 *
 * @throws IemError `run-not-found`, `plan-not-found`; whatever trying again may mend: of the store, or an account that
 * cannot be opened because AWS throttles.
 */
export async function checkTarget(
  backend: Collecting,
  input: TargetInput,
  limits: TargetLimits = {},
): Promise<Record<string, never>> {
  const { store } = backend;
  const ref = refOf(input);
  const run = await store.runs.get(ref);
  if (run.state !== 'running') return {};
  const stored = await store.runs.targets(ref, input.account);
  if (stored.some(({ target }) => target.region === input.region)) return {};
  const { plan } = await store.plans.get(run.event, run.planRevision);
  await whileRunning(backend, run, limits, async (signal) =>
    store.runs.saveInventory(ref, await inventoryOf(backend, { run, plan }, input, { ...limits, signal })),
  );
  return {};
}

/** Does the work, and aborts it when the run is over; that is no failure. */
async function whileRunning(
  { store }: Pick<Collecting, 'store'>,
  run: Run,
  { signal, lookMs = LOOK_MS }: TargetLimits,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const look = async (): Promise<void> => {
    const { state } = await store.runs.get(run);
    if (state !== 'running') over.abort(new Error(`Run ${run.id} is over.`));
  };
  // Not to know for a moment is no reason to stop.
  const looking = setInterval(() => look().catch(() => {}), lookMs);
  try {
    await work(AbortSignal.any([over.signal, ...(signal ? [signal] : [])]));
  } catch (error) {
    if (error !== over.signal.reason) throw error;
  } finally {
    clearInterval(looking);
  }
}

async function inventoryOf(
  { store, now, accounts, recorded }: Collecting,
  { run, plan }: { readonly run: Run; readonly plan: EventPlan },
  { account, region, base: baseId, failure }: TargetInput,
  { signal, remainingMs = () => Number.POSITIVE_INFINITY }: TargetLimits & { readonly signal: AbortSignal },
): Promise<Inventory> {
  const target = { account, region };
  const untilDeadline = () =>
    run.deadline === undefined ? Number.POSITIVE_INFINITY : Date.parse(run.deadline) - Date.parse(now());
  const hopeless =
    failure ??
    (untilDeadline() > 0
      ? undefined
      : { code: 'Timeout', message: `The deadline of the run, ${run.deadline}, had passed.` });
  if (hopeless) {
    const { code, message } = hopeless;
    return failedInventory({ collectors, now }, target, toFailure(new CollectError(code, message)));
  }
  const recording = await recorded?.(target);
  if (recording) return recording;
  const base =
    baseId &&
    // The full run has none of the target, or it was kept no longer.
    (await tolerate('run-not-found', store.runs.inventory({ event: run.event, id: baseId }, target)));
  const inventory = await reachTarget({
    target,
    open: () => accounts.open(plan, planAccount(plan, account)),
    triesAgain: isThrottled,
    collectors: base ? lightCollectors : collectors,
    lookback: lookbackOf(plan, now()),
    now,
    signal,
    remainingMs: () => Math.min(remainingMs(), untilDeadline()),
  });
  return base ? overlay(base, inventory) : inventory;
}

/** What was collected anew counts, also where it failed: what it was before is no evidence of what it is. */
const overlay = (base: Inventory, fresh: Inventory): Inventory => ({
  ...fresh,
  restCollectedAt: base.collectedAt,
  artifacts: { ...base.artifacts, ...fresh.artifacts },
});
