import { afterEach, describe, expect, it } from '@jest/globals';
import { type Clients, createClients } from '../../src/aws/clients';
import type { AnyCollector } from '../../src/collect/collector';
import { collectors } from '../../src/collect/registry';
import { collectTarget } from '../../src/collect/run';
import type { ArtifactId, Artifacts } from '../../src/model/artifacts';
import { ARTIFACTS } from '../../src/model/artifacts';
import type { ArtifactResult } from '../../src/model/inventory';
import { GLOBAL } from '../../src/model/target';
import type { Lookback } from '../../src/plan/lookback';
import { aCredentialReport, aListener, aMskClusterOperation, aReportedUser } from '../builders/artifacts';
import { type Answer, type Answers, awsError, denying, mockAws, throwing } from '../builders/aws';
import { type CollectorCase, cases } from './cases';
import { lookUpWhereMuchIsWritten } from './cases/cloudtrail';
import { metricAnswer } from './cases/metric-answer';

let aws: ReturnType<typeof mockAws> | undefined;
afterEach(() => {
  aws?.restore();
  aws = undefined;
});

const collectorOf = (id: ArtifactId): AnyCollector => {
  const collector = collectors.find((other) => other.id === id);
  if (!collector) throw new Error(`no collector ${id}`);
  return collector;
};

/** Stands for a collector that has answered. */
const answered = ([id, data]: [string, unknown]): AnyCollector => ({
  id: id as ArtifactId,
  answers: '',
  light: false,
  verified: 'moto',
  actions: [],
  needs: [],
  uses: [],
  deadlineFactor: 1,
  collect: async () => data as Artifacts[ArtifactId],
});

/** Collects one artifact through the runner, from given inputs and answers. */
async function collect(
  { id, inputs = {}, freeze, selected = [] }: CollectorCase,
  answers: Answers,
  lookback: Partial<Lookback> = {},
  deadlineMs = 60_000,
): Promise<ArtifactResult<unknown>> {
  aws = mockAws(answers);
  const collector = collectorOf(id);
  const region = ARTIFACTS[id].per === 'account' ? GLOBAL : 'us-east-1';
  const given = Object.entries(inputs).map(answered);
  const inventory = await collectTarget({
    target: { account: '111122223333', region },
    clients: createClients({ region }),
    collectors: [...given, collector],
    lookback: {
      from: '2026-11-08T00:00:00Z',
      to: '2026-11-22T00:00:00Z',
      exclude: [],
      ...(freeze && { freeze }),
      ...lookback,
    },
    selects:
      () =>
      ({ ids }) =>
        ids.some((one) => selected.includes(one)),
    now: () => '2026-11-22T00:00:00Z',
    signal: new AbortController().signal,
    deadlineMs,
  });
  const result = inventory.artifacts[id];
  if (!result) throw new Error(`${id} was not collected`);
  return result;
}

it('has a case for every collector', () => {
  const covered = cases.map(({ id }) => id);
  const without = collectors.filter(({ id }) => !covered.includes(id));
  expect(without.map(({ id }) => `Say in test/collect/cases what AWS answers the collector ${id}.`)).toEqual(
    [],
  );
  expect(covered).toEqual([...new Set(covered)]);
});

describe.each(cases.map((row) => [row.id, row] as const))('%s', (id, row) => {
  it('reads every page into the artifact', async () => {
    expect(await collect(row, row.answers)).toEqual({ ok: true, data: row.data });
  });

  it('calls exactly the actions it declares', async () => {
    await collect(row, row.answers);
    expect(aws?.called()).toEqual(collectorOf(id).actions);
  });

  it('finds nothing where there is nothing', async () => {
    const nothing = Object.fromEntries(Object.keys(row.answers).map((action) => [action, () => ({})]));
    const inputs = Object.fromEntries(
      Object.entries(row.inputs ?? {}).map(([input, data]) => [input, Array.isArray(data) ? [] : data]),
    );
    const found = await collect({ ...row, inputs }, nothing);
    const [only, ...others] = collectorOf(id).actions;
    expect(found).toEqual(
      row.isAlwaysSent
        ? {
            ok: false,
            code: 'Unparsable',
            message: expect.stringContaining('missing'),
            action: others.length === 0 ? only : null,
          }
        : { ok: true, data: row.nothing ?? (Array.isArray(row.data) ? [] : {}) },
    );
  });

  it.each(collectorOf(id).actions)('says so when %s is denied', async (action) => {
    const error = awsError('AccessDenied', `not authorized to perform ${action}`);
    const denied = denying(row.answers, action, error);
    expect(await collect(row, denied)).toEqual({
      ok: false,
      code: 'AccessDenied',
      message: `not authorized to perform ${action}`,
      action,
    });
  });
});

