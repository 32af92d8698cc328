import { describe, expect, it } from '@jest/globals';
import { idleResources } from '../../../src/checks/capacity/idle-resources';
import { membersOf, ROWS_IDS } from '../../../src/judging/scope';
import type { Artifacts } from '../../../src/model/artifacts';
import { SCOPE_LISTS } from '../../../src/model/services';
import type { EventPlanInput } from '../../../src/plan/schema';
import * as build from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Scope = NonNullable<EventPlanInput['accounts'][number]['regions'][number]['scope']>;

const tags = { event: 'sale' };

/** A scope that names each of the kinds that a test is about. */
function naming(artifacts: Partial<Artifacts>): Scope {
  const owners = ROWS_IDS.flatMap((id) => membersOf(id, artifacts)).map(({ owner }) => owner);
  return Object.fromEntries(
    SCOPE_LISTS.flatMap(({ name, kind }) => {
      const names = owners.filter((owner) => owner.kind === kind).flatMap(({ ids: [first] }) => first ?? []);
      return names.length === 0 ? [] : [[name, [...new Set(names)]]];
    }),
  );
}

/** Of each kind one with a tag, and what it did: nothing, something, or nobody knows. */
const KINDS: Readonly<Record<string, (worked: boolean | null) => Partial<Artifacts>>> = {
  'function draw': (isInvoked) => ({
    lambdaFunctions: [build.aLambdaFunction({ functionName: 'draw', tags })],
    lambdaFunctionPeaks: [build.aLambdaFunctionPeak({ functionName: 'draw', isInvoked })],
  }),
  'API draw': (worked) => ({
    apis: [build.anApi({ apiId: 'a1', apiName: 'draw', tags })],
    apiPeaks: [
      build.anApiPeak({ apiId: 'a1', stageName: 'old', requestsPerSecond: null }),
      build.anApiPeak({
        ...{ apiId: 'a1', requestsPerSecond: worked ? build.aPeak(1) : null },
        ...(worked === null && { isIncomplete: true }),
      }),
    ],
  }),
  'table draws': (isUsed) => ({
    dynamodbTables: [build.aDynamodbTable({ tableName: 'draws', tags })],
    dynamodbPeaks: [
      build.aDynamodbPeak({
        ...{ tableName: 'draws', isUsed: false },
        indexes: [build.aDynamodbIndexPeak({ isUsed })],
      }),
    ],
  }),
  'queue draws': (isSent) => ({
    sqsQueues: [build.aSqsQueue({ queueName: 'draws', tags })],
    sqsQueuePeaks: [build.aSqsQueuePeak({ queueName: 'draws', isSent })],
    snsSubscriptions: [],
  }),
  'topic draws': (isPublished) => ({
    snsTopics: [build.anSnsTopic({ topicName: 'draws', tags })],
    snsTopicPeaks: [build.anSnsTopicPeak({ topicName: 'draws', isPublished })],
    cloudWatchAlarms: [],
  }),
  'stream draws': (isWritten) => ({
    kinesisStreams: [build.aKinesisStream({ streamName: 'draws', tags })],
    kinesisStreamPeaks: [build.aKinesisStreamPeak({ streamName: 'draws', isWritten })],
  }),
  'cluster of DAX draws': (isUsed) => ({
    daxClusters: [build.aDaxCluster({ clusterName: 'draws', tags })],
    daxClusterPeaks: [build.aDaxClusterPeak({ clusterName: 'draws', isUsed })],
  }),
  'cluster of MSK draws': (isWritten) => ({
    mskClusters: [build.aMskCluster({ clusterName: 'draws', tags })],
    mskClusterPeaks: [
      build.aMskClusterPeak({
        ...{ clusterName: 'draws', isWritten: isWritten === null ? null : true },
        // MSK writes a little by itself.
        hoursWritten: { all: Number(isWritten), normal: Number(isWritten) },
      }),
    ],
  }),
  'stream of Data Firehose draws': (isWritten) => ({
    firehoseStreams: [build.aFirehoseStream({ streamName: 'draws', tags })],
    firehoseStreamPeaks: [build.aFirehoseStreamPeak({ streamName: 'draws', isWritten })],
  }),
  'state machine draw': (worked) => {
    const machine = build.aStateMachine({ stateMachineName: 'draw', tags });
    return {
      stateMachines: [machine],
      stateMachinePeaks: [
        build.aStateMachinePeak({
          ...{ stateMachineArn: machine.stateMachineArn, started: worked === null ? null : Number(worked) },
        }),
      ],
    };
  },
  'rule draw': (worked) => {
    const rule = build.anEventRule({ eventBusName: 'default', ruleName: 'draw', tags });
    return {
      eventRules: [rule],
      eventRulePeaks: [
        build.anEventRulePeak({
          ...{ ruleArn: rule.ruleArn, invocations: worked === null ? null : Number(worked) },
        }),
      ],
    };
  },
};

