import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outlookIf, statusAt } from '../../src/capacity/status-steps';
import type { Artifacts } from '../../src/model/artifacts';
import type { Ceiling } from '../../src/model/ceiling';
import { SURVIVALS, type Survival } from '../../src/model/survival';
import { GLOBAL } from '../../src/model/target';
import type { EventPlanInput } from '../../src/plan/schema';
import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, fleet, inventoriesOf, shop } from './accounts';
import { judge } from './judge';
import { withQuota } from './planted';

type Traffic = EventPlanInput['traffic'];
type Scope = EventPlanInput['accounts'][number]['regions'][number]['scope'];

const inScope = (scope: Scope): EventPlanInput['accounts'] => [
  { id: '111122223333', regions: [{ name: 'us-east-1', ...(scope && { scope }) }] },
];

/** Another event on the day of the sale: 8 times normal traffic. */
const launch = (overrides: Partial<EventPlanInput> = {}): EventPlanInput =>
  aPreparedPlan({ id: 'launch', name: 'Launch', traffic: { multiplier: 8 }, ...overrides });

/** The shop without a schedule, so that what the load needs is not hidden by a floor: 4 instances at normal peak. */
const plain: Account = { ...shop, region: { ...shop.region, scheduledActions: [] } };
const withTraffic = (account: Account, traffic: Traffic): Account => ({
  ...account,
  plan: { ...account.plan, traffic },
});

const together = (account: Account, ...others: readonly EventPlanInput[]) =>
  judge(account, inventoriesOf(account), others);

const find = ({ ceilings }: { readonly ceilings: readonly Ceiling[] }, family: string, resource?: string) => {
  const found = ceilings.find(
    (one) => one.family === family && (resource === undefined || one.resource === resource),
  );
  if (found === undefined) throw new Error(`No ceiling ${family} ${resource ?? ''}.`);
  return found;
};

const wordsOf = ({ evidence }: Ceiling): string => evidence.map(({ detail }) => detail).join(' ');

describe('two events that both use everything', () => {
  // The sale needs 22 times normal traffic, and the launch brings 7 times normal traffic more: normal traffic is there once.
  it.each<readonly [family: string, alone: number, both: number, breaksAlone: number, breaksBoth: number]>([
    // 4 × 22, and 4 × 7 more; 400 instances are reached by 4 × m + 28 at 93×.
    ['auto-scaling-group-size', 88, 116, 100, 93],
    // The same × 2 vCPUs of 2,000: 8 × m + 56.
    ['on-demand-vcpu', 176, 232, 250, 243],
    // 10 connections of 2,000: (2,000 − 70) ÷ 10.
    ['db-connections', 220, 290, 200, 193],
    // 0.5 % of 100 %: (100 − 3.5) ÷ 0.5.
    ['db-cpu', 11, 14.5, 200, 193],
    // One target for each instance, of 1,000: (1,000 − 28) ÷ 4.
    ['targets-per-target-group', 88, 116, 250, 243],
  ])('adds both in %s', async (family, alone, both, breaksAlone, breaksBoth) => {
    const [one, two] = [await judge(plain), await together(plain, launch())].map((each) =>
      find(each, family),
    );
    expect([one?.atPeak, two?.atPeak]).toEqual([alone, both]);
    expect([one?.breaksAt, two?.breaksAt]).toEqual([breaksAlone, breaksBoth]);
    expect(two && wordsOf(two)).toContain(
      `Launch (launch), at the same time, brings ${both - alone} ${two?.unit} beyond normal traffic, which is 8× in all by its plan.`,
    );
  });

  it('says so in both reports: the launch needs 8 and gets 21 more', async () => {
    const theirs = await together({ ...plain, plan: launch() }, plain.plan);
    const web = find(theirs, 'auto-scaling-group-size');
    expect(web).toMatchObject({ atPeak: 116, breaksAt: 79 });
    expect(wordsOf(web)).toContain('Flash sale (flash-sale), at the same time, brings 84 instances');
    const check = theirs.findings.filter(({ check: id }) => id === 'overlapping-events');
    expect(check).toMatchObject([{ status: 'warn', resource: 'flash-sale' }]);
  });

  it('keeps what the other brings as it is at any traffic of this event', async () => {
    const both = find(await together(plain, launch()), 'db-connections');
    const { ceilings } = await together(withTraffic(plain, { multiplier: 100 }), launch());
    expect(both).toMatchObject({ fixed: 70, elastic: 220 });
    expect(find({ ceilings }, 'db-connections')).toMatchObject({ fixed: 70, elastic: 1000, atPeak: 1070 });
  });

  it('adds all of several: 22, 7 and 2', async () => {
    const both = await together(
      plain,
      launch(),
      launch({ id: 'show', name: 'Show', traffic: { multiplier: 3 } }),
    );
    expect(find(both, 'auto-scaling-group-size')).toMatchObject({ atPeak: 124, breaksAt: 91 });
  });

  it('is no other answer than without the other where that brings no more than normal traffic', async () => {
    const idle = launch({ traffic: { multiplier: 1 } });
    expect((await together(plain, idle)).ceilings).toEqual((await judge(plain)).ceilings);
    expect((await together(plain, launch({ traffic: { multiplier: 0.5 } }))).ceilings).toEqual(
      (await judge(plain)).ceilings,
    );
  });
});

