import { describe, expect, it } from '@jest/globals';
import { autoScalingScheduledScaleOut } from '../../../src/checks/capacity/auto-scaling-scheduled-scale-out';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { ScheduledAction } from '../../../src/model/artifacts';
import { anAutoScalingGroup, aScheduledAction } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** The event of the builders starts 2026-12-11T16:00Z and needs 10×, which takes 34 minutes to follow. */
const judge = (
  actions: readonly Partial<ScheduledAction>[],
  traffic: Parameters<typeof aPlan>[0] & object = {},
  multiplier: number | null = 10,
  placement: Placement = 'on',
) =>
  statusesOf(
    autoScalingScheduledScaleOut,
    {
      autoScalingGroups: [anAutoScalingGroup({ minSize: 2, desiredCapacity: 4 })],
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
    // Ten times the four of now, all at once.
    ['raises it, but by too little', [{ minSize: 39, desiredCapacity: null }], 'warn'],
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

  // In 20 minutes a group doubles twice: ten of forty are enough to begin with.
  it.each([
    ['as many as can follow the rest', 10, 'pass'],
    ['one less', 9, 'warn'],
  ])('within 20 minutes: %s', (_, minSize, status) => {
    expect(judge([{ minSize, desiredCapacity: null }], ramp(20))).toEqual([status]);
  });

  it.each([
    ['a rise that a group can follow', ramp(34), 10, 'notApplicable'],
    ['a minute faster', ramp(33), 10, 'warn'],
    ['a step, however long it is said to take', ramp(60, 'step'), 10, 'warn'],
    ['less traffic than normal', {}, 0.5, 'notApplicable'],
    ['an unknown multiplier', {}, null, 'notApplicable'],
  ])('%s', (_, plan, multiplier, status) => {
    expect(judge([], plan, multiplier)).toEqual([status]);
  });
});
