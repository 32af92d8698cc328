import type { RunProfile, RunRequest } from './store';

const LIGHT = '-light';

/** `20261122T000000000Z`: sorts by time, and is safe in a name. */
export const timeId = (iso: string): string => new Date(iso).toISOString().replaceAll(/[-:.]/g, '');

/** `20261122T000000000Z-cli`, `…-schedule-light`: sorts by time; the same request has the same id. */
export function runId({
  requestedAt,
  trigger,
  profile,
}: Pick<RunRequest, 'requestedAt' | 'trigger' | 'profile'>): string {
  if (trigger.endsWith(LIGHT)) throw new RangeError(`A trigger must not end in "${LIGHT}": ${trigger}`);
  return `${timeId(requestedAt)}-${trigger}${profile === 'light' ? LIGHT : ''}`;
}

export const profileOf = (id: string): RunProfile => (id.endsWith(LIGHT) ? 'light' : 'full');
