/** What `serverless.yml` cannot say in YAML. Each is asked for as `${file(./functions/deployment.cjs):name}`. */
const definition = require('./readiness-run.asl.json');

const itemsOf = (text) =>
  String(text)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

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
