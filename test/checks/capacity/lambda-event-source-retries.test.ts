import { describe, expect, it } from '@jest/globals';
import { lambdaEventSourceRetries } from '../../../src/checks/capacity/lambda-event-source-retries';
import type { LambdaEventSource } from '../../../src/model/artifacts';
import { aLambdaEventSource } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (source: Partial<LambdaEventSource>, context: object = CARRYING) =>
  runCheck(lambdaEventSourceRetries, { lambdaEventSources: [aLambdaEventSource(source)] }, context);
const endless = { maximumRetryAttempts: null };

describe('lambda-event-source-retries', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      'three retries, and a destination',
      judge({}),
      'pass',
      'It gives a failing batch up after 3 retries, and what it gives up goes to arn:aws:sqs:',
    ],
    ['none', judge({ maximumRetryAttempts: 0 }), 'pass', 'after 0 retries'],
    ['an age', judge({ ...endless, maximumRecordAgeSeconds: 60 }), 'pass', 'up when a record is 60 s old'],
    ['both', judge({ maximumRecordAgeSeconds: 60 }), 'pass', 'after 3 retries or when a record is 60 s old'],
    ['no destination', judge({ onFailureDestination: null }), 'warn', 'what it gives up goes nowhere.'],
    [
      'no end',
      judge(endless),
      'warn',
      'a failing batch of clicks again without end, which holds up its shard;',
    ],
    [
      'the stream of a table',
      judge({
        ...endless,
        eventSourceArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/carts/stream/2026',
      }),
      'warn',
      'table/carts/stream/2026 again without end',
    ],
    [
      'a queue',
      judge({ ...endless, eventSourceArn: 'arn:aws:sqs:us-east-1:111122223333:jobs' }),
      'notApplicable',
      'no stream with shards',
    ],
    ['one that is off', judge({ ...endless, state: 'Disabled' }), 'notApplicable', 'It is off.'],
    [
      'one off the path of traffic',
      judge(endless, { placed: () => ({ placement: 'off', because: 'So it is.' }) }),
      'notApplicable',
      'So it is.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('limits retries, and splits batches that were not split', () => {
    expect(judge({ ...endless, bisectsBatchOnError: false, onFailureDestination: null })).toMatchObject([
      {
        fix: {
          action:
            'Let it try a batch 3 more times and split it in two each time, so that only the bad record is given up, and give it a queue, a topic or a bucket as destination of failures.',
          command: {
            words: expect.arrayContaining([
              ...['--maximum-retry-attempts', '3', '--bisect-batch-on-function-error'],
            ]),
          },
          reversal: {
            command: {
              words: expect.arrayContaining([
                ...['--maximum-retry-attempts=-1', '--no-bisect-batch-on-function-error'],
              ]),
            },
          },
        },
      },
    ]);
    const [fixed] = judge(endless);
    expect(JSON.stringify(fixed)).not.toContain('bisect');
  });
});
