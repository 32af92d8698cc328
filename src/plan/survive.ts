import type { EventPlan } from './schema';

/**
 * Tells what a plan's event survives at its peak: the loss of an Availability Zone (`az`), of a zone or a whole
 * region (`region`), or nothing (`none`). Events of production survive the loss of a zone unless the plan says otherwise.
 */
export const survives = ({ resilience, environment }: Pick<EventPlan, 'resilience' | 'environment'>) =>
  resilience.survive ?? (environment === 'production' ? 'az' : 'none');
