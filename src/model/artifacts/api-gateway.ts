import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text } from './fields';

/** How requests are throttled: tokens come at the rate, and the bucket holds as many as the burst. */
const throttle = z.object({
  /** Requests per second; 0 refuses all of them. */
  rateLimit: amount,
  /** Requests at once; null where AWS says none. */
  burstLimit: amount.nullable(),
});
export type ApiThrottle = z.infer<typeof throttle>;

/** What counts for single methods of a REST API or routes of another, such as `GET /orders`. */
const routeThrottle = throttle.extend({ route: text });

const ownerOf = ({ apiId }: { readonly apiId: string }) => resource('api', [apiId]);

/** The APIs of the region, of all kinds. */
export const apis = rows({
  per: 'region',
  service: 'api-gateway',
  lists: ['api'],
  row: z.object({
    apiId: text,
    /** Several may have the same. */
    apiName: text,
    /** `REST`, `HTTP` or `WEBSOCKET`. */
    protocol: text,
    /** `EDGE`, `REGIONAL` or `PRIVATE`, which only what is in a VPC can call. */
    endpointType: text,
    tags,
  }),
  owner: ({ apiId, apiName, tags }) => resource('api', [apiName, apiId], tags),
});
export type Api = RowOf<typeof apis>;

/** The stages of APIs, and how they throttle. */
export const apiStages = rows({
  per: 'region',
  service: 'api-gateway',
  row: z.object({
    apiId: text,
    stageName: text,
    /** What each method or route has that sets nothing of its own; null: only what counts for the account. */
    throttle: throttle.nullable(),
    routeThrottles: z.array(routeThrottle),
    /** Whether each request is logged, with its status. */
    hasAccessLogs: flag,
  }),
  owner: ownerOf,
});
export type ApiStage = RowOf<typeof apiStages>;

/** What the methods or routes of each API lead to. */
export const apiIntegrations = rows({
  per: 'region',
  service: 'api-gateway',
  row: z.object({
    apiId: text,
    /** Methods of a REST API, routes of another. */
    routes: amount,
    /** Of these, those that ask for an API key. */
    routesWithKey: amount,
    /** Each that differs, once. */
    integrations: z.array(
      z.object({
        /** `function`, `loadBalancer`, `address` (over the internet), `service` (of AWS) or `none`. */
        leadsTo: text,
        /**
         * ARN of the function or load balancer, host name, or name of the service in its ARNs; null where it is not known, as
         * where a variable of the stage names it.
         */
        target: text.nullable(),
        /** How long API Gateway waits for an answer; null where it waits for none. */
        timeoutMillis: amount.nullable(),
      }),
    ),
  }),
  owner: ownerOf,
  // A load balancer has its ARN and its host name among its ids, and nothing else has them.
  brings: ({ integrations }) => [
    resource(
      'loadBalancer',
      integrations.map(({ leadsTo, target }) =>
        leadsTo === 'loadBalancer' || leadsTo === 'address' ? target : null,
      ),
    ),
  ],
});
export type ApiIntegrations = RowOf<typeof apiIntegrations>;

/** What clients with API keys may ask of a stage, a row for each stage of each usage plan. */
export const apiUsagePlans = rows({
  per: 'region',
  service: 'api-gateway',
  row: z.object({
    usagePlanId: text,
    usagePlanName: text,
    apiId: text,
    stageName: text,
    /** For each key by itself, over all stages of the plan; null: none. */
    throttle: throttle.nullable(),
    /** Requests of each key in each period; null: as many as it likes. */
    quota: z
      .object({
        limit: amount,
        /** `DAY`, `WEEK` or `MONTH`. */
        period: text,
      })
      .nullable(),
    /** Keys of the plan; null where it limits nothing, so that nobody asked. */
    keys: amount.nullable(),
  }),
  owner: ownerOf,
});
export type ApiUsagePlan = RowOf<typeof apiUsagePlans>;

/** The most that each stage got in the look-back. */
export const apiPeaks = rows({
  per: 'region',
  service: 'api-gateway',
  row: z.object({
    apiId: text,
    stageName: text,
    /** What CloudWatch counts it by: the name of a REST API, so that those of one name are counted together; else the id. */
    countedAs: text,
    window: metricWindow,
    /** Requests; of a WebSocket API its connections that were made, and its messages in both directions. */
    requestsPerSecond: peak.nullable(),
    /** Of each period from `window.from` on, null where it has no data; also of windows that were not normal. */
    requestsPerSecondByPeriod: z.array(amount.nullable()).max(MOST_PERIODS),
    /** New connections of a WebSocket API; null for others or without data. */
    connectionsPerSecond: peak.nullable(),
    /** Answers of 500 and above; null for a WebSocket API or without data, which is where there were none. */
    serverErrorsPerSecond: peak.nullable(),
    /** The longest that one request waited for what is behind the API, in milliseconds. */
    integrationLatencyMillis: peak.nullable(),
    /** Whether CloudWatch gave only a part of its requests: null is not none then. Absent where it gave all. */
    isIncomplete: flag.optional(),
  }),
  owner: ownerOf,
});
export type ApiPeak = RowOf<typeof apiPeaks>;

/** How all APIs of the account are throttled together in the region. */
export const apiGatewayAccount = whole({
  per: 'region',
  service: 'api-gateway',
  shape: z.object({ throttle }),
});
