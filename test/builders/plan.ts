import { type EventPlan, type EventPlanInput, eventPlanSchema } from '../../src/plan/schema';

/** The smallest plan people may write, of which a test changes only what it is about. */
export const aPlanInput = (overrides: Partial<EventPlanInput> = {}): EventPlanInput => ({
  id: 'flash-sale',
  name: 'Flash sale',
  customer: 'Example Shop',
  successCriteria: [{ description: 'Checkout stays up' }],
  calendar: { timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
  accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }] }],
  traffic: { multiplier: 10 },
  ...overrides,
});

/** The same, as it is read: defaults filled in. */
export const aPlan = (overrides: Partial<EventPlanInput> = {}): EventPlan =>
  eventPlanSchema.parse(aPlanInput(overrides));
