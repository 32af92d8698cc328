import { describe, expect, it } from '@jest/globals';
import { alarmMuteRules } from '../../../src/checks/capacity/alarm-mute-rules';
import { mutedIn } from '../../../src/checks/mute-rules';
import type { Artifacts, CloudWatchAlarm } from '../../../src/model/artifacts';
import * as build from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

/** A Saturday and the Sunday after it. */
const WINDOW = { start: '2026-12-12T00:00:00Z', end: '2026-12-13T12:00:00Z' };

/** From ten in the evening until midnight, at which the event begins. */
const START_ENDS = { expression: 'cron(0 22 * * *)', duration: 'PT2H' };

describe('mutedIn', () => {
  it.each<[string, Partial<Parameters<typeof build.aMuteRule>[0]>, string | null]>([
    ['once, in it', { expression: 'at(2026-12-12T06:00)', duration: 'PT1H' }, '12T06 to 12T07'],
    ['once, with seconds', { expression: 'at(2026-12-12T06:00:00)', duration: 'PT1H' }, '12T06 to 12T07'],
    ['from before', { expression: 'at(2026-12-11T12:00)', duration: 'PT12H1M' }, '11T12 to 12T00'],
    ['until it begins', { expression: 'at(2026-12-11T12:00)', duration: 'PT12H' }, null],
    ['from its end on', { expression: 'at(2026-12-13T12:00)', duration: 'PT1H' }, null],
    ['days and hours', { expression: 'at(2026-12-10T00:00)', duration: 'P2DT3H' }, '10T00 to 12T03'],
    ['each Sunday', { expression: 'cron(0 2 * * SUN)' }, '13T02 to 13T06'],
    ['each Monday', { expression: 'cron(0 2 * * MON)' }, null],
    ['each night, of which the first counts', { expression: 'cron(0 2 * * *)' }, '12T02 to 12T06'],
    ['in its time zone', { expression: 'cron(0 2 * * SUN)', timeZone: 'Asia/Tokyo' }, '12T17 to 12T21'],
    ['with years', { expression: 'cron(0 2 ? * SUN *)' }, '13T02 to 13T06'],
    ['once it has expired', { expression: 'cron(0 2 * * *)', expireDate: '2026-12-12T02:00:00Z' }, null],
    [
      'before it expires',
      { expression: 'cron(0 2 * * *)', expireDate: '2026-12-12T02:00:01Z' },
      '12T02 to 12T06',
    ],
    [
      'from when it starts',
      { expression: 'cron(0 2 * * *)', startDate: '2026-12-12T02:00:00Z' },
      '12T02 to 12T06',
    ],
    [
      'only after it starts',
      { expression: 'cron(0 2 * * *)', startDate: '2026-12-12T02:00:01Z' },
      '13T02 to 13T06',
    ],
    [
      'again after one that ends as it begins',
      { ...START_ENDS, startDate: '2026-01-01T00:00:00Z' },
      '12T22 to 13T00',
    ],
    // Sunday as AWS counts in other schedules, Monday as cron does: both are at hand in no event of two days.
    ['a day by its number', { expression: 'cron(0 2 * * 1)' }, 'unclear'],
    ['a day by a number that is neither', { expression: 'cron(0 2 * * 4)' }, null],
    ['a rate', { expression: 'rate(1 day)' }, 'unclear'],
    ['no schedule', { expression: 'cron(61 2 * * *)' }, 'unclear'],
    ['months', { expression: 'cron(0 2 * * *)', duration: 'P1M' }, 'unclear'],
    ['no duration', { expression: 'cron(0 2 * * *)', duration: 'P' }, 'unclear'],
    ['no time zone', { expression: 'cron(0 2 * * *)', timeZone: 'Mars/Olympus' }, 'unclear'],
  ])('tells when a rule mutes: %s', (_, rule, expected) => {
    const muted = mutedIn(build.aMuteRule(rule), WINDOW);
    const hourOf = (time: string) => time.slice(8, 13);
    expect(
      muted === null || muted === 'unclear' ? muted : `${hourOf(muted.from)} to ${hourOf(muted.until)}`,
    ).toBe(expected);
  });
});

