import { z } from 'zod';
import { facts } from './notification';

/** An event that iem puts on an EventBridge bus, as rules and their targets get it. */
export const readinessEvent = z
  .object({
    source: z.literal('iem'),
    'detail-type': z.enum(['Readiness Run Completed', 'Readiness Changed']).meta({
      description:
        'The first is sent for every finished run. The second is sent if something turned red, was resolved, or the verdict changed.',
    }),
    detail: facts.extend({
      id: z.string().meta({ description: 'An event may be sent more than once, always with the same id.' }),
    }),
  })
  .meta({ title: 'Readiness event, version 1', description: 'An event of iem on EventBridge.' });

/**
 * Creates the JSON Schema that is published for authors of rules and targets. It allows further fields, because
 * EventBridge adds some, and later versions may too.
 */
export const createReadinessEventSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(readinessEvent, { target: 'draft-2020-12', io: 'input' });
