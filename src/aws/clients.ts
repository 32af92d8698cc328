import type { EC2Client, EC2ClientConfig } from '@aws-sdk/client-ec2';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { CollectCost } from '../model/inventory';
import { prefixOf, SERVICES } from '../model/services';
import { GLOBAL } from '../model/target';
import { callOf, iamAction, withAction } from './actions';
import { type ProvenClient, proveAnswers } from './answer-proof';
import { httpOptions } from './http';
import type { Probe } from './probe';
import { createRateLimiter, type RateLimiter } from './rate-limiter';
import { saysThrottled } from './throttling';

/** Makes a client of an SDK package from settings that every service has. */
export type ClientClass<C> = new (settings: ClientSettings) => C;

/** One client per service for one target, made when first asked for. */
export interface Clients {
  /**
   * The client of a class, such as `EC2Client`.
   * @param elsewhere A region of the same partition, for what AWS keeps of all regions in that one.
   */
  of<C extends ProvenClient>(Client: ClientClass<C>, elsewhere?: string): C;
  /** Where the account's partition answers for what it serves once per account. */
  readonly globalRegion: string;
  /** What these clients have drawn so far. */
  cost(): CollectCost;
  /** Closes idle connections; the clients are of no use afterwards. */
  close(): void;
}

export interface ClientOptions {
  /** Whose rate buckets are drawn on. */
  readonly account?: string;
  /** Region name, or `global`. */
  readonly region: string;
  /** Where the account's partition answers for what it serves once per account; us-east-1 by default. */
  readonly globalRegion?: string;
  /** Where to take credentials from; the SDK's own chain by default. */
  readonly credentials?: EC2ClientConfig['credentials'];
  /** Share one between all clients of a process: rate buckets are per account and region, not per client. */
  readonly limiter?: RateLimiter;
  /** Lets each action be asked once only, and notes what became of it. */
  readonly probe?: Probe | undefined;
}

/** Settings that the client of every service takes. */
type ClientSettings = Pick<
  EC2ClientConfig,
  'region' | 'credentials' | 'requestHandler' | 'retryMode' | 'maxAttempts'
>;

/** Throttling passes: with adaptive retries, eight attempts outlast a bucket that others have emptied. */
const RETRIES = { retryMode: 'adaptive', maxAttempts: 8 };

/** Endpoints and everything else come from the standard AWS configuration, read by the SDK. */
export function createClients({
  account = '',
  region,
  globalRegion = 'us-east-1',
  credentials,
  limiter = createRateLimiter(),
  probe,
}: ClientOptions): Clients {
  const regional = region === GLOBAL ? globalRegion : region;
  const requestHandler = new NodeHttpHandler(httpOptions());
  const cost = { requests: 0, metricsBought: 0 };

  const make = <C extends ProvenClient>(Client: ClientClass<C>, elsewhere: string | undefined): C => {
    const client: C = new Client({
      // A client says of which service it is once it is made, and asks for its region only when it is used.
      region: async (): Promise<string> => place.region,
      ...(credentials && { credentials }),
      requestHandler,
      ...RETRIES,
    });
    const { serviceId } = client.config;
    const { answersIn } = SERVICES[prefixOf(serviceId)];
    const place = {
      account,
      region: elsewhere ?? (answersIn === 'partition' ? globalRegion : regional),
    };
    proveAnswers(client);
    watch(client.middlewareStack as Stack, serviceId, place, limiter, cost);
    probe?.attach(client.middlewareStack as Stack, serviceId);
    return client;
  };

  /** By class, for each region that is asked elsewhere and for the target's own. */
  const made = new Map<string | undefined, Map<unknown, ProvenClient>>();
  return {
    of: (Client, elsewhere) => {
      const there = made.get(elsewhere) ?? new Map<unknown, ProvenClient>();
      made.set(elsewhere, there);
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

/** The middleware stacks of all clients differ only in the types of inputs and outputs, which are not looked into. */
type Stack = EC2Client['middlewareStack'];

function watch(
  stack: Stack,
  api: string,
  place: { account: string; region: string },
  limiter: RateLimiter,
  cost: { requests: number; metricsBought: number },
): void {
  stack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const call = callOf(api, commandName);
        try {
          if (call.operation === 'GetMetricData') cost.metricsBought += metricsIn(args.input);
          const result = await next(args);
          withAction(result.output, iamAction(call));
          return result;
        } catch (error) {
          throw withAction(error, iamAction(call));
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
          if (error instanceof Error && saysThrottled(error.name)) limiter.slowDown(call, place, args.input);
          throw error;
        }
      },
    // Last before the wire and so inside the retries: every attempt waits and counts.
    { step: 'finalizeRequest', priority: 'low', name: 'iemRateLimit' },
  );
}

/**
 * Metrics that a GetMetricData call asks for, in the unit of its price: "metrics requested", here one for each query
 * (AWS takes up to five statistics of a metric for one, so the bill may be lower). AWS does not publish whether a
 * further page is billed again; it is not counted again here, and calls are made to need none.
 */
const metricsIn = (input: object): number =>
  'MetricDataQueries' in input && Array.isArray(input.MetricDataQueries) && !isFurtherPage(input)
    ? input.MetricDataQueries.length
    : 0;

const isFurtherPage = (input: object): boolean => 'NextToken' in input && input.NextToken !== undefined;
