import { describe, expect, it } from '@jest/globals';
import { storeInMemory } from '../../../src/app/judging/check';
import { judgeUntilGreen } from '../../../src/app/judging/until-green';
import { judgeWhatIf } from '../../../src/app/judging/what-if';
import { parseChange } from '../../../src/capacity/changes';
import { readInventory, readPlan } from '../../../src/cli/files';
import type { Artifacts } from '../../../src/model/artifacts';
import type { Inventory } from '../../../src/model/inventory';
import type { EventPlan } from '../../../src/plan/schema';
import { anAutoScalingGroup, aServiceQuota, healthyAccount } from '../../builders/artifacts';
import { anInventory } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const run = {
  id: 'r',
  trigger: 'cli',
  by: 'test',
  startedAt: '2026-11-22T00:00:00Z',
  finishedAt: '2026-11-22T00:01:00Z',
};
const untilGreen = (plan: EventPlan, inventories: readonly Inventory[]) =>
  judgeUntilGreen({ plan, ...storeInMemory(inventories), run });

/** Ids of the ceilings that are red with the changes made by an ordinary what-if. */
async function redWith(plan: EventPlan, inventories: readonly Inventory[], changes: readonly string[]) {
  const { after } = await judgeWhatIf({
    plan,
    ...storeInMemory(inventories),
    changes: changes.map(parseChange),
    run,
  });
  return after.ceilings.filter(({ status }) => status === 'red').map(({ id }) => id);
}

const quotaOf = (value: number) => (quota: Artifacts['serviceQuotas'][number]) =>
  quota.quotaCode === 'L-1216C47A' ? aServiceQuota({ ...quota, value }) : quota;

/** The healthy account, whose group `web` has a maximum and whose Standard vCPUs a quota. */
const account = (maxSize: number, vCpus: number, overrides: Partial<Artifacts> = {}) => [
  anInventory({
    ...healthyAccount,
    autoScalingGroups: healthyAccount.autoScalingGroups.map((group) =>
      anAutoScalingGroup({ ...group, maxSize }),
    ),
    scheduledActions: [],
    serviceQuotas: healthyAccount.serviceQuotas.map(quotaOf(vCpus)),
    ...overrides,
  }),
];

const HERE = '@111122223333/us-east-1';

describe('until green', () => {
  const plan = aPlan({ traffic: { multiplier: 2 } });

  it('begins with what takes longest, and finds what a larger group makes red', async () => {
    const { steps } = await untilGreen(plan, account(4, 10));
    expect(steps.map(({ change }) => change.replace(/=.*/, '='))).toEqual([
      `quota/L-1216C47A${HERE}=`,
      `asg/web${HERE}.maxSize=`,
    ]);
    const dates = steps.map(({ fix }) => fix.by ?? '');
    expect(dates).toEqual([...dates].sort());
    // The quota alone moves nothing while the group is the first to break.
    expect(steps[0]?.breaksNext?.title).toBe('Auto Scaling group web');
    expect(steps[1]?.breaksNext?.multiplier).toBeGreaterThanOrEqual(2);
  });

  it('asks once for one quota, and for nothing where all holds', async () => {
    const { steps, breaksFirst } = await untilGreen(plan, account(1000, 100_000));
    expect(steps).toEqual([]);
    expect(breaksFirst?.multiplier).toBeGreaterThanOrEqual(2);
    const both = await untilGreen(plan, account(4, 10));
    const subjects = both.steps.map(({ change }) => change.replace(/=.*/, ''));
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it('leaves what only a person can mend, with its fix', async () => {
    const launch = healthyAccount.autoScalingGroups.map((group) =>
      anAutoScalingGroup({ ...group, suspendedProcesses: ['Launch'] }),
    );
    const { steps, remaining } = await untilGreen(plan, account(4, 100_000, { autoScalingGroups: launch }));
    expect(steps.filter(({ change }) => change.startsWith('asg/'))).toEqual([]);
    expect(remaining).toContainEqual(
      expect.objectContaining({
        status: 'red',
        title: 'Auto Scaling group web',
        because: 'No change of what-if makes this room: it needs a person.',
        fix: expect.objectContaining({ action: expect.stringContaining('Resume the process Launch of web') }),
      }),
    );
  });

  it('counts as red what holds on the likely day only', async () => {
    // 8 instances at normal peak: 16 at 2×, of which there may be 20, and 320 at 40×.
    const likely = await untilGreen(plan, account(20, 100_000));
    const range = aPlan({ traffic: { multiplier: { low: 1, likely: 2, high: 40 } } });
    const bad = await untilGreen(range, account(20, 100_000));
    expect(likely.steps.filter(({ change }) => change.startsWith('asg/web'))).toEqual([]);
    expect(bad.steps.map(({ change }) => change)).toContainEqual(expect.stringContaining('asg/web'));
  });

  it('keeps what it cannot judge apart from what holds', async () => {
    const { autoScalingGroupPeaks: _, ...blind } = healthyAccount;
    const { remaining } = await untilGreen(plan, [anInventory(blind)]);
    expect(remaining.filter(({ status }) => status === 'grey').map(({ title }) => title)).toContain(
      'Auto Scaling group web',
    );
  });
});

describe('of the sample', () => {
  it('nothing is left red that a change mends, no change can be left out, and each says its number once', async () => {
    const plan = await readPlan('events/plans/flash-sale.yaml');
    const inventories = await readInventory('events/inventories/flash-sale.json.gz');
    const { steps, remaining } = await untilGreen(plan, inventories);
    const changes = steps.map(({ change }) => change);
    const remains = new Set(remaining.map(({ id }) => id));
    expect(changes.length).toBeGreaterThan(3);
    const red = await redWith(plan, inventories, changes);
    expect(red.filter((id) => !remains.has(id))).toEqual([]);
    expect(remaining.filter(({ status, fix }) => status === 'red' && fix?.change)).toEqual([]);
    for (const change of changes) {
      const others = changes.filter((other) => other !== change);
      const without = await redWith(plan, inventories, others);
      expect({ change, red: without.filter((id) => !remains.has(id)).length > 0 }).toEqual({
        change,
        red: true,
      });
    }
    for (const { change, fix } of steps) {
      const value = change.slice(change.lastIndexOf('=') + 1);
      expect(fix.action).toContain(value);
      expect(fix.command).toContain(value);
    }
  });
});
