import { z } from 'zod';
import { facts } from './notification';

/** What is told over EventBridge, as rules and their targets see it. */
export const readinessEvent = z
  .object({
    source: z.literal('iem'),
    'detail-type': z.enum(['Readiness Run Completed', 'Readiness Changed']).meta({
      description:
        'Of every finished run; of one in which something turned red, was resolved, or the verdict changed.',
    }),
    detail: facts.extend({
      id: z
        .string()
        .meta({ description: 'The same when the event is sent again: it may come more than once.' }),
    }),
  })
  .meta({ title: 'Readiness event, version 1', description: 'An event of iem on EventBridge.' });

/** Published, for those who write rules and targets. Further fields may come: EventBridge adds some, later versions too. */
export const readinessEventSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(readinessEvent, { target: 'draft-2020-12', io: 'input' });
