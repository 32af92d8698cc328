/** Stands in for a value that is not known. */
export interface Missing {
  /** Why it is not known: a sentence. */
  readonly missing: string;
}

/** Tells a value from the reason why there is none; null stands for a value that does not apply. */
export const isKnown = <T extends object>(candidate: T | Missing | null): candidate is T =>
  candidate !== null && !('missing' in candidate);
