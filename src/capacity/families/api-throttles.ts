import { apiNamer } from '../../judging/apis';
import { asking, awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { round } from '../../lib/round';
import type {
  Api,
  ApiIntegrations,
  ApiPeak,
  ApiStage,
  ApiThrottle,
  Artifacts,
  Peak,
} from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { apiOwner, peakTogether, SECONDS_UNSEEN, windowOf } from '../api-requests';
import { nameOfStage, writeChange } from '../changes';
import { type CountedRequests, countedRequests } from '../counted-requests';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedUse, linearUse, timesLoad, type Use } from '../growth';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.apigateway.quotas.apigateway;
const UNIT = 'requests/s';
const SOURCE = 'AWS/ApiGateway Count';

export const apiAccountThrottle = defineCeilingFamily({
  id: 'api-account-throttle',
  title: 'Throttle of the account lets the requests of all APIs through at the peak',
  failureTitle: 'Throttle of the account refuses requests to APIs before the peak',
  why: 'All REST, HTTP and WebSocket APIs of a region share one rate; past it any of them answers 429, whoever used it up.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  workbook: '11 Service Limits',
  unit: UNIT,
  formula:
    'the most requests per second at the same time of APIs that carry the event’s traffic × m + the most of all others, against the rate that API Gateway enforces for the account in the region.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['apis', 'apiPeaks', 'apiGatewayAccount'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) => (artifacts.apis.length === 0 ? [] : [accountCeiling(artifacts, context)]),
});

function accountCeiling(
  {
    apis,
    apiPeaks,
    apiGatewayAccount,
    serviceQuotas,
  }: Pick<Artifacts, 'apis' | 'apiPeaks' | 'apiGatewayAccount'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { rateLimit, burstLimit } = apiGatewayAccount.throttle;
  const counts = countedRequests(apis, apiPeaks);
  const peak = peakTogether(
    counts.map(({ peak }) => ({ peak, share: 1 })),
    context,
  );
  const density = densityOf(peak, windowOf(apiPeaks), 'rates', 'Count of all APIs');
  const part = quotaPart(serviceQuotas, QUOTAS.throttleRate, 'apigateway', UNIT, context);
  const { missing: _, ...quota } = part;
  return {
    ...quota,
    resource: '-',
    title: 'Requests to all APIs in the region',
    now: peak?.value ?? null,
    ...(peak === null
      ? { use: null, ...density }
      : {
          use: useTogether(counts, context),
          understated: understatedBy(density).understated ?? whyIncomplete(apiPeaks),
          ...flattenedBy(density),
        }),
    // API Gateway itself says what it enforces; Service Quotas may lag behind.
    limit: rateLimit,
    evidence: [
      ...part.evidence,
      {
        source: 'apigateway:GetAccount',
        at: context.asOf,
        detail: `${rateLimit} requests a second${burstLimit === null ? '' : `, with a burst of ${burstLimit}`}, for all APIs of the account in the region.`,
      },
      ...(peak === null ? [] : [countEvidence('All APIs together had', peak, density)]),
    ],
  };
}

const countEvidence = (who: string, peak: Peak, density: ReturnType<typeof densityOf>) => ({
  source: SOURCE,
  at: peak.at,
  detail: `${who} ${round(peak.value)} requests a second at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)} ${SECONDS_UNSEEN}`,
});

const flattenedBy = (density: ReturnType<typeof densityOf>): Pick<CeilingDraft, 'isFlattened'> =>
  'isFlattened' in density ? { isFlattened: density.isFlattened } : {};

const whyIncomplete = (peaks: readonly ApiPeak[]): string | null =>
  peaks.some(({ isIncomplete }) => isIncomplete)
    ? 'CloudWatch gave only a part of the requests of some stages.'
    : null;

/**
 * What grows and what does not, each at its own most: what is there without the event may peak at another time, and nothing tells
 * that it will not do so in the event.
 */
function useTogether(counts: readonly CountedRequests[], context: FamilyContext): Use {
  const shares = counts.map(({ peak, apis: [first, ...others] }) => {
    const most = others.reduce(
      (chosen, api) =>
        context.elasticity(apiOwner(api)) > context.elasticity(apiOwner(chosen)) ? api : chosen,
      first,
    );
    return { peak, share: context.elasticity(apiOwner(most)), owner: apiOwner(most) };
  });
  const growing = peakTogether(shares, context)?.value ?? 0;
  const fixed =
    peakTogether(
      shares.map(({ peak, share }) => ({ peak, share: 1 - share })),
      context,
    )?.value ?? 0;
  const use = linearUse(growing, 1, fixed);
  const added = shares.flatMap(({ peak, owner }) =>
    timesLoad(context.addedTo(owner), peak.requestsPerSecond?.value ?? 0),
  );
  return { ...use, growth: [...use.growth, ...addedUse(added)] };
}

