import { aStateMachine } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const arnOf = (name: string): string => `arn:aws:states:us-east-1:111122223333:stateMachine:${name}`;
const functionOf = (name: string): string => `arn:aws:lambda:us-east-1:111122223333:function:${name}`;

const INVOKE = 'arn:aws:states:::lambda:invoke';

/** Every way in which a task may be tried again, or only seems to be. */
const FULFIL = {
  StartAt: 'Reserve',
  States: {
    Reserve: { Type: 'Task', Resource: functionOf('reserve:live'), Retry: [{ ErrorEquals: ['States.ALL'] }] },
    Pay: {
      ...{ Type: 'Task', Resource: INVOKE, Parameters: { FunctionName: functionOf('pay') } },
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }],
    },
    Each: {
      Type: 'Map',
      Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], MaxAttempts: 6 }],
      ItemProcessor: {
        States: {
          Pack: {
            Type: 'Task',
            Resource: `${INVOKE}.waitForTaskToken`,
            Parameters: { FunctionName: 'pack:1' },
          },
        },
      },
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          States: {
            // Only of what its input is wrong for.
            Mail: { Type: 'Task', Resource: INVOKE, Retry: [{ ErrorEquals: ['States.DataLimitExceeded'] }] },
          },
        },
        { States: { Count: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:updateItem' } } },
      ],
    },
    Old: {
      Type: 'Map',
      Iterator: {
        States: {
          Call: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName: '{% $states.input.name %}' } },
        },
      },
    },
    Wait: { Type: 'Wait' },
  },
};

const common = { roleArn: 'arn:aws:iam::111122223333:role/flow', creationDate: 1_764_547_200 };
const MACHINES: Readonly<Record<string, object>> = {
  [arnOf('fulfil')]: {
    ...{ name: 'fulfil', type: 'STANDARD', status: 'ACTIVE', definition: JSON.stringify(FULFIL) },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    loggingConfiguration: { level: 'ALL', includeExecutionData: false },
  },
  [arnOf('secret')]: {
    ...{ name: 'secret', type: 'EXPRESS', status: 'ACTIVE' },
    encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'alias/flow' },
  },
  [arnOf('going')]: { name: 'going', type: 'STANDARD', status: 'DELETING', definition: '{}' },
};

const listed = (name: string) => ({ stateMachineArn: arnOf(name), name, ...common });

const starts = 'APIName=StartExecution';
const transitions = 'ServiceMetric=StateTransition';
const ofFulfil = `StateMachineArn=${arnOf('fulfil')}`;
const AT = '2026-11-21T22:00:00.000Z';

const NO_USE = {
  ...{ window: WINDOW, startedPerSecond: null, refusedStarts: 0, transitionsPerSecond: null, transitions: 0 },
  openExecutions: null,
  enforced: { startsPerSecond: null, transitionsPerSecond: null, openExecutions: null },
};

