/** The parts of `serverless.yml` that must be computed. It refers to them as `${file(./functions/deployment.cjs):name}`. */
const { ACCOUNT_LABEL, defineReadinessRun } = require('./readiness-run.cjs');

/** Splits a list at its commas. */
const splitList = (text) =>
  String(text)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Creates a test for texts that match a pattern. */
const matches = (pattern) => (text) => pattern.test(text);
/** Creates a test for whole numbers in a range. */
const isBetween = (least, most) => (text) =>
  /^\d+$/.test(text) && least <= Number(text) && Number(text) <= most;

/** The values that CloudWatch Logs allows (API reference, PutRetentionPolicy). */
const LOG_RETENTION_DAYS = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096],
  ...[1827, 2192, 2557, 2922, 3288, 3653],
];

/**
 * Creates a test for each parameter, and the words for what it must be. CloudFormation would report a wrong value late, or
 * not at all.
 */
const createParameterRules = ({ isEmulated }) => ({
  authorizer: [matches(/^(aws_iam|jwt)$/), 'aws_iam or jwt'],
  memberRole: [matches(/^[\w+=,.@-]{1,64}$/), 'the name of a role, without a path'],
  memberAccounts: [
    matches(/^(organization|\d{12}(\s*,\s*\d{12})*)$/),
    'organization, or ids of accounts, 12 digits each, separated by commas',
  ],
  secretsPrefix: [
    matches(/^[\w.-][\w./-]*\/$/),
    'a prefix that ends with a slash and begins without one, such as iem/prod/',
  ],
  alarmEmail: [matches(/^(|[^@\s]+@[^@\s]+)$/), 'an e-mail address, or nothing'],
  deletionProtection: [matches(/^(true|false)$/), 'true or false'],
  // At least the time-out of notify, which emulators do not require, and at most the limit of SQS.
  notifyVisibilitySeconds: [isBetween(isEmulated ? 1 : 60, 43_200), 'from 60 to 43200'],
  accountsAtOnce: [isBetween(1, 1000), 'from 1 to 1000'],
  regionsAtOnce: [isBetween(1, 40), 'from 1 to 40'],
  logRetentionDays: [
    (text) => LOG_RETENTION_DAYS.includes(Number(text)),
    `one of ${LOG_RETENTION_DAYS.join(', ')}`,
  ],
  apiRateLimit: [matches(/^[1-9]\d*$/), 'a whole number of requests a second'],
  apiBurstLimit: [matches(/^[1-9]\d*$/), 'a whole number of requests'],
  openRateLimit: [matches(/^[1-9]\d*$/), 'a whole number of requests a second'],
  openBurstLimit: [matches(/^[1-9]\d*$/), 'a whole number of requests'],
});

/** Checks the parameters before anything is deployed. Throws one error that lists all problems. */
exports.checkParameters = async ({ resolveVariable }) => {
  const isEmulated = (await resolveVariable('param:lambdaEndpoint, null')) !== null;
  const rules = createParameterRules({ isEmulated });
  const values = await Promise.all(
    Object.keys(rules).map(async (name) => [name, String(await resolveVariable(`param:${name}`))]),
  );
  const problems = values
    .filter(([name, value]) => !rules[name][0](value))
    .map(([name, value]) => `parameter ${name} is "${value}": give ${rules[name][1]}`);
  const isJwt = (await resolveVariable('param:authorizer')) === 'jwt';
  for (const name of isJwt ? ['jwtIssuer', 'jwtAudience'] : []) {
    if ((await resolveVariable(`param:${name}`)) === '') {
      problems.push(`parameter ${name} is missing: authorizer=jwt needs it`);
    }
  }
  const message = problems.join('; ');
  // The deployment tool prints the stack, so the stack is replaced by the message.
  if (message !== '') throw Object.assign(new Error(message), { stack: message });
  return {};
};

/** The state machine as text, as CloudFormation expects it. In an object, the deployment tool would drop every `null`. */
exports.definition = async ({ resolveVariable }) =>
  JSON.stringify(
    defineReadinessRun({
      accountsAtOnce: Number(await resolveVariable('param:accountsAtOnce')),
      regionsAtOnce: Number(await resolveVariable('param:regionsAtOnce')),
    }),
  );

/**
 * The IAM statement that allows assuming the role in the listed accounts, or in every account of the organization. If this
 * account belongs to no organization, the latter allows nothing.
 */
