import { Account$ } from '@aws-sdk/client-api-gateway';
import { renderOutput } from '../wire';
import { arn } from './rows';
import { service } from './service';

const INVOKED = `${arn('apigateway', '')}lambda:path/2015-03-31/functions/${arn('lambda', 'function:shop-function-0')}/invocations`;

/** What each operation says of one REST API and one HTTP API, in the names of its own version of the API. */
const ANSWERS: Readonly<Record<string, object>> = {
  GetRestApis: { item: [{ id: 'rest01', name: 'shop', endpointConfiguration: { types: ['REGIONAL'] } }] },
  GetApis: { items: [{ apiId: 'http01', name: 'basket', protocolType: 'HTTP', tags: {} }] },
  GetRestStages: {
    item: [
      {
        stageName: 'live',
        methodSettings: { '*/*': { throttlingRateLimit: 2000, throttlingBurstLimit: 1000 } },
        accessLogSettings: { destinationArn: arn('logs', 'log-group:shop') },
      },
    ],
  },
  GetStages: { items: [{ stageName: '$default', defaultRouteSettings: {} }] },
  GetResources: {
    item: [
      {
        id: 'root',
        path: '/',
        resourceMethods: {
          GET: {
            httpMethod: 'GET',
            apiKeyRequired: false,
            methodIntegration: { type: 'AWS_PROXY', uri: INVOKED, timeoutInMillis: 29_000 },
          },
        },
      },
    ],
  },
  GetIntegrations: {
    items: [
      {
        integrationType: 'AWS_PROXY',
        integrationUri: arn('lambda', 'function:shop-function-1'),
        timeoutInMillis: 30_000,
      },
    ],
  },
  GetRoutes: { items: [{ routeKey: 'GET /', apiKeyRequired: false }] },
  GetVpcLinks: { item: [] },
  GetUsagePlans: {
    item: [
      {
        id: 'plan01',
        name: 'partners',
        throttle: { rateLimit: 500, burstLimit: 500 },
        apiStages: [{ apiId: 'rest01', stage: 'live' }],
      },
    ],
  },
  GetUsagePlanKeys: { item: [{ id: 'key01', type: 'API_KEY', name: 'partner' }] },
};

export const apiGateway = service({
  prefix: 'apigateway',
  protocol: 'json',
  paths: {
    '/restapis': 'GetRestApis',
    '/restapis/{restApiId}/stages': 'GetRestStages',
    '/restapis/{restApiId}/resources': 'GetResources',
    '/vpclinks': 'GetVpcLinks',
    '/usageplans': 'GetUsagePlans',
    '/usageplans/{usagePlanId}/keys': 'GetUsagePlanKeys',
    '/v2/apis': 'GetApis',
    '/v2/apis/{apiId}/stages': 'GetStages',
    '/v2/apis/{apiId}/integrations': 'GetIntegrations',
    '/v2/apis/{apiId}/routes': 'GetRoutes',
    '/account': 'GetAccount',
  },
  rows: () => ({}),
  operations: () => ({
    ...Object.fromEntries(
      Object.entries(ANSWERS).map(([action, answer]) => [
        `apigateway:${action}`,
        () => ({ body: JSON.stringify(answer), items: Object.values(answer)[0].length }),
      ]),
    ),
    'apigateway:GetAccount': (request) => {
      const throttleSettings = { rateLimit: 10_000, burstLimit: 5000 };
      return { body: renderOutput(request, Account$, { throttleSettings }), items: 1 };
    },
  }),
  // Of REST APIs, and of the others.
  metricLevels: { Count: 500_000, '4XXError': 0, '5XXError': 0, '4xx': 0, '5xx': 0 },
  limitsOf: () => [{ bucket: 'apigateway', capacity: 40, refill: 10 }],
});
