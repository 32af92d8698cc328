import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../../src/model/artifacts';
import {
  aLambdaFunction,
  aLambdaFunctionPeak,
  aLambdaReservation,
  aPeak,
  aProvisionedConcurrency,
  aServiceQuota,
  someLambdaAccountSettings,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const inRegion = (scope: object) =>
  aPlan({ accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope }] }] });

/** 1,000 executions, 100 of them reserved; at most 45 unreserved ones at the same time. */
const artifacts = (overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  lambdaFunctions: [
    aLambdaFunction(),
    aLambdaFunction({ functionName: 'report', tags: { app: 'office' } }),
    aLambdaFunction({ functionName: 'search' }),
  ],
  lambdaReservations: [
    aLambdaReservation(),
    aLambdaReservation({ functionName: 'report' }),
    aLambdaReservation({ functionName: 'search', reservedConcurrentExecutions: 100 }),
  ],
  lambdaFunctionPeaks: [
    aLambdaFunctionPeak({ concurrentExecutions: aPeak(40) }),
    aLambdaFunctionPeak({ functionName: 'report', concurrentExecutions: aPeak(10) }),
    aLambdaFunctionPeak({ functionName: 'search', concurrentExecutions: aPeak(20) }),
  ],
  lambdaAccountSettings: someLambdaAccountSettings({
    unreservedConcurrentExecutions: 900,
    concurrentExecutionsPeak: aPeak(65),
    unreservedConcurrentExecutionsPeak: aPeak(45),
    claimedConcurrencyPeak: aPeak(145),
  }),
  lambdaProvisionedConcurrency: [{ functionName: 'checkout', configurations: [] }],
  serviceQuotas: [
    aServiceQuota({ serviceCode: 'lambda', quotaCode: 'L-B99A9384', value: 1000, adjustable: true }),
  ],
  ...overrides,
});

