/** How many days each kind of item is kept after it was written; what is not here is kept for good. */
const KEPT_DAYS = {
  /** The run itself and its report. */
  run: 400,
  findings: 180,
  inventory: 90,
} as const;

/** Value of the table's TTL attribute: epoch seconds. */
export const expiresAt = (kind: keyof typeof KEPT_DAYS, now: string): number =>
  Math.floor(Date.parse(now) / 1000) + KEPT_DAYS[kind] * 86_400;
