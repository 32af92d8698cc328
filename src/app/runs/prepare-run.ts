import { collectionOrder } from '../../collect/run';
import { planAccount } from '../../plan/targets';
import type { RunRef } from '../../store/store';
import type { Backend } from '../backend';

/** A run by its ids: what goes from state to state. */
export interface RunInput {
  /** Event id. */
  readonly event: string;
  /** Run id. */
  readonly run: string;
}

export const refOf = ({ event, run }: RunInput): RunRef => ({ event, id: run });

export interface PreparedRun extends RunInput {
  /** Id of the full run that a light one renews; null for a full one, and for a light one before the first. */
  readonly base: string | null;
  readonly accounts: readonly string[];
}

/**
 * What a run has to do, account by account: nothing when it is over, as one that was cancelled is.
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

export interface AccountInput extends RunInput {
  readonly account: string;
}

/**
 * The regions of an account, `global` among them, whose inventory the run does not have yet: an account that is begun
 * again goes on where it was.
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
  const regions = collectionOrder(planAccount(plan, input.account)).map(({ region }) => region);
  return { regions: regions.filter((region) => !stored.has(region)) };
}
