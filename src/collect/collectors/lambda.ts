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
import { type MetricQuery, metricReader, normalIn, readMetrics } from '../metrics';
import { allPages } from '../pages';
import { highest } from '../series';
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
      allPages(
        paginateListFunctions({ client: lambda }, {}, { abortSignal: signal }),
        (page) => page.Functions,
      ),
      // ListTags takes a call a function, of the same few a second.
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
  // A call a function, at half of the 15 a second that all calls of the control plane share.
  deadlineFactor: 5,
  async collect({ clients, signal }, { lambdaFunctions }) {
    const lambda = clients.of(LambdaClient);
    const reservations = await mapConcurrently(lambdaFunctions, 8, async ({ functionName }) => {
      // GetFunction is allowed far more often, but whoever may call it may download the code.
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

/** Lambda publishes only what happens, so silence is that nothing runs. */
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
    const reader = metricReader(context);
    const normal = normalIn(context, reader.window);
    return readMetrics(
      reader,
      lambdaFunctions.map(({ functionName: FunctionName }) => ({
        concurrent: query('Maximum', 'ConcurrentExecutions', { FunctionName }),
        throttles: query('Sum', 'Throttles', { FunctionName }),
      })),
      ({ concurrent, throttles }, i) => ({
        functionName: requireField(lambdaFunctions[i], 'a function for the metrics').functionName,
        window: reader.window,
        concurrentExecutions: highest(normal(concurrent)),
        throttles: highest(normal(throttles)),
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
    const reader = metricReader(context);
    const normal = normalIn(context, reader.window);
    const [peaks] = await readMetrics(
      reader,
      [
        {
          all: query('Maximum', 'ConcurrentExecutions'),
          unreserved: query('Maximum', 'UnreservedConcurrentExecutions'),
        },
      ],
      ({ all, unreserved }) => ({
        concurrentExecutionsPeak: highest(normal(all)),
        unreservedConcurrentExecutionsPeak: highest(normal(unreserved)),
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