export const apiStageThrottle = defineCeilingFamily({
  id: 'api-stage-throttle',
  title: 'Throttle of a stage lets its requests through at the peak',
  failureTitle: 'A stage refuses requests by its own throttle',
  why: 'A stage may throttle its methods or routes below what the account allows; past that they answer 429.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
  workbook: '12 Performance',
  unit: UNIT,
  formula:
    'the most requests per second of the stage × m, against the rate that is set for each of its methods or routes. How requests are shared between several of these is not counted: it is safe if one of them may get all, and red if even equal shares are too much.',
  remedy: 'Raise the throttle of the stage, or of the methods and routes that have their own.',
  kind: 'configured',
  elastic: true,
  needs: ['apis', 'apiStages', 'apiPeaks'],
  uses: ['apiIntegrations', 'apiGatewayAccount'],
  estimate: ({ apis, apiStages, apiPeaks, apiIntegrations, apiGatewayAccount }, context) => {
    const nameOf = apiNamer(apis);
    const byId = new Map(apis.map((api) => [api.apiId, api]));
    const peaks = new Map(apiPeaks.map((peak) => [nameOfStage(peak), peak]));
    const routes = new Map(apiIntegrations?.map((one) => [one.apiId, one]));
    const busy = new Set(apiPeaks.filter(hasRequests).map(({ apiId }) => apiId));
    const counted = new Map(
      countedRequests(apis, apiPeaks).flatMap(({ peak, apis: sharing }) =>
        sharing.map((api) => [nameOfStage({ ...peak, apiId: api.apiId }), sharing.length] as const),
      ),
    );
    return apiStages.flatMap((stage) => {
      const api = byId.get(stage.apiId);
      const peak = peaks.get(nameOfStage(stage));
      if (!api || !context.inScope(apiOwner(api))) return [];
      // Beside a stage that gets the requests, one without any has none to refuse.
      if (busy.has(api.apiId) && !(peak && hasRequests(peak))) return [];
      const name = `${nameOf(api)}/${stage.stageName}`;
      return throttlesOf(stage, routes.get(api.apiId), apiGatewayAccount).map((throttle) =>
        stageCeiling(
          { api, stage, name, peak, isShared: (counted.get(nameOfStage(stage)) ?? 1) > 1, ...throttle },
          context,
        ),
      );
    });
  },
});

const hasRequests = ({ requestsPerSecond, isIncomplete }: ApiPeak): boolean =>
  isIncomplete === true || (requestsPerSecond?.value ?? 0) > 0;

/** A throttle that counts for each of several methods or routes by itself. */
interface RouteThrottle {
  readonly throttle: ApiThrottle;
  /** Those that set it themselves; empty: all others. */
  readonly routes: readonly string[];
  /** How many it counts for; null where that is not known. */
  readonly count: number | null;
  /** Whether all requests of the stage go to these. */
  readonly isAll: boolean;
}

/**
 * The throttles of a stage that refuse what the account would let through. One of 0 switches off what it counts for, which is a
 * matter of a check.
 */
function throttlesOf(
  { throttle, routeThrottles }: ApiStage,
  integrations: ApiIntegrations | undefined,
  account: Artifacts['apiGatewayAccount'] | undefined,
): RouteThrottle[] {
  const all = integrations?.routes ?? null;
  const own = [...Map.groupBy(routeThrottles, ({ rateLimit }) => rateLimit).values()].flatMap(
    (alike): RouteThrottle[] => {
      const [first] = alike;
      const routes = alike.map(({ route }) => route).sort();
      return first ? [{ throttle: first, routes, count: routes.length, isAll: routes.length === all }] : [];
    },
  );
  const others = all === null ? null : all - routeThrottles.length;
  const ofStage: RouteThrottle[] =
    throttle === null || others === 0
      ? []
      : [{ throttle, routes: [], count: others, isAll: routeThrottles.length === 0 }];
  return [...ofStage, ...own].filter(
    ({ throttle: { rateLimit } }) =>
      rateLimit > 0 && rateLimit < (account?.throttle.rateLimit ?? Number.POSITIVE_INFINITY),
  );
}

interface ThrottledStage extends RouteThrottle {
  readonly api: Api;
  readonly stage: ApiStage;
  readonly name: string;
  readonly peak: ApiPeak | undefined;
  /** Whether CloudWatch counts another API of the same name with it. */
  readonly isShared: boolean;
}

function stageCeiling(throttled: ThrottledStage, context: FamilyContext): CeilingDraft {
  const { api, name, throttle, routes, count, isAll, isShared } = throttled;
  const peak = throttled.peak?.requestsPerSecond ?? null;
  const density = densityOf(peak, throttled.peak?.window, 'rates', `Count of ${name}`);
  const isCounted = isAll && !isShared && api.protocol !== 'WEBSOCKET';
  const least = isCounted && count !== null ? 1 / Math.max(1, count) : 0;
  const meant = routes.length === 0 ? '' : ` to ${listed(routes)}`;
  const use = (value: number): Use =>
    linearUse(
      value * (context.unknowns === 'most' ? 1 : least),
      context.elasticity(apiOwner(api)),
      0,
      context.addedTo(apiOwner(api)),
    );
  return {
    resource: routes.length === 0 ? name : `${name} ${listed(routes)}`,
    title: `Requests to stage ${name}${meant}`,
    unit: UNIT,
    now: peak && peak.value * (context.unknowns === 'most' ? 1 : least),
    ...(peak === null
      ? { use: null, ...density }
      : {
          use: use(peak.value),
          understated:
            understatedBy(density).understated ?? whyIncomplete(throttled.peak ? [throttled.peak] : []),
          ...flattenedBy(density),
        }),
    limit: throttle.rateLimit,
    ...(least < 1 && { open: openOf(throttled) }),
    evidence: [
      {
        source: 'apigateway:GetStages',
        at: context.asOf,
        detail: `${throttle.rateLimit} requests a second${throttle.burstLimit === null ? '' : `, with a burst of ${throttle.burstLimit}`}, for each ${wordOf(api)}${routes.length === 0 ? ' without a throttle of its own' : ` of ${listed(routes)}`}.`,
      },
      ...(peak === null ? [] : [countEvidence(`Stage ${name} had`, peak, density)]),
    ],
    fix: (expected) => raiseThrottle(throttled, expected, context),
  };
}

