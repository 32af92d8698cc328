import { describe, expect, it } from '@jest/globals';
import { lambdaThrottling } from '../../../src/checks/capacity/lambda-throttling';
import { aLambdaFunction, aLambdaFunctionPeak, aLambdaReservation, aPeak } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (
  reservedConcurrentExecutions: number | null,
  peak: Parameters<typeof aLambdaFunctionPeak>[0] | null,
) =>
  runCheck(lambdaThrottling, {
    lambdaFunctions: [aLambdaFunction()],
    lambdaReservations: [aLambdaReservation({ reservedConcurrentExecutions })],
    lambdaFunctionPeaks: peak === null ? [] : [aLambdaFunctionPeak(peak)],
  });
const idle = { concurrentExecutions: null, throttles: null, isInvoked: false };

describe('lambda-throttling', () => {
  it.each([
    ['none refused', null, { throttles: aPeak(0) }, 'pass', 'No invocation was refused'],
    ['one refused', null, { throttles: aPeak(1) }, 'fail', '1 invocations were refused'],
    ['one refused of a reserved one', 10, { throttles: aPeak(1) }, 'fail', '1 invocations were refused'],
    ['switched off, and called', 0, { throttles: aPeak(9) }, 'fail', 'switched off'],
    ['switched off, and silent', 0, idle, 'warn', 'switched off'],
    ['never invoked', null, idle, 'notApplicable', 'not invoked'],
    ['data that are not complete', null, { ...idle, isInvoked: null }, 'unknown', 'no complete data'],
    ['a function that came since', null, null, 'unknown', 'no complete data'],
  ] as const)('%s', (_, reserved, peak, status, detail) => {
    expect(judge(reserved, peak)).toEqual([
      expect.objectContaining({
        status,
        resource: { name: 'checkout', arn: 'arn:aws:lambda:us-east-1:111122223333:function:checkout' },
        detail: expect.stringContaining(detail),
      }),
    ]);
  });

  it.each([
    [null, /raise the quota or reserve executions for checkout/],
    [10, /Reserve more than 10 executions for checkout/],
    [0, /Give up the reservation of 0 executions/],
  ])('tells what to do with %s reserved', (reserved, action) => {
    expect(judge(reserved, { throttles: aPeak(3) })).toMatchObject([
      { fix: { action: expect.stringMatching(action) } },
    ]);
  });

  it('has nothing to judge without functions, nor of one that was deleted while the account was read', () => {
    const none = { lambdaReservations: [], lambdaFunctionPeaks: [] };
    expect(runCheck(lambdaThrottling, { ...none, lambdaFunctions: [] })).toEqual([]);
    expect(runCheck(lambdaThrottling, { ...none, lambdaFunctions: [aLambdaFunction()] })).toEqual([]);
  });
});
