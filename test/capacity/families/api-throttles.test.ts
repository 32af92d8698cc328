import { describe, expect, it } from '@jest/globals';
import type { ApiPeak, Artifacts } from '../../../src/model/artifacts';
import {
  anApi,
  anApiPeak,
  anApiStage,
  aPeak,
  aServiceQuota,
  someApiGatewayAccount,
  someApiIntegrations,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const inRegion = (scope: object) =>
  aPlan({ accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope }] }] });

const PERIODS = 14 * 24 * 12;

/** A stage that had so many requests a second all the time, but for some periods. */
const busy = (value: number, other: Readonly<Record<number, number>> = {}, more: Partial<ApiPeak> = {}) =>
  anApiPeak({
    requestsPerSecond: aPeak(Math.max(value, ...Object.values(other))),
    requestsPerSecondByPeriod: Array.from({ length: PERIODS }, (_, i) => other[i] ?? value),
    ...more,
  });

/** 400 requests a second to orders and 100 to reports at the same moment; 200 to reports at another. */
const artifacts = (overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  apis: [anApi(), anApi({ apiId: 'reports1', apiName: 'reports', protocol: 'REST' })],
  apiStages: [anApiStage(), anApiStage({ apiId: 'reports1' })],
  apiIntegrations: [someApiIntegrations(), someApiIntegrations({ apiId: 'reports1', routes: 4 })],
  apiPeaks: [busy(50, { 100: 400 }), busy(100, { 200: 200 }, { apiId: 'reports1', countedAs: 'reports' })],
  apiGatewayAccount: someApiGatewayAccount(),
  serviceQuotas: [
    aServiceQuota({ serviceCode: 'apigateway', quotaCode: 'L-8A5B8E43', value: 10_000, adjustable: true }),
  ],
  ...overrides,
});

describe('the throttle of an account', () => {
  const account = (overrides: Partial<Artifacts> = {}, ...rest: [context?: object, denied?: object]) =>
    onlyCeiling('api-account-throttle', artifacts(overrides), ...rest);

  it('breaks where the most that all APIs had at one moment reaches it: 10,000 ÷ (400 + 100)', () => {
    expect(account()).toMatchObject({
      ...{ now: 500, limit: 10_000, fixed: 0, elastic: 5000, atPeak: 5000, breaksAt: 20, status: 'green' },
      quotaCode: 'L-8A5B8E43',
      unit: 'requests/s',
    });
  });

  it('keeps what does not grow at its own most: 200 + 400 · m', () => {
    const plan = inRegion({ apis: ['orders'] });
    expect(account({}, { plan })).toMatchObject({ now: 500, fixed: 200, elastic: 4000, breaksAt: 24.5 });
  });

  it('asks for so much that the peak stays below the threshold: 500 · 22 ÷ 0.8', () => {
    const { status, fix } = account({}, { multiplier: 22 });
    expect(status).toBe('red');
    expect(fix?.command).toContain('--service-code apigateway --quota-code L-8A5B8E43 --desired-value 13750');
  });

  it('goes by what API Gateway enforces, also where Service Quotas says more or nothing', () => {
    expect(account({ apiGatewayAccount: someApiGatewayAccount(2500), serviceQuotas: [] })).toMatchObject({
      ...{ limit: 2500, breaksAt: 5, status: 'red' },
      evidence: [
        {
          source: 'apigateway:GetAccount',
          detail: '2500 requests a second, with a burst of 5000, for all APIs of the account in the region.',
        },
        {
          source: 'AWS/ApiGateway Count',
          detail: expect.stringMatching(
            /^All APIs together had 500 requests a second.*the busiest second had more/,
          ),
        },
      ],
    });
  });

  it('counts APIs of one name once, as CloudWatch does', () => {
    const twin = anApi({ apiId: 'reports2', apiName: 'reports', protocol: 'REST' });
    const { apis = [], apiPeaks = [] } = artifacts();
    const more = {
      apis: [...apis, twin],
      apiPeaks: [...apiPeaks, { ...apiPeaks[1], apiId: 'reports2' } as ApiPeak],
    };
    expect(account(more)).toMatchObject({ now: 500, breaksAt: 20 });
    // One of the two grows, and nothing tells which of them had the requests: all of it, 500·m.
    expect(account(more, { plan: inRegion({ apis: ['orders', 'reports2'] }) })).toMatchObject({
      fixed: 0,
      elastic: 5000,
    });
  });

  it('leaves out what the plan excludes from normal traffic', () => {
    const plan = aPlan({
      traffic: {
        multiplier: 10,
        baseline: {
          from: '2026-11-08T00:00:00Z',
          to: '2026-11-22T00:00:00Z',
          // The hundredth period begins at 08:20.
          exclude: [{ from: '2026-11-08T08:00:00Z', to: '2026-11-08T09:00:00Z' }],
        },
      },
    });
    expect(account({}, { plan })).toMatchObject({ now: 250 });
  });

  it.each([
    [
      'without any requests',
      [anApiPeak({ requestsPerSecond: null })],
      'CloudWatch has no data for Count of all APIs',
    ],
    [
      'with an hour of data',
      [busy(1, {}, { requestsPerSecondByPeriod: [1, 1, 1] })],
      'CloudWatch has too little data for Count of all APIs',
    ],
    ['where CloudWatch gave a part', [busy(1, {}, { isIncomplete: true })], 'only a part of the requests'],
  ])('is grey %s', (_, apiPeaks, missing) => {
    const { status, grows, evidence } = account({ apiPeaks });
    expect([status, grows, evidence[0]?.detail]).toEqual(['grey', true, expect.stringContaining(missing)]);
  });

  it('is yellow at best by means of an hour', () => {
    const window = { from: '2026-08-08T00:00:00Z', to: '2026-08-22T00:00:00Z', periodSeconds: 3600 };
    const requestsPerSecondByPeriod = Array.from({ length: 14 * 24 }, () => 10);
    expect(account({ apiPeaks: [anApiPeak({ window, requestsPerSecondByPeriod })] }).status).toBe('yellow');
  });

  it('is no ceiling of an account without APIs', () => {
    expect(ceilingsOf('api-account-throttle', artifacts({ apis: [], apiPeaks: [] }))).toEqual([]);
  });

  it('names what may not be asked', () => {
    expect(account({}, {}, { apiGatewayAccount: 'apigateway:GET' })).toMatchObject({
      ...{ status: 'grey', grows: true },
      evidence: [{ source: 'apigateway:GET' }],
    });
  });
});