/** On 12 and 13 December in Singapore, as the plan of the tests. */
const IN_EVENT = { expression: 'at(2026-12-12T06:00)' };

const policyArn = (target: string): string =>
  `arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:6d8972f3-efc8:${target}`;
const OF_GROUP = policyArn('autoScalingGroupName/web:policyName/out');
const OF_TABLE = policyArn('resource/dynamodb/table/orders:policyName/reads');

const there = (alarm: Partial<CloudWatchAlarm>, more: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  ...build.healthyAccount,
  cloudWatchAlarms: [build.anAlarm({ alarmName: 'muted', ...alarm })],
  alarmMuteRules: [build.aMuteRule({ ...IN_EVENT, alarmNames: ['gone', 'muted'] })],
  ...more,
});

const judge = (artifacts: Partial<Artifacts>, placement: 'on' | 'unplaced' | 'off' = 'on') =>
  runCheck(alarmMuteRules, artifacts, { placed: () => ({ placement, because: 'The test says so.' }) });

const statuses = (...asked: Parameters<typeof judge>) => judge(...asked).map(({ status }) => status);

const UNWATCHED = { metrics: [] };

describe('alarm-mute-rules', () => {
  it('fails where what carries traffic does not scale', () => {
    for (const action of [OF_GROUP, OF_TABLE]) {
      const [judged] = judge(there({ ...UNWATCHED, alarmActions: [action] }));
      expect(judged).toMatchObject({ status: 'fail', resource: { name: 'maintenance' } });
      expect(judged?.detail).toBe(
        'From 2026-12-12T06:00:00.000Z to 2026-12-12T10:00:00.000Z it mutes muted, by which policies scale what carries the event’s traffic.',
      );
    }
  });

  it('warns where nobody is told', () => {
    expect(judge(there({}))[0]?.detail).toContain('it mutes what tells people of muted, and nobody is told.');
    expect(statuses(there({}))).toEqual(['warn']);
  });

  it.each<[string, Partial<Artifacts>]>([
    ['the rule is over by then', there({}, { alarmMuteRules: [build.aMuteRule({ alarmNames: ['muted'] })] })],
    ['the alarm is on nothing of the event', there({ ...UNWATCHED })],
    ['the alarm does nothing', there({ alarmActions: [] })],
    [
      'another group scales',
      there({ ...UNWATCHED, alarmActions: [policyArn('autoScalingGroupName/lab:policyName/out')] }),
    ],
    [
      'only capacity is kept',
      there(
        { ...UNWATCHED, alarmName: 'muted', alarmActions: [OF_GROUP] },
        {
          scalingPolicies: [
            build.aScalingPolicy({ policyName: 'out', policyType: 'StepScaling', onlyScalesIn: true }),
          ],
        },
      ),
    ],
    [
      'actions are off, which another check tells',
      there({ ...UNWATCHED, actionsEnabled: false, alarmActions: [OF_GROUP] }),
    ],
  ])('passes where %s', (_, artifacts) => {
    expect(statuses(artifacts)).toEqual(['pass']);
  });

  it('hears of alarms by those that are composed of them', () => {
    const silent = build.anAlarm({ alarmName: 'muted', alarmActions: [] });
    const rules = { alarmMuteRules: [build.aMuteRule({ ...IN_EVENT, alarmNames: ['pager'] })] };
    const pager = build.aCompositeAlarm('ALARM(muted)', { alarmName: 'pager' });
    const judgedWith = (...more: CloudWatchAlarm[]) =>
      judge(there({}, { ...rules, cloudWatchAlarms: [silent, pager, ...more] }))[0];
    expect(judgedWith()).toMatchObject({ status: 'warn' });
    expect(judgedWith()?.detail).toContain('it mutes what tells people of muted,');
    expect(judgedWith(build.aCompositeAlarm('ALARM(muted)', { alarmName: 'another' }))?.status).toBe('pass');
  });

  it('adds up rules that are on at the same time', () => {
    const pager = build.aCompositeAlarm('ALARM(muted)', { alarmName: 'pager' });
    const rules = (more: Parameters<typeof build.aMuteRule>[0]) => [
      build.aMuteRule({ ...IN_EVENT, alarmNames: ['muted'] }),
      build.aMuteRule({ ...IN_EVENT, muteRuleName: 'second', alarmNames: ['pager'], ...more }),
    ];
    const judgedBy = (alarmMuteRules: Artifacts['alarmMuteRules']) => {
      const { cloudWatchAlarms = [] } = there({});
      return statuses(there({}, { alarmMuteRules, cloudWatchAlarms: [...cloudWatchAlarms, pager] }));
    };
    expect(judgedBy(rules({}))).toEqual(['warn', 'warn']);
    expect(judgedBy(rules({ expression: 'at(2026-11-30T00:00)' }))).toEqual(['pass', 'pass']);
  });

  it('asks where nobody knows whether traffic reaches what scales', () => {
    const [judged] = judge(there({ ...UNWATCHED, alarmActions: [OF_GROUP] }), 'unplaced');
    expect(judged).toMatchObject({ status: 'warn', detail: expect.stringContaining('traffic.elasticity') });
  });

  it.each<[string, Partial<Artifacts>]>([
    ['policies', there({ ...UNWATCHED, alarmActions: [OF_GROUP] }, { scalingPolicies: undefined })],
    ['groups', there({ ...UNWATCHED, alarmActions: [OF_GROUP] }, { autoScalingGroups: undefined })],
    ['targets', there({ ...UNWATCHED, alarmActions: [OF_TABLE] }, { scalableTargets: undefined })],
    [
      'what another service scales',
      there({ ...UNWATCHED, alarmActions: [policyArn('resource/appstream/fleet/desks:policyName/out')] }),
    ],
    ['what is watched', there({ ...UNWATCHED }, { sqsQueues: undefined })],
    ['what a query chooses', there({ ...UNWATCHED, queries: ['SELECT MAX(CPUUtilization) FROM "AWS/EC2"'] })],
  ])('does not know of %s that nobody read', (_, artifacts) => {
    expect(statuses(artifacts)).toEqual(['unknown']);
  });

  it('asks whether the steps of a policy take capacity away only', () => {
    const [orders] = build.healthyAccount.scalableTargets.filter(
      ({ resourceId }) => resourceId === 'table/orders',
    );
    const scalableTargets = [
      build.aScalableTarget({
        ...orders,
        policies: [{ policyName: 'reads', policyType: 'StepScaling', targetValue: null, metric: null }],
      }),
    ];
    const alarm = { ...UNWATCHED, alarmActions: [`${OF_TABLE}:createdBy/1a2b`] };
    expect(statuses(there(alarm, { scalableTargets }))).toEqual(['warn']);
  });

  it('passes over what carries no traffic', () => {
    expect(statuses(there({ ...UNWATCHED, alarmActions: [OF_GROUP] }), 'off')).toEqual(['pass']);
  });

  it('lets target tracking keep what it has', () => {
    const alarmName = 'TargetTracking-web-AlarmLow-1a2b';
    const alarmMuteRules = [build.aMuteRule({ ...IN_EVENT, alarmNames: [alarmName] })];
    expect(
      statuses(there({ ...UNWATCHED, alarmName, alarmActions: [OF_GROUP] }, { alarmMuteRules })),
    ).toEqual(['pass']);
  });

  it('does not know what a schedule means that it cannot read', () => {
    const alarmMuteRules = [build.aMuteRule({ expression: 'rate(1 day)', alarmNames: ['muted'] })];
    expect(statuses(there({ ...UNWATCHED, alarmActions: [OF_GROUP] }, { alarmMuteRules }))).toEqual([
      'unknown',
    ]);
  });

  it('has nothing to judge without a rule', () => {
    expect(statuses(there({}, { alarmMuteRules: [] }))).toEqual(['notApplicable']);
  });
});
