import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClients } from '../../src/aws/clients';
import { collectors } from '../../src/collect/registry';
import { collectTarget } from '../../src/collect/run';
import type { ArtifactId, Artifacts, Tags } from '../../src/model/artifacts';
import { type ArtifactResult, type Inventory, isCollectedIn } from '../../src/model/inventory';
import { GLOBAL } from '../../src/model/target';
import type { Lookback } from '../../src/plan/lookback';
import { actionsOf, asksNothing, denialsOf, lostWithout, touchedWithout } from './denials';
import { startGapServer } from './gap-server';
import { unlimited } from './limiter';
import { type RunningShop, startShop } from './shop';
import { RARITIES_REGION, SHOP_ACCOUNT } from './shop/account';
import { peakTime } from './shop/metrics';
import { collectedFrom, fillRarities, NOT_THERE, shopScenario, UNASKED } from './shop/services';
import { NONE } from './shop/services/service';
import { withoutSupportPlan } from './shop/services/support';

const SINGAPORE = 'ap-southeast-1';
const VIRGINIA = 'us-east-1';
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const now = new Date();
const iso = (time: number): string => new Date(time).toISOString();
/** From a whole hour on, like the look-back of a plan. */
const fortnight = {
  from: iso(Math.floor((now.getTime() - 14 * DAY) / HOUR) * HOUR),
  to: now.toISOString(),
  exclude: [],
  freeze: { from: iso(now.getTime() - DAY), to: now.toISOString() },
};
/** Enough to see the peak, where how far back one looks makes no difference. */
const halfDay = {
  from: iso(peakTime(now).getTime() - DAY / 4),
  to: iso(peakTime(now).getTime() + DAY / 4),
  exclude: [],
  freeze: { from: iso(now.getTime() - DAY), to: now.toISOString() },
};

let shop: RunningShop;

beforeAll(async () => {
  shop = await startShop(now);
  Object.assign(process.env, shop.env);
}, 120_000);
afterEach(() => shop.heal());
afterAll(() => shop.stop());

async function collect(region: string, lookback: Lookback = fortnight): Promise<Inventory> {
  const clients = createClients({ account: SHOP_ACCOUNT, region, limiter: unlimited() });
  try {
    return await collectTarget({
      target: { account: SHOP_ACCOUNT, region },
      clients,
      collectors,
      lookback,
      now: () => now.toISOString(),
      signal: new AbortController().signal,
    });
  } finally {
    clients.close();
  }
}

function dataOf<K extends ArtifactId>({ artifacts }: Inventory, id: K): Artifacts[K] {
  const result = artifacts[id];
  if (!result?.ok) throw new Error(`${id}: ${JSON.stringify(result)}`);
  return result.data;
}

const failuresOf = ({ artifacts }: Inventory) =>
  Object.entries(artifacts).flatMap(([id, result]) => (result.ok ? [] : [[id, result] as const]));

const ids = collectors.map(({ id }) => id);

const hasSomething = (result: ArtifactResult<unknown> | undefined): boolean =>
  result?.ok === true && Object.keys(result.data as object).length > 0;

/** Whether a row has this for a name: as a text of its own, as a part of an ARN, or as its tag `Name`. */
const isCalled = (row: object, name: string): boolean =>
  Object.values({ ...row, tag: (row as { tags?: Tags }).tags?.Name }).some(
    (text) => typeof text === 'string' && (text === name || text.split(/[:/]/).includes(name)),
  );

/** The same, of which figures need only be equal to six digits. */
function close(said: unknown): object {
  if (typeof said === 'number' && said !== 0) return expect.closeTo(said, 5 - Math.ceil(Math.log10(said)));
  if (Array.isArray(said)) return said.map(close);
  if (typeof said !== 'object' || said === null) return said as unknown as object;
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, close(value)]));
}