const judge = (
  artifacts: Partial<Artifacts>,
  scope: Scope = naming(artifacts),
  traffic: Partial<EventPlanInput['traffic']> = {},
) =>
  runCheck(idleResources, artifacts, {
    ...CARRYING,
    plan: aPlan({
      accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope }] }],
      traffic: { multiplier: 10, ...traffic },
    }),
  }).map(({ status, resource }) => `${status} ${resource.name}`);

describe('idle-resources', () => {
  it.each(Object.entries(KINDS))('asks about what is named and did nothing: %s', (name, there) => {
    expect(judge(there(false))).toEqual([`warn ${name}`]);
    expect(judge(there(true))).toEqual([`pass ${name}`]);
    expect(judge(there(null))).toEqual([`notApplicable ${name}`]);
  });

  it.each(Object.entries(KINDS))(
    'leaves what nobody named, or the event brings nothing: %s',
    (name, there) => {
      expect(judge(there(false), {})).toEqual([`notApplicable ${name}`]);
      // Among what has a tag there is much that is for failures alone.
      expect(judge(there(false), { tags })).toEqual([`notApplicable ${name}`]);
      // It may be in the scope since something else that is chosen needs it.
      expect(judge(there(false), { autoScalingGroups: ['web'] })).toEqual([`notApplicable ${name}`]);
      const elasticity = [{ match: { tag: tags }, factor: 0 }];
      expect(judge(there(false), undefined, { elasticity })).toEqual([`notApplicable ${name}`]);
      // Nothing times any factor is nothing.
      expect(judge(there(false), undefined, { elasticity: [{ match: { tag: tags }, factor: 2 }] })).toEqual([
        `warn ${name}`,
      ]);
    },
  );

  it.each<[string, Partial<Artifacts>]>([
    [
      'a queue for dead letters',
      {
        sqsQueues: [build.aDeadLetterQueue({ queueName: 'dead', tags })],
        sqsQueuePeaks: [build.aSqsQueuePeak({ queueName: 'dead', isSent: false })],
        snsSubscriptions: [],
      },
    ],
    [
      'a topic of alarms',
      {
        ...KINDS['topic draws']?.(false),
        cloudWatchAlarms: [
          build.anAlarm({ alarmActions: [build.anSnsTopic({ topicName: 'draws' }).topicArn] }),
        ],
      },
    ],
    [
      'a rule that is off',
      {
        ...KINDS['rule draw']?.(false),
        eventRules: [
          build.anEventRule({ eventBusName: 'default', ruleName: 'draw', tags, isEnabled: false }),
        ],
      },
    ],
    [
      'a rule that time starts',
      { ...KINDS['rule draw']?.(false), eventRules: [build.aScheduledRule({ ruleName: 'draw', tags })] },
    ],
  ])('expects nothing of %s', (_, there) => {
    expect(judge(there)).toEqual([]);
  });

  it('knows no work of what was not measured', () => {
    expect(judge({ ...KINDS['table draws']?.(true), dynamodbPeaks: [] })).toEqual([
      'notApplicable table draws',
    ]);
    expect(judge({ ...KINDS['API draw']?.(true), apiPeaks: [] })).toEqual(['notApplicable API draw']);
    const { sqsQueuePeaks: _, ...unread } = KINDS['queue draws']?.(false) ?? {};
    expect(judge(unread)).toEqual([]);
  });
});
