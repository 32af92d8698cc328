import { describe, expect, it } from '@jest/globals';
import { sqsReceiveCount } from '../../../src/checks/capacity/sqs-receive-count';
import type { SqsQueue } from '../../../src/model/artifacts';
import { aLambdaEventSource, aSqsQueue, queueArn } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (redrivePolicy: SqsQueue['redrivePolicy'], state = 'Enabled') =>
  runCheck(
    sqsReceiveCount,
    {
      sqsQueues: [aSqsQueue({ redrivePolicy })],
      lambdaEventSources: [aLambdaEventSource({ eventSourceArn: queueArn(), state })],
    },
    CARRYING,
  );
const received = (maxReceiveCount: number, state?: string) =>
  judge({ deadLetterTargetArn: queueArn('failed'), maxReceiveCount }, state);

describe('sqs-receive-count', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['five', received(5), 'pass', 'jobs puts a message aside when it was received more than 5 times.'],
    ['four', received(4), 'warn', 'more than 4 times.'],
    ['one', received(1), 'warn', 'more than 1 time.'],
    ['a queue that puts nothing aside', judge(null), 'notApplicable', 'jobs puts no message aside.'],
    ['a source that is off', received(1, 'Disabled'), 'notApplicable', 'It is off.'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('keeps where messages go', () => {
    const policy = (count: number) =>
      JSON.stringify({
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('failed'), maxReceiveCount: count }),
      });
    expect(received(2)).toMatchObject([
      {
        fix: {
          command: { words: expect.arrayContaining([policy(5)]) },
          reversal: { command: { words: expect.arrayContaining([policy(2)]) } },
        },
      },
    ]);
  });
});
