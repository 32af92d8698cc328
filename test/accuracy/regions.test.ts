import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outlookIf, statusAt } from '../../src/capacity/status-steps';
import type { Ceiling, Colour } from '../../src/model/ceiling';
import type { Inventory } from '../../src/model/inventory';
import { SURVIVALS, type Survival } from '../../src/model/survival';
import { GLOBAL } from '../../src/model/target';
import type { EventPlanInput } from '../../src/plan/schema';
import { type Account, inventoriesOf, shop } from './accounts';
import { judge } from './judge';

/** The shop, once more in another region. */
const regions = ['us-east-1', 'eu-west-1'];
const twin = (survive: Survival, traffic = shop.plan.traffic): Account => ({
  ...shop,
  plan: {
    ...shop.plan,
    traffic,
    resilience: { survive },
    accounts: shop.plan.accounts.map((account): EventPlanInput['accounts'][number] => ({
      ...account,
      regions: regions.map((name) => ({ ...account.regions[0], name })),
    })),
  },
});
const inventories = (change: (inventory: Inventory) => Inventory = (same) => same): Inventory[] => {
  const all = inventoriesOf(shop);
  const own = all.filter(({ target }) => target.region !== GLOBAL);
  const elsewhere = own.map((one) => change({ ...one, target: { ...one.target, region: 'eu-west-1' } }));
  return [...all, ...elsewhere];
};
const noTraffic = (inventory: Inventory): Inventory => ({
  ...inventory,
  artifacts: { ...inventory.artifacts, loadBalancerPeaks: { ok: true, data: [] } },
});

/** A group of which nothing says whether it carries the event's traffic. */
const unplaced = (inventory: Inventory): Inventory => ({
  ...inventory,
  artifacts: { ...inventory.artifacts, targetHealth: { ok: true, data: [] } },
});
/** From the worst to the best. */
const COLOURS = ['red', 'grey', 'yellow', 'green'];

describe('an event in two regions that carry as much', () => {
  it('carries half without one of them: 400 ÷ (4 × 2) are 50×', async () => {
    const { report } = await judge(twin('region'), inventories());
    expect(report.breakingPoint).toMatchObject({ multiplier: 100, withoutOneZone: 50, withoutOneRegion: 50 });
    const web = report.ceilings.find(({ family }) => family === 'auto-scaling-group-size');
    expect(web).toMatchObject({ breaksAtWithoutRegion: 50 });
  });

  it('says nothing of regions where the plan does not ask', async () => {
    const { report } = await judge(twin('az'), inventories());
    expect(report.breakingPoint).not.toHaveProperty('withoutOneRegion');
  });

  it('is not known where one of them stands by without traffic', async () => {
    const { report } = await judge(twin('region'), inventories(noTraffic));
    const standby = report.ceilings.filter(({ region, grows }) => region === 'eu-west-1' && grows);
    expect(new Set(standby.map(({ status }) => status))).toEqual(new Set(['grey']));
    expect(report.verdict).not.toBe('ready');
  });
});

describe('a report tells what else the event would survive', () => {
  const lookups = (ceilings: readonly Ceiling[], tell: (ceiling: Ceiling) => Colour) =>
    new Map(ceilings.map((ceiling) => [ceiling.id, tell(ceiling)]));
  const told = (ceiling: Ceiling, survive: Survival) => {
    const { status, statusSteps = [], ifSurviving = {} } = ceiling;
    return outlookIf({ status, statusSteps, ifSurviving }, survive);
  };
  const planned = fc.constantFrom(...SURVIVALS);
  const states = fc.constantFrom(inventories(), inventories(noTraffic), inventories(unplaced));

  it('as judging it does, at any multiplier', () =>
    fc.assert(
      fc.asyncProperty(
        planned,
        planned,
        states,
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        async (survive, other, state, multiplier) => {
          const { ceilings } = await judge(twin(survive), state);
          const judged = await judge(twin(other, { multiplier }), state);
          expect(lookups(ceilings, (each) => statusAt(told(each, other).statusSteps, multiplier))).toEqual(
            lookups(judged.ceilings, ({ status }) => status),
          );
        },
      ),
      { numRuns: 20 },
    ));

  it('as judging it does as planned, bad day included', () =>
    fc.assert(
      fc.asyncProperty(
        planned,
        planned,
        states,
        fc.integer({ min: 1, max: 120 }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        async (survive, other, state, likely, spread) => {
          const traffic = { multiplier: { low: likely / 2, likely, high: likely * spread } };
          const { ceilings } = await judge(twin(survive, traffic), state);
          const judged = await judge(twin(other, traffic), state);
          expect(lookups(ceilings, (each) => told(each, other).status)).toEqual(
            lookups(judged.ceilings, ({ status }) => status),
          );
        },
      ),
      { numRuns: 20 },
    ));

  it('and never finds better what loses more', () =>
    fc.assert(
      fc.asyncProperty(
        planned,
        states,
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        async (survive, state, multiplier) => {
          const { ceilings } = await judge(twin(survive), state);
          for (const each of ceilings) {
            const [none, az, region] = SURVIVALS.map((one) =>
              COLOURS.indexOf(statusAt(told(each, one).statusSteps, multiplier)),
            );
            expect(none).toBeGreaterThanOrEqual(az ?? Number.NaN);
            expect(az).toBeGreaterThanOrEqual(region ?? Number.NaN);
          }
        },
      ),
      { numRuns: 20 },
    ));
});
