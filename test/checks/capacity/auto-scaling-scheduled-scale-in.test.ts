import { describe, expect, it } from '@jest/globals';
import { autoScalingScheduledScaleIn } from '../../../src/checks/capacity/auto-scaling-scheduled-scale-in';
import { listOf } from '../../../src/judging/fix';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { AutoScalingGroup, ScheduledAction } from '../../../src/model/artifacts';
import { anAutoScalingGroup, anAutoScalingGroupPeak, aScheduledAction } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

interface Case {
  readonly plan?: Parameters<typeof aPlan>[0];
  readonly multiplier?: number | null;
  readonly placement?: Placement;
  readonly group?: Partial<AutoScalingGroup>;
}

/**
 * The event of the builders lasts from 2026-12-11T16:00Z to 2026-12-12T15:59Z and needs 10×. At normal peak 2 instances would be busy, and
 * no policy is known, so that 50 % of one is taken to carry the load: 40 are needed.
 */
const judge = (
  actions: readonly Partial<ScheduledAction>[],
  { plan = {}, multiplier = 10, placement = 'on', group = {} }: Case = {},
) => {
  const [judgement] = runCheck(
    autoScalingScheduledScaleIn,
    {
      autoScalingGroups: [anAutoScalingGroup({ minSize: 2, maxSize: 60, desiredCapacity: 4, ...group })],
      autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
      scalingPolicies: [],
      scheduledActions: actions.map((action) => aScheduledAction(action)),
    },
    { plan: aPlan(plan), multiplier, placed: () => ({ placement, because: 'Says the test.' }) },
  );
  if (!judgement) throw new Error('nothing was judged');
  return judgement;
};

const commandsOf = (judgement: ReturnType<typeof judge>): string[] =>
  judgement.status === 'warn' && judgement.fix.command
    ? listOf(judgement.fix.command).map(({ words }) => words.join(' '))
    : [];

const within = { startTime: '2026-12-11T17:00:00Z', minSize: null, maxSize: null, desiredCapacity: 2 };
const daily = { ...within, startTime: null, recurrence: '0 17 * * *' };
const late = { name: 'late', from: '2026-12-12 02:00', to: '2026-12-12 04:00', multiplier: 10 };
const early = { name: 'early', from: '2026-12-12 00:00', to: '2026-12-12 01:30', multiplier: 5 };
const peaks = (...all: readonly object[]) => ({ plan: { traffic: { peaks: all } } }) as Case;
const longEvent: Case = {
  plan: { calendar: { timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-14 12:00' } },
};

describe('auto-scaling-scheduled-scale-in', () => {
  it.each<[string, Partial<ScheduledAction>[], Case, string]>([
    ['nothing scheduled', [], {}, 'pass'],
    ['fewer than needed, within the event', [within], {}, 'warn'],
    ['one less than needed', [{ ...within, desiredCapacity: 39 }], {}, 'warn'],
    ['as many as needed', [{ ...within, desiredCapacity: 40 }], {}, 'pass'],
    ['as many as needed, by the minimum', [{ ...within, minSize: 40, desiredCapacity: 2 }], {}, 'pass'],
    [
      'as many as needed, by the minimum of another',
      [{ startTime: '2026-12-11T15:00:00Z', minSize: 40, desiredCapacity: null }, within],
      {},
      'pass',
    ],
    ['only a minimum', [{ ...within, minSize: 1, desiredCapacity: null }], {}, 'pass'],
    ['as the event starts', [{ ...within, startTime: '2026-12-11T16:00:00Z' }], {}, 'pass'],
    ['as the event ends', [{ ...within, startTime: '2026-12-12T15:59:00Z' }], {}, 'pass'],
    ['every day, within the event', [daily], {}, 'warn'],
    ['every day until the event', [{ ...daily, endTime: '2026-12-11T16:00:00Z' }], {}, 'pass'],
    ['of another group', [{ ...within, autoScalingGroupName: 'api' }], {}, 'pass'],
    ['while no schedule runs', [within], { group: { suspendedProcesses: ['ScheduledActions'] } }, 'pass'],
    ['of a group that carries no traffic', [within], { placement: 'off' }, 'notApplicable'],
    ['of a group of which that is not known', [within], { placement: 'unplaced' }, 'warn'],
    ['where the multiplier is not known', [within], { multiplier: null }, 'unknown'],
    ['between two peaks', [{ ...within, startTime: '2026-12-11T17:45:00Z' }], peaks(early, late), 'pass'],
    // The early peak needs 20.
    ['enough for the lower peak', [{ ...within, desiredCapacity: 20 }], peaks(early, late), 'pass'],
    ['too few for the lower peak', [{ ...within, desiredCapacity: 19 }], peaks(early, late), 'warn'],
    ['in an event of days, of which nobody says when it is high', [within], longEvent, 'unknown'],
    ['enough in an event of days', [{ ...within, desiredCapacity: 40 }], longEvent, 'pass'],
  ])('%s', (_, actions, given, status) => {
    expect(judge(actions, given).status).toBe(status);
  });

  it('says what it sets and when, beside what is needed', () => {
    expect(judge([within, { ...within, scheduledActionName: 'b', desiredCapacity: 3 }]).detail).toBe(
      'The scheduled action event-scale-out sets it to 2 at 2026-12-11T17:00:00Z, where the traffic of that time needs 40. Of 2 such actions it sets the least.',
    );
  });

  it('lets the action set what is needed, and undoes that where it runs again', () => {
    const judgement = judge([daily]);
    expect(commandsOf(judgement)).toEqual([
      expect.stringContaining('--recurrence 0 17 * * * --desired-capacity 40'),
    ]);
    expect(judgement).toMatchObject({
      fix: { reversal: { action: 'Let the scheduled action event-scale-out set 2 again.' } },
    });
    expect(judge([within])).not.toHaveProperty('fix.reversal');
  });

  it('gives no command that the maximum would refuse', () => {
    expect(commandsOf(judge([{ ...within, maxSize: 39 }]))).toEqual([]);
    expect(commandsOf(judge([within], { group: { maxSize: 39 } }))).toEqual([]);
    expect(commandsOf(judge([{ ...within, maxSize: 40 }], { group: { maxSize: 39 } }))).toHaveLength(1);
  });

  it('tells from which multiplier on it takes too many', () => {
    // 4 are needed at normal traffic: 2 are enough for half of it.
    expect(judge([within]).statusSteps).toEqual([
      { upTo: 0.5, status: 'pass' },
      { upTo: null, status: 'warn' },
    ]);
  });
});
