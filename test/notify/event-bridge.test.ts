import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { beforeEach, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { createEventBridge } from '../../src/notify/event-bridge';

const bridge = mockClient(EventBridgeClient);
const put = createEventBridge({ client: new EventBridgeClient({}), bus: 'readiness' });
const event = {
  ...{ source: 'iem', detailType: 'Readiness Changed', detail: { id: 'x' } },
  time: '2026-11-22T00:00:00.000Z',
};

beforeEach(() => void bridge.reset());

it.each([
  [{}, 'readiness'],
  [
    { bus: 'arn:aws:events:us-east-1:111122223333:event-bus/shop' },
    'arn:aws:events:us-east-1:111122223333:event-bus/shop',
  ],
])('puts an event on the bus of %j', async (bus, name) => {
  bridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
  await put({ ...event, ...bus });
  expect(bridge.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries).toEqual([
    {
      ...{ Source: 'iem', DetailType: 'Readiness Changed', Detail: '{"id":"x"}', EventBusName: name },
      Time: new Date('2026-11-22T00:00:00.000Z'),
    },
  ]);
});

it('does not take an answer for a yes', async () => {
  bridge
    .on(PutEventsCommand)
    .resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] });
  await expect(put(event)).rejects.toThrow('EventBridge did not accept the event: ThrottlingException.');
});
