import { aLambdaFunction } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function';

export const lambda: readonly CollectorCase[] = [
  {
    id: 'lambdaFunctions',
    answers: {
      'lambda:ListFunctions': paged(
        'NextMarker',
        { Functions: [{ FunctionName: 'checkout', FunctionArn: `${FUNCTION}:checkout` }] },
        {
          Functions: [
            { FunctionName: 'search', FunctionArn: `${FUNCTION}:search` },
            { FunctionName: 'new', FunctionArn: `${FUNCTION}:new` },
          ],
        },
      ),
      'tag:GetResources': paged(
        'PaginationToken',
        {
          ResourceTagMappingList: [
            { ResourceARN: `${FUNCTION}:removed`, Tags: [{ Key: 'app', Value: 'old' }] },
          ],
        },
        {
          ResourceTagMappingList: [
            { ResourceARN: `${FUNCTION}:checkout`, Tags: [{ Key: 'app', Value: 'shop' }] },
            // Was tagged once.
            { ResourceARN: `${FUNCTION}:search`, Tags: [] },
          ],
        },
      ),
    },
    data: [
      { functionName: 'checkout', functionArn: `${FUNCTION}:checkout`, tags: { app: 'shop' } },
      { functionName: 'search', functionArn: `${FUNCTION}:search`, tags: {} },
      { functionName: 'new', functionArn: `${FUNCTION}:new`, tags: {} },
    ],
  },
  {
    id: 'lambdaReservations',
    inputs: {
      lambdaFunctions: ['checkout', 'search', 'off', 'gone'].map((functionName) =>
        aLambdaFunction({ functionName }),
      ),
    },
    answers: {
      'lambda:GetFunctionConcurrency': ({ FunctionName }) => {
        if (FunctionName === 'gone') throw awsError('ResourceNotFoundException');
        const reserved: Record<string, number> = { search: 50, off: 0 };
        return { ReservedConcurrentExecutions: reserved[String(FunctionName)] };
      },
    },
    data: [
      { functionName: 'checkout', reservedConcurrentExecutions: null },
      { functionName: 'search', reservedConcurrentExecutions: 50 },
      { functionName: 'off', reservedConcurrentExecutions: 0 },
    ],
  },
  {
    id: 'lambdaFunctionPeaks',
    inputs: { lambdaFunctions: [aLambdaFunction(), aLambdaFunction({ functionName: 'idle' })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // Silent from eleven: the zeros that stand for it make the last hour one with data.
        'ConcurrentExecutions Maximum FunctionName=checkout': [
          ['2026-11-21T21:00:00Z', 30],
          ['2026-11-21T22:00:00Z', 40],
        ],
        'Throttles Sum FunctionName=checkout': [['2026-11-21T22:40:00Z', 7]],
      }),
    },
    data: [
      {
        functionName: 'checkout',
        window: WINDOW,
        concurrentExecutions: {
          value: 40,
          at: '2026-11-21T22:00:00.000Z',
          hoursWithData: 3,
          periodSeconds: 3600,
        },
        throttles: { value: 7, at: '2026-11-21T22:40:00.000Z', hoursWithData: 2 },
        isInvoked: true,
      },
      {
        functionName: 'idle',
        window: WINDOW,
        concurrentExecutions: null,
        throttles: null,
        isInvoked: false,
      },
    ],
  },
  {
    id: 'lambdaAccountSettings',
    isAlwaysSent: true,
    answers: {
      'lambda:GetAccountSettings': () => ({
        AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 },
      }),
      'cloudwatch:GetMetricData': metricAnswer({
        'ConcurrentExecutions Maximum': [['2026-11-21T23:00:00Z', 120]],
        'UnreservedConcurrentExecutions Maximum': [['2026-11-21T23:00:00Z', 80]],
      }),
    },
    data: {
      concurrentExecutions: 1000,
      unreservedConcurrentExecutions: 900,
      window: WINDOW,
      concurrentExecutionsPeak: {
        value: 120,
        at: '2026-11-21T23:00:00.000Z',
        hoursWithData: 1,
        periodSeconds: 3600,
      },
      unreservedConcurrentExecutionsPeak: {
        value: 80,
        at: '2026-11-21T23:00:00.000Z',
        hoursWithData: 1,
        periodSeconds: 3600,
      },
    },
  },
];