/** What CloudWatch does not tell of the requests that a throttle counts. */
function openOf({ api, name, count, isAll, isShared }: ThrottledStage): string {
  const remedy =
    'The throttle is enough if it is above all of them; detailed metrics of the stage show them by themselves.';
  if (isShared) {
    return `CloudWatch counts the requests of ${name} together with those of another API of that name, so how many it gets is not known. ${remedy}`;
  }
  if (api.protocol === 'WEBSOCKET') {
    return `Messages of ${name} are counted in both directions, and only those of clients are throttled. ${remedy}`;
  }
  const among = count === null ? 'its' : `${isAll ? 'its ' : ''}${count}`;
  return `The throttle counts for each ${wordOf(api)} by itself, and how many of the requests to ${name} go to which of ${among} ${wordOf(api)}s is not known. ${remedy}`;
}

const wordOf = ({ protocol }: Api): string => (protocol === 'REST' ? 'method' : 'route');

/** Routes that are named before the rest is counted. */
const NAMED = 3;

const listed = (routes: readonly string[]): string =>
  routes.length > NAMED
    ? `${routes.slice(0, NAMED).join(', ')} and ${routes.length - NAMED} others`
    : routes.join(', ');

function raiseThrottle(
  { api, stage, name, throttle, routes }: ThrottledStage,
  expected: number,
  context: FamilyContext,
): FixDraft {
  const { rateLimit, burstLimit } = throttle;
  const raised = Math.ceil(expected / context.plan.thresholds.yellow);
  // A burst that lasted as long before lasts as long again.
  const burst = burstLimit === null ? null : Math.ceil((burstLimit * raised) / rateLimit);
  const of = routes.length === 0 ? `stage ${name}` : `${listed(routes)} of stage ${name}`;
  return {
    action: `Raise the throttle of ${of} from ${rateLimit} to ${raised} requests a second${burst === null ? '' : ` and its burst from ${burstLimit} to ${burst}`}, if what is behind it carries as much.`,
    command: asking(
      `throttle ${nameOfStage(stage)} ${routes.join(', ')}`,
      raised,
      updateStage(api, stage, routes, { rateLimit: raised, burstLimit: burst }, context),
    ),
    ...(routes.length === 0
      ? writeChange(context.target, 'api.throttlingRateLimit', nameOfStage(stage), raised)
      : {}),
    reversal: {
      action: `Throttle ${of} at ${rateLimit} requests a second again.`,
      command: updateStage(api, stage, routes, throttle, context),
    },
    lead: 'configuration',
  };
}

/** Sets the throttle of some routes, or of all that have none of their own. */
function updateStage(
  { apiId, protocol }: Api,
  { stageName }: ApiStage,
  routes: readonly string[],
  { rateLimit, burstLimit }: ApiThrottle,
  { target }: FamilyContext,
) {
  if (protocol === 'REST') {
    const paths = routes.length === 0 ? ['/*/*'] : routes.map(pathOf);
    return awsCommand(target, 'apigateway', 'update-stage', {
      'rest-api-id': apiId,
      'stage-name': stageName,
      'patch-operations': JSON.stringify(
        paths.flatMap((path) => [
          { op: 'replace', path: `${path}/throttling/rateLimit`, value: String(rateLimit) },
          ...(burstLimit === null
            ? []
            : [{ op: 'replace', path: `${path}/throttling/burstLimit`, value: String(burstLimit) }]),
        ]),
      ),
    });
  }
  const settings = {
    ThrottlingRateLimit: rateLimit,
    ...(burstLimit === null ? {} : { ThrottlingBurstLimit: burstLimit }),
  };
  return awsCommand(target, 'apigatewayv2', 'update-stage', {
    'api-id': apiId,
    'stage-name': stageName,
    ...(routes.length === 0
      ? { 'default-route-settings': JSON.stringify(settings) }
      : { 'route-settings': JSON.stringify(Object.fromEntries(routes.map((route) => [route, settings]))) }),
  });
}

/** `GET /orders/{id}` is set below `/~1orders~1{id}/GET`. */
function pathOf(route: string): string {
  const [method = '', path = ''] = route.split(' ');
  return `/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
}
