import {
  APIGatewayClient,
  GetAccountCommand,
  GetStagesCommand as GetRestStagesCommand,
  paginateGetResources,
  paginateGetRestApis,
  paginateGetUsagePlanKeys,
  paginateGetUsagePlans,
  paginateGetVpcLinks,
  type Integration as RestIntegration,
  type Stage as RestStage,
  type ThrottleSettings,
  type UsagePlan,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  GetApisCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStagesCommand,
  type Integration,
  type RouteSettings,
  type Stage,
} from '@aws-sdk/client-apigatewayv2';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { Api, ApiIntegrations, ApiPeak, ApiStage, ApiThrottle } from '../../model/artifacts';
import { present, requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { followTokens, readAllPages } from '../pages';
import { addCounts, divideBy, findHighest, type Series, valuesByPeriod } from '../series';

/** All reading calls need this action, each for a path of its own. */
const ACTIONS = ['apigateway:GET'] as const;

/** The most of a page of a REST API's lists, of which 25 is the default. */
const PAGE_SIZE = 500;

/** APIs that are asked about at the same time. The rate limiter decides the pace. */
const AT_ONCE = 4;

/** A call or more for each API, of which all of a region share five a second. */
const MANY_CALLS = 5;

const restClient = ({ clients }: CollectContext): APIGatewayClient => clients.of(APIGatewayClient);
const otherClient = ({ clients }: CollectContext): ApiGatewayV2Client => clients.of(ApiGatewayV2Client);

export const apis = defineCollector({
  id: 'apis',
  answers: 'Which REST, HTTP and WebSocket APIs there are',
  light: false,
  verified: 'moto',
  actions: ACTIONS,
  async collect(context) {
    const { signal: abortSignal } = context;
    const [rest, others] = await allInOrder([
      readAllPages(
        paginateGetRestApis({ client: restClient(context), pageSize: PAGE_SIZE }, {}, { abortSignal }),
        ({ items }) => items,
      ),
      readAllPages(
        followTokens((NextToken) =>
          otherClient(context).send(new GetApisCommand({ NextToken }), { abortSignal }),
        ),
        ({ Items }) => Items,
      ),
    ]);
    return [
      ...rest.map(
        ({ id, name, endpointConfiguration, tags }): Api => ({
          apiId: requireField(id, 'id'),
          apiName: requireField(name, 'name'),
          protocol: 'REST',
          endpointType: requireField(endpointConfiguration?.types?.[0], 'endpointConfiguration.types'),
          tags: tags ?? {},
        }),
      ),
      ...others.map(
        ({ ApiId, Name, ProtocolType, Tags }): Api => ({
          apiId: requireField(ApiId, 'ApiId'),
          apiName: requireField(Name, 'Name'),
          protocol: requireField(ProtocolType, 'ProtocolType'),
          // There is no other of these kinds.
          endpointType: 'REGIONAL',
          tags: Tags ?? {},
        }),
      ),
    ];
  },
});

const isRest = ({ protocol }: Api): boolean => protocol === 'REST';

/** Asks about each API; one that was deleted meanwhile is left out. */
const ofEach = async <T>(apis: readonly Api[], ask: (api: Api) => Promise<T>): Promise<T[]> =>
  present(await mapConcurrently(apis, AT_ONCE, (api) => nullIfGone(ask(api))));

export const apiStages = defineCollector({
  id: 'apiStages',
  answers: 'How the stages of APIs throttle, and whether they log',
  light: false,
  verified: 'moto',
  actions: ACTIONS,
  needs: ['apis'],
  deadlineFactor: MANY_CALLS,
  async collect(context, { apis }) {
    const stages = await ofEach(apis, (api) =>
      isRest(api) ? restStages(api, context) : otherStages(api, context),
    );
    return stages.flat();
  },
});

async function restStages({ apiId }: Api, context: CollectContext): Promise<ApiStage[]> {
  const { item = [] } = await restClient(context).send(new GetRestStagesCommand({ restApiId: apiId }), {
    abortSignal: context.signal,
  });
  return item.map((stage) => ({
    apiId,
    stageName: requireField(stage.stageName, 'stageName'),
    ...throttlesOfRest(stage),
    hasAccessLogs: stage.accessLogSettings?.destinationArn !== undefined,
  }));
}

/** The settings that a stage of a REST API has for all of its methods. */
const ALL_METHODS = '*/*';

function throttlesOfRest({ methodSettings = {} }: RestStage): Pick<ApiStage, 'throttle' | 'routeThrottles'> {
  const { [ALL_METHODS]: all, ...others } = methodSettings;
  return {
    throttle: toThrottle(all?.throttlingRateLimit, all?.throttlingBurstLimit),
    routeThrottles: present(
      Object.entries(others).map(([key, setting]) => {
        const own = toThrottle(setting.throttlingRateLimit, setting.throttlingBurstLimit);
        return own && { route: routeOfKey(key), ...own };
      }),
    ),
  };
}

/** `~1orders~1{id}/GET` stands for `GET /orders/{id}`, as in a path of JSON Patch. */
function routeOfKey(key: string): string {
  const end = key.lastIndexOf('/');
  const path = key.slice(0, end).replaceAll('~1', '/').replaceAll('~0', '~');
  return `${key.slice(end + 1)} ${path.startsWith('/') ? path : `/${path}`}`;
}

/** AWS writes -1 for a throttle that is off; where it gives none, that of the account counts. */
const toThrottle = (rate: number | undefined, burst: number | undefined): ApiThrottle | null =>
  rate === undefined || rate < 0
    ? null
    : { rateLimit: rate, burstLimit: burst === undefined || burst < 0 ? null : burst };

async function otherStages({ apiId: ApiId }: Api, context: CollectContext): Promise<ApiStage[]> {
  const stages = await readAllPages(
    followTokens((NextToken) =>
      otherClient(context).send(new GetStagesCommand({ ApiId, NextToken }), { abortSignal: context.signal }),
    ),
    ({ Items }) => Items,
  );
  return stages.map((stage) => ({
    apiId: ApiId,
    stageName: requireField(stage.StageName, 'StageName'),
    ...throttlesOfOther(stage),
    hasAccessLogs: stage.AccessLogSettings?.DestinationArn !== undefined,
  }));
}

function throttlesOfOther({
  DefaultRouteSettings,
  RouteSettings = {},
}: Stage): Pick<ApiStage, 'throttle' | 'routeThrottles'> {
  const read = (settings: RouteSettings | undefined): ApiThrottle | null =>
    toThrottle(settings?.ThrottlingRateLimit, settings?.ThrottlingBurstLimit);
  return {
    throttle: read(DefaultRouteSettings),
    routeThrottles: present(
      Object.entries(RouteSettings).map(([route, settings]) => {
        const own = read(settings);
        return own && { route, ...own };
      }),
    ),
  };
}

type Leading = ApiIntegrations['integrations'][number];

export const apiIntegrations = defineCollector({
  id: 'apiIntegrations',
  answers: 'What the methods and routes of APIs lead to, and how long they wait for it',
  light: false,
  verified: 'moto',
  actions: ACTIONS,
  needs: ['apis'],
  deadlineFactor: MANY_CALLS,
  async collect(context, { apis }) {
    const { signal: abortSignal } = context;
    const links = apis.some(isRest)
      ? await readAllPages(
          paginateGetVpcLinks({ client: restClient(context), pageSize: PAGE_SIZE }, {}, { abortSignal }),
          ({ items }) => items,
        )
      : [];
    const targetOf = new Map(links.map(({ id, targetArns }) => [id, targetArns?.[0] ?? null]));
    return ofEach(apis, (api) =>
      isRest(api) ? restIntegrations(api, targetOf, context) : otherIntegrations(api, context),
    );
  },
});

/** The load balancers to which VPC links of REST APIs lead, by the id of the link. */
type Links = ReadonlyMap<string | undefined, string | null>;

async function restIntegrations(
  { apiId }: Api,
  links: Links,
  context: CollectContext,
): Promise<ApiIntegrations> {
  const resources = await readAllPages(
    paginateGetResources(
      { client: restClient(context), pageSize: PAGE_SIZE },
      { restApiId: apiId, embed: ['methods'] },
      { abortSignal: context.signal },
    ),
    ({ items }) => items,
  );
  const methods = resources.flatMap(({ resourceMethods }) => Object.values(resourceMethods ?? {}));
  return {
    apiId,
    routes: methods.length,
    routesWithKey: methods.filter(({ apiKeyRequired }) => apiKeyRequired).length,
    integrations: onceEach(
      present(methods.map(({ methodIntegration }) => methodIntegration)).map((integration) =>
        withTimeout(leadingOfRest(integration, links), integration.timeoutInMillis),
      ),
    ),
  };
}

async function otherIntegrations({ apiId: ApiId }: Api, context: CollectContext): Promise<ApiIntegrations> {
  const client = otherClient(context);
  const { signal: abortSignal } = context;
  const integrations = await readAllPages(
    followTokens((NextToken) =>
      client.send(new GetIntegrationsCommand({ ApiId, NextToken }), { abortSignal }),
    ),
    ({ Items }) => Items,
  );
  const routes = await readAllPages(
    followTokens((NextToken) => client.send(new GetRoutesCommand({ ApiId, NextToken }), { abortSignal })),
    ({ Items }) => Items,
  );
  return {
    apiId: ApiId,
    routes: routes.length,
    routesWithKey: routes.filter(({ ApiKeyRequired }) => ApiKeyRequired).length,
    integrations: onceEach(
      integrations.map((integration) =>
        withTimeout(leadingOfOther(integration), integration.TimeoutInMillis),
      ),
    ),
  };
}

type Place = Omit<Leading, 'timeoutMillis'>;

const withTimeout = (place: Place, millis: number | undefined): Leading => ({
  ...place,
  timeoutMillis: place.leadsTo === 'none' ? null : (millis ?? null),
});

const onceEach = (all: readonly Leading[]): Leading[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

function leadingOfRest(
  { type, uri = '', connectionType, connectionId, integrationTarget }: RestIntegration,
  links: Links,
): Place {
  if (type === 'MOCK') return { leadsTo: 'none', target: null };
  if (connectionType !== 'VPC_LINK') return leadingOfUri(uri);
  const target = integrationTarget ?? links.get(connectionId) ?? null;
  return { leadsTo: 'loadBalancer', target: target && loadBalancerOf(target) };
}

function leadingOfOther({ IntegrationType, IntegrationSubtype, IntegrationUri = '' }: Integration): Place {
  if (IntegrationType === 'MOCK') return { leadsTo: 'none', target: null };
  // `SQS-SendMessage`
  if (IntegrationSubtype)
    return { leadsTo: 'service', target: IntegrationSubtype.toLowerCase().split('-', 1)[0] ?? null };
  return leadingOfUri(IntegrationUri);
}

/** `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:checkout/invocations` */
const INVOCATION = /\/functions\/(arn:[^/]+)\/invocations$/;
/** `arn:aws:apigateway:us-east-1:sqs:path/111122223333/orders` */
const SERVICE_CALL = /^arn:[^:]+:apigateway:[^:]*:([^:]+):/;
const ADDRESS = /^https?:\/\/([^/:?]+)/i;

/** What a URI of either API means; a part that a variable of the stage names is not known. */
function leadingOfUri(uri: string): Place {
  const known = (target: string): string | null => (target.includes('$') ? null : target);
  const invoked = INVOCATION.exec(uri)?.[1] ?? (/^arn:[^:]+:lambda:/.test(uri) ? uri : undefined);
  if (invoked !== undefined) return { leadsTo: 'function', target: known(invoked) };
  if (/^arn:[^:]+:elasticloadbalancing:/.test(uri))
    return { leadsTo: 'loadBalancer', target: loadBalancerOf(uri) };
  const host = ADDRESS.exec(uri)?.[1];
  if (host !== undefined) return { leadsTo: 'address', target: known(host.toLowerCase()) };
  // `arn:aws:servicediscovery:…` of Cloud Map, or a service that is called by its API.
  const service = SERVICE_CALL.exec(uri)?.[1] ?? /^arn:[^:]+:([^:]+):/.exec(uri)?.[1];
  return { leadsTo: 'service', target: known(service ?? '$') };
}

/** The load balancer of a listener: `…:listener/app/web/0123/4567` is one of `…:loadbalancer/app/web/0123`. */
const loadBalancerOf = (arn: string): string => arn.replace(/:listener\/(.+)\/[^/]+$/, ':loadbalancer/$1');

export const apiUsagePlans = defineCollector({
  id: 'apiUsagePlans',
  answers: 'What usage plans let clients with API keys ask of stages',
  light: false,
  verified: 'moto',
  actions: ACTIONS,
  needs: ['apis'],
  deadlineFactor: MANY_CALLS,
  async collect(context, { apis }) {
    if (!apis.some(isRest)) return [];
    const plans = await readAllPages(
      paginateGetUsagePlans(
        { client: restClient(context), pageSize: PAGE_SIZE },
        {},
        { abortSignal: context.signal },
      ),
      ({ items }) => items,
    );
    const rows = await mapConcurrently(plans, AT_ONCE, (plan) => nullIfGone(stagesOfPlan(plan, context)));
    return present(rows).flat();
  },
});

async function stagesOfPlan(
  { id, name, apiStages = [], throttle, quota }: UsagePlan,
  context: CollectContext,
) {
  const usagePlanId = requireField(id, 'id');
  const own = toThrottle(throttle?.rateLimit, throttle?.burstLimit);
  const limits = own !== null || quota !== undefined;
  const keys = limits && apiStages.length > 0 ? await countKeys(usagePlanId, context) : null;
  return apiStages.map(({ apiId, stage }) => ({
    usagePlanId,
    usagePlanName: name ?? usagePlanId,
    apiId: requireField(apiId, 'apiId'),
    stageName: requireField(stage, 'stage'),
    throttle: own,
    quota: quota
      ? { limit: requireField(quota.limit, 'limit'), period: requireField(quota.period, 'period') }
      : null,
    keys,
  }));
}

const countKeys = async (usagePlanId: string, context: CollectContext): Promise<number> => {
  const keys = await readAllPages(
    paginateGetUsagePlanKeys(
      { client: restClient(context), pageSize: PAGE_SIZE },
      { usagePlanId },
      { abortSignal: context.signal },
    ),
    ({ items }) => items,
  );
  return keys.length;
};

export const apiGatewayAccount = defineCollector({
  id: 'apiGatewayAccount',
  answers: 'How all APIs of the account are throttled together',
  light: true,
  verified: 'moto',
  actions: ACTIONS,
  async collect(context) {
    const { throttleSettings } = await restClient(context).send(new GetAccountCommand({}), {
      abortSignal: context.signal,
    });
    return { throttle: requireField(accountThrottle(throttleSettings), 'throttleSettings') };
  },
});

const accountThrottle = (settings: ThrottleSettings | undefined): ApiThrottle | null =>
  toThrottle(settings?.rateLimit, settings?.burstLimit);

/**
 * The metrics that each kind of API publishes ("Amazon API Gateway dimensions and metrics", and the pages on those of HTTP and
 * of WebSocket APIs). Requests are counted by the samples of `Count`. There is no word on periods without requests, and so no
 * data: a period without a data point had none.
 */
const METRICS: Readonly<Record<string, Readonly<Record<'count' | 'more' | 'server', Counted | null>>>> = {
  REST: {
    count: { metric: 'Count', statistic: 'SampleCount' },
    more: null,
    server: { metric: '5XXError', statistic: 'Sum' },
  },
  HTTP: {
    count: { metric: 'Count', statistic: 'SampleCount' },
    more: null,
    server: { metric: '5xx', statistic: 'Sum' },
  },
  WEBSOCKET: {
    count: { metric: 'MessageCount', statistic: 'Sum' },
    more: { metric: 'ConnectCount', statistic: 'Sum' },
    server: null,
  },
};

type Counted = Pick<MetricQuery, 'metric' | 'statistic'>;

/**
 * CloudWatch counts a REST API by its name without what is not ASCII, or by its id where nothing is left ("Amazon API Gateway
 * dimensions and metrics").
 */
const countedAs = ({ apiId, apiName, protocol }: Api): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters of ASCII.
  protocol === 'REST' ? apiName.replaceAll(/[^\x00-\x7f]/g, '') || apiId : apiId;

export const apiPeaks = defineCollector({
  id: 'apiPeaks',
  answers:
    'The most requests and errors that stages of APIs have seen, and how long what is behind them took',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['apis', 'apiStages'],
  deadlineFactor: MANY_CALLS,
  async collect(context, { apis, apiStages }) {
    const byId = new Map(apis.map((api) => [api.apiId, api]));
    const asked = apiStages.flatMap((stage) => {
      const api = byId.get(stage.apiId);
      return api ? [{ api, stage }] : [];
    });
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    const highestPerSecond = (series: Series) => findHighest(divideBy(normal(series), window.periodSeconds));
    return readMetrics(
      reader,
      asked.map(({ api, stage }) => queriesOf(api, stage)),
      ({ count, more, server, latency }, i): ApiPeak => {
        const { api, stage } = requireField(asked[i], 'a stage for the metrics');
        // Of two counts that are zero before their first data point, either may begin first.
        const requests = METRICS[api.protocol]?.more ? addCounts(count, more) : count;
        return {
          apiId: api.apiId,
          stageName: stage.stageName,
          countedAs: countedAs(api),
          window,
          requestsPerSecond: highestPerSecond(requests),
          requestsPerSecondByPeriod: valuesByPeriod(divideBy(requests, window.periodSeconds), window),
          connectionsPerSecond: highestPerSecond(more),
          serverErrorsPerSecond: highestPerSecond(server),
          integrationLatencyMillis: findMaximum(latency),
          ...(requests === null ? { isIncomplete: true } : {}),
        };
      },
    );
  },
});

function queriesOf(api: Api, { stageName }: ApiStage) {
  const metrics = requireField(METRICS[api.protocol], `metrics of APIs of kind ${api.protocol}`);
  const dimensions = { [api.protocol === 'REST' ? 'ApiName' : 'ApiId']: countedAs(api), Stage: stageName };
  const query = (counted: Counted | null): MetricQuery | null =>
    counted && { namespace: 'AWS/ApiGateway', ...counted, dimensions, silence: 'zero' };
  return {
    count: query(metrics.count),
    more: query(metrics.more),
    server: query(metrics.server),
    latency: query({ metric: 'IntegrationLatency', statistic: 'Maximum' }),
  };
}
