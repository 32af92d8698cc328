import { memoise } from '../../lib/memoise';
import type { Store } from '../../store/store';

/** Plans of so many runs at a time; a plan of a thousand accounts is a few megabytes. */
const MOST_PLANS = 4;

/**
 * A store that reads a revision of a plan only once: revisions do not change, and every target of a run needs it. It
 * goes on knowing those of an event that was deleted, so it is for what works on a run and not for what answers people.
 */
export function memoisePlans(store: Store): Store {
  const revisionOf = memoise(
    MOST_PLANS,
    ({ id, revision }: { id: string; revision: number }) => `${id}/${revision}`,
    ({ id, revision }) => store.plans.get(id, revision),
  );
  return {
    ...store,
    plans: {
      ...store.plans,
      get: (id, revision) => (revision === undefined ? store.plans.get(id) : revisionOf({ id, revision })),
    },
  };
}
