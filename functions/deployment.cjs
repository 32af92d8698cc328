/** What `serverless.yml` cannot say in YAML. Each is asked for as `${file(./functions/deployment.cjs):name}`. */
const { ACCOUNT_LABEL, readinessRun } = require('./readiness-run.cjs');

const itemsOf = (text) =>
  String(text)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const matching = (pattern) => (text) => pattern.test(text);
const between = (least, most) => (text) =>
  /^\d+$/.test(text) && least <= Number(text) && Number(text) <= most;

/** What CloudWatch Logs takes (API reference, PutRetentionPolicy). */
const LOG_RETENTION_DAYS = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096],
  ...[1827, 2192, 2557, 2922, 3288, 3653],
];

/** What parameters must be, and how to say it where they are not: CloudFormation would say it late, or not at all. */
const parametersOf = ({ isEmulated }) => ({
  authorizer: [matching(/^(aws_iam|jwt)$/), 'aws_iam or jwt'],
  memberRole: [matching(/^[\w+=,.@-]{1,64}$/), 'the name of a role, without a path'],
  memberAccounts: [
    matching(/^(organization|\d{12}(\s*,\s*\d{12})*)$/),
    'organization, or ids of accounts, 12 digits each, separated by commas',
  ],
  secretsPrefix: [
    matching(/^[\w.-][\w./-]*\/$/),
    'a prefix that ends with a slash and begins without one, such as iem/prod/',
  ],
  alarmEmail: [matching(/^(|[^@\s]+@[^@\s]+)$/), 'an e-mail address, or nothing'],
  deletionProtection: [matching(/^(true|false)$/), 'true or false'],
  // From the time-out of notify, on which an emulator does not insist, to what SQS takes at most.
  notifyVisibilitySeconds: [between(isEmulated ? 1 : 60, 43_200), 'from 60 to 43200'],
  accountsAtOnce: [between(1, 1000), 'from 1 to 1000'],
  regionsAtOnce: [between(1, 40), 'from 1 to 40'],
  logRetentionDays: [
    (text) => LOG_RETENTION_DAYS.includes(Number(text)),
    `one of ${LOG_RETENTION_DAYS.join(', ')}`,
  ],
  apiRateLimit: [matching(/^[1-9]\d*$/), 'a whole number of requests a second'],
  apiBurstLimit: [matching(/^[1-9]\d*$/), 'a whole number of requests'],
  openRateLimit: [matching(/^[1-9]\d*$/), 'a whole number of requests a second'],
  openBurstLimit: [matching(/^[1-9]\d*$/), 'a whole number of requests'],
});

/** All that is wrong with the parameters, at once, before anything is made. */
exports.checkedParameters = async ({ resolveVariable }) => {
  const isEmulated = (await resolveVariable('param:lambdaEndpoint, null')) !== null;
  const parameters = parametersOf({ isEmulated });
  const values = await Promise.all(
    Object.keys(parameters).map(async (name) => [name, String(await resolveVariable(`param:${name}`))]),
  );
  const problems = values
    .filter(([name, value]) => !parameters[name][0](value))
    .map(([name, value]) => `parameter ${name} is "${value}": give ${parameters[name][1]}`);
  const isJwt = (await resolveVariable('param:authorizer')) === 'jwt';
  for (const name of isJwt ? ['jwtIssuer', 'jwtAudience'] : []) {
    if ((await resolveVariable(`param:${name}`)) === '') {
      problems.push(`parameter ${name} is missing, which authorizer=jwt needs`);
    }
  }
  const message = problems.join('; ');
  // The deployment tool shows the stack, of which only the message is of use.
  if (message !== '') throw Object.assign(new Error(message), { stack: message });
  return {};
};

/** CloudFormation takes the definition as text, and the deployment tool drops every `null` of an object. */
exports.definition = async ({ resolveVariable }) =>
  JSON.stringify(
    readinessRun({
      accountsAtOnce: Number(await resolveVariable('param:accountsAtOnce')),
      regionsAtOnce: Number(await resolveVariable('param:regionsAtOnce')),
    }),
  );

/**
 * The statement by which accounts are reached: their role of one name, in the accounts listed, or in every account
 * that is in our organization. Outside of an organization the latter matches nothing.
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
        // A variable of IAM, in two parts: the deployment tool takes every `${…}` for its own.
        Condition: {
          StringEquals: { 'aws:ResourceOrgID': { 'Fn::Join': ['', ['$', '{aws:PrincipalOrgID}']] } },
        },
      }
    : { ...statement, Resource: itemsOf(accounts).map(roleIn) };
};

/** ARNs of the event buses that notifications may go to. */
exports.eventBuses = async ({ resolveVariable }) => [
  { 'Fn::GetAtt': ['EventBus', 'Arn'] },
  ...itemsOf(await resolveVariable('param:otherBuses')),
];

