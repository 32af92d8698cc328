import type { EC2Client } from '@aws-sdk/client-ec2';
import { callName, callOf, iamAction } from './actions';

/** Limits each operation to one call, however often collectors need it: enough to learn whether its action is allowed. */
export interface Probe {
  /** The error that each action threw, by IAM action; undefined for one that answered. */
  readonly outcomes: ReadonlyMap<string, unknown>;
  /** Returns how far the clock of this machine is ahead of AWS's, in milliseconds; null before the first answer. */
  clockAheadMs(): number | null;
  /** Adds the probe to the client of a service, given by the SDK's id. */
  attach(stack: Stack, serviceId: string): void;
}

type Stack = EC2Client['middlewareStack'];

/** The fields in which services put the token of the next page. */
const TOKENS = new Set(['NextToken', 'nextToken', 'Marker', 'NextMarker', 'PaginationToken', 'position']);

/** Removes the token of the next page, so that the first page is the only one. */
const removeToken = (output: object): object =>
  Object.fromEntries(Object.entries(output).filter(([name]) => !TOKENS.has(name)));

/** Whether the request was aborted, which says nothing about the action. */
const saysAborted = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

const isAborted = (answer: Promise<unknown>): Promise<boolean> => answer.then(() => false, saysAborted);

/**
 * Creates a probe.
 *
 * @param now Returns the present time, ISO 8601.
 */
export function createProbe(now: () => string): Probe {
  const answers = new Map<string, Promise<unknown>>();
  const outcomes = new Map<string, unknown>();
  let aheadMs: number | null = null;

  return {
    outcomes,
    clockAheadMs: () => aheadMs,
    attach(stack, serviceId) {
      stack.add(
        (next, { commandName = '' }) =>
          async (args) => {
            const call = callOf(serviceId, commandName);
            const action = iamAction(call);
            const asked = answers.get(callName(call)) as ReturnType<typeof next> | undefined;
            // Whoever asked first may have given up, because something else that it needs was refused.
            if (asked && !(await isAborted(asked))) return asked;
            const answer = next(args).then((result) => {
              const { date } = (result.response as { headers?: Record<string, string> }).headers ?? {};
              if (date !== undefined && !Number.isNaN(Date.parse(date))) {
                aheadMs = Date.parse(now()) - Date.parse(date);
              }
              return { ...result, output: removeToken(result.output) as typeof result.output };
            });
            answers.set(callName(call), answer);
            answer.then(
              // An action that several operations share is refused as soon as one of them is.
              () => outcomes.set(action, outcomes.get(action)),
              (error: unknown) => {
                if (!saysAborted(error)) outcomes.set(action, error);
              },
            );
            return answer;
          },
        { step: 'initialize', name: 'iemProbe' },
      );
    },
  };
}
