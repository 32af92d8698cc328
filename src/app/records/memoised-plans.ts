import { memoise } from '../../lib/memoise';
import type { Store } from '../../store/store';

/** How many plans are remembered. A plan of a thousand accounts takes a few megabytes. */
const MOST_PLANS = 4;

/**
 * Wraps a store so that it reads each plan revision only once, since revisions never change and every target of a run
 * needs one. It still returns the plan of a deleted event, so use it for executing runs and not for answering people.
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
