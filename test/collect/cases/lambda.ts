import {
  aLambdaFunction,
  aLambdaFunctionPeak,
  aLambdaReservation,
  aPeak,
  someLambdaAccountSettings,
} from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function';

const endless = {
  lastProcessingResult: null,
  parallelizationFactor: null,
  maximumConcurrency: null,
  maximumPollers: null,
  bisectsBatchOnError: false,
  maximumRetryAttempts: null,
  maximumRecordAgeSeconds: null,
  onFailureDestination: null,
  reportsFailedItems: false,
};

export const lambda: readonly CollectorCase[] = [
  {
    id: 'lambdaFunctions',
    answers: {
      'lambda:ListFunctions': paged(
        'NextMarker',
        {
          Functions: [
            {
              FunctionName: 'checkout',
              FunctionArn: `${FUNCTION}:checkout`,
              Timeout: 30,
              Runtime: 'nodejs24.x',
              VpcConfig: {
                VpcId: 'vpc-1',
                SubnetIds: ['subnet-a', 'subnet-b'],
                SecurityGroupIds: ['sg-functions'],
                Ipv6AllowedForDualStack: false,
              },
            },
          ],
        },
        {
          Functions: [
            // Was in a VPC once.
            {
              FunctionName: 'search',
              FunctionArn: `${FUNCTION}:search`,
              Timeout: 3,
              Runtime: 'python3.14',
              VpcConfig: { VpcId: '', SubnetIds: [], SecurityGroupIds: [] },
            },
            // An image.
            { FunctionName: 'new', FunctionArn: `${FUNCTION}:new`, Timeout: 900 },
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
      {
        functionName: 'checkout',
        functionArn: `${FUNCTION}:checkout`,
        timeoutSeconds: 30,
        runtime: 'nodejs24.x',
        vpc: { subnetIds: ['subnet-a', 'subnet-b'] },
        tags: { app: 'shop' },
      },
      {
        functionName: 'search',
        functionArn: `${FUNCTION}:search`,
        timeoutSeconds: 3,
        runtime: 'python3.14',
        vpc: null,
        tags: {},
      },
      {
        functionName: 'new',
        functionArn: `${FUNCTION}:new`,
        timeoutSeconds: 900,
        runtime: null,
        vpc: null,
        tags: {},
      },
    ],
  },
  {
    id: 'lambdaEventSources',
    answers: {
      'lambda:ListEventSourceMappings': paged(
        'NextMarker',
        {
          EventSourceMappings: [
            {
              UUID: 'a',
              EventSourceArn: 'arn:aws:kinesis:us-east-1:111122223333:stream/clicks',
              FunctionArn: `${FUNCTION}:checkout:live`,
              State: 'Enabled',
              LastProcessingResult: 'OK',
              BatchSize: 100,
              ParallelizationFactor: 2,
              BisectBatchOnFunctionError: true,
              FunctionResponseTypes: ['ReportBatchItemFailures'],
              MaximumRetryAttempts: 3,
              MaximumRecordAgeInSeconds: 600,
              DestinationConfig: {
                OnSuccess: {},
                OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:failed' },
              },
            },
          ],
        },
        {
          EventSourceMappings: [
            {
              UUID: 'b',
              EventSourceArn: 'arn:aws:kinesis:us-east-1:111122223333:stream/views',
              FunctionArn: `${FUNCTION}:search`,
              State: 'Disabled',
              BatchSize: 10,
              MaximumBatchingWindowInSeconds: 20,
              MaximumRetryAttempts: -1,
              MaximumRecordAgeInSeconds: -1,
              DestinationConfig: { OnFailure: {} },
            },
            {
              UUID: 'c',
              FunctionArn: `${FUNCTION}:search`,
              State: 'Enabled',
              BatchSize: 5,
              ScalingConfig: { MaximumConcurrency: 50 },
            },
            {
              UUID: 'd',
              FunctionArn: `${FUNCTION}:search`,
              State: 'Enabled',
              BatchSize: 5,
              ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 20 },
            },
          ],
        },
      ),
    },
    data: [
      {
        uuid: 'a',
        functionName: 'checkout',
        eventSourceArn: 'arn:aws:kinesis:us-east-1:111122223333:stream/clicks',
        state: 'Enabled',
        lastProcessingResult: 'OK',
        batchSize: 100,
        batchWindowSeconds: 0,
        parallelizationFactor: 2,
        maximumConcurrency: null,
        maximumPollers: null,
        bisectsBatchOnError: true,
        maximumRetryAttempts: 3,
        maximumRecordAgeSeconds: 600,
        onFailureDestination: 'arn:aws:sqs:us-east-1:111122223333:failed',
        reportsFailedItems: true,
      },
      {
        uuid: 'b',
        functionName: 'search',
        eventSourceArn: 'arn:aws:kinesis:us-east-1:111122223333:stream/views',
        state: 'Disabled',
        batchSize: 10,
        batchWindowSeconds: 20,
        ...endless,
      },
      {
        ...{
          uuid: 'c',
          functionName: 'search',
          eventSourceArn: null,
          state: 'Enabled',
          batchSize: 5,
          batchWindowSeconds: 0,
        },
        ...endless,
        maximumConcurrency: 50,
      },
      {
        ...{
          uuid: 'd',
          functionName: 'search',
          eventSourceArn: null,
          state: 'Enabled',
          batchSize: 5,
          batchWindowSeconds: 0,
        },
        ...endless,
        maximumPollers: 20,
      },
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
        'ClaimedAccountConcurrency Maximum': [['2026-11-21T23:00:00Z', 200]],
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
      claimedConcurrencyPeak: {
        value: 200,
        at: '2026-11-21T23:00:00.000Z',
        hoursWithData: 1,
        periodSeconds: 3600,
      },
    },
  },
  {
    id: 'lambdaProvisionedConcurrency',
    inputs: {
      lambdaFunctions: ['checkout', 'search', 'gone', 'small', 'idle'].map((functionName) =>
        aLambdaFunction({ functionName }),
      ),
      lambdaFunctionPeaks: [
        aLambdaFunctionPeak({ functionName: 'checkout', concurrentExecutions: aPeak(10) }),
        aLambdaFunctionPeak({ functionName: 'search', concurrentExecutions: null, isInvoked: null }),
        aLambdaFunctionPeak({ functionName: 'small', concurrentExecutions: aPeak(9) }),
        aLambdaFunctionPeak({ functionName: 'idle', concurrentExecutions: null, isInvoked: false }),
      ],
      lambdaReservations: [
        aLambdaReservation(),
        // What is provisioned for it is a part of these 900.
        aLambdaReservation({ functionName: 'search', reservedConcurrentExecutions: 900 }),
      ],
      // 900 + 19 + the 20 of checkout: all that is claimed is known of those that had to be asked.
      lambdaAccountSettings: someLambdaAccountSettings({
        unreservedConcurrentExecutions: 100,
        unreservedConcurrentExecutionsPeak: aPeak(19),
        claimedConcurrencyPeak: aPeak(939),
      }),
    },
    answers: {
      'lambda:ListProvisionedConcurrencyConfigs': ({ FunctionName, Marker }) => {
        if (FunctionName === 'gone') throw awsError('ResourceNotFoundException');
        if (FunctionName !== 'checkout' && FunctionName !== 'search')
          throw new Error(`asked ${FunctionName}`);
        const of = (
          qualifier: string,
          Status: string,
          amounts: readonly number[],
          StatusReason?: string,
        ) => ({
          FunctionArn: `${FUNCTION}:${FunctionName}:${qualifier}`,
          Status,
          StatusReason,
          RequestedProvisionedConcurrentExecutions: amounts[0],
          AllocatedProvisionedConcurrentExecutions: amounts[1],
          AvailableProvisionedConcurrentExecutions: amounts[2],
        });
        if (FunctionName === 'search')
          return { ProvisionedConcurrencyConfigs: [of('7', 'READY', [50, 50, 50])] };
        return Marker === undefined
          ? { ProvisionedConcurrencyConfigs: [of('live', 'IN_PROGRESS', [30, 20, 10])], NextMarker: '2' }
          : { ProvisionedConcurrencyConfigs: [of('next', 'FAILED', [5, 0, 0], 'No room')] };
      },
      'cloudwatch:GetMetricData': metricAnswer({
        'ProvisionedConcurrentExecutions Maximum FunctionName=checkout Resource=checkout:live': [
          ['2026-11-21T22:00:00Z', 8],
        ],
        // Nothing ran on it, which is no use of it.
        'ProvisionedConcurrentExecutions Maximum FunctionName=checkout Resource=checkout:next': [
          ['2026-11-21T22:00:00Z', 0],
        ],
      }),
    },
    data: [
      {
        functionName: 'checkout',
        configurations: [
          {
            ...{ qualifier: 'live', status: 'IN_PROGRESS', statusReason: null },
            ...{ requested: 30, allocated: 20, available: 10, isUsed: true },
          },
          {
            ...{ qualifier: 'next', status: 'FAILED', statusReason: 'No room' },
            ...{ requested: 5, allocated: 0, available: 0, isUsed: false },
          },
        ],
      },
      {
        functionName: 'search',
        configurations: [
          {
            ...{ qualifier: '7', status: 'READY', statusReason: null },
            ...{ requested: 50, allocated: 50, available: 50, isUsed: false },
          },
        ],
      },
    ],
  },
];
