/**
 * What would be deployed, read from the packaged template: what an emulator does not enforce (who may do what,
 * encryption, backups, alarms) is held here.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { routes } from '../../src/api/routes';
import { createRoleTemplate } from '../../src/app/accounts/role-template';
import { listRequiredActions } from '../../src/collect/iam-policy';
import { collectors } from '../../src/collect/registry';
import { defineTable } from '../../src/store/table';
import { ROLES } from './roles';
import {
  actionsOf,
  ofType,
  type Resource,
  readTemplate,
  resource,
  resourcesOf,
  shown,
  statementsOf,
  type Template,
  target,
  withPackaged,
} from './template';

const MIB = 1024 * 1024;

/**
 * Of a compressed function, bytes: an SDK that got in by mistake, or icons and fonts, would be more than is left. The one that reads an
 * account starts most often; those that judge and show grow with each service that is judged.
 */
const mostZipped = (name: string): number => (name === 'check-target' ? MIB : 1.5 * MIB);

const names = readdirSync('functions')
  .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
  .map((file) => file.replace('.ts', ''));

/** As the deployment tool names what it makes of `check-target`. */
const logicalName = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', 'Dash')}`;
const functionOf = (template: Template, name: string): Resource =>
  resource(template, `${logicalName(name)}LambdaFunction`);

/** As deployed for production. */
let prod: Template;
/** As deployed by who tries it out, with tokens, two accounts and an address for alarms. */
let other: Template;
/** What the linters say of the first. */
let cfnLint: string;
let checkov: string;

function lint(program: string, ...args: string[]): string {
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) throw error;
  return `${stdout}${stderr}`.trim();
}

beforeAll(() => {
  prod = withPackaged({ stage: 'prod' }, (file) => {
    cfnLint = lint('.venv/bin/cfn-lint', '--config-file', 'test/deploy/cfn-lint.yaml', file);
    checkov = lint('.venv-policy/bin/checkov', '--config-file', 'test/deploy/checkov.yaml', '--file', file);
    return readTemplate(file);
  });
  const params = {
    authorizer: 'jwt',
    jwtIssuer: 'https://issuer.example.com',
    jwtAudience: 'iem',
    jwtScopes: 'iem/',
    memberAccounts: '111111111111, 222222222222',
    accountsAtOnce: '2',
    regionsAtOnce: '3',
    alarmEmail: 'oncall@example.com',
    checkTargetConcurrency: '6',
    table: 'restored',
    otherBuses: 'arn:aws:events:eu-west-1:111111111111:event-bus/ops',
  };
  other = withPackaged({ stage: 'trial', params }, readTemplate);
}, 180_000);

describe('the linters', () => {
  it('find nothing wrong with the template', () => expect(cfnLint).toBe(''));
  it('find nothing wrong with the template of the role by which accounts are read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'iem-role-'));
    const file = join(folder, 'role.json');
    writeFileSync(file, JSON.stringify(createRoleTemplate()));
    expect(lint('.venv/bin/cfn-lint', file)).toBe('');
    rmSync(folder, { recursive: true });
  });
  it('find no policy that is broken', () =>
    expect(checkov).toMatch(/^cloudformation scan results:\s+Passed checks: [1-9]\d+, Failed checks: 0,/));
});

describe('the functions', () => {
  it('are those that there are entry points for', () => {
    const deployed = ofType(prod, 'AWS::Lambda::Function').map(
      ([, { Properties }]) => Properties.FunctionName,
    );
    expect(deployed.toSorted()).toEqual(names.map((name) => `iem-prod-${name}`).toSorted());
  });

  it.each(names)('%s is small, and starts from an ES module', (name) => {
    const zip = readFileSync(join('build', 'functions', `${name}.zip`));
    expect(zip.length).toBeLessThanOrEqual(mostZipped(name));
    expect(Object.keys(unzipSync(zip))).toContain('index.mjs');
  });

  it.each(names)('%s runs on Graviton and Node.js 24, traced, logged, with a role of its own', (name) => {
    const { Properties } = functionOf(prod, name);
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON' },
    });
    expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    const sharers = ofType(prod, 'AWS::Lambda::Function').filter(
      ([, { Properties: its }]) => target(its.Role) === target(Properties.Role),
    );
    expect(sharers).toHaveLength(1);
  });

  it.each([
    ['api', ['NOTIFY_QUEUE_URL', 'STATE_MACHINE_ARN']],
    ['tick', ['NOTIFY_QUEUE_URL', 'STATE_MACHINE_ARN']],
    ['prepare-run', []],
    ['prepare-account', []],
    ['check-target', []],
    ['finish-run', ['NOTIFY_QUEUE_URL']],
    ['close-run', ['NOTIFY_QUEUE_URL']],
    ['notify', ['API_URL', 'EVENT_BUS_NAME', 'NOTIFY_QUEUE_URL']],
  ])('%s is told what it needs, by name, and nothing secret', (name, own) => {
    const { Variables } = functionOf(prod, name).Properties.Environment;
    const shared = ['POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME', 'TABLE_NAME'];
    expect(Object.keys(Variables).toSorted()).toEqual([...own, ...shared].toSorted());
  });

  it('take concurrency from others only when told', () => {
    expect(functionOf(other, 'check-target').Properties.ReservedConcurrentExecutions).toBe(6);
  });
});

