import { createProblemDetails, PROBLEMS, type ProblemError } from './problem';
import type { TextReply } from './reply';

/**
 * Creates the reply for a problem.
 *
 * @param instance The path of the request.
 * @param correlationId The id under which a server error is logged.
 */
export const createProblemReply = (
  problem: ProblemError,
  instance: string,
  correlationId?: string,
): TextReply => ({
  status: PROBLEMS[problem.problem].status,
  headers: { ...problem.extras.headers, 'content-type': 'application/problem+json' },
  body: JSON.stringify(createProblemDetails(problem, instance, correlationId)),
});