describe('what the plan of the other event says', () => {
  const connections = async (traffic: Traffic, more: Partial<EventPlanInput> = {}) =>
    find(await together(plain, launch({ traffic, ...more })), 'db-connections').atPeak;
  const database = { resource: 'orders' };

  it.each<readonly [string, Traffic, number]>([
    ['of which half grows: 10 × 3.5', { multiplier: 8, elasticity: [{ match: database, factor: 0.5 }] }, 255],
    ['off its path', { multiplier: 8, elasticity: [{ match: database, factor: 0 }] }, 220],
    [
      'that gets 3 times its traffic',
      { multiplier: 8, elasticity: [{ match: database, multiplier: 3 }] },
      240,
    ],
  ])('a database %s', async (_, traffic, atPeak) => {
    expect(await connections(traffic)).toBe(atPeak);
  });

  it('is its demand, of which normal traffic is part: 300 are 290 more than 10', async () => {
    const demand = [{ ceiling: 'db-connections', expected: 300 }];
    expect(await connections({ multiplier: 8 }, { demand })).toBe(220 + 290);
  });

  it('comes on top of the demand of this plan: 500 and 7 × 10', async () => {
    const own = { ...plain, plan: { ...plain.plan, demand: [{ ceiling: 'db-connections', expected: 500 }] } };
    const ceiling = find(await together(own, launch()), 'db-connections');
    // 2,000 are reached by 500 ÷ 22 × m + 70.
    expect(ceiling).toMatchObject({ atPeak: 570, breaksAt: 84.92 });
  });

  it('are resources that it adds', async () => {
    const plannedAdditions = [
      { quota: 'L-53DA6B97', count: 7, account: '111122223333', region: 'us-east-1' },
    ];
    const other = launch({ traffic: { multiplier: 8 }, plannedAdditions });
    const ceiling = find(await together(plain, other), 'load-balancers');
    expect(ceiling).toMatchObject({ now: 1, atPeak: 8 });
    expect(wordsOf(ceiling)).toContain('Launch (launch), at the same time, plans 7 more');
  });

  it('is its bad day too: what holds with 8 times and not with 250 is yellow', async () => {
    const status = async (high: number) =>
      find(
        await together(plain, launch({ traffic: { multiplier: { low: 4, likely: 8, high } } })),
        'db-connections',
      );
    // 220 + 10 × 177 = 1,990 of 2,000, and 220 + 10 × 179 = 2,010.
    expect(await status(178)).toMatchObject({ status: 'green', atPeak: 290 });
    expect(await status(180)).toMatchObject({ status: 'yellow', atPeak: 290, fix: expect.anything() });
  });
});

