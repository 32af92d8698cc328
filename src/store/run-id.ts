import type { RunProfile, RunRequest } from './store';

const LIGHT = '-light';

/** `20261122T000000000Z-cli`, `…-schedule-light`: sorts by time; the same request has the same id. */
export function runId({
  requestedAt,
  trigger,
  profile,
}: Pick<RunRequest, 'requestedAt' | 'trigger' | 'profile'>): string {
  if (trigger.endsWith(LIGHT)) throw new RangeError(`A trigger must not end in "${LIGHT}": ${trigger}`);
  const time = new Date(requestedAt).toISOString().replaceAll(/[-:.]/g, '');
  return `${time}-${trigger}${profile === 'light' ? LIGHT : ''}`;
}

export const profileOf = (id: string): RunProfile => (id.endsWith(LIGHT) ? 'light' : 'full');
