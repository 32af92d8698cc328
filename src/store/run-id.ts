import type { RunProfile, RunRequest } from './store';

const LIGHT = '-light';

/** Formats a time as an id such as `20261122T000000000Z`, which sorts by time and is safe in a name. */
export const timeIdOf = (iso: string): string => new Date(iso).toISOString().replaceAll(/[-:.]/g, '');

/** Derives the id of a run from its request, such as `20261122T000000000Z-cli` or `…-schedule-light`. It sorts by time. */
export function runIdOf({
  requestedAt,
  trigger,
  profile,
}: Pick<RunRequest, 'requestedAt' | 'trigger' | 'profile'>): string {
  if (trigger.endsWith(LIGHT)) throw new RangeError(`A trigger must not end in "${LIGHT}": ${trigger}`);
  return `${timeIdOf(requestedAt)}-${trigger}${profile === 'light' ? LIGHT : ''}`;
}

/** The profile of a run, by its id. */
export const profileOf = (id: string): RunProfile => (id.endsWith(LIGHT) ? 'light' : 'full');
