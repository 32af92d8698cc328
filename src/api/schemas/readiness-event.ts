import { z } from 'zod';
import { facts, overdueFacts } from './notification';

const id = z.string().meta({ description: 'An event may be sent more than once, always with the same id.' });

/** An event about readiness that iem puts on an EventBridge bus, as rules and their targets get it. */
export const readinessEvent = z
  .object({
    source: z.literal('iem'),
    'detail-type': z.enum(['Readiness Run Completed', 'Readiness Changed']).meta({
      description:
        'The first is sent for every finished run. The second is sent if something turned red, was resolved, or the verdict changed.',
    }),
    detail: facts.extend({ id }),
  })
  .meta({ title: 'Readiness event, version 1', description: 'An event of iem on EventBridge.' });

/** An event about something overdue that iem puts on an EventBridge bus. */
export const overdueEvent = z
  .object({
    source: z.literal('iem'),
    'detail-type': z.enum(['Item Overdue', 'Step Overdue']).meta({
      description:
        'Sent once for each action item, or each of the 25 steps, and each day on which it was due, when that day is over.',
    }),
    detail: overdueFacts.extend({ id }),
  })
  .meta({ title: 'Overdue event, version 1', description: 'An event of iem on EventBridge.' });

/**
 * Creates the JSON Schema of a kind of event that is published for authors of rules and targets. It allows further fields, because
 * EventBridge adds some, and later versions may too.
 */
export const createEventSchema = (
  event: typeof readinessEvent | typeof overdueEvent,
): z.core.JSONSchema.BaseSchema => z.toJSONSchema(event, { target: 'draft-2020-12', io: 'input' });
