import { describe, expect, it } from '@jest/globals';
import { sqsDeadLetterQueue } from '../../../src/checks/capacity/sqs-dead-letter-queue';
import type { SqsQueue } from '../../../src/model/artifacts';
import { aDeadLetterQueue, aSqsQueue, queueArn } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const DAY = 86_400;

const judge = (queue: Partial<SqsQueue>, failed: Partial<SqsQueue> | null = {}, context: object = CARRYING) =>
  runCheck(
    sqsDeadLetterQueue,
    { sqsQueues: [aSqsQueue(queue), ...(failed === null ? [] : [aDeadLetterQueue(failed)])] },
    context,
  );
const to = (deadLetterTargetArn: string) => ({
  redrivePolicy: { deadLetterTargetArn, maxReceiveCount: 5 },
});

describe('sqs-dead-letter-queue', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      'one that keeps messages for longer',
      judge({}),
      'pass',
      'What was received more than 5 times goes to jobs-failed, which keeps it for 14 days.',
    ],
    [
      'none',
      judge({ redrivePolicy: null }),
      'warn',
      'It has no dead-letter queue: a message that fails is tried for 4 days, and then lost.',
    ],
    [
      'none, in order',
      judge({ redrivePolicy: null, isFifo: true, messageRetentionSeconds: 1_800 }),
      'warn',
      'is tried for 30 minutes, and holds up its group meanwhile, and then lost.',
    ],
    [
      'one that was deleted',
      judge({}, null),
      'fail',
      'arn:aws:sqs:us-east-1:111122223333:jobs-failed does not exist: what fails is never put aside.',
    ],
    [
      'one of another region',
      judge(to('arn:aws:sqs:eu-west-1:111122223333:jobs-failed')),
      'unknown',
      'is of another account or region, and was not read.',
    ],
    [
      'one of another account',
      judge(to('arn:aws:sqs:us-east-1:999999999999:jobs-failed')),
      'unknown',
      'is of another account or region',
    ],
    [
      'one that takes nothing',
      judge({}, { redriveAllowPolicy: { redrivePermission: 'denyAll', sourceQueueArns: [] } }),
      'warn',
      'jobs-failed does not allow it to put messages aside there',
    ],
    [
      'one that takes what others put aside',
      judge({}, { redriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: [queueArn('x')] } }),
      'warn',
      'jobs-failed does not allow it',
    ],
    [
      'one that takes what it puts aside',
      judge({}, { redriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: [queueArn()] } }),
      'pass',
      'goes to jobs-failed',
    ],
    [
      'one that takes everything',
      judge({}, { redriveAllowPolicy: { redrivePermission: 'allowAll', sourceQueueArns: [] } }),
      'pass',
      'goes to jobs-failed',
    ],
    [
      'one that keeps messages for as long as the queue',
      judge({}, { messageRetentionSeconds: 4 * DAY }),
      'warn',
      'which keeps it for 4 days from when it was sent; jobs keeps it for 4 days',
    ],
    [
      'a second more',
      judge({}, { messageRetentionSeconds: 4 * DAY + 1 }),
      'pass',
      'which keeps it for 4 days.',
    ],
    [
      'both for as long as it goes',
      judge({ messageRetentionSeconds: 14 * DAY }),
      'pass',
      'which keeps it for 14 days.',
    ],
    [
      'one that keeps messages in order, and counts anew',
      judge({ isFifo: true }, { isFifo: true, messageRetentionSeconds: 4 * DAY }),
      'pass',
      'which keeps it for 4 days.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('keeps what was put aside for as long as it goes', () => {
    expect(judge({}, { messageRetentionSeconds: DAY })).toMatchObject([
      {
        fix: {
          action: 'Let jobs-failed keep messages for 14 days.',
          command: { words: expect.arrayContaining(['{"MessageRetentionPeriod":"1209600"}']) },
          reversal: { command: { words: expect.arrayContaining(['{"MessageRetentionPeriod":"86400"}']) } },
        },
      },
    ]);
  });

  it('does not apply off the path of traffic', () => {
    const placed = () => ({ placement: 'off' as const, because: 'It is of the nightly reports.' });
    expect(judge({ redrivePolicy: null }, {}, { placed })).toMatchObject([{ status: 'notApplicable' }]);
  });
});
