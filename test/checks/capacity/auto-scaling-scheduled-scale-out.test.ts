import { describe, expect, it } from '@jest/globals';
import { autoScalingScheduledScaleOut } from '../../../src/checks/capacity/auto-scaling-scheduled-scale-out';
import { type Commands, listOf } from '../../../src/judging/fix';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { ScheduledAction } from '../../../src/model/artifacts';
import {
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  aScalingPolicy,
  aScheduledAction,
} from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** What four instances carry at normal peak, each with 80 % of its CPU busy. */
const peak = anAutoScalingGroupPeak({
  load: {
    value: 3.2,
    at: '2026-11-20T12:00:00Z',
    instances: 4,
    cpuUtilization: 80,
    instancesFrom: 'GroupInServiceInstances',
    hoursWithData: 336,
  },
});

/** The team's own metric, which does not tell what an instance carries: that is what was measured. */
const policy = aScalingPolicy({
  targetTracking: {
    predefinedMetricType: null,
    resourceLabel: null,
    targetValue: 100,
    disableScaleIn: false,
  },
});

const LOAD = { autoScalingGroupPeaks: [peak], scalingPolicies: [policy] };

/**
 * The event of the builders starts 2026-12-11T16:00Z and needs 10×: 40 instances, where 4 carry normal traffic. No policy says
 * how much, so that an instance is taken to carry a quarter more than what was measured.
 */
const judge = (
  actions: readonly Partial<ScheduledAction>[],
  traffic: Parameters<typeof aPlan>[0] & object = {},
  multiplier: number | null = 10,
  placement: Placement = 'on',
) =>
  statusesOf(
    autoScalingScheduledScaleOut,
    {
      autoScalingGroups: [anAutoScalingGroup({ minSize: 2, maxSize: 60, desiredCapacity: 4 })],
      ...LOAD,
      scheduledActions: actions.map((action) => aScheduledAction(action)),
    },
    { plan: aPlan(traffic), multiplier, placed: () => ({ placement, because: 'Says the test.' }) },
  );

const ramp = (minutes: number, shape: 'step' | 'linear' = 'linear') => ({
  traffic: { multiplier: 10, ramp: { minutes, shape } },
});
const daily = { startTime: null, recurrence: '0 15 * * *' };

