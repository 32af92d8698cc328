import { plainLine } from '../../lib/plain-line';
import { withoutSecrets } from '../../lib/without-secrets';
import type { Run, RunRef } from '../../store/store';
import type { Backend } from '../backend';
import { finishRun } from './finish-run';

/** Reasons come from wherever the execution broke. */
const MAX_REASON = 300;

/**
 * Frees the place of a run whose execution has ended before its time. Of one that broke after its report was stored, it
 * has told what changed; of one that is over besides, it changes nothing.
 *
 * @throws IemError `run-not-found`, and whatever keeps what changed from being told.
 */
export async function closeRun(
  backend: Pick<Backend, 'store' | 'now' | 'outbox'>,
  ref: RunRef,
  reason: string,
): Promise<Run> {
  const run = await backend.store.runs.abort(ref, plainLine(withoutSecrets(reason), MAX_REASON));
  if (run.state === 'finished') await finishRun(backend, { event: ref.event, run: ref.id });
  return run;
}
