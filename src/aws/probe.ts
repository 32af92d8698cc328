import type { EC2Client } from '@aws-sdk/client-ec2';
import { callOf, iamAction } from './actions';

/** Asks each action once, however often it is wanted: enough to learn whether it is allowed. */
export interface Probe {
  /** What each action that was asked has thrown, by IAM action; undefined where it answered. */
  readonly outcomes: ReadonlyMap<string, unknown>;
  /** How far this machine's clock is ahead of AWS's, milliseconds; null before the first answer. */
  clockAheadMs(): number | null;
  /** Takes part in the client of a service, by the SDK's id of it. */
  attach(stack: Stack, serviceId: string): void;
}

type Stack = EC2Client['middlewareStack'];

/** Where services put the token of the page that follows. */
const TOKENS = new Set(['NextToken', 'nextToken', 'Marker', 'NextMarker', 'PaginationToken']);

/** The first page stands for all. */
const withoutToken = (output: object): object =>
  Object.fromEntries(Object.entries(output).filter(([name]) => !TOKENS.has(name)));

/** @param now The present, ISO 8601. */
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
            const action = iamAction(callOf(serviceId, commandName));
            const asked = answers.get(action) as ReturnType<typeof next> | undefined;
            if (asked) return asked;
            const answer = next(args).then((result) => {
              const { date } = (result.response as { headers?: Record<string, string> }).headers ?? {};
              if (date !== undefined && !Number.isNaN(Date.parse(date))) {
                aheadMs = Date.parse(now()) - Date.parse(date);
              }
              return { ...result, output: withoutToken(result.output) as typeof result.output };
            });
            answers.set(action, answer);
            answer.then(
              () => outcomes.set(action, undefined),
              (error: unknown) => outcomes.set(action, error),
            );
            return answer;
          },
        { step: 'initialize', name: 'iemProbe' },
      );
    },
  };
}
