import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  paginateListEventSourceMappings,
  paginateListFunctions,
  paginateListProvisionedConcurrencyConfigs,
  type VpcConfigResponse,
} from '@aws-sdk/client-lambda';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { Artifacts, LambdaFunction, LambdaProvisionedConcurrency } from '../../model/artifacts';
import { present, requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { isGone } from '../failure';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { readAllPages } from '../pages';
import { findHighest } from '../series';
import { tagsOf } from '../tags';

export const lambdaFunctions = defineCollector({
  id: 'lambdaFunctions',
  answers:
    'Which functions there are, on which runtimes and in which subnets, how long they may run, and their tags',
  light: false,
  verified: 'moto',
  actions: ['lambda:ListFunctions', 'tag:GetResources'],
  async collect({ clients, signal }) {
    const lambda = clients.of(LambdaClient);
    const [functions, tags] = await allInOrder([
      readAllPages(
        paginateListFunctions({ client: lambda }, {}, { abortSignal: signal }),
        (page) => page.Functions,
      ),
      // ListTags would need another call for each function, from the same rate.
      tagsOf('lambda:function', clients, signal),
    ]);
    return functions.map(({ FunctionName, FunctionArn, Timeout, Runtime, VpcConfig }) => {
      const functionArn = requireField(FunctionArn, 'FunctionArn');
      return {
        functionName: requireField(FunctionName, 'FunctionName'),
        functionArn,
        timeoutSeconds: requireField(Timeout, 'Timeout'),
        runtime: Runtime ?? null,
        vpc: toVpc(VpcConfig),
        tags: tags.get(functionArn) ?? {},
      };
    });
  },
});

/** Of a function that was taken out of a VPC, Lambda gives empty fields. */
const toVpc = ({ VpcId, SubnetIds = [] }: VpcConfigResponse = {}): LambdaFunction['vpc'] =>
  VpcId ? { subnetIds: SubnetIds } : null;

export const lambdaReservations = defineCollector({
  id: 'lambdaReservations',
  answers: 'How many executions are reserved for each function',
  light: false,
  verified: 'moto',
  actions: ['lambda:GetFunctionConcurrency'],
  needs: ['lambdaFunctions'],
  // It needs a call for each function, and all calls of the control plane share 15 a second, of which we use half. That nothing
  // is reserved in the account spares no call, because a function that is switched off reserves 0 of its executions.
  deadlineFactor: 5,
  async collect({ clients, signal }, { lambdaFunctions }) {
    const lambda = clients.of(LambdaClient);
    const reservations = await mapConcurrently(lambdaFunctions, 8, async ({ functionName }) => {
      // AWS allows many more calls of GetFunction, but its permission also lets people download the code.
      try {
        const { ReservedConcurrentExecutions } = await lambda.send(
          new GetFunctionConcurrencyCommand({ FunctionName: functionName }),
          { abortSignal: signal },
        );
        return { functionName, reservedConcurrentExecutions: ReservedConcurrentExecutions ?? null };
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
    });
    return present(reservations);
  },
});

export const lambdaEventSources = defineCollector({
  id: 'lambdaEventSources',
  answers: 'Which streams and queues functions are called with, and what becomes of what they cannot process',
  light: false,
  verified: 'moto',
  actions: ['lambda:ListEventSourceMappings'],
  async collect({ clients, signal }) {
    const mappings = await readAllPages(
      paginateListEventSourceMappings({ client: clients.of(LambdaClient) }, {}, { abortSignal: signal }),
      (page) => page.EventSourceMappings,
    );
    return mappings.map((mapping) => ({
      uuid: requireField(mapping.UUID, 'UUID'),
      functionName: readFunctionName(requireField(mapping.FunctionArn, 'FunctionArn')),
      eventSourceArn: mapping.EventSourceArn ?? null,
      state: requireField(mapping.State, 'State'),
      lastProcessingResult: mapping.LastProcessingResult ?? null,
      batchSize: requireField(mapping.BatchSize, 'BatchSize'),
      batchWindowSeconds: mapping.MaximumBatchingWindowInSeconds ?? 0,
      parallelizationFactor: mapping.ParallelizationFactor ?? null,
      maximumConcurrency: mapping.ScalingConfig?.MaximumConcurrency ?? null,
      maximumPollers: mapping.ProvisionedPollerConfig?.MaximumPollers ?? null,
      bisectsBatchOnError: mapping.BisectBatchOnFunctionError ?? false,
      maximumRetryAttempts: limitOf(mapping.MaximumRetryAttempts),
      maximumRecordAgeSeconds: limitOf(mapping.MaximumRecordAgeInSeconds),
      onFailureDestination: mapping.DestinationConfig?.OnFailure?.Destination ?? null,
      reportsFailedItems: (mapping.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures'),
    }));
  },
});

/** Lambda says -1 where there is no limit. */
const limitOf = (amount: number | undefined): number | null =>
  amount === undefined || amount < 0 ? null : amount;

/** `arn:aws:lambda:us-east-1:111122223333:function:checkout:live` is of `checkout`. */
const readFunctionName = (arn: string): string => requireField(arn.split(':')[6], 'the name in FunctionArn');

/** Queries a metric of Lambda, which publishes only while functions run: a period without data had no executions. */
const query = (
  statistic: MetricQuery['statistic'],
  metric: string,
  dimensions: MetricQuery['dimensions'] = {},
): MetricQuery => ({ namespace: 'AWS/Lambda', metric, statistic, dimensions, silence: 'zero' });

export const lambdaFunctionPeaks = defineCollector({
  id: 'lambdaFunctionPeaks',
  answers: 'The most executions of each function at the same time, and how many invocations were refused',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['lambdaFunctions'],
  async collect(context, { lambdaFunctions }) {
    const reader = createMetricReader(context);
    const normal = createNormalFilter(context, reader.window);
    const findMaximum = createMaximumFinder(context, reader);
    return readMetrics(
      reader,
      lambdaFunctions.map(({ functionName: FunctionName }) => ({
        concurrent: query('Maximum', 'ConcurrentExecutions', { FunctionName }),
        throttles: query('Sum', 'Throttles', { FunctionName }),
      })),
      ({ concurrent, throttles }, i) => ({
        functionName: requireField(lambdaFunctions[i], 'a function for the metrics').functionName,
        window: reader.window,
        concurrentExecutions: findMaximum(concurrent),
        throttles: findHighest(normal(throttles)),
        isInvoked: concurrent && throttles ? concurrent.length + throttles.length > 0 : null,
      }),
    );
  },
});

export const lambdaAccountSettings = defineCollector({
  id: 'lambdaAccountSettings',
  answers: 'How many executions all functions share, and the most there were at the same time',
  light: true,
  verified: 'modelled',
  actions: ['cloudwatch:GetMetricData', 'lambda:GetAccountSettings'],
  async collect(context) {
    const { clients, signal } = context;
    const { AccountLimit } = await clients
      .of(LambdaClient)
      .send(new GetAccountSettingsCommand({}), { abortSignal: signal });
    const reader = createMetricReader(context);
    const findMaximum = createMaximumFinder(context, reader);
    const [peaks] = await readMetrics(
      reader,
      [
        {
          all: query('Maximum', 'ConcurrentExecutions'),
          unreserved: query('Maximum', 'UnreservedConcurrentExecutions'),
          claimed: query('Maximum', 'ClaimedAccountConcurrency'),
        },
      ],
      ({ all, unreserved, claimed }) => ({
        concurrentExecutionsPeak: findMaximum(all),
        unreservedConcurrentExecutionsPeak: findMaximum(unreserved),
        claimedConcurrencyPeak: findMaximum(claimed),
      }),
    );
    return {
      concurrentExecutions: requireField(AccountLimit?.ConcurrentExecutions, 'ConcurrentExecutions'),
      unreservedConcurrentExecutions: requireField(
        AccountLimit?.UnreservedConcurrentExecutions,
        'UnreservedConcurrentExecutions',
      ),
      window: reader.window,
      ...requireField(peaks, 'peaks'),
    };
  },
});

/**
 * A function of fewer executions at its peak lacks none: to need 1,000 more in 10 seconds, which Lambda adds by itself, its
 * traffic would have to become a hundredfold.
 */
const LEAST_EXECUTIONS = 10;

export const lambdaProvisionedConcurrency = defineCollector({
  id: 'lambdaProvisionedConcurrency',
  answers: 'What is provisioned for the versions and aliases of functions, and whether anything runs on it',
  light: false,
  verified: 'modelled',
  actions: ['cloudwatch:GetMetricData', 'lambda:ListProvisionedConcurrencyConfigs'],
  needs: ['lambdaFunctions'],
  uses: ['lambdaFunctionPeaks', 'lambdaAccountSettings', 'lambdaReservations'],
  async collect(context, { lambdaFunctions, lambdaFunctionPeaks = [], ...account }) {
    const peaks = new Map(lambdaFunctionPeaks.map((peak) => [peak.functionName, peak]));
    const names = lambdaFunctions.map(({ functionName }) => functionName);
    const mayLack = (name: string): boolean => {
      const { concurrentExecutions = null, isInvoked = null } = peaks.get(name) ?? {};
      return concurrentExecutions === null
        ? isInvoked !== false
        : concurrentExecutions.value >= LEAST_EXECUTIONS;
    };
    const asked = await listProvisioned(names.filter(mayLack), context);
    // The others cost as many calls as the reservations, so they are asked only if the account has something provisioned for them.
    const others = names.filter((name) => !mayLack(name));
    const all = isMoreClaimed(asked, account)
      ? [...asked, ...(await listProvisioned(others, context))]
      : asked;
    return markUsed(all, context);
  },
});

type Provisioned = Omit<LambdaProvisionedConcurrency, 'configurations'> & {
  readonly configurations: readonly Omit<LambdaProvisionedConcurrency['configurations'][number], 'isUsed'>[];
};

/** Lists what is provisioned for each of the functions that still exist. */
const listProvisioned = async (
  functionNames: readonly string[],
  { clients, signal }: CollectContext,
): Promise<Provisioned[]> =>
  present(
    await mapConcurrently(functionNames, 8, async (functionName) => {
      try {
        const configurations = await readAllPages(
          paginateListProvisionedConcurrencyConfigs(
            { client: clients.of(LambdaClient) },
            { FunctionName: functionName },
            { abortSignal: signal },
          ),
          (page) => page.ProvisionedConcurrencyConfigs,
        );
        return {
          functionName,
          configurations: configurations.map((one) => ({
            // `arn:aws:lambda:us-east-1:111122223333:function:checkout:live`
            qualifier: requireField(one.FunctionArn?.split(':')[7], 'FunctionArn of a version or alias'),
            status: requireField(one.Status, 'Status'),
            statusReason: one.StatusReason ?? null,
            requested: requireField(
              one.RequestedProvisionedConcurrentExecutions,
              'RequestedProvisionedConcurrentExecutions',
            ),
            allocated: one.AllocatedProvisionedConcurrentExecutions ?? 0,
            available: one.AvailableProvisionedConcurrentExecutions ?? 0,
          })),
        };
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
    }),
  );

/**
 * Whether more of the concurrency of the account was claimed than what is reserved, what ran unreserved, and what the
 * functions that were asked have provisioned ("Monitoring concurrency"); so it is where nothing tells.
 */
function isMoreClaimed(
  asked: readonly Provisioned[],
  { lambdaAccountSettings: account, lambdaReservations }: Partial<Artifacts>,
): boolean {
  const { claimedConcurrencyPeak: claimed, unreservedConcurrentExecutionsPeak: unreserved } = account ?? {};
  if (!account || !lambdaReservations || !claimed || !unreserved) return true;
  const reserved = account.concurrentExecutions - account.unreservedConcurrentExecutions;
  // What is provisioned for a function with a reservation is a part of that.
  const sharing = new Set(
    lambdaReservations
      .filter(({ reservedConcurrentExecutions }) => reservedConcurrentExecutions === null)
      .map(({ functionName }) => functionName),
  );
  const provisioned = asked
    .filter(({ functionName }) => sharing.has(functionName))
    .flatMap(({ configurations }) => configurations)
    .reduce((sum, { allocated }) => sum + allocated, 0);
  return claimed.value > reserved + unreserved.value + provisioned;
}

/** Adds whether anything ran on what is provisioned. */
async function markUsed(
  functions: readonly Provisioned[],
  context: CollectContext,
): Promise<LambdaProvisionedConcurrency[]> {
  const reader = createMetricReader(context);
  const all = functions.flatMap(({ functionName, configurations }) =>
    configurations.map(({ qualifier }) => ({
      executions: query('Maximum', 'ProvisionedConcurrentExecutions', {
        FunctionName: functionName,
        Resource: `${functionName}:${qualifier}`,
      }),
    })),
  );
  const used = (
    await readMetrics(reader, all, ({ executions }) => executions?.some(({ value }) => value > 0))
  ).values();
  return functions.map(({ functionName, configurations }) => ({
    functionName,
    configurations: configurations.map((one) => ({ ...one, isUsed: used.next().value ?? null })),
  }));
}
