import { setTimeout as sleep } from 'node:timers/promises';
import { mapConcurrently } from '../../lib/concurrency';
import { messageOf } from '../../lib/message-of';
import type { RunRef } from '../../store/store';
import type { Backend, Executions } from '../backend';
import { checkTarget, type TargetCheckBackend, type TargetInput } from './check-target';
import { finishRun } from './finish-run';
import { abandon, LEASE_SECONDS, whileHolding } from './lease';
import { prepareAccount, prepareRun } from './prepare-run';

/** Runs that execute in this process, as Step Functions executes them in AWS. */
export interface LocalExecutions extends Executions {
  /** Resolves once no run is executing. */
  idle(): Promise<void>;
}

/** How a failed step of a local run is tried again. */
export interface LocalExecutionsOptions {
  /** Milliseconds between the first and second attempt; the next pause is three times as long. */
  readonly retryMs?: number;
}

const ACCOUNTS_AT_A_TIME = 2;
const REGIONS_AT_A_TIME = 4;
/** As many attempts as the state machine makes. */
const MOST_ATTEMPTS = 3;

/**
 * Executes runs in this process, in the same steps as the state machine. If the process dies, their leases end soon.
 */
export function createLocalExecutions(
  backend: TargetCheckBackend & Pick<Backend, 'outbox'>,
  { retryMs = 2000 }: LocalExecutionsOptions = {},
): LocalExecutions {
  const { store } = backend;
  const underWay = new Map<string, { readonly abort: AbortController; readonly done: Promise<void> }>();

  async function carryOut({ event, id: run }: RunRef, signal: AbortSignal): Promise<void> {
    const again = <T>(attempt: () => Promise<T>) => retry(attempt, retryMs, signal);
    const { base, accounts } = await again(() => prepareRun(backend, { event, run }));
    await mapConcurrently(accounts, ACCOUNTS_AT_A_TIME, async (account) => {
      const { regions } = await again(() => prepareAccount(backend, { event, run, account }));
      await mapConcurrently(regions, REGIONS_AT_A_TIME, async (region) => {
        const target: TargetInput = { event, run, base, account, region };
        try {
          await again(() => checkTarget(backend, target, { signal }));
        } catch (error) {
          signal.throwIfAborted();
          const failure = failureOf(error);
          await again(() => checkTarget(backend, { ...target, failure }, { signal }));
        }
      });
    });
    await again(() => finishRun(backend, { event, run }));
  }

  return {
    leaseSeconds: LEASE_SECONDS,

    async start(run) {
      const name = nameOf(run);
      if (underWay.has(name)) return;
      const abort = new AbortController();
      const done = whileHolding(store, run, () => carryOut(run, abort.signal))
        .catch((error: unknown) => abandon(store, run, error))
        .finally(() => underWay.delete(name));
      underWay.set(name, { abort, done });
    },

    async stop(run, reason) {
      const execution = underWay.get(nameOf(run));
      execution?.abort.abort(new Error(reason));
      await execution?.done;
    },

    async idle() {
      while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ done }) => done));
    },
  };
}

const nameOf = ({ event, id }: RunRef): string => `${event}/${id}`;

async function retry<T>(attempt: () => Promise<T>, retryMs: number, signal: AbortSignal): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (attempts === MOST_ATTEMPTS || signal.aborted) throw error;
      await sleep(retryMs * 3 ** (attempts - 1), undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

const failureOf = (error: unknown): NonNullable<TargetInput['failure']> => ({
  code: error instanceof Error ? error.name : 'Error',
  message: messageOf(error),
});
