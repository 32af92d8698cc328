import type {
  Api,
  ApiIntegrations,
  ApiPeak,
  ApiStage,
  ApiUsagePlan,
  Artifacts,
} from '../../../src/model/artifacts';
import { loadBalancerArn } from './elastic-load-balancing';
import { aPeak, HOURS, WINDOW } from './fields';

export const anApi = (overrides: Partial<Api> = {}): Api => ({
  apiId: 'orders1',
  apiName: 'orders',
  protocol: 'HTTP',
  endpointType: 'REGIONAL',
  tags: {},
  ...overrides,
});

export const anApiStage = (overrides: Partial<ApiStage> = {}): ApiStage => ({
  apiId: 'orders1',
  stageName: 'prod',
  throttle: null,
  routeThrottles: [],
  hasAccessLogs: true,
  ...overrides,
});

type Leading = ApiIntegrations['integrations'][number];

export const aLeading = (overrides: Partial<Leading> = {}): Leading => ({
  leadsTo: 'function',
  target: 'arn:aws:lambda:us-east-1:111122223333:function:checkout',
  timeoutMillis: 30_000,
  ...overrides,
});

export const someApiIntegrations = (overrides: Partial<ApiIntegrations> = {}): ApiIntegrations => ({
  apiId: 'orders1',
  routes: 1,
  routesWithKey: 0,
  integrations: [aLeading()],
  ...overrides,
});

export const anApiUsagePlan = (overrides: Partial<ApiUsagePlan> = {}): ApiUsagePlan => ({
  usagePlanId: 'plan1',
  usagePlanName: 'partners',
  apiId: 'orders1',
  stageName: 'prod',
  throttle: { rateLimit: 10_000, burstLimit: 5000 },
  quota: null,
  keys: 1,
  ...overrides,
});

export const anApiPeak = (overrides: Partial<ApiPeak> = {}): ApiPeak => ({
  apiId: 'orders1',
  stageName: 'prod',
  countedAs: overrides.apiId ?? 'orders1',
  window: WINDOW,
  requestsPerSecond: aPeak(100),
  requestsPerSecondByPeriod: [],
  connectionsPerSecond: null,
  serverErrorsPerSecond: aPeak(0),
  integrationLatencyMillis: aPeak(800),
  ...overrides,
});

/** So many requests a second in each five minutes of the look-back. */
export const allThrough = (requests: number): number[] => Array.from({ length: HOURS * 12 }, () => requests);

export const someApiGatewayAccount = (rateLimit = 10_000): Artifacts['apiGatewayAccount'] => ({
  throttle: { rateLimit, burstLimit: 5000 },
});

/** A private REST API with keys, whose requests come from inside and go to the load balancer, and a WebSocket API that leads nowhere. */
export const healthyApiGateway = {
  apis: [
    anApi({ protocol: 'REST', endpointType: 'PRIVATE' }),
    anApi({ apiId: 'chat1', apiName: 'chat', protocol: 'WEBSOCKET' }),
  ],
  apiStages: [anApiStage(), anApiStage({ apiId: 'chat1' })],
  apiIntegrations: [
    someApiIntegrations({
      routesWithKey: 1,
      integrations: [aLeading({ leadsTo: 'loadBalancer', target: loadBalancerArn() })],
    }),
    someApiIntegrations({
      apiId: 'chat1',
      routes: 3,
      integrations: [aLeading({ leadsTo: 'none', target: null, timeoutMillis: null })],
    }),
  ],
  apiUsagePlans: [anApiUsagePlan({ quota: { limit: 1_000_000_000, period: 'DAY' } })],
  apiPeaks: [
    anApiPeak({ countedAs: 'orders', requestsPerSecondByPeriod: allThrough(100) }),
    anApiPeak({
      apiId: 'chat1',
      requestsPerSecond: aPeak(20),
      requestsPerSecondByPeriod: allThrough(20),
      connectionsPerSecond: aPeak(1),
      serverErrorsPerSecond: null,
    }),
  ],
  apiGatewayAccount: someApiGatewayAccount(),
} satisfies Partial<Artifacts>;
