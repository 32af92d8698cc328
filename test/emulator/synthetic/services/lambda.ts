import {
  type EventSourceMappingConfiguration,
  type FunctionConfiguration,
  GetAccountSettingsResponse$,
  ListEventSourceMappingsResponse$,
  ListFunctionsResponse$,
  ListProvisionedConcurrencyConfigsResponse$,
} from '@aws-sdk/client-lambda';
import { renderOutput, textOf } from '../wire';
import { arn, hex, times } from './rows';
import { service } from './service';

const FUNCTIONS = 4;

const aFunction = (index: number): FunctionConfiguration => ({
  FunctionName: `shop-function-${index}`,
  FunctionArn: arn('lambda', `function:shop-function-${index}`),
  Runtime: 'nodejs22.x',
  MemorySize: 512,
  Timeout: 10,
  // The last one is in one zone.
  ...(index > 1 && {
    VpcConfig: {
      VpcId: 'vpc-00000001',
      SubnetIds: (index === FUNCTIONS - 1 ? [0] : [0, 1]).map((subnet) => `subnet-${hex(subnet)}`),
      SecurityGroupIds: ['sg-00000001'],
    },
  }),
});

const EVENT_SOURCES = 3;

/** Each reads the stream of its number, as far as there is one. */
const anEventSource = (index: number): EventSourceMappingConfiguration => ({
  UUID: `00000000-0000-0000-0000-00000000000${index}`,
  EventSourceArn: arn('kinesis', `stream/shop-stream-000${index}`),
  FunctionArn: arn('lambda', `function:shop-function-${index}`),
  State: 'Enabled',
  LastProcessingResult: 'OK',
  BatchSize: 100,
  ParallelizationFactor: 1,
  MaximumRetryAttempts: 3,
  MaximumRecordAgeInSeconds: -1,
});

/** The first one has executions of its own. */
const RESERVED = { 'shop-function-0': 100 } as const;
/** The second one has some ready to run. */
const PROVISIONED = { 'shop-function-1': 20 } as const;

const executionsOf = (values: Readonly<Record<string, number>>, name = ''): number | undefined =>
  values[name];

export const lambda = service({
  prefix: 'lambda',
  protocol: 'json',
  paths: {
    '/2015-03-31/functions': 'ListFunctions',
    '/2015-03-31/event-source-mappings': 'ListEventSourceMappings',
    '/2016-08-19/account-settings': 'GetAccountSettings',
    '/2019-09-30/functions/{FunctionName}/concurrency': 'GetFunctionConcurrency',
    '/2019-09-30/functions/{FunctionName}/provisioned-concurrency': 'ListProvisionedConcurrencyConfigs',
  },
  rows: () => ({
    lambdaFunctions: times(FUNCTIONS, aFunction),
    eventSources: times(EVENT_SOURCES, anEventSource),
  }),
  operations: ({ lambdaFunctions, eventSources }, list) => ({
    'lambda:ListFunctions': list({
      output: ListFunctionsResponse$,
      member: 'Functions',
      next: 'NextMarker',
      all: lambdaFunctions,
      paging: { size: 'MaxItems', token: 'Marker', min: 1, max: 50, default: 50 },
    }),
    'lambda:ListEventSourceMappings': list({
      output: ListEventSourceMappingsResponse$,
      member: 'EventSourceMappings',
      next: 'NextMarker',
      all: eventSources,
      paging: { size: 'MaxItems', token: 'Marker', min: 1, max: 100, default: 100 },
    }),
    'lambda:GetAccountSettings': (request) => {
      const AccountLimit = { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 };
      return { body: renderOutput(request, GetAccountSettingsResponse$, { AccountLimit }), items: 1 };
    },
    'lambda:GetFunctionConcurrency': (request) => {
      const ReservedConcurrentExecutions = executionsOf(RESERVED, textOf(request, 'FunctionName'));
      return { body: JSON.stringify({ ReservedConcurrentExecutions }), items: 1 };
    },
    'lambda:ListProvisionedConcurrencyConfigs': (request) => {
      const name = textOf(request, 'FunctionName') ?? '';
      const provisioned = executionsOf(PROVISIONED, name);
      const configs =
        provisioned === undefined
          ? []
          : [
              {
                FunctionArn: arn('lambda', `function:${name}:live`),
                RequestedProvisionedConcurrentExecutions: provisioned,
                AllocatedProvisionedConcurrentExecutions: provisioned,
                AvailableProvisionedConcurrentExecutions: provisioned,
                Status: 'READY',
              },
            ];
      return {
        body: renderOutput(request, ListProvisionedConcurrencyConfigsResponse$, {
          ProvisionedConcurrencyConfigs: configs,
        }),
        items: configs.length,
      };
    },
  }),
  metricLevels: {
    ConcurrentExecutions: 40,
    UnreservedConcurrentExecutions: 30,
    ClaimedAccountConcurrency: 150,
    ProvisionedConcurrentExecutions: 10,
    Throttles: 0,
  },
  limitsOf: () => [{ bucket: 'lambda', capacity: 15, refill: 15 }],
});