describe('peaks', () => {
  const peak = (name: string, hour: number, multiplier: number) => ({
    name,
    from: `2026-12-12 ${hour}:00`,
    to: `2026-12-12 ${hour + 1}:00`,
    multiplier,
  });

  it('of the other event add where they come at the same time: 22 alone, or 20 and 9', async () => {
    const sale = withTraffic(plain, { peaks: [peak('noon', 12, 22), peak('evening', 20, 20)] });
    const other = launch({ traffic: { peaks: [peak('show', 20, 10), peak('night', 22, 40)] } });
    const web = find(await together(sale, other), 'auto-scaling-group-size');
    // In the evening 4 × 20 + 4 × 9 = 116; at noon 88. In the night the sale has none.
    expect(web).toMatchObject({ atPeak: 116, peak: 'evening' });
    expect(wordsOf(web)).toContain('brings 36 instances beyond normal traffic, which is 10× in all');
  });
});

/** A group with a load balancer of its own, in an account of 4 instances of the shop: 10 at 60 % CPU, which is its target. */
const tenLaunched = fleet('launch', 10);
const apart = (quota: number): Account => {
  const region: Artifacts = {
    ...plain.region,
    ec2Instances: [...plain.region.ec2Instances, ...tenLaunched.ec2Instances],
    autoScalingGroups: [
      ...plain.region.autoScalingGroups,
      build.anAutoScalingGroup({
        autoScalingGroupName: 'launch',
        maxSize: 400,
        desiredCapacity: 10,
        instances: tenLaunched.instances,
      }),
    ],
    scalingPolicies: [
      ...plain.region.scalingPolicies,
      ...plain.region.scalingPolicies.map((policy) => ({ ...policy, autoScalingGroupName: 'launch' })),
    ],
    autoScalingGroupPeaks: [
      ...plain.region.autoScalingGroupPeaks,
      ...plain.region.autoScalingGroupPeaks.map((one) => ({
        ...one,
        autoScalingGroupName: 'launch',
        load: one.load && { ...one.load, value: 6, instances: 10 },
        inServiceInstances: build.aPeak(10),
      })),
    ],
  };
  return {
    plan: {
      ...plain.plan,
      accounts: inScope({ autoScalingGroups: ['web'] }),
      resilience: { survive: 'none' },
    },
    region: { ...region, ...withQuota(region, 'L-1216C47A', quota) },
  };
};
const launchOf = (overrides: Partial<EventPlanInput> = {}) =>
  launch({
    accounts: inScope({ autoScalingGroups: ['launch'] }),
    resilience: { survive: 'none' },
    ...overrides,
  });

describe('two events that share only the account', () => {
  it('meet in its quotas: 2 vCPUs × (4 × 22 + 10 × 8)', async () => {
    const account = apart(420);
    const alone = find(await judge(account), 'on-demand-vcpu');
    const both = find(await together(account, launchOf()), 'on-demand-vcpu');
    const theirs = find(await together({ ...account, plan: launchOf() }, account.plan), 'on-demand-vcpu');
    expect(alone).toMatchObject({ atPeak: 196, status: 'green', breaksAt: 50 });
    // 8 × m + 160 are 420 at 32.5×; the other event: 20 × m + 176 at 12.2×, and at 12 in whole instances of 10 a step.
    expect(both).toMatchObject({ atPeak: 336, status: 'green', breaksAt: 32.5 });
    expect(theirs).toMatchObject({ atPeak: 336, status: 'green', breaksAt: 12.2 });
    expect(wordsOf(both)).toContain('brings 140 vCPUs beyond normal traffic');
    expect(wordsOf(theirs)).toContain('brings 168 vCPUs beyond normal traffic');
  });

  it('is red in both reports where each holds alone', async () => {
    const account = apart(300);
    const theirs = { ...account, plan: launchOf() };
    const colour = async (own: Account, ...others: readonly EventPlanInput[]) =>
      find(await together(own, ...others), 'on-demand-vcpu').status;
    expect(await Promise.all([colour(account), colour(theirs)])).toEqual(['green', 'green']);
    expect(await Promise.all([colour(account, theirs.plan), colour(theirs, account.plan)])).toEqual([
      'red',
      'red',
    ]);
  });

  it('leaves alone what only one of them uses', async () => {
    const both = await together(apart(420), launchOf());
    expect(find(both, 'auto-scaling-group-size', 'web')).toMatchObject({ atPeak: 88, breaksAt: 100 });
    expect(both.ceilings.some(({ resource }) => resource === 'launch')).toBe(false);
  });

  it('adds addresses where both launch: ⌈88 ÷ 2⌉ and ⌈80 ÷ 2⌉ in each of two subnets', async () => {
    const account = apart(420);
    const addresses = ({ ceilings }: { readonly ceilings: readonly Ceiling[] }) =>
      ceilings.filter(({ family }) => family === 'subnet-free-addresses').map(({ atPeak }) => atPeak ?? 0);
    const [alone, both] = [addresses(await judge(account)), addresses(await together(account, launchOf()))];
    expect(alone.length).toBeGreaterThan(0);
    expect(both.map((each, i) => each - (alone[i] ?? 0)).reduce((a, b) => a + b, 0)).toBe(70);
  });
});

