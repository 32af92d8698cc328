/** How many days each kind of item is kept; what is not here is kept for good. */
const KEPT_DAYS = {
  /** The run itself and its report. */
  run: 400,
  findings: 180,
  ceilings: 180,
  inventory: 90,
  notification: 90,
  /** After it has expired: so that it is told from one that never was. */
  link: 7,
  reply: 1,
} as const;

/** Value of the table's TTL attribute, epoch seconds, of what is written (a link: expires) at `from`. */
export const expiresAt = (kind: keyof typeof KEPT_DAYS, from: string): number =>
  Math.floor(Date.parse(from) / 1000) + KEPT_DAYS[kind] * 86_400;
