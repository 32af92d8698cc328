import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { logger, observe } from '../../functions/_middleware';

const context = {
  ...{
    functionName: 'iem-test-check-target',
    functionVersion: '1',
    memoryLimitInMB: '512',
    awsRequestId: 'request',
  },
  ...{
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:111111111111:function:x',
    logGroupName: '',
    logStreamName: '',
  },
  ...{ callbackWaitsForEmptyEventLoop: true, getRemainingTimeInMillis: () => 1000 },
  ...{ done() {}, fail() {}, succeed() {} },
} satisfies Context;

const written: string[] = [];
const lines = (): Record<string, unknown>[] =>
  written
    .join('')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const spies: { mockRestore(): void }[] = [];

beforeEach(() => {
  written.length = 0;
  for (const stream of [process.stdout, process.stderr]) {
    const spy = jest.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    spies.push(spy);
  }
});
afterEach(() => {
  for (const spy of spies) spy.mockRestore();
});

const handler = observe(async ({ fails }: { readonly fails?: Error; readonly [field: string]: unknown }) => {
  logger.info('Working.');
  if (fails) throw fails;
  return { done: true };
});

it('logs what an invocation is about, and nothing else of its input', async () => {
  const target = { event: 'flash-sale', run: 'r1', account: '111122223333', region: 'us-east-1' };
  expect(await handler({ ...target, plan: { notes: 'nobody else knows' } }, context)).toEqual({ done: true });
  expect(lines()).toContainEqual(
    expect.objectContaining({ ...target, message: 'Working.', function_request_id: 'request' }),
  );
  expect(written.join('')).not.toContain('nobody else knows');
});

it('forgets it by the next invocation', async () => {
  await handler({ event: 'flash-sale', run: 'r1' }, context);
  written.length = 0;
  await handler({ event: 'launch' }, context);
  const line = lines().find(({ message }) => message === 'Working.');
  expect(line).toMatchObject({ event: 'launch' });
  expect(line).not.toHaveProperty('run');
});

it('logs how it failed, and fails', async () => {
  const error = new Error('no room');
  await expect(handler({ event: 'flash-sale', fails: error }, context)).rejects.toBe(error);
  expect(lines()).toContainEqual(
    expect.objectContaining({
      level: 'ERROR',
      event: 'flash-sale',
      error: expect.objectContaining({ name: 'Error', message: 'no room' }),
    }),
  );
});
