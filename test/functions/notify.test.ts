import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Courier } from '../../src/app/notifications/deliver';
import { DeliveryError } from '../../src/notify/delivery-error';
import type { StoredNotification } from '../../src/store/store';
import { someFacts } from '../builders/notification';
import { aPlan } from '../builders/plan';

const plan = aPlan({ notifications: { slackWebhook: 'ssm:/event/slack' } });
const postToSlack = jest.fn<Courier['postToSlack']>();
const confirm = jest.fn(async () => {});
const fail = jest.fn(async () => {});
const postpone = jest.fn(async () => {});

const notification: Omit<StoredNotification, 'id'> = {
  ...{ event: 'flash-sale', channel: 'slack', kind: 'changes', facts: someFacts(), state: 'pending' },
  ...{ createdAt: '2026-11-22T12:00:00.000Z', dueAt: '2026-11-22T12:00:00.000Z' },
};
const loadCourier = async () =>
  ({
    store: {
      plans: { get: async () => ({ plan }) },
      notifications: { get: async ({ id }: { id: string }) => ({ ...notification, id }), confirm, fail },
    },
    now: () => '2026-11-22T12:00:01.000Z',
    secret: async () => 'https://hooks.example.com',
    postToSlack,
  }) as unknown as Courier;

jest.unstable_mockModule('../../functions/_app', () => ({ loadCourier, postpone }));
jest.unstable_mockModule('../../functions/_middleware', () => ({
  observe: (work: unknown) => work,
  logger: { info() {}, warn() {}, error() {} },
}));
const { handler } = await import('../../functions/notify');

const record = (messageId: string, id: string) => ({
  ...{ messageId, receiptHandle: `handle of ${messageId}` },
  body: JSON.stringify({ event: 'flash-sale', id }),
});
const handle = (...records: readonly object[]): Promise<SQSBatchResponse> =>
  handler({ Records: records } as unknown as SQSEvent, { getRemainingTimeInMillis: () => 60_000 } as Context);
const failed = (...ids: readonly string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

beforeEach(() => {
  jest.clearAllMocks();
  postToSlack.mockResolvedValue(undefined);
});

describe('the function that delivers notifications', () => {
  it('leaves in the queue only what did not arrive', async () => {
    postToSlack.mockResolvedValueOnce(undefined).mockRejectedValueOnce(new DeliveryError('Slack is away.'));
    expect(await handle(record('1', 'a'), record('2', 'b'), record('3', 'c'))).toEqual(failed('2'));
    expect(confirm).toHaveBeenCalledTimes(2);
    expect(fail.mock.calls).toEqual([[{ event: 'flash-sale', id: 'b' }, 'Slack is away.']]);
    expect(postpone).not.toHaveBeenCalled();
  });

  it('puts a message off as long as Slack asks', async () => {
    postToSlack.mockRejectedValue(new DeliveryError('busy', { retryAfterSeconds: 120 }));
    expect(await handle(record('1', 'a'))).toEqual(failed('1'));
    expect(postpone.mock.calls).toEqual([['handle of 1', 120]]);
  });

  it('leaves it in the queue also when it cannot be postponed', async () => {
    postToSlack.mockRejectedValue(new DeliveryError('busy', { retryAfterSeconds: 120 }));
    postpone.mockRejectedValueOnce(new Error('no'));
    expect(await handle(record('1', 'a'))).toEqual(failed('1'));
  });

  it('delivers what comes twice in a batch once', async () => {
    expect(await handle(record('1', 'a'), record('2', 'a'))).toEqual(failed());
    expect(postToSlack).toHaveBeenCalledTimes(1);
    postToSlack.mockRejectedValueOnce(new Error('no'));
    expect(await handle(record('1', 'a'), record('2', 'a'))).toEqual(failed('1', '2'));
  });

  it('drops nothing that it cannot read', async () => {
    expect(await handle({ ...record('1', 'a'), body: 'not ours' }, record('2', 'b'))).toEqual(failed('1'));
  });
});