describe('the whole shop', () => {
  const inventories = new Map<string, Inventory>();
  const inventory = (region: string): Inventory => {
    const read = inventories.get(region);
    if (!read) throw new Error(`nothing was collected in ${region}`);
    return read;
  };
  const asked = new Set<string>();

  beforeAll(async () => {
    for (const region of [GLOBAL, SINGAPORE, VIRGINIA]) inventories.set(region, await collect(region));
    for (const { action } of await shop.seen()) asked.add(action);
  }, 120_000);

  it('is collected without a failure', () => {
    expect([...inventories.values()].flatMap(failuresOf)).toEqual([]);
  });

  it('has something of every artifact, but of what its services say that there is none', () => {
    const read = [...inventories.values()].map(({ artifacts }) => artifacts);
    const isThere = (id: ArtifactId) => read.some((artifacts) => hasSomething(artifacts[id]));
    const said = ids.flatMap((id) => {
      if (NOT_THERE.includes(id) === !isThere(id)) return [];
      return isThere(id)
        ? `The shop has ${id}: say in test/emulator/shop/services which, not NONE.`
        : `The shop has no ${id}: plant some in test/emulator/shop/services, or say NONE and plant some as a rarity.`;
    });
    expect(said).toEqual([]);
  });

  it('is asked by every action, but by those for which its services say that there is no reason', () => {
    const said = actionsOf(collectors).flatMap((action) => {
      if (UNASKED.includes(action) === !asked.has(action)) return [];
      return asked.has(action)
        ? `The shop gives a reason to call ${action}: take it off the rarities of its service in test/emulator/shop.`
        : `Nothing calls ${action}: plant in test/emulator/shop/services what it is called for, or name it in rarities.`;
    });
    expect(said).toEqual([]);
  });

  it('is only looked at', () => {
    expect([...asked].filter((action) => !/:(Describe|List|Lookup|Get|GET)/.test(action))).toEqual([
      'iam:GenerateCredentialReport',
    ]);
    const declared = new Set(collectors.flatMap(({ actions }) => actions));
    expect([...asked].filter((action) => !declared.has(action))).toEqual([]);
  });

  const said = Object.entries(collectedFrom(now)).flatMap(([id, found]) =>
    found === NONE ? [] : Object.entries(found).map(([region, data]) => ({ id, region, data }) as const),
  );

  it.each(said)('has $id of $region as its service says', ({ id, region, data }) => {
    const read = dataOf(inventory(region), id as ArtifactId);
    if (!Array.isArray(read)) {
      expect(read).toMatchObject(close(data));
      return;
    }
    for (const [name, rows] of Object.entries(data)) {
      const called = read.filter((row) => isCalled(row, name));
      expect({ [name]: called }).toMatchObject({ [name]: close([rows].flat()) });
    }
  });

  it('has Classic Load Balancers with the instances of the groups that register with them', () => {
    const balancers = dataOf(inventory(SINGAPORE), 'classicLoadBalancers');
    const registered = balancers.map(({ loadBalancerName, subnetIds, instances }) => {
      const group = dataOf(inventory(SINGAPORE), 'autoScalingGroups').find(({ loadBalancerNames }) =>
        loadBalancerNames.includes(loadBalancerName),
      );
      expect(subnetIds).toHaveLength(3);
      expect(instances.map(({ instanceId }) => instanceId).toSorted()).toEqual(
        group?.instances.map(({ instanceId }) => instanceId).toSorted(),
      );
      return [loadBalancerName, group?.autoScalingGroupName, group?.tags.app];
    });
    expect(registered.toSorted()).toEqual([
      // It is somebody else's: outside the scope of the shop.
      ['legacy-intranet', 'legacy-batch', undefined],
      ['shop-partners', 'shop-api', 'shop'],
    ]);
  });
});

/** What differs between two looks at the same account: moto says that backups are as good as now. */
const lasting = ({ artifacts }: Inventory): Inventory['artifacts'] =>
  JSON.parse(JSON.stringify(artifacts, (key, value) => (key === 'latestRestorableTime' ? null : value)));

