import type { EC2Client, EC2ClientConfig } from '@aws-sdk/client-ec2';
import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { CollectCost } from '../model/inventory';
import { prefixOf, SERVICES } from '../model/services';
import { GLOBAL } from '../model/target';
import { callOf, iamAction, rememberAction } from './actions';
import { proveAnswers, type SdkClient } from './answer-proof';
import { httpOptions } from './http';
import type { Probe } from './probe';
import { createRateLimiter, type RateLimiter } from './rate-limiter';
import { isThrottlingName } from './throttling';

/** The class of a client of the SDK, made from settings that every service takes. */
export type ClientClass<C> = new (settings: ClientSettings) => C;

/** The clients for one target: one per service, created at the first use. */
export interface Clients {
  /**
   * Returns the client of a class, such as `EC2Client`.
   * @param elsewhere Another region of the same partition, for data that AWS keeps there for all regions.
   */
  of<C extends SdkClient>(Client: ClientClass<C>, elsewhere?: string): C;
  /** The region that serves what AWS has once per account, in the partition of the account. */
  readonly globalRegion: string;
  /** Returns what the calls of these clients have cost so far. */
  cost(): CollectCost;
  /** Closes the connections; the clients cannot be used afterwards. */
  close(): void;
}

/** Whose clients are made: an account in a region, with its credentials. */
export interface ClientOptions {
  /** The account whose rates the calls use up. */
  readonly account?: string;
  /** Region name, or `global`. */
  readonly region: string;
  /** See {@link Clients.globalRegion}; us-east-1 by default. */
  readonly globalRegion?: string;
  /** The source of credentials; the SDK's own chain by default. */
  readonly credentials?: EC2ClientConfig['credentials'];
  /** Share one among all clients of a process, because AWS limits rates per account and region, not per client. */
  readonly limiter?: RateLimiter;
  /** Limits each action to one call, and records its outcome. */
  readonly probe?: Probe | undefined;
  /** How often a call is made at most; see {@link RETRIES} by default. 1: what AWS may have heard is not said again. */
  readonly maxAttempts?: number;
}

/** Settings that the client of every service takes. */
type ClientSettings = Pick<
  EC2ClientConfig,
  'region' | 'credentials' | 'requestHandler' | 'retryMode' | 'maxAttempts'
> &
  // Only that of SQS knows it.
  Pick<SQSClientConfig, 'useQueueUrlAsEndpoint'>;

/** Throttling ends by itself. With adaptive retries, eight attempts outlast a bucket that other callers have emptied. */
const RETRIES = { retryMode: 'adaptive', maxAttempts: 8 };

/** Creates the clients of a target. The SDK reads endpoints and everything else from the standard AWS configuration. */
export function createClients({
  account = '',
  region,
  globalRegion = 'us-east-1',
  credentials,
  limiter = createRateLimiter(),
  probe,
  maxAttempts = RETRIES.maxAttempts,
}: ClientOptions): Clients {
  const regional = region === GLOBAL ? globalRegion : region;
  const requestHandler = new NodeHttpHandler(httpOptions());
  const cost: Cost = { requests: 0, metricsBought: 0 };

  const make = <C extends SdkClient>(Client: ClientClass<C>, elsewhere: string | undefined): C => {
    const client: C = new Client({
      // The region depends on the service. A client knows its service only once it exists, and needs the region later.
      region: async (): Promise<string> => place.region,
      ...(credentials && { credentials }),
      requestHandler,
      ...RETRIES,
      maxAttempts,
      // Else calls go to the host of the URL of a queue, whatever endpoint is configured.
      useQueueUrlAsEndpoint: false,
    });
    const { serviceId } = client.config;
    const { answersIn } = SERVICES[prefixOf(serviceId)];
    const place = {
      account,
      region: elsewhere ?? (answersIn === 'partition' ? globalRegion : regional),
    };
    nameInPath(client);
    proveAnswers(client);
    watchCalls(client.middlewareStack as Stack, serviceId, place, limiter, cost);
    probe?.attach(client.middlewareStack as Stack, serviceId);
    return client;
  };

  /** The clients by class, for each other region and, under undefined, for that of the target. */
  const clientsByRegion = new Map<string | undefined, Map<unknown, SdkClient>>();
  return {
    of: (Client, elsewhere) => {
      const there = clientsByRegion.get(elsewhere) ?? new Map<unknown, SdkClient>();
      clientsByRegion.set(elsewhere, there);
      const client =
        (there.get(Client) as InstanceType<typeof Client> | undefined) ?? make(Client, elsewhere);
      there.set(Client, client);
      return client;
    },
    globalRegion,
    cost: () => ({ ...cost }),
    close: () => requestHandler.destroy(),
  };
}

/** What an endpoint is worked out from: `Endpoint` is one that somebody configured, in place of that of AWS. */
interface EndpointParams {
  readonly Endpoint?: unknown;
  readonly ForcePathStyle?: boolean;
}

/** Has buckets named in the path where an endpoint is configured, which has no hosts below it for them. */
function nameInPath(client: SdkClient): void {
  const config = client.config as unknown as {
    endpointProvider(params: EndpointParams, ...rest: unknown[]): unknown;
  };
  const { endpointProvider } = config;
  config.endpointProvider = (params, ...rest) => {
    const isMeant = params.Endpoint !== undefined && params.ForcePathStyle !== undefined;
    return endpointProvider(isMeant ? { ...params, ForcePathStyle: true } : params, ...rest);
  };
}

/** The middleware stacks of all clients differ only in the types of inputs and outputs, which nothing here reads. */
type Stack = EC2Client['middlewareStack'];

/** What is counted while clients are used. */
type Cost = { -readonly [Key in keyof CollectCost]: CollectCost[Key] };

function watchCalls(
  stack: Stack,
  api: string,
  place: { account: string; region: string },
  limiter: RateLimiter,
  cost: Cost,
): void {
  stack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const call = callOf(api, commandName);
        try {
          if (call.operation === 'GetMetricData') cost.metricsBought += countMetrics(args.input);
          if (call.operation === 'GetCostAndUsage') cost.billRequests = (cost.billRequests ?? 0) + 1;
          const result = await next(args);
          rememberAction(result.output, iamAction(call));
          return result;
        } catch (error) {
          throw rememberAction(error, iamAction(call));
        }
      },
    { step: 'initialize', priority: 'high', name: 'iemAction' },
  );
  stack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const call = callOf(api, commandName);
        await limiter.acquire(call, place, args.input);
        cost.requests++;
        try {
          return await next(args);
        } catch (error) {
          if (error instanceof Error && isThrottlingName(error.name))
            limiter.slowDown(call, place, args.input);
          throw error;
        }
      },
    // This is the last step before the wire, inside the retries, so that every attempt waits and is counted.
    { step: 'finalizeRequest', priority: 'low', name: 'iemRateLimit' },
  );
}

/**
 * Counts the metrics of a GetMetricData call in the unit of its price: "metrics requested", here one for each query (AWS
 * counts up to five statistics of a metric as one, so the bill may be lower). AWS does not publish whether it bills a
 * further page again; we do not count it again, and readMetrics keeps its calls to one page.
 */
const countMetrics = (input: object): number =>
  'MetricDataQueries' in input && Array.isArray(input.MetricDataQueries) && !isFurtherPage(input)
    ? input.MetricDataQueries.length
    : 0;

const isFurtherPage = (input: object): boolean => 'NextToken' in input && input.NextToken !== undefined;