describe('what only the other event uses', () => {
  const planted = (change: (region: Artifacts) => Partial<Artifacts>): Account => {
    const account = apart(420);
    return { ...account, region: { ...account.region, ...change(account.region) } };
  };
  const vCpus = async (account: Account, ...others: readonly EventPlanInput[]) =>
    find(await together(account, ...others), 'on-demand-vcpu');
  const volumesOf = (region: Artifacts) =>
    region.ec2Instances.map(({ instanceId }, i) =>
      build.aVolume({ volumeId: `vol-${i}`, volumeType: 'gp3', sizeGiB: 1024, instanceIds: [instanceId] }),
    );

  it('has volumes: 1 TiB for each of 88 and 80 instances, of which 10 run', async () => {
    const account = planted((region) => ({ volumes: volumesOf(region) }));
    const storage = async (...others: readonly EventPlanInput[]) =>
      find(await together(account, ...others), 'ebs-storage', 'gp3 storage').atPeak;
    expect(await Promise.all([storage(), storage(launchOf())])).toEqual([98, 168]);
  });

  it('is instances in no group: 10 of 2 vCPUs, and 7 times that', async () => {
    const account = planted((region) => ({
      ec2Instances: [
        ...region.ec2Instances,
        ...fleet('nodes', 10).ec2Instances.map((one) => ({
          ...one,
          autoScalingGroupName: null,
          tags: { app: 'launch' },
        })),
      ],
    }));
    const other = launchOf({ accounts: inScope({ tags: { app: 'launch' } }) });
    const [alone, both] = [await vCpus(account), await vCpus(account, other)];
    expect([alone.atPeak, both.atPeak]).toEqual([216, 216 + 140]);
  });

  it('may fill what is reserved: 12 m5.large, which count in any case', async () => {
    const reserved = { totalInstanceCount: 12, availableInstanceCount: 12 };
    const account = (availabilityZone: string) =>
      planted(() => ({
        capacityReservations: [build.aCapacityReservation({ ...reserved, availabilityZone })],
      }));
    const elsewhere = await vCpus(account('us-east-1f'), launchOf());
    // 24 vCPUs beside 336.
    expect(elsewhere).toMatchObject({ atPeak: 360, breaksAt: 29.5 });
    expect(elsewhere).not.toHaveProperty('mayBreakAt');
    const here = await vCpus(account('us-east-1a'), launchOf());
    expect(here).toMatchObject({ breaksAt: 32.5, mayBreakAt: 29.5 });
  });

  it('is grey between where it cannot be told whether the other reaches it', async () => {
    // No load balancer leads to the group, and the other plan does not name it.
    const open = await vCpus(apart(300), launch({ resilience: { survive: 'none' } }));
    // It surely reaches the web: 8 × m + 20 + 56 are 300 at 28×.
    expect(open).toMatchObject({ status: 'grey', breaksAt: 28 });
    expect(wordsOf(open)).toContain('whether launch carries the traffic of Launch (launch)');
  });

  it('is functions: 45 unreserved executions, of which 40 ÷ 50 are of the function of the other', async () => {
    const lambda: Partial<Artifacts> = {
      lambdaFunctions: ['sale', 'launch'].map((functionName) => build.aLambdaFunction({ functionName })),
      lambdaReservations: ['sale', 'launch'].map((functionName) =>
        build.aLambdaReservation({ functionName }),
      ),
      lambdaFunctionPeaks: [
        build.aLambdaFunctionPeak({ functionName: 'sale', concurrentExecutions: build.aPeak(10) }),
        build.aLambdaFunctionPeak({ functionName: 'launch', concurrentExecutions: build.aPeak(40) }),
      ],
      lambdaAccountSettings: build.someLambdaAccountSettings({
        concurrentExecutions: 1000,
        unreservedConcurrentExecutions: 1000,
        concurrentExecutionsPeak: build.aPeak(45),
        unreservedConcurrentExecutionsPeak: build.aPeak(45),
      }),
    };
    const account: Account = {
      plan: { ...plain.plan, accounts: inScope({ lambdaFunctions: ['sale'] }) },
      region: { ...plain.region, ...lambda },
    };
    const other = launch({ accounts: inScope({ lambdaFunctions: ['launch'] }) });
    const [alone, both] = [await judge(account), await together(account, other)].map(
      (each) => find(each, 'lambda-concurrency').atPeak,
    );
    // 36 + 9 × 22, and 36 × 7 more.
    expect([alone, both]).toEqual([234, 486]);
  });
});

