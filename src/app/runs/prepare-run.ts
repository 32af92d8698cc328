import { collectionOrder } from '../../collect/run';
import { findPlanAccount } from '../../plan/targets';
import type { RunRef } from '../../store/store';
import type { Backend } from '../backend';

/** The ids of a run, which the states of the state machine pass on. */
export interface RunInput {
  /** Event id. */
  readonly event: string;
  /** Run id. */
  readonly run: string;
}

/** Returns the key of a run in the store. */
export const refOf = ({ event, run }: RunInput): RunRef => ({ event, id: run });

/** A run whose accounts can be checked now. */
export interface PreparedRun extends RunInput {
  /**
   * For a light run, the full run whose inventories it updates. null for a full run, or if there is no full run yet.
   */
  readonly base: string | null;
  readonly accounts: readonly string[];
}

/**
 * Lists the accounts that a run has to check. The list is empty if the run is over, for example because it was
 * cancelled.
 *
 * @throws IemError `run-not-found`, `plan-not-found`.
 */
export async function prepareRun({ store }: Pick<Backend, 'store'>, input: RunInput): Promise<PreparedRun> {
  const { event, run } = input;
  const { state, profile, planRevision } = await store.runs.get(refOf(input));
  if (state !== 'running') return { event, run, base: null, accounts: [] };
  const { plan } = await store.plans.get(event, planRevision);
  const base = profile === 'light' ? await store.runs.latest(event, 'full') : null;
  return { event, run, base: base?.id ?? null, accounts: plan.accounts.map(({ id }) => id) };
}

/** One account of a run, as Step Functions passes it on. */
export interface AccountInput extends RunInput {
  readonly account: string;
}

/**
 * Lists the regions of an account, including `global`, that the run has not stored yet. An account that is started
 * again therefore continues where it stopped.
 *
 * @throws IemError `run-not-found`, `plan-not-found`.
 */
export async function prepareAccount(
  { store }: Pick<Backend, 'store'>,
  input: AccountInput,
): Promise<{ readonly regions: readonly string[] }> {
  const ref = refOf(input);
  const { planRevision } = await store.runs.get(ref);
  const { plan } = await store.plans.get(input.event, planRevision);
  const stored = new Set((await store.runs.targets(ref, input.account)).map(({ target }) => target.region));
  const regions = collectionOrder(findPlanAccount(plan, input.account)).map(({ region }) => region);
  return { regions: regions.filter((region) => !stored.has(region)) };
}
