import { CollectError, isThrottled, toFailure } from '../../collect/failure';
import { collectors, lightCollectors } from '../../collect/registry';
import { failedInventory, reachTarget } from '../../collect/run';
import { selectedBy } from '../../judging/scope';
import type { Inventory } from '../../model/inventory';
import type { Target } from '../../model/target';
import { lookbackOf } from '../../plan/lookback';
import type { EventPlan } from '../../plan/schema';
import { findPlanAccount } from '../../plan/targets';
import type { Run } from '../../store/store';
import type { Accounts } from '../accounts/accounts';
import type { Backend } from '../backend';
import { tolerate } from '../tolerate';
import { type AccountInput, refOf } from './prepare-run';

/** The services that checking a target depends on. */
export type TargetCheckBackend = Pick<Backend, 'store' | 'now'> & {
  readonly accounts: Accounts;
  /** Supplies a recorded inventory instead of asking AWS, as for the sample event; undefined means: ask AWS. */
  readonly recorded?: (target: Target) => Promise<Inventory | undefined>;
};

/** One target of a run, as Step Functions passes it on. */
export interface TargetInput extends AccountInput {
  /** Region name, or `global`. */
  readonly region: string;
  /** See {@link PreparedRun}. */
  readonly base: string | null;
  /** Set after the last attempt failed. The target is then not asked again: this failure is stored as its inventory. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/** The time that the check of one target may take. */
export interface TargetLimits {
  /** Aborts the work, which then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds the caller has left; what has not been answered by then counts as failed. Unlimited by default. */
  readonly remainingMs?: () => number;
  /** How often to check whether the run was cancelled, milliseconds. */
  readonly pollMs?: number;
}

/** How long work may continue after its run was cancelled. It limits what a caller who starts and cancels many runs costs. */
const POLL_MS = 15_000;

/**
 * Collects one target of a run and stores its inventory, unless it is stored already or the run is over. It stops when its
 * run is cancelled: Step Functions does not end a function that it has called. Whatever could not be read, or not before
 * the run's deadline, is stored in the inventory as a failure.
 *
 * @throws IemError `run-not-found`, `plan-not-found`; also errors that another attempt may get past, such as those of
 * the store, or of an account that cannot be opened because AWS throttles the requests.
 */
export async function checkTarget(
  backend: TargetCheckBackend,
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

/** Does the work, and aborts it when the run is over, which is not a failure. */
async function whileRunning(
  { store }: Pick<TargetCheckBackend, 'store'>,
  run: Run,
  { signal, pollMs = POLL_MS }: TargetLimits,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const poll = async (): Promise<void> => {
    const { state } = await store.runs.get(run);
    if (state !== 'running') over.abort(new Error(`Run ${run.id} is over.`));
  };
  // If the store cannot be read for a moment, the work continues.
  const polling = setInterval(() => poll().catch(() => {}), pollMs);
  try {
    await work(AbortSignal.any([over.signal, ...(signal ? [signal] : [])]));
  } catch (error) {
    if (error !== over.signal.reason) throw error;
  } finally {
    clearInterval(polling);
  }
}

async function inventoryOf(
  { store, now, accounts, recorded }: TargetCheckBackend,
  { run, plan }: { readonly run: Run; readonly plan: EventPlan },
  { account, region, base: baseId, failure }: TargetInput,
  { signal, remainingMs = () => Number.POSITIVE_INFINITY }: TargetLimits & { readonly signal: AbortSignal },
): Promise<Inventory> {
  const target = { account, region };
  const untilDeadline = () =>
    run.deadline === undefined ? Number.POSITIVE_INFINITY : Date.parse(run.deadline) - Date.parse(now());
  const knownFailure =
    failure ??
    (untilDeadline() > 0
      ? undefined
      : {
          code: 'Timeout',
          message: `The deadline of the run, ${run.deadline}, had passed before this target was collected.`,
        });
  const lookback = lookbackOf(plan, now());
  if (knownFailure) {
    const { code, message } = knownFailure;
    return failedInventory({ collectors, lookback, now }, target, toFailure(new CollectError(code, message)));
  }
  const recording = await recorded?.(target);
  if (recording) return recording;
  const base =
    baseId &&
    // The full run may lack this target, or its inventory may have expired.
    (await tolerate('run-not-found', store.runs.inventory({ event: run.event, id: baseId }, target)));
  const inventory = await reachTarget({
    target,
    open: () => accounts.open(plan, findPlanAccount(plan, account)),
    triesAgain: isThrottled,
    collectors: base ? lightCollectors : collectors,
    lookback,
    selects: selectedBy(plan),
    now,
    signal,
    remainingMs: () => Math.min(remainingMs(), untilDeadline()),
  });
  return base ? overlay(base, inventory) : inventory;
}

/** New results replace old ones even where they failed, since an old answer does not prove the present state. */
const overlay = (base: Inventory, fresh: Inventory): Inventory => ({
  ...fresh,
  restCollectedAt: base.collectedAt,
  artifacts: { ...base.artifacts, ...fresh.artifacts },
});