it('counts what another event writes before this one begins: 2 days of 1 GiB, 7 times more', async () => {
  const GIB = 1024 ** 3;
  const account: Account = {
    ...plain,
    region: {
      ...plain.region,
      dbInstancePeaks: plain.region.dbInstancePeaks.map((peaks) => ({
        ...peaks,
        storageGrowthBytesPerDay: GIB,
      })),
    },
  };
  const calendar = { timeZone: 'Asia/Singapore', start: '2026-12-11 00:00', end: '2026-12-12 23:59' };
  const stored = async (...others: readonly EventPlanInput[]) =>
    find(await together(account, ...others), 'db-storage').atPeak ?? 0;
  const more = (await stored(launch({ calendar }))) - (await stored());
  expect(more).toBeCloseTo(7 * (2 - 1 / 1440), 2);
});

describe('an event that gives requests per second', () => {
  const other = (more: Partial<EventPlanInput> = {}) =>
    launch({ traffic: { peakRequestsPerSecond: 4000 }, ...more });

  it('is measured by its own load balancers: 4,000 ÷ 500 are 8×', async () => {
    // What an account has only once, without a region, has no load balancers.
    const inventories = inventoriesOf(plain).map((one) =>
      one.target.region === GLOBAL ? { ...one, artifacts: {} } : one,
    );
    const both = await judge(plain, inventories, [other()]);
    expect(find(both, 'db-connections')).toMatchObject({ atPeak: 290 });
    expect(both.report.caveats?.join(' ')).toContain('Launch (launch) brings 8 times normal traffic');
  });

  it('makes nothing that it reaches green where these are not all known', async () => {
    const accounts = [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] }];
    const both = await together(plain, other({ accounts }));
    const reached = both.ceilings.filter(({ grows }) => grows);
    expect(reached.length).toBeGreaterThan(5);
    expect(new Set(reached.map(({ status }) => status))).toEqual(new Set(['grey']));
    expect(reached[0]?.evidence[0]?.detail).toContain('How much Launch (launch) brings');
  });

  it('leaves green what it does not reach', async () => {
    const both = await together(
      apart(420),
      launchOf({
        traffic: { peakRequestsPerSecond: 4000 },
        accounts: [
          {
            id: '111122223333',
            regions: [{ name: 'us-east-1', scope: { autoScalingGroups: ['launch'] } }, { name: 'eu-west-1' }],
          },
        ],
      }),
    );
    expect(find(both, 'auto-scaling-group-size', 'web').status).toBe('green');
    expect(find(both, 'on-demand-vcpu').status).toBe('grey');
  });
});