describe('the concurrency of an account', () => {
  const account = (overrides: Partial<Artifacts> = {}, ...rest: [context?: object, denied?: object]) =>
    onlyCeiling('lambda-concurrency', artifacts(overrides), ...rest);

  it('breaks where the unreserved executions fill what is not reserved: 900 ÷ 45', () => {
    expect(account()).toMatchObject({
      ...{ now: 145, limit: 1000, fixed: 100, elastic: 450, atPeak: 550, breaksAt: 20, status: 'green' },
      quotaCode: 'L-B99A9384',
    });
  });

  it('asks for so much that the peak stays below the threshold: (100 + 45 · 22) ÷ 0.8 = 1,362.5', () => {
    const { status, fix } = account({}, { multiplier: 22 });
    expect(status).toBe('red');
    expect(fix?.command).toContain('--quota-code L-B99A9384 --desired-value 1363');
  });

  it('says what it counts, and from where', () => {
    const { evidence } = account();
    expect(evidence.slice(1, 3)).toEqual([
      {
        source: 'lambda:GetAccountSettings',
        at: '2026-11-22T00:00:00Z',
        detail: '1000 executions at the same time, of which 100 are reserved for particular functions.',
      },
      {
        source: 'AWS/Lambda UnreservedConcurrentExecutions',
        at: aPeak(45).at,
        detail: expect.stringMatching(/^45 unreserved executions at normal peak, taken to grow/),
      },
    ]);
  });

  it('is used by nothing that is known where nothing was measured', () => {
    const lambdaAccountSettings = someLambdaAccountSettings({ unreservedConcurrentExecutionsPeak: null });
    expect(account({ lambdaAccountSettings })).toMatchObject({ now: null, atPeak: null, breaksAt: null });
  });

  it('takes what ran as unreserved where nothing tells how much ran in all', () => {
    const lambdaAccountSettings = someLambdaAccountSettings({
      unreservedConcurrentExecutions: 900,
      concurrentExecutionsPeak: null,
      unreservedConcurrentExecutionsPeak: aPeak(45),
    });
    expect(account({ lambdaAccountSettings })).toMatchObject({ now: 145, breaksAt: 20 });
  });

  it.each([
    ['none of which ran', [0, 0]],
    ['none of which was measured', []],
  ])('grows whole with functions %s', (_, peaks) => {
    const plan = inRegion({ lambdaFunctions: ['checkout'] });
    const lambdaFunctionPeaks = peaks.map((value, i) =>
      aLambdaFunctionPeak({
        functionName: ['checkout', 'report'][i] ?? '',
        concurrentExecutions: aPeak(value),
      }),
    );
    expect(account({ lambdaFunctionPeaks }, { plan })).toMatchObject({ breaksAt: 20 });
  });

  it('counts a function without a measurement as nothing: all is of the other, which does not grow', () => {
    const plan = inRegion({ lambdaFunctions: ['checkout'] });
    const lambdaFunctionPeaks = [
      aLambdaFunctionPeak({ concurrentExecutions: null }),
      aLambdaFunctionPeak({ functionName: 'report', concurrentExecutions: aPeak(10) }),
    ];
    expect(account({ lambdaFunctionPeaks }, { plan })).toMatchObject({ fixed: 145, elastic: 0 });
  });

  it('takes what ran beyond all that is reserved as unreserved: 190 − 100', () => {
    const lambdaAccountSettings = someLambdaAccountSettings({
      unreservedConcurrentExecutions: 900,
      concurrentExecutionsPeak: aPeak(190),
      unreservedConcurrentExecutionsPeak: aPeak(45),
    });
    expect(account({ lambdaAccountSettings })).toMatchObject({ now: 190, breaksAt: 10 });
  });

  it('grows as the functions in scope have part in it: 40 of 50, so 100 + 9 + 36 · m', () => {
    const plan = inRegion({ lambdaFunctions: ['checkout'] });
    expect(account({}, { plan })).toMatchObject({ fixed: 109, elastic: 360, breaksAt: 24.75 });
  });

  it('grows whole where the peaks of functions are not known', () => {
    const plan = inRegion({ lambdaFunctions: ['checkout'] });
    const denied = { lambdaFunctionPeaks: 'cloudwatch:GetMetricData' };
    const { lambdaFunctionPeaks: _, ...others } = artifacts();
    expect(onlyCeiling('lambda-concurrency', others, { plan }, denied)).toMatchObject({ breaksAt: 20 });
  });

  it.each([
    ['no metric', null, 'CloudWatch has no data for UnreservedConcurrentExecutions in the look-back.'],
    [
      'an hour of it',
      aPeak(45, { hoursWithData: 1 }),
      'CloudWatch has too little data for UnreservedConcurrentExecutions',
    ],
  ])('is grey with %s', (_, unreservedConcurrentExecutionsPeak, missing) => {
    const lambdaAccountSettings = someLambdaAccountSettings({ unreservedConcurrentExecutionsPeak });
    const { status, evidence } = account({ lambdaAccountSettings });
    expect([status, evidence[0]?.detail]).toEqual(['grey', expect.stringContaining(missing)]);
  });

  it('is red with an hour of it that needs more than there is: 100 + 91 × 10', () => {
    const lambdaAccountSettings = someLambdaAccountSettings({
      unreservedConcurrentExecutions: 900,
      unreservedConcurrentExecutionsPeak: aPeak(91, { hoursWithData: 1 }),
    });
    const { status, atPeak, evidence } = account({ lambdaAccountSettings });
    expect([status, atPeak, evidence[0]?.detail]).toEqual([
      'red',
      1010,
      expect.stringContaining('1 of 336 hours'),
    ]);
  });

  /** 40 executions of checkout run on what is provisioned for it, so that 10 of report are all that is on demand. */
  const provisioned = (amount: number, isUsed = true): Partial<Artifacts> => ({
    lambdaProvisionedConcurrency: [
      { functionName: 'checkout', configurations: [aProvisionedConcurrency(amount, { isUsed })] },
    ],
    lambdaAccountSettings: someLambdaAccountSettings({
      unreservedConcurrentExecutions: 900,
      concurrentExecutionsPeak: aPeak(65),
      unreservedConcurrentExecutionsPeak: aPeak(isUsed ? 10 : 50),
      claimedConcurrencyPeak: aPeak(100 + amount + (isUsed ? 10 : 50)),
    }),
  });

  it.each<[string, number, boolean, object]>([
    // 100 + max(200, 40·10) + 10·10 at 10×; (1,000 − 100) ÷ (40 + 10).
    ['less than it needs', 200, true, { now: 310, atPeak: 600, breaksAt: 18 }],
    // 100 + max(700, 40·10) + 10·10; then 10·m of 200, until 40·m of them are more: as above.
    ['more than it needs', 700, true, { now: 810, atPeak: 900, breaksAt: 18 }],
    // Calls go elsewhere: 100 + 200 + (40 + 10)·m.
    ['what is not called', 200, false, { now: 350, atPeak: 800, breaksAt: 14 }],
  ])('counts what is provisioned without a reservation: %s', (_, amount, isUsed, figures) => {
    expect(account(provisioned(amount, isUsed))).toMatchObject(figures);
  });

  it.each([
    [true, '200 are provisioned for checkout, which ran 40 at its peak: the larger counts.'],
    [
      false,
      '200 are provisioned for checkout, which ran 40 at its peak: the larger counts, beside the 200 on which nothing ran.',
    ],
  ])('says what is provisioned, called or not: %s', (isUsed, detail) => {
    const { evidence } = account(provisioned(200, isUsed));
    expect(evidence.filter(({ source }) => source === 'lambda:ListProvisionedConcurrencyConfigs')).toEqual([
      { source: 'lambda:ListProvisionedConcurrencyConfigs', at: '2026-11-22T00:00:00Z', detail },
    ]);
  });

  it('does not count again what is provisioned within a reservation', () => {
    const lambdaProvisionedConcurrency = [
      { functionName: 'checkout', configurations: [] },
      { functionName: 'search', configurations: [aProvisionedConcurrency(100)] },
    ];
    expect(account({ lambdaProvisionedConcurrency })).toMatchObject({ now: 145, breaksAt: 20 });
  });

  it('is grey where the account claims more than is known, unless that is too much already', () => {
    const lambdaAccountSettings = someLambdaAccountSettings({
      unreservedConcurrentExecutions: 900,
      unreservedConcurrentExecutionsPeak: aPeak(45),
      claimedConcurrencyPeak: aPeak(146),
    });
    const { status, evidence } = account({ lambdaAccountSettings });
    expect([status, evidence[0]?.detail]).toEqual([
      'grey',
      expect.stringContaining('lambda:ListProvisionedConcurrencyConfigs did not answer for all'),
    ]);
    expect(account({ lambdaAccountSettings }, { multiplier: 22 }).status).toBe('red');
  });

  it('names what may not be asked', () => {
    const denied = { lambdaAccountSettings: 'lambda:GetAccountSettings' };
    expect(account({}, {}, denied)).toMatchObject({
      ...{ status: 'grey', grows: true },
      evidence: [{ source: 'lambda:GetAccountSettings' }],
    });
  });

  it.each([
    ['no functions', []],
    ['reserved ones only', [aLambdaReservation({ reservedConcurrentExecutions: 5 })]],
  ])('is no ceiling for %s', (_, lambdaReservations) => {
    const lambdaFunctions = lambdaReservations.map(() => aLambdaFunction());
    expect(ceilingsOf('lambda-concurrency', artifacts({ lambdaFunctions, lambdaReservations }))).toEqual([]);
  });
});

