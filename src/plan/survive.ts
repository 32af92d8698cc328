import type { EventPlan } from './schema';

/** What the event must survive at its peak: the loss of an Availability Zone, unless the plan asks for less. */
export const survives = ({ resilience, environment }: Pick<EventPlan, 'resilience' | 'environment'>) =>
  resilience.survive ?? (environment === 'production' ? 'az' : 'none');
