import { describe, expect, it } from '@jest/globals';
import { lambdaPartialBatches } from '../../../src/checks/capacity/lambda-partial-batches';
import type { LambdaEventSource } from '../../../src/model/artifacts';
import { aLambdaEventSource, queueArn } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (source: Partial<LambdaEventSource>, context: object = CARRYING) =>
  runCheck(lambdaPartialBatches, { lambdaEventSources: [aLambdaEventSource(source)] }, context);

const whole = { eventSourceArn: queueArn(), reportsFailedItems: false, bisectsBatchOnError: false };

describe('lambda-partial-batches', () => {
  it.each<[string, Partial<LambdaEventSource>, string, string]>([
    ['a function that tells', { ...whole, reportsFailedItems: true }, 'pass', 'may say which'],
    ['a queue', whole, 'warn', 'A record of jobs that fails returns all of its batch, of up to 100.'],
    ['a stream', { reportsFailedItems: false, bisectsBatchOnError: false }, 'warn', 'A record of clicks'],
    ['a stream whose batches are split', { reportsFailedItems: false }, 'pass', 'splits a batch'],
    ['batches of one', { ...whole, batchSize: 1 }, 'notApplicable', 'one record'],
    ['one that is off', { ...whole, state: 'Disabled' }, 'notApplicable', 'It is off.'],
    [
      'a cluster of Kafka',
      { ...whole, eventSourceArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/clicks/1' },
      'notApplicable',
      'neither',
    ],
    [
      'an inventory of an earlier version',
      { ...whole, reportsFailedItems: undefined as never },
      'unknown',
      'not read',
    ],
  ])('%s', (_, source, status, detail) => {
    expect(judge(source)).toMatchObject([{ status, detail: expect.stringContaining(detail) }]);
  });

  it('asks nothing of a function off the path of traffic', () => {
    const off = { placed: () => ({ placement: 'off', because: 'So it is.' }) };
    expect(judge(whole, off)).toMatchObject([{ status: 'notApplicable' }]);
  });
});
