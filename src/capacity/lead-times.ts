/**
 * Days before the event by which a change must be made to help. Our own planning figures, except where AWS says:
 * large quota increases are reviewed by people, and future-dated capacity is best asked for 56 days ahead.
 */
export const LEAD_DAYS = {
  /** Room for a review, a refusal and a second request; a load test should still follow. */
  quotaIncrease: 21,
  /** Settings that take effect at once, with time to test them. */
  configuration: 7,
  /** New address ranges, subnets and routes. */
  networking: 28,
  /** Database classes, storage and parameters that need a restart or a modification window. */
  database: 14,
} as const;
