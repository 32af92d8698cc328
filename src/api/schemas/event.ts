import { z } from 'zod';
import { time } from '../../model/shapes';
import { type EventPlanInput, eventId, eventPlanSchema } from '../../plan/schema';

export const eventPlan = eventPlanSchema.meta({
  id: 'EventPlan',
  description: 'The whole event on one page; `npx iem init` writes a commented one.',
});

/** The shortest valid plan. */
export const planExample: EventPlanInput = {
  id: 'launch',
  name: 'Launch',
  customer: 'Example Shop',
  successCriteria: [{ description: 'Checkout stays up' }],
  calendar: { timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
  accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }] }],
  traffic: { multiplier: 22 },
};

export const eventSummary = z
  .object({
    id: eventId,
    revision: z.number().int().min(1),
    name: z.string(),
    customer: z.string(),
    start: z
      .string()
      .meta({ description: '`calendar.start` as written in the plan.', example: '2026-12-12 00:00' }),
    savedAt: time,
    savedBy: z.string(),
  })
  .meta({ id: 'EventSummary' });

export const storedEvent = eventSummary.extend({ plan: eventPlan }).meta({ id: 'StoredEvent' });

export const planCheck = z
  .object({
    valid: z.boolean(),
    problems: z.array(
      z.object({
        line: z.number().int().min(1),
        column: z.number().int().min(1),
        path: z.string().meta({ example: 'accounts[0].regions[1].name' }),
        pointer: z.string().meta({ example: '/accounts/0/regions/1/name' }),
        message: z.string(),
        suggestion: z.string().optional(),
      }),
    ),
    unlisted: z
      .number()
      .int()
      .min(0)
      .meta({ description: 'The number of further problems that are not listed.' }),
  })
  .meta({ id: 'PlanCheck' });