/** Who gets the alarms by e-mail: nobody unless said. */
exports.alarmSubscriptions = async ({ resolveVariable }) => {
  const Endpoint = await resolveVariable('param:alarmEmail');
  return Endpoint === '' ? [] : [{ Protocol: 'email', Endpoint }];
};

/**
 * What is deployed of each function beside itself, by what CloudFormation calls it: what its alarm says when it fails;
 * and what when Lambda refuses to run it, of those that are not called by what tries again and has an alarm for giving up.
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
    throttled: 'Lambda held ticks back for lack of concurrency',
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

/** The statement by which each function writes its own log, and no other. */
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

/** An alarm is told to the topic, and so is its end. What each means, and what to do: docs/operate.md. */
const alarm = (name, description, properties) => ({
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

const ofFunction = (id, MetricName) => ({
  Namespace: 'AWS/Lambda',
  MetricName,
  Dimensions: [{ Name: 'FunctionName', Value: { Ref: `${id}LambdaFunction` } }],
});

/** The children of a run are executions of a machine of their own, by its label; each checks one account. */
const CHILDREN = { 'Fn::Sub': `\${ReadinessRun}/${ACCOUNT_LABEL}` };

const ofExecutions = (StateMachineArn, MetricName) => ({
  Namespace: 'AWS/States',
  MetricName,
  Dimensions: [{ Name: 'StateMachineArn', Value: StateMachineArn }],
});

const ofDeadLetters = (queue) => ({
  Namespace: 'AWS/SQS',
  MetricName: 'ApproximateNumberOfMessagesVisible',
  Statistic: 'Maximum',
  Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
});

/** Every alarm, by its logical id. */
exports.alarms = () => ({
  MissedTicksAlarm: alarm(
    'missed-ticks',
    'No tick for 15 minutes, so nothing is started by schedule (docs/operate.md#missed-ticks)',
    {
      ...ofFunction('Tick', 'Invocations'),
      Period: 900,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    },
  ),
  FailedRunsAlarm: alarm(
    'failed-runs',
    'A run has ended without a report (docs/operate.md#failed-runs)',
    ofExecutions({ Ref: 'ReadinessRun' }, 'ExecutionsFailed'),
  ),
  TimedOutRunsAlarm: alarm(
    'timed-out-runs',
    'A run took longer than its state machine may (docs/operate.md#timed-out-runs)',
    ofExecutions({ Ref: 'ReadinessRun' }, 'ExecutionsTimedOut'),
  ),
  FailedAccountsAlarm: alarm(
    'failed-accounts',
    'Accounts of a run could not be checked (docs/operate.md#failed-accounts)',
    ofExecutions(CHILDREN, 'ExecutionsFailed'),
  ),
  NotifyDeadLettersAlarm: alarm(
    'notify-dead-letters',
    'Notifications could not be delivered (docs/operate.md#notify-dead-letters)',
    ofDeadLetters('NotifyDeadLetters'),
  ),
  TickDeadLettersAlarm: alarm(
    'tick-dead-letters',
    'A tick failed for good (docs/operate.md#tick-dead-letters)',
    ofDeadLetters('TickDeadLetters'),
  ),
  CloseRunDeadLettersAlarm: alarm(
    'close-run-dead-letters',
    'A run that ended could not be closed (docs/operate.md#close-run-dead-letters)',
    ofDeadLetters('CloseRunDeadLetters'),
  ),
  ApiServerErrorsAlarm: alarm('api-5xx', 'The API answered with a server error (docs/operate.md#api-5xx)', {
    Namespace: 'AWS/ApiGateway',
    MetricName: '5xx',
    Dimensions: [{ Name: 'ApiId', Value: { Ref: 'HttpApi' } }],
  }),
  ...Object.fromEntries(Object.entries(FUNCTIONS).flatMap(functionAlarms)),
});

function functionAlarms([id, { name, failed, throttled }]) {
  const logicalId = id.replace(/Dash(.)/, (_, letter) => letter.toUpperCase());
  const errors = alarm(
    `${name}-errors`,
    `${failed} (docs/operate.md#function-errors)`,
    ofFunction(id, 'Errors'),
  );
  const throttles = alarm(`${name}-throttles`, `${throttled} (docs/operate.md#throttles)`, {
    ...ofFunction(id, 'Throttles'),
    EvaluationPeriods: 3,
  });
  return [
    [`${logicalId}ErrorsAlarm`, errors],
    ...(throttled === undefined ? [] : [[`${logicalId}ThrottlesAlarm`, throttles]]),
  ];
}
