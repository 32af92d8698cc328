import { describe, expect, it } from '@jest/globals';
import type { Inventory } from '../../src/model/inventory';
import { GLOBAL } from '../../src/model/target';
import type { EventPlanInput } from '../../src/plan/schema';
import { type Account, inventoriesOf, shop } from './accounts';
import { judge } from './judge';

/** The shop, once more in another region. */
const regions = ['us-east-1', 'eu-west-1'];
const twin = (survive: 'az' | 'region'): Account => ({
  ...shop,
  plan: {
    ...shop.plan,
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
