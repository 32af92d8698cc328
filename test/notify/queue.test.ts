import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { createOutbox, postpone } from '../../src/notify/queue';

const sqs = mockClient(SQSClient);
const options = { client: new SQSClient({}), queueUrl: 'https://sqs.example/1/notify.fifo' };

beforeEach(() => void sqs.reset());

it('sends a notification by reference, the same one always as the same message', async () => {
  const outbox = createOutbox(options);
  const longest = { event: 'e'.repeat(63), id: `20261122T000000000Z-${'t'.repeat(100)}~changes~slack` };
  for (const ref of [longest, longest, { ...longest, id: 'other' }]) await outbox.send(ref);
  const [first, second, other] = sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => input);
  expect(first).toMatchObject({ QueueUrl: options.queueUrl, MessageBody: JSON.stringify(longest) });
  expect(first?.MessageGroupId).toMatch(/^[0-9a-f]{64}$/);
  expect(first?.MessageDeduplicationId).toBe(first?.MessageGroupId);
  expect(second).toEqual(first);
  expect(other?.MessageGroupId).not.toBe(first?.MessageGroupId);
});

it.each([
  [12.2, 13],
  [1_000_000, 39_600],
])('puts a message off by %s seconds', async (seconds, timeout) => {
  await postpone(options, 'handle', seconds);
  expect(sqs.commandCalls(ChangeMessageVisibilityCommand)[0]?.args[0].input).toEqual({
    ...{ QueueUrl: options.queueUrl, ReceiptHandle: 'handle', VisibilityTimeout: timeout },
  });
});
