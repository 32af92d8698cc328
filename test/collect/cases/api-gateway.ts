import { anApi, anApiStage } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, periods, WINDOW } from './metric-answer';

const LAMBDA = 'arn:aws:lambda:us-east-1:111122223333:function';
const BALANCING = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';
const REST = anApi({ apiId: 'rest1', apiName: 'shöp', protocol: 'REST', endpointType: 'EDGE' });
const HTTP = anApi({ apiId: 'http1' });
const SOCKETS = anApi({ apiId: 'sockets1', protocol: 'WEBSOCKET' });
const GONE = [anApi({ apiId: 'gone1' }), anApi({ apiId: 'gone2', protocol: 'REST' })];

/** A variable of a stage, as it stands in what stages share. */
const variable = (name: string) => `\${stageVariables.${name}}`;
const invoking = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${LAMBDA}:${name}/invocations`;
const method = (methodIntegration: object, apiKeyRequired = false) => ({ apiKeyRequired, methodIntegration });
const refuseGone = (id: unknown) => {
  if (id === 'gone1' || id === 'gone2') throw awsError('NotFoundException');
};

/** The last period of the window, and the one before it. */
const [LAST, BEFORE] = [14 * 24 * 12 - 1, 14 * 24 * 12 - 2];

export const apiGateway: readonly CollectorCase[] = [
  {
    id: 'apis',
    answers: {
      'apigateway:GetRestApis': paged(
        'position',
        {
          items: [
            { id: 'rest1', name: 'shop', endpointConfiguration: { types: ['EDGE'] }, tags: { app: 'shop' } },
          ],
        },
        { items: [{ id: 'rest2', name: 'intern', endpointConfiguration: { types: ['PRIVATE'] } }] },
      ),
      'apigateway:GetApis': paged(
        'NextToken',
        { Items: [{ ApiId: 'http1', Name: 'orders', ProtocolType: 'HTTP', Tags: { app: 'shop' } }] },
        { Items: [{ ApiId: 'sockets1', Name: 'chat', ProtocolType: 'WEBSOCKET' }] },
      ),
    },
    data: [
      anApi({
        apiId: 'rest1',
        apiName: 'shop',
        protocol: 'REST',
        endpointType: 'EDGE',
        tags: { app: 'shop' },
      }),
      anApi({ apiId: 'rest2', apiName: 'intern', protocol: 'REST', endpointType: 'PRIVATE' }),
      anApi({ apiId: 'http1', tags: { app: 'shop' } }),
      anApi({ apiId: 'sockets1', apiName: 'chat', protocol: 'WEBSOCKET' }),
    ],
  },
  {
    id: 'apiStages',
    inputs: { apis: [REST, HTTP, ...GONE] },
    answers: {
      'apigateway:GetStages': ({ restApiId, ApiId, NextToken }) => {
        refuseGone(restApiId ?? ApiId);
        if (restApiId !== undefined)
          return {
            item: [
              {
                stageName: 'prod',
                methodSettings: {
                  '*/*': { throttlingRateLimit: 500, throttlingBurstLimit: 250 },
                  '~1orders~1{id}/GET': { throttlingRateLimit: 50, throttlingBurstLimit: 20 },
                  '~1/POST': { throttlingRateLimit: 0 },
                  // Off, or only logged.
                  'health/GET': { throttlingRateLimit: -1, throttlingBurstLimit: -1 },
                  '~1cart/PUT': { loggingLevel: 'INFO' },
                },
                accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:prod' },
              },
              { stageName: 'dev', methodSettings: { '*/*': { throttlingRateLimit: -1 } } },
            ],
          };
        return NextToken === undefined
          ? {
              Items: [
                {
                  StageName: '$default',
                  DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
                  RouteSettings: {
                    'POST /orders': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 5 },
                    'GET /orders': { DetailedMetricsEnabled: true },
                  },
                },
              ],
              NextToken: 'more',
            }
          : {
              Items: [
                {
                  StageName: 'beta',
                  AccessLogSettings: { DestinationArn: 'arn:aws:logs:us-east-1:1:log-group:b' },
                },
              ],
            };
      },
    },
    data: [
      anApiStage({
        apiId: 'rest1',
        throttle: { rateLimit: 500, burstLimit: 250 },
        routeThrottles: [
          { route: 'GET /orders/{id}', rateLimit: 50, burstLimit: 20 },
          { route: 'POST /', rateLimit: 0, burstLimit: null },
        ],
      }),
      anApiStage({ apiId: 'rest1', stageName: 'dev', hasAccessLogs: false }),
      anApiStage({
        apiId: 'http1',
        stageName: '$default',
        throttle: { rateLimit: 100, burstLimit: 200 },
        routeThrottles: [{ route: 'POST /orders', rateLimit: 10, burstLimit: 5 }],
        hasAccessLogs: false,
      }),
      anApiStage({ apiId: 'http1', stageName: 'beta' }),
    ],
  },
  {
    id: 'apiIntegrations',
    inputs: { apis: [REST, HTTP, ...GONE] },
    answers: {
      'apigateway:GetVpcLinks': paged(
        'position',
        { items: [{ id: 'link1', targetArns: [`${BALANCING}:loadbalancer/net/inner/01`] }] },
        { items: [{ id: 'link2', targetArns: [`${BALANCING}:loadbalancer/net/other/02`] }] },
      ),
      'apigateway:GetResources': ({ restApiId, position }) => {
        refuseGone(restApiId);
        return position === undefined
          ? {
              items: [
                { path: '/' },
                {
                  path: '/orders',
                  resourceMethods: {
                    GET: method(
                      { type: 'AWS_PROXY', uri: invoking('checkout:live'), timeoutInMillis: 29_000 },
                      true,
                    ),
                    POST: method({
                      type: 'AWS_PROXY',
                      uri: invoking('checkout:live'),
                      timeoutInMillis: 29_000,
                    }),
                    PUT: method({
                      type: 'AWS_PROXY',
                      uri: invoking(variable('name')),
                      timeoutInMillis: 5000,
                    }),
                    OPTIONS: method({ type: 'MOCK', timeoutInMillis: 29_000 }),
                  },
                },
              ],
              position: 'more',
            }
          : {
              items: [
                {
                  path: '/prices',
                  resourceMethods: {
                    GET: method({ type: 'HTTP_PROXY', connectionType: 'VPC_LINK', connectionId: 'link1' }),
                    PUT: method({
                      type: 'HTTP_PROXY',
                      connectionType: 'VPC_LINK',
                      connectionId: 'link9',
                      integrationTarget: `${BALANCING}:listener/app/web/03/04`,
                    }),
                    POST: method({
                      type: 'HTTP',
                      connectionType: 'VPC_LINK',
                      connectionId: variable('link'),
                    }),
                    DELETE: method({
                      type: 'HTTP',
                      connectionType: 'INTERNET',
                      uri: 'https://Shop.example.com:8443/x',
                    }),
                    PATCH: method({
                      type: 'AWS',
                      uri: 'arn:aws:apigateway:us-east-1:sqs:path/111122223333/orders',
                    }),
                    // Nothing was set up behind it yet.
                    HEAD: { apiKeyRequired: false },
                  },
                },
              ],
            };
      },
      'apigateway:GetIntegrations': ({ ApiId, NextToken }) => {
        refuseGone(ApiId);
        return NextToken === undefined
          ? {
              Items: [
                {
                  IntegrationType: 'AWS_PROXY',
                  IntegrationUri: `${LAMBDA}:checkout`,
                  TimeoutInMillis: 30_000,
                },
                {
                  IntegrationType: 'AWS_PROXY',
                  IntegrationSubtype: 'SQS-SendMessage',
                  TimeoutInMillis: 30_000,
                },
                { IntegrationType: 'MOCK' },
              ],
              NextToken: 'more',
            }
          : {
              Items: [
                { IntegrationType: 'HTTP_PROXY', IntegrationUri: `${BALANCING}:listener/app/web/03/04` },
                {
                  IntegrationType: 'HTTP_PROXY',
                  IntegrationUri: 'arn:aws:servicediscovery:us-east-1:111122223333:service/srv-1',
                },
                { IntegrationType: 'HTTP_PROXY', IntegrationUri: `http://${variable('host')}/` },
              ],
            };
      },
      'apigateway:GetRoutes': ({ NextToken }) =>
        NextToken === undefined
          ? { Items: [{ RouteKey: 'GET /orders', ApiKeyRequired: false }], NextToken: 'more' }
          : { Items: [{ RouteKey: '$default' }] },
    },
    data: [
      {
        apiId: 'rest1',
        routes: 10,
        routesWithKey: 1,
        integrations: [
          { leadsTo: 'function', target: `${LAMBDA}:checkout:live`, timeoutMillis: 29_000 },
          { leadsTo: 'function', target: null, timeoutMillis: 5000 },
          { leadsTo: 'none', target: null, timeoutMillis: null },
          { leadsTo: 'loadBalancer', target: `${BALANCING}:loadbalancer/net/inner/01`, timeoutMillis: null },
          { leadsTo: 'loadBalancer', target: `${BALANCING}:loadbalancer/app/web/03`, timeoutMillis: null },
          { leadsTo: 'loadBalancer', target: null, timeoutMillis: null },
          { leadsTo: 'address', target: 'shop.example.com', timeoutMillis: null },
          { leadsTo: 'service', target: 'sqs', timeoutMillis: null },
        ],
      },
      {
        apiId: 'http1',
        routes: 2,
        routesWithKey: 0,
        integrations: [
          { leadsTo: 'function', target: `${LAMBDA}:checkout`, timeoutMillis: 30_000 },
          { leadsTo: 'service', target: 'sqs', timeoutMillis: 30_000 },
          { leadsTo: 'none', target: null, timeoutMillis: null },
          { leadsTo: 'loadBalancer', target: `${BALANCING}:loadbalancer/app/web/03`, timeoutMillis: null },
          { leadsTo: 'service', target: 'servicediscovery', timeoutMillis: null },
          { leadsTo: 'address', target: null, timeoutMillis: null },
        ],
      },
    ],
  },
  {
    id: 'apiUsagePlans',
    inputs: { apis: [REST] },
    answers: {
      'apigateway:GetUsagePlans': paged(
        'position',
        {
          items: [
            {
              id: 'plan1',
              name: 'partners',
              apiStages: [
                { apiId: 'rest1', stage: 'prod' },
                { apiId: 'rest1', stage: 'beta' },
              ],
              throttle: { rateLimit: 50, burstLimit: 100 },
            },
          ],
        },
        {
          items: [
            {
              id: 'plan2',
              name: 'free',
              apiStages: [{ apiId: 'rest1', stage: 'prod' }],
              quota: { limit: 1000, period: 'DAY' },
            },
            { id: 'open', apiStages: [{ apiId: 'rest1', stage: 'prod' }] },
            { id: 'unused', throttle: { rateLimit: 1 } },
            { id: 'deleted', apiStages: [{ apiId: 'rest1', stage: 'prod' }], throttle: { rateLimit: 1 } },
          ],
        },
      ),
      'apigateway:GetUsagePlanKeys': ({ usagePlanId, position }) => {
        if (usagePlanId === 'deleted') throw awsError('NotFoundException');
        if (usagePlanId !== 'plan1' && usagePlanId !== 'plan2') throw new Error(`asked ${usagePlanId}`);
        return position === undefined && usagePlanId === 'plan1'
          ? { items: [{ id: 'a' }, { id: 'b' }], position: 'more' }
          : { items: [{ id: 'c' }] };
      },
    },
    data: [
      ...['prod', 'beta'].map((stageName) => ({
        ...{ usagePlanId: 'plan1', usagePlanName: 'partners', apiId: 'rest1', stageName },
        ...{ throttle: { rateLimit: 50, burstLimit: 100 }, quota: null, keys: 3 },
      })),
      {
        ...{ usagePlanId: 'plan2', usagePlanName: 'free', apiId: 'rest1', stageName: 'prod' },
        ...{ throttle: null, quota: { limit: 1000, period: 'DAY' }, keys: 1 },
      },
      {
        ...{ usagePlanId: 'open', usagePlanName: 'open', apiId: 'rest1', stageName: 'prod' },
        ...{ throttle: null, quota: null, keys: null },
      },
    ],
  },
  {
    id: 'apiGatewayAccount',
    isAlwaysSent: true,
    answers: {
      'apigateway:GetAccount': () => ({ throttleSettings: { rateLimit: 10_000, burstLimit: 5000 } }),
    },
    data: { throttle: { rateLimit: 10_000, burstLimit: 5000 } },
  },
  {
    id: 'apiPeaks',
    inputs: {
      apis: [REST, HTTP, SOCKETS, anApi({ apiId: 'rest2', apiName: '店', protocol: 'REST' })],
      apiStages: [
        anApiStage({ apiId: 'rest1' }),
        anApiStage({ apiId: 'http1', stageName: '$default' }),
        anApiStage({ apiId: 'sockets1' }),
        anApiStage({ apiId: 'rest2' }),
        // Of an API that was deleted in between.
        anApiStage({ apiId: 'gone1' }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'Count SampleCount ApiName=shp Stage=prod': [
          ['2026-11-21T23:50:00Z', 600],
          ['2026-11-21T23:55:00Z', 300],
        ],
        '5XXError Sum ApiName=shp Stage=prod': [['2026-11-21T23:55:00Z', 30]],
        'IntegrationLatency Maximum ApiName=shp Stage=prod': [['2026-11-21T23:00:00Z', 29_001]],
        'Count SampleCount ApiId=http1 Stage=$default': [['2026-11-21T23:55:00Z', 900]],
        '5xx Sum ApiId=http1 Stage=$default': [['2026-11-21T23:55:00Z', 3]],
        'MessageCount Sum ApiId=sockets1 Stage=prod': [['2026-11-21T23:55:00Z', 900]],
        'ConnectCount Sum ApiId=sockets1 Stage=prod': [
          ['2026-11-21T23:50:00Z', 300],
          ['2026-11-21T23:55:00Z', 150],
        ],
        'Count SampleCount ApiName=rest2 Stage=prod': [],
      }),
    },
    data: [
      {
        ...{ apiId: 'rest1', stageName: 'prod', countedAs: 'shp', window: WINDOW },
        requestsPerSecond: { value: 2, at: '2026-11-21T23:50:00.000Z', hoursWithData: 1 },
        requestsPerSecondByPeriod: periods({ [BEFORE]: 2, [LAST]: 1 }),
        connectionsPerSecond: null,
        serverErrorsPerSecond: { value: 0.1, at: '2026-11-21T23:55:00.000Z', hoursWithData: 1 },
        integrationLatencyMillis: {
          ...{ value: 29_001, at: '2026-11-21T23:00:00.000Z', hoursWithData: 1, periodSeconds: 3600 },
        },
      },
      {
        ...{ apiId: 'http1', stageName: '$default', countedAs: 'http1', window: WINDOW },
        requestsPerSecond: { value: 3, at: '2026-11-21T23:55:00.000Z', hoursWithData: 1 },
        requestsPerSecondByPeriod: periods({ [LAST]: 3 }),
        connectionsPerSecond: null,
        serverErrorsPerSecond: { value: 0.01, at: '2026-11-21T23:55:00.000Z', hoursWithData: 1 },
        integrationLatencyMillis: null,
      },
      {
        ...{ apiId: 'sockets1', stageName: 'prod', countedAs: 'sockets1', window: WINDOW },
        requestsPerSecond: { value: 3.5, at: '2026-11-21T23:55:00.000Z', hoursWithData: 1 },
        requestsPerSecondByPeriod: periods({ [BEFORE]: 1, [LAST]: 3.5 }),
        connectionsPerSecond: { value: 1, at: '2026-11-21T23:50:00.000Z', hoursWithData: 1 },
        ...{ serverErrorsPerSecond: null, integrationLatencyMillis: null },
      },
      {
        ...{ apiId: 'rest2', stageName: 'prod', countedAs: 'rest2', window: WINDOW },
        requestsPerSecond: null,
        requestsPerSecondByPeriod: Array.from({ length: LAST + 1 }, () => null),
        connectionsPerSecond: null,
        ...{ serverErrorsPerSecond: null, integrationLatencyMillis: null },
      },
    ],
  },
];