exports.assumeMemberRoles = async ({ resolveVariable }) => {
  const name = await resolveVariable('param:memberRole');
  const accounts = await resolveVariable('param:memberAccounts');
  const roleIn = (account) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::${account}:role/${name}` });
  const statement = { Sid: 'ReachAccounts', Effect: 'Allow', Action: 'sts:AssumeRole' };
  return accounts === 'organization'
    ? {
        ...statement,
        Resource: roleIn('*'),
        // A variable of IAM. It is joined of two parts, because the deployment tool would replace `${…}` itself.
        Condition: {
          StringEquals: { 'aws:ResourceOrgID': { 'Fn::Join': ['', ['$', '{aws:PrincipalOrgID}']] } },
        },
      }
    : { ...statement, Resource: splitList(accounts).map(roleIn) };
};

/** The ARNs of the event buses to which notifications may be sent. */
exports.eventBuses = async ({ resolveVariable }) => [
  { 'Fn::GetAtt': ['EventBus', 'Arn'] },
  ...splitList(await resolveVariable('param:otherBuses')),
];

/** The e-mail subscription to the alarms, if there is an address. */
exports.alarmSubscriptions = async ({ resolveVariable }) => {
  const Endpoint = await resolveVariable('param:alarmEmail');
  return Endpoint === '' ? [] : [{ Protocol: 'email', Endpoint }];
};

/**
 * The functions by their logical id in CloudFormation, with the descriptions of their alarms: for errors, and for
 * throttling. A function has no throttling alarm if its caller retries, and raises an alarm when it gives up.
 */
const FUNCTIONS = {
  Api: {
    name: 'api',
    failed: 'The function of the API failed',
    throttled: 'Lambda refused calls of the API for lack of concurrency',
  },
  Tick: {
    name: 'tick',
    failed: 'A tick failed',
    throttled: 'Lambda delayed ticks for lack of concurrency',
  },
  PrepareDashrun: { name: 'prepare-run', failed: 'Preparing a run failed' },
  PrepareDashaccount: { name: 'prepare-account', failed: 'Preparing an account failed' },
  CheckDashtarget: {
    name: 'check-target',
    failed: 'Checking a target failed',
    throttled: 'Lambda refused checks of targets for lack of concurrency',
  },
  FinishDashrun: { name: 'finish-run', failed: 'Finishing a run failed' },
  CloseDashrun: { name: 'close-run', failed: 'Closing a run failed' },
  Notify: { name: 'notify', failed: 'The function that delivers notifications failed' },
};

/** For each function the IAM statement that allows writing its own log, and no other. */
exports.writeLog = Object.fromEntries(
  Object.keys(FUNCTIONS).map((id) => [
    id,
    {
      Sid: 'Log',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': [`${id}LogGroup`, 'Arn'] },
    },
  ]),
);

/** Creates an alarm that notifies the topic when it starts and when it ends. docs/operate.md says what to do. */
const createAlarm = (name, description, properties) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: `\${self:custom.name}-${name}`,
    AlarmDescription: description,
    Statistic: 'Sum',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: [{ Ref: 'AlarmTopic' }],
    OKActions: [{ Ref: 'AlarmTopic' }],
    ...properties,
  },
});

const functionMetric = (id, MetricName) => ({
  Namespace: 'AWS/Lambda',
  MetricName,
  Dimensions: [{ Name: 'FunctionName', Value: { Ref: `${id}LambdaFunction` } }],
});

/** In metrics, the children of a run, each of which checks one account, belong to a state machine with this ARN. */
const CHILDREN = { 'Fn::Sub': `\${ReadinessRun}/${ACCOUNT_LABEL}` };

const executionMetric = (StateMachineArn, MetricName) => ({
  Namespace: 'AWS/States',
  MetricName,
  Dimensions: [{ Name: 'StateMachineArn', Value: StateMachineArn }],
});

const deadLetterMetric = (queue) => ({
  Namespace: 'AWS/SQS',
  MetricName: 'ApproximateNumberOfMessagesVisible',
  Statistic: 'Maximum',
  Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
});

/** All alarms by their logical ids. */
exports.alarms = () => ({
  MissedTicksAlarm: createAlarm(
    'missed-ticks',
    'There was no tick for 15 minutes, so no scheduled run starts (docs/operate.md#missed-ticks)',
    {
      ...functionMetric('Tick', 'Invocations'),
      Period: 900,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    },
  ),
  FailedRunsAlarm: createAlarm(
    'failed-runs',
    'A run has ended without a report (docs/operate.md#failed-runs)',
    executionMetric({ Ref: 'ReadinessRun' }, 'ExecutionsFailed'),
  ),
  TimedOutRunsAlarm: createAlarm(
    'timed-out-runs',
    'A run took longer than its state machine may (docs/operate.md#timed-out-runs)',
    executionMetric({ Ref: 'ReadinessRun' }, 'ExecutionsTimedOut'),
  ),
  FailedAccountsAlarm: createAlarm(
    'failed-accounts',
    'Accounts of a run could not be checked (docs/operate.md#failed-accounts)',
    executionMetric(CHILDREN, 'ExecutionsFailed'),
  ),
  NotifyDeadLettersAlarm: createAlarm(
    'notify-dead-letters',
    'Notifications could not be delivered (docs/operate.md#notify-dead-letters)',
    deadLetterMetric('NotifyDeadLetters'),
  ),
  TickDeadLettersAlarm: createAlarm(
    'tick-dead-letters',
    'A tick failed for good (docs/operate.md#tick-dead-letters)',
    deadLetterMetric('TickDeadLetters'),
  ),
  CloseRunDeadLettersAlarm: createAlarm(
    'close-run-dead-letters',
    'A run that ended could not be closed (docs/operate.md#close-run-dead-letters)',
    deadLetterMetric('CloseRunDeadLetters'),
  ),
  ApiServerErrorsAlarm: createAlarm(
    'api-5xx',
    'The API answered with a server error (docs/operate.md#api-5xx)',
    {
      Namespace: 'AWS/ApiGateway',
      MetricName: '5xx',
      Dimensions: [{ Name: 'ApiId', Value: { Ref: 'HttpApi' } }],
    },
  ),
  ...Object.fromEntries(Object.entries(FUNCTIONS).flatMap(createFunctionAlarms)),
});

function createFunctionAlarms([id, { name, failed, throttled }]) {
  const logicalId = id.replace(/Dash(.)/, (_, letter) => letter.toUpperCase());
  const errors = createAlarm(
    `${name}-errors`,
    `${failed} (docs/operate.md#function-errors)`,
    functionMetric(id, 'Errors'),
  );
  const throttles = createAlarm(`${name}-throttles`, `${throttled} (docs/operate.md#throttles)`, {
    ...functionMetric(id, 'Throttles'),
    EvaluationPeriods: 3,
  });
  return [
    [`${logicalId}ErrorsAlarm`, errors],
    ...(throttled === undefined ? [] : [[`${logicalId}ThrottlesAlarm`, throttles]]),
  ];
}
