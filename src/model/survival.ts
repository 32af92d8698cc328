/** What an event may have to survive at its peak, the least first. */
export const SURVIVALS = ['none', 'az', 'region'] as const;
/** Nothing, the loss of an Availability Zone, or that of a zone or a whole region. */
export type Survival = (typeof SURVIVALS)[number];
