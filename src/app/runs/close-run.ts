import { plainLine } from '../../lib/plain-line';
import { redactSecrets } from '../../lib/redact-secrets';
import type { Run, RunRef } from '../../store/store';
import type { Backend } from '../backend';
import { finishRun } from './finish-run';

/** Characters of the reason that are kept. A reason may be any error text, of any length. */
const MAX_REASON = 300;

/**
 * Ends a run whose execution stopped early, so that the event can have another run. If the run's report was already
 * stored, this sends the notifications that are still due. It changes nothing else about a run that is over.
 *
 * @throws IemError `run-not-found`; also whatever prevents the notifications from being sent.
 */
export async function closeRun(
  backend: Pick<Backend, 'store' | 'now' | 'outbox'>,
  ref: RunRef,
  reason: string,
): Promise<Run> {
  const run = await backend.store.runs.abort(ref, plainLine(redactSecrets(reason), MAX_REASON));
  if (run.state === 'finished') await finishRun(backend, { event: ref.event, run: ref.id });
  return run;
}
