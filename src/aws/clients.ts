import { AccountClient } from '@aws-sdk/client-account';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { RDSClient } from '@aws-sdk/client-rds';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SupportClient } from '@aws-sdk/client-support';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { CollectCost } from '../model/inventory';
import { GLOBAL } from '../model/target';
import { callOf, iamAction, withAction } from './actions';
import { type ProvenClient, proveAnswers } from './answer-proof';
import { httpOptions } from './http';
import { createRateLimiter, type RateLimiter } from './rate-limiter';
import { saysThrottled } from './throttling';

/** One client per service for one target, made when first asked for. */
export interface Clients {
  readonly account: AccountClient;
  readonly autoScaling: AutoScalingClient;
  readonly cloudWatch: CloudWatchClient;
  readonly ec2: EC2Client;
  readonly elbv2: ElasticLoadBalancingV2Client;
  readonly rds: RDSClient;
  readonly serviceQuotas: ServiceQuotasClient;
  readonly support: SupportClient;
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
}

/** Throttling passes: with adaptive retries, eight attempts outlast a bucket that others have emptied. */
const RETRIES = { retryMode: 'adaptive', maxAttempts: 8 };

/** Endpoints and everything else come from the standard AWS configuration, read by the SDK. */
export function createClients({
  account = '',
  region,
  globalRegion = 'us-east-1',
  credentials,
  limiter = createRateLimiter(),
}: ClientOptions): Clients {
  const regional = region === GLOBAL ? globalRegion : region;
  const requestHandler = new NodeHttpHandler(httpOptions());
  const cost = { requests: 0, metricsBought: 0 };

  const config = (at: string) => ({
    region: at,
    ...(credentials && { credentials }),
    requestHandler,
    ...RETRIES,
  });

  /** Makes a client once, and watches what it does. */
  const lazy = <C extends ProvenClient>(make: (settings: ReturnType<typeof config>) => C, at = regional) => {
    let client: C | undefined;
    return () => {
      if (!client) {
        client = make(config(at));
        proveAnswers(client);
        watch(client.middlewareStack as Stack, { account, region: at }, limiter, cost);
      }
      return client;
    };
  };

  const clients = {
    account: lazy((settings) => new AccountClient(settings), globalRegion),
    autoScaling: lazy((settings) => new AutoScalingClient(settings)),
    cloudWatch: lazy((settings) => new CloudWatchClient(settings)),
    ec2: lazy((settings) => new EC2Client(settings)),
    elbv2: lazy((settings) => new ElasticLoadBalancingV2Client(settings)),
    rds: lazy((settings) => new RDSClient(settings)),
    serviceQuotas: lazy((settings) => new ServiceQuotasClient(settings)),
    support: lazy((settings) => new SupportClient(settings), globalRegion),
  };

  return {
    get account() {
      return clients.account();
    },
    get autoScaling() {
      return clients.autoScaling();
    },
    get cloudWatch() {
      return clients.cloudWatch();
    },
    get ec2() {
      return clients.ec2();
    },
    get elbv2() {
      return clients.elbv2();
    },
    get rds() {
      return clients.rds();
    },
    get serviceQuotas() {
      return clients.serviceQuotas();
    },
    get support() {
      return clients.support();
    },
    cost: () => ({ ...cost }),
    close: () => requestHandler.destroy(),
  };
}

/** The middleware stacks of all clients differ only in the types of inputs and outputs, which are not looked into. */
type Stack = EC2Client['middlewareStack'];

function watch(
  stack: Stack,
  place: { account: string; region: string },
  limiter: RateLimiter,
  cost: { requests: number; metricsBought: number },
): void {
  stack.add(
    (next, { clientName = '', commandName = '' }) =>
      async (args) => {
        const call = callOf(clientName, commandName);
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
    (next, { clientName = '', commandName = '' }) =>
      async (args) => {
        const call = callOf(clientName, commandName);
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
