/**
 * Days before the event by which a change must be made to help, by what the change is of. Our own planning figures, except
 * where AWS says: large quota increases are reviewed by people, and future-dated capacity is best asked for 56 days ahead.
 */
export const LEAD_DAYS = {
  /** What must not be touched before the event is over: less than 0 is after its start. */
  whenOver: -28,
  /** A switch that is in force at once, endangers nothing, and can be put back as quickly. */
  setting: 3,
  /** Settings that take effect at once, with time to test them. */
  configuration: 7,
  /** Database classes, storage and parameters that need a restart or a modification window. */
  database: 14,
  /** Zones, listeners and copies that are added under traffic, one after the other. */
  redundancy: 14,
  /** What is broken is found, mended, and watched for a while. */
  repair: 14,
  /** Names, plans and answers that people must find out or agree on, in time to act on them. */
  people: 14,
  /** Who may do what, and from where: such a change can lock out what the event needs, and is watched after. */
  security: 14,
  /** A policy that decides how far groups grow is tried under load, and tuned. */
  scalingPolicy: 14,
  /** AWS is asked for load balancer capacity, answers, and what was reserved is verified. */
  capacityRequest: 14,
  /** Room for a review, a refusal and a second request; a load test should still follow. */
  quotaIncrease: 21,
  /** AWS Support has time to look at the plan, and people to do what it advises. */
  supportCase: 21,
  /** What a load test finds must still be mended, and tested again. */
  loadTest: 21,
  /** Instances, classes or certificates that are replaced in production, a few at a time. */
  rebuild: 21,
  /** Two weeks of data make a baseline, and a week is left to act on it. */
  metricHistory: 21,
  /** New address ranges, subnets, routes and entrances. */
  networking: 28,
  /** Other instance types are tested with the application, and then taken into its groups. */
  fleet: 28,
  /** What others may already use is closed at once, whenever the event is. */
  compromise: 28,
} as const;

/** A kind of change, by how long before the event it must be begun. */
export type LeadTime = keyof typeof LEAD_DAYS;