describe('auto-scaling-scheduled-scale-out', () => {
  it.each<[string, Partial<ScheduledAction>[], string]>([
    ['nothing scheduled', [], 'warn'],
    ['two hours before', [{}], 'pass'],
    ['at the start', [{ startTime: '2026-12-11T16:00:00Z' }], 'pass'],
    ['a second late', [{ startTime: '2026-12-11T16:00:01Z' }], 'warn'],
    ['a day before', [{ startTime: '2026-12-10T16:00:00Z' }], 'pass'],
    ['longer ago', [{ startTime: '2026-12-10T15:59:59Z' }], 'warn'],
    ['of another group', [{ autoScalingGroupName: 'api' }], 'warn'],
    ['raises the maximum only', [{ minSize: null, desiredCapacity: null, maxSize: 90 }], 'warn'],
    ['scales in', [{ minSize: 1, desiredCapacity: 2 }], 'warn'],
    ['raises desired only', [{ minSize: null, desiredCapacity: 40 }], 'pass'],
    // All at once: 40 ÷ 1.25.
    ['raises it by as much as the peak takes', [{ minSize: 32, desiredCapacity: null }], 'pass'],
    ['raises it, but by one too little', [{ minSize: 31, desiredCapacity: null }], 'warn'],
    ['raises it twice: the larger counts', [{ minSize: 5 }, { minSize: 40 }], 'pass'],
    ['every day before the hour', [daily], 'pass'],
    ['every day at the hour', [{ ...daily, recurrence: '0 16 * * *' }], 'pass'],
    ['every Monday', [{ ...daily, recurrence: '0 15 * * 1' }], 'warn'],
    [
      'every day, in its own time zone',
      [{ ...daily, recurrence: '0 23 * * *', timeZone: 'Asia/Singapore' }],
      'pass',
    ],
    ['every day, but over by then', [{ ...daily, endTime: '2026-12-01T00:00:00Z' }], 'warn'],
    ['every day, but only later', [{ ...daily, startTime: '2026-12-12T00:00:00Z' }], 'warn'],
  ])('%s', (_, actions, status) => {
    expect(judge(actions)).toEqual([status]);
  });

  it.each<[string, Placement, Partial<ScheduledAction>[], string]>([
    ['that carries no traffic', 'off', [], 'notApplicable'],
    ['of which that is not known', 'unplaced', [], 'unknown'],
    ['of which that does not matter, since it is scaled out', 'unplaced', [{}], 'pass'],
  ])('does not ask a group to chase what it may not get: one %s', (_, placement, actions, status) => {
    expect(judge(actions, {}, 10, placement)).toEqual([status]);
  });

  it('tells of a group that carries no traffic where it would follow, and where that does not matter', () => {
    // 40 at the start and 60 at most: beyond what they carry it falls short, which does not apply to it.
    const [judgement] = runCheck(
      autoScalingScheduledScaleOut,
      {
        autoScalingGroups: [anAutoScalingGroup({ minSize: 2, maxSize: 60, desiredCapacity: 4 })],
        ...LOAD,
        scheduledActions: [aScheduledAction()],
      },
      { multiplier: 10, placed: () => ({ placement: 'off', because: 'Says the test.' }) },
    );
    expect(judgement?.statusSteps?.map(({ status }) => status)).toEqual([
      'notApplicable',
      'pass',
      'notApplicable',
    ]);
    expect(judgement?.statusSteps?.[0]?.upTo).toBe(1);
  });

  it.each<[string, Partial<ScheduledAction>[], Placement, string, RegExp]>([
    [
      'one that is scaled out',
      [{}],
      'on',
      'unknown',
      /Whether it follows is not known\. Its load is not known: the 4 /,
    ],
    ['one that is scaled out, off the path', [{}], 'off', 'notApplicable', /^It does not carry/],
    [
      'one that is not',
      [],
      'on',
      'warn',
      /Its load is not known: the 4 that it is to run now are taken to carry normal traffic\./,
    ],
  ])(
    'takes no group whose load is not known for one that follows: %s',
    (_, actions, placement, status, words) => {
      const [judgement] = runCheck(
        autoScalingScheduledScaleOut,
        {
          autoScalingGroups: [anAutoScalingGroup({ minSize: 2, maxSize: 60, desiredCapacity: 4 })],
          scheduledActions: actions.map((action) => aScheduledAction(action)),
        },
        { multiplier: 10, placed: () => ({ placement, because: 'Says the test.' }) },
      );
      expect(judgement?.status).toBe(status);
      expect(judgement && 'detail' in judgement ? judgement.detail : '').toMatch(words);
    },
  );

  it('counts no action while the process ScheduledActions is suspended', () => {
    const autoScalingGroups = [anAutoScalingGroup({ suspendedProcesses: ['ScheduledActions'] })];
    const scheduledActions = [aScheduledAction()];
    expect(
      statusesOf(
        autoScalingScheduledScaleOut,
        { autoScalingGroups, scheduledActions },
        { multiplier: 10, placed: () => ({ placement: 'on', because: 'Says the test.' }) },
      ),
    ).toEqual(['warn']);
  });

  // 23 are above their target from minute 32 on, so that more launch at 39 and serve at 42. Until then 28.6 are needed at most,
  // and 23 × 1.25 = 28.75 are carried; 22 are launched for at 38 and carry 27.5 of the 28 that are needed at minute 40.
  it.each([
    ['as many as can follow the rest', 23, 'pass'],
    ['one less', 22, 'warn'],
  ])('within an hour: %s', (_, minSize, status) => {
    expect(judge([{ minSize, desiredCapacity: null }], ramp(60))).toEqual([status]);
  });

  it.each([
    ['a rise that a group can follow', ramp(400), 10, 'pass'],
    ['a faster one', ramp(300), 10, 'warn'],
    ['a step, however long it is said to take', ramp(60, 'step'), 10, 'warn'],
    ['less traffic than normal', {}, 0.5, 'notApplicable'],
    ['an unknown multiplier', {}, null, 'notApplicable'],
  ])('%s', (_, plan, multiplier, status) => {
    expect(judge([], plan, multiplier)).toEqual([status]);
  });

  const fixOf = (maxSize: number, actions: readonly Partial<ScheduledAction>[] = [], tags = {}) => {
    const [judged] = runCheck(
      autoScalingScheduledScaleOut,
      {
        autoScalingGroups: [anAutoScalingGroup({ minSize: 2, maxSize, desiredCapacity: 4, tags })],
        ...LOAD,
        scheduledActions: actions.map((action) => aScheduledAction(action)),
      },
      { multiplier: 10, placed: () => ({ placement: 'on', because: 'Says the test.' }) },
    );
    const fix = judged && 'fix' in judged ? judged.fix : undefined;
    const words = (command: Commands | undefined) =>
      command ? listOf(command).map((one) => one.words.slice(1).join(' ')) : [];
    return { ...fix, commands: words(fix?.command), reversals: words(fix?.reversal?.command) };
  };
  const SCHEDULE =
    'autoscaling put-scheduled-update-group-action --region us-east-1 --auto-scaling-group-name web --scheduled-action-name';
  const SET =
    'autoscaling update-auto-scaling-group --region us-east-1 --auto-scaling-group-name web --max-size';

  it('schedules the scale-in with the scale-out', () => {
    // 40 ÷ 1.25 are 32 at the start.
    expect(fixOf(60)).toMatchObject({
      commands: [`${SCHEDULE} flash-sale-scale-out --start-time 2026-12-11T15:00:00.000Z --min-size 32`],
      reversals: [`${SCHEDULE} flash-sale-scale-in --start-time 2026-12-12T15:59:00Z --min-size 2`],
    });
  });

  it('raises a maximum that is below the minimum, which AWS would refuse', () => {
    const { commands, reversals } = fixOf(20);
    expect(commands).toEqual([`${SET} 32`, expect.stringContaining('--min-size 32')]);
    expect(reversals).toEqual([expect.stringContaining('--min-size 2'), `${SET} 20`]);
  });

  it.each([
    ['a scheduled action', [{ minSize: 1, desiredCapacity: 2, maxSize: 20 }], {}],
    ['EKS', [], { 'eks:cluster-name': 'shop', 'eks:nodegroup-name': 'workers' }],
  ])('has the maximum raised first where %s sets it', (_, actions, tags) => {
    const { action, commands } = fixOf(20, actions, tags);
    expect(action).toContain('first raise the maximum size of 20');
    expect(commands).toEqual([]);
  });

  const detailOf = (
    action: Partial<ScheduledAction> | null,
    traffic: Parameters<typeof aPlan>[0] & object = {},
  ) =>
    runCheck(
      autoScalingScheduledScaleOut,
      {
        autoScalingGroups: [anAutoScalingGroup({ minSize: 2, maxSize: 60, desiredCapacity: 4 })],
        scheduledActions: action === null ? [] : [aScheduledAction(action)],
      },
      {
        plan: aPlan(traffic),
        multiplier: 10,
        placed: () => ({ placement: 'on', because: 'Says the test.' }),
      },
    )[0]?.detail;

  it.each([
    [{ minSize: 5, desiredCapacity: 6 }, 'sets minimum 5, desired 6.'],
    [{ minSize: 5, desiredCapacity: null }, 'sets minimum 5.'],
    [{ minSize: null, desiredCapacity: 6 }, 'sets desired 6.'],
  ])('says what is scheduled: %j', (action, words) => {
    expect(detailOf(action)).toContain(`The scheduled action event-scale-out ${words}`);
  });

  it.each([
    [{}, 'Traffic rises 10× at once (traffic.ramp is not given)'],
    [ramp(60, 'step'), 'Traffic rises 10× at once:'],
    [ramp(60), 'Traffic rises 10× within 60 minutes:'],
  ])('says how traffic rises: %j', (traffic, words) => {
    expect(detailOf(null, traffic)).toMatch(
      /^No scheduled action raises it within the day before the event\. /,
    );
    expect(detailOf(null, traffic)).toContain(words);
  });

  it('says what is lacking, and when', () => {
    // 4 instances carry 5 of the 40 that are needed at once: 7 of 8 find none, until more serve.
    expect(detailOf(null)).toMatch(
      /: from minute 0 to \d+ as much as 88 % of it finds no instance that can carry it; with 32 at the start nothing is lacking\./,
    );
  });

  it.each([
    [60, /^Schedule a scale-out to 32, .* an hour before the event starts\.$/, /when the event ends\.$/, 1],
    [32, /before the event starts\.$/, /when the event ends\.$/, 1],
    [31, /, and let it grow to at least that\.$/, /, and a maximum of 31 after it\.$/, 2],
  ])('raises a maximum of %d only where it is too low for 32', (maxSize, action, reversal, commands) => {
    const fix = fixOf(maxSize);
    expect(fix.action).toMatch(action);
    expect(fix.reversal?.action).toMatch(reversal);
    expect([fix.commands.length, fix.change !== undefined]).toEqual([commands, commands === 2]);
  });

  it.each([
    ['no more than normal', 1, 'notApplicable'],
    ['a little more than normal, which it follows', 1.2, 'pass'],
  ])('judges traffic of %s', (_, multiplier, status) => expect(judge([], {}, multiplier)).toEqual([status]));
});