describe('the reserved concurrency of a function', () => {
  const reserved = (overrides: Partial<Artifacts> = {}, context: object = {}) =>
    ceilingsOf('lambda-reserved-concurrency', artifacts(overrides), context);

  it('breaks where the executions fill it: 100 ÷ 20', () => {
    expect(reserved()).toMatchObject([
      { resource: 'search', now: 20, limit: 100, atPeak: 200, breaksAt: 5, status: 'red' },
    ]);
  });

  it('is raised to the peak and its threshold: 200 ÷ 0.8', () => {
    expect(reserved()[0]?.fix?.command).toContain(
      'put-function-concurrency --region us-east-1 --function-name search --reserved-concurrent-executions 250',
    );
  });

  it('is no ceiling of what is switched off, nor outside the scope', () => {
    const lambdaReservations = [
      aLambdaReservation({ functionName: 'search', reservedConcurrentExecutions: 0 }),
    ];
    expect(reserved({ lambdaReservations })).toEqual([]);
    expect(reserved({}, { plan: inRegion({ lambdaFunctions: ['checkout'] }) })).toEqual([]);
  });

  it.each([
    ['no metric', null],
    ['an hour of it, which fills the reservation at 10×', aPeak(10, { hoursWithData: 1 })],
  ])('is grey with %s', (_, concurrentExecutions) => {
    const lambdaFunctionPeaks = [aLambdaFunctionPeak({ functionName: 'search', concurrentExecutions })];
    expect(reserved({ lambdaFunctionPeaks })).toMatchObject([{ status: 'grey', grows: true }]);
  });

  it.each([
    ['of it', []],
    ['of its concurrency', [aLambdaFunctionPeak({ functionName: 'search', concurrentExecutions: null })]],
  ])('says so without data %s', (_, lambdaFunctionPeaks) => {
    const [ceiling] = reserved({ lambdaFunctionPeaks });
    expect(ceiling).toMatchObject({ now: null, limit: 100 });
    expect(ceiling?.evidence[0]?.detail).toContain(
      'CloudWatch has no data for ConcurrentExecutions of search in the look-back.',
    );
  });

  it('is raised in whole executions: 20 × 10.01 ÷ 0.8 = 250.25', () => {
    expect(reserved({}, { multiplier: 10.01 })[0]?.fix?.command).toContain(
      '--reserved-concurrent-executions 251',
    );
  });

  it('is red with an hour of it that needs more than is reserved: 11 × 10', () => {
    const concurrentExecutions = aPeak(11, { hoursWithData: 1 });
    const lambdaFunctionPeaks = [aLambdaFunctionPeak({ functionName: 'search', concurrentExecutions })];
    expect(reserved({ lambdaFunctionPeaks })).toMatchObject([
      {
        status: 'red',
        atPeak: 110,
        evidence: [{ detail: expect.stringContaining('1 of 336 hours') }, {}, {}],
      },
    ]);
  });
});
