/** What `serverless.yml` cannot say in YAML. Each is asked for as `${file(./functions/deployment.cjs):name}`. */
const definition = require('./readiness-run.asl.json');

const itemsOf = (text) =>
  String(text)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const matching = (pattern) => (text) => pattern.test(text);
const between = (least, most) => (text) =>
  /^\d+$/.test(text) && least <= Number(text) && Number(text) <= most;

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
  apiRateLimit: [matching(/^[1-9]\d*$/), 'a whole number of requests a second'],
  apiBurstLimit: [matching(/^[1-9]\d*$/), 'a whole number of requests'],
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
exports.definition = () => JSON.stringify(definition);

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
