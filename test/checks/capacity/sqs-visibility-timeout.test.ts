import { describe, expect, it } from '@jest/globals';
import { sqsVisibilityTimeout } from '../../../src/checks/capacity/sqs-visibility-timeout';
import type { LambdaEventSource, LambdaFunction, SqsQueue } from '../../../src/model/artifacts';
import {
  aLambdaEventSource,
  aLambdaFunction,
  aSqsQueue,
  queueArn,
  streamArn,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

interface Facts {
  readonly queue?: Partial<SqsQueue>;
  readonly source?: Partial<LambdaEventSource>;
  readonly lambda?: Partial<LambdaFunction>;
}

const judge = ({ queue, source, lambda }: Facts, context: object = CARRYING) =>
  runCheck(
    sqsVisibilityTimeout,
    {
      sqsQueues: [aSqsQueue(queue)],
      lambdaEventSources: [aLambdaEventSource({ eventSourceArn: queueArn(), ...source })],
      lambdaFunctions: [aLambdaFunction(lambda)],
    },
    context,
  );

describe('sqs-visibility-timeout', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      'six times the timeout',
      judge({}),
      'pass',
      'jobs hides messages for 60 s; checkout may run for 10 s, for which AWS advises 60 s.',
    ],
    ['a second less', judge({ queue: { visibilityTimeoutSeconds: 59 } }), 'warn', 'for 59 s; checkout'],
    [
      'six times the timeout, and no time for a batch to fill',
      judge({ source: { batchWindowSeconds: 20 } }),
      'warn',
      'may run for 10 s after up to 20 s of gathering, for which AWS advises 80 s.',
    ],
    ['as long as the timeout', judge({ queue: { visibilityTimeoutSeconds: 10 } }), 'warn', 'for 10 s;'],
    [
      'less than the timeout',
      judge({ queue: { visibilityTimeoutSeconds: 9 } }),
      'fail',
      'Messages are handed out again while they are still processed.',
    ],
    [
      'an inventory of earlier versions',
      judge({ lambda: { timeoutSeconds: undefined } }),
      'unknown',
      'How long checkout may run',
    ],
    [
      'a function that came since',
      judge({ source: { functionName: 'new' } }),
      'unknown',
      'How long new may run, or waits for a batch, is not known.',
    ],
    ['a source that is off', judge({ source: { state: 'Disabled' } }), 'notApplicable', 'It is off.'],
    [
      'a queue of another account',
      judge({ source: { eventSourceArn: 'arn:aws:sqs:us-east-1:999999999999:jobs' } }),
      'unknown',
      'jobs was not read: it may be of another account.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('does not judge what reads a stream', () => {
    expect(judge({ source: { eventSourceArn: streamArn() } })).toEqual([]);
  });

  it('hides messages for as long as is advised, and never for more than twelve hours', () => {
    const command = (facts: Facts) => judge(facts).map((one) => 'fix' in one && one.fix);
    expect(command({ lambda: { timeoutSeconds: 30 } })).toMatchObject([
      {
        action: 'Let jobs hide messages for 180 s instead of 60.',
        command: {
          words: expect.arrayContaining(['set-queue-attributes', '{"VisibilityTimeout":"180"}']),
        },
        reversal: { command: { words: expect.arrayContaining(['{"VisibilityTimeout":"60"}']) } },
      },
    ]);
    expect(command({ lambda: { timeoutSeconds: 7_300 } })).toMatchObject([
      { action: 'Let jobs hide messages for 43200 s instead of 60.' },
    ]);
  });

  it('asks where nobody knows whether the function carries traffic', () => {
    const placed = () => ({ placement: 'unplaced' as const, because: 'Nobody knows.' });
    expect(judge({ queue: { visibilityTimeoutSeconds: 9 } }, { placed })).toMatchObject([{ status: 'warn' }]);
  });
});
