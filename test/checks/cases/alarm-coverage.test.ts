import { describe, expect, it } from '@jest/globals';
import { alarmCoverage } from '../../../src/checks/cases/alarm-coverage';
import { WATCHED_KINDS } from '../../../src/checks/watched-resources';
import type { Artifacts, CloudWatchAlarm } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import {
  aCompositeAlarm,
  aDbCluster,
  aDbInstance,
  aDynamodbTable,
  aLambdaFunction,
  aLoadBalancer,
  anAlarm,
  anAlarmOn,
  anApi,
  anApiPeak,
  anAutoScalingGroup,
  anEventRule,
  aScheduledAction,
  aSqsQueue,
  aTargetGroup,
  clusterMembers,
  healthyAccount,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** Everything was read, and there is nothing of it. */
const NOTHING: Partial<Artifacts> = Object.fromEntries(
  WATCHED_KINDS.map(({ artifact }) => [artifact, []] as const),
);

const judge = (
  alarms: readonly CloudWatchAlarm[],
  artifacts: Partial<Artifacts>,
  context: Parameters<typeof runCheck>[2] = CARRYING,
) => runCheck(alarmCoverage, { ...NOTHING, cloudWatchAlarms: [...alarms], ...artifacts }, context);

const WEB: Partial<Artifacts> = { loadBalancers: [aLoadBalancer()], targetGroups: [] };
const LAMBDA: Partial<Artifacts> = {
  lambdaFunctions: [aLambdaFunction(), aLambdaFunction({ functionName: 'mail' })],
};
const ofWeb = { LoadBalancer: 'app/web/50dc6c495c0c9188' };
/** Of its targets, as AWS publishes their health. */
const ofTargets = { ...ofWeb, TargetGroup: 'targetgroup/web/1' };
/** A load balancer with two target groups behind it, and one that is behind nothing. */
const TWO_GROUPS: Partial<Artifacts> = {
  loadBalancers: [aLoadBalancer()],
  targetGroups: ['web', 'api', 'old'].map((targetGroupName) =>
    aTargetGroup({
      targetGroupName,
      targetGroupArn: `arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/${targetGroupName}/1`,
      loadBalancerArns: targetGroupName === 'old' ? [] : [aLoadBalancer().loadBalancerArn],
    }),
  ),
};
const healthOf = (targetGroup: string) =>
  anAlarmOn('AWS/ApplicationELB', 'UnHealthyHostCount', {
    ...ofWeb,
    TargetGroup: `targetgroup/${targetGroup}/1`,
  });
const errorsIn = (AvailabilityZone: string) =>
  anAlarmOn('AWS/ApplicationELB', 'HTTPCode_Target_5XX_Count', { ...ofWeb, AvailabilityZone });
/** An API with requests to one of its stages. */
const API: Partial<Artifacts> = {
  apis: [anApi()],
  apiPeaks: [
    anApiPeak({ stageName: 'prod' }),
    anApiPeak({ stageName: 'test', requestsPerSecond: null }),
    anApiPeak({ stageName: 'beta', requestsPerSecond: null, isIncomplete: true }),
  ],
};
const errorsOf = (Stage: string) => anAlarmOn('AWS/ApiGateway', '5xx', { ApiId: anApi().apiId, Stage });
const answered = (status: 'green' | 'yellow' | undefined) => {
  const checklist = { 'performance-alarms': { answer: 'Datadog calls us.', status } };
  return { ...CARRYING, plan: aPlan({ checklist } as Partial<EventPlanInput>) };
};

describe('alarm-coverage', () => {
  it('finds an alarm on each resource of the healthy account', () => {
    const judged = runCheck(alarmCoverage, healthyAccount, CARRYING);
    expect(judged.filter(({ status }) => status !== 'pass')).toEqual([]);
    // All but gateway load balancers and HTTP APIs, which it does not have.
    expect(judged).toHaveLength(WATCHED_KINDS.length - 2);
  });

  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['an alarm', judge([anAlarm()], WEB), 'pass', '1 alarm tells people of it: web-errors.'],
    [
      'none',
      judge([], WEB),
      'warn',
      '1 of 1 has no alarm of CloudWatch that tells people of errors, waiting, or what runs out: web.',
    ],
    [
      'one of another',
      judge([anAlarmOn('AWS/ApplicationELB', 'TargetResponseTime', { LoadBalancer: 'app/api/1' })], WEB),
      'warn',
      ': web.',
    ],
    [
      'one on how much traffic there is',
      judge([anAlarmOn('AWS/ApplicationELB', 'RequestCount', ofWeb)], WEB),
      'warn',
      ': web.',
    ],
    [
      'one without the dimension that AWS publishes it with',
      judge([anAlarmOn('AWS/ApplicationELB', 'UnHealthyHostCount', ofWeb)], WEB),
      'warn',
      ': web.',
    ],
    [
      'one on a part of it',
      judge(
        [
          anAlarmOn('AWS/ApplicationELB', 'UnHealthyHostCount', {
            ...ofWeb,
            TargetGroup: 'targetgroup/web/1',
          }),
        ],
        WEB,
      ),
      'pass',
      'UnHealthyHostCount',
    ],
    [
      'one of each zone',
      judge([errorsIn('us-east-1a'), errorsIn('us-east-1b')], WEB),
      'pass',
      '2 alarms tell',
    ],
    ['one of one zone', judge([errorsIn('us-east-1a')], WEB), 'warn', ': web (zone us-east-1b).'],
    ['one of a zone that it left', judge([errorsIn('us-east-1f')], WEB), 'warn', ': web.'],
    [
      'one of one zone and one target group',
      judge([errorsIn('us-east-1a'), healthOf('web')], TWO_GROUPS),
      'warn',
      ': web (target group api, zone us-east-1b).',
    ],
    [
      'one of a target group, where those of it could not be read',
      judge([healthOf('web')], { ...WEB, targetGroups: undefined }),
      'unknown',
      'or on target groups, which were not read',
    ],
    [
      'one of the whole, where target groups could not be read',
      judge([anAlarm()], { ...WEB, targetGroups: undefined }),
      'pass',
      'web-errors',
    ],
    [
      'one that tells nobody',
      judge([anAlarm({ alarmActions: [] })], WEB),
      'warn',
      ': web. Of these, 1 alarm tells nobody: web-errors.',
    ],
    [
      'one that is switched off',
      judge([anAlarm({ actionsEnabled: false })], WEB),
      'warn',
      '1 alarm tells nobody',
    ],
    [
      'one on little of what is bad',
      judge([anAlarm({ comparison: 'LessThanOrEqualToThreshold' })], WEB),
      'warn',
      ': web.',
    ],
    [
      'one on few healthy targets',
      judge(
        [anAlarmOn('AWS/ApplicationELB', 'HealthyHostCount', ofTargets, { comparison: 'LessThanThreshold' })],
        WEB,
      ),
      'pass',
      'HealthyHostCount',
    ],
    [
      'one on many healthy targets',
      judge([anAlarmOn('AWS/ApplicationELB', 'HealthyHostCount', ofTargets)], WEB),
      'warn',
      ': web.',
    ],
    [
      'one on a formula, which may turn that around',
      judge([anAlarmOn('AWS/ApplicationELB', 'HealthyHostCount', ofTargets, { comparison: null })], WEB),
      'pass',
      'HealthyHostCount',
    ],
    [
      'one on no connections to a database',
      judge(
        [
          anAlarmOn(
            'AWS/RDS',
            'DatabaseConnections',
            { DBInstanceIdentifier: 'orders' },
            { comparison: 'LessThanThreshold' },
          ),
        ],
        { dbInstances: [aDbInstance()] },
      ),
      'pass',
      'DatabaseConnections',
    ],
    [
      'one beside another that only scales',
      judge(
        [
          anAlarm(),
          anAlarm({
            alarmName: 'scaling',
            alarmActions: ['arn:aws:autoscaling:us-east-1:1:scalingPolicy:1'],
          }),
        ],
        WEB,
      ),
      'pass',
      '1 alarm tells people of it: web-errors.',
    ],
    [
      'a composite alarm above it',
      judge([anAlarm({ alarmActions: [] }), aCompositeAlarm('ALARM("web-errors")')], WEB),
      'pass',
      '1 alarm tells people of it: web-errors.',
    ],
    [
      'a composite alarm that is not understood',
      judge([anAlarm({ alarmActions: [] }), aCompositeAlarm('AT_LEAST(1, ALARM, (web-errors))')], WEB),
      'unknown',
      'Whether an alarm tells people of web depends on',
    ],
    [
      'a query that may find it',
      judge(
        [anAlarm({ metrics: [], queries: ['SELECT MAX(TargetResponseTime) FROM "AWS/ApplicationELB"'] })],
        WEB,
      ),
      'unknown',
      'depends on a query',
    ],
    [
      'a query that tells nobody',
      judge(
        [anAlarm({ metrics: [], queries: ['SELECT MAX(TargetResponseTime) FROM X'], alarmActions: [] })],
        WEB,
      ),
      'warn',
      ': web.',
    ],
    [
      'a query of something else',
      judge([anAlarm({ metrics: [], queries: ['SELECT MAX(Errors) FROM X'] })], WEB),
      'warn',
      ': web.',
    ],
    [
      'an alarm on one of two functions',
      judge([anAlarmOn('AWS/Lambda', 'Errors', { FunctionName: 'mail' })], LAMBDA),
      'warn',
      '1 of 2 has no alarm',
    ],
    [
      'one on the errors of all',
      judge([anAlarmOn('AWS/Lambda', 'Errors')], LAMBDA),
      'pass',
      'people of all 2: Errors.',
    ],
    [
      'one on the mean duration of all',
      judge([anAlarmOn('AWS/Lambda', 'Duration')], LAMBDA),
      'warn',
      '2 of 2 have',
    ],
    [
      'a queue for what failed',
      judge([anAlarmOn('AWS/SQS', 'ApproximateAgeOfOldestMessage', { QueueName: 'jobs' })], {
        sqsQueues: [aSqsQueue(), aSqsQueue({ queueName: 'failed', isDeadLetterQueue: true })],
      }),
      'pass',
      'people of it',
    ],
    ['nothing at all', judge([anAlarm()], {}), 'notApplicable', 'There is nothing here of the kinds'],
    [
      'what could not be read',
      runCheck(
        alarmCoverage,
        { ...NOTHING, loadBalancers: undefined, cloudWatchAlarms: [] } as never,
        CARRYING,
      ).slice(0, 1),
      'unknown',
      'Which application load balancers there are could not be read.',
    ],
    [
      'a load balancer off the path',
      judge([], WEB, { placed: () => ({ placement: 'off', because: 'It is idle.' }) }),
      'notApplicable',
      'None of the 1 carries',
    ],
    [
      'one of which that is not known',
      judge([], WEB, { placed: () => ({ placement: 'unplaced', because: 'Nobody knows.' }) }),
      'warn',
      '1 of 1',
    ],
    [
      'people who say that another tool does it',
      judge([], WEB, answered('green')),
      'notApplicable',
      'The plan says (checklist.performance-alarms): Datadog calls us.',
    ],
    ['people who say so without judging it', judge([], WEB, answered(undefined)), 'warn', '1 of 1'],
    ['people who say so with a doubt', judge([], WEB, answered('yellow')), 'warn', '1 of 1'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it.each<[string, readonly CloudWatchAlarm[], Partial<Artifacts>, string, string]>([
    ['of both target groups', [healthOf('web'), healthOf('api')], TWO_GROUPS, 'pass', 'people of it'],
    [
      'of one of two target groups',
      [healthOf('web')],
      TWO_GROUPS,
      'warn',
      '1 of 1 has no alarm of CloudWatch that tells people of errors, waiting, or what runs out: web (target group api).',
    ],
    ['of a target group behind nothing', [healthOf('old')], TWO_GROUPS, 'warn', 'runs out: web.'],
    ['of the whole', [healthOf('old'), anAlarm()], TWO_GROUPS, 'pass', 'people of it: web-errors.'],
    ['of the stages that get requests', [errorsOf('prod'), errorsOf('beta')], API, 'pass', 'people of it'],
    [
      'of one stage that gets requests, beside another that may',
      [errorsOf('prod')],
      API,
      'warn',
      'orders (stage beta)',
    ],
    ['of another stage', [errorsOf('test')], API, 'warn', '1 of 1'],
    [
      'of one method of an API',
      [
        anAlarmOn('AWS/ApiGateway', '5xx', {
          ApiId: anApi().apiId,
          Stage: 'prod',
          Method: 'GET',
          Resource: '/',
        }),
      ],
      API,
      'warn',
      '1 of 1',
    ],
    [
      'of an index of a table',
      [
        anAlarmOn('AWS/DynamoDB', 'WriteThrottleEvents', {
          TableName: 'carts',
          GlobalSecondaryIndexName: 'by-user',
        }),
      ],
      { dynamodbTables: [aDynamodbTable()] },
      'warn',
      ': carts.',
    ],
    [
      'of a rule of this name on another bus',
      [anAlarmOn('AWS/Events', 'FailedInvocations', { RuleName: 'order-placed', EventBusName: 'shop' })],
      { eventRules: [anEventRule({ ruleName: 'order-placed', eventBusName: 'default' })] },
      'warn',
      '1 of 1',
    ],
    [
      'of one instance of a group',
      [anAlarmOn('CWAgent', 'mem_used_percent', { AutoScalingGroupName: 'web', InstanceId: 'i-1' })],
      { autoScalingGroups: [anAutoScalingGroup()] },
      'warn',
      ': web.',
    ],
  ])('takes alarms on parts for those of their parts: %s', (_, alarms, artifacts, status, detail) => {
    expect(judge(alarms, artifacts)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('asks for alarms on a group that only the event opens', () => {
    const closed = anAutoScalingGroup({ minSize: 0, maxSize: 0, desiredCapacity: 0 });
    const opening = aScheduledAction({
      startTime: '2026-11-27T00:00:00Z',
      recurrence: null,
      minSize: 4,
      maxSize: 8,
      desiredCapacity: 4,
    });
    const judgedWith = (scheduledActions: Artifacts['scheduledActions']) =>
      judge([], { autoScalingGroups: [closed], scheduledActions }).map(({ status }) => status);
    expect(judgedWith([opening])).toEqual(['warn']);
    expect(judgedWith([])).toEqual(['notApplicable']);
  });

  it('asks which role of a cluster a metric is of', () => {
    const cluster = { dbInstances: clusterMembers(), dbClusters: [aDbCluster()] };
    const lacking = (Role: string) =>
      judge([anAlarmOn('AWS/RDS', 'CPUUtilization', { DBClusterIdentifier: 'catalog', Role })], cluster);
    expect(lacking('READER')).toMatchObject([
      { status: 'warn', detail: expect.stringMatching(/: catalog-1\.$/) },
    ]);
    expect(lacking('WRITER')).toMatchObject([
      { status: 'warn', detail: expect.stringMatching(/: catalog-2\.$/) },
    ]);
    expect(
      judge([anAlarmOn('AWS/RDS', 'CPUUtilization', { DBClusterIdentifier: 'catalog' })], cluster),
    ).toMatchObject([{ status: 'pass' }]);
  });

  it('says by which metric to begin, and how to answer for other tools', () => {
    const [judged] = judge([], { dbInstances: [aDbInstance()] });
    expect(judged).toMatchObject({
      resource: { name: 'database instances' },
      fix: {
        action: expect.stringMatching(/^Set an alarm on CPUUtilization .*checklist\.performance-alarms/),
        lead: 'configuration',
      },
    });
  });
});
