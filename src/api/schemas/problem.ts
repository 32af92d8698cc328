import { z } from 'zod';
import type { ProblemDetails } from '../problem';

const fieldError = z
  .object({
    in: z.enum(['path', 'query', 'header', 'body']),
    pointer: z.string().meta({
      description: 'JSON pointer of the field; empty for the whole.',
      example: '/traffic/multiplier',
    }),
    message: z.string(),
    line: z.number().int().min(1).optional().meta({ description: 'In the text of a plan.' }),
    column: z.number().int().min(1).optional(),
    suggestion: z.string().optional().meta({ description: 'What was probably meant.' }),
  })
  .meta({ id: 'FieldError' });

/** RFC 9457. */
export const problem = z
  .object({
    type: z
      .string()
      .meta({ description: 'Kind of the problem, such as `/problems/plan-invalid`; it never changes.' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'What happened and what to do.' }),
    instance: z.string().meta({ description: 'Path of the request.' }),
    correlationId: z
      .string()
      .optional()
      .meta({ description: 'Of a 5xx: names the entry of the log that tells more.' }),
    errors: z.array(fieldError).optional().meta({ description: 'Every field that is wrong.' }),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<ProblemDetails>;

/** What API Gateway answers before we are asked. */
export const gatewayMessage = z.object({ message: z.string() }).meta({
  id: 'GatewayMessage',
  description: 'Answered by API Gateway itself.',
  example: { message: 'Forbidden' },
});
