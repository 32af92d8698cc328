import { z } from 'zod';
import { eventId, eventPlanSchema } from '../../plan/schema';
import { time } from './common';

export const eventPlan = eventPlanSchema.meta({
  id: 'EventPlan',
  description: 'See docs: `iem schema` prints the same.',
});

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
    unlisted: z.number().int().min(0).meta({ description: 'Problems there are beside those listed.' }),
  })
  .meta({ id: 'PlanCheck' });
