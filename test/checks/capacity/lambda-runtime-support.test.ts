import { describe, expect, it } from '@jest/globals';
import { lambdaRuntimeSupport } from '../../../src/checks/capacity/lambda-runtime-support';
import type { LambdaFunctionPeak } from '../../../src/model/artifacts';
import { supportOfRuntime } from '../../../src/model/lambda-runtimes';
import { aLambdaFunction, aLambdaFunctionPeak } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (runtime: string | null | undefined, end: string, peak: Partial<LambdaFunctionPeak> = {}) =>
  runCheck(
    lambdaRuntimeSupport,
    {
      lambdaFunctions: [{ ...aLambdaFunction(), runtime }],
      lambdaFunctionPeaks: [aLambdaFunctionPeak(peak)],
    },
    { ...CARRYING, window: { start: '2026-12-11T05:00:00Z', end } },
  );

describe('lambda-runtime-support', () => {
  // nodejs22.x is deprecated from April 30 on, and changes are refused from July 1 on.
  it.each<[string, string | null | undefined, string, string, string]>([
    ['the day before', 'nodejs22.x', '2027-04-29T23:59:59Z', 'pass', 'from 2027-04-30 on, after the event.'],
    ['that day', 'nodejs22.x', '2027-04-30T00:00:00Z', 'warn', 'nor helps with what fails on it.'],
    ['the last day of changes', 'nodejs22.x', '2027-06-30T23:59:59Z', 'warn', 'no longer mends it'],
    ['no more changes', 'nodejs22.x', '2027-07-01T00:00:00Z', 'warn', 'from 2027-07-01 on Lambda refuses'],
    ['long ago', 'nodejs12.x', '2026-12-12T00:00:00Z', 'warn', 'from 2023-04-30 on Lambda refuses'],
    ['no end', 'java17.al2023', '2040-01-01T00:00:00Z', 'pass', 'no end of support'],
    ['one that is not listed', 'nodejs99.x', '2026-12-12T00:00:00Z', 'unknown', 'nodejs99.x is not known'],
    ['a name of every object', 'constructor', '2026-12-12T00:00:00Z', 'unknown', 'is not known'],
    ['an image', null, '2026-12-12T00:00:00Z', 'notApplicable', 'container image'],
    ['an inventory of an earlier version', undefined, '2026-12-12T00:00:00Z', 'unknown', 'not read'],
  ])('%s', (_, runtime, end, status, detail) => {
    expect(judge(runtime, end)).toMatchObject([{ status, detail: expect.stringContaining(detail) }]);
  });

  it('asks nothing of a function that nothing calls, as far as that is known', () => {
    const statusWith = (peak: Partial<LambdaFunctionPeak>) =>
      judge('nodejs12.x', '2026-12-12T00:00:00Z', peak)[0]?.status;
    expect(statusWith({ isInvoked: false })).toBe('notApplicable');
    expect(statusWith({ isInvoked: null })).toBe('warn');
    expect(judge('nodejs99.x', '2026-12-12T00:00:00Z', { isInvoked: false })[0]?.status).toBe('unknown');
  });

  it('knows runtimes in the order of what becomes of them', () => {
    for (const runtime of ['nodejs22.x', 'python3.9', 'go1.x']) {
      const { deprecated, updatesBlocked } = supportOfRuntime(runtime) ?? {};
      expect(Date.parse(deprecated ?? '')).toBeLessThanOrEqual(Date.parse(updatesBlocked ?? ''));
    }
  });
});
