import { messageOf } from '../../lib/message-of';
import type { RunRef, Store } from '../../store/store';

/** If a process dies during a run, another run may start after this time. */
export const LEASE_SECONDS = 120;
/** A live process renews its lease well before it ends. */
const RENEW_MS = (LEASE_SECONDS / 4) * 1000;

/** Does `work` for a run, renewing the run's lease of {@link LEASE_SECONDS} until the work is done. */
export async function whileHolding<T>(
  { runs }: Pick<Store, 'runs'>,
  run: RunRef,
  work: () => Promise<T>,
): Promise<T> {
  // A failed renewal can be ignored: if the lease really is lost, finishing the run reports it.
  const heartbeat = setInterval(() => runs.renew(run).catch(() => {}), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}

/** Marks a run as aborted, with the error as the reason. If that fails too, the lease ends by itself. */
export async function abandon({ runs }: Pick<Store, 'runs'>, run: RunRef, error: unknown): Promise<void> {
  await runs.abort(run, messageOf(error)).catch(() => {});
}