describe('who answered a collector, as it says itself', () => {
  const inventories: Inventory[] = [];
  const answeredBy = new Map<string, Set<string | undefined>>();

  beforeAll(async () => {
    await fillRarities(shop.moto, now);
    for (const region of [GLOBAL, SINGAPORE, RARITIES_REGION]) inventories.push(await collect(region));
    for (const request of await shop.seen()) {
      const others = answeredBy.get(request.action) ?? new Set();
      answeredBy.set(request.action, others.add(request.answeredBy));
    }
  }, 120_000);

  it.each(collectors.map((collector) => [collector.id, collector] as const))(
    '%s: each action, with something',
    (id, { actions, verified }) => {
      const answers = actions.map((action) => [action, ...(answeredBy.get(action) ?? [])]);
      expect(answers.filter(([, ...by]) => by.length !== 1)).toEqual([]);
      expect(answers.flat().includes('modelled') ? 'modelled' : 'moto').toBe(verified);
      const said = inventories.some(({ artifacts }) => hasSomething(artifacts[id]))
        ? []
        : [
            `Nothing was read of ${id}: plant some as a rarity of its service in test/emulator/shop/services.`,
          ];
      expect(said).toEqual([]);
    },
  );
});

/** `ec2` of `ec2:DescribeSubnets`. */
const serviceOf = (action: string): string => action.split(':')[0] ?? '';

describe.each([GLOBAL, SINGAPORE])('a permission that is missing in %s', (region) => {
  const here = collectors.filter(({ id }) => isCollectedIn({ account: SHOP_ACCOUNT, region }, id));
  let healthy: Inventory['artifacts'];
  /** By what was denied together: what was read then. */
  const refused = new Map<readonly string[], Inventory['artifacts']>();

  beforeAll(async () => {
    healthy = lasting(await collect(region, halfDay));
    for (const denied of denialsOf(here)) {
      await shop.deny(...denied);
      refused.set(denied, lasting(await collect(region, halfDay)));
      await shop.heal();
    }
  }, 300_000);

  it.each(actionsOf(here).filter((action) => !UNASKED.includes(action)))(
    '%s takes what it answers, says so, and leaves the rest as it was',
    (action) => {
      const [denied = [], artifacts = {}] =
        [...refused].find(([together]) => together.includes(action)) ?? [];
      const lost = lostWithout([action], here);
      for (const collector of here) {
        const { id } = collector;
        if (!lost.has(id) || asksNothing(collector, healthy)) continue;
        // It may ask about some of what it needs only, such as alarms of policies that have any, and another service about what it found.
        const asksSeveral = new Set(collector.actions.map(serviceOf)).size > 1;
        if ((collector.needs.length > 0 || asksSeveral) && !hasSomething(healthy[id])) continue;
        expect(artifacts[id]).toMatchObject({
          ok: false,
          action,
          code: expect.stringMatching(/^(AccessDenied|UnauthorizedOperation|NeedsFailed)/),
        });
      }
      const others = touchedWithout(denied, here);
      const pick = (of: Inventory['artifacts']) =>
        here.filter(({ id }) => !others.has(id)).map(({ id }) => [id, of[id]]);
      expect(pick(artifacts)).toEqual(pick(healthy));
    },
  );
});

describe('an account that answers slowly or not at once', () => {
  it('is collected in the end when it throttles', async () => {
    await shop.throttle(2, 'ec2:DescribeInstances', 'servicequotas:ListServiceQuotas');
    const inventory = await collect(SINGAPORE, halfDay);
    expect(failuresOf(inventory)).toEqual([]);
    expect(dataOf(inventory, 'ec2Instances')).toHaveLength(25);
  }, 60_000);

  it('says what an account without a support plan lacks', async () => {
    const poor = await startGapServer(shop.moto, withoutSupportPlan(shopScenario(now)));
    try {
      process.env.AWS_ENDPOINT_URL = poor.endpoint;
      const lacking = expect.objectContaining({ code: 'SubscriptionRequiredException' });
      expect(Object.fromEntries(failuresOf(await collect(GLOBAL)))).toEqual({
        trustedAdvisor: lacking,
        healthEvents: lacking,
        supportCases: lacking,
      });
    } finally {
      process.env.AWS_ENDPOINT_URL = shop.endpoint;
      await poor.stop();
    }
  });
});