const roleOf = (template: Template, name: string): Resource =>
  resource(template, target(functionOf(template, name).Properties.Role));

describe('the roles', () => {
  it.each(names)('lets %s do what it must, and nothing else', (name) => {
    const log = `<${logicalName(name)}LogGroup.Arn>`;
    const everybody = [
      ...[`logs:CreateLogStream on ${log}`, `logs:PutLogEvents on ${log}`],
      ...['xray:PutTelemetryRecords on *', 'xray:PutTraceSegments on *'],
    ];
    const role = roleOf(prod, name);
    const granted = statementsOf(role).flatMap((statement) => {
      const keys = (operator: string): readonly string[] =>
        statement.Condition?.[`ForAllValues:${operator}`]?.['dynamodb:LeadingKeys'] ?? [];
      const [within, without] = [keys('StringLike'), keys('StringNotLike')];
      const limit = [
        ...(within.length > 0 ? [` with ${within.join(' or ')}`] : []),
        ...(without.length > 0 ? [` without ${without.join(' or ')}`] : []),
      ].join('');
      return actionsOf(statement).flatMap((action) =>
        resourcesOf(statement).map((where) => `${action} on ${where}${limit}`),
      );
    });
    expect(granted.toSorted()).toEqual([...everybody, ...(ROLES[name] ?? [])].toSorted());
    expect(role.Properties.ManagedPolicyArns ?? []).toEqual([]);
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  it('reads in accounts, and changes nothing in them', () => {
    const readOnly = /^[a-z0-9-]+:((Describe|Get|List|Lookup)[A-Z]\w+|GET)$/;
    expect(listRequiredActions(collectors).filter((action) => !readOnly.test(action))).toEqual([
      'iam:GenerateCredentialReport',
    ]);
  });

  it('reaches the accounts of the own organization, or those that are listed', () => {
    const reach = (template: Template) =>
      statementsOf(roleOf(template, 'check-target')).filter(({ Sid }) => Sid === 'ReachAccounts');
    expect(
      reach(prod).map(({ Condition }) => shown(Object(Condition).StringEquals['aws:ResourceOrgID'])),
    ).toEqual(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
      ['${aws:PrincipalOrgID}'],
    );
    expect(reach(other).flatMap(resourcesOf)).toEqual([
      'arn:<AWS::Partition>:iam::111111111111:role/iem-readonly',
      'arn:<AWS::Partition>:iam::222222222222:role/iem-readonly',
    ]);
  });

  it('uses another table, and tells other buses, where it is told to', () => {
    const resources = names.flatMap((name) => statementsOf(roleOf(other, name))).flatMap(resourcesOf);
    const tables = new Set(
      resources.filter((arn) => arn.includes(':table/')).map((arn) => arn.split('/')[1]),
    );
    expect(tables).toEqual(new Set(['restored']));
    for (const name of names) {
      expect(functionOf(other, name).Properties.Environment.Variables.TABLE_NAME).toBe('restored');
    }
    expect(resources.filter((arn) => /event-?bus/i.test(arn))).toEqual([
      '<EventBus.Arn>',
      'arn:aws:events:eu-west-1:111111111111:event-bus/ops',
    ]);
  });

  it('names no resource only where AWS knows none, or where reading an account means all of it', () => {
    const unbounded = ofType(prod, 'AWS::IAM::Role').flatMap(([name, role]) =>
      statementsOf(role)
        .filter((statement) => resourcesOf(statement).includes('*'))
        .map(({ Sid }) => (Sid === 'Trace' ? Sid : `${Sid} of ${name}`)),
    );
    expect([...new Set(unbounded)].toSorted()).toEqual([
      'DeliverLogs of ReadinessRunRole',
      'ReadThisAccount of CheckTargetRole',
      'Trace',
    ]);
  });

  it('lets the state machine call its functions, and itself', () => {
    const [work, ...rest] = statementsOf(resource(prod, 'ReadinessRunRole'));
    expect(work && resourcesOf(work)).toEqual([
      '<PrepareDashrunLambdaFunction.Arn>',
      '<PrepareDashaccountLambdaFunction.Arn>',
      '<CheckDashtargetLambdaFunction.Arn>',
      '<FinishDashrunLambdaFunction.Arn>',
    ]);
    const machine = 'iem-prod-readiness-run';
    expect(resource(prod, 'ReadinessRun').Properties.StateMachineName).toBe(machine);
    expect(rest.slice(0, 2).map((statement) => [actionsOf(statement), resourcesOf(statement)])).toEqual([
      [
        ['states:StartExecution'],
        [`arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:${machine}`],
      ],
      [
        ['states:DescribeExecution', 'states:StopExecution'],
        [':*', '/*'].map(
          (children) =>
            `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${machine}${children}`,
        ),
      ],
    ]);
  });
});

describe('the API', () => {
  const authorizations = (template: Template) =>
    Object.fromEntries(
      ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
        Properties.RouteKey,
        Properties.AuthorizationType ?? 'NONE',
      ]),
    );
  const expected = (type: string) =>
    Object.fromEntries(
      routes.map(({ method, path, permission }) => [
        `${method} ${path}`,
        permission === 'open' ? 'NONE' : type,
      ]),
    );
  const open = (all: Readonly<Record<string, string>>) =>
    Object.keys(all).filter((key) => all[key] === 'NONE');

  it('has a route for each that there is, signed by AWS credentials unless told', () => {
    expect(authorizations(prod)).toEqual(expected('AWS_IAM'));
  });

  it('is open at two', () => {
    expect(open(authorizations(prod))).toEqual(['GET /health', 'GET /r/{token}']);
    expect(open(authorizations(other))).toEqual(['GET /health', 'GET /r/{token}']);
  });

  it('bounds what takes no account by itself, and below the rest', () => {
    const { DefaultRouteSettings, RouteSettings } = resource(prod, 'HttpApiStage').Properties;
    const unsigned = open(authorizations(prod));
    expect(Object.keys(RouteSettings).toSorted()).toEqual(unsigned);
    for (const route of unsigned) {
      expect(RouteSettings[route]).toEqual({ ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 });
      expect(RouteSettings[route].ThrottlingRateLimit).toBeLessThan(DefaultRouteSettings.ThrottlingRateLimit);
    }
    const routesOf = ofType(prod, 'AWS::ApiGatewayV2::Route').filter(([, { Properties }]) =>
      unsigned.includes(Properties.RouteKey),
    );
    expect(resource(prod, 'HttpApiStage').DependsOn).toEqual(
      expect.arrayContaining(routesOf.map(([name]) => name)),
    );
  });

  it('asks for tokens of one issuer where it is told to', () => {
    expect(authorizations(other)).toEqual(expected('JWT'));
    const scopes = ofType(other, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
      Properties.RouteKey,
      Properties.AuthorizationScopes,
    ]);
    expect(Object.fromEntries(scopes)).toMatchObject({
      'GET /events': ['iem/read', 'iem/operate'],
      'POST /events': ['iem/operate'],
    });
    const authorizers = ofType(other, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizers.map(([, { Properties }]) => Properties)).toMatchObject([
      {
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Audience: ['iem'], Issuer: 'https://issuer.example.com' },
      },
    ]);
  });

  it('bounds requests, logs who asked, and lets no page of another origin ask', () => {
    expect(resource(prod, 'HttpApiStage').Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      AccessLogSettings: { Format: expect.stringContaining('$context.identity.userArn') },
    });
    expect(resource(prod, 'HttpApi').Properties).not.toHaveProperty('CorsConfiguration');
    const { Format } = resource(prod, 'HttpApiStage').Properties.AccessLogSettings;
    expect(() => JSON.parse(Format)).not.toThrow();
    // Of a link to a report it is a secret.
    expect(Format).not.toMatch(/\$context\.(path|requestOverride)/);
  });
});

