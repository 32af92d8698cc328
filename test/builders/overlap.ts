import { GLOBAL } from '../../src/model/target';
import type { EventOverlap } from '../../src/plan/overlap';
import { aPlan } from './plan';

/** Another event at the same time in the same region and account, which brings 8 times normal traffic to all but instances without a group. */
export const anOverlap = (overrides: Partial<EventOverlap> = {}): EventOverlap => {
  const elasticity = [
    { match: { service: 'ec2' as const }, factor: 0 },
    { match: { resource: '*' }, factor: 1 },
  ];
  return {
    id: 'launch',
    name: 'Launch',
    window: { start: '2026-12-11T16:00:00Z', end: '2026-12-12T15:59:00Z' },
    multiplier: 8,
    highMultiplier: 8,
    targets: ['us-east-1', GLOBAL].map((region) => ({ account: '111122223333', region })),
    plan: aPlan({ id: 'launch', name: 'Launch', traffic: { multiplier: 8, elasticity } }),
    ...overrides,
  };
};