describe('whatever the other event is', () => {
  const RANK = ['red', 'grey', 'yellow', 'green'];
  const rank = (status: string) => RANK.indexOf(status);
  const traffic = fc.record({
    multiplier: fc.double({ min: 0.5, max: 300, noNaN: true }),
    elasticity: fc.constantFrom<NonNullable<Traffic['elasticity']>>(
      [],
      [{ match: { service: 'rds' }, factor: 0.3 }],
      [{ match: { resource: 'web' }, multiplier: 40 }],
    ),
  });
  const scope = fc.constantFrom<Scope>(
    undefined,
    { autoScalingGroups: ['launch'] },
    { autoScalingGroups: ['web'] },
  );
  const own = fc.constantFrom(apart(420), apart(300), plain, { ...apart(420), plan: plain.plan });

  it('it turns nothing greener, at any traffic of this event', () =>
    fc.assert(
      fc.asyncProperty(own, traffic, scope, async (account, brings, within) => {
        const alone = await judge(account);
        const both = await together(account, launch({ traffic: brings, accounts: inScope(within) }));
        for (const before of alone.ceilings) {
          const after = both.ceilings.find(({ id }) => id === before.id);
          if (after === undefined) throw new Error(`${before.id} is gone.`);
          expect([before.id, rank(after.status)]).toEqual([
            before.id,
            Math.min(rank(before.status), rank(after.status)),
          ]);
          expect(after.breaksAt ?? Infinity).toBeLessThanOrEqual(before.breaksAt ?? Infinity);
          for (const m of [1, 5, 22, 90]) {
            const [a, b] = [before, after].map(({ statusSteps = [] }) => rank(statusAt(statusSteps, m)));
            expect(b).toBeLessThanOrEqual(a ?? 0);
          }
        }
      }),
      { numRuns: 12 },
    ));

  it('the steps say at any traffic what judging does', () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ min: 1, max: 300, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        async (m, theirs) => {
          const other = launch({ traffic: { multiplier: theirs } });
          const told = await together(plain, other);
          const asked = await together(withTraffic(plain, { multiplier: m }), other);
          for (const { id, status } of asked.ceilings) {
            const steps = told.ceilings.find((ceiling) => ceiling.id === id)?.statusSteps ?? [];
            expect([id, statusAt(steps, m)]).toEqual([id, status]);
          }
        },
      ),
      { numRuns: 8 },
    ));
});

describe('a region that is lost', () => {
  const regions = ['us-east-1', 'eu-west-1'];
  const inRegions = (plan: EventPlanInput, names: readonly string[]): EventPlanInput => ({
    ...plan,
    accounts: [{ id: '111122223333', regions: names.map((name) => ({ name })) }],
  });
  const inventories = inventoriesOf(plain).flatMap((one) =>
    one.target.region === GLOBAL
      ? [one]
      : regions.map((region) => ({ ...one, target: { ...one.target, region } })),
  );
  const judged = (survive: Survival, theirs: readonly string[]) =>
    judge({ ...plain, plan: { ...inRegions(plain.plan, regions), resilience: { survive } } }, inventories, [
      inRegions(launch(), theirs),
    ]);

  it('brings what the other event has there too: (2,000 − 2 × 70) ÷ (2 × 10)', async () => {
    const both = await judged('region', regions);
    expect(find(both, 'db-connections')).toMatchObject({ breaksAt: 193, breaksAtWithoutRegion: 93 });
  });

  it('brings nothing of what the other event has not: (2,000 − 70) ÷ (2 × 10)', async () => {
    const both = await judged('region', ['us-east-1']);
    const here = both.ceilings.find((one) => one.family === 'db-connections' && one.region === 'us-east-1');
    expect(here).toMatchObject({ breaksAt: 193, breaksAtWithoutRegion: 96.5 });
  });

  it('is told in every report as one would judge it that must survive it', async () => {
    const all = await Promise.all(
      SURVIVALS.map(async (survive) => ({ survive, ...(await judged(survive, regions)) })),
    );
    for (const { ceilings } of all) {
      for (const { survive, ceilings: asked } of all) {
        const outlooks = (list: readonly Ceiling[], as: Survival) =>
          list.map(({ id, status, statusSteps = [], ifSurviving = {} }) => [
            id,
            outlookIf({ status, statusSteps, ifSurviving }, as),
          ]);
        const planned = asked.map(({ id, status, statusSteps }) => [id, { status, statusSteps }]);
        expect(new Map(outlooks(ceilings, survive) as never)).toEqual(new Map(planned as never));
      }
    }
    expect(
      all.every(
        ({ survive, ceilings }) =>
          survive === 'region' || ceilings.every((one) => !('breaksAtWithoutRegion' in one)),
      ),
    ).toBe(true);
  });
});
