/**
 * The event that the shop gets ready for. All of us-east-1 belongs to it and grows with its traffic; of ap-southeast-1
 * only what is tagged as the shop's, so that legacy-batch is there and does not grow.
 */
export const EVENT = {
  multiplier: 22,
  daysUntil: 20,
  days: 1,
  /** Two more Application Load Balancers in ap-southeast-1. */
  plannedLoadBalancers: 2,
} as const;