/** What CloudWatch answers of the time that is asked about. */
function withinAsked({ answers }: CollectorCase): Answers {
  const all = answers['cloudwatch:GetMetricData'] ?? (() => ({ MetricDataResults: [] }));
  const within = (input: Record<string, unknown>) => {
    const { StartTime, EndTime } = input as { StartTime: Date; EndTime: Date };
    const { MetricDataResults } = all(input) as {
      MetricDataResults: { Id: string; Timestamps: Date[]; Values: number[] }[];
    };
    return {
      MetricDataResults: MetricDataResults.map(({ Id, Timestamps, Values }) => {
        const kept = Timestamps.flatMap((at, i) => (at >= StartTime && at < EndTime ? i : []));
        return {
          ...{ Id, StatusCode: 'Complete' },
          Timestamps: kept.map((i) => Timestamps[i]),
          Values: kept.map((i) => Values[i]),
        };
      }),
    };
  };
  return { ...answers, 'cloudwatch:GetMetricData': within };
}

describe('what AWS answers besides', () => {
  const caseOf = (id: ArtifactId): CollectorCase => {
    const row = cases.find((other) => other.id === id);
    if (!row) throw new Error(`no case for ${id}`);
    return row;
  };

  it.each<[ArtifactId, string, string]>([
    ['trustedAdvisor', 'support:DescribeTrustedAdvisorChecks', 'Trusted Advisor'],
    ['healthEvents', 'health:DescribeEvents', 'AWS Health'],
    ['supportCases', 'support:DescribeCases', 'AWS Support'],
  ])('names the support plans with which %s can be read', async (id, action, api) => {
    const refused = throwing(
      awsError('SubscriptionRequiredException', 'Premium Support Subscription is required'),
    );
    expect(await collect(caseOf(id), { [action]: refused })).toEqual({
      ok: false,
      code: 'SubscriptionRequiredException',
      message: `The account has no support plan with the ${api} API: it needs Business Support+, Enterprise Support or Unified Operations.`,
      action,
    });
  });

  it.each([
    ['us-east-1', undefined],
    ['cn-north-1', 'cn-northwest-1'],
  ])('asks AWS Health where it answers for %s', async (globalRegion, expected) => {
    aws = mockAws({ 'health:DescribeEvents': () => ({}) });
    const own = createClients({ region: GLOBAL, globalRegion });
    const asked: unknown[] = [];
    const clients: Clients = {
      ...own,
      of: (Client, elsewhere) => {
        asked.push(elsewhere);
        return own.of(Client, elsewhere);
      },
    };
    await collectTarget({
      target: { account: '111122223333', region: GLOBAL },
      clients,
      collectors: [collectorOf('healthEvents')],
      lookback: { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] },
      now: () => '2026-11-22T00:00:00Z',
      signal: new AbortController().signal,
    });
    expect(asked).toEqual([expected]);
  });

  describe('the credential report', () => {
    const row = caseOf('iamCredentialReport');
    const [GENERATE, GET] = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'];
    const inTurn = (...answers: Answer[]): Answer => {
      let asked = 0;
      return (input) => (answers[Math.min(asked++, answers.length - 1)] ?? row.answers[GET])?.(input) ?? {};
    };
    const made = () => ({ State: 'COMPLETE' });
    const notYet = () => ({ State: 'INPROGRESS' });

    it('is waited for while IAM makes it', async () => {
      const answers = { ...row.answers, [GENERATE]: inTurn(() => ({ State: 'STARTED' }), notYet, made) };
      expect(await collect(row, answers)).toEqual({ ok: true, data: row.data });
      expect([aws?.count(GENERATE), aws?.count(GET)]).toEqual([3, 1]);
    });

    it.each(['NotReady', 'NotPresent', 'Expired'])('is made again where it is %s', async (state) => {
      const refused = throwing(awsError(`CredentialReport${state}Exception`));
      const answers = { [GENERATE]: made, [GET]: inTurn(refused, row.answers[GET] ?? made) };
      expect(await collect(row, answers)).toEqual({ ok: true, data: row.data });
      expect([aws?.count(GENERATE), aws?.count(GET)]).toEqual([2, 2]);
    });

    it('is not known where it does not come in time', async () => {
      expect(await collect(row, { ...row.answers, [GENERATE]: notYet }, {}, 400)).toEqual({
        ok: false,
        code: 'Timeout',
        message: `Not done within 0.4 s: ${GENERATE}, ${GET}.`,
        action: null,
      });
    });

    const key = { position: 1, changedAt: '2026-10-01T00:00:00.000Z', lastUsedAt: null };
    const report = aCredentialReport({
      users: [
        ...Array.from({ length: 300 }, (_, i) => aReportedUser({ userName: `reported-${i}` })),
        aReportedUser({ userName: 'with-key', hasPassword: true, activeKeys: [key] }),
      ],
    });
    const iamUsers = [...report.users, { userName: 'younger' }].map(({ userName }) => ({
      ...{ userName, passwordLastUsed: null },
    }));

    it.each<[ArtifactId, Answers, string[]]>([
      ['iamAccessKeys', { 'iam:ListAccessKeys': () => ({ AccessKeyMetadata: [] }) }, ['younger', 'with-key']],
      [
        'iamSignIns',
        {
          'iam:GetLoginProfile': () => ({ LoginProfile: { UserName: 'x', CreateDate: new Date(0) } }),
          'iam:ListMFADevices': () => ({ MFADevices: [] }),
        },
        ['younger'],
      ],
    ])('spares %s the users of whom it says enough', async (id, answers, asked) => {
      const inputs = { iamUsers, iamCredentialReport: report };
      expect(await collect({ ...caseOf(id), inputs }, answers)).toMatchObject({
        ok: true,
        data: asked.map((userName) => ({ userName })),
      });
    });
  });

  const summary = (overrides: object) => () => ({
    summaries: [
      {
        checkId: 'one',
        status: 'ok',
        timestamp: '2026-11-21T00:00:00Z',
        hasFlaggedResources: false,
        resourcesSummary: { resourcesProcessed: 3, resourcesFlagged: 0, resourcesSuppressed: 0 },
        ...overrides,
      },
    ],
  });
  const counts = (overrides: object) => ({
    resourcesSummary: { resourcesProcessed: 3, resourcesFlagged: 0, resourcesSuppressed: 0, ...overrides },
  });

  it.each<[string, Answers[string]]>([
    ['answers an empty list', () => ({ summaries: [] })],
    ['answers no list', () => ({})],
    ['speaks of another check', summary({ checkId: 'two' })],
    ['fails', throwing(awsError('InternalServerError', 'try again'))],
    ['says that it warns', summary({ status: 'warning' })],
    ['says that it is not available', summary({ status: 'not_available' })],
    ['says no time', summary({ timestamp: undefined })],
    ['says no counts', summary({ resourcesSummary: undefined })],
    ['says that it flags', summary({ hasFlaggedResources: true })],
    ['counts what it flags', summary(counts({ resourcesFlagged: 1 }))],
    ['counts what is suppressed', summary(counts({ resourcesSuppressed: 1 }))],
    ['does not count what is suppressed', summary(counts({ resourcesSuppressed: undefined }))],
  ])('asks about a Trusted Advisor check where its summary %s', async (_, summaries) => {
    const row = caseOf('trustedAdvisor');
    await collect(row, {
      ...row.answers,
      'support:DescribeTrustedAdvisorChecks': () => ({
        checks: [{ id: 'one', name: 'One', category: 'security', metadata: [] }],
      }),
      'support:DescribeTrustedAdvisorCheckSummaries': summaries,
    });
    expect(aws?.count('support:DescribeTrustedAdvisorCheckResult')).toBe(1);
  });

  it('asks for no more of a Trusted Advisor check that flags nothing, and for summaries by the hundred', async () => {
    const row = caseOf('trustedAdvisor');
    const ids = Array.from({ length: 250 }, (_, i) => `check-${i}`);
    const result = await collect(row, {
      ...row.answers,
      'support:DescribeTrustedAdvisorChecks': () => ({
        checks: ids.map((id) => ({ id, name: id, category: 'security', metadata: [] })),
      }),
      'support:DescribeTrustedAdvisorCheckSummaries': ({ checkIds }) => ({
        summaries: (checkIds as string[]).flatMap((checkId) => summary({ checkId })().summaries),
      }),
    });
    expect(aws?.count('support:DescribeTrustedAdvisorCheckSummaries')).toBe(3);
    expect(aws?.count('support:DescribeTrustedAdvisorCheckResult')).toBe(0);
    expect(result).toMatchObject({
      ok: true,
      data: ids.map((checkId) => ({ checkId, result: { ok: true } })),
    });
  });

  it('learned nothing when not one Trusted Advisor check could be read', async () => {
    const row = caseOf('trustedAdvisor');
    const action = 'support:DescribeTrustedAdvisorCheckResult';
    const answers = {
      ...row.answers,
      'support:DescribeTrustedAdvisorCheckSummaries': () => ({ summaries: [] }),
      [action]: throwing(awsError('InternalServerError', 'try again')),
    };
    const failure = { ok: false, code: 'InternalServerError', message: 'try again', action };
    expect(await collect(row, answers)).toEqual(failure);
  });

  it('finds no quotas of a service that the region does not have, and keeps the others', async () => {
    const row = caseOf('serviceQuotas');
    const defaults = 'servicequotas:ListAWSDefaultServiceQuotas';
    const answers: Answers = {
      ...row.answers,
      [defaults]: (input) => {
        if (input.ServiceCode === 'ebs') throw awsError('NoSuchResourceException');
        return row.answers[defaults]?.(input) ?? {};
      },
    };
    expect(await collect(row, answers)).toEqual({ ok: true, data: row.data });
  });

  it.each([
    ['the same token', () => 'again'],
    ['ever new tokens', (page: number) => `page ${page}`],
  ])('does not take quotas that come again with %s for all there are', async (_, tokenOf) => {
    const row = caseOf('serviceQuotas');
    const defaults = 'servicequotas:ListAWSDefaultServiceQuotas';
    const known = row.answers[defaults]?.({ ServiceCode: 'ec2' });
    let pages = 0;
    const answers: Answers = {
      ...row.answers,
      [defaults]: ({ ServiceCode }) =>
        ServiceCode === 'ec2' ? { ...known, NextToken: tokenOf(++pages) } : {},
    };
    expect(await collect(row, answers)).toMatchObject({ ok: false, code: 'Unparsable' });
    expect(pages).toBe(2);
  });

  it('asks an account of very many metrics about each service that must not be overlooked', async () => {
    const listMetrics: Answer = ({ Namespace, NextToken }) => {
      if (Namespace === undefined)
        return { Metrics: [{ Namespace: 'AWS/EC2' }], NextToken: `${NextToken ?? ''}x` };
      if (Namespace === 'AWS/SageMaker') return { Metrics: [{ Namespace }, { Namespace }], NextToken: 'x' };
      // Of CloudFront it is asked where its metrics are; of the load balancers of a region they are here.
      if (Namespace === 'WAF') return { Metrics: [{ Namespace }] };
      // A page may be empty although there are more.
      return Namespace === 'AWS/KafkaConnect' ? { NextToken: 'x' } : { Metrics: [] };
    };
    const result = await collect(caseOf('metricNamespaces'), { 'cloudwatch:ListMetrics': listMetrics });
    expect(result).toEqual({
      ok: true,
      data: {
        namespaces: [
          { namespace: 'AWS/EC2', metrics: 10, hasMore: true },
          { namespace: 'AWS/KafkaConnect', metrics: 0, hasMore: true },
          { namespace: 'AWS/SageMaker', metrics: 2, hasMore: true },
          { namespace: 'WAF', metrics: 1, hasMore: false },
        ],
        isComplete: false,
      },
    });
  });

  it('keeps what it learns of global services where the metrics of one cannot be listed', async () => {
    const answers: Answers = {
      'cloudwatch:ListMetrics': ({ Namespace }) => {
        if (Namespace === 'AWS/GlobalAccelerator') throw awsError('AccessDenied', 'not in us-west-2');
        return { Metrics: [{ Namespace }] };
      },
    };
    expect(await collect(caseOf('globalMetricNamespaces'), answers)).toEqual({
      ok: true,
      data: {
        namespaces: ['WAF'].map((namespace) => ({
          ...{ namespace, metrics: 1, hasMore: false },
        })),
        unread: [
          {
            region: 'us-west-2',
            service: 'global-accelerator',
            code: 'AccessDenied',
            message: 'not in us-west-2',
          },
        ],
      },
    });
  });

  it('keeps what it learns of regions where the metrics of one cannot be listed', async () => {
    const row = caseOf('regionsInUse');
    let calls = 0;
    const answers: Answers = {
      ...row.answers,
      'cloudwatch:ListMetrics': () => {
        calls += 1;
        if (calls === 1) throw awsError('AccessDenied', 'not there');
        return { Metrics: [{ Namespace: 'AWS/ECS' }] };
      },
    };
    const read = await collect(row, answers);
    if (!read.ok) throw new Error(read.message);
    const { used, unread } = read.data as Artifacts['regionsInUse'];
    expect(used.map(({ services }) => services)).toEqual([['ecs']]);
    expect(unread).toMatchObject([{ code: 'AccessDenied', message: 'not there' }]);
    expect([...used, ...unread].map(({ region }) => region).toSorted()).toEqual(['us-east-1', 'us-west-2']);
  });

  it('says once that the metrics of a service cannot be listed, however many namespaces it has', async () => {
    const answers: Answers = {
      'cloudwatch:ListMetrics': ({ Namespace }) => {
        if (/WAF/.test(String(Namespace))) throw awsError('AccessDenied', 'not of WAF');
        return {};
      },
    };
    expect(await collect(caseOf('globalMetricNamespaces'), answers)).toMatchObject({
      data: {
        namespaces: [],
        unread: [{ region: 'us-east-1', service: 'waf-classic', code: 'AccessDenied' }],
      },
    });
  });

  it('does not take a part of what EC2 counts for all of it', async () => {
    const row = caseOf('vcpuUsage');
    const whole = await collect(row, row.answers);
    expect(whole).toMatchObject({ ok: true });
    const oneInPart: Answer = ({ MetricDataQueries }) => ({
      MetricDataResults: (MetricDataQueries as { Id: string }[]).map(({ Id }, index) => ({
        ...{ Id, StatusCode: index === 0 ? 'InternalError' : 'Complete' },
        ...{ Timestamps: [new Date('2026-11-21T23:30:00Z')], Values: [8] },
      })),
    });
    const answers = { ...row.answers, 'cloudwatch:GetMetricData': oneInPart };
    expect(await collect(row, answers)).toMatchObject({ ok: false, code: 'MetricsIncomplete' });
  });

  /** Answers where the data of some metrics are not complete. */
  const inPart =
    (isMeant: (query: string) => boolean): Answer =>
    ({ MetricDataQueries }) => ({
      MetricDataResults: (MetricDataQueries as { Id: string }[]).map((query) => ({
        Id: query.Id,
        StatusCode: isMeant(JSON.stringify(query)) ? 'PartialData' : 'Complete',
      })),
    });

  it.each<[string, ArtifactId, (query: string) => boolean, unknown]>([
    [
      'requests of a target group',
      'loadBalancerPeaks',
      (query) => query.includes('targetgroup/web/'),
      [{ targetGroups: [{ requestsPerSecond: null, isIncomplete: true }, {}] }, {}],
    ],
    [
      'connections of a load balancer',
      'loadBalancerPeaks',
      (query) => query.includes('ActiveConnectionCount'),
      [{ activeConnections: null, isIncomplete: true, targetGroups: [{}, {}] }, {}],
    ],
    [
      'CPU of a group',
      'autoScalingGroupPeaks',
      (query) => query.includes('"CPUUtilization"') && query.includes('Average'),
      expect.arrayContaining([expect.objectContaining({ cpuUtilization: null, isIncomplete: true })]),
    ],
  ])('marks %s that CloudWatch gave only a part of', async (_, id, isMeant, data) => {
    const { inputs, ...ofCase } = caseOf(id);
    const targetGroups = inputs?.targetGroups ?? [];
    const more = targetGroups.map((group) => ({
      ...group,
      targetGroupArn: group.targetGroupArn.replace('/web/', '/api/'),
    }));
    const row = { ...ofCase, inputs: { ...inputs, targetGroups: [...targetGroups, ...more] } };
    const answers = (isAny: (query: string) => boolean) => ({
      ...row.answers,
      'cloudwatch:GetMetricData': inPart(isAny),
    });
    expect(await collect(row, answers(isMeant))).toMatchObject({ ok: true, data });
    expect(
      JSON.stringify(
        await collect(
          row,
          answers(() => false),
        ),
      ),
    ).not.toContain('isIncomplete');
  });

  it('does not ask for certificates where no listener has one, so that nobody needs to allow it', async () => {
    const denied = throwing(awsError('AccessDeniedException', 'no'));
    const row = {
      ...caseOf('certificates'),
      inputs: { listeners: [aListener({ certificateArns: [] })], classicLoadBalancers: [] },
    };
    expect(await collect(row, { 'acm:ListCertificates': denied, 'acm:DescribeCertificate': denied })).toEqual(
      {
        ok: true,
        data: [],
      },
    );
    expect(aws?.called()).toEqual([]);
  });

  it('does not take an answer without a certificate for one', async () => {
    const row = caseOf('certificates');
    expect(await collect(row, { ...row.answers, 'acm:DescribeCertificate': () => ({}) })).toMatchObject({
      ok: false,
      code: 'Unparsable',
    });
  });

  it('reads the tags of 10,000 resources, and says that there are more', async () => {
    const full = Array.from({ length: 100 }, (_, i) => ({
      ResourceARN: `arn:aws:sqs:us-east-1:111122223333:q${i}`,
    }));
    const getResources: Answer = ({ PaginationToken }) => ({
      ResourceTagMappingList: full,
      PaginationToken: `${PaginationToken ?? ''}x`,
    });
    expect(await collect(caseOf('taggedResources'), { 'tag:GetResources': getResources })).toEqual({
      ok: true,
      data: { kinds: [{ kind: 'sqs', resources: 10_000 }], isComplete: false },
    });
    expect(aws?.count('tag:GetResources')).toBe(100);
  });

  describe('CloudTrail, where more is written in a freeze than can be read', () => {
    const row = caseOf('changesInFreeze');
    const changesOf = (result: ArtifactResult<unknown>) =>
      result.ok ? (result.data as Artifacts['changesInFreeze']) : undefined;

    it('is asked about each service, and by the names of calls about those of which much is recorded', async () => {
      const pages = new Map<string, number>();
      const result = await collect(row, { 'cloudtrail:LookupEvents': lookUpWhereMuchIsWritten(pages) });
      const expected = row.data as Artifacts['changesInFreeze'];
      const sorted = (data = changesOf(result)) =>
        data?.changes.map((one) => JSON.stringify(Object.entries(one).sort())).sort();
      expect(sorted()).toEqual(sorted(expected));
      expect(changesOf(result)?.unread).toEqual(['DeleteStage']);
      // A page of a service of which little is recorded, and none of the names of its calls.
      expect([pages.get('kafka.amazonaws.com'), pages.get('RebootBroker')]).toEqual([1, undefined]);
      // The first page of 50 minutes says that 2 days take 58, and EC2 has fewer calls.
      expect([pages.get('ec2.amazonaws.com'), pages.get('TerminateInstances')]).toEqual([1, 1]);
      // Two names are no more than a page and what may follow.
      expect([pages.get('codedeploy.amazonaws.com'), pages.get('CreateDeployment')]).toEqual([undefined, 1]);
      expect(pages.get('writes')).toBe(20);
    });

    it('is asked no more than can be asked in time, and what is left out is named', async () => {
      const pages = new Map<string, number>();
      // Each list of a service has a thousand pages.
      const answers = {
        'cloudtrail:LookupEvents': (input: Parameters<Answer>[0]) => {
          lookUpWhereMuchIsWritten(pages)({ ...input, NextToken: undefined });
          return { Events: [], NextToken: `${String(input.NextToken ?? '')}x` };
        },
      };
      const data = changesOf(await collect(row, answers));
      const requests = [...pages.values()].reduce((sum, some) => sum + some, 0);
      expect(requests).toBeGreaterThan(230);
      expect(requests).toBeLessThanOrEqual(240);
      expect(data?.isMore).toBe(true);
      expect(data?.unread).toEqual(expect.arrayContaining(['DeleteRoute', 'UpdateService']));
    });
  });

  it('does not take for unused what CloudWatch lists no longer, of user pools of which an earlier event is the baseline', async () => {
    const row = caseOf('cognitoRequests');
    const lookback = { from: '2026-10-01T00:00:00Z', to: '2026-10-08T00:00:00Z' };
    const result = await collect(row, { ...row.answers, 'cloudwatch:ListMetrics': () => ({}) }, lookback);
    expect(result).toMatchObject({
      ok: true,
      data: {
        categories: expect.arrayContaining([
          { category: 'UserToken', requestsPerSecond: null, throttled: null },
        ]),
      },
    });
  });

  it('does not know the service of what is no ARN', async () => {
    const odd = () => ({ ResourceTagMappingList: [{ ResourceARN: 'orders' }] });
    expect(await collect(caseOf('taggedResources'), { 'tag:GetResources': odd })).toMatchObject({
      ok: false,
      code: 'Unparsable',
    });
  });

  it('tells what SMS cost in each hour by a sum that begins anew with each month', async () => {
    const row = caseOf('smsSending');
    const lookback = {
      from: '2026-10-25T00:00:00Z',
      to: '2026-11-08T00:00:00Z',
      exclude: [{ from: '2026-10-30T00:00:00Z', to: '2026-10-31T00:00:00Z' }],
    };
    const spent = metricAnswer({
      'SMSMonthToDateSpentUSD Maximum': [
        ['2026-10-20T10:00:00Z', 100],
        ['2026-10-30T10:00:00Z', 900],
        ['2026-10-31T23:00:00Z', 907],
        ['2026-11-01T00:00:00Z', 5],
        ['2026-11-01T02:00:00Z', 8],
        ['2026-11-21T02:00:00Z', 50],
      ],
    });
    // 7 + 5 + 3 in 13 days.
    expect(await collect(row, { ...row.answers, 'cloudwatch:GetMetricData': spent }, lookback)).toMatchObject(
      {
        ok: true,
        data: { spent: { thisMonth: 50, perHour: 15 / 312, mostPerHour: 7, mostPerDay: 8 } },
      },
    );
  });

  it('knows no spend limit of SMS that SNS does not say', async () => {
    const row = caseOf('smsSending');
    const answers = { ...row.answers, 'sns:GetSMSAttributes': () => ({}) };
    expect(await collect(row, answers)).toMatchObject({ data: { account: { monthlySpendLimit: null } } });
  });

  it('reads what is stored on brokers now where the look-back is that of an earlier event', async () => {
    const row = caseOf('mskClusterPeaks');
    const earlier = { from: '2026-10-01T00:00:00Z', to: '2026-10-15T00:00:00Z' };
    expect(await collect(row, withinAsked(row), earlier)).toMatchObject({
      ok: true,
      data: expect.arrayContaining([
        expect.objectContaining({
          ...{ clusterName: 'orders', bytesInPerSecond: null },
          brokers: expect.objectContaining({
            diskUsed: expect.objectContaining({ value: 47 }),
            diskGrowthPerDay: 3.5,
          }),
        }),
      ]),
    });
  });

  it.each([
    ['2026-11-06', true],
    ['2026-11-08', false],
  ])(
    'may miss brokers of MSK that were removed by %s, of which CloudWatch lists those of two weeks: %j',
    async (at, isIncomplete) => {
      const row = caseOf('mskClusterPeaks');
      const removed = aMskClusterOperation({
        ...{ clusterName: 'fewer', operationType: 'DECREASE_BROKER_COUNT' },
        endTime: `${at}T00:00:00.000Z`,
      });
      const inputs = { ...row.inputs, mskClusterOperations: [removed] };
      const collected = await collect({ ...row, inputs }, row.answers, { from: '2026-10-23T00:00:00Z' });
      expect(collected).toMatchObject({
        ok: true,
        data: expect.arrayContaining([expect.objectContaining({ clusterName: 'fewer', isIncomplete })]),
      });
    },
  );

  it('reads the burst credits of now where the look-back is that of an earlier event', async () => {
    const row = caseOf('efsFileSystemPeaks');
    const earlier = { from: '2026-10-01T00:00:00Z', to: '2026-10-15T00:00:00Z' };
    expect(await collect(row, withinAsked(row), earlier)).toMatchObject({
      ok: true,
      data: [
        {
          window: { from: '2026-10-01T00:00:00.000Z', to: '2026-10-15T00:00:00.000Z' },
          meteredBytesPerSecond: null,
          hoursUsed: 0,
          creditsWindow: { from: '2026-11-08T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' },
          leastBurstCredits: { value: 500 },
          burstCreditsNow: { value: 600 },
          permittedBytesPerSecond: { value: 110 },
        },
        { fileSystemId: 'fs-max' },
      ],
    });
  });

  it('does not ask forever about instance types that EC2 refuses without naming them', async () => {
    const refused = throwing(awsError('InvalidInstanceType', 'some type does not exist'));
    const result = await collect(caseOf('ec2InstanceTypes'), { 'ec2:DescribeInstanceTypes': refused });
    expect(result).toMatchObject({ ok: false, code: 'InvalidInstanceType' });
    expect(aws?.count('ec2:DescribeInstanceTypes')).toBe(1);
  });

  it.each([
    ['throttled to the end', awsError('ThrottlingException', 'Rate exceeded'), 'ThrottlingException'],
    ['a web page', new SyntaxError('Unexpected token <'), 'Unparsable'],
    ['half an answer', undefined, 'Unparsable'],
  ])('%s is a failure, never an empty list', async (_, error, code) => {
    const half = () => ({
      Subnets: [{ SubnetId: 'subnet-a', VpcId: 'vpc-1', AvailabilityZone: 'us-east-1a' }],
    });
    const answer = error ? throwing(error) : half;
    const result = await collect(caseOf('subnets'), { 'ec2:DescribeSubnets': answer });
    expect(result).toMatchObject({ ok: false, code, action: 'ec2:DescribeSubnets' });
  });
});

it('takes traffic of an excluded window for no peak, but storage that filled up in it for full', async () => {
  const row = cases.find(({ id }) => id === 'dbInstancePeaks');
  if (!row) throw new Error('There is no case.');
  const excluded = { exclude: [{ from: '2026-11-08T00:00:00Z', to: '2026-11-10T00:00:00Z' }] };
  expect(await collect(row, row.answers, excluded)).toMatchObject({
    data: [
      { databaseConnections: null, diskIops: null, freeStorageBytes: { value: 900 } },
      ...Array.from({ length: 8 }, () => ({})),
    ],
  });
});