export const stepFunctions: readonly CollectorCase[] = [
  {
    id: 'stateMachines',
    answers: {
      'states:ListStateMachines': paged(
        'nextToken',
        { stateMachines: [listed('fulfil'), listed('deleted-since')] },
        { stateMachines: [listed('secret'), listed('going')] },
      ),
      'states:DescribeStateMachine': ({ stateMachineArn, includedData }) => {
        const machine = MACHINES[String(stateMachineArn)];
        if (machine === undefined) throw awsError('StateMachineDoesNotExist');
        if (
          includedData === 'ALL_DATA' &&
          'kmsKeyId' in Object(Reflect.get(machine, 'encryptionConfiguration'))
        )
          throw awsError('KmsAccessDeniedException');
        return { stateMachineArn, ...common, creationDate: new Date(1_764_547_200_000), ...machine };
      },
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: arnOf('removed'), Tags: [] }] },
        { ResourceTagMappingList: [{ ResourceARN: arnOf('fulfil'), Tags: [{ Key: 'app', Value: 'shop' }] }] },
      ),
    },
    data: [
      {
        ...{ stateMachineName: 'fulfil', stateMachineArn: arnOf('fulfil'), type: 'STANDARD' },
        ...{ creationDate: '2025-12-01T00:00:00.000Z', loggingLevel: 'ALL', tags: { app: 'shop' } },
        definition: {
          tasks: 6,
          tasksWithoutRetry: ['Pay', 'Mail', 'Count', 'Call'],
          functions: [functionOf('reserve'), functionOf('pay'), 'pack'],
        },
      },
      {
        ...{ stateMachineName: 'secret', stateMachineArn: arnOf('secret'), type: 'EXPRESS' },
        ...{ creationDate: '2025-12-01T00:00:00.000Z', loggingLevel: 'OFF', tags: {} },
        definition: null,
      },
    ],
  },
  {
    id: 'stateMachinePeaks',
    inputs: { stateMachines: [aStateMachine(), aStateMachine({ stateMachineName: 'idle' })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        [`ExecutionsStarted Sum ${ofFulfil}`]: [
          ['2026-11-21T22:00:00Z', 600],
          ['2026-11-21T22:05:00Z', 300],
        ],
        [`ExecutionsSucceeded Sum ${ofFulfil}`]: [['2026-11-21T22:05:00Z', 880]],
        [`ExecutionsFailed Sum ${ofFulfil}`]: [['2026-11-21T22:05:00Z', 7]],
        [`ExecutionsTimedOut Sum ${ofFulfil}`]: [
          ['2026-11-21T22:10:00Z', 1],
          ['2026-11-21T22:15:00Z', 2],
        ],
        [`ExecutionThrottled Sum ${ofFulfil}`]: [['2026-11-21T22:00:00Z', 11]],
        [`ExecutionTime Maximum ${ofFulfil}`]: [['2026-11-21T22:00:00Z', 9_500]],
      }),
    },
    data: [
      {
        ...{ stateMachineArn: arnOf('fulfil'), window: WINDOW },
        startedPerSecond: { value: 2, at: AT, hoursWithData: 2 },
        ...{ started: 900, succeeded: 880, failed: 7, timedOut: 3, throttled: 11 },
        longestMilliseconds: { value: 9_500, at: AT, hoursWithData: 1, periodSeconds: 3600 },
      },
      {
        ...{ stateMachineArn: arnOf('idle'), window: WINDOW, startedPerSecond: null, started: 0 },
        ...{ succeeded: 0, failed: 0, timedOut: 0, throttled: 0, longestMilliseconds: null },
      },
    ],
  },
  {
    id: 'stepFunctionsUse',
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'ExecutionsStarted Sum': [['2026-11-21T22:00:00Z', 900]],
        [`ThrottledEvents Sum ${starts}`]: [
          ['2026-11-21T22:00:00Z', 4],
          ['2026-11-21T22:05:00Z', 1],
        ],
        [`ConsumedCapacity Sum ${transitions}`]: [['2026-11-21T22:00:00Z', 6_000]],
        'OpenExecutionCount Maximum': [['2026-11-21T22:00:00Z', 12_345]],
        [`ProvisionedRefillRate Maximum ${starts}`]: [['2026-11-21T22:00:00Z', 150]],
        [`ProvisionedRefillRate Maximum ${transitions}`]: [['2026-11-21T22:00:00Z', 800]],
        'OpenExecutionLimit Maximum': [['2026-11-21T22:00:00Z', 1_000_000]],
      }),
    },
    data: {
      window: WINDOW,
      startedPerSecond: { value: 3, at: AT, hoursWithData: 2 },
      refusedStarts: 5,
      transitionsPerSecond: { value: 20, at: AT, hoursWithData: 2 },
      transitions: 6_000,
      openExecutions: { value: 12_345, at: AT, hoursWithData: 1, periodSeconds: 3600 },
      enforced: { startsPerSecond: 150, transitionsPerSecond: 800, openExecutions: 1_000_000 },
    },
    nothing: NO_USE,
  },
];
