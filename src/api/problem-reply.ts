import { PROBLEMS, type ProblemError, problemDetails } from './problem';
import type { TextReply } from './reply';

/**
 * A problem as it is sent.
 *
 * @param instance Path of the request.
 * @param correlationId Of a problem that is ours: under which it is logged.
 */
export const problemReply = (problem: ProblemError, instance: string, correlationId?: string): TextReply => ({
  status: PROBLEMS[problem.problem].status,
  headers: { ...problem.extras.headers, 'content-type': 'application/problem+json' },
  body: JSON.stringify(problemDetails(problem, instance, correlationId)),
});
