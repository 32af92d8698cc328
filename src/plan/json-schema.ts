import { z } from 'zod';
import { eventPlanSchema } from './schema';

/** Generated, so that editors know exactly what the plan reader accepts; rules over several fields are not in it. */
export const planJsonSchema = (): z.core.JSONSchema.BaseSchema => ({
  ...z.toJSONSchema(eventPlanSchema, { target: 'draft-2020-12', io: 'input' }),
  title: 'Event plan',
  description:
    'A planned high-traffic event on AWS: what is expected, where it runs, who is called, and what has been agreed.',
});
