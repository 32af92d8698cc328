import { describe, expect, it } from '@jest/globals';
import { checkStoredEvent, storeInMemory } from '../../../src/app/judging/check';
import { judgeUntilGreen } from '../../../src/app/judging/until-green';
import { beginChanges, parseChange } from '../../../src/capacity/changes';
import { readInventory, readPlan } from '../../../src/cli/files';
import type { Artifacts } from '../../../src/model/artifacts';
import type { Finding } from '../../../src/model/finding';
import type { Inventory } from '../../../src/model/inventory';
import type { EventPlan, Multiplier } from '../../../src/plan/schema';
import { anAutoScalingGroup, aPeak, aServiceQuota, healthyAccount } from '../../builders/artifacts';
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

/** Ids of what is red with changes made as what-if makes them: ceilings, and critical findings. */
async function redWith(
  plan: EventPlan,
  inventories: readonly Inventory[],
  changes: readonly string[],
  multiplier?: Multiplier,
) {
  const changing = beginChanges(changes.map(parseChange));
  const { report } = await checkStoredEvent({
    ...{ plan, multiplier, run, previous: null },
    ...storeInMemory(inventories),
    change: changing.applyTo,
  });
  changing.conclude();
  const isFailing = ({ status, critical, accepted }: Finding) => status === 'fail' && critical && !accepted;
  return {
    ceilings: report.ceilings.filter(({ status }) => status === 'red').map(({ id }) => id),
    findings: report.findings.filter(isFailing).map(({ id }) => id),
  };
}

const quotaOf = (value: number) => (quota: Artifacts['serviceQuotas'][number]) =>
  quota.quotaCode === 'L-1216C47A' ? aServiceQuota({ ...quota, value }) : quota;

/** The healthy account, whose group `web` has a maximum and whose Standard vCPUs a quota; a member of its cluster carries both at 2×. */
const account = (maxSize: number, vCpus: number, overrides: Partial<Artifacts> = {}) => [
  anInventory({
    ...healthyAccount,
    autoScalingGroups: healthyAccount.autoScalingGroups.map((group) =>
      anAutoScalingGroup({ ...group, maxSize }),
    ),
    scheduledActions: [],
    serviceQuotas: healthyAccount.serviceQuotas.map(quotaOf(vCpus)),
    // 15 % and 15 % of the member that is lost with its zone are 60 % at 2×.
    dbInstancePeaks: healthyAccount.dbInstancePeaks.map((peak) => ({ ...peak, cpuUtilization: aPeak(15) })),
    ...overrides,
  }),
];

const HERE = '@111122223333/us-east-1';
const ELSEWHERE = { account: '111122223333', region: 'eu-west-1' };

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

  it('turns on what a finding asks for, if the event depends on it', async () => {
    const { dbInstances } = healthyAccount;
    const alone = dbInstances.map((db) => ({ ...db, multiAz: false, secondaryAvailabilityZone: null }));
    const inventories = account(1000, 100_000, { dbInstances: alone });
    const { steps } = await untilGreen(plan, inventories);
    expect(steps).toMatchObject([
      {
        change: `rds/${alone[0]?.dbInstanceIdentifier}${HERE}.multiAz=true`,
        title: 'Database without a standby in another Availability Zone',
        fix: { command: expect.stringContaining('--multi-az') },
      },
    ]);
  });

  it('loads a target again only where something is changed in it', async () => {
    const inventories = [...account(4, 100_000), anInventory({}, {}, { target: ELSEWHERE })];
    const loads = new Map<string, number>();
    const { steps } = await judgeUntilGreen({
      plan: aPlan({
        traffic: { multiplier: 2 },
        accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] }],
      }),
      collected: inventories,
      load: async ({ region }) => {
        loads.set(region, (loads.get(region) ?? 0) + 1);
        return inventories.find(({ target }) => target.region === region);
      },
      run,
    });
    expect(steps.length).toBeGreaterThan(0);
    expect(loads.get('us-east-1')).toBeGreaterThan(1);
    expect(loads.get('eu-west-1')).toBe(1);
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
    const unknown = remaining.filter(({ status }) => status === 'grey').map(({ title }) => title);
    expect(unknown).toContain('Auto Scaling group web');
    // Nothing says either whether a database has a standby where databases could not be read.
    const { dbInstances: __, ...more } = healthyAccount;
    const withoutDatabases = await untilGreen(plan, [anInventory(more)]);
    expect(withoutDatabases.remaining).toContainEqual(
      expect.objectContaining({ status: 'grey', id: expect.stringMatching(/^db-multi-az~/) }),
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
    const onLikelyDay = async (made: readonly string[]) => {
      const { ceilings, findings } = await redWith(plan, inventories, made);
      return [...ceilings, ...findings].filter((id) => !remains.has(id));
    };
    const { multiplier } = plan.traffic;
    const high = typeof multiplier === 'object' ? multiplier.high : multiplier;
    const onWorstDay = async (made: readonly string[]) =>
      (await redWith(plan, inventories, made, high)).ceilings.filter((id) => !remains.has(id));
    expect(await onLikelyDay(changes)).toEqual([]);
    expect(await onWorstDay(changes)).toEqual([]);
    expect(remaining.filter(({ status, fix }) => status === 'red' && fix?.change)).toEqual([]);
    for (const change of changes) {
      const others = changes.filter((other) => other !== change);
      const likely = await onLikelyDay(others);
      const red = likely.length > 0 ? likely : await onWorstDay(others);
      expect({ change, isRed: red.length > 0 }).toEqual({ change, isRed: true });
    }
    for (const { change, fix } of steps) {
      const value = change.slice(change.lastIndexOf('=') + 1);
      if (value === 'true') continue;
      expect(fix.action).toContain(value);
      expect(fix.command).toContain(value);
    }
  });
});