describe('the throttle of a stage', () => {
  const stages = (overrides: Partial<Artifacts> = {}, context: object = {}) =>
    ceilingsOf('api-stage-throttle', artifacts(overrides), context);
  const throttled = (rateLimit: number, more: object = {}) => ({
    apiStages: [anApiStage({ throttle: { rateLimit, burstLimit: 500 }, ...more })],
  });

  it('breaks where the requests of its only route reach it: 2,000 ÷ 400', () => {
    expect(stages(throttled(2000))).toMatchObject([
      { resource: 'orders/prod', now: 400, limit: 2000, atPeak: 4000, breaksAt: 5, status: 'red' },
    ]);
  });

  it.each([
    [4999, 'yellow'],
    [5000, 'green'],
    [3999, 'red'],
  ])('with %d for its 4,000 is %s', (rateLimit, status) => {
    expect(stages(throttled(rateLimit))).toMatchObject([{ status }]);
  });

  it('is raised with its burst, and as it was afterwards', () => {
    const [ceiling] = stages(throttled(2000));
    expect(ceiling?.fix).toMatchObject({
      action: expect.stringContaining('from 2000 to 5000 requests a second and its burst from 500 to 1250'),
      command: expect.stringContaining(
        `apigatewayv2 update-stage --region us-east-1 --api-id orders1 --stage-name prod --default-route-settings '{"ThrottlingRateLimit":5000,"ThrottlingBurstLimit":1250}'`,
      ),
      change: 'api/orders1/prod@111122223333/us-east-1.throttlingRateLimit=5000',
      reversal: { command: expect.stringContaining('"ThrottlingRateLimit":2000') },
    });
  });

  /** 200·m of reports at four methods, so that one of them gets 50·m at least. */
  const rest = (rateLimit: number) => throttled(rateLimit, { apiId: 'reports1' });

  it.each([
    // 200 · 10 = 0.8 · 2,500: all of it may go to one method.
    [2500, 'green', 12.5],
    [2499, 'yellow', 12.495],
    [1999, 'grey', null],
    [500, 'grey', null],
    // 50 · 10 of 499 at the method that gets most.
    [499, 'red', 9.98],
  ])('with %d for each of four methods is %s', (rateLimit, status, breaksAt) => {
    const [ceiling] = stages(rest(rateLimit));
    expect(ceiling).toMatchObject({ resource: 'reports/prod', status });
    if (breaksAt !== null && status !== 'green' && status !== 'yellow')
      expect(ceiling?.breaksAt).toBe(breaksAt);
    if (status === 'grey') {
      expect(ceiling?.evidence[0]?.detail).toContain(
        'how many of the requests to reports/prod go to which of its 4 methods is not known',
      );
    }
  });

  it('of a REST API is patched', () => {
    expect(stages(rest(499))[0]?.fix?.command).toContain(
      `apigateway update-stage --region us-east-1 --rest-api-id reports1 --stage-name prod --patch-operations '[{"op":"replace","path":"/*/*/throttling/rateLimit","value":"625"}`,
    );
  });

  it('asks nothing of the other routes where one has its own, and tells each by itself', () => {
    const routeThrottles = [
      { route: 'POST /a/{id}', rateLimit: 5, burstLimit: null },
      { route: 'GET /b', rateLimit: 5, burstLimit: null },
    ];
    const found = stages(throttled(3000, { apiId: 'reports1', routeThrottles }));
    expect(found).toMatchObject([
      { resource: 'reports/prod', limit: 3000, status: 'green' },
      // All or nothing of the requests may go there.
      { resource: 'reports/prod GET /b, POST /a/{id}', limit: 5, status: 'grey' },
    ]);
  });

  it('patches the methods that have their own', () => {
    const routeThrottles = [{ route: 'POST /a/{id}', rateLimit: 1, burstLimit: null }];
    const [ceiling] = stages({
      apiStages: [anApiStage({ apiId: 'reports1', routeThrottles })],
      apiIntegrations: [someApiIntegrations({ apiId: 'reports1', routes: 1 })],
    });
    expect(ceiling).toMatchObject({ status: 'red', breaksAt: 0.005 });
    expect(ceiling?.fix?.command).toContain('"path":"/~1a~1{id}/POST/throttling/rateLimit","value":"2500"');
    expect(ceiling?.fix?.change).toBeUndefined();
  });

  it('sets the routes of an HTTP API by their keys', () => {
    const routeThrottles = [{ route: 'GET /orders', rateLimit: 1, burstLimit: 2 }];
    const [ceiling] = stages({ apiStages: [anApiStage({ routeThrottles })] });
    expect(ceiling?.fix?.command).toContain(
      `--route-settings '{"GET /orders":{"ThrottlingRateLimit":5000,"ThrottlingBurstLimit":10000}}'`,
    );
  });

  it.each<[string, Partial<Artifacts>]>([
    ['its routes are not known', { apiIntegrations: [] }],
    [
      'another API has its name',
      {
        apis: [anApi({ protocol: 'REST' }), anApi({ apiId: 'orders2', protocol: 'REST' })],
        apiPeaks: [busy(400), busy(400, {}, { apiId: 'orders2', countedAs: 'orders1' })],
      },
    ],
    ['it is of messages in both directions', { apis: [anApi({ protocol: 'WEBSOCKET' })] }],
  ])('is grey where it may be too low and %s', (_, others) => {
    expect(stages({ ...throttled(2000), ...others })).toMatchObject([{ status: 'grey', mayBreakAt: 5 }]);
  });

  it('is told by the id of its API where others have the name', () => {
    const others = { apis: [anApi(), anApi({ apiId: 'orders2' })] };
    expect(stages({ ...throttled(2000), ...others })).toMatchObject([{ resource: 'orders (orders1)/prod' }]);
  });

  it.each<[string, Partial<Artifacts>]>([
    ['allows what the account does', throttled(10_000)],
    ['is switched off by 0', throttled(0)],
    ['sets none', { apiStages: [anApiStage()] }],
    [
      'has a throttle of its own for each route',
      {
        apiStages: [
          anApiStage({
            throttle: { rateLimit: 1, burstLimit: 1 },
            routeThrottles: [{ route: '$default', rateLimit: 10_000, burstLimit: 1 }],
          }),
        ],
      },
    ],
    [
      'has no requests beside one that has them',
      {
        ...throttled(10, { stageName: 'dev' }),
        apiPeaks: [busy(400), anApiPeak({ stageName: 'dev', requestsPerSecond: null })],
      },
    ],
    ['is of an API that was deleted', { ...throttled(10), apis: [] }],
  ])('is no ceiling where the stage %s', (_, overrides) => {
    expect(stages(overrides)).toEqual([]);
  });

  it('is no ceiling outside the scope', () => {
    expect(stages(throttled(10), { plan: inRegion({ apis: ['reports'] }) })).toEqual([]);
  });

  it('is grey where its API had no requests', () => {
    const apiPeaks = [anApiPeak({ requestsPerSecond: null })];
    expect(stages({ ...throttled(2000), apiPeaks })).toMatchObject([{ status: 'grey', now: null }]);
  });
});
