/**
 * The state machine of a run, in Amazon States Language.
 *
 * @param {{ accountsAtOnce: number, regionsAtOnce: number }} concurrency How many accounts of a run are checked at a
 * time, and how many regions of each.
 */
exports.readinessRun = ({ accountsAtOnce, regionsAtOnce }) => ({
  Comment:
    'One run of an event: prepare, check every region of every account, finish. What is large is in the table; only ids go from state to state.',
  StartAt: 'PrepareRun',
  TimeoutSeconds: 9000,
  States: {
    PrepareRun: { ...call('PrepareRun'), Next: 'CheckAccounts' },
    CheckAccounts: {
      Comment:
        'An account that fails as a whole fails no other: the finished run says that it was not collected.',
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
        ...checkAccount(regionsAtOnce),
      },
      ResultPath: null,
      Next: 'FinishRun',
    },
    FinishRun: { ...call('FinishRun'), End: true },
  },
});

/** What the children of the Distributed Map are called in metrics: the machine's ARN, a slash, and this. */
exports.ACCOUNT_LABEL = 'CheckAccount';

const backOff = { IntervalSeconds: 2, BackoffRate: 2, MaxDelaySeconds: 60, JitterStrategy: 'FULL' };

/** Of every task. Room among the concurrent executions of an account may take hours to come. */
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

/** A function that is called; CloudFormation puts in its ARN. */
const call = (name) => ({ Type: 'Task', Resource: `\${${name}Arn}`, Retry: RETRY });

const checkAccount = (regionsAtOnce) => ({
  StartAt: 'PrepareAccount',
  States: {
    PrepareAccount: {
      Comment: 'Only the regions that are not stored yet, so that an account can be begun again.',
      ...call('PrepareAccount'),
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
      ...call('CheckTarget'),
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'RecordFailure' }],
      End: true,
    },
    RecordFailure: {
      Comment: 'The same function again, which now stores why the target could not be checked.',
      ...call('CheckTarget'),
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
