import { z } from 'zod';
import { eventPlanSchema } from './schema';

/**
 * Builds the JSON Schema from the schema that reads plans, so that editors know exactly what it accepts. The rules over
 * several fields (`rules.ts`) are not in it.
 */
export const buildPlanJsonSchema = (): z.core.JSONSchema.BaseSchema => ({
  ...z.toJSONSchema(eventPlanSchema, { target: 'draft-2020-12', io: 'input' }),
  title: 'Event plan',
  description:
    'A planned high-traffic event on AWS: what is expected, where it runs, who is called, and what has been agreed.',
});
