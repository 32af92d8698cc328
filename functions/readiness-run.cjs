/**
 * Defines the state machine of a run, in Amazon States Language.
 *
 * @param {{ accountsAtOnce: number, regionsAtOnce: number }} concurrency How many accounts of a run are checked at the same
 * time, and how many regions of each.
 */
exports.defineReadinessRun = ({ accountsAtOnce, regionsAtOnce }) => ({
  Comment:
    'One run of an event: prepare, check every region of every account, finish. Only ids pass from state to state; all data is in the table.',
  StartAt: 'PrepareRun',
  TimeoutSeconds: 9000,
  States: {
    PrepareRun: { ...callFunction('PrepareRun'), Next: 'CheckAccounts' },
    CheckAccounts: {
      Comment:
        'If an account fails, the others continue, and the finished run says that the account was not collected.',
      Type: 'Map',
      Label: exports.ACCOUNT_LABEL,
      ItemsPath: '$.accounts',
      ItemSelector: {
        'event.$': '$.event',
        'run.$': '$.run',
        'base.$': '$.base',
        'account.$': '$$.Map.Item.Value',
      },
      MaxConcurrency: accountsAtOnce,
      ToleratedFailurePercentage: 100,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        ...createAccountStates(regionsAtOnce),
      },
      ResultPath: null,
      Next: 'FinishRun',
    },
    FinishRun: { ...callFunction('FinishRun'), End: true },
  },
});

/** In metrics, the children of the Distributed Map have the ARN of the state machine, a slash and this label. */
exports.ACCOUNT_LABEL = 'CheckAccount';

const backOff = { IntervalSeconds: 2, BackoffRate: 2, MaxDelaySeconds: 60, JitterStrategy: 'FULL' };

/** The retries of every task. They go on for hours if the account has too few concurrent executions. */
const RETRY = [
  { ErrorEquals: ['Lambda.TooManyRequestsException'], ...backOff, MaxAttempts: 240 },
  {
    ErrorEquals: [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'ThrottlingException',
      'Throttling',
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
    ],
    ...backOff,
    MaxAttempts: 8,
  },
  {
    ErrorEquals: ['States.TaskFailed'],
    IntervalSeconds: 2,
    BackoffRate: 3,
    MaxAttempts: 2,
    JitterStrategy: 'FULL',
  },
];

/** Creates a task that calls a function. CloudFormation inserts the ARN. */
const callFunction = (name) => ({ Type: 'Task', Resource: `\${${name}Arn}`, Retry: RETRY });

/** Creates the states that check one account. */
const createAccountStates = (regionsAtOnce) => ({
  StartAt: 'PrepareAccount',
  States: {
    PrepareAccount: {
      Comment: 'Returns only the regions that are not stored yet, so that an account can be started again.',
      ...callFunction('PrepareAccount'),
      ResultPath: '$.prepared',
      Next: 'CheckRegions',
    },
    CheckRegions: {
      Type: 'Map',
      ItemsPath: '$.prepared.regions',
      ItemSelector: {
        'event.$': '$.event',
        'run.$': '$.run',
        'base.$': '$.base',
        'account.$': '$.account',
        'region.$': '$$.Map.Item.Value',
      },
      MaxConcurrency: regionsAtOnce,
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...CHECK_TARGET },
      OutputPath: null,
      End: true,
    },
  },
});

const CHECK_TARGET = {
  StartAt: 'CheckTarget',
  States: {
    CheckTarget: {
      ...callFunction('CheckTarget'),
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'RecordFailure' }],
      End: true,
    },
    RecordFailure: {
      Comment: 'Calls the same function again, which now stores why the target could not be checked.',
      ...callFunction('CheckTarget'),
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'NotRecorded' }],
      End: true,
    },
    NotRecorded: {
      Comment: 'The finished run says that the target was not collected.',
      Type: 'Pass',
      Result: {},
      End: true,
    },
  },
};
