import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statusAt } from '../../src/capacity/status-steps';
import type { Artifacts } from '../../src/model/artifacts';
import type { Inventory } from '../../src/model/inventory';
import type { Report } from '../../src/model/report';
import type { EventPlanInput } from '../../src/plan/schema';
import * as build from '../builders/artifacts';
import { type Account, inventoriesOf, shop } from './accounts';
import { judge, notWell } from './judge';

const RUNS = { numRuns: 10 };

const withRegion = (artifacts: Partial<Artifacts>): Account => ({
  ...shop,
  region: { ...shop.region, ...artifacts },
});
const times = (multiplier: number): Account => ({ ...shop, plan: { ...shop.plan, traffic: { multiplier } } });

/** From the worst to the best; what is not known is not better than what is known to be tight. */
const COLOURS = ['red', 'grey', 'yellow', 'green'];
const rankOf = (colour: string): number => COLOURS.indexOf(colour);
const rowRanks = ({ scorecard }: Report): readonly number[] =>
  scorecard.rows.map(({ colour }) => rankOf(colour));

const ORDERED = ['autoScalingGroups', 'ec2Instances', 'serviceQuotas', 'subnets', 'trustedAdvisor'] as const;

describe('whatever the numbers are', () => {
  it('a higher limit lowers no breaking point', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 8, max: 4000 }),
        async (maxSize, more, vcpus) => {
          const limited = (size: number, quota: number) =>
            judge(
              withRegion({
                autoScalingGroups: shop.region.autoScalingGroups.map((group) => ({
                  ...group,
                  maxSize: size,
                })),
                serviceQuotas: shop.region.serviceQuotas.map((one) =>
                  one.quotaCode === 'L-1216C47A' ? { ...one, value: quota } : one,
                ),
              }),
            );
          const [lower, higher] = [
            await limited(maxSize, vcpus),
            await limited(maxSize + more, vcpus + more),
          ];
          for (const { id, breaksAt } of lower.ceilings) {
            const after = higher.ceilings.find((ceiling) => ceiling.id === id)?.breaksAt ?? null;
            expect(after === null || breaksAt === null || after >= breaksAt).toBe(true);
          }
        },
      ),
      RUNS,
    ));

  it('more traffic improves no ceiling', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        async (multiplier, more) => {
          const [less, most] = [await judge(times(multiplier)), await judge(times(multiplier + more))];
          for (const { id, status } of less.ceilings) {
            const after = most.ceilings.find((ceiling) => ceiling.id === id)?.status ?? status;
            expect(rankOf(after)).toBeLessThanOrEqual(rankOf(status));
          }
        },
      ),
      RUNS,
    ));

  it('a report tells the status at any other multiplier as judging at it does', async () => {
    const { ceilings } = await judge(shop);
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.1, max: 200, noNaN: true }), async (multiplier) => {
        const told = ceilings.map(({ id, statusSteps = [] }) => [id, statusAt(statusSteps, multiplier)]);
        const judged = (await judge(times(multiplier))).ceilings.map(({ id, status }) => [id, status]);
        expect(new Map(told as [string, string][])).toEqual(new Map(judged as [string, string][]));
      }),
      RUNS,
    );
  });

  it('odds are a step for a number, and never rise with the multiplier', async () => {
    const odds = async (multiplier: EventPlanInput['traffic']['multiplier']) =>
      (await judge({ ...shop, plan: { ...shop.plan, traffic: { multiplier } } })).report.breakingPoint?.odds;
    expect(await odds(22)).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        async (likely, more) => {
          const range = (at: number) => ({ low: at / 2, likely: at, high: at * 2 });
          expect((await odds(range(likely + more))) ?? 0).toBeLessThanOrEqual(
            (await odds(range(likely))) ?? 0,
          );
          const { report } = await judge({
            ...shop,
            plan: { ...shop.plan, traffic: { multiplier: likely } },
          });
          const sure = await odds({ low: likely, likely, high: likely });
          const { multiplier = 0, withoutOneZone = 0 } = report.breakingPoint ?? {};
          expect(sure).toBe(Math.min(multiplier, withoutOneZone) >= likely ? 1 : 0);
        },
      ),
      RUNS,
    );
  });

  it('the order of what was read changes nothing', async () => {
    const expected = await judge(shop);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ORDERED), fc.infiniteStream(fc.nat()), async (id, keys) => {
        const sorted = [...shop.region[id]]
          .map((row) => [keys.next().value ?? 0, row] as const)
          .sort(([a], [b]) => a - b)
          .map(([, row]) => row);
        const judged = await judge(withRegion({ [id]: sorted }));
        expect(judged.report).toEqual(expected.report);
      }),
      RUNS,
    );
  });

  it('nothing turns greener when an answer is missing', async () => {
    const { report } = await judge(shop);
    const ids = Object.keys(shop.region);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), async (id) => {
        const without = inventoriesOf(shop).map(
          (inventory): Inventory => ({
            ...inventory,
            artifacts: {
              ...inventory.artifacts,
              [id]: {
                ok: false,
                code: 'AccessDenied',
                message: 'Not allowed.',
                action: 'ec2:DescribeInstances',
              },
            },
          }),
        );
        const judged = (await judge(shop, without)).report;
        const before = rowRanks(report);
        rowRanks(judged).forEach((rank, row) => {
          expect(rank).toBeLessThanOrEqual(before[row] ?? 0);
        });
      }),
      { numRuns: 30 },
    );
  });

  it.each<[string, Partial<Artifacts>]>([
    [
      'a stopped instance',
      {
        ec2Instances: [
          ...shop.region.ec2Instances,
          build.anEc2Instance({ instanceId: 'i-stopped', state: 'stopped' }),
        ],
      },
    ],
    [
      'a target group without targets',
      {
        targetGroups: [
          ...shop.region.targetGroups,
          build.aTargetGroup({ targetGroupName: 'idle', loadBalancerArns: [] }),
        ],
        targetHealth: [
          ...shop.region.targetHealth,
          { targetGroupArn: build.targetGroupArn('idle'), targets: [] },
        ],
      },
    ],
  ])('%s changes no headline', async (_, idle) => {
    const [before, after] = [await judge(shop), await judge(withRegion(idle))];
    expect(after.report.breakingPoint).toEqual(before.report.breakingPoint);
    expect(after.report.verdict).toBe(before.report.verdict);
    expect(notWell(after)).toEqual([]);
  });
});
