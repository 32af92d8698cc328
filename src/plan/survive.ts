import type { Survival } from '../model/survival';
import type { EventPlan } from './schema';

/**
 * Tells what a plan's event survives at its peak: the loss of an Availability Zone (`az`), of a zone or a whole
 * region (`region`), or nothing (`none`). Events of production survive the loss of a zone unless the plan says otherwise.
 */
export const survives = ({
  resilience,
  environment,
}: Pick<EventPlan, 'resilience' | 'environment'>): Survival =>
  resilience.survive ?? (environment === 'production' ? 'az' : 'none');

/** Tells whether a plan's event goes on where it loses a region: only where it has another one. */
export const hasSeveralRegions = ({ accounts }: Pick<EventPlan, 'accounts'>): boolean =>
  new Set(accounts.flatMap(({ regions }) => regions.map(({ name }) => name))).size > 1;
