/** For how many days each kind of item is kept. Items of other kinds never expire. */
const KEPT_DAYS = {
  /** A run and its report. */
  run: 400,
  findings: 180,
  ceilings: 180,
  inventory: 90,
  notification: 90,
  /** Counted from when the link itself expires. Until then, an expired link can be told from one that never existed. */
  link: 7,
  reply: 1,
} as const;

/**
 * Computes the value of the table's TTL attribute, in epoch seconds.
 *
 * @param from When the item is written, or when a link expires; ISO time.
 */
export const expiryOf = (kind: keyof typeof KEPT_DAYS, from: string): number =>
  Math.floor(Date.parse(from) / 1000) + KEPT_DAYS[kind] * 86_400;
