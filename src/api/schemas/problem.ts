import { z } from 'zod';
import type { ProblemDetails } from '../problem';

const fieldError = z
  .object({
    in: z.enum(['path', 'query', 'header', 'body']),
    pointer: z.string().meta({
      description: 'JSON pointer of the field; empty for the whole part.',
      example: '/traffic/multiplier',
    }),
    message: z.string(),
    line: z.number().int().min(1).optional().meta({ description: 'The line in the text of a plan.' }),
    column: z.number().int().min(1).optional(),
    suggestion: z.string().optional().meta({ description: 'The nearest valid value or key.' }),
  })
  .meta({ id: 'FieldError' });

/** Problem details (RFC 9457). */
export const problem = z
  .object({
    type: z.string().meta({
      description: 'The kind of problem, such as `/problems/plan-invalid`. Programs can rely on it.',
    }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'What happened, and what to do.' }),
    instance: z.string().meta({ description: 'The path of the request.' }),
    correlationId: z
      .string()
      .optional()
      .meta({ description: 'Set for a 5xx: identifies the log entry with the details.' }),
    errors: z.array(fieldError).optional().meta({ description: 'Every invalid field.' }),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<ProblemDetails>;

/** The answer of API Gateway if it refuses a request before the API gets it. */
export const gatewayMessage = z.object({ message: z.string() }).meta({
  id: 'GatewayMessage',
  description: 'An answer of API Gateway itself.',
  example: { message: 'Forbidden' },
});
