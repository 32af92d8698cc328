import { messageOf } from '../../lib/message-of';
import type { RunRef, Store } from '../../store/store';

/** After a process has died with a run, the run's place is free within this time. */
export const LEASE_SECONDS = 120;
/** A process that lives renews its lease well before. */
const RENEW_MS = (LEASE_SECONDS / 4) * 1000;

/** Does `work` for a run whose lease is {@link LEASE_SECONDS}, and renews the lease as long as that takes. */
export async function whileHolding<T>(
  { runs }: Pick<Store, 'runs'>,
  run: RunRef,
  work: () => Promise<T>,
): Promise<T> {
  // A renewal that fails is no news: when the lease is lost for good, finishing says so.
  const heartbeat = setInterval(() => runs.renew(run).catch(() => {}), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}

/** Marks a run as aborted for the reason it failed; where even that fails, the lease runs out by itself. */
export async function abandon({ runs }: Pick<Store, 'runs'>, run: RunRef, error: unknown): Promise<void> {
  await runs.abort(run, messageOf(error)).catch(() => {});
}