describe('the table', () => {
  it('is the one that the store is written for', () => {
    const { TableName, ...definition } = defineTable('');
    expect(resource(prod, 'Table').Properties).toMatchObject({
      ...definition,
      TableName: 'iem-prod',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('is encrypted and can be restored to any moment', () => {
    for (const template of [prod, other]) {
      expect(resource(template, 'Table').Properties).toMatchObject({
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
  });

  it('outlives its stack in production, and only there', () => {
    const protection = (template: Template) => {
      const { DeletionPolicy, UpdateReplacePolicy, Properties } = resource(template, 'Table');
      return [DeletionPolicy, UpdateReplacePolicy, Properties.DeletionProtectionEnabled];
    };
    expect(protection(prod)).toEqual(['RetainExceptOnCreate', 'Retain', true]);
    expect(protection(other)).toEqual(['Delete', 'Delete', false]);
  });
});

describe('the state machine', () => {
  it('is a standard one, traced, that logs errors and no data', () => {
    expect(resource(prod, 'ReadinessRun').Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
  });

  it('is told where every function is that it calls', () => {
    const { DefinitionString, DefinitionSubstitutions } = resource(prod, 'ReadinessRun').Properties;
    const called = [...DefinitionString.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    expect([...new Set(called)].toSorted()).toEqual(Object.keys(DefinitionSubstitutions).toSorted());
  });

  it('checks as many accounts and regions at once as it is told', () => {
    const concurrency = (template: Template) => {
      const { CheckAccounts } = JSON.parse(
        resource(template, 'ReadinessRun').Properties.DefinitionString,
      ).States;
      return [CheckAccounts.MaxConcurrency, CheckAccounts.ItemProcessor.States.CheckRegions.MaxConcurrency];
    };
    expect(concurrency(prod)).toEqual([20, 5]);
    expect(concurrency(other)).toEqual([2, 3]);
  });

  it('has its runs closed when it ends without finishing them', () => {
    const { EventPattern, Targets } = resource(prod, 'ExecutionEnded').Properties;
    expect(EventPattern.detail).toEqual({
      stateMachineArn: [{ Ref: 'ReadinessRun' }],
      status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
    });
    expect(Targets.map(({ Arn }: { Arn: object }) => target(Arn))).toEqual(['CloseDashrunLambdaFunction']);
  });
});

describe('what could be lost', () => {
  it('is kept in a queue of what failed, wherever nobody waits for an answer', () => {
    const { Target } = resource(prod, 'Tick').Properties;
    const [rule] = resource(prod, 'ExecutionEnded').Properties.Targets;
    const destination = (name: string) =>
      target(
        resource(prod, `${logicalName(name)}LambdaEvConf`).Properties.DestinationConfig.OnFailure.Destination,
      );
    expect({
      'scheduler cannot call tick': target(Target.DeadLetterConfig.Arn),
      'tick fails': destination('tick'),
      'rule cannot call close-run': target(rule.DeadLetterConfig.Arn),
      'close-run fails': destination('close-run'),
      'notification is not delivered': target(
        resource(prod, 'NotifyQueue').Properties.RedrivePolicy.deadLetterTargetArn,
      ),
    }).toEqual({
      'scheduler cannot call tick': 'TickDeadLetters',
      'tick fails': 'TickDeadLetters',
      'rule cannot call close-run': 'CloseRunDeadLetters',
      'close-run fails': 'CloseRunDeadLetters',
      'notification is not delivered': 'NotifyDeadLetters',
    });
  });

  it('stays for two weeks, encrypted', () => {
    const queues = ofType(prod, 'AWS::SQS::Queue');
    expect(queues).toHaveLength(4);
    for (const [name, { Properties }] of queues) {
      expect(Properties.SqsManagedSseEnabled).toBe(true);
      if (name.endsWith('DeadLetters')) expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
    }
  });

  it('is not delivered again while a delivery of it goes on', () => {
    const { VisibilityTimeout, FifoQueue } = resource(prod, 'NotifyQueue').Properties;
    expect(FifoQueue).toBe(true);
    // AWS's advice for queues that call functions: six times as long as the function may take.
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * functionOf(prod, 'notify').Properties.Timeout);
    const [[, mapping] = [], ...more] = ofType(prod, 'AWS::Lambda::EventSourceMapping');
    expect(more).toEqual([]);
    expect(mapping?.Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });
});

describe('logs', () => {
  it.each([
    ['prod', () => prod, 90],
    ['any other stage', () => other, 30],
  ])('of %s are kept for a while, and no longer', (_, template, days) => {
    const groups = ofType(template(), 'AWS::Logs::LogGroup');
    // Of each function, of the API and of the state machine.
    expect(groups).toHaveLength(names.length + 2);
    expect(new Set(groups.map(([, { Properties }]) => Properties.RetentionInDays))).toEqual(new Set([days]));
  });
});

describe('the alarms', () => {
  const alarms = () => ofType(prod, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
  const watched = (metric: string) =>
    alarms()
      .filter(({ MetricName }) => MetricName === metric)
      .map(({ Dimensions }) => target(Dimensions[0].Value) ?? shown(Dimensions[0].Value))
      .toSorted();

  it('watch every function, every queue of what failed, runs, ticks and the API', () => {
    expect(watched('Errors')).toEqual(names.map((name) => `${logicalName(name)}LambdaFunction`).toSorted());
    expect(watched('ApproximateNumberOfMessagesVisible')).toEqual([
      'CloseRunDeadLetters',
      'NotifyDeadLetters',
      'TickDeadLetters',
    ]);
    // The children of a run, one for each account, are counted under the machine's ARN with a label.
    expect(watched('ExecutionsFailed')).toEqual(['ReadinessRun', '<ReadinessRun>/CheckAccount'].toSorted());
    expect(watched('ExecutionsTimedOut')).toEqual(['ReadinessRun']);
    expect(watched('5xx')).toEqual(['HttpApi']);
    expect(watched('Throttles')).toEqual([
      'ApiLambdaFunction',
      'CheckDashtargetLambdaFunction',
      'TickLambdaFunction',
    ]);
  });

  it('take no tick for a quarter of an hour for a failure, and no news of anything else for a good sign', () => {
    const missing = alarms().filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(missing).toMatchObject([
      { MetricName: 'Invocations', Period: 900, Threshold: 1, ComparisonOperator: 'LessThanThreshold' },
    ]);
    expect(alarms().filter(({ TreatMissingData }) => TreatMissingData === undefined)).toEqual([]);
  });

  it('reach the topic, which is encrypted with a key that alarms may use', () => {
    for (const { AlarmActions, OKActions } of alarms()) {
      expect([...AlarmActions, ...OKActions].map(target)).toEqual(['AlarmTopic', 'AlarmTopic']);
    }
    const { KmsMasterKeyId, Subscription } = resource(prod, 'AlarmTopic').Properties;
    expect(target(KmsMasterKeyId)).toBe('AlarmKey');
    expect(Subscription).toEqual([]);
    expect(resource(other, 'AlarmTopic').Properties.Subscription).toEqual([
      { Protocol: 'email', Endpoint: 'oncall@example.com' },
    ]);
    expect(resource(prod, 'AlarmKey').Properties.KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({ Principal: { Service: 'cloudwatch.amazonaws.com' } }),
    );
  });

  it('each name a part of the page that says what to do', () => {
    const page = readFileSync(join('docs', 'operate.md'), 'utf8');
    const parts = new Set(
      [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replaceAll(/[^a-z0-9 -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    const named = alarms().map(
      ({ AlarmDescription }) => /docs\/operate\.md#([\w-]+)/.exec(AlarmDescription)?.[1],
    );
    expect(named.filter((part) => part === undefined || !parts.has(part))).toEqual([]);
  });
});

describe('the stack', () => {
  it('says where things are', () => {
    expect(Object.keys(prod.Outputs)).toEqual(
      expect.arrayContaining([
        ...['ApiUrl', 'TableName', 'StateMachineArn', 'CheckTargetRoleArn', 'EventBusName', 'AlarmTopicArn'],
        ...['NotifyQueueUrl', 'NotifyDeadLettersUrl', 'TickDeadLettersUrl', 'CloseRunDeadLettersUrl'],
      ]),
    );
  });
});
