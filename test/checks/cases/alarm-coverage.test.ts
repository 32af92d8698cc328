import { describe, expect, it } from '@jest/globals';
import { alarmCoverage } from '../../../src/checks/cases/alarm-coverage';
import { WATCHED_KINDS } from '../../../src/checks/watched-resources';
import type { Artifacts, CloudWatchAlarm, WebAcl } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import {
  aCompositeAlarm,
  aDbCluster,
  aDbInstance,
  aDynamodbTable,
  aLambdaEventSource,
  aLambdaFunction,
  aLoadBalancer,
  anAlarm,
  anAlarmOn,
  anApi,
  anApiPeak,
  anAutoScalingGroup,
  anEventRule,
  anSnsSubscription,
  anSnsTopic,
  aScheduledAction,
  aSqsQueue,
  aTargetGroup,
  aWebAcl,
  clusterMembers,
  healthyAccount,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** Everything was read, and there is nothing of it. */
const NOTHING: Partial<Artifacts> = Object.fromEntries(
  [...WATCHED_KINDS.map(({ artifact }) => artifact), 'lambdaEventSources'].map((id) => [id, []] as const),
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
const errorsBehind = (targetGroup: string) =>
  anAlarmOn('AWS/ApplicationELB', 'HTTPCode_Target_5XX_Count', {
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
      'warn',
      'none that tells people of errors, or of how slow answers are: web.',
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
      judge([errorsBehind('web')], { ...WEB, targetGroups: undefined }),
      'unknown',
      'or on target groups or event sources, which were not read',
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
        [
          anAlarm(),
          anAlarmOn('AWS/ApplicationELB', 'HealthyHostCount', ofTargets, { comparison: 'LessThanThreshold' }),
        ],
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
      judge(
        [anAlarm(), anAlarmOn('AWS/ApplicationELB', 'HealthyHostCount', ofTargets, { comparison: null })],
        WEB,
      ),
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
    [
      'of the health of both target groups, and of no errors',
      [healthOf('web'), healthOf('api')],
      TWO_GROUPS,
      'warn',
      'of how slow answers are: web.',
    ],
    [
      'of the errors of both target groups',
      [errorsBehind('web'), errorsBehind('api')],
      TWO_GROUPS,
      'pass',
      'people of it',
    ],
    [
      'of the errors of one target group, beside the health of the other',
      [errorsBehind('web'), healthOf('api')],
      TWO_GROUPS,
      'warn',
      'of how slow answers are: web (target group api).',
    ],
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

  const errors = anAlarmOn('AWS/Lambda', 'Errors');
  const behind = anAlarmOn('AWS/Lambda', 'IteratorAge', { FunctionName: 'checkout' });
  const ofStream = anAlarmOn('AWS/Kinesis', 'GetRecords.IteratorAgeMilliseconds', { StreamName: 'clicks' });
  const reading = (...sources: Parameters<typeof aLambdaEventSource>) => ({
    ...LAMBDA,
    lambdaEventSources: sources.map((source) => aLambdaEventSource(source)),
  });
  const query = anAlarm({ metrics: [], queries: ['SELECT MAX(IteratorAge) FROM "AWS/Lambda"'] });
  it.each<[string, readonly CloudWatchAlarm[], Partial<Artifacts>, string, string]>([
    ['its own', [errors, behind], reading({}), 'pass', 'people of all 2'],
    ['that of the stream', [errors, ofStream], reading({}), 'pass', 'people of all 2'],
    [
      'none',
      [errors],
      reading({}),
      'warn',
      '1 of 2 has alarms of CloudWatch, but none that tells people of how',
    ],
    ['one that tells nobody', [errors, { ...behind, alarmActions: [] }], reading({}), 'warn', ': checkout.'],
    ['a query that may find it', [errors, query], reading({}), 'unknown', 'of checkout depends on a query'],
    ['none, of a source that is off', [errors], reading({ state: 'Disabled' }), 'pass', 'all 2'],
    [
      'none, of a queue',
      [errors],
      reading({ eventSourceArn: 'arn:aws:sqs:us-east-1:111122223333:jobs' }),
      'pass',
      'all 2',
    ],
    [
      'none, of sources that were not read',
      [errors],
      { ...LAMBDA, lambdaEventSources: undefined } as never,
      'unknown',
      'of checkout, mail depends',
    ],
  ])('asks of what reads a stream how far behind it is: %s', (_, alarms, artifacts, status, detail) => {
    expect(judge(alarms, artifacts)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  const ofQueue = (metric: string) => anAlarmOn('AWS/SQS', metric, { QueueName: 'jobs' });
  it.each([
    ['ApproximateAgeOfOldestMessage', 'pass'],
    ['ApproximateNumberOfMessagesVisible', 'pass'],
    ['ApproximateNumberOfMessagesNotVisible', 'warn'],
  ])('asks of a queue how long messages wait: %s', (metric, status) => {
    expect(judge([ofQueue(metric)], { sqsQueues: [aSqsQueue()] })).toMatchObject([{ status }]);
  });

  it('asks for no alarm on a topic that only people get messages of, as those of alarms', () => {
    const topics = { snsTopics: [anSnsTopic()] };
    expect(judge([], { ...topics, snsSubscriptions: [] })).toMatchObject([{ status: 'notApplicable' }]);
    const lacking = [{ status: 'warn', resource: { name: 'topics' } }];
    expect(judge([], { ...topics, snsSubscriptions: [anSnsSubscription()] })).toMatchObject(lacking);
    expect(judge([], topics)).toMatchObject(lacking);
  });

  it('asks for an alarm on a web ACL that stands before something', () => {
    const lacking = (acl: Partial<WebAcl>, alarms: readonly CloudWatchAlarm[] = []) =>
      judge(alarms, { webAcls: [aWebAcl(acl)] })[0]?.status;
    const blocked = anAlarmOn('AWS/WAFV2', 'BlockedRequests', {
      WebACL: 'shop',
      Region: 'us-east-1',
      Rule: 'ALL',
    });
    expect(lacking({ metricName: 'shop' })).toBe('warn');
    expect(lacking({ metricName: 'shop' }, [blocked])).toBe('pass');
    expect(lacking({ metricName: null }, [blocked])).toBe('warn');
    expect(lacking({ resourceArns: [] })).toBe('notApplicable');
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
