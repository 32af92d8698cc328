import type { EventContext } from '../judging/context';

/** Describes how fast the plan expects traffic to rise, after `Traffic rises 10×`. */
export function describePace({ plan }: Pick<EventContext, 'plan'>): string {
  const { ramp } = plan.traffic;
  if (ramp === undefined) return 'at once (traffic.ramp is not given)';
  return ramp.shape === 'step' ? 'at once' : `within ${ramp.minutes} minutes`;
}
