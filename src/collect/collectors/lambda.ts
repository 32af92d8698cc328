import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { mapConcurrently } from '../../lib/concurrency';
import { present, requireField } from '../answer';
import { defineCollector } from '../collector';
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
  answers: 'Which functions there are, and their tags',
  light: false,
  verified: 'moto',
  actions: ['lambda:ListFunctions', 'tag:GetResources'],
  async collect({ clients, signal }) {
    const lambda = clients.of(LambdaClient);
    const [functions, tags] = await Promise.all([
      readAllPages(
        paginateListFunctions({ client: lambda }, {}, { abortSignal: signal }),
        (page) => page.Functions,
      ),
      // ListTags would need another call for each function, from the same rate.
      tagsOf('lambda:function', clients, signal),
    ]);
    return functions.map(({ FunctionName, FunctionArn }) => {
      const functionArn = requireField(FunctionArn, 'FunctionArn');
      return {
        functionName: requireField(FunctionName, 'FunctionName'),
        functionArn,
        tags: tags.get(functionArn) ?? {},
      };
    });
  },
});

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
  deadlineFactor: 5,
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
        },
      ],
      ({ all, unreserved }) => ({
        concurrentExecutionsPeak: findMaximum(all),
        unreservedConcurrentExecutionsPeak: findMaximum(unreserved),
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
