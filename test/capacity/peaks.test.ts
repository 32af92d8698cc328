import { describe, expect, it } from '@jest/globals';
import { dbCpu } from '../../src/capacity/families/database-cpu';
import { defineCeilingFamily } from '../../src/capacity/family';
import { linearUse } from '../../src/capacity/growth';
import { projectTarget } from '../../src/capacity/project';
import type { EventPlanInput } from '../../src/plan/schema';
import {
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  aScalingPolicy,
  aScheduledAction,
} from '../builders/artifacts';
import { anInventory, onlyCeiling } from '../builders/ceiling';
import { aContext } from '../builders/check';
import { aPlan } from '../builders/plan';

/** Three days with two busy evenings; at night the group is scaled in to 10, each morning out to 200 again. */
const doors = { name: 'Doors open', from: '2026-12-11 18:00', to: '2026-12-11 22:00', multiplier: 20 };
const finale = { name: 'Finale', from: '2026-12-13 18:00', to: '2026-12-13 22:00', multiplier: 10 };
const plan = (traffic: EventPlanInput['traffic']) =>
  aPlan({
    environment: 'test',
    calendar: { timeZone: 'UTC', start: '2026-12-11 00:00', end: '2026-12-13 23:59' },
    traffic,
  });
const recurring = { minSize: null, desiredCapacity: null, startTime: null } as const;
const nights = [
  aScheduledAction({ ...recurring, scheduledActionName: 'in', maxSize: 10, recurrence: '0 23 * * *' }),
  aScheduledAction({ ...recurring, scheduledActionName: 'out', maxSize: 200, recurrence: '0 6 * * *' }),
];

/** Four instances at 50 % CPU, kept at 50 % each: 4·m. */
const judged = (traffic: EventPlanInput['traffic'], scheduledActions = nights, maxSize = 200) => {
  const own = plan(traffic);
  return onlyCeiling(
    'auto-scaling-group-size',
    {
      autoScalingGroups: [anAutoScalingGroup({ maxSize })],
      scheduledActions,
      scalingPolicies: [aScalingPolicy()],
      autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
    },
    { plan: own, window: { start: '2026-12-11T00:00:00Z', end: '2026-12-13T23:59:00Z' }, multiplier: 20 },
  );
};

describe('peaks of an event', () => {
  it('are what is judged, and not the quiet nights between them: 4·20 = 80 of 200', () => {
    // Without them it is a question whether traffic is high at night.
    expect(judged({ multiplier: 20 })).toMatchObject({ limit: 10, status: 'grey' });
    expect(judged({ peaks: [doors, finale] })).toMatchObject({
      limit: 200,
      atPeak: 80,
      breaksAt: 50,
      status: 'green',
    });
  });

  it('are judged each with what is in force at it; the worst is shown, in times of the highest peak', () => {
    // In the finale 30 are allowed, which carry 7.5×. It needs 10× where the event needs 20×: it breaks at 15× of the event.
    const last = aScheduledAction({
      ...recurring,
      scheduledActionName: 'last',
      maxSize: 30,
      startTime: '2026-12-13T12:00:00Z',
    });
    const ceiling = judged({ peaks: [doors, finale] }, [last]);
    expect(ceiling).toMatchObject({ limit: 30, atPeak: 40, breaksAt: 15, status: 'red', peak: 'Finale' });
    expect(ceiling.evidence.at(-1)?.detail).toBe(
      'It is judged at the peak “Finale”, which is the worst for it and brings 50 % of the traffic of the highest.',
    );
  });

  it('leave a fix due before the event, not before its last peak', () => {
    const last = aScheduledAction({
      ...recurring,
      scheduledActionName: 'last',
      maxSize: 30,
      startTime: '2026-12-13T12:00:00Z',
    });
    const { fix } = judged({ peaks: [doors, finale] }, [last]);
    expect((fix?.by ?? '') < '2026-12-11').toBe(true);
  });

  it('leave a plan without peaks as it was', () => {
    const ceiling = judged({ multiplier: 20 }, []);
    expect(ceiling).toMatchObject({ breaksAt: 50 });
    expect(ceiling).not.toHaveProperty('peak');
  });
});

describe('a ceiling with less of its limit at a lower peak', () => {
  it('breaks by each day in times of the highest peak, too', () => {
    // In the finale 50 are allowed, and half of the traffic comes: 10·m ÷ 2 reach 50 at 10×.
    const days = Array.from({ length: 5 }, (_, i) => ({ day: `2026-11-0${i + 1}`, use: linearUse(10, 1) }));
    const family = defineCeilingFamily({
      ...dbCpu,
      id: 'lower-in-the-finale',
      needs: ['autoScalingGroups'],
      uses: [],
      estimate: (_, { window }) => [
        {
          ...{ resource: 'web', title: 'Web', unit: '%', now: 10, evidence: [] },
          use: linearUse(10, 1),
          useByDay: days,
          limit: window.start.startsWith('2026-12-13') ? 50 : 500,
          fix: () => ({ action: 'Make room.', lead: 'setting' }),
        },
      ],
    });
    const [ceiling] = projectTarget(
      [family],
      anInventory({ autoScalingGroups: [] }),
      aContext({
        plan: plan({ peaks: [doors, finale] }),
        window: { start: '2026-12-11T00:00:00Z', end: '2026-12-13T23:59:00Z' },
        multiplier: 20,
      }),
    );
    expect(ceiling).toMatchObject({ peak: 'Finale', breaksAt: 10, byDay: { least: 10, most: 10 } });
  });
});
